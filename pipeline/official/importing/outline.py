"""Where a table begins and ends among titles, notes and empty rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.official.importing.cell_values import read_value
from pipeline.official.importing.grid import Grid
from pipeline.official.importing.periods import read_period

_LOOKED_AT = 400  # rows in which a header is looked for


_LONG = 40  # letters of a first cell that is no heading


@dataclass(frozen=True)
class Outline:
    """Row numbers from 0: those of the headings, and the first and the last row of figures."""

    header: tuple[int, ...]
    first: int
    last: int


def filled(cells: Sequence[str]) -> int:
    """How many cells have something in them."""
    return sum(1 for cell in cells if cell.strip())


def last_row(grid: Grid, first: int) -> int:
    """The last row of a table: below it are only notes, rows with one cell or none."""
    row = len(grid.rows) - 1
    while row >= first and filled(grid.rows[row]) <= (1 if grid.width > 1 else 0):
        row -= 1
    return row


def find_outline(grid: Grid) -> Outline | None:
    """The rows of headings and figures, or None where no table is seen.

    Figures are where a row has a number and something before it; a row of years alone is one of headings.
    """
    looked = grid.rows[:_LOOKED_AT]
    first = next(
        (n for n, row in enumerate(looked) if _has_figures(row) and _goes_on(grid, n) and not _is_heading(grid, n)),
        None,
    )
    if first is None:
        return None
    header: list[int] = []
    row = first - 1
    while row >= 0 and len(header) < 4:
        cells = filled(grid.rows[row])
        if cells >= 2 or (header and cells == 1 and not grid.cell(row, 0)):
            header.insert(0, row)
        elif header or first - row > 3:
            break
        row -= 1
    header = [row for n, row in enumerate(header) if n == len(header) - 1 or filled(grid.rows[row]) > 1]
    if not header:
        return None
    if _is_preamble(grid, header[-1]):
        return Outline((), first, last_row(grid, first))
    return Outline(_trimmed(grid, header), first, last_row(grid, first))


def _is_preamble(grid: Grid, row: int) -> bool:
    """Whether a row of two cells goes on a list of names and values ("Unit", "%"): the table has no headings."""
    return grid.width == 2 and row > 0 and filled(grid.rows[row]) == 2 and filled(grid.rows[row - 1]) == 2


def _trimmed(grid: Grid, header: list[int]) -> tuple[int, ...]:
    """Without rows of the preamble that have two cells by chance ("Release date", "25-03-2026")."""
    width = filled(grid.rows[header[-1]])
    kept = [
        row for row in header[:-1] if filled(grid.rows[row]) * 4 >= width and width > 3 and not _is_title(grid, row)
    ]
    return (*kept, header[-1])


def _is_title(grid: Grid, row: int) -> bool:
    """Whether a row is a sentence that the commas in it have parted: all in the first cells, and the first is long."""
    cells = [cell.strip() for cell in grid.rows[row]]
    given = filled(cells)
    return all(cells[:given]) and len(cells[0]) > _LONG


def _has_figures(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row]
    given = [cell for cell in cells if cell]
    if len(given) < 2:
        return False
    numbers = [cell for cell in given if (value := read_value(cell)) is not None and value.number]
    if not numbers:
        return False
    beside = cells[0] if cells[0] else ""
    years = [cell for cell in numbers if _is_period(cell)]
    if len(years) == len(numbers) and len(given) - len(years) <= (1 if beside and not _is_period(beside) else 0):
        return False
    return len(years) < len(numbers) or len(given) > len(numbers)


def _is_heading(grid: Grid, row: int) -> bool:
    """Whether words stand over the figures of the next rows: a row of ages (0, 1, 2 …) beside "All ages"."""
    below = [cells for cells in grid.rows[row + 1 : row + 4] if filled(cells)]
    for column, cell in enumerate(grid.rows[row]):
        text = cell.strip()
        if text and read_value(text) is None and not _is_period(text):
            under = [cells[column].strip() if column < len(cells) else "" for cells in below]
            if any(under) and all((value := read_value(cell)) is not None and value.number for cell in under if cell):
                return True
    return False


def _goes_on(grid: Grid, row: int) -> bool:
    """A lone figure in a title is no table: one of the next rows must have figures too, unless there are none."""
    after = [cells for cells in grid.rows[row + 1 : row + 6] if filled(cells)]
    return not after or any(map(_has_figures, after)) or filled(grid.rows[row]) > 2


def _is_period(cell: str) -> bool:
    return read_period(cell, unclear="financial_year") is not None
