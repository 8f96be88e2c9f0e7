"""Which numbers are parts of which wholes, and what adds up: cases/parts.toml; and that true figures always fit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline import desk
from pipeline.language import Parser
from pipeline.records import Article, Interval, Quantity, Reading
from pipeline.relate.as_fine import read_beside
from pipeline.relate.sums import Sum, expected, find_sums, fits
from tests.made import printed, store

CASES = tomllib.loads((Path(__file__).parent / "cases" / "parts.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def readings(parser: Parser) -> dict[str, Reading]:
    """All cases read in one go, as a batch of articles."""
    articles = [Article(case["name"], case["text"]) for case in CASES]
    return {reading.article.id: reading for reading in desk.read(articles, parser, store(()))}


def told(reading: Reading) -> list[str]:
    """The sums of parts that a reading makes, in words."""
    found = []
    for sum_ in find_sums(reading):
        words = {role: reading.claims[id_].quantity.passage.text for role, id_ in sum_.parts}
        parts = " + ".join(text for role, text in words.items() if role.startswith("part "))
        if sum_.kind == "share":
            found.append(f"{words['part']} of {words['whole']} is {words['share']}")
        elif sum_.kind in {"total", "hundred", "exclusive"}:
            found.append(f"{words.get('total', '100')} {'>' if sum_.kind == 'exclusive' else '='} {parts}")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_text_tells_these_parts_and_no_others(readings: dict[str, Reading], case: dict[str, Any]) -> None:
    assert told(readings[case["name"]]) == case["told"]


@pytest.mark.parametrize("case", [case for case in CASES if case["told"]], ids=lambda case: case["name"])
def test_what_is_right_in_print_fits(readings: dict[str, Reading], case: dict[str, Any]) -> None:
    reading = readings[case["name"]]
    for sum_ in find_sums(reading):
        quantities = {role: reading.claims[id_].quantity for role, id_ in sum_.parts}
        assert fits(sum_, quantities) is True, told(reading)


def test_a_whole_of_another_sentence_is_said_to_be_inferred(readings: dict[str, Reading]) -> None:
    (across,) = find_sums(readings["of these, across paragraphs"])
    (within,) = find_sums(readings["of which"])
    assert (across.inferred, within.inferred) == (True, False)


SHARE = Sum("share", (("part", 0), ("whole", 1), ("share", 2)), "share")


def rounded(value: int, figures: int) -> str:
    """As print has it: what is below a thousand is counted."""
    return f"{value if value < 1000 else round(value, figures - len(str(value))):,}"


def of_share(part: str, whole: str, share: str) -> Mapping[str, Quantity]:
    return {"part": printed(part), "whole": printed(whole), "share": printed(share)}


@given(st.integers(20, 5_000_000), st.floats(0.01, 0.99), st.integers(0, 2), st.integers(2, 7))
def test_a_share_worked_out_from_a_part_and_a_whole_fits_however_they_are_rounded(
    whole: int, factor: float, decimals: int, figures: int
) -> None:
    part = max(1, round(whole * factor))
    percent = round(Decimal(100) * part / whole, decimals)
    assume(percent > 0)
    assert fits(SHARE, of_share(rounded(part, figures), rounded(whole, figures), f"{percent:f} per cent")) is True


@given(st.integers(1000, 90_000), st.floats(0.05, 0.95), st.integers(-60, 60))
def test_a_share_two_points_beside_the_true_one_or_more_does_not_fit(whole: int, factor: float, slip: int) -> None:
    part = round(whole * factor)
    wrong = round(100 * part / whole) + slip
    assume(abs(slip) > 2 and 0 < wrong < 100 and part % 10 and whole % 10)
    assert fits(SHARE, of_share(f"{part:,}", f"{whole:,}", f"{wrong} per cent")) is False


@pytest.mark.parametrize(
    ("part", "share", "fit"),
    [
        ("98", "a quarter", True), ("82", "nearly a quarter", None), ("62", "almost a quarter", None),
        ("20", "a quarter", False), ("98", "less than 30%", True), ("9", "less than 30%", False),
        ("40", "less than 40%", True), ("40", "less than 39%", False), ("2", "less than 2%", True),
        ("390", "more than half", True), ("180", "more than half", False), ("390", "more than 10%", False),
    ],
)  # fmt: skip
def test_loose_words_are_judged_loosely(part: str, share: str, fit: bool | None) -> None:
    assert fits(SHARE, of_share(part, "400", share)) is fit


def of_parts(parts: list[str], total: str | None = None) -> tuple[Sum, Mapping[str, Quantity]]:
    roles = {f"part {place}": printed(text) for place, text in enumerate(parts, 1)}
    if total is not None:
        roles["total"] = printed(total)
    kind, tested = ("hundred", f"part {len(parts)}") if total is None else ("total", "total")
    return Sum(kind, tuple((role, place) for place, role in enumerate(roles)), tested), roles  # type: ignore[arg-type]


@given(st.lists(st.integers(20, 5_000_000), min_size=2, max_size=5), st.integers(2, 7))
def test_parts_add_up_to_their_total_however_they_are_rounded(parts: list[int], figures: int) -> None:
    total = rounded(sum(parts), figures)
    assert fits(*of_parts([rounded(part, figures) for part in parts], total)) is True


@given(st.lists(st.integers(20, 90_000), min_size=2, max_size=5), st.integers(1, 9_000))
def test_parts_printed_to_the_unit_do_not_add_up_to_another_total(parts: list[int], slip: int) -> None:
    total = sum(parts) + slip
    assume(total % 10 and all(part % 10 for part in parts))
    assert fits(*of_parts([f"{part:,}" for part in parts], f"{total:,}")) is False


@given(st.integers(1, 9), st.lists(st.integers(12, 990), min_size=2, max_size=4))
def test_ten_times_all_the_amounts_add_up_to_ten_times_the_total(factor: int, parts: list[int]) -> None:
    for by in (1, factor * 10):
        texts = [f"£{part * by}" for part in parts]
        assert fits(*of_parts(texts, f"£{sum(parts) * by}")) is True


@given(st.lists(st.integers(1, 500), min_size=2, max_size=5))
def test_percentages_of_one_whole_make_up_a_hundred_however_they_are_rounded(parts: list[int]) -> None:
    shares = [round(Decimal(100) * part / sum(parts)) for part in parts]
    assume(all(shares))
    assert fits(*of_parts([f"{share} per cent" for share in shares])) is True


def test_percentages_of_one_whole_that_miss_a_hundred_by_more_than_rounding_do_not_fit() -> None:
    assert fits(*of_parts(["62 per cent", "36 per cent"])) is False
    sum_, quantities = of_parts(["52 per cent", "36 per cent"])
    assert fits(replace(sum_, kind="exclusive"), quantities) is True
    assert expected(sum_, quantities) == Interval(87.0, 89.0)


@pytest.mark.parametrize(
    ("text", "others", "low", "high"),
    [
        ("500", ["312"], 495, 505), ("480", ["62"], 480, 480), ("3,000", ["12"], 2950, 3050),
        ("3,000", ["2,000"], 2500, 3500), ("4.2 million", ["726,000"], 4_150_000, 4_250_000),
        ("about 500", ["312"], 400, 600),
    ],
)  # fmt: skip
def test_a_round_number_is_read_one_digit_finer_beside_finer_ones(
    text: str, others: list[str], low: float, high: float
) -> None:
    assert read_beside(printed(text), map(printed, others)) == Interval(low, high)
