"""Sums of printed numbers: what was computed from true figures and then printed always fits; a slip does not."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.checks.judging import consistent
from pipeline.records import Article, Change, Claim, Interval, Quantity, Reading, Share
from pipeline.relate.sums import Sum, expected, find_sums, fits
from tests.made import claim, passage, printed, year

CHANGING = {field.name for field in fields(Change)}
LEVELS = st.integers(101, 5_000_000)
FEW = settings(max_examples=60)
DECIMALS = st.integers(0, 2)


def change(direction: str | None, **parts: int) -> Change:
    return Change(passage("rose"), direction, 0, **parts)  # type: ignore[arg-type]


def told(kind: str, direction: str | None, tested: str, *roles: str) -> Sum:
    ids = {role: place for place, role in enumerate(roles)}
    parts = {role: id_ for role, id_ in ids.items() if role in CHANGING}
    return Sum(kind, tuple(ids.items()), tested, change(direction, **parts))  # type: ignore[arg-type]


def way(old: float, new: float) -> str:
    return "down" if new < old else "up"


def rounded_to(value: int, figures: int) -> int:
    return round(value, figures - len(str(value)))


def of_percent(old: int, new: int, decimals: int) -> str:
    """The change as a careful reporter prints it, to so many decimals."""
    return f"{abs(round(Decimal(100) * (new - old) / old, decimals)):f} per cent"


@FEW
@given(LEVELS, LEVELS, DECIMALS, st.integers(2, 7))
def test_a_percentage_worked_out_from_the_levels_and_rounded_fits_levels_printed_as_finely_or_less(
    old: int, new: int, decimals: int, figures: int
) -> None:
    sum_ = told("percent_change", way(old, new), "percent", "old", "new", "percent")
    quantities = {
        "old": printed(f"{rounded_to(old, figures):,}"),
        "new": printed(f"{rounded_to(new, figures):,}"),
        "percent": printed(of_percent(old, new, decimals)),
    }
    assert fits(sum_, quantities) is True


@FEW
@given(LEVELS, LEVELS, DECIMALS)
def test_a_percentage_whose_last_digits_were_cut_off_fits_too(old: int, new: int, decimals: int) -> None:
    cut = math.floor(100 * 10**decimals * abs(new - old) / old) / 10**decimals
    assume(cut > 0)
    sum_ = told("percent_change", way(old, new), "percent", "old", "new", "percent")
    quantities = {
        "old": printed(f"{old:,}"),
        "new": printed(f"{new:,}"),
        "percent": printed(f"{cut:.{decimals}f} per cent"),
    }
    assert fits(sum_, quantities) is True


@FEW
@given(st.integers(1001, 90_000), st.floats(0.5, 3), st.integers(-60, 60))
def test_a_percentage_two_points_or_more_beside_the_true_one_does_not_fit(old: int, factor: float, slip: int) -> None:
    new = round(old * factor)
    assume(old % 10 and new % 10 and abs(slip) > 2)
    right = round(100 * abs(new - old) / old)
    wrong = right + slip
    assume(wrong > 0 and wrong % 10)  # "70 per cent" may be rounded to tens only where print says so
    sum_ = told("percent_change", way(old, new), "percent", "old", "new", "percent")
    quantities = {"old": printed(f"{old:,}"), "new": printed(f"{new:,}"), "percent": printed(f"{wrong} per cent")}
    assert fits(sum_, quantities) is False


@FEW
@given(LEVELS, LEVELS, st.integers(2, 7))
def test_a_difference_fits_its_levels_however_they_are_rounded(old: int, new: int, figures: int) -> None:
    assume(old != new)
    sum_ = told("difference", way(old, new), "amount", "old", "new", "amount")
    quantities = {
        "old": printed(f"{rounded_to(old, figures):,}"),
        "new": printed(f"{rounded_to(new, figures):,}"),
        "amount": printed(f"{abs(new - old):,}"),
    }
    assert fits(sum_, quantities) is True


@FEW
@given(st.integers(201, 90_000), st.integers(201, 90_000), st.integers(2, 90))
def test_a_difference_that_is_off_by_more_than_rounding_does_not_fit(old: int, new: int, slip: int) -> None:
    amount = abs(new - old) + slip
    assume(old % 10 and new % 10 and amount % 10)
    sum_ = told("difference", way(old, new), "amount", "old", "new", "amount")
    quantities = {"old": printed(f"{old:,}"), "new": printed(f"{new:,}"), "amount": printed(f"{amount:,}")}
    assert fits(sum_, quantities) is (slip <= 1)


@FEW
@given(st.integers(20, 900), st.integers(1, 99), st.sampled_from(["up", "down"]), DECIMALS)
def test_an_amount_a_percentage_and_the_new_level_fit_when_they_come_from_one_old_level(
    old: int, part: int, direction: str, decimals: int
) -> None:
    amount = max(1, old * part // 100)
    new = old - amount if direction == "down" else old + amount
    sum_ = told("amount_percent_level", direction, "percent", "amount", "new", "percent")
    percent = f"{round(Decimal(100) * amount / old, decimals):f} per cent"
    assume(float(percent.split()[0]) > 0)
    quantities = {"amount": printed(f"£{amount}m"), "new": printed(f"£{new}m"), "percent": printed(percent)}
    assert fits(sum_, quantities) is True


@FEW
@given(st.integers(2, 10_000), st.integers(2, 10_000), DECIMALS)
def test_a_share_worked_out_from_part_and_whole_fits(a: int, b: int, decimals: int) -> None:
    part, whole = sorted((a, b))
    sum_ = told("share", None, "share", "part", "whole", "share")
    share = printed(f"{round(Decimal(100) * part / whole, decimals):f} per cent")
    quantities = {"part": printed(f"{part:,}"), "whole": printed(f"{whole:,}"), "share": share}
    assert fits(sum_, quantities) is True


@FEW
@given(st.integers(0, 4), LEVELS, LEVELS, st.integers(1, 999), st.sampled_from(["up", "down", None]))
def test_levels_and_difference_in_another_unit_get_the_same_verdict(
    power: int, old: int, new: int, amount: int, direction: str | None
) -> None:
    def scaled(quantity: Quantity) -> Quantity:
        factor = 10**power
        assert isinstance(quantity.value, (int, float))
        assert quantity.interval is not None
        assert quantity.step is not None
        low, high = quantity.interval.low, quantity.interval.high
        assert low is not None
        assert high is not None
        return replace(
            quantity, value=quantity.value * factor, step=quantity.step * factor,
            interval=Interval(low * factor, high * factor),
        )  # fmt: skip

    by = printed(f"{amount} per cent")
    levels = {"old": printed(f"£{old:,}"), "new": printed(f"£{new:,}"), "amount": printed(f"£{amount:,}")}
    larger = {role: scaled(quantity) for role, quantity in levels.items()}
    for kind, tested in (("difference", "amount"), ("percent_change", "percent"), ("direction", "new")):
        sum_ = told(kind, direction, tested, "old", "new", tested)
        assert fits(sum_, {**levels, "percent": by}) == fits(sum_, {**larger, "percent": by})


@pytest.mark.parametrize(
    ("kind", "direction", "parts", "verdict"),
    [
        ("percent_change", "up", {"old": "417", "new": "650", "percent": "56 per cent"}, True),
        ("percent_change", "up", {"old": "650", "new": "417", "percent": "56 per cent"}, False),
        ("percent_change", "down", {"old": "£101m", "new": "£84m", "percent": "17 per cent"}, True),
        ("percent_change", "down", {"old": "£101m", "new": "£84m", "percent": "30 per cent"}, False),
        ("percent_change", "up", {"old": "200", "new": "283", "percent": "more than 40 per cent"}, True),
        ("percent_change", "up", {"old": "212", "new": "283", "percent": "more than 40 per cent"}, False),
        ("percent_change", "up", {"old": "212", "new": "295", "percent": "nearly 40 per cent"}, True),
        ("percent_change", "up", {"old": "212", "new": "305", "percent": "nearly 40 per cent"}, False),
        ("percent_change", "up", {"old": "212", "new": "298", "percent": "about 40 per cent"}, True),
        ("percent_change", None, {"old": "650", "new": "417", "percent": "36 per cent"}, True),
        ("points", "down", {"old": "6.2%", "new": "4.2%", "points": "two percentage points"}, True),
        ("points", "down", {"old": "6.2%", "new": "4.2%", "points": "three percentage points"}, False),
        ("amount_percent_level", "down", {"amount": "$54m", "new": "$262m", "percent": "17 per cent"}, True),
        ("amount_percent_level", "down", {"amount": "$54m", "new": "$262m", "percent": "20 per cent"}, False),
        ("share", None, {"part": "650", "whole": "3,041", "share": "one in five"}, True),
        ("share", None, {"part": "650", "whole": "3,041", "share": "one in ten"}, False),
        ("share", None, {"part": "650", "whole": "3,041", "share": "21 per cent"}, True),
        ("share", None, {"part": "650", "whole": "3,041", "share": "more than a fifth"}, True),
        ("restatement", None, {"exact": "3,041", "loose": "more than 3,000"}, True),
        ("restatement", None, {"exact": "2,980", "loose": "more than 3,000"}, False),
        ("restatement", None, {"exact": "2,980", "loose": "almost 3,000"}, True),
        ("direction", "up", {"old": "381", "new": "504"}, True),
        ("direction", "down", {"old": "381", "new": "504"}, False),
        ("direction", "up", {"old": "0.5%", "new": "0.1%"}, False),
        ("direction", "up", {"old": "3,000", "new": "more than 3,000"}, True),
    ],
)  # fmt: skip
def test_a_printed_sum_is_judged_within_what_its_print_allows(
    kind: str, direction: str | None, parts: Mapping[str, str], verdict: bool
) -> None:
    sum_ = told(kind, direction, list(parts)[-1], *parts)
    assert fits(sum_, {role: printed(text) for role, text in parts.items()}) is verdict


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"old": "200", "new": "300", "percent": "40 per cent"}, True),
        ({"old": "200", "new": "300", "percent": "50 per cent"}, False),
        ({"old": "about 200", "new": "300", "percent": "50 per cent"}, False),
        ({"old": "381", "new": "504", "percent": "32 per cent"}, False),
        ({"old": "£1.1m", "new": "£1.3m", "percent": "21 per cent"}, True),
    ],
)
def test_a_sum_that_fits_by_rounding_alone_is_said_to(parts: Mapping[str, str], said: bool) -> None:
    sum_ = told("percent_change", "up", "percent", *parts)
    quantities = {role: printed(text) for role, text in parts.items()}
    assert fits(sum_, quantities) is True
    words = consistent(sum_, "N101", "the working", quantities).reason
    assert words == "the working" + f"; {parts['percent']} is within the rounding of the other numbers" * said


ODD = [replace(printed("14"), value=value, interval=interval) for value, interval in (
    (0.0, Interval(0, 0)), (-3.0, Interval(-3.5, -2.5)), (None, None), ((3.0, 4.0), Interval(3, 4)),
    (1e300, Interval(1e300, 1e308)), (5.0, Interval(5, None)), (5.0, Interval(None, None)),
)]  # fmt: skip


@pytest.mark.parametrize("direction", ["up", "down", None])
@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        ("difference", ("old", "new", "amount")), ("percent_change", ("old", "new", "percent")),
        ("points", ("old", "new", "points")), ("multiple", ("old", "new", "multiple")), ("direction", ("old", "new")),
        ("amount_percent_level", ("amount", "new", "percent")), ("share", ("part", "whole", "share")),
    ],
)  # fmt: skip
def test_odd_quantities_raise_nothing_and_those_without_a_value_make_no_sum(
    kind: str, roles: tuple[str, ...], direction: str | None
) -> None:
    sum_ = told(kind, direction, roles[-1], *roles)
    for a, b in itertools.product(ODD, repeat=2):
        quantities = dict(zip(roles, (a, b, printed("5 per cent")), strict=False))
        expected(sum_, quantities)
        if a.value is None or b.value is None:
            assert fits(sum_, quantities) is None


def read(claims: list[Claim], changes: tuple[Change, ...] = (), shares: tuple[Share, ...] = ()) -> Reading:
    return Reading(Article("a", ""), (), tuple(claims), changes, shares)


def test_two_levels_of_one_change_make_a_direction_a_difference_and_a_percentage() -> None:
    claims = [claim(0, "381", "baseline"), claim(1, "504"), claim(2, "123", "change"), claim(3, "32%", "change")]
    sums = list(find_sums(read(claims, (change("up", old=0, new=1, amount=2, percent=3),))))
    assert [sum_.kind for sum_ in sums] == ["direction", "percent_change", "difference"]
    assert sums[2].ids == {0, 1, 2}
    assert sums[2].part("amount") == 2
    assert sums[2].part("share") is None


def test_levels_of_different_kinds_make_no_sum() -> None:
    claims = [claim(0, "£381m", "baseline"), claim(1, "504 calls"), claim(2, "123 calls", "change")]
    assert not list(find_sums(read(claims, (change("up", old=0, new=1, amount=2),))))


def test_a_percentage_between_two_percentages_may_be_of_points_and_makes_no_percentage_of_change() -> None:
    claims = [claim(0, "4%", "baseline"), claim(1, "5%"), claim(2, "25%", "change"), claim(3, "1 percentage point")]
    sums = find_sums(read(claims, (change("up", old=0, new=1, percent=2, points=3),)))
    assert [sum_.kind for sum_ in sums] == ["direction", "points"]


def test_a_loose_figure_is_held_against_the_exact_one_of_the_same_thing_only() -> None:
    same = {"measure": "lost bags", "place": "Leeds", "period": year(2016)}
    loose = claim(0, printed("more than 3,000"), **same)
    exact, elsewhere = claim(1, "3,041", **same), claim(2, "2,041", **{**same, "place": "York"})
    later = claim(3, "2,980", **{**same, "period": year(2017)})
    sums = list(find_sums(read([loose, exact, elsewhere, later])))
    assert [(sum_.kind, sum_.part("exact"), sum_.part("loose")) for sum_ in sums] == [("restatement", 1, 0)]
    assert not list(find_sums(read([loose, elsewhere, later])))
    assert not list(find_sums(read([replace(loose, quoted=True), exact])))


def test_a_share_takes_the_part_with_its_qualifiers_and_the_whole_without() -> None:
    same = {"measure": "lost bags", "place": "Leeds", "period": year(2016)}
    online = (("flag", "online"),)
    claims = [
        claim(0, "3,041", **same), claim(1, "650", **same, qualifiers=online),
        claim(2, "one in five", "share", **same, qualifiers=online),
    ]  # fmt: skip
    (sum_,) = find_sums(read(claims, shares=(Share(0, share=2),)))
    assert (sum_.part("part"), sum_.part("whole")) == (1, 0)


def test_a_share_of_them_with_two_possible_wholes_makes_no_sum() -> None:
    claims = [claim(0, "570"), claim(1, "116"), claim(2, "one in 10", "share", part_of=(1, 0))]
    assert not list(find_sums(read(claims, shares=(Share(0, share=2, wholes=(1, 0)),))))
