"""The reference store: what official tables say, by indicator and place, with who published it and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pipeline.errors import ReferenceTableError
from pipeline.official import rows
from pipeline.official.areas import Areas
from pipeline.official.exchange_rates import ExchangeRates
from pipeline.official.gazetteer import Gazetteer, Name
from pipeline.official.observations import ObservationFile, Observations, ObservationTable, Stretch
from pipeline.official.package import DataSet, Resource, find_data_sets
from pipeline.official.schema import ALIASES, GEOGRAPHIES, INDICATORS, OBSERVATIONS, SOURCES, Table
from pipeline.official.tables import Record, Row, is_as_written, is_large, read_table
from pipeline.records import Geography, Indicator, Observation, Source

Identified = TypeVar("Identified", Indicator, Source)


@dataclass(frozen=True)
class Store:
    """Official figures and what they are about.

    ``areas`` answers which place holds which; ``gazetteer`` finds place names in text; ``rates``
    are those of currencies, read when they are first asked for.
    """

    observations: Observations = field(repr=False)
    indicators: Mapping[str, Indicator]
    geographies: Mapping[str, Geography]
    sources: Mapping[str, Source]
    areas: Areas
    gazetteer: Gazetteer
    rates: ExchangeRates = field(default_factory=ExchangeRates, repr=False)

    def rows(self, indicator: str, place_code: str | None = None) -> tuple[Observation, ...]:
        """The rows of an indicator, of one place where one is given, in the order of the tables."""
        return self.observations.of(indicator, place_code)

    def places(self, indicator: str) -> tuple[str, ...]:
        """Codes of the places that an indicator has rows of, in the order of the tables."""
        return self.observations.places(indicator)

    def rows_among(self, indicator: str, places: Sequence[str], stretch: Stretch) -> dict[str, tuple[Observation, ...]]:
        """The rows of some places by place, in the order of the tables: at least those of that period."""
        return self.observations.among(indicator, places, stretch)

    def rows_around(self, indicator: str, row: Observation) -> Sequence[Observation]:
        """Rows of an indicator: at least those that differ from a row in one of place, period and population."""
        return self.observations.around(indicator, row)

    def contains(self, area: str, part: str) -> bool:
        """Whether the place ``part`` lies in ``area`` or is it; both are codes."""
        return self.areas.contains(area, part)


def make_ready(folders: Sequence[Path], told: Callable[[str], None] | None = None) -> Path | None:
    """Convert the large tables among the data sets, before several processes would each begin with it; the folder of
    their databases, None where there are none. Arguments and errors as of ``open_store``."""
    large = [table.path for data_set in find_data_sets(folders) for table in data_set.observations]
    large = [path for path in large if is_large(path)]
    if not large:
        return None
    from pipeline.official.large.converted import converted, databases_folder

    databases = databases_folder()
    for path in large:
        converted(path, told, databases)
    return databases


def open_store(
    folders: Sequence[Path], told: Callable[[str], None] | None = None, databases: Path | None = None
) -> Store:
    """The store of all data sets in the folders; each folder is a data set, or holds some.

    ``told`` gets a sentence for each large table that has to be made ready first; ``databases`` is the folder where
    ``make_ready`` has done that in another process.

    Raises ReferenceTableError naming file, row, column and what was expected.
    """
    data_sets = find_data_sets(folders)
    places = _geographies(data_sets)
    indicators = _by_id(data_sets, INDICATORS, rows.indicator)
    sources = _by_id(data_sets, SOURCES, rows.source)
    known = rows.Known(indicators, places, sources)
    files = [
        _observations(data_set, resource, known, told, databases)
        for data_set in data_sets
        for resource in data_set.observations
    ]
    names = [Name(place.name, place.code, "name") for place in places.values()]
    aliases = _aliases(data_sets, places)
    names += aliases
    other_names: dict[str, list[str]] = {}
    for alias in aliases:
        other_names.setdefault(alias.code, []).append(alias.text)
    places |= {code: replace(places[code], aliases=tuple(texts)) for code, texts in other_names.items()}
    areas = Areas(places)
    gazetteer = Gazetteer(names, places, areas)
    return Store(Observations(files), indicators, places, sources, areas, gazetteer)


def _observations(
    data_set: DataSet,
    resource: Resource,
    known: rows.Known,
    told: Callable[[str], None] | None,
    databases: Path | None,
) -> ObservationTable:
    """A table of observations that waits until it is asked for, or is read now where it may hold a wrong cell."""
    if is_large(resource.path):
        from pipeline.official.large.converted import converted
        from pipeline.official.large.large_table import LargeTable

        return LargeTable(data_set.name, resource.path, converted(resource.path, told, databases), known)
    builder = rows.ObservationRows(data_set.name, str(resource.path), known)
    ids = resource.indicators or frozenset(known.indicators)

    def read() -> list[Observation]:
        return read_table(resource.path, OBSERVATIONS, resource.hash, builder.build)

    if is_as_written(resource.path, resource.hash):
        return ObservationFile(ids, read)
    found = read()
    return ObservationFile(frozenset(row.indicator for row in found), lambda: found)


def _geographies(data_sets: Sequence[DataSet]) -> dict[str, Geography]:
    places: dict[str, Geography] = {}
    for data_set in data_sets:
        file = _file(data_set, GEOGRAPHIES)
        found = _read(data_set, GEOGRAPHIES, lambda number, row: (number, rows.geography(row)))
        for number, place in found:
            if places.setdefault(place.code, place) != place:
                raise _clash(file, number, "code", place.code)
        for number, place in found:
            for parent in place.parents:
                if parent not in places:
                    raise _missing(file, number, "parents", parent)
    return places


def _aliases(data_sets: Sequence[DataSet], places: Mapping[str, Geography]) -> list[Name]:
    names: list[Name] = []
    for data_set in data_sets:
        for number, (code, alias, use) in _read(data_set, ALIASES, lambda number, row: (number, row)):
            if code not in places:
                raise _missing(_file(data_set, ALIASES), number, "code", code)
            names.append(Name(alias, code, use))
    return names


def _by_id(data_sets: Sequence[DataSet], table: Table, build: Callable[[Row], Identified]) -> dict[str, Identified]:
    known: dict[str, Identified] = {}
    for data_set in data_sets:
        for number, record in _read(data_set, table, lambda number, row: (number, build(row))):
            if known.setdefault(record.id, record) != record:
                raise _clash(_file(data_set, table), number, "id", record.id)
    return known


def _read(data_set: DataSet, table: Table, build: Callable[[int, Row], Record]) -> list[Record]:
    resource = data_set.resources.get(table.name)
    return read_table(resource.path, table, resource.hash, build) if resource else []


def _file(data_set: DataSet, table: Table) -> str:
    resource = data_set.resources.get(table.name)
    return str(resource.path) if resource else f"{data_set.folder}, {table.name}"


def _clash(file: str, row: int, column: str, value: str) -> ReferenceTableError:
    return ReferenceTableError(
        f"{file}, row {row}, column {column}",
        f"{value!r} means something else in another data set",
        "give it another name",
    )


def _missing(file: str, row: int, column: str, code: str) -> ReferenceTableError:
    return ReferenceTableError(
        f"{file}, row {row}, column {column}",
        f"{code!r} is in no table of geographies",
        f"add it to {GEOGRAPHIES.name}.csv",
    )
