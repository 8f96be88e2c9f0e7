"""Which indicator a measure in print is: synonyms, narrower words, the article's topic, and none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.indicators import Names, name_indicators
from pipeline.records import Claim, Indicator, PlaceReading
from tests.made import INDICATORS, LOOSE_SHEEP, claim

NAMES = Names({indicator.id: indicator for indicator in INDICATORS})


@pytest.mark.parametrize(
    ("measure", "indicator"),
    [
        ("sheep found loose", "loose_sheep"), ("stray sheep", "loose_sheep"), ("Stray sheep in the lanes", None),
        ("reported stray sheep", "loose_sheep"), ("recorded loose sheep", "loose_sheep"), ("gate fines", "gate_fines"),
        ("fines for open gates", "gate_fines"), ("fines", None), ("sheep", None), ("wolves", None), ("", None),
        ("online wool sales", "online_sales"), ("wool sales", None), ("wool sales online", "online_sales"),
        ("provinces", "provinces"), ("number of provinces", "provinces"), (None, None),
    ],
)  # fmt: skip
def test_a_measure_is_the_indicator_whose_name_its_words_cover(measure: str | None, indicator: str | None) -> None:
    found = NAMES.best(measure)
    if indicator is None:
        assert found is None or not found.exact
    else:
        assert found is not None
        assert (found.indicator.id, found.exact) == (indicator, True)


@pytest.mark.parametrize(
    ("measure", "left"),
    [("black stray sheep", {"black"}), ("stray sheep with lambs", {"lamb"}), ("unpaid gate fines", {"unpaid"})],
)
def test_words_that_restrict_a_measure_further_make_it_narrower_than_the_table(measure: str, left: set[str]) -> None:
    found = NAMES.best(measure)
    assert found is not None
    assert (found.exact, found.left) == (False, left)


def test_online_is_a_qualifier_of_a_measure_and_not_a_narrower_one() -> None:
    found = NAMES.best("online gate fines")
    assert found is not None
    assert (found.indicator.id, found.exact) == ("gate_fines", True)


@pytest.mark.parametrize("measure", ["total", "cases", "number of cases", "figure", "sheep", "stray cases"])
def test_a_measure_that_says_nothing_new_is_of_the_articles_topic(measure: str) -> None:
    found = NAMES.elliptical(measure, LOOSE_SHEEP)
    assert found is not None
    assert (found.indicator, found.exact, found.inherited) == (LOOSE_SHEEP, True, True)


@pytest.mark.parametrize("measure", ["wolves", "dog cases", "shepherds", None, "total cost", "farm sheep"])
def test_a_measure_that_says_something_else_is_not(measure: str | None) -> None:
    assert NAMES.elliptical(measure, LOOSE_SHEEP) is None


def told(*measures: str | None, role: str = "level") -> list[Claim]:
    return [claim(place, "14", role, measure=measure) for place, measure in enumerate(measures)]


def test_the_topic_is_the_first_indicator_named_and_later_totals_are_of_it() -> None:
    named = name_indicators(told("cases", "stray sheep", "total", "gate fines", "total", "wolves"), NAMES)
    found = {id_: (one.indicator.id, one.inherited) for id_, one in named.items()}
    assert found == {
        1: ("loose_sheep", False), 2: ("loose_sheep", True), 3: ("gate_fines", False), 4: ("loose_sheep", True)
    }  # fmt: skip


def test_bounds_and_what_is_no_claim_have_no_indicator() -> None:
    assert name_indicators(told("stray sheep", role="bound") + told("stray sheep", role="other"), NAMES) == {}


SMOKERS = Indicator("smokers", "Daily smokers", "percentage", ("share of adults who are daily smokers",))


@pytest.mark.parametrize(
    ("measure", "predicate", "named"),
    [
        ("adults", "daily smokers", True), ("adults", "daily walkers", False), ("adults", None, False),
        ("young adults", "daily smokers", False),
    ],
)  # fmt: skip
def test_a_share_is_named_by_whom_it_is_of_and_what_these_do(measure: str, predicate: str | None, named: bool) -> None:
    one = claim(1, "12.9%", "share", measure=measure, predicate=predicate)
    found = name_indicators([one], Names({"smokers": SMOKERS}))
    assert (1 in found and found[1].exact) is named


def test_the_adjective_of_its_country_restricts_no_measure() -> None:
    german = PlaceReading("DEU", "Germany", "demonym")
    one = claim(1, "80", measure="German stray sheep", place="German", places=(german,))
    two = claim(2, "80", measure="German stray sheep", place="Kent")
    found = name_indicators([one, two], NAMES)
    assert (found[1].exact, found[2].exact) == (True, False)


def test_no_indicators_name_nothing() -> None:
    assert Names({}).best("stray sheep") is None


@given(st.text(max_size=60))
def test_any_words_are_named_or_not_without_raising_and_always_alike(measure: str) -> None:
    assert NAMES.best(measure) == NAMES.best(measure)
    NAMES.elliptical(measure, LOOSE_SHEEP)
