"""How the house rounds a half: which values a printed number may stand for, and how a value is printed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Interval, Rounding
from pipeline.relate import intervals
from pipeline.relate.house_rounding import rounded
from tests.made import printed

RULES: tuple[Rounding, ...] = ("either", "half-up", "half-even")


def stands_for(text: str, value: float, rounding: Rounding) -> bool:
    quantity = replace(printed(text), rounding=rounding, may_be_cut=False)
    interval = intervals.of(quantity)
    return interval is not None and intervals.meet(interval, Interval(value, value))


@pytest.mark.parametrize(
    ("text", "value", "rules"),
    [
        ("44 per cent", 44.5, ["either", "half-even"]),
        ("45 per cent", 44.5, ["either", "half-up"]),
        ("46 per cent", 45.5, ["either", "half-up", "half-even"]),
        ("45 per cent", 45.5, ["either"]),
        ("45 per cent", 45.4, ["either", "half-up", "half-even"]),
        ("45 per cent", 45.6, []),
        ("2.2 per cent", 2.25, ["either", "half-even"]),
        ("2.3 per cent", 2.25, ["either", "half-up"]),
        ("£3m", 2_500_000, ["either", "half-up"]),
        ("£2m", 2_500_000, ["either", "half-even"]),
        ("about 44 per cent", 44.5, ["either", "half-up", "half-even"]),
        ("more than 44 per cent", 44.5, ["either", "half-up", "half-even"]),
    ],
)
def test_a_half_is_printed_as_the_house_rounds_it(text: str, value: float, rules: list[Rounding]) -> None:
    assert [rule for rule in RULES if stands_for(text, value, rule)] == rules


@pytest.mark.parametrize(("rule", "fits"), [("either", True), ("half-up", False), ("half-even", True)])
def test_half_up_is_away_from_nought_also_where_it_falls(rule: Rounding, fits: bool) -> None:
    four = printed("4 per cent")
    fall = replace(four, value=-4.0, interval=Interval(-4.5, -3.5), rounding=rule, may_be_cut=False)
    interval = intervals.of(fall)
    assert interval is not None
    assert intervals.meet(interval, Interval(-4.5, -4.5)) is fits
    assert intervals.meet(interval, Interval(-4.4, -4.4))


@given(st.integers(2, 99_999), st.integers(0, 3), st.sampled_from(RULES))
def test_what_is_printed_stands_for_the_value_that_was_printed_so(steps: int, decimals: int, rule: Rounding) -> None:
    """Every half is printed by its rule as a number that stands for it, and no rule knows another than either does."""
    half = (Fraction(steps) + Fraction(1, 2)) / 10**decimals
    number = rounded(float(half * 10**decimals), rule)
    text = f"{number / 10**decimals:.{decimals}f} per cent"
    assert stands_for(text, float(half), rule)
    assert stands_for(text, float(half), "either")
    other = 2 * steps + 1 - number
    if rule != "either" and (decimals or other % 10):  # "490" may be rounded to the ten
        assert not stands_for(f"{other / 10**decimals:.{decimals}f} per cent", float(half), rule)


@pytest.mark.parametrize(
    ("value", "up", "even"),
    [(2.5, 3, 2), (3.5, 4, 4), (2.49, 2, 2), (2.51, 3, 3), (0.285 / 0.01, 29, 28), (7.0, 7, 7)],
)
def test_a_value_is_rounded_as_the_house_does(value: float, up: int, even: int) -> None:
    assert (rounded(value, "half-up"), rounded(value, "half-even"), rounded(value, "either")) == (up, even, even)
