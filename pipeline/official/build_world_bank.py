"""Population and gross domestic product of the world's countries, as the World Bank has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.official.build_geography import Places
from pipeline.official.figures import Figure, official_source, write_figures
from pipeline.official.population import NATIONAL_YEARS, POPULATION
from pipeline.official.raw_tables import number_in, raw_rows
from pipeline.official.spans import calendar_year
from pipeline.records import Indicator, Source

_COLUMNS = ("Country Code", "Year", "Value")
_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_UNITED_KINGDOM = "K02000001"
#: The United Kingdom has its GSS code.
_CODES = {"GBR": _UNITED_KINGDOM}
_FIRST_YEAR = 1990
#: National accounts and populations between censuses are estimates, and every release revises some of them.
_REVISED = "E"
_GDP = Indicator(
    "gdp_us_dollars",
    "GDP (current US$)",
    "dollar",
    (
        "GDP", "gross domestic product", "nominal GDP", "GDP in US dollars", "gross domestic product in dollars",
        "annual GDP",
    ),
    "Gross domestic product in a year at the prices and exchange rates of that year, in United States dollars.",
    (),
    ("country", "world region"),
)  # fmt: skip


@dataclass(frozen=True)
class _Series:
    file: str
    indicator: Indicator
    measure: str
    source: Source


_SERIES = (
    _Series(
        "population.csv", POPULATION, "count",
        official_source(
            "world-bank-population", "World Bank", "World Development Indicators, SP.POP.TOTL",
            "https://data.worldbank.org/indicator/SP.POP.TOTL", _LICENCE["title"],
        ),
    ),
    _Series(
        "gdp.csv", _GDP, "currency",
        official_source(
            "world-bank-gdp", "World Bank", "World Development Indicators, NY.GDP.MKTP.CD",
            "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD", _LICENCE["title"],
        ),
    ),
)  # fmt: skip


def write_world_bank(raw: Path, folder: Path, places: Places, retrieved: str) -> None:
    """Write the data set from the raw tables of countries by year.

    Raises ReferenceTableError when a raw table is missing or a row has no value.
    """
    write_figures(
        folder,
        "Population and gross domestic product by country",
        "World Development Indicators from 1990: countries, the euro area and the European Union; the bank's other "
        "groups of countries are no places that the table of geographies knows. The population of the United Kingdom "
        "is left to the Office for National Statistics for the years that it covers here. The date of a release is "
        "the usual month (July of the year after); the figures are those of March 2026 and revised since. Inflation "
        "is left out: the raw table that is called consumer inflation holds the deflator of gross domestic product.",
        [figure for series in _SERIES for figure in _figures(raw / series.file, series, places)],
        [series.source for series in _SERIES],
        retrieved,
        _LICENCE,
    )


def _figures(path: Path, series: _Series, places: Places) -> Iterator[Figure]:
    for number, row in enumerate(raw_rows(path, _COLUMNS), start=2):
        area = _CODES.get(row["Country Code"], row["Country Code"])
        year = int(row["Year"])
        national = area == _UNITED_KINGDOM and series.indicator is POPULATION and year in NATIONAL_YEARS
        if area not in places.areas or year < _FIRST_YEAR or national:
            continue
        value = number_in(row, "Value", f"{path}, row {number}")
        yield Figure(
            series.indicator, area, calendar_year(year), f"{value:.0f}", series.source.id, f"{year + 1}-07",
            series.measure, status=_REVISED,
        )  # fmt: skip
