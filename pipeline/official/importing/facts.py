"""Grid and mapping -> facts: every cell with a figure, and beside it the cells that say what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.grid import Grid, column_of, letters
from pipeline.official.importing.mapping import ImportMapping
from pipeline.official.importing.outline import filled, last_row
from pipeline.patterns import lazily
from pipeline.settings import nearest

_RANGE = lazily(r"([A-Z]{1,3}):([A-Z]{0,3})")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, and where it stands (from 0)."""

    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure's cell with the cells about it, by what they say: "place", "period", "qualifier sex" …"""

    value: Said
    marker: str
    about: Mapping[str, Said]


@dataclass(frozen=True)
class Facts:
    """The figures of a table. ``passed`` are rows of one cell or none inside it, ``left_out`` those that the mapping
    leaves out; both count from 0."""

    found: Sequence[Fact] = field(repr=False)
    rows: int
    passed: tuple[int, ...]
    left_out: int


class Columns:
    """The columns of a grid by what their headings say, or by their letters."""

    def __init__(self, grid: Grid, mapping: ImportMapping) -> None:
        """Raises ReferenceTableError when a header row is not there."""
        self._grid, self._file = grid, mapping.file
        self._rows = [row - 1 for row in mapping.table.header]
        for row in self._rows:
            if row >= len(grid.rows) or not filled(grid.rows[row]):
                what = "the header row is not in the table" if row >= len(grid.rows) else "the header row is empty"
                raise ReferenceTableError(grid.at(row), what, f"mend table.header in {mapping.file}")
        self.headings = [self._headings(column) for column in range(grid.width)]

    def _headings(self, column: int) -> tuple[Said, ...]:
        """The header cells over a column; a heading over several columns stands in the first of them only."""
        found: list[Said] = []
        for row in self._rows:
            at = column
            while row != self._rows[-1] and at > 0 and not self._grid.cell(row, at):
                at -= 1
            found.append(Said(_flat(self._grid.cell(row, at)), row, at))
        return tuple(found)

    def name(self, column: int) -> str:
        """What a column is called in messages, beside its letter."""
        return " / ".join(dict.fromkeys(said.text for said in self.headings[column] if said.text))

    def one(self, name: str, key: str) -> int:
        """The column of that heading or letter. Raises ReferenceTableError when there is none, or more than one."""
        words = _flat(name).casefold()
        ways = (
            [{cells[-1].text} if cells else set() for cells in self.headings],
            [{self.name(column)} for column in range(self._grid.width)],
            [{cell.text for cell in cells} for cells in self.headings],
        )
        for texts in ways:
            found = [n for n, named in enumerate(texts) if words in {text.casefold() for text in named}]
            if len(found) == 1:
                return found[0]
            if found:
                named = ", ".join(map(letters, found[:6]))
                what = f"several columns are called {name!r} ({named})"
                raise ReferenceTableError(f"{self._file}, {key}", what, "name its letter instead")
        column = column_of(name)
        if column is not None and column < self._grid.width:
            return column
        known = [self.name(n) or letters(n) for n in range(self._grid.width)]
        what = f"{self._grid.name} has no column {name!r}"
        raise ReferenceTableError(f"{self._file}, {key}", what, nearest(name, known))

    def several(self, names: Sequence[str], key: str) -> list[int]:
        """The columns of headings, letters and ranges of letters ("C:F", "C:"), in order; without a heading, not."""
        found: list[int] = []
        for name in names:
            wide = _RANGE.fullmatch(name)
            if wide is None:
                found.append(self.one(name, key))
                continue
            low, high = column_of(wide[1]) or 0, column_of(wide[2]) if wide[2] else self._grid.width - 1
            if high is None or high < low or low >= self._grid.width:
                what = f"{name!r} is no range of the table's columns (A to {letters(self._grid.width - 1)})"
                raise ReferenceTableError(f"{self._file}, {key}", what)
            inside = range(low, min(high, self._grid.width - 1) + 1)
            found += [column for column in inside if self.headings[column] and self.headings[column][-1].text]
        if not found:
            raise ReferenceTableError(f"{self._file}, {key}", "these columns have no headings", "mend table.header")
        return list(dict.fromkeys(found))


def find_facts(grid: Grid, mapping: ImportMapping) -> Facts:
    """Every figure's cell of the table that the mapping describes.

    Raises ReferenceTableError when a column or row that the mapping names is not there.
    """
    columns = Columns(grid, mapping)
    table, value = mapping.table, mapping.value
    first = (table.first or (table.header[-1] if table.header else 0) + 1) - 1
    last = table.last - 1 if table.last else last_row(grid, first)
    if last >= len(grid.rows):
        what = f"the table has only {len(grid.rows)} rows"
        raise ReferenceTableError(f"{mapping.file}, table.last", what, f"write a number up to {len(grid.rows)}")
    if first > last:
        what = f"no rows are below the header (row {first})"
        raise ReferenceTableError(grid.name, what, f"mend table.header in {mapping.file}")
    values = (
        columns.several(value.columns, "value.columns")
        if value.columns
        else [columns.one(value.column, "value.column")]
    )
    beside = {role: columns.one(name, key) for role, name, key in _roles(mapping)}
    filters = [
        (columns.one(name, f"table.{key}"), {_flat(text).casefold() for text in texts}, keep)
        for key, given, keep in (("leave_out", table.leave_out, False), ("keep", table.keep, True))
        for name, texts in given.items()
    ]
    fill = {columns.one(name, "table.fill_down") for name in table.fill_down}
    over = {column: dict(_over(columns.headings[column], value.headings)) if value.columns else {} for column in values}
    found: list[Fact] = []
    passed: list[int] = []
    left_out = 0
    above: dict[int, str] = {}
    for row in range(first, last + 1):
        above |= {column: text for column in fill if (text := grid.cell(row, column))}
        if filled(grid.rows[row]) <= (1 if grid.width > 1 else 0):
            passed += [row] if filled(grid.rows[row]) else []
            continue
        if any((_flat(grid.cell(row, column)).casefold() in texts) is not keep for column, texts, keep in filters):
            left_out += 1
            continue
        own = {role: Said(_flat(above.get(at) or grid.cell(row, at)), row, at) for role, at in beside.items()}
        for column in values:
            marker = grid.cell(row, column + 1) if value.markers_right else ""
            found.append(Fact(Said(grid.cell(row, column), row, column), marker, {**own, **over[column]}))
    return Facts(found, last - first + 1, tuple(passed), left_out)


def _roles(mapping: ImportMapping) -> Iterator[tuple[str, str, str]]:
    """Every column that the mapping names beside those of the figures: role, column, key."""
    noted = mapping.noted
    given = [
        ("indicator", mapping.indicators.column, "indicator.column"),
        ("place", mapping.place.column, "place.column"),
        ("period", mapping.period.column, "period.column"),
        ("unit", mapping.unit.column, "unit.column"),
        ("multiplier", mapping.unit.multiplier_column, "unit.multiplier_column"),
        ("status", noted.status_column, "status.column"),
        ("note", noted.note_column, "note.column"),
        ("coverage", noted.coverage_column, "note.coverage_column"),
        *((f"qualifier {name}", part.column, f"qualifiers.{name}.column") for name, part in mapping.qualifiers.items()),
    ]
    return ((role, column, key) for role, column, key in given if column)


def _over(said: Sequence[Said], headings: Sequence[str]) -> Iterator[tuple[str, Said]]:
    for cell, role in zip(said, headings, strict=True):
        if role != "ignore":
            yield role, cell


def _flat(text: str) -> str:
    return " ".join(text.split())
