"""Resolving periods: against the article's day, its dateline, or the other dates that it names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.periods import find_periods, resolve_periods, same_stretch, shift
from pipeline.extract.stretches import month_stretch, move, part_of, unit_stretch
from pipeline.records import Period


def read(text: str, published: str | None = None) -> dict[str, Period]:
    found = [period for paragraph in paragraphs(text) for period in find_periods("article", paragraph)]
    return {period.passage.text: period for period in resolve_periods(found, published)}


AGAINST_THE_DAY = [
    ("last year", "2018-02-14", "2017-01-01", "2017-12-31"),
    ("last year", "2018", "2017-01-01", "2017-12-31"),
    ("this month", "2018-02", "2018-02-01", "2018-02-28"),
    ("last week", "2018-02-14", "2018-02-05", "2018-02-11"),
    ("last quarter", "2018-02-14", "2017-10-01", "2017-12-31"),
    ("the past five years", "2018-02-14", "2013-02-15", "2018-02-14"),
    ("the year before last", "2018-02-14", "2016-01-01", "2016-12-31"),
    ("four years ago", "2018-02-14", "2014-01-01", "2014-12-31"),
    ("yesterday", "2018-03-01", "2018-02-28", "2018-02-28"),
    ("Sunday night", "2018-02-14", "2018-02-11", "2018-02-11"),
    ("last Wednesday", "2018-02-14", "2018-02-07", "2018-02-07"),
    ("next Friday", "2018-02-14", "2018-02-16", "2018-02-16"),
    ("March last year", "2018-02-14", "2017-03-01", "2017-03-31"),
    ("in December", "2018-02-14", "2017-12-01", "2017-12-31"),
    ("on 29 April", "2018-02-14", "2018-04-29", "2018-04-29"),
    ("Nov. 13", "2018-02-14", "2017-11-13", "2017-11-13"),
    ("the 12 months to June", "2018-02-14", "2016-07-01", "2017-06-30"),
    ("the fourth quarter", "2018-02", "2017-10-01", "2017-12-31"),
    ("this financial year", "2018-02-14", "2017-04-01", "2018-03-31"),
    ("last summer", "2018-02-14", "2017-06-01", "2017-08-31"),
    ("early last year", "2018-02-14", "2017-01-01", "2017-04-30"),
]


@pytest.mark.parametrize(("text", "published", "start", "end"), AGAINST_THE_DAY)
def test_a_relative_period_counts_from_the_articles_day(text: str, published: str, start: str, end: str):
    (period,) = read(text, published).values()
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "published"),
    [("on Tuesday", "2018-02"), ("last month", "2018"), ("in March", "2018"), ("last year", None), ("next week", "")],
)
def test_what_the_articles_date_does_not_settle_stays_open_with_a_reason(text: str, published: str | None):
    (period,) = read(text, published).values()
    assert period.start is None
    assert period.reason


def test_a_window_that_ends_last_year_tells_which_year_that_is():
    found = read(
        "There were 12 thefts last year.\n\n"
        "Forces gave figures between April 2016 and March last year.\n\nThis year is new."
    )
    assert (found["March last year"].start, found["March last year"].end) == (date(2017, 3, 1), date(2017, 3, 31))
    assert (found["last year"].start, found["last year"].end) == (date(2016, 4, 1), date(2017, 3, 31))
    assert found["last year"].reason == "read as April 2016 to March 2017, the reporting period that the article names"
    assert found["This year"].start == date(2018, 1, 1)


def test_last_year_is_the_latest_financial_year_of_an_undated_article():
    found = read("Thefts fell last year. In 2016/17 there were 40, down from 50 in 2015/16.")
    assert found["last year"].start == date(2016, 4, 1)
    assert "2016/17" in (found["last year"].reason or "")


def test_last_year_stays_open_where_the_named_year_is_still_running():
    found = read("So far in 2014/15 borrowing rose, up on last year. In June 2014 it was £9bn.")
    assert found["last year"].start is None


def test_last_year_stays_open_in_a_long_series():
    assert read("2012/13, 2013/14, 2014/15 and 2015/16 beat last year")["last year"].start is None


def test_a_published_date_outweighs_a_financial_year_long_past():
    assert read("In 2009/10 it was worse than last year", "2018-02-14")["last year"].start == date(2017, 1, 1)


def test_a_dateline_is_the_articles_own_day():
    found = read("Quake strikes\n\nMonday, July 15, 2019\n\nOn Saturday it shook, as it did last year.")
    assert found["Saturday"].start == date(2019, 7, 13)
    assert found["last year"].start == date(2018, 1, 1)


def test_the_date_that_is_given_outweighs_the_dateline():
    found = read("Monday, July 15, 2019\n\nOn Saturday it shook.", "2019-07-22")
    assert found["Monday, July 15, 2019"].start == date(2019, 7, 15)
    assert found["Saturday"].start == date(2019, 7, 20)


def test_the_same_stretch_has_more_than_one_name():
    found = read("2016/17, the year ending March 2017, 2016 and the year ended 5 April 2017")
    stretches = [(period.start, period.end) for period in found.values() if period.start and period.end]
    financial, ending, calendar, tax = [(a, b) for a, b in stretches if a and b]
    assert same_stretch(financial, ending)
    assert same_stretch(tax, financial)
    assert not same_stretch(financial, calendar)


def test_a_stretch_a_year_earlier_keeps_whole_months():
    (period,) = read("February 2016").values()
    assert shift(period, "year", -1) == (date(2015, 2, 1), date(2015, 2, 28))
    assert move((date(2015, 2, 1), date(2015, 2, 28)), "year", 1) == (date(2016, 2, 1), date(2016, 2, 29))


def test_a_period_without_dates_cannot_be_shifted():
    (period,) = read("the previous year").values()
    with pytest.raises(ValueError, match="no dates"):
        shift(period, "year", -1)
    with pytest.raises(ValueError, match="no such unit"):
        unit_stretch(date(2016, 1, 1), "blue moon")


def test_parts_of_a_year_are_whole_months():
    year = month_stretch(2016, 12, 12)
    assert part_of(year, "late") == (date(2016, 9, 1), date(2016, 12, 31))
    assert part_of(year, "start") == (date(2016, 1, 1), date(2016, 1, 31))


VOCABULARY = (
    "the last next past previous year years month quarter to and between from of in ending March May Nov. 2016 2016/17 "
    "9999 0000 31 12th five first ' ’ s - – , . ( week Tuesday ago earlier before Q3 1990s '90s end early mid £ % 29 "
    "February 2100 1-2 3/4/18 same decade century 00 99 today fiscal season"
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split(" ")))


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), WORDS.map(" ".join), WORDS.map("".join)), st.none() | st.dates().map(str))
def test_any_text_is_read_without_an_error_and_with_exact_offsets(text: str, published: str | None):
    found = [period for paragraph in paragraphs(text) for period in find_periods("a", paragraph)]
    resolved = resolve_periods(found, published)
    assert resolved == resolve_periods(found, published)
    last = 0
    for period in resolved:
        assert text[period.passage.start : period.passage.end] == period.passage.text
        assert last <= period.passage.start < period.passage.end
        assert (period.start is None) == (period.end is None)
        assert period.start is None or period.end is None or period.start <= period.end
        last = period.passage.end


def test_ten_thousand_years_in_a_line_are_read_once_each():
    text = ", ".join(["in 2016"] * 10_000)
    assert sum(len(find_periods("a", paragraph)) for paragraph in paragraphs(text)) == 10_000


def test_years_that_end_with_february_are_one_series_in_leap_years_too() -> None:
    found = read("It made £3m in the year ending February 2020 and £2m in the year ending February 2019.")
    assert date(2020, 2, 29) in {period.end for period in found.values()}
