"""Homicide in England and Wales, by year since 1898, and its rate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.official.crime_groups import HOMICIDE
from pipeline.official.figures import Figure, official_source, rounded, write_figures
from pipeline.official.raw_tables import number_in, raw_rows
from pipeline.official.sdg import Selection, select
from pipeline.official.spans import Span, calendar_year, year_to_march
from pipeline.records import Indicator

_ENGLAND_AND_WALES = "K04000001"
_RATE = Indicator(
    "homicide_rate",
    "homicide rate",
    "homicide per 100,000 people",
    ("murder rate", "rate of homicide", "homicide rate per 100,000", "homicides per 100,000", "rate of homicides"),
    "Victims of homicide per 100,000 people in a year that ends in March, England and Wales, from the Homicide Index.",
    (),
    ("group of countries",),
)
_COUNTS = official_source(
    "home-office-homicide-trends",
    "Home Office",
    "Historical crime data and homicide appendix tables, England and Wales, 1898 to the year ending March 2019",
    "https://www.gov.uk/government/statistics/historical-crime-data",
)
_INDEX = official_source(
    "ons-homicide-index",
    "Home Office, Homicide Index; Office for National Statistics",
    "Homicide in England and Wales",
    "https://www.ons.gov.uk/peoplepopulationandcommunity/crimeandjustice/datasets/"
    "appendixtableshomicideinenglandandwales",
)
#: From this year on police recorded crime has the figures as well; those here are of the release of July 2019.
_ALSO_IN_RECORDED_CRIME = 2003


def _next_february(span: Span) -> str:
    return f"{span.end.year + 1}-02"


def write_homicide(raw: Path, folder: Path, retrieved: str) -> None:
    """Write the data set from the raw tables of homicides by year and of the rate.

    Raises ReferenceTableError when a raw table is missing or malformed.
    """
    rates = Selection(
        "indicator_16-1-1.csv", _RATE, _INDEX, _ENGLAND_AND_WALES, _next_february, {"Age": ""}, decimals=2,
        base="100,000 people",
    )  # fmt: skip
    # the raw table has the total of 2011/12 under 2012/13, before that of 2012/13 itself: the later row stands
    told = {(figure.span, figure.qualifiers): figure for figure in select(raw / "sdg_uk", rates)}
    write_figures(
        folder,
        "Homicide, England and Wales",
        "Offences recorded as homicide by calendar year from 1898 to 1997, then by years that end in March, and the "
        "rate per 100,000 people since 2011/12 (its total since 2012/13). 1939 and the year ending March 1998 have "
        "none. The date of a release is the usual month; from the year ending March 2003 on the counts are those of "
        "July 2019, beside those of police recorded crime. Rates by age are left out. Contains public sector "
        "information licensed under the Open Government Licence v3.0.",
        [*_counts(raw / "homicide_trends_data.csv"), *told.values()],
        [_COUNTS, _INDEX],
        retrieved,
    )


def _counts(path: Path) -> Iterator[Figure]:
    for number, row in enumerate(raw_rows(path, ("year", "homicide_count")), start=2):
        year, from_april = int(row["year"][:4]), row["year"][5:7] == "04"
        span = year_to_march(year + 1) if from_april else calendar_year(year)
        where = f"{path}, row {number}"
        count = rounded(number_in(row, "homicide_count", where), 0) if row["homicide_count"] else ""
        late = span.end.year >= _ALSO_IN_RECORDED_CRIME
        released = "2019-07" if late else span.month_after(4) if from_april else str(year + 1)
        yield Figure(HOMICIDE, _ENGLAND_AND_WALES, span, count, _COUNTS.id, released, status="A" if count else "M")
