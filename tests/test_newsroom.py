"""Sums as newspapers tell them: traps stay silent, and the errors beside them do not (cases/newsroom.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Finding
from pipeline.resources import data_folder
from pipeline.settings import Settings

CASES = tomllib.loads((Path(__file__).parent / "cases" / "newsroom.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def findings(parser: Parser) -> dict[str, tuple[Finding, ...]]:
    articles = [Article(case["name"], case["text"]) for case in CASES]
    batch = desk.check(articles, parser, open_store([data_folder("reference")]), Settings(each_alone=True))
    return {report.article.id: report.findings for report in batch.reports}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_traps_stay_silent_and_errors_do_not(findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]) -> None:
    grave = [finding for finding in findings[case["name"]] if finding.severity != "advice"]
    told = [(finding.code, finding.message, finding.working) for finding in grave]
    if "flagged" not in case:
        assert told == []
    else:
        assert case["flagged"] in {finding.code for finding in grave}, told


def test_far_fetched_digits_are_no_diagnosis(parser: Parser) -> None:
    article = Article("far", "The lake lies 100 kilometres (90 miles) south of the town.")
    batch = desk.check([article], parser, open_store([data_folder("reference")]), Settings())
    (finding,) = batch.findings
    assert finding.diagnosis == ()


def test_the_working_is_told_as_print_tells_its_numbers(parser: Parser) -> None:
    article = Article(
        "like", "The debt was cut by £48m to £213m from £281m. It has 5.3 million men and 3.1 million women."
    )
    batch = desk.check([article], parser, open_store([data_folder("reference")]), Settings())
    assert [finding.working for finding in batch.findings] == ["£281m to £213m is −£68m"]
