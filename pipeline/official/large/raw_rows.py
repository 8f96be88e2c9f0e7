"""A file's rows -> a table ``raw`` of text cells in a database, as they are in the file, a batch at a time.

DuckDB reads a plain file on all processors. What it does not take, or counts rows differently in (it passes over empty
lines), is read again as every small table is read: slower, with the same rows and the same faults.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ReferenceTableError
from pipeline.official.schema import OBSERVATIONS
from pipeline.official.tables import columns_in_order, frames

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Rows that are in memory at a time on the slower way.
_BATCH = 50_000


def load(database: DuckDBPyConnection, path: Path, empty_lines: bool) -> int:
    """Fill ``raw``, a column for each of the schema's; the number that the file's first row goes by in messages.

    ``empty_lines``: whether the file may have some. Raises ReferenceTableError where the file is no table, its rows are
    not all of one length, or a column is missing.
    """
    if path.suffix == ".parquet":
        _load_parquet(database, path)
        return 1
    if empty_lines or not _load_quickly(database, path):
        _load_in_batches(database, path)
    return 2  # the header is row 1


def _load_parquet(database: DuckDBPyConnection, path: Path) -> None:
    import duckdb

    source = f"read_parquet({_text(str(path))})"
    try:
        kinds = {str(name): str(kind) for name, kind, *_ in database.execute(f"DESCRIBE FROM {source}").fetchall()}
        columns_in_order(kinds, OBSERVATIONS, str(path))
        database.execute(f"CREATE TABLE raw AS SELECT {_cells(kinds)} FROM {source}")
    except duckdb.Error as error:
        raise cannot_be_read(path, error) from error


def _load_quickly(database: DuckDBPyConnection, path: Path) -> bool:
    """Whether DuckDB took the file, every row of it."""
    import duckdb

    header = _header(path)
    names = [name.strip() for name in header]
    if not names or not all(names) or len(set(map(str.casefold, names))) < len(names):
        return False
    columns_in_order(names, OBSERVATIONS, str(path))
    columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in names)
    options = f"""auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {{{columns}}}"""
    try:
        database.execute(
            f"CREATE TABLE raw AS SELECT {_cells(dict.fromkeys(names, 'VARCHAR'))} "
            f"FROM read_csv({_text(str(path))}, {options})"
        )
    except duckdb.Error as error:
        if isinstance(error, (duckdb.IOException, duckdb.OutOfMemoryException)):
            raise cannot_be_read(path, error) from error
        database.execute("DROP TABLE IF EXISTS raw")
        return False
    return True


def _load_in_batches(database: DuckDBPyConnection, path: Path) -> None:
    names = ", ".join(f"{name} VARCHAR" for name in OBSERVATIONS.columns)
    database.execute(f"CREATE TABLE raw ({names})")
    for frame in frames(path, _BATCH):
        known = columns_in_order(list(map(str, frame.columns)), OBSERVATIONS, str(path))
        tidy = frame.rename(columns={given: name for name, given in known.items()})
        batch = tidy.reindex(columns=list(OBSERVATIONS.columns), fill_value="").fillna("").astype(object)
        database.register("batch", batch)
        database.execute("INSERT INTO raw SELECT * FROM batch")
        database.unregister("batch")


def cannot_be_read(path: Path, error: Exception) -> ReferenceTableError:
    """What DuckDB said, as a sentence of ours."""
    reason = str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
    return ReferenceTableError(str(path), f"the table cannot be read ({reason})")


def _header(path: Path) -> Sequence[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return next(csv.reader(file), [])
    except (UnicodeDecodeError, csv.Error):
        return []


def _cells(kinds: dict[str, str]) -> str:
    """The schema's columns as text; one that the file lacks, and a cell without anything, is empty."""
    held = {name.strip(): name for name in kinds}
    cells = (
        f"coalesce({_as_text(held[name], kinds[held[name]])}, '') AS {name}" if name in held else f"'' AS {name}"
        for name in OBSERVATIONS.columns
    )
    return ", ".join(cells)


def _as_text(name: str, kind: str) -> str:
    """A typed cell of a Parquet file as the schema writes it: numbers without an exponent, days without an hour."""
    column = '"' + name.replace('"', '""') + '"'
    if kind in {"DOUBLE", "FLOAT"}:
        text = f"CAST({column} AS VARCHAR)"
        plain = f"coalesce(CAST(TRY_CAST({column} AS DECIMAL(38, 12)) AS VARCHAR), {text})"
        return f"CASE WHEN contains({text}, 'e') THEN {plain} ELSE {text} END"
    return f"CAST(CAST({column} AS DATE) AS VARCHAR)" if kind.startswith("TIMESTAMP") else f"CAST({column} AS VARCHAR)"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
