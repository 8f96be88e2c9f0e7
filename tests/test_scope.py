"""Another cell that a misprinted number fits exactly: one respect away, and near before far."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.match.levels import match_level
from pipeline.match.scope import Elsewhere, other_cell
from pipeline.records import Article, Observation
from tests.made import LOOSE_SHEEP, PROVINCES, claim, reading, row, store, year

OWN = row(570)
SHEEP = Named(LOOSE_SHEEP, 1.0, exact=True)


def found(text: str, *rows: Observation, article: Article | None = None, **more: Any) -> Elsewhere | None:
    one = claim(0, text, measure="loose sheep", places=(reading("N"),), period=year(2016), **more)
    tables = Tables(store((OWN, *rows)), article or Article("a", "", published="2018"))
    return other_cell(one, match_level(one, SHEEP, tables), SHEEP, tables)


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (row(381, "S"), "place"), (row(381, first=2015), "period"),
        (row(381, qualifiers=(("flag", "online"),)), "population"),
    ],
)  # fmt: skip
def test_the_value_of_a_cell_that_differs_in_one_respect_is_named_with_that_respect(
    other: Observation, differs: str
) -> None:
    elsewhere = found("381", other)
    assert elsewhere is not None
    assert (elsewhere.row, elsewhere.own, elsewhere.differs) == (other, OWN, differs)


@pytest.mark.parametrize(
    "other",
    [
        row(381, "S", first=2015), row(381, "S", qualifiers=(("flag", "online"),)), row(380, "S"),
        row(381, "S", unit="lamb"), row(381, "S", indicator="gate_fines"),
    ],
)  # fmt: skip
def test_a_cell_that_differs_in_two_respects_in_value_unit_or_indicator_is_not_meant(other: Observation) -> None:
    assert found("381", other) is None


def test_only_an_exact_number_names_another_cell() -> None:
    assert found("about 381", row(381, "S")) is None
    assert found("more than 381", row(381, "S")) is None


def test_a_place_that_holds_the_claims_own_comes_before_any_other() -> None:
    elsewhere = found("381", row(381, "S"), row(381, "U", row=2))
    assert elsewhere is not None
    assert elsewhere.row.place_code == "U"


def test_the_same_period_elsewhere_comes_before_another_period_here() -> None:
    elsewhere = found("381", row(381, first=2015), row(381, "S", row=2))
    assert elsewhere is not None
    assert elsewhere.differs == "place"


def test_what_the_articles_own_outlet_printed_that_day_is_no_other_cell() -> None:
    printed_there = row(381, "S", release="2018-02-01", source="gazette")
    article = Article("a", "", published="2018-02-01", outlet="gazette.example")
    assert found("381", printed_there, article=article) is None
    assert found("381", printed_there) is not None


MEMBERS = Named(PROVINCES, 1.0, exact=True)


def provinces(value: int, place: str) -> Observation:
    return row(value, place, indicator="provinces", unit="province")


@pytest.mark.parametrize(
    ("text", "whole_set", "status"),
    [
        ("2", False, "no_reference"),  # of two provinces: some, and as it happens all
        ("1", False, "no_reference"),
        ("4", False, "mismatch"),  # exactly as many as the south has
        ("1", True, "mismatch"),
        ("2", True, "supported"),
    ],
)
def test_a_count_of_some_of_a_set_is_no_claim_about_its_size_unless_it_is_another_sets(
    text: str, whole_set: bool, status: str
) -> None:
    one = claim(0, text, measure="provinces", places=(reading("U"),), period=None, whole_set=whole_set)
    tables = Tables(store([provinces(2, "U"), provinces(4, "S")]), Article("a", ""))
    assert match_level(one, MEMBERS, tables).status == status
