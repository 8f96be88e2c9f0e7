"""What the columns of a table look like, for a guess: numbers, periods, codes and names of places, by their shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.official.importing.cell_values import read_status, read_value
from pipeline.official.importing.grid import Grid, letters
from pipeline.official.importing.outline import Outline, filled
from pipeline.official.importing.periods import read_period, what_unclear_are
from pipeline.official.importing.place_names import PlaceNames

SAMPLE = 20_000  # rows that are looked at


@dataclass(frozen=True)
class Looked:
    """A column as it was seen: the shares of its cells that read as something, from 0 to 1."""

    column: int
    name: str
    texts: Sequence[str] = field(repr=False)
    numbers: float
    periods: float
    codes: float
    places: float
    statuses: float
    blanks: bool

    @property
    def distinct(self) -> list[str]:
        """The different texts, in order of coming."""
        return list(dict.fromkeys(self.texts))


def look(grid: Grid, outline: Outline, column: int, names: PlaceNames) -> Looked:
    """A column with the shares of its cells that read as something."""
    cells = [grid.cell(row, column) for row in range(outline.first, min(outline.last + 1, outline.first + SAMPLE))]
    texts = [cell for cell in cells if cell]
    over = (" ".join(grid.cell(row, column).split()) for row in reversed(outline.header))
    heading = next(filter(None, over), "")
    distinct = list(dict.fromkeys(texts))[:300]
    unclear = what_unclear_are(distinct) or "financial_year"
    tally = Counter(texts)
    counts = {text: tally[text] for text in distinct}
    total = sum(counts.values()) or 1

    def share(good: set[str]) -> float:
        return sum(counts[text] for text in good) / total

    return Looked(
        column,
        heading,
        texts,
        share(
            {text for text in distinct if (value := read_value(text)) is not None and (value.number or value.marked)}
        ),
        share({text for text in distinct if read_period(text, note_digits=True, unclear=unclear)}),
        share({text for text in distinct if names.knows(text)}),
        share({text for text in distinct if names.find(text)}),
        share({text for text in distinct if read_status(text) is not None}),
        len(texts) < sum(1 for row in range(outline.first, outline.first + len(cells)) if filled(grid.rows[row]) > 1),
    )


def called(one: Looked, looked: Sequence[Looked]) -> str:
    """A column's heading where no other has it, else its letter."""
    same = [other for other in looked if other.name.casefold() == one.name.casefold()]
    return one.name if one.name and len(same) == 1 else letters(one.column)


def markers_beside(grid: Grid, outline: Outline, wide: Sequence[Looked]) -> bool:
    """Whether columns without headings beside the figures hold markers."""
    marked = bare = 0
    for one in wide:
        if one.column + 1 < grid.width and not grid.cell(outline.header[-1], one.column + 1):
            cells = [grid.cell(row, one.column + 1) for row in range(outline.first, outline.last + 1)]
            bare += any(cells)
            marked += any(cells) and all(not cell or (len(cell) <= 4 and read_value(f"1 [{cell}]")) for cell in cells)
    return bool(bare) and marked == bare


def goes_with(grid: Grid, outline: Outline, one: int, other: int) -> bool:
    """Whether a column says nothing that another does not: the kind of each place, the measure of each unit."""
    rows = range(outline.first, min(outline.last, outline.first + SAMPLE) + 1)
    pairs = {(grid.cell(row, one), grid.cell(row, other)) for row in rows}
    distinct = len({text for text, _ in pairs})
    return len(rows) >= 3 * distinct and distinct > 1 and len(pairs) == distinct


def kinds_of_places(texts: Sequence[str], names: PlaceNames) -> list[str]:
    """The kinds of place that names are of, the one that fits most of them first."""
    left = {text: names.kinds_of(text) for text in texts if names.find(text)}
    kinds: list[str] = []
    while left:
        counts = Counter(kind for found in left.values() for kind in found)
        kinds.append(min(counts, key=lambda kind: (-counts[kind], kind)))
        left = {text: found for text, found in left.items() if kinds[-1] not in found}
    return kinds


def has_footnote_digits(place: Looked | None, looked: Sequence[Looked], names: PlaceNames) -> bool:
    """Whether numbers of footnotes stick to the names of places, or to years."""
    texts = place.distinct if place else []
    if any(not names.find(text) and re.search(r"[a-z]\d{1,2}$", text) for text in texts):
        return True
    return any(
        one.periods > 0.5
        and any(read_period(text) is None and read_period(text, note_digits=True) for text in one.distinct[:300])
        for one in looked
    )
