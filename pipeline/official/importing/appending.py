"""New rows to those that a data set has: releases stand beside each other, and no figure is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.facts import Said
from pipeline.official.importing.observing import Observed
from pipeline.official.package import DESCRIPTION, read_description
from pipeline.official.schema import GEOGRAPHIES, INDICATORS, OBSERVATIONS, SOURCES, Table
from pipeline.official.tables import PARQUET, Row, read_table

_KEY = tuple(OBSERVATIONS.columns.index(name) for name in OBSERVATIONS.key)
_VALUE, _STATUS = OBSERVATIONS.columns.index("obs_value"), OBSERVATIONS.columns.index("obs_status")
_RELEASE = tuple(OBSERVATIONS.columns.index(name) for name in ("indicator", "source_id", "release_date"))
_MEASURE, _UNIT = OBSERVATIONS.columns.index("measure_type"), OBSERVATIONS.columns.index("unit_measure")


@dataclass(frozen=True)
class Held:
    """The tables of a data set that is there already; empty where none is. Rows of observations know where they are."""

    observations: Sequence[Observed] = ()
    indicators: Sequence[Row] = ()
    sources: Sequence[Row] = ()
    geographies: Sequence[Row] = ()


@dataclass(frozen=True)
class Merged:
    """All rows, the old ones first; how many were added and how many were there; what contradicts what."""

    rows: Sequence[Row] = field(repr=False)
    added: int
    same: int
    faults: Sequence[ReferenceTableError]


def held_in(folder: Path) -> Held:
    """What a data set's folder has. Raises ReferenceTableError where its tables cannot be read."""
    if not (folder / DESCRIPTION).is_file():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = f"this is there already and is no data set (no {DESCRIPTION} in it)"
            advice = "choose another --to or dataset.name, or delete the folder where an import to it was cut short"
            raise ReferenceTableError(str(folder), what, advice)
        return Held()
    data_set = read_description(folder)
    observed: list[Observed] = []
    for file in data_set.observations:
        if file.path.suffix == PARQUET:
            what = "nothing is added to a table that is kept as Parquet"
            raise ReferenceTableError(str(file.path), what, "choose another --to, or another dataset.name")
        rows = read_table(file.path, OBSERVATIONS, file.hash, lambda number, row: (number, row))
        observed += [Observed(row, f"{file.path}, row {number}") for number, row in rows]

    def table(wanted: Table) -> list[Row]:
        file = data_set.resources.get(wanted.name)
        return read_table(file.path, wanted, file.hash, lambda _, row: row) if file else []

    return Held(observed, table(INDICATORS), table(SOURCES), table(GEOGRAPHIES))


def append(old: Sequence[Observed], new: Sequence[Observed], told: Callable[[Said | str], str]) -> Merged:
    """The old rows and those of the new that are not among them.

    ``told`` says where a row stands. A row whose key is there with another value or status is a fault that names both;
    a new release has another key.
    """
    known = {_key(row.row): row for row in old}
    rows = [row.row for row in old]
    faults: dict[tuple[str, str], ReferenceTableError] = {}
    added = same = 0
    for row in new:
        first = known.setdefault(_key(row.row), row)
        if first is row:
            rows.append(row.row)
            added += 1
        elif (first.row[_VALUE], first.row[_STATUS]) == (row.row[_VALUE], row.row[_STATUS]):
            same += 1
        else:
            where, there = told(row.at), told(first.at)
            faults.setdefault((_line(there), _line(where)), _contradiction(first, there, row, where))
    return Merged(rows, added, same, [*_measured_anew(old, new, told), *faults.values()])


def _measured_anew(
    old: Sequence[Observed], new: Sequence[Observed], told: Callable[[Said | str], str]
) -> Iterator[ReferenceTableError]:
    """Releases that are there in other measures only: a mapping that was mended would add every figure twice."""
    held: dict[Row, set[Row]] = {}
    for row in old:
        held.setdefault(_part(row.row, _RELEASE), set()).add((row.row[_MEASURE], row.row[_UNIT]))
    given: dict[Row, set[Row]] = {}
    first: dict[Row, Observed] = {}
    for row in new:
        key = _part(row.row, _RELEASE)
        given.setdefault(key, set()).add((row.row[_MEASURE], row.row[_UNIT]))
        first.setdefault(key, row)
    for key, measures in given.items():
        if key in held and not measures & held[key]:
            now, then = (" and ".join(f"{m} in {u!r}" for m, u in sorted(each)) for each in (measures, held[key]))
            what = f"the figures of {key[0]!r} are there already for the same release, as {then}, not as {now}"
            advice = "remove the data set's folder to import it anew, or give the other measure its own indicator.id"
            yield ReferenceTableError(told(first[key].at), what, advice)


def joined(table: Table, old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """Rows of a table of ids: a new row takes the place of the old one with its key."""
    key = tuple(table.columns.index(name) for name in table.key)
    rows = {tuple(row[at] for at in key): row for row in (*old, *new)}
    return sorted(rows.values())


def _key(row: Row) -> Row:
    return _part(row, _KEY)


def _part(row: Row, columns: Sequence[int]) -> Row:
    return tuple(row[at] for at in columns)


def _contradiction(first: Observed, there: str, row: Observed, where: str) -> ReferenceTableError:
    held, given = (_shown(each.row) for each in (first, row))
    what = f"{given} contradicts {held} in {there}, of the same release about the same thing"
    advice = (
        "a newer release needs its own source.release_date, a column that tells the two apart is a qualifier, and "
        "another place of the same name is told under place.rows"
    )
    return ReferenceTableError(where, what, advice)


def _line(at: str) -> str:
    """A row of a file: where its first contradiction is told, the others of the same two rows are not."""
    return at.split(", column ")[0]


def _shown(row: Row) -> str:
    return row[_VALUE] or f"no value (status {row[_STATUS]})"
