"""Reading a table: quickly where its bytes are those that the importer checked and wrote, else with every cell checked.

The importer notes the sha256 of each table in the data set's description. A table with that hash was checked when it
was written; reading it needs no pandas, whose import alone takes longer than everything else here.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.errors import ReferenceTableError
from pipeline.official.cells import EXPECTED, is_good
from pipeline.official.schema import Field, Table

if TYPE_CHECKING:
    from pandas import DataFrame

#: A row's cells in the order of the table's columns; "" where an optional column is missing.
Row = tuple[str, ...]
Record = TypeVar("Record")
#: Bytes of a file, some 400,000 rows: above it a table goes through a database (see ``large``).
LARGE = 64_000_000
PARQUET = ".parquet"


def read_table(path: Path, table: Table, known_hash: str | None, build: Callable[[int, Row], Record]) -> list[Record]:
    """Every row as a record; ``build`` gets the row's number in the file (the header is row 1) and its cells.

    Raises ReferenceTableError when the file is missing or a row is not what the table's columns say.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReferenceTableError(str(path), f"the table cannot be read ({error.strerror})") from error
    if known_hash == digest(content):
        try:
            return [build(row, cells) for row, cells in enumerate(_plain(content, table), start=2)]
        except (ValueError, LookupError):
            pass  # the hash was not the importer's after all; the checked way says what is wrong
    return [build(row, cells) for row, cells in _checked(path, content, table)]


def is_large(path: Path) -> bool:
    """Whether a table is too large to be held in memory, or of a kind that only a database reads."""
    try:
        return path.suffix == PARQUET or path.stat().st_size > LARGE
    except OSError:
        return False  # whoever reads it says so


def is_as_written(path: Path, known_hash: str | None) -> bool:
    """Whether a file's bytes are still those that were checked when it was written."""
    if known_hash is None:
        return False
    try:
        with path.open("rb") as file:
            return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest() == known_hash
    except OSError:
        return False


def digest(content: bytes) -> str:
    """The hash as a data set's description writes it: ``sha256:`` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _plain(content: bytes, table: Table) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    header = next(reader)
    if tuple(header) != table.columns:
        raise ValueError(header)
    for row in reader:
        if len(row) != len(header):
            raise ValueError(row)
        yield tuple(row)


def _checked(path: Path, content: bytes, table: Table) -> Iterator[tuple[int, Row]]:
    frame = check_frame(_frame(path, content), table, str(path))
    numbers = (int(index) + 2 for index in frame.index)
    yield from zip(numbers, frame.itertuples(index=False, name=None), strict=True)


def _frame(path: Path, content: bytes) -> DataFrame:
    import pandas as pd

    with _told(path):
        return pd.read_csv(
            io.BytesIO(content), dtype=str, na_filter=False, index_col=False, skip_blank_lines=False,
            encoding="utf-8-sig",
        )  # fmt: skip


def frames(path: Path, rows: int) -> Iterator[DataFrame]:
    """The cells of a file as they are, so many rows at a time; empty lines are rows, too.

    Raises ReferenceTableError where it is no table or its rows are not all of one length.
    """
    import pandas as pd

    with (
        _told(path),
        pd.read_csv(
            path, dtype=str, na_filter=False, index_col=False, skip_blank_lines=False, encoding="utf-8-sig",
            chunksize=rows,
        ) as reader,
    ):  # fmt: skip
        yield from reader


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What pandas says of a file that it cannot read, as sentences of ours."""
    import pandas as pd

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # a row longer than the header
            yield
    except UnicodeDecodeError as error:
        raise ReferenceTableError(str(path), f"byte {error.start} is not UTF-8", "save the table as UTF-8") from error
    except pd.errors.EmptyDataError as error:
        raise ReferenceTableError(str(path), "the table is empty", "give it a row of column names") from error
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        reason = " ".join(str(error).split()).removeprefix("Error tokenizing data. C error: ").rstrip(".")
        raise ReferenceTableError(str(path), f"the rows are not all of one length ({reason})") from error


def check_frame(frame: DataFrame, table: Table, name: str) -> DataFrame:
    """The table's columns in order, every cell a good one, blank rows left out.

    Raises ReferenceTableError naming ``name``, row, column and what was expected.
    """
    columns = columns_in_order(frame.columns, table, name)
    tidy = frame.rename(columns={column: key for key, column in columns.items()})
    tidy = tidy.reindex(columns=list(table.columns), fill_value="").fillna("")
    tidy = tidy[(tidy != "").any(axis=1)]
    for field in table.fields:
        _check_column(tidy, field, name)
    _check_key(tidy, table, name)
    if "period_start" in table.columns:
        _check_order(tidy, name)
    return tidy


def columns_in_order(given: Iterable[str], table: Table, name: str) -> dict[str, str]:
    """A file's columns as they are written, by what they mean. Raises ReferenceTableError where a needed one is not."""
    columns = {str(column).strip(): column for column in given}
    for field in table.fields:
        if field.name not in columns and field.needed != "no":
            raise ReferenceTableError(
                name, f"the column {field.name!r} is missing ({field.about})", f"the columns are {', '.join(columns)}"
            )
    return columns


def _check_column(frame: DataFrame, field: Field, name: str) -> None:
    column = frame[field.name]
    bad = [cell for cell in column.unique() if not is_good(cell, field)]
    if not bad:
        return
    row = int(column.index[column.isin(bad)][0])
    raise ReferenceTableError(_at(name, row, field.name), what_is_wrong(str(column.loc[row]), field))


def what_is_wrong(cell: str, field: Field) -> str:
    """A cell that is not what its column holds, in words."""
    if not cell:
        return f"the cell is empty ({field.about})"
    if field.allowed:
        return f"{cell!r} is not one of {', '.join(field.allowed)}"
    return f"{cell!r} is not {EXPECTED[field.type]}"


def _check_key(frame: DataFrame, table: Table, name: str) -> None:
    twins = frame.index[frame.duplicated(list(table.key))]
    if len(twins):
        row = int(twins[0])
        same = (frame[list(table.key)] == frame.loc[row, list(table.key)]).all(axis=1)
        first = int(frame.index[same][0])
        raise ReferenceTableError(
            _at(name, row, table.key[0]),
            f"the row repeats row {first + 2}",
            f"no two rows share {', '.join(table.key)}",
        )


def _check_order(frame: DataFrame, name: str) -> None:
    wrong = frame.index[frame["period_start"] > frame["period_end"]]
    if len(wrong):
        row = int(wrong[0])
        end = frame.loc[row, "period_end"]
        raise ReferenceTableError(_at(name, row, "period_end"), f"{end!r} is before the period's start")


def _at(name: str, index: int, column: str) -> str:
    return f"{name}, row {index + 2}, column {column}"
