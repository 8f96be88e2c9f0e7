"""One table of the workbook: its head, its rows, and what makes it a table to fill in and to print.

The limits are Excel's: rows of a sheet, characters of a cell, links of a sheet, length of an address. What goes beyond
is continued on a further sheet, cut with a sentence that says so, or written as text; nothing is left out unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.report.tick_sheet.look import TONES, Look

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767  # UTF-16 units, as Excel counts
MOST_LINKS = 65_530
LONGEST_ADDRESS = 2_000
LARGEST_NUMBER = 9.99e307
CUT = " … (cut here: a cell holds 32,767 characters; copydesk check --format jsonl has all of them)"
LINE, HIGHEST_ROW = 15, 405  # points
A4 = 9  # the paper, by its number in Excel

Value = str | float | int | None


@dataclass(frozen=True)
class Column:
    """A column by its head, its width in characters and what its cells are; ``choices`` are those of a list."""

    title: str
    width: int
    kind: Literal["text", "number", "link", "tone", "tick", "day"] = "text"
    choices: tuple[str, ...] = ()

    @property
    def filled_in(self) -> bool:
        """Whether it is left to the person who checks."""
        return self.kind in {"tick", "day"}


class Sheet:
    """A table that takes rows one after the other; each is written at once."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[Column], look: Look) -> None:
        """Begin the table with its head."""
        self._book, self._name, self._columns, self._look = book, name, columns, look
        self._given = [column for column in columns if not column.filled_in]
        self._parts = 0
        self._begin()

    def add(self, values: Sequence[Value]) -> None:
        """One row: a value for each column that is not to be filled in, in order."""
        if self._row + 1 == MOST_ROWS:
            self.close()
            self._begin()
        self._row += 1
        self._page.set_row(self._row, _height(self._given, values))
        given = iter(values)
        for place, column in enumerate(self._columns):
            if column.filled_in:
                self._page.write_blank(self._row, place, None, self._format(column))
            else:
                self._write(place, column, next(given))

    def close(self) -> None:
        """What is set over all rows: the filter, what is printed, the lists to choose from and the colours of what is
        chosen."""
        page, last = self._page, max(self._row, 1)
        page.print_area(0, 0, last, _last_printed(self._columns))
        page.autofilter(0, 0, last, len(self._columns) - 1)
        for place, column in enumerate(self._columns):
            if column.kind == "day":
                page.data_validation(1, place, last, place, {
                    "validate": "date", "criteria": ">=", "value": "=DATE(2000,1,1)", "error_type": "warning",
                    "error_title": "Date", "error_message": "A date is expected here.",
                })  # fmt: skip
            if column.choices:
                page.data_validation(1, place, last, place, {
                    "validate": "list", "source": list(column.choices), "error_title": column.title,
                    "error_message": f"Choose one of: {', '.join(column.choices)}.",
                })  # fmt: skip
            for choice in column.choices:
                if choice in TONES:
                    page.conditional_format(1, place, last, place, {
                        "type": "cell", "criteria": "==", "value": f'"{choice}"', "format": self._look.painted(choice),
                    })  # fmt: skip

    def _begin(self) -> None:
        self._parts += 1
        self._row, self._links = 0, 0
        self._page = page = self._book.add_worksheet(self._name + (f" {self._parts}" if self._parts > 1 else ""))
        for place, column in enumerate(self._columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.title, self._look.head_tick if column.filled_in else self._look.head)
        page.set_row(0, 2 * LINE)
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&L&A&RPage &P of &N")

    def _write(self, place: int, column: Column, value: Value) -> None:
        page, row = self._page, self._row
        if value is None or value == "":
            page.write_blank(row, place, None, self._look.text)
        elif isinstance(value, str):
            if column.kind == "link" and self._links < MOST_LINKS and _is_address(value):
                self._links += 1
                page.write_url(row, place, value, self._look.link, value)
            else:
                page.write_string(row, place, fitting(value), self._format(column, value))
        elif abs(value) > LARGEST_NUMBER:
            page.write_string(row, place, str(value), self._look.text)
        else:
            page.write_number(row, place, value, self._look.whole if value == int(value) else self._look.number)

    def _format(self, column: Column, words: str = "") -> Format:
        if column.kind == "tone":
            return self._look.tone(words)
        return self._look.day if column.kind == "day" else self._look.tick if column.filled_in else self._look.text


def _last_printed(columns: Sequence[Column]) -> int:
    """The last column that is printed: that of those to fill in; behind them are particulars, too wide for paper."""
    return max((place for place, column in enumerate(columns) if column.filled_in), default=len(columns) - 1)


def _height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """Points that a row needs. It is said in the file, because not every program measures rows that it opens."""
    told = zip(columns, values, strict=True)
    lines = [_lines(value, column.width) for column, value in told if isinstance(value, str) and column.kind != "link"]
    return float(min(max(lines, default=1) * LINE, HIGHEST_ROW))


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column, whose last words go over to the next line where they must."""
    if len(text) <= width:
        return 1 + text.count("\n")
    return sum(1 + len(line) // (width - min(4, width // 4)) for line in text.split("\n"))


def fitting(text: str) -> str:
    """The text as a cell can hold it: cut with a sentence where it is too long, and never taken for marked-up text."""
    if len(text) > MOST_CHARACTERS // 2 and _units(text) > MOST_CHARACTERS:
        room = MOST_CHARACTERS - _units(CUT)
        raw = text.encode("utf-16-le", "surrogatepass")[: 2 * room]
        text = raw.decode("utf-16-le", "ignore") + CUT
    return f" {text}" if text.startswith("<r>") else text  # XlsxWriter takes <r>…</r> for a formatted string's XML


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _is_address(text: str) -> bool:
    return (
        text.lower().startswith(("http://", "https://"))
        and len(text) <= LONGEST_ADDRESS
        and text.isascii()
        and text.isprintable()
        and " " not in text
    )
