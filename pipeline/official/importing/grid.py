"""A table as it was published: cells as text, addressed as a spreadsheet addresses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.errors import ReferenceTableError
from pipeline.patterns import lazily

MOST_CELLS = 5_000_000
_LETTERS = lazily(r"[A-Z]{1,3}")


@dataclass(frozen=True)
class Grid:
    """A sheet, or a whole file that has none. Rows may differ in length.

    ``hints`` is what the file says of itself outside its cells (title, publisher, licence), for a guess.
    """

    file: str
    sheet: str
    rows: Sequence[tuple[str, ...]] = field(repr=False)
    hints: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def width(self) -> int:
        """The number of columns of the longest row."""
        return max(map(len, self.rows), default=0)

    @property
    def name(self) -> str:
        """The file, and the sheet where there are sheets."""
        return f"{self.file}, sheet {self.sheet!r}" if self.sheet else self.file

    def cell(self, row: int, column: int) -> str:
        """The cell's text without blanks around it; empty outside the table. Both count from 0."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column].strip() if column < len(cells) else ""

    def at(self, row: int, column: int | None = None, heading: str = "") -> str:
        """Where a cell is, as a spreadsheet shows it: "a.ods, sheet 'One', row 7, column C (2016)"."""
        where = f"{self.name}, row {row + 1}"
        if column is None:
            return where
        return f"{where}, column {letters(column)}" + (f" ({heading})" if heading else "")


def letters(column: int) -> str:
    """A column's name in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int | None:
    """The column that a spreadsheet calls so, from 0; None when it is no such name."""
    if not _LETTERS.fullmatch(name):
        return None
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def refuse_too_large(name: str, cells: int) -> None:
    """Raises ReferenceTableError for a table that memory would not hold."""
    if cells > MOST_CELLS:
        what = f"it spans {cells:,} cells, and copydesk imports at most {MOST_CELLS:,} at a time"
        raise ReferenceTableError(name, what, "delete what is not needed, or save it in parts")
