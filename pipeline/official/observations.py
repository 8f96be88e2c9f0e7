"""The observations of a store, table by table: a table is read when one of its indicators is first asked for.

An article is about a few indicators; to read every table for it would take longer than the article itself. A file whose
bytes are those that the importer wrote waits; any other is read and checked at once, so that a user learns of a wrong
cell before the first article is read. A file too large for memory is a ``LargeTable`` and answers the same questions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from pipeline.records import Observation, Qualifiers

Key = tuple[str, str | None]  # indicator, and a place's code or None for all places
Stretch = tuple[date, date]  # first and last day


@dataclass(frozen=True)
class Run:
    """The rows of one indicator, place, population and source in numbers: how many, the newest release, and the first
    and the last period as first day, last day and label."""

    rows: int
    dataset: str
    indicator: str
    place_code: str
    qualifiers: Qualifiers
    source: str
    release: str
    first: tuple[date, date, str]
    last: tuple[date, date, str]


class ObservationTable(Protocol):
    """One table of observations, and what it is asked; ``indicators`` are those that it may hold rows of."""

    @property
    def indicators(self) -> frozenset[str]: ...  # noqa: D102 - said above

    def __iter__(self) -> Iterator[Observation]:
        """Every row, in the order of the table."""

    def of(self, indicator: str, place_code: str | None) -> tuple[Observation, ...]:
        """The rows of an indicator, of one place where one is given, in the order of the table."""

    def places(self, indicator: str) -> tuple[str, ...]:
        """Codes of the places that an indicator has rows of, in the order of the table."""

    def among(self, indicator: str, places: Sequence[str], stretch: Stretch) -> Mapping[str, Sequence[Observation]]:
        """The rows of some places by place: at least those of that period."""

    def around(self, indicator: str, row: Observation) -> Sequence[Observation]:
        """Rows of an indicator: at least those that differ from a row in one of place, period and population."""

    def gather(self, keys: Collection[tuple[str, str]]) -> None:
        """Be told which indicators in which places will be asked for."""

    def runs(self, indicator: str | None = None) -> Iterator[Run]:
        """The rows in numbers, of one indicator or of all; a run may come in pieces."""


@dataclass(frozen=True)
class ObservationFile:
    """A table that is small enough to be held in memory."""

    indicators: frozenset[str]
    read: Callable[[], Sequence[Observation]] = field(repr=False)

    def __iter__(self) -> Iterator[Observation]:
        """Every row, in the order of the table."""
        return iter(self.rows)

    @cached_property
    def rows(self) -> tuple[Observation, ...]:
        """Every row, in the order of the table."""
        return tuple(self.read())

    @cached_property
    def by_key(self) -> Mapping[Key, tuple[Observation, ...]]:
        """The rows by indicator, and by indicator and place."""
        groups: dict[Key, list[Observation]] = {}
        for row in self.rows:
            groups.setdefault((row.indicator, None), []).append(row)
            groups.setdefault((row.indicator, row.place_code), []).append(row)
        return {key: tuple(group) for key, group in groups.items()}

    def of(self, indicator: str, place_code: str | None) -> tuple[Observation, ...]:
        """The rows of an indicator, of one place where one is given, in the order of the table."""
        return self.by_key.get((indicator, place_code), ())

    def places(self, indicator: str) -> tuple[str, ...]:
        """Codes of the places that an indicator has rows of, in the order of the table."""
        return tuple(place for id_, place in self.by_key if id_ == indicator and place is not None)

    def among(self, indicator: str, places: Sequence[str], _: Stretch) -> Mapping[str, Sequence[Observation]]:
        """All rows of some places, by place."""
        return {code: self.of(indicator, code) for code in places}

    def around(self, indicator: str, _: Observation) -> Sequence[Observation]:
        """All rows of an indicator."""
        return self.of(indicator, None)

    def gather(self, keys: Collection[tuple[str, str]]) -> None:
        """Nothing to do: what is asked for is in memory."""

    def runs(self, indicator: str | None = None) -> Iterator[Run]:
        """Every row by itself."""
        for row in self.rows if indicator is None else self.of(indicator, None):
            period = row.start, row.end, row.period
            yield Run(
                1, row.dataset, row.indicator, row.place_code, row.qualifiers, row.source, row.release, period, period
            )


class Observations:
    """All tables of observations of a store."""

    def __init__(self, tables: Iterable[ObservationTable]) -> None:
        self.tables = tuple(tables)
        self._having: dict[str, list[ObservationTable]] = {}
        for table in self.tables:
            for indicator in sorted(table.indicators):
                self._having.setdefault(indicator, []).append(table)

    def __iter__(self) -> Iterator[Observation]:
        """Every row of every table: reads all of them."""
        for table in self.tables:
            yield from table

    def places(self, indicator: str) -> tuple[str, ...]:
        """Codes of the places that an indicator has rows of, in the order of the tables."""
        found = (code for table in self._having.get(indicator, ()) for code in table.places(indicator))
        return tuple(dict.fromkeys(found))

    def of(self, indicator: str, place_code: str | None = None) -> tuple[Observation, ...]:
        """The rows of an indicator, of one place where one is given, in the order of the tables."""
        found = [table.of(indicator, place_code) for table in self._having.get(indicator, ())]
        return found[0] if len(found) == 1 else tuple(row for rows in found for row in rows)

    def among(self, indicator: str, places: Sequence[str], stretch: Stretch) -> dict[str, tuple[Observation, ...]]:
        """The rows of some places by place, in the order of the tables: at least those of that period.

        One question for all places: what a large table has of them comes in one go, and no more than is needed.
        """
        found = [table.among(indicator, places, stretch) for table in self._having.get(indicator, ())]
        return {code: tuple(row for rows in found for row in rows.get(code, ())) for code in places}

    def around(self, indicator: str, row: Observation) -> Sequence[Observation]:
        """Rows of an indicator: at least those that differ from a row in one of place, period and population."""
        found = [table.around(indicator, row) for table in self._having.get(indicator, ())]
        return found[0] if len(found) == 1 else tuple(row for rows in found for row in rows)

    def runs(self, indicator: str | None = None) -> Iterator[Run]:
        """The rows in numbers, of one indicator or of all; a run may come in pieces."""
        for table in self.tables if indicator is None else self._having.get(indicator, ()):
            yield from table.runs(indicator)

    def gather(self, keys: Collection[tuple[str, str]]) -> None:
        """Tell the tables which indicators in which places will be asked for, so that they fetch them together."""
        by_table: dict[int, list[tuple[str, str]]] = {}
        for key in keys:
            for table in self._having.get(key[0], ()):
                by_table.setdefault(id(table), []).append(key)
        for table in self.tables:
            if id(table) in by_table:
                table.gather(by_table[id(table)])
