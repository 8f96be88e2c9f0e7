"""Which number of a sentence is the old level, the new one and the difference: cases/changes.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.records import Article, Reading
from tests.made import store

CASES = tomllib.loads((Path(__file__).parent / "cases" / "changes.toml").read_text("utf-8"))["case"]
PARTS = ("old", "new", "amount", "percent", "points", "multiple")


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.fixture(scope="module")
def readings(parser: Parser) -> dict[str, Reading]:
    """All cases read in one go, as a batch of articles."""
    articles = [Article(case["name"], case["text"]) for case in CASES]
    return {reading.article.id: reading for reading in desk.read(articles, parser, store(()))}


def told(reading: Reading) -> list[dict[str, str]]:
    words = {claim.id: claim.quantity.passage.text for claim in reading.claims}
    found = []
    for change in reading.changes:
        parts = {part: words[id_] for part in PARTS if (id_ := getattr(change, part)) is not None}
        found.append(parts | ({"direction": change.direction} if change.direction else {}))
    return found


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_sentence_tells_these_changes_and_no_others(readings: dict[str, Reading], case: dict[str, Any]) -> None:
    assert told(readings[case["name"]]) == case["changes"]


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


def test_the_word_that_tells_a_change_is_where_its_passage_says(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        for change in reading.changes:
            trigger = change.trigger
            assert reading.article.text[trigger.start : trigger.end] == trigger.text
