"""The six small tables of the demo as a store in memory: for each, what a person who imports it would say of it, that
is which column is what, of which year a table without years is, and what print calls its figures."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.tables_store import place_codes
from pipeline.official.observations import ObservationFile, Observations
from pipeline.official.store import Store
from pipeline.records import Indicator, Observation, Source

_SOURCE = "demo"
_UNITED_STATES = "United States"


@dataclass(frozen=True)
class Layout:
    """How a table is to be read. No place column: it is of the United States; no ``year``: years are in a column, or
    are the heads of the columns where there is no column of values either."""

    file: str
    indicator: Indicator
    place: str | None = None
    value: str | None = None
    year: str | int | None = None


def _indicator(id_: str, label: str, unit: str, *synonyms: str) -> Indicator:
    return Indicator(id_, label, unit, synonyms, geography_kinds=("country",))


LAYOUTS = (
    Layout(
        "unaccompanied_minors.csv",
        _indicator(
            "unaccompanied_minors", "Asylum applicants considered to be unaccompanied minors", "person",
            "unaccompanied minors", "unaccompanied children", "unaccompanied child migrants",
        ),
        place="geo",
    ),
    Layout(
        "abortions_us.csv",
        _indicator("abortions", "Number of abortions reported to CDC", "abortion", "abortions"),
        "Country", "Number of Abortions reported to CDC", "Year",
    ),
    Layout(
        "bee_colonies.csv",
        _indicator(
            "bee_colonies", "Number of honey producing bee colonies", "colony", "bee colonies", "honey bee colonies"
        ),
        None, "Number of Honey Producing Bee Colonies", "Year",
    ),
    Layout(
        "daily_smokers.csv",
        _indicator(
            "daily_smokers", "Percentage daily smokers", "percentage", "daily smokers",
            "share of the population who are daily smokers",
        ),
        "Country", "Percentage Daily Smokers", 2014,
    ),
    Layout(
        "homicides_firearm.csv",
        _indicator("homicides_firearm", "Homicides by firearm", "homicide", "firearm homicides", "gun homicides"),
        "Country", "Firearm", 2010,
    ),
    Layout(
        "immunization.csv",
        _indicator(
            "measles_immunization", "Immunization against measles", "percentage", "children vaccinated against measles",
            "children immunised against measles", "measles vaccination",
        ),
        "Country Name", "Measles, Mumps, Rubella", 2014,
    ),
)  # fmt: skip


def demo_store(folder: Path, shipped: Store) -> Store:
    """The tables of ``folder``, with the project's own places."""
    codes = place_codes(shipped)
    files = []
    for layout in LAYOUTS:
        rows = tuple(_rows(folder / layout.file, layout, codes))
        files.append(ObservationFile(frozenset({layout.indicator.id}), lambda rows=rows: rows))  # type: ignore[misc]
    indicators = {layout.indicator.id: layout.indicator for layout in LAYOUTS}
    sources = {_SOURCE: Source(_SOURCE, "demo", "demo", "", "")}
    return replace(shipped, observations=Observations(files), indicators=indicators, sources=sources)


def _rows(path: Path, layout: Layout, codes: Mapping[str, str]) -> Iterator[Observation]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            name = row[layout.place].split(" (")[0] if layout.place else _UNITED_STATES
            for year, printed in _cells(row, layout):
                value = printed.replace(",", "")
                if name in codes and value.replace(".", "", 1).isdigit():
                    yield _observation(layout, number, (name, codes[name]), year, value)


def _cells(row: Mapping[str, str], layout: Layout) -> Iterator[tuple[int, str]]:
    if layout.value is None:
        yield from ((int(head), cell) for head, cell in row.items() if head.isdigit())
    else:
        year = row[layout.year] if isinstance(layout.year, str) else layout.year
        yield int(year or 0), row[layout.value]


def _observation(layout: Layout, number: int, place: tuple[str, str], year: int, value: str) -> Observation:
    return Observation(
        dataset=_SOURCE, row=number, indicator=layout.indicator.id, place=place[0], place_code=place[1],
        period=str(year), start=date(year, 1, 1), end=date(year, 12, 31), period_kind="calendar_year",
        value=float(value), decimals=len(value.partition(".")[2]), unit=layout.indicator.unit, qualifiers=(),
        status="A", coverage="", source=_SOURCE, release="2016",
    )  # fmt: skip
