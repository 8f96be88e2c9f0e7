"""Cells of published tables: figures with their markers, periods, units and names of places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.official.importing.cell_values import read_status, read_value
from pipeline.official.importing.periods import read_period, what_unclear_are
from pipeline.official.importing.place_names import PlaceNames, folded
from pipeline.official.importing.unit_words import Measured, read_power, read_unit
from pipeline.official.schema import STATUSES
from pipeline.records import Geography


@pytest.mark.parametrize(
    ("cell", "number", "status"),
    [
        ("1,234", "1234", "A"), ("1 234", "1234", "A"), ("-25", "-25", "A"), ("−3.50", "-3.50", "A"),
        ("£5.2", "5.2", "A"), ("45%", "45", "A"), ("1e5", "100000", "A"),
        ("12.3 [p]", "12.3", "P"), ("12.3p", "12.3", "P"), ("990 (r)", "990", "A"), ("5 bp", "5", "B"),
        ("12 [note 3]", "12", "A"), ("1335*", "1335", "A"), ("7 [e]", "7", "E"), ("7 [u]", "7", "U"),
        ("[x]", "", "M"), ("..", "", "M"), (":", "", "M"), ("-", "", "M"), ("z", "", "M"), ("[z]", "", "M"),
        ("*", "", "Q"), ("c", "", "Q"), ("[c]", "", "Q"), ("N/A", "", "M"), ("x", "", "M"),
    ],
)  # fmt: skip
def test_a_marker_becomes_a_status_and_never_a_lost_row(cell: str, number: str, status: str) -> None:
    found = read_value(cell)
    assert found is not None
    assert (found.number, found.status) == (number, status)
    assert found.marked == bool(found.note)


@pytest.mark.parametrize(
    "cell", ["", "abc", "12 34", "1,23", "(123)", "1.234,5", "12a", "Source: Board", "1-2", "[p]?"]
)
def test_what_is_no_figure_is_not_read_as_one(cell: str) -> None:
    assert read_value(cell) is None


@pytest.mark.parametrize(("cell", "number"), [("1.234,5", "1234.5"), ("12,5", "12.5"), ("1.234", "1234"), ("7", "7")])
def test_decimal_commas_are_read_where_the_mapping_says_so(cell: str, number: str) -> None:
    found = read_value(cell, ",")
    assert found is not None
    assert found.number == number
    assert read_value("1.5", ",") is None


def test_a_mapping_says_what_its_own_markers_stand_for() -> None:
    own = {"-": "zero", "§": "Q", "k": "E"}
    assert [(v.number, v.status) for cell in ("-", "§", "[§]", "5 [k]") if (v := read_value(cell, own=own))] == [
        ("0", "A"), ("", "Q"), ("", "Q"), ("5", "E"),
    ]  # fmt: skip


@given(st.text(max_size=30))
def test_any_text_is_a_figure_or_is_not(text: str) -> None:
    for decimal in (".", ","):
        found = read_value(text, decimal)
        assert found is None or (found.status in STATUSES and (found.number == "" or float(found.number) is not None))
    read_status(text)
    read_unit(text)
    read_power(text)
    read_period(text)
    folded(text)


@pytest.mark.parametrize(
    ("cell", "label", "start", "end", "kind"),
    [
        ("2016/17", "2016/17", "2016-04-01", "2017-03-31", "financial_year"),
        ("2016-17", "2016/17", "2016-04-01", "2017-03-31", "financial_year"),
        ("202021", "2020/21", "2020-04-01", "2021-03-31", "financial_year"),
        ("FY 2016/17", "2016/17", "2016-04-01", "2017-03-31", "financial_year"),
        ("Academic year 2016/17", "2016/17", "2016-09-01", "2017-08-31", "academic_year"),
        ("201820", "2018 to 2020", "2018-01-01", "2020-12-31", "three_years"),
        ("2014-16", "2014 to 2016", "2014-01-01", "2016-12-31", "three_years"),
        ("2016", "2016", "2016-01-01", "2016-12-31", "calendar_year"),
        ("year ending March 2017", "year ending March 2017", "2016-04-01", "2017-03-31", "year_ending"),
        ("Year ending 31 March 2017 [note 2]", "year ending March 2017", "2016-04-01", "2017-03-31", "year_ending"),
        ("12 months ending 31-03-2017", "year ending March 2017", "2016-04-01", "2017-03-31", "year_ending"),
        ("YE Mar 17", "year ending March 2017", "2016-04-01", "2017-03-31", "year_ending"),
        ("2017 Q1", "2017 Q1", "2017-01-01", "2017-03-31", "quarter"),
        ("Q4 2016/17", "2017 Q1", "2017-01-01", "2017-03-31", "quarter"),
        ("Jan-Mar 2017", "2017 Q1", "2017-01-01", "2017-03-31", "quarter"),
        ("Dec-Feb 2017", "December 2016 to February 2017", "2016-12-01", "2017-02-28", "rolling_3_months"),
        ("2017 JAN", "January 2017", "2017-01-01", "2017-01-31", "month"),
        ("Sep-17", "September 2017", "2017-09-01", "2017-09-30", "month"),
        ("2017M01", "January 2017", "2017-01-01", "2017-01-31", "month"),
        ("30 June 2016", "30 June 2016", "2016-06-30", "2016-06-30", "point_in_time"),
        ("2016-06-30", "30 June 2016", "2016-06-30", "2016-06-30", "point_in_time"),
        ("30/06/2016", "30 June 2016", "2016-06-30", "2016-06-30", "point_in_time"),
        ("Mid-2018", "mid-2018", "2018-06-30", "2018-06-30", "point_in_time"),
        ("Apr 2016 to Mar 2017", "2016/17", "2016-04-01", "2017-03-31", "financial_year"),
    ],
)
def test_a_period_is_read_as_tables_write_it(cell: str, label: str, start: str, end: str, kind: str) -> None:
    found = read_period(cell)
    assert found is not None
    assert (found.label, found.start.isoformat(), found.end.isoformat(), found.kind) == (label, start, end, kind)


@pytest.mark.parametrize(
    "cell", ["Total", "", "1,234", "2017-13", "30 February 2017", "2016/19/22", "30 September 20123"]
)
def test_what_is_no_period_is_not_read_as_one(cell: str) -> None:
    assert read_period(cell) is None


@pytest.mark.parametrize("cell", ["2008-09", "200809"])
def test_two_years_or_a_month_are_told_apart_by_their_column_or_by_the_mapping(cell: str) -> None:
    assert read_period(cell) is None
    kinds = [found.kind for kind in ("financial_year", "month") if (found := read_period(cell, kind))]
    assert kinds == ["financial_year", "month"]
    assert what_unclear_are([cell, "2016-17"]) == "financial_year"
    assert what_unclear_are([cell, "2008-10", "2008-11"]) == "month"
    assert what_unclear_are([cell, "2009-10"]) == ""


def test_a_footnote_that_sticks_to_a_year_is_taken_off_where_the_mapping_says_so() -> None:
    found = read_period("30 September 20123", note_digits=True)
    assert found is not None
    assert found.label == "30 September 2012"


def test_a_day_is_the_end_of_twelve_months_where_the_mapping_says_so() -> None:
    found = read_period("30-12-2017", "year_ending")
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == ("2017-01-01", "2017-12-31")


@pytest.mark.parametrize(
    ("words", "measured"),
    [
        ("%", Measured("percent", "percent")), ("Percentage (%)", Measured("percent", "percent")),
        ("£ million", Measured("currency", "GBP", 6)), ("£", Measured("currency", "GBP")),
        ("Rate per 100,000 population", Measured("rate", "per_100k")), ("Number", Measured("count")),
        ("Index, base year = 100", Measured("index", "index")), ("2015=100", Measured("index", "index")),
        ("percentage points", Measured("point_change", "percentage_point")), ("mins", None),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_its_words(words: str, measured: Measured | None) -> None:
    assert read_unit(words) == measured


PLACES = {
    place.code: place
    for place in (
        Geography("E01", "West Vale", "region"), Geography("E02", "West Vale", "police force area"),
        Geography("E03", "Mead and Marsh", "police force area", (), ("MMC",)), Geography("E04", "Barchester", "region"),
        Geography("E05", "City of Barchester", "police force area"), Geography("E06", "St Ewold's", "district"),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "kinds", "codes"),
    [
        ("Mead & Marsh", (), ("E03",)), ("mead and marsh police", (), ("E03",)), ("MMC", (), ("E03",)),
        ("E03", (), ("E03",)), ("e03", (), ("E03",)), ("Mead and Marsh [note 4]", (), ("E03",)),
        ("City of Barchester", (), ("E05",)), ("Barchester", (), ("E04",)), ("Saint Ewolds", (), ("E06",)),
        ("Barchester, City of", ("police force area",), ("E05",)), ("West Vale", (), ("E01", "E02")),
        ("West Vale", ("police force area", "region"), ("E02",)), ("West Vale", ("district",), ()), ("Nowhere", (), ()),
    ],
)  # fmt: skip
def test_a_place_is_found_by_code_or_by_any_way_to_write_its_name(
    cell: str, kinds: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    assert PlaceNames(PLACES, kinds).find(cell) == codes


def test_a_footnote_that_sticks_to_a_name_is_taken_off_where_the_mapping_says_so() -> None:
    assert PlaceNames(PLACES).find("Mead and Marsh1") == ()
    assert PlaceNames(PLACES, note_digits=True).find("Mead and Marsh1") == ("E03",)


def test_an_unknown_place_is_answered_with_the_nearest_names() -> None:
    assert "'Barchester'" in PlaceNames(PLACES).near("Barchestre")
