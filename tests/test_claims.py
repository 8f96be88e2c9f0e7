"""What each number is a number of, as its sentence and the ones before it tell: cases/claims.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Claim, Reading
from pipeline.resources import data_folder

CASES = tomllib.loads((Path(__file__).parent / "cases" / "claims.toml").read_text("utf-8"))["case"]


def marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.fixture(scope="module")
def readings(parser: Parser) -> dict[str, Reading]:
    """All cases read in one go, with the places of the tables that the project carries."""
    articles = [Article(case["name"], case["text"], published=case.get("published")) for case in CASES]
    reference = open_store([data_folder("reference")])
    return {reading.article.id: reading for reading in desk.read(articles, parser, reference)}


def told(claim: Claim, reading: Reading) -> dict[str, Any]:
    """A claim as the cases word it."""
    period, baseline = claim.period, claim.baseline
    return {
        "text": claim.quantity.passage.text,
        "role": claim.role,
        "direction": claim.direction,
        "comparator": claim.quantity.comparator,
        "measure": claim.measure,
        "place": claim.place,
        "place_code": claim.place_code,
        "period": None if period is None else period.label or period.passage.text,
        "starts": None if period is None or period.start is None else period.start.isoformat(),
        "baseline": None if baseline is None else baseline.passage.text,
        "qualifiers": dict(claim.qualifiers),
        "speaker": claim.speaker,
        "superlative": None if claim.superlative is None else claim.superlative.text,
        "whole_set": claim.whole_set,
        "part_of": [reading.claims[id_].quantity.passage.text for id_ in claim.part_of],
    }


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_a_number_is_read_in_its_context(readings: dict[str, Reading], case: dict[str, Any]) -> None:
    reading = readings[case["name"]]
    found = {claim.quantity.passage.text: told(claim, reading) for claim in reading.claims}
    for want in case["claims"]:
        assert want["text"] in found, list(found)
        has = found[want["text"]]
        assert {key: has[key] for key in want} == {
            key: None if value == "none" else value for key, value in want.items()
        }


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))
