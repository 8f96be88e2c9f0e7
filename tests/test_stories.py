"""Whole passages: which words are quoted, and who said them: cases/speakers.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quotes import read_quotes
from pipeline.language import Parser
from pipeline.records import Article

CASES = tomllib.loads((Path(__file__).parent / "cases" / "speakers.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_every_piece_is_read_and_given_to_whom_print_gives_it(parser: Parser, case: dict[str, Any]) -> None:
    quotes = read_quotes(Article("a", case["text"]), parser)
    assert [[quote.passage.text, quote.speaker or ""] for quote in quotes] == case["read"]
