"""Printed numbers -> values, units, intervals and hedges; each case is one line of print."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.amounts import Amount, read_amounts
from pipeline.units import UnitTable, load_units

UNITS = load_units()


@pytest.fixture(scope="module")
def units() -> UnitTable:
    return UNITS


def read(text: str, units: UnitTable) -> tuple[Amount, ...]:
    return read_amounts(text, units)


def one(text: str, units: UnitTable) -> Amount:
    amounts = read(text, units)
    assert len(amounts) == 1, [text[a.start : a.end] for a in amounts]
    return amounts[0]


@pytest.mark.parametrize(
    ("text", "printed", "value", "step"),
    [
        ("there were 3,041 complaints", "3,041", 3041, 1),
        ("there were 3041 complaints", "3041", 3041, 1),
        ("a town of 816 000 people", "816 000", 816_000, 1000),
        ("some 100, 000 households", "100, 000", 100_000, 10_000),
        ("read by 1.2m viewers", "1.2m", 1_200_000, 100_000),
        ("as many as 12,34,567 voters", "12,34,567", 1_234_567, 1),
        ("four thousand five hundred and six votes", "four thousand five hundred and six", 4506, 1),
        ("two hundred and five thousand acres of maize", "two hundred and five thousand", 205_000, 1000),
        ("a dozen eggs", "a dozen", 12, 1),
        ("half a dozen eggs", "half a dozen", 6, 1.2),
        ("two and a half million homes", "two and a half million", 2_500_000, 500_000),
        ("2½ million homes", "2½ million", 2_500_000, 500_000),
        ("4 hundred million stars", "4 hundred million", 400_000_000, 100_000_000),
        ("a quarter of a million voters", "a quarter of a million", 250_000, 100_000),
        ("half a million voters", "half a million", 500_000, 100_000),
        ("35 lakh voters", "35 lakh", 3_500_000, 100_000),
        ("a total of 1,040 cases", "1,040", 1040, 10),
        ("a record 3,000 cases", "3,000", 3000, 1000),
        ("zero point two of a second", "zero point two", 0.2, 0.1),
        ("minus 12 on the night", "minus 12", -12, 1),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_value_and_its_last_printed_place(
    text: str, printed: str, value: float, step: float, units: UnitTable
) -> None:
    amount = read(text, units)[0]
    assert text[amount.start : amount.end] == printed
    assert amount.value == pytest.approx(value)
    assert amount.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value", "unit"),
    [
        ("it cost £2.6bn", "£2.6bn", "money", 2.6e9, "pound sterling"),
        ("it cost US$4m", "US$4m", "money", 4e6, "dollar"),
        ("it cost Rmb3tn", "Rmb3tn", "money", 3e12, "chinese yuan"),
        ("a deficit of $-20.4bn", "$-20.4bn", "money", -20.4e9, "dollar"),
        ("it cost HK$3.5m", "HK$3.5m", "money", 3.5e6, "hong kong dollar"),
        ("it cost 4m Australian dollars", "4m", "money", 4e6, "australian dollar"),
        ("shares closed at 204.5p", "204.5p", "money", 204.5, "penny"),
        ("up 15 per cent", "15 per cent", "percent", 15, "percentage"),
        ("up 15%", "15%", "percent", 15, "percentage"),
        ("up 15pc", "15pc", "percent", 15, "percentage"),
        ("up 15 percent", "15 percent", "percent", 15, "percentage"),
        ("up three percentage points", "three percentage points", "percentage_points", 3, "percentage point"),
        ("up 25 basis points", "25 basis points", "percentage_points", 25, "basis point"),
        ("less than half of one per cent", "half of one per cent", "percent", 0.5, "percentage"),
        ("a road 5 miles long", "5", "measure", 5, "mile"),
        ("winds of 60mph", "60", "measure", 60, "mile per hour"),
        ("a 14-mile walk", "14", "measure", 14, "mile"),
        ("a flat of 60 sq m", "60", "measure", 60, "square metre"),
        ("at 30 degrees Celsius", "30", "measure", 30, "degree Celsius"),
        ("half an hour late", "half", "measure", 0.5, "hour"),
        ("a baby weighing seven pounds", "seven", "measure", 7, "pound-mass"),
        ("a bill of seven pounds", "seven", "money", 7, "pound sterling"),
        ("the index lost 85 points", "85", "index", 85, "point"),
        ("it paid 30 MEUR", "30 M", "money", 30e6, "euro"),
        ("it cost 13 dollars 45 cents", "13 dollars 45", "money", 13.45, "dollar"),
        ("a third of the money", "A third", "fraction", 1 / 3, None),
        ("two-thirds of members", "two-thirds", "fraction", 2 / 3, None),
        ("nearly half of members", "half", "fraction", 0.5, None),
        ("¾ of members", "¾", "fraction", 0.75, None),
        ("one in five members", "one in five", "ratio", 0.2, None),
        ("one person in five is", "one person in five", "ratio", 0.2, None),
        ("nine out of 10 members", "nine out of 10", "ratio", 0.9, None),
        ("a ratio of 3:1", "3:1", "ratio", 3, None),
        ("the number doubled", "doubled", "multiple", 2, None),
        ("a threefold rise", "threefold", "multiple", 3, None),
        ("five times more likely", "five times", "multiple", 5, None),
        ("twice the number", "twice", "multiple", 2, None),
        ("the third-largest firm", "third", "rank", 3, None),
        ("the 22nd firm", "22nd", "rank", 22, None),
        ("the top 10 firms", "10", "rank", 10, None),
        ("a category 4 hurricane", "4", "index", 4, None),
        ("hundreds of letters", "hundreds", "vague", (100, 1000), None),
        ("tens of thousands of letters", "tens of thousands", "vague", (10_000, 100_000), None),
        ("dozens of letters", "dozens", "vague", (24, 100), None),
    ],
)  # fmt: skip
def test_a_number_has_the_kind_and_unit_of_the_words_around_it(
    text: str, printed: str, kind: str, value: object, unit: str | None, units: UnitTable
) -> None:
    amount = one(text, units)
    assert text[amount.start : amount.end].lower() == printed.lower()
    assert (amount.kind, amount.unit) == (kind, unit)
    assert amount.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("between 40 and 50 people", (40, 50)),
        ("a fall of 10-15 per cent", (10, 15)),
        ("a bill of £3-5bn", (3e9, 5e9)),
        ("a bill of $9 million to $10 million", (9e6, 10e6)),
        ("three or four boats", (3, 4)),
        ("grants range from £200,000 to £1.3m", (200_000, 1_300_000)),
        ("two to three million people", (2e6, 3e6)),
        ("dropped by 2 to 2.5 degrees Celsius", (2, 2.5)),
    ],
)
def test_two_ends_are_one_range(text: str, value: tuple[float, float], units: UnitTable) -> None:
    assert one(text, units).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 381 to 504 cases", [381, 504]),
        ("up 15 per cent to 64,667", [15, 64_667]),
        ("grew by $43.6bn to $419.2bn", [43.6e9, 419.2e9]),
        ("rose 5% to 10%", [5, 10]),
        ("fell from 1,040 to 983", [1040, 983]),
    ],
)
def test_a_movement_is_two_levels_or_an_amount_and_a_level_never_a_range(
    text: str, values: list[float], units: UnitTable
) -> None:
    assert [a.value for a in read(text, units)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("exactly 3,000 seats", "=", 2500, 3500),
        ("a total of 64,667 seats", "=", 64_666.5, 64_667.5),
        ("three seats", "=", 3, 3),
        ("9 seats", "=", 9, 9),
        ("10 per cent", "=", 9.5, 10.5),
        ("MORE than 3,000 seats", ">", 3000, None),
        ("at least 30 seats", ">", 30, None),
        ("over 30 seats", ">", 30, None),
        ("up to 30 seats", "<", None, 30),
        ("no more than 30 seats", "<", None, 30),
        ("fewer than 30 seats", "<", None, 30),
        ("about 3,000 seats", "~", 2000, 4000),
        ("some 3,000 seats", "~", 2000, 4000),
        ("almost 3,000 seats", "~", 2500, 3000),
        ("just over 3,000 seats", ">", 3000, 4000),
        ("just under 3,000 seats", "<", 2000, 3000),
        ("3,000 or so seats", "~", 2000, 4000),
        ("30-odd seats", "~", 20, 40),
        ("30-plus seats", ">", 30, None),
        ("30 seats", "=", 25, 35),
        ("almost one in 10 seats", "~", 1 / 11, 0.1),
        ("one in five seats", "=", 1 / 5.5, 1 / 4.5),
        ("£75,000 or above", ">", 75_000, None),
    ],
)
def test_a_hedge_opens_or_widens_what_a_number_stands_for(
    text: str, comparator: str, low: float | None, high: float | None, units: UnitTable
) -> None:
    amount = one(text, units)
    assert amount.comparator == comparator
    assert amount.interval is not None
    assert (amount.interval.low, amount.interval.high) == (
        pytest.approx(low) if low is not None else None,
        pytest.approx(high) if high is not None else None,
    )


def test_up_to_after_a_verb_of_movement_is_no_limit(units: UnitTable) -> None:
    assert one("complaints went up to 650", units).comparator == "="


def test_over_in_front_of_a_stretch_of_time_is_no_limit_unless_something_lasts_that_long(units: UnitTable) -> None:
    assert one("the hearing took place over five weeks", units).comparator == "="
    assert one("he was held for over five weeks", units).comparator == ">"


def test_a_conversion_in_brackets_is_hedged_like_the_figure_before_it(units: UnitTable) -> None:
    assert [a.comparator for a in read("roughly 30 miles (48 km) away", units)] == ["~", "~"]
    assert [a.comparator for a in read("a fine of up to $4m (£2.1m)", units)] == ["<", "<"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("£12 a month", "month"),
        ("£12 an hour", "hour"),
        ("61 dollars a barrel", "barrel"),
        ("5,000 tests per day", "day"),
        ("40 hours a week", "week"),
        ("8.7 per 100,000 people", "100,000"),
        ("14 deaths per million people", "million"),
    ],
)
def test_a_rate_names_its_denominator(text: str, per: str, units: UnitTable) -> None:
    assert read(text, units)[0].per == per


def test_a_denominator_is_no_claim_of_its_own(units: UnitTable) -> None:
    assert [a.kind for a in read("12 deaths per 100,000 people", units)] == ["count", "other"]
    assert read("£2m, against £1m a year earlier", units)[1].per is None


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("offences against under 18s", 18, "year", "<"),
        ("offences against under-18s", 18, "year", "<"),
        ("passes for over 65s", 65, "year", ">"),
        ("victims under the age of 10", 10, "year", "<"),
        ("victims aged 10 and under", 10, "year", "<"),
        ("victims under the age of one", 1, "year", "<"),
        ("a 14-year-old girl", 14, "year", "="),
        ("an eleven-month-old boy", 11, "month", "="),
        ("adults aged 30-39", (30, 39), "year", "="),
        ("Mr Palmer, 46, denies it", 46, "year", "="),
        ("a woman in her 30s", (30, 39), "year", "="),
    ],
)
def test_an_age_is_not_a_count(text: str, value: object, unit: str, comparator: str, units: UnitTable) -> None:
    amount = one(text, units)
    assert (amount.kind, amount.value, amount.unit, amount.comparator) == ("age", value, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "no one knew", "in the first half", "a half-time talk", "one another", "a third party", "the better half",
        "a one-off payment", "ground zero", "zero tolerance", "the one that got away", "a quarter earlier", "Channel Fo"
                                                                                                            "u"
                                                                                                            "r",
        "the Three Gorges Dam", "in the 1990s", "a two-way street", "at second hand", "one of them, the one we know",
    ],
)  # fmt: skip
def test_words_that_only_look_like_numbers_are_left_alone(text: str, units: UnitTable) -> None:
    assert all(a.kind in {"other", "rank"} for a in read(text, units))


def test_spans_already_taken_are_not_read_again(units: UnitTable) -> None:
    text = "In 2016/17 there were 504 cases"
    amounts = read_amounts(text, units, taken=((3, 10),))
    assert [text[a.start : a.end] for a in amounts] == ["504"]


PIECES = st.sampled_from(
    "one two thirty hundred thousand million half a an third quarter dozen and in to or from between about almost "
    "more than up per cent % £ $ € p "
    "m bn k 3 3,041 1.2 1/2 2016 64,667 0 ½ -5 + - – : ( ) . , aged under the age of years-old years miles of out "
    "times fold doubled first s 's 0800 1111".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "-", "\u00a0", "\n"])), max_size=25))
def test_any_mixture_of_number_words_is_read_without_fail_in_order_and_always_alike(
    parts: list[tuple[str, str]],
) -> None:
    text = "".join(word + gap for word, gap in parts)
    amounts = read_amounts(text, UNITS)
    assert amounts == read_amounts(text, UNITS)
    assert all(0 <= a.start < a.end <= len(text) for a in amounts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(amounts))
    for amount in amounts:
        low_high = amount.interval
        assert low_high is None or low_high.low is None or low_high.high is None or low_high.low <= low_high.high


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_fail(text: str) -> None:
    read_amounts(text, UNITS)


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_is_read_back_from_print_with_and_without_commas(number: int) -> None:
    for printed in (f"{number:,}", str(number)):
        assert [a.value for a in read_amounts(f"a count of {printed} votes", UNITS)] == [number]


@pytest.mark.parametrize(
    ("text", "kind", "sign"),
    [
        ("homes with children under 18 have them", "age", "<"),
        ("free for people over 60.", "age", ">"),
        ("he hired people over 30 miles away", "measure", ">"),
        ("a quake whose magnitude was 5.5", "index", "="),
        ("prices are 5% above 4,100", "count", "="),
        ("popular with voters 45 and older", "age", ">"),
        ("its users number 100m", "count", "="),
        ("they came third, at number 3", "rank", "="),
        ("deaths are given as rates per 100,000", "other", "="),
        ("they have brought it up to 31 weeks", "measure", "="),
        ("earned by the poorest fifth", "fraction", "="),
        ("she led by 14 points (56 per cent", "percent", "="),
    ],
)
def test_what_a_number_is_depends_on_the_words_before_it(text: str, kind: str, sign: str, units: UnitTable) -> None:
    amount = read(text, units)[-1]
    assert (amount.kind, amount.comparator) == (kind, sign)


def test_what_follows_and_is_no_denominator(units: UnitTable) -> None:
    assert [a.per for a in read("they took two and a day later three", units)] == [None, None]
