"""All sums of an article together: figures worked out from one world never contradict each other, however rounded."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Change, Quantity
from pipeline.relate.equations import EVERYTHING, Linear, Product
from pipeline.relate.sums import Sum, fits
from pipeline.relate.system import connected, contradictions, smallest_wrong
from tests.made import passage, printed

RISE, FALL = (Change(passage("rose"), way, 0) for way in ("up", "down"))


def sum_of(kind: str, tested: str, change: Change | None = None, **parts: int) -> Sum:
    return Sum(kind, tuple(parts.items()), tested, change)  # type: ignore[arg-type]


def rounded(value: float, figures: int) -> str:
    return f"{round(value, figures - len(str(int(value)))):,.0f}"


def world(old: int, new: int, figures: int, percent: str | None = None) -> tuple[list[Sum], Mapping[int, Quantity]]:
    """A rise or fall told with its levels, its amount and its percentage."""
    way = RISE if new > old else FALL
    change = f"{abs(100 * (new - old) / old):.1f} per cent" if percent is None else percent
    texts = (rounded(old, figures), rounded(new, figures), rounded(abs(new - old), figures), change)
    sums = [
        sum_of("percent_change", "percent", way, old=0, new=1, percent=3),
        sum_of("difference", "amount", way, old=0, new=1, amount=2),
    ]
    return sums, {id_: printed(text) for id_, text in enumerate(texts)}


@given(st.integers(1_000, 9_000_000), st.integers(1_000, 9_000_000), st.integers(2, 7))
def test_figures_of_one_world_never_contradict_each_other_however_rounded(old: int, new: int, figures: int) -> None:
    if old == new:
        return
    sums, quantities = world(old, new, figures)
    holding = [sum_ for sum_ in sums if fits(sum_, {role: quantities[id_] for role, id_ in sum_.parts})]
    assert not list(contradictions(holding, quantities.__getitem__))


def test_sums_that_hold_alone_and_not_together_are_found_and_no_more_of_them_than_are_needed() -> None:
    quantities = dict(enumerate(map(printed, ("£1bn", "£1.04bn", "£31m", "4 per cent", "£500m", "half"))))
    sums = [
        sum_of("percent_change", "percent", RISE, old=0, new=1, percent=3),
        sum_of("difference", "amount", RISE, old=0, new=1, amount=2),
        sum_of("share", "share", part=4, whole=0, share=5),
    ]
    for sum_ in sums:
        assert fits(sum_, {role: quantities[id_] for role, id_ in sum_.parts})
    (found,) = contradictions(sums, quantities.__getitem__)
    assert [sum_.kind for sum_ in found] == ["percent_change", "difference"]


def test_the_number_that_two_failing_sums_share_is_the_smallest_set() -> None:
    sums, quantities = world(1_000, 1_200, 4)
    wrong = {**quantities, 1: printed("1,020")}
    assert smallest_wrong(sums, (), wrong.__getitem__, frozenset()) == (frozenset({0}), frozenset({1}))


def test_a_number_that_another_sum_confirms_is_in_no_smallest_set() -> None:
    sums, quantities = world(1_003, 1_234, 4, "30 per cent")
    failing, holding = sums[:1], sums[1:]
    assert smallest_wrong(failing, holding, quantities.__getitem__, frozenset()) == (frozenset({3}),)


def test_a_number_that_a_table_confirms_is_in_no_smallest_set() -> None:
    sums, quantities = world(1_000, 1_200, 4, "30 per cent")
    assert smallest_wrong(sums[:1], (), quantities.__getitem__, frozenset({0, 1})) == (frozenset({3}),)


def test_where_two_numbers_would_have_to_be_wrong_the_smallest_sets_have_two() -> None:
    sums, quantities = world(1_000, 1_200, 4, "30 per cent")
    wrong = {**quantities, 2: printed("450")}
    assert all(len(ids) == 2 for ids in smallest_wrong(sums, (), wrong.__getitem__, frozenset({0, 1})))


def test_sums_are_grouped_by_the_numbers_that_they_share() -> None:
    one, two, three = (
        sum_of("share", "share", part=0, whole=1, share=2),
        sum_of("share", "share", part=3, whole=4, share=5),
        sum_of("share", "share", part=6, whole=1, share=7),
    )
    assert list(connected([one, two, three])) == [(one, three), (two,)]


def test_a_factor_beside_one_that_may_be_zero_is_left_alone() -> None:
    spans = {"a": (4.0, 6.0), "b": (-1.0, 1.0), "c": EVERYTHING}
    assert dict(Product("a", "b", "c").implied(spans)).get("c") is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e3), st.floats(0, 1e3))
def test_a_solution_is_never_cut_off(a: float, b: float, wide: float, broad: float) -> None:
    spans = {"a": (a - wide, a + wide), "b": (b - broad, b + broad), "c": EVERYTHING}
    for equation, value in ((Linear(((1, "c"), (-1, "a"), (-1, "b"))), a + b), (Product("c", "a", "b"), a * b)):
        low, high = dict(equation.implied(spans))["c"]
        assert low - 1e-6 * abs(low) <= value <= high + 1e-6 * abs(high)
