"""Right figures, and figures that no table is about, raise neither error nor warning: cases/silent.toml."""

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

CASES = tomllib.loads((Path(__file__).parent / "cases" / "silent.toml").read_text("utf-8"))["case"]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.fixture(scope="module")
def findings(parser: Parser) -> dict[str, tuple[Finding, ...]]:
    articles = [Article(case["name"], case["text"]) for case in CASES]
    batch = desk.check(articles, parser, open_store([data_folder("reference")]), Settings())
    return {report.article.id: report.findings for report in batch.reports}


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_nothing_is_flagged_as_error_or_warning(findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]) -> None:
    grave = [finding for finding in findings[case["name"]] if finding.severity != "advice"]
    assert [(finding.code, finding.message, finding.working) for finding in grave] == []
