"""Figures on the way from raw tables to a data set: rows of observations, indicators and sources in its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.official.schema import INDICATORS, OBSERVATIONS, SOURCES
from pipeline.official.spans import Span
from pipeline.official.tables import Row
from pipeline.official.writing import Description, write_data_set
from pipeline.records import Indicator, Source

OPEN_GOVERNMENT = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
#: How raw tables write the sexes, and how a qualifier has them.
SEXES = {"": "", "Female": "F", "Male": "M"}


@dataclass(frozen=True)
class Figure:
    """One figure. ``value`` is in decimals, empty where none is given; ``decimals`` is how many of them count."""

    indicator: Indicator
    area: str
    span: Span
    value: str
    source: str
    release: str
    measure: str = "count"
    unit: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    decimals: int = 0
    status: str = "A"
    base: str = ""
    coverage: str = ""
    note: str = ""

    def row(self) -> Row:
        """The figure as a row of the table of observations; its unit is the indicator's unless it has another."""
        qualifiers = ";".join(f"{key}={value}" for key, value in sorted(self.qualifiers) if value)
        return (
            self.indicator.id, self.measure, self.unit or self.indicator.unit, "0", self.base, self.area, qualifiers,
            self.span.name, self.span.start.isoformat(), self.span.end.isoformat(), self.span.kind, self.value,
            str(self.decimals), self.status, self.coverage, self.source, self.release, self.note,
        )  # fmt: skip


def rounded(value: float | str, decimals: int) -> str:
    """A figure that a raw table gives with more digits than its publisher, to those that the publisher has."""
    return f"{float(value):.{decimals}f}"


def indicator_row(series: Indicator) -> Row:
    """An indicator as a row of the table of indicators."""
    defaults = ";".join(f"{key}={value}" for key, value in series.defaults)
    kinds = "|".join(series.geography_kinds)
    members = "yes" if series.members else "no"
    return series.id, series.label, "|".join(series.synonyms), series.unit, series.definition, defaults, kinds, members


def official_source(id_: str, publisher: str, title: str, url: str, licence: str = OPEN_GOVERNMENT["title"]) -> Source:
    """A source of official statistics."""
    return Source(id_, publisher, title, url, licence, official=True)


def write_figures(
    folder: Path,
    title: str,
    description: str,
    figures: Iterable[Figure],
    sources: Iterable[Source],
    retrieved: str,
    licence: dict[str, str] = OPEN_GOVERNMENT,
) -> None:
    """Write a data set of official figures, each indicator in a file of its own; equal figures give equal bytes.

    Raises ReferenceTableError when a figure is not what the columns of observations say.
    """
    told = sorted(figures, key=lambda figure: (figure.indicator.id, figure.area, figure.span.start, figure.row()))
    indicators = sorted({figure.indicator for figure in told}, key=lambda indicator: indicator.id)
    known = sorted(sources, key=lambda source: source.id)
    about = Description(
        name=folder.name,
        title=title,
        description=description,
        retrieved=retrieved,
        licences=(licence,),
        sources=tuple({"title": f"{source.title}, {source.publisher}", "path": source.url} for source in known),
    )
    source_rows = [
        # every raw table is what a publisher had on one day, with all corrections until then
        (s.id, s.publisher, s.title, s.outlet or "", s.url, s.licence, retrieved, "yes" if s.official else "no", "yes")
        for s in known
    ]
    write_data_set(
        folder,
        about,
        [
            (OBSERVATIONS, [figure.row() for figure in told]),
            (INDICATORS, [indicator_row(indicator) for indicator in indicators]),
            (SOURCES, source_rows),
        ],
        apart=True,
    )
