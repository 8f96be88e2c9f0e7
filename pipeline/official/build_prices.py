"""Consumer prices in the United Kingdom: the annual rate of inflation and the index, by month, quarter and year."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.figures import Figure, official_source, write_figures
from pipeline.official.spans import Span, calendar_year, month, quarter
from pipeline.patterns import lazily
from pipeline.records import Indicator, Source

_UNITED_KINGDOM = "K02000001"
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_PERIOD = lazily(r"(\d{4})(?: Q([1-4])| ([A-Z]{3}))?")
_VALUE = lazily(r"-?\d+\.\d")


@dataclass(frozen=True)
class _Series:
    """A time series as the Office for National Statistics gives it out, under its four-character identifier."""

    file: str
    cdid: str
    indicator: Indicator
    measure: str
    base: str
    source: Source


def _source(cdid: str, title: str) -> Source:
    return official_source(
        f"ons-cpi-{cdid.lower()}",
        "Office for National Statistics",
        f"{title}, time series {cdid}",
        f"https://www.ons.gov.uk/economy/inflationandpriceindices/timeseries/{cdid.lower()}/mm23",
    )


_SERIES = (
    _Series(
        "ons_cpi_annual_series.csv",
        "D7G7",
        Indicator(
            "cpi_annual_rate",
            "CPI annual rate",
            "percentage",
            (
                "inflation", "inflation rate", "rate of inflation", "CPI", "CPI inflation", "CPI rate",
                "CPI inflation rate", "CPI rate of inflation", "consumer price inflation", "consumer prices inflation",
                "headline inflation", "annual inflation", "annual rate of inflation", "UK inflation",
                "consumer price index inflation", "consumer prices index inflation", "CPI measure of inflation",
            ),
            "How far the consumer prices index stood above that of a year earlier: all items, United Kingdom. Neither "
            "the retail prices index (RPI) nor that with the costs of owners' housing (CPIH).",
            (),
            ("country",),
        ),
        "percent_change",
        "the same period a year earlier",
        _source("D7G7", "CPI annual rate, all items"),
    ),
    _Series(
        "ons_cpi_index_series.csv",
        "D7BT",
        Indicator(
            "cpi_index",
            "consumer prices index",
            "index",
            ("CPI index", "consumer price index", "index of consumer prices"),
            "The level of consumer prices, 2015 = 100: all items, United Kingdom.",
            (),
            ("country",),
        ),
        "index",
        "2015 = 100",
        _source("D7BT", "CPI index, all items, 2015 = 100"),
    ),
)  # fmt: skip


def write_prices(raw: Path, folder: Path, retrieved: str) -> None:
    """Write the data set from the files of the time series.

    Raises ReferenceTableError when a file is missing or is another series.
    """
    write_figures(
        folder,
        "Consumer prices index, United Kingdom",
        "Annual rate and index by month, quarter and year from 1988. The date of a release is the usual month, the one "
        "after the period; the annual rate is not revised as a rule. The index stood on other base years before 2016, "
        "so print of those years has other numbers. Rates before 1997 are estimates made later. Contains public "
        "sector information licensed under the Open Government Licence v3.0.",
        [figure for series in _SERIES for figure in _figures(raw / series.file, series)],
        [series.source for series in _SERIES],
        retrieved,
    )


def _figures(path: Path, series: _Series) -> Iterator[Figure]:
    """Lines of the file: some that describe the series, then period and value."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = [line for line in csv.reader(file) if len(line) >= 2]
    except OSError as error:
        raise ReferenceTableError(str(path), "there is no such raw table") from error
    if ["CDID", series.cdid] not in [line[:2] for line in lines]:
        raise ReferenceTableError(str(path), f"it is not the time series {series.cdid}")
    for period, value, *_ in lines:
        span = _span(period)
        if span is None:
            continue
        if not _VALUE.fullmatch(value):
            raise ReferenceTableError(f"{path}, {period}", f"{value!r} is not a number with one decimal")
        yield Figure(
            series.indicator, _UNITED_KINGDOM, span, value, series.source.id, span.month_after(1),
            series.measure, decimals=1, base=series.base, status="E" if span.end.year < 1997 else "A",
        )  # fmt: skip


def _span(period: str) -> Span | None:
    """ "2018", "2018 Q1", "2018 MAR"; None for a line that describes the series."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    year = int(found[1])
    if found[2]:
        return quarter(year, int(found[2]))
    return month(year, _MONTHS.index(found[3]) + 1) if found[3] else calendar_year(year)
