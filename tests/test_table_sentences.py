"""Sentences of news prose against the shipped tables, right, wrong and open: cases/table_sentences.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Report
from pipeline.resources import data_folder
from pipeline.settings import Settings

GROUPS = tomllib.loads((Path(__file__).parent / "cases" / "table_sentences.toml").read_text("utf-8"))["group"]
SUPPORTED = frozenset({"supported", "supported_rounded", "consistent"})
REFUTED = frozenset({"mismatch", "inconsistent"})


def sentences(kind: str) -> list[object]:
    """The sentences of a kind, each named by what it is about."""
    told = [(group["about"], text) for group in GROUPS for text in group.get(kind, ())]
    return [pytest.param(text, id=f"{about}: {text.strip().splitlines()[0]}") for about, text in told]


@pytest.fixture(scope="module")
def reports(parser: Parser) -> dict[str, Report]:
    articles = {
        text: Article(text, text, published=group.get("published", "2025-06-01"))
        for group in GROUPS for kind in ("right", "wrong", "open") for text in group.get(kind, ())
    }  # fmt: skip
    batch = desk.check(articles.values(), parser, open_store([data_folder("reference")]), Settings(each_alone=True))
    return {report.article.id: report for report in batch.reports}


def grave(report: Report) -> list[str]:
    return [f"{finding.code} {finding.message}" for finding in report.findings if finding.severity != "advice"]


@pytest.mark.parametrize("text", sentences("right"))
def test_a_right_sentence_is_supported_and_not_flagged(reports: dict[str, Report], text: str) -> None:
    assert grave(reports[text]) == []
    statuses = {claim.status for claim in reports[text].claims}
    assert statuses & SUPPORTED
    assert not statuses & REFUTED


@pytest.mark.parametrize("text", sentences("wrong"))
def test_a_wrong_sentence_is_refuted(reports: dict[str, Report], text: str) -> None:
    report = reports[text]
    assert grave(report) or {claim.status for claim in report.claims} & REFUTED  # an estimate is advice, and a mismatch
    assert report.findings


@pytest.mark.parametrize("text", sentences("open"))
def test_what_the_tables_do_not_settle_is_not_flagged(reports: dict[str, Report], text: str) -> None:
    assert grave(reports[text]) == []
    assert not {claim.status for claim in reports[text].claims} & REFUTED
