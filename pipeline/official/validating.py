"""Every fault of a folder of tables, by file, row and column: what the reader of tables would stop at, one by one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official import cells
from pipeline.official.large.converted import converted
from pipeline.official.large.large_table import unknown
from pipeline.official.package import DataSet, find_data_sets
from pipeline.official.schema import ALIASES, GEOGRAPHIES, INDICATORS, OBSERVATIONS, SOURCES, TABLES, Table
from pipeline.official.store import open_store
from pipeline.official.tables import Row, is_large, what_is_wrong

#: column of a table -> the table whose first column it names.
_REFERS: Mapping[str, Mapping[str, Table]] = {
    OBSERVATIONS.name: {"indicator": INDICATORS, "ref_area": GEOGRAPHIES, "source_id": SOURCES},
    ALIASES.name: {"code": GEOGRAPHIES},
    GEOGRAPHIES.name: {"parents": GEOGRAPHIES},
}


@dataclass(frozen=True)
class _Read:
    """A table's rows with their numbers in the file, and its name in messages."""

    table: Table
    name: str
    rows: Sequence[tuple[int, Row]]


def faults_of(folder: Path, shipped: Path) -> Iterator[str]:
    """Every fault of the data sets in a folder, a sentence each; what they refer to may be in the shipped tables.

    Raises ReferenceTableError when there is no such folder, or no data set in it.
    """
    found: list[_Read] = []
    large: list[Path] = []
    for data_set in find_data_sets([folder]):
        for table, path in _files(data_set):
            if table is OBSERVATIONS and is_large(path):
                large.append(path)
                continue
            try:
                rows = list(_rows(path))
            except ReferenceTableError as error:
                yield str(error)
                continue
            if rows:
                header = [cell.strip() for cell in rows[0][1]]
                yield from _header_faults(path, table, header)
                found.append(_Read(table, str(path), list(_tidy(table, header, rows[1:]))))
                yield from _length_faults(path, len(header), rows[1:])
            else:
                yield _sentence(str(path), "the table is empty", "give it a row of column names")
    known = _known(found, folder, shipped)
    for read in found:
        yield from _cell_faults(read)
        yield from _key_faults(read)
        yield from _order_faults(read)
        yield from _reference_faults(read, known)
    for path in large:
        yield from _large_faults(path, known)


def row_count(folder: Path) -> int:
    """How many rows of observations the data sets of a folder have."""
    return sum(_rows_of(file.path) for data_set in find_data_sets([folder]) for file in data_set.observations)


def _rows_of(path: Path) -> int:
    if is_large(path):
        return converted(path).mentions.rows
    return max(sum(1 for _ in _rows(path)) - 1, 0)


def _large_faults(path: Path, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The first wrong cell of a table that is not held in memory, or all that it refers to in vain."""
    try:
        mentions = converted(path).mentions
    except ReferenceTableError as error:
        yield str(error)
        return
    yield from map(str, unknown(path, mentions, *(known[table.name] for table in (INDICATORS, GEOGRAPHIES, SOURCES))))


def _files(data_set: DataSet) -> Iterator[tuple[Table, Path]]:
    for name, file in data_set.resources.items():
        if name != OBSERVATIONS.name:
            yield TABLES[name], file.path
    for file in data_set.observations:
        yield OBSERVATIONS, file.path


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), start=1):
            if any(row) or number == 1:
                yield number, tuple(row)
    except UnicodeDecodeError as error:
        raise ReferenceTableError(str(path), f"byte {error.start} is not UTF-8", "save the table as UTF-8") from error
    except OSError as error:
        raise ReferenceTableError(str(path), f"the table cannot be read ({error.strerror})") from error
    except csv.Error as error:
        raise ReferenceTableError(str(path), f"the table cannot be read ({error})") from error


def _tidy(table: Table, header: Sequence[str], rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """The rows with their cells in the order of the table's columns."""
    places = [header.index(name) if name in header else -1 for name in table.columns]
    for number, row in rows:
        yield number, tuple(row[at] if 0 <= at < len(row) else "" for at in places)


def _header_faults(path: Path, table: Table, header: Sequence[str]) -> Iterator[str]:
    for field in table.fields:
        if field.name not in header and field.needed != "no":
            what = f"the column {field.name!r} is missing ({field.about})"
            yield _sentence(f"{path}, row 1", what, f"the columns are {', '.join(header)}")


def _length_faults(path: Path, width: int, rows: Sequence[tuple[int, Row]]) -> Iterator[str]:
    for number, row in rows:
        if len(row) != width:
            yield _sentence(f"{path}, row {number}", f"it has {len(row)} cells, and the header {width}")


def _cell_faults(read: _Read) -> Iterator[str]:
    for at, field in enumerate(read.table.fields):
        good: dict[str, bool] = {}
        for number, row in read.rows:
            cell = row[at]
            if cell not in good:
                good[cell] = cells.is_good(cell, field)
            if not good[cell]:
                yield _sentence(f"{read.name}, row {number}, column {field.name}", what_is_wrong(cell, field))


def _key_faults(read: _Read) -> Iterator[str]:
    key = [read.table.columns.index(name) for name in read.table.key]
    first: dict[Row, int] = {}
    for number, row in read.rows:
        same = first.setdefault(tuple(row[at] for at in key), number)
        if same != number:
            where = f"{read.name}, row {number}, column {read.table.key[0]}"
            yield _sentence(where, f"the row repeats row {same}", f"no two rows share {', '.join(read.table.key)}")


def _order_faults(read: _Read) -> Iterator[str]:
    if read.table is OBSERVATIONS:
        start, end = (read.table.columns.index(name) for name in ("period_start", "period_end"))
        for number, row in read.rows:
            if row[start] and row[end] and row[start] > row[end]:
                yield _sentence(
                    f"{read.name}, row {number}, column period_end", f"{row[end]!r} is before the period's start"
                )


def _reference_faults(read: _Read, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for name, table in _REFERS.get(read.table.name, {}).items():
        at = read.table.columns.index(name)
        many = read.table.fields[at].type == "list"
        for number, row in read.rows:
            for value in row[at].split("|") if many else [row[at]]:
                if value and value not in known[table.name]:
                    where = f"{read.name}, row {number}, column {name}"
                    yield _sentence(where, f"{value!r} is in no table of {table.name}", f"add it to {table.name}.csv")


def _known(found: Sequence[_Read], folder: Path, shipped: Path) -> dict[str, frozenset[str]]:
    """The ids that rows may refer to, of the folder and of the shipped tables."""
    known: dict[str, set[str]] = {INDICATORS.name: set(), GEOGRAPHIES.name: set(), SOURCES.name: set()}
    if folder.resolve() != shipped.resolve():
        store = open_store([shipped])
        known = {
            INDICATORS.name: set(store.indicators),
            GEOGRAPHIES.name: set(store.geographies),
            SOURCES.name: set(store.sources),
        }
    for read in found:
        if read.table.name in known:
            known[read.table.name] |= {row[0] for _, row in read.rows}
    return {name: frozenset(ids) for name, ids in known.items()}


def _sentence(where: str, what: str, advice: str = "") -> str:
    return str(ReferenceTableError(where, what, advice))
