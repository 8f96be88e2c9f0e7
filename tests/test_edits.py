"""One-edit corrections of a printed number: whichever way the print went wrong, what was meant is among them."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.checks.n101_percent_change import wrong_base
from pipeline.records import Interval, Quantity
from pipeline.relate import intervals
from pipeline.relate.edits import CLASSES, corrections, edits
from tests.made import printed

WHOLES = st.integers(2, 9_999_999)
DECIMALS = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: f"{pair[0]}.{pair[1]}")
NUMERALS = st.one_of(WHOLES.map(lambda n: f"{n:,}"), WHOLES.map(str), DECIMALS)
DRESS = ["{} calls", "£{}m", "{} per cent", "{}%", "more than {} calls", "${}", "{} miles", "about {} calls"]


def dressed(numeral: str, dress: str = "{} calls") -> Quantity:
    found = printed(dress.format(numeral))
    assume(isinstance(found.value, (int, float)))
    return found


def plain(digits: str) -> bool:
    """Whether digits could stand in print: no leading zero, more than nothing."""
    return float(digits) > 0 and not (digits.startswith("0") and not digits.startswith("0."))


def texts(quantity: Quantity) -> list[str]:
    return [edit.text.replace(",", "") for edit in edits(quantity)]


@given(WHOLES, st.data())
def test_a_number_with_two_neighbours_swapped_is_mended_by_swapping_them_back(meant: int, data: st.DataObject) -> None:
    digits = str(meant)
    assume(len(digits) > 1)
    i = data.draw(st.integers(0, len(digits) - 2))
    assume(digits[i] != digits[i + 1])
    wrong = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    assume(plain(wrong))
    assert f"{meant}" in texts(dressed(f"{int(wrong):,}"))


@given(WHOLES, st.data())
def test_a_number_with_one_wrong_digit_is_mended_by_another(meant: int, data: st.DataObject) -> None:
    digits = str(meant)
    i = data.draw(st.integers(0, len(digits) - 1))
    wrong = digits[:i] + data.draw(st.sampled_from("0123456789")) + digits[i + 1 :]
    assume(wrong != digits and plain(wrong))
    assert digits in texts(dressed(f"{int(wrong):,}"))


@given(WHOLES, st.data())
def test_a_number_with_a_digit_dropped_or_doubled_is_mended(meant: int, data: st.DataObject) -> None:
    digits = str(meant)
    i = data.draw(st.integers(0, len(digits) - 1))
    doubled = digits[: i + 1] + digits[i:]
    assert digits in texts(dressed(doubled))
    dropped = digits[:i] + digits[i + 1 :]
    assume(dropped and plain(dropped))
    assert digits in texts(dressed(dropped))


def test_a_number_told_less_finely_is_no_mend_of_it() -> None:
    assert "5 per cent" not in texts(printed("5.2 per cent"))
    assert "4.6 per cent" in texts(printed("4.46 per cent"))


@given(WHOLES, st.sampled_from([10, 1000]))
def test_a_number_with_noughts_too_many_is_mended_and_one_with_too_few(meant: int, factor: int) -> None:
    assert str(meant) in texts(dressed(f"{meant * factor:,}"))
    assert str(meant * factor) in texts(dressed(f"{meant:,}"))


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("5%", "0.5%"), ("0.5%", "5%"), ("12.5%", "1.25%"), ("1.25%", "12.5%"), ("0.07%", "0.7%"), ("34.5", "345")],
)
def test_a_decimal_point_one_place_off_is_a_factor_of_ten(wrong: str, meant: str) -> None:
    assert (CLASSES[1], meant) in [(edit.kind, edit.text) for edit in edits(printed(wrong))]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("£2.6m", "£2.6bn"), ("1.3 billion", "1.3 million"), ("$4tn", "$4bn"), ("547.1 thousand", "547.1 million"),
        ("£2.6bn", "£6.2bn"), ("64,676", "64,667"), ("3041", "3014"), ("12 per cent", "21 per cent"),
        ("€1,250", "€1,520"), ("$45m", "$54m"), ("1.25 million", "2.15 million"), ("816 miles", "861"),
        ("150,000", "15,000"), ("9999", "99,990"), ("minus 12", "minus 21"),
    ],
)  # fmt: skip
def test_a_correction_reads_as_print_would_have_it(text: str, mended: str) -> None:
    assert mended in [edit.text for edit in edits(printed(text))]


@given(NUMERALS, st.sampled_from(DRESS))
def test_a_correction_is_another_number_in_the_same_dress(numeral: str, dress: str) -> None:
    quantity = dressed(numeral, dress)
    seen = set()
    for edit in edits(quantity):
        assert edit.kind in CLASSES
        assert edit.quantity.value != quantity.value
        assert edit.text != quantity.passage.text
        assert edit.text not in seen
        seen.add(edit.text)
        undressed = re.sub(r"[\d,.]+", "#", edit.text, count=1)
        same_dress = undressed == re.sub(r"[\d,.]+", "#", quantity.passage.text, count=1)
        assert same_dress != (edit.kind == "another scale")
        assert edit.quantity.passage == quantity.passage
        span = intervals.of(edit.quantity)
        assert span is not None
        low, high = intervals.ends(span)
        assert isinstance(edit.quantity.value, float)
        assert low <= edit.quantity.value <= high


@given(NUMERALS, st.sampled_from(["{} calls", "£{}m", "{} per cent"]))
def test_a_correction_means_what_it_would_mean_in_print(numeral: str, dress: str) -> None:
    for edit in list(edits(dressed(numeral, dress)))[:40]:
        if edit.kind == "another scale":
            again = printed(edit.text)
        else:
            again = dressed(dress.format(re.search(r"[\d,.]+", edit.text).group()), "{}")  # type: ignore[union-attr]
        assert isinstance(edit.quantity.value, float)
        assert isinstance(again.value, (int, float))
        assert math.isclose(edit.quantity.value, again.value, rel_tol=1e-9)


@pytest.mark.parametrize(
    "text", ["twelve calls", "one in 10", "3 in 10", "2½ million calls", "3 to 5 per cent", "half", "hundreds of calls",
             "in 2016", "0 calls", "0.0%"]
)  # fmt: skip
def test_words_ratios_ranges_dates_and_noughts_have_no_one_edit_correction(text: str) -> None:
    assert not list(edits(printed(text)))


ODD = [
    replace(printed(text), value=value, interval=interval, step=step)
    for text in ("14 calls", "1" + "0" * 400, "£0.00001")
    for value in (0.0, -3.0, 1e300, float("inf"), (3.0, 4.0), None)
    for interval in (None, Interval(None, None), Interval(0, 0))
    for step in (None, 0.0, 1e300)
]


@pytest.mark.parametrize("quantity", ODD)
def test_odd_quantities_never_raise(quantity: Quantity) -> None:
    for edit in edits(quantity):
        assert edit.text != quantity.passage.text


def test_a_number_of_five_thousand_digits_does_not_raise() -> None:
    list(edits(replace(printed("14 calls"), passage=replace(printed("14 calls").passage, text="7" * 5000))))


def test_only_the_first_class_of_slip_that_explains_everything_is_told() -> None:
    meant = {"old": printed("381"), "new": printed("540")}
    told = corrections(meant, lambda role, edit: role == "new" and edit.text in {"504", "514", "54"})
    assert [(role, edit.kind, edit.text) for role, edit in told] == [("new", CLASSES[0], "504")]


def test_a_number_that_is_known_to_be_right_is_not_corrected() -> None:
    both = {"old": printed("381"), "new": printed("540")}
    told = corrections(both, lambda role, edit: edit.text in {"318", "504"}, frozenset({"old"}))
    assert [role for role, _ in told] == ["new"]
    assert corrections(both, lambda role, edit: False) == ()


@pytest.mark.parametrize(
    ("old", "new", "percent", "said"),
    [
        ("200", "260", "23 per cent", ["the change divided by the new level instead of the old one"]),
        ("200", "260", "130 per cent", ["the new level as a percentage of the old one, not the change"]),
        pytest.param("200", "260", "15 per cent", [], id="round levels side by side are no looser in a diagnosis"),
    ],
)
def test_a_wrong_base_is_named_where_it_gives_the_printed_percentage(
    old: str, new: str, percent: str, said: list[str]
) -> None:
    assert list(wrong_base(printed(old), printed(new), printed(percent))) == said
