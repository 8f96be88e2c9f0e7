"""Rows of a table -> records. What a row refers to must exist: places, indicators and sources by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import ReferenceTableError
from pipeline.official import cells
from pipeline.official.tables import Row
from pipeline.official.unit_names import as_read
from pipeline.records import Geography, Indicator, Observation, Source


def geography(row: Row) -> Geography:
    """A row of the table of geographies; aliases come from their own table."""
    code, name, kind, parents, _, _, _ = row
    return Geography(code, name, kind, cells.listed(parents))


def indicator(row: Row) -> Indicator:
    """A row of the table of indicators."""
    id_, label, synonyms, unit, definition, defaults, kinds, members = row
    return Indicator(
        id_,
        label,
        as_read(unit),
        cells.listed(synonyms),
        definition,
        cells.qualifiers(defaults),
        cells.listed(kinds),
        members == "yes",
    )


def source(row: Row) -> Source:
    """A row of the table of sources."""
    id_, publisher, title, outlet, url, licence, retrieved, official, one_vintage = row
    return Source(
        id_,
        publisher,
        title,
        url,
        licence,
        outlet or None,
        retrieved or None,
        cells.flag(official),
        one_vintage == "yes",
    )


@dataclass(frozen=True)
class Known:
    """What the rows of observations may refer to, by id or code."""

    indicators: Mapping[str, Indicator]
    geographies: Mapping[str, Geography]
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class ObservationRows:
    """Builds the observations of one table; ``table`` is its file, for messages."""

    dataset: str
    table: str
    known: Known

    def build(self, number: int, row: Row) -> Observation:
        """The observation of one row.

        Raises ReferenceTableError where the row names an indicator, place or source that no table has, and ValueError
        where a cell is not what its column holds.
        """
        (
            indicator_id, _, unit, power, _, code, qualifiers, period, start, end, kind, value, decimals, status,
            coverage, source_id, release, note,
        ) = row  # fmt: skip
        if indicator_id not in self.known.indicators:
            raise self._unknown(number, "indicator", indicator_id, "indicators")
        if code not in self.known.geographies:
            raise self._unknown(number, "ref_area", code, "geographies")
        if source_id not in self.known.sources:
            raise self._unknown(number, "source_id", source_id, "sources")
        scale = cells.integer(power)
        return Observation(
            self.dataset, number, indicator_id, self.known.geographies[code].name, code, period, cells.day(start),
            cells.day(end), kind, cells.number(value, scale), cells.integer(decimals) - scale, unit,
            cells.qualifiers(qualifiers), status, coverage, source_id, cells.partial_date(release), note,
            self.known.indicators[indicator_id].label,
        )  # fmt: skip

    def _unknown(self, number: int, column: str, value: str, table: str) -> ReferenceTableError:
        return ReferenceTableError(
            f"{self.table}, row {number}, column {column}",
            f"{value!r} is in no table of {table}",
            f"add it to {table}.csv",
        )
