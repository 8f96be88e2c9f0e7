"""Reading the raw tables that the reference tables are built from."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ReferenceTableError

#: A raw row: its cells as text, by column.
RawRow = dict[str, str]


def raw_rows(path: Path, columns: tuple[str, ...]) -> list[RawRow]:
    """The rows of a CSV table, every cell as text.

    Raises ReferenceTableError when the file cannot be read or lacks a column.
    """
    import pandas as pd

    try:
        frame = pd.read_csv(path, dtype=str, na_filter=False, encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ReferenceTableError(str(path), "there is no such raw table") from error
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise ReferenceTableError(str(path), f"the raw table cannot be read ({reason})") from error
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ReferenceTableError(
            f"{path}, column {missing[0]}", "the column is missing", f"the columns are {', '.join(frame.columns)}"
        )
    return [{str(key): str(cell).strip() for key, cell in row.items()} for row in frame.to_dict("records")]


def number_in(row: RawRow, column: str, where: str) -> float:
    """The number in a cell; ``where`` names table and row.

    Raises ReferenceTableError when it is none.
    """
    try:
        return float(row[column])
    except ValueError as error:
        raise ReferenceTableError(f"{where}, column {column}", f"{row[column]!r} is not a number") from error
