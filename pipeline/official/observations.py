"""The observations of a store, file by file: a file is read when one of its indicators is first asked for.

An article is about a few indicators; to read every table for it would take longer than the article itself. A file whose
bytes are those that the importer wrote waits; any other is read and checked at once, so that a user learns of a wrong
cell before the first article is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.records import Observation

Key = tuple[str, str | None]  # indicator, and a place's code or None for all places


@dataclass(frozen=True)
class ObservationFile:
    """One table of observations; ``indicators`` are those that it may hold rows of."""

    indicators: frozenset[str]
    read: Callable[[], Sequence[Observation]] = field(repr=False)

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


class Observations:
    """All tables of observations of a store."""

    def __init__(self, files: Iterable[ObservationFile]) -> None:
        self._files = tuple(files)
        self._having: dict[str, list[ObservationFile]] = {}
        for file in self._files:
            for indicator in sorted(file.indicators):
                self._having.setdefault(indicator, []).append(file)

    def __iter__(self) -> Iterator[Observation]:
        """Every row of every table: reads all of them."""
        for file in self._files:
            yield from file.rows

    def places(self, indicator: str) -> tuple[str, ...]:
        """Codes of the places that an indicator has rows of, in the order of the tables."""
        keys = (key for file in self._having.get(indicator, ()) for key in file.by_key)
        return tuple(dict.fromkeys(place for id_, place in keys if id_ == indicator and place is not None))

    def of(self, indicator: str, place_code: str | None = None) -> tuple[Observation, ...]:
        """The rows of an indicator, of one place where one is given, in the order of the tables."""
        found = [file.by_key.get((indicator, place_code), ()) for file in self._having.get(indicator, ())]
        return found[0] if len(found) == 1 else tuple(row for rows in found for row in rows)
