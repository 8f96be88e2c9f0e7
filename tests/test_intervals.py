"""Arithmetic on printed numbers as intervals: whatever values lie inside, their result lies inside the result."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Interval, Quantity
from pipeline.relate import intervals
from tests.made import printed

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 3))
POSITIVE = st.floats(0.01, 1e9, allow_nan=False).map(lambda x: round(x, 3))
PARTS = st.floats(0, 1)


def spans(values: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[Interval, float]]:
    """An interval, one end open now and then, with a value inside it."""

    def span(a: float, b: float, part: float, open_end: str) -> tuple[Interval, float]:
        low, high = min(a, b), max(a, b)
        inside = min(max(low + part * (high - low), low), high)
        return Interval(None if open_end == "low" else low, None if open_end == "high" else high), inside

    return st.builds(span, values, values, PARTS, st.sampled_from(["", "", "low", "high"]))


def holds(interval: Interval, value: float) -> bool:
    return intervals.meet(interval, Interval(value, value))


@given(spans(NUMBERS), spans(NUMBERS))
def test_a_difference_holds_the_difference_of_any_two_values(
    a: tuple[Interval, float], b: tuple[Interval, float]
) -> None:
    found = intervals.difference(a[0], b[0])
    # what is lost when a small number is taken from a large one is floating point, not arithmetic
    assert intervals.meet(found, Interval(a[1] - b[1] - 1e-6, a[1] - b[1] + 1e-6))


@given(spans(NUMBERS), spans(POSITIVE))
def test_a_ratio_holds_the_ratio_of_any_two_values(part: tuple[Interval, float], whole: tuple[Interval, float]) -> None:
    found = intervals.ratio(part[0], whole[0])
    assert (found is None) == (intervals.ends(whole[0])[0] <= 0)
    if found is not None:
        assert holds(found, part[1] / whole[1])


@given(spans(POSITIVE), spans(POSITIVE))
def test_a_percentage_of_change_holds_that_of_any_two_values(
    old: tuple[Interval, float], new: tuple[Interval, float]
) -> None:
    found = intervals.percent_change(old[0], new[0])
    if found is not None:
        change = 100 * (new[1] / old[1] - 1)
        assert intervals.meet(found, Interval(change - 1e-6, change + 1e-6))


@given(spans(NUMBERS), POSITIVE)
def test_scaling_and_negating_hold_the_scaled_and_negated_value(a: tuple[Interval, float], factor: float) -> None:
    assert holds(intervals.scaled(a[0], factor), a[1] * factor)
    assert holds(intervals.negated(a[0]), -a[1])
    assert intervals.negated(intervals.negated(a[0])) == a[0]


@given(spans(NUMBERS), spans(NUMBERS))
def test_meeting_is_the_same_from_both_sides(a: tuple[Interval, float], b: tuple[Interval, float]) -> None:
    assert intervals.meet(a[0], a[0])
    assert intervals.meet(a[0], b[0]) == intervals.meet(b[0], a[0])


def test_intervals_that_only_touch_meet_and_those_a_gap_apart_do_not() -> None:
    assert intervals.meet(Interval(1, 2), Interval(2, 3))
    assert not intervals.meet(Interval(1, 2), Interval(2.001, 3))
    assert intervals.meet(Interval(None, 2), Interval(2, None))
    assert not intervals.meet(Interval(None, 1.9), Interval(2, None))


@pytest.mark.parametrize("whole", [Interval(0, 10), Interval(-1, 10), Interval(None, 10), Interval(None, None)])
def test_nothing_is_divided_by_what_may_be_zero(whole: Interval) -> None:
    assert intervals.ratio(Interval(1, 2), whole) is None
    assert intervals.percent_change(whole, Interval(1, 2)) is None


def test_a_share_of_an_open_whole_may_be_as_small_as_nothing() -> None:
    assert intervals.ratio(Interval(50, 50), Interval(100, None)) == Interval(0.0, 0.5)
    assert intervals.ratio(Interval(50, None), Interval(100, None)) == Interval(0.0, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("44 per cent", 43.5, 45),  # 44.8 with its decimals cut off
        ("3,041", 3041, 3041),  # things counted to the unit
        ("3,040", 3035, 3050),
        ("£2.6bn", 2.55e9, 2.7e9),
        ("more than 3,000 calls", 3000, None),
        ("up to 400 calls", None, 400),
        ("minus 4 per cent", -5, -3.5),
    ],
)
def test_cut_off_digits_widen_a_printed_number_away_from_zero(text: str, low: float | None, high: float | None) -> None:
    assert intervals.with_truncation(printed(text)) == Interval(low, high)


ODD = [
    replace(printed("14 calls"), value=value, interval=interval, step=step)
    for value in (0.0, -3.0, 1e300, -1e300, (3.0, 4.0), None)
    for interval in (None, Interval(None, None), Interval(0, 0), Interval(None, -1.0), Interval(-1e308, 1e308))
    for step in (None, 0.0, 1.0, 1e300)
]


@pytest.mark.parametrize("quantity", ODD)
def test_odd_quantities_never_raise_and_truncation_only_widens(quantity: Quantity) -> None:
    plain, wide = intervals.of(quantity), intervals.with_truncation(quantity)
    assert (plain is None) == (wide is None)
    if plain is None or wide is None:
        return
    (low, high), (wide_low, wide_high) = intervals.ends(plain), intervals.ends(wide)
    assert wide_low <= low
    assert high <= wide_high
    for other in (Interval(0, 0), Interval(None, None), Interval(1, 2), plain):
        intervals.difference(plain, other)
        intervals.ratio(plain, other)
        intervals.percent_change(other, plain)
        assert not any(math.isnan(end) for end in intervals.ends(intervals.negated(plain)))
