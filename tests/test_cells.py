"""Which row an article is held against: its cell, the release of its day, and never the article's own report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.changes import match_change
from pipeline.match.indicators import Named
from pipeline.match.levels import match_level
from pipeline.records import Article, Change, Claim, Match, Observation
from tests.made import LOOSE_SHEEP, PROVINCES, SOURCES, claim, passage, reading, row, store, year

FIRST = row(570, release="2017-10")
SECOND = row(581, release="2019-03", row=2)
THIRD = row(590, release="2020", row=3)
RELEASES = (SECOND, THIRD, FIRST)
OUTLETS = {source.id: source for source in SOURCES}


@pytest.mark.parametrize(
    ("published", "value"),
    [
        (None, 570), ("2016", 570), ("2017-09-30", 570), ("2017-10", 570), ("2017-10-01", 570), ("2018", 570),
        ("2019-02-28", 570), ("2019-03", 581), ("2019", 581), ("2019-12-31", 581), ("2020-01-01", 590), ("2024", 590),
    ],
)  # fmt: skip
def test_an_article_is_held_against_the_newest_release_of_its_day_else_the_earliest_later_one(
    published: str | None, value: float
) -> None:
    found = cells.chosen(RELEASES, published)
    assert found is not None
    assert found.value == value


def test_without_rows_nothing_is_chosen() -> None:
    assert cells.chosen((), "2019") is None


@given(st.permutations(RELEASES), st.sampled_from([None, "2016", "2018", "2019-05", "2021-01-01"]))
def test_the_order_of_the_table_chooses_nothing(rows: list[Observation], published: str | None) -> None:
    assert cells.chosen(rows, published) == cells.chosen(RELEASES, published)


@pytest.mark.parametrize(
    ("release", "published", "later"),
    [
        ("2019-10", "2018-02", True), ("2018-02", "2018-02", False), ("2018-02-10", "2018", False),
        ("2018", "2018-02-01", False), ("2019", None, False), ("2018-03", "2018-02-28", True),
    ],
)  # fmt: skip
def test_a_release_is_later_only_where_no_reading_of_its_date_is_on_or_before_the_articles(
    release: str, published: str | None, later: bool
) -> None:
    assert cells.is_later(replace(FIRST, release=release), published) is later


@pytest.mark.parametrize(
    ("outlet", "published", "own"),
    [
        ("gazette.example", "2017-10-02", True), ("https://www.Gazette.example/news", "2017-10-02", True),
        ("gazette.example", "2017-10", True), ("gazette.example", "2017", True),
        ("gazette.example", "2017-10-03", False), ("gazette.example", None, False),
        (None, "2017-10-02", False), ("herald.example", "2017-10-02", False),
    ],
)  # fmt: skip
def test_what_the_articles_own_outlet_reported_on_its_day_is_no_evidence(
    outlet: str | None, published: str | None, own: bool
) -> None:
    printed_there = row(570, release="2017-10-02", source="gazette")
    article = Article("a", "", published=published, outlet=outlet)
    assert (cells.foreign([printed_there], article, OUTLETS) == ()) is own
    assert cells.foreign([FIRST], article, OUTLETS) == (FIRST,)


def test_a_cell_is_one_population_and_one_period_in_every_release() -> None:
    online = row(90, qualifiers=(("flag", "online"),))
    named = row(570, qualifiers=(("age", "0-1"),), release="2018")
    older = row(700, first=2015)
    want = cells.wanted(
        claim(0, "570", places=(reading("N"),), period=year(2016)),
        LOOSE_SHEEP,
        Tables(store([FIRST]), Article("a", "")),
    )
    assert cells.in_cell([FIRST, online, named, older], want) == (FIRST, named)  # age 0-1 is what all rows have
    assert cells.in_cell([FIRST], replace(want, stretch=None)) == ()


def test_a_place_is_read_as_the_finest_kind_that_the_rows_are_about() -> None:
    readings = (reading("T"), reading("U"), reading("N"))
    assert cells.place_for(readings, LOOSE_SHEEP) == reading("N")
    assert cells.place_for(readings[:2], PROVINCES) == reading("U")
    assert cells.place_for(readings[:1], PROVINCES) == reading("T")
    assert cells.place_for((), PROVINCES) is None


SHEEP = Named(LOOSE_SHEEP, 1.0, exact=True)


def matched(one: Claim, published: str | None, *rows: Observation, named: Named | None = SHEEP) -> Match:
    return match_level(one, named, Tables(store(rows), Article("a", "", published=published)))


def sheep(text: str, **more: Any) -> Claim:
    fields: dict[str, Any] = {"places": (reading("N"),), "period": year(2016), "measure": "loose sheep"}
    return claim(0, text, **fields | more)


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        ("570", "2018", "supported"), ("581", "2019-04", "supported"), ("570", None, "supported"),
        ("570", "2019-04", "superseded"), ("581", "2018", "revised_since"), ("581", None, "revised_since"),
        ("507", "2018", "mismatch"), ("about 570", "2018", "supported_rounded"),
        ("nearly 600", "2018", "supported_rounded"), ("nearly 700", "2018", "mismatch"),
        ("more than 500", "2018", "supported_rounded"),
        ("more than 600", "2018", "mismatch"), ("up to 600", "2018", "supported_rounded"),
    ],
)  # fmt: skip
def test_a_level_is_held_against_its_cell_and_told_where_only_another_release_has_it(
    text: str, published: str | None, status: str
) -> None:
    match = matched(sheep(text), published, FIRST, SECOND)
    assert (match.level, match.status) == ("same", status)
    assert match.reason


def test_a_suppressed_cell_can_not_be_checked() -> None:
    assert matched(sheep("570"), "2018", row(None)).status == "not_checkable"


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({"places": ()}, "no row"), ({"period": None}, "no row"), ({"places": (reading("S"),)}, "other place"),
        ({"places": (reading("U"),)}, "other place"), ({"period": year(2010)}, "other period"),
        ({"qualifiers": (("flag", "online"),)}, "other population"),
        ({"qualifiers": (("age", "2-4"),)}, "other population"),
        ({"part_of": (7,)}, "narrower"),
    ],
)  # fmt: skip
def test_what_is_not_the_claims_own_cell_gives_no_verdict_and_says_why(changed: dict[str, Any], level: str) -> None:
    match = matched(sheep("12", **changed), "2018", FIRST)
    assert (match.level, match.status) == (level, "no_reference")
    assert match.reason


def test_a_measure_that_is_narrower_than_the_tables_gives_no_verdict() -> None:
    match = matched(sheep("12"), "2018", FIRST, named=replace(SHEEP, exact=False, left=frozenset({"black"})))
    assert (match.level, match.status, match.runner_up) == ("narrower", "no_reference", FIRST)
    assert matched(sheep("12"), "2018", FIRST, named=None).level == "no indicator"


@pytest.mark.parametrize("text", ["£570", "570 miles", "57 per cent"])
def test_money_measures_and_per_cents_are_not_held_against_counts(text: str) -> None:
    assert matched(sheep(text), "2018", FIRST).status == "no_reference"


def test_an_inferred_place_supports_and_never_contradicts() -> None:
    assert matched(sheep("570", inferred=frozenset({"place"})), "2018", FIRST).status == "supported"
    assert matched(sheep("507", inferred=frozenset({"place"})), "2018", FIRST).status == "no_reference"


ROSE = Change(passage("rose"), "up", 0, new=0, amount=1, percent=1)


def changed(text: str, published: str | None, *rows: Observation, direction: Any = "up") -> Match | None:
    claims = (sheep("570"), replace(sheep(text), id=1, role="change"))
    change = replace(ROSE, direction=direction)
    return match_change(claims[1], change, claims, SHEEP, Tables(store(rows), Article("a", "", published=published)))


BEFORE = row(500, first=2015, row=4)


@pytest.mark.parametrize(
    ("text", "direction", "status"),
    [
        ("70", "up", "supported"), ("14 per cent", "up", "supported"), ("70", "down", "mismatch"),
        ("about 70", "up", "supported"), ("140 per cent", "up", "mismatch"), ("77", "up", "mismatch"),
        ("13 per cent", "up", "supported"),  # 14.0 is the very end of 13 with its decimals cut off
    ],
)  # fmt: skip
def test_a_change_is_held_against_the_two_rows_that_it_lies_between(text: str, direction: str, status: str) -> None:
    match = changed(text, "2018", FIRST, BEFORE, direction=direction)
    assert match is not None
    assert (match.level, match.status, match.others) == ("derived", status, (BEFORE,))


def test_two_rows_of_one_release_come_before_a_newer_row_without_a_partner() -> None:
    match = changed("70", "2019-05", FIRST, SECOND, BEFORE)
    assert match is not None
    assert (match.level, match.observation) == ("derived", FIRST)


def test_a_change_between_two_releases_says_so() -> None:
    match = changed("70", "2019-05", SECOND, BEFORE)
    assert match is not None
    assert (match.level, match.status) == ("derived from two releases", "mismatch")


def test_a_change_without_two_rows_is_no_reference_and_tells_what_it_implies() -> None:
    match = changed("14 per cent", "2018", FIRST)
    assert match is not None
    assert match.status == "no_reference"
    assert "implies 500 before" in match.reason


@pytest.mark.parametrize("text", ["hundreds", "0", "minus 3", "3 to 5", "0 per cent"])
def test_odd_numbers_are_matched_without_raising(text: str) -> None:
    matched(sheep(text), "2018", FIRST, row(0.0, release="2018"))
    changed(text, "2018", FIRST, replace(BEFORE, value=0.0))
    changed(text, "2018", FIRST, replace(BEFORE, value=None))
