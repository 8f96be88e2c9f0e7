"""Official figures told in other words: right ones raise nothing, misprinted ones are found: cases/official.toml."""

from __future__ import annotations

import re
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

CASES = tomllib.loads((Path(__file__).parent / "cases" / "official.toml").read_text("utf-8"))["case"]
_FIGURE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def printed(case: dict[str, Any], misprinted: bool) -> Article:
    """The article of a case, with the right figure or the wrong one."""
    text = _FIGURE.sub(r"\2" if misprinted else r"\1", case["text"])
    return Article(f"{case['name']} {misprinted}", text, published=case.get("published"))


@pytest.fixture(scope="module")
def findings(parser: Parser) -> dict[str, tuple[Finding, ...]]:
    """What is found in every case, read in one go as articles on their own."""
    articles = [printed(case, misprinted) for case in CASES for misprinted in (False, True)]
    store = open_store([data_folder("reference")])
    batch = desk.check(articles, parser, store, Settings(each_alone=True))
    return {report.article.id: report.findings for report in batch.reports}


def codes(found: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in found if finding.severity != "advice"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_right_figures_raise_nothing(findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]) -> None:
    assert codes(findings[f"{case['name']} False"]) == set()


@pytest.mark.parametrize("case", [c for c in CASES if "finds" in c], ids=lambda case: case["name"])
def test_a_misprinted_figure_is_found(findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]) -> None:
    assert codes(findings[f"{case['name']} True"]) == {case["finds"]}
