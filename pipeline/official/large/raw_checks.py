"""The cells of ``raw`` held against the schema, by the same rules and in the same words as those of a small table.

A column of ten million cells has few different ones: each of those is looked at once, by the functions that read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ReferenceTableError
from pipeline.official.cells import is_good
from pipeline.official.schema import OBSERVATIONS, Field
from pipeline.official.tables import what_is_wrong

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Rows of one indicator in one place: an article that names the two has all of them in memory.
MOST_OF_A_PLACE = 200_000
_BATCH = 10_000
_NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"


def check(database: DuckDBPyConnection, path: Path, first_row: int) -> None:
    """Make the view ``tidy``: the rows of ``raw`` with their numbers, empty ones left out.

    Raises ReferenceTableError naming the first row, column by column, that is not what the schema says.
    """
    blank = database.execute("SELECT count(*) FROM raw WHERE indicator = ''").fetchone() != (0,)
    some = " OR ".join(f"{name} <> ''" for name in OBSERVATIONS.columns)
    database.execute(
        f"CREATE VIEW tidy AS SELECT rowid + {first_row} AS row, * FROM raw" + (f" WHERE {some}" if blank else "")
    )
    for field in OBSERVATIONS.fields:
        found = _first_wrong(database, field)
        if found is not None:
            row, cell = found
            raise ReferenceTableError(f"{path}, row {row}, column {field.name}", what_is_wrong(cell, field))
    _check_keys(database, path)
    _check_order(database, path)
    _check_sizes(database, path)


def _first_wrong(database: DuckDBPyConnection, field: Field) -> tuple[int, str] | None:
    """The first row whose cell is not what the column holds, and the cell."""
    name = field.name
    if field.type == "number":
        wrong = (
            f"{name} <> '' AND (NOT regexp_full_match({name}, '{_NUMBER}') OR NOT isfinite(TRY_CAST({name} AS DOUBLE)))"
        )
    elif field.type == "string" and not field.allowed:
        if field.needed != "cell":
            return None
        wrong = f"{name} = ''"
    else:
        bad = [cell for cell in _different(database, name) if not is_good(cell, field)]
        if not bad:
            return None
        wrong = f"list_contains(?, {name})"
        return _one(database, f"SELECT row, {name} FROM tidy WHERE {wrong} ORDER BY row LIMIT 1", bad)
    return _one(database, f"SELECT row, {name} FROM tidy WHERE {wrong} ORDER BY row LIMIT 1")


def _different(database: DuckDBPyConnection, name: str) -> Iterator[str]:
    found = database.cursor().execute(f"SELECT DISTINCT {name} FROM tidy")
    while cells := found.fetchmany(_BATCH):
        yield from (cell for (cell,) in cells)


def _one(database: DuckDBPyConnection, query: str, *values: object) -> tuple[int, str] | None:
    found = database.execute(query, list(values)).fetchone()
    return None if found is None else (int(found[0]), str(found[1]))


def _check_keys(database: DuckDBPyConnection, path: Path) -> None:
    """Keys by their hashes, which are short; the few whose hashes are alike by themselves."""
    key = ", ".join(OBSERVATIONS.key)
    alike = f"SELECT hash({key}) AS hash FROM tidy GROUP BY ALL HAVING count(*) > 1"
    if database.execute(f"{alike} LIMIT 1").fetchone() is None:
        return
    twins = f"SELECT min(row) AS first, min(row, 2)[2] AS again FROM tidy WHERE hash({key}) IN ({alike}) GROUP BY {key}"
    found = database.execute(f"SELECT first, again FROM ({twins}) WHERE again IS NOT NULL ORDER BY again").fetchone()
    if found is not None:
        raise ReferenceTableError(
            f"{path}, row {found[1]}, column {OBSERVATIONS.key[0]}",
            f"the row repeats row {found[0]}",
            f"no two rows share {', '.join(OBSERVATIONS.key)}",
        )


def _check_order(database: DuckDBPyConnection, path: Path) -> None:
    found = _one(database, "SELECT row, period_end FROM tidy WHERE period_start > period_end ORDER BY row LIMIT 1")
    if found is not None:
        raise ReferenceTableError(
            f"{path}, row {found[0]}, column period_end", f"{found[1]!r} is before the period's start"
        )


def _check_sizes(database: DuckDBPyConnection, path: Path) -> None:
    found = database.execute(
        "SELECT indicator, ref_area, count(*) AS rows FROM tidy GROUP BY ALL HAVING rows > ? ORDER BY ALL LIMIT 1",
        [MOST_OF_A_PLACE],
    ).fetchone()
    if found is not None:
        indicator, area, rows = found
        raise ReferenceTableError(
            str(path),
            f"{rows:,} rows are of {indicator!r} in {area!r}, and at most {MOST_OF_A_PLACE:,} of one place can be",
            "make indicators of what its qualifiers tell apart",
        )
