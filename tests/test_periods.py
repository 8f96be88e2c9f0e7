"""Reading periods: what is one, what is not, and which dates its own words fix."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.extract.periods import (
    counts_units,
    find_periods,
    is_number,
    number_kind,
    windows,
)
from pipeline.records import Paragraph, Period


def read(text: str, index: int = 9, start: int = 0) -> tuple[Period, ...]:
    return find_periods("article", Paragraph(index, start, start + len(text), text))


def printed(text: str) -> list[str]:
    return [period.passage.text for period in read(text)]


ABSOLUTE = [
    ("Offences rose in 2016/17.", "2016/17", "financial_year", "2016-04-01", "2017-03-31"),
    ("Offences rose in 2016-17.", "2016-17", "financial_year", "2016-04-01", "2017-03-31"),
    ("Spending in 1999/00 fell.", "1999/00", "financial_year", "1999-04-01", "2000-03-31"),
    ("Spending in 1998-9 fell.", "1998-9", "financial_year", "1998-04-01", "1999-03-31"),
    ("In the 2015/16 academic year fees rose.", "2015/16", "academic_year", "2015-09-01", "2016-08-31"),
    ("Cases over 2002–12 fell.", "2002–12", "span", "2002-01-01", "2012-12-31"),
    ("Cases, 1990 to 2012", "1990 to 2012", "span", "1990-01-01", "2012-12-31"),
    ("for the year ending March 2017", "the year ending March 2017", "year_ending", "2016-04-01", "2017-03-31"),
    ("in the 12 months to June 2014", "the 12 months to June 2014", "year_ending", "2013-07-01", "2014-06-30"),
    ("the year ended 5 April 2013", "the year ended 5 April 2013", "year_ending", "2012-04-06", "2013-04-05"),
    ("the six months to 30 June 2017", "the six months to 30 June 2017", "span", "2017-01-01", "2017-06-30"),
    ("the week ending 4 March 2016", "the week ending 4 March 2016", "week", "2016-02-27", "2016-03-04"),
    ("three months to December 2012", "three months to December 2012", "quarter", "2012-10-01", "2012-12-31"),
    ("the third quarter of 2012", "the third quarter of 2012", "quarter", "2012-07-01", "2012-09-30"),
    ("the second quarter of 2016/17", "the second quarter of 2016/17", "quarter", "2016-07-01", "2016-09-30"),
    ("up on 2012 Q3", "2012 Q3", "quarter", "2012-07-01", "2012-09-30"),
    ("in Q4 2013", "Q4 2013", "quarter", "2013-10-01", "2013-12-31"),
    ("the first half of 2005", "the first half of 2005", "span", "2005-01-01", "2005-06-30"),
    ("the last three months of 2004", "the last three months of 2004", "quarter", "2004-10-01", "2004-12-31"),
    ("in January to March 2016", "January to March 2016", "quarter", "2016-01-01", "2016-03-31"),
    ("in March 2017 alone", "March 2017", "month", "2017-03-01", "2017-03-31"),
    ("by Feb. 2016", "Feb. 2016", "month", "2016-02-01", "2016-02-29"),
    ("on Tuesday 3 May 2018 at noon", "Tuesday 3 May 2018", "day", "2018-05-03", "2018-05-03"),
    ("on Monday, May 18, 2015, he", "Monday, May 18, 2015", "day", "2015-05-18", "2015-05-18"),
    ("updated 2018-05-03 online", "2018-05-03", "day", "2018-05-03", "2018-05-03"),
    ("from 4 to 9 May 2016", "4 to 9 May 2016", "span", "2016-05-04", "2016-05-09"),
    ("in the 1990s", "the 1990s", "decade", "1990-01-01", "1999-12-31"),
    ("in the '80s", "the '80s", "decade", "1980-01-01", "1989-12-31"),
    ("in the 1800s", "the 1800s", "span", "1800-01-01", "1899-12-31"),
    ("the winter of 2009/10", "the winter of 2009/10", "season", "2009-12-01", "2010-02-28"),
    ("at the end of 2003", "the end of 2003", "span", "2003-12-01", "2003-12-31"),
    ("in mid-2003", "mid-2003", "span", "2003-05-01", "2003-08-31"),
    ("a target for 2050", "2050", "calendar_year", "2050-01-01", "2050-12-31"),
]


@pytest.mark.parametrize(("text", "words", "kind", "start", "end"), ABSOLUTE)
def test_a_period_with_its_year_is_dated_by_its_own_words(text: str, words: str, kind: str, start: str, end: str):
    (period,) = read(text)
    assert (period.passage.text, period.kind) == (words, kind)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.anchor is None


@pytest.mark.parametrize(
    "text",
    [
        "There were 3041 cases, not 3210.",
        "The march drew 2016 people.",
        "It found 2016 new cases.",
        "Ring 0800 1111 or 020 7946 2018.",
        "It cost £2016 in all.",
        "The flight is AB2016.",
        "She scored 2,016 points.",
        "They may march again.",
        "Mrs May said no to Mr June.",
        "April Smith and August Wilson agreed.",
        "He writes for the Sunday Times.",
        "Prices fell on Black Friday.",
        "It opens at 2030 GMT.",
        "The 2000-mile walk ended.",
        "A 14-year-old was held for two weeks.",
        "It fell in recent years, as in previous years.",
        "see https://example.org/2016/05/03/news",
        "31 Juneberries were eaten.",
    ],
)
def test_what_only_looks_like_a_period_is_left_alone(text: str):
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("up from 2015/16 to 2016/17", ["2015/16", "2016/17"]),
        ("between April 2016 and March last year", ["April 2016", "March last year"]),
        ("between 2001 and 2011", ["2001", "2011"]),
        ("in 2008 and 2012 respectively", ["2008", "2012"]),
        ("In March 15 people died in 2016.", ["March", "2016"]),
        ("the 2011 census", ["2011"]),
        ("Theresa May spoke in May", ["May"]),
        ("1998 in 2015/16 and more later", ["2015/16"]),
        ("up on the previous year and a year earlier", ["the previous year", "a year earlier"]),
        ("the same period last year", ["the same period last year"]),
        ("on Sunday night, last week", ["Sunday night", "last week"]),
        ("31 June 2016", ["June 2016"]),
        ("over the past five years, since 2010", ["the past five years", "2010"]),
    ],
)
def test_periods_are_found_one_by_one(text: str, found: list[str]):
    assert printed(text) == found


def test_offsets_are_those_of_the_article():
    (period,) = read("rose in 2016/17.", start=100)
    assert (period.passage.start, period.passage.end) == (108, 115)


def test_words_counted_from_another_period_keep_their_steps_and_no_dates():
    for text, steps in [("the previous year", -1), ("two years earlier", -2), ("the following year", 1)]:
        (period,) = read(text)
        assert (period.relative, period.anchor, period.start) == (("year", steps), "context", None)


def test_the_end_of_a_window_gives_its_opening_the_year():
    opening, closing = read("between April and June 2012")
    assert (opening.start, closing.start) == (date(2012, 4, 1), date(2012, 6, 1))
    opening, _ = read("from 20 December to 3 January 2015")
    assert opening.start == date(2014, 12, 20)


def test_a_window_is_told_by_its_two_ends():
    text = "asked about offences between April 2016 and March 2017, up in 2018"
    assert windows(Paragraph(0, 10, 10 + len(text), text)) == (((39, 49), (54, 64)),)


def test_a_financial_year_named_by_one_year_stays_open():
    (period,) = read("in fiscal 2016")
    assert (period.kind, period.start) == ("financial_year", None)
    assert period.reason is not None


@pytest.mark.parametrize(
    ("text", "number", "units", "kind"),
    [
        ("2016/17", True, False, "period"),
        ("last year", False, False, "period"),
        ("the third quarter of 2012", True, False, "period"),
        ("3 May 2018", True, False, "date"),
        ("July 18-21", True, False, "period"),
        ("4 to 9 May 2016", True, False, "date"),
        ("the past five years", True, True, "period"),
        ("20 years ago", True, True, "period"),
        ("the past decade", False, False, "period"),
        ("the 12 months to June 2014", True, False, "period"),
        ("the first six months of last year", True, False, "period"),
    ],
)
def test_a_period_knows_whether_it_is_a_number_and_of_which_kind(text: str, number: bool, units: bool, kind: str):
    (period,) = read(text)
    assert (is_number(period), counts_units(period), number_kind(period)) == (number, units, kind)


def test_a_verb_that_lasts_is_no_period() -> None:
    text = "The inquiry will probably have to last six weeks."
    assert find_periods("a", Paragraph(0, 0, len(text), text)) == ()
