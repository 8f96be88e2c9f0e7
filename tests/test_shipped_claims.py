"""Sentences against the shipped tables of official statistics: cases/tables.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Report
from pipeline.resources import data_folder
from pipeline.settings import Settings

CASES = tomllib.loads((Path(__file__).parent / "cases" / "tables.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def reports(parser: Parser) -> dict[str, Report]:
    articles = [Article(case["name"], case["text"], published="2019-06-01") for case in CASES]
    batch = desk.check(articles, parser, open_store([data_folder("reference")]), Settings(each_alone=True))
    return {report.article.id: report for report in batch.reports}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_number_is_held_against_its_own_row_or_against_none(reports: dict[str, Report], case: dict[str, Any]) -> None:
    report = reports[case["name"]]
    checked = next(one for one in report.claims if one.claim.quantity.passage.text == case["number"])
    assert checked.status == case["status"], checked.reason
    grave = [finding.code for finding in report.findings if finding.severity != "advice"]
    assert grave == case.get("codes", [])
