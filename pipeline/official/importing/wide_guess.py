"""Which columns of a table hold its figures side by side, and what each row of headings over them names."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.official.importing.columns_seen import Looked
from pipeline.official.importing.grid import Grid
from pipeline.official.importing.outline import Outline
from pipeline.official.importing.periods import read_period, what_unclear_are
from pipeline.official.importing.place_names import PlaceNames
from pipeline.official.importing.qualifier_words import is_age, is_sex
from pipeline.official.importing.unit_words import read_unit


def wide_columns(
    grid: Grid, outline: Outline, looked: Sequence[Looked], names: PlaceNames, has_value: bool
) -> tuple[list[Looked], list[str]]:
    """The columns of figures whose headings name periods, places or what is counted, and the words for header rows.

    ``has_value`` says that a column is called a value: then columns of numbers beside it are no figures of their own.
    """
    for row in reversed(outline.header):
        over = [(one, grid.cell(row, one.column)) for one in looked if one.numbers > 0.5]
        texts = [text for _, text in over if text]
        unclear = what_unclear_are(texts) or "financial_year"
        for word, good in (
            ("period", [one for one, text in over if text and read_period(text, note_digits=True, unclear=unclear)]),
            ("place", [one for one, text in over if text and names.find(text)]),
        ):
            if len(good) >= 2:
                return good, [
                    word if each == row else _word(grid, outline, each, good, names, word) for each in outline.header
                ]
    numeric = [one for one in looked if one.numbers > 0.8 and one.name and one.periods < 0.8]
    if len(numeric) >= 2 and not has_value:
        ages = all(is_age(one.name) or one.name.isdecimal() for one in numeric)
        return numeric, [*["ignore"] * (len(outline.header) - 1), "qualifier age" if ages else "indicator"]
    return [], []


def headings_over(grid: Grid, row: int, columns: Sequence[Looked]) -> list[str]:
    """The text of a header row over each column: one over several columns stands in the first of them only."""
    found: list[str] = []
    for one in columns:
        at = one.column
        while at > 0 and not grid.cell(row, at):
            at -= 1
        found.append(" ".join(grid.cell(row, at).split()))
    return found


def indicators_over(grid: Grid, outline: Outline, columns: Sequence[Looked], headings: Sequence[str]) -> list[str]:
    """The different names of what is measured in the header row that names it."""
    rows = [row for row, word in zip(outline.header, headings, strict=False) if word == "indicator"]
    return list(dict.fromkeys(text for row in rows for text in headings_over(grid, row, columns) if text))


def _word(
    grid: Grid, outline: Outline, row: int, columns: Sequence[Looked], names: PlaceNames, beside: str
) -> str:  # fmt: skip
    """What a further header row names, where its texts tell apart columns that share the other heading."""
    texts = set(headings_over(grid, row, columns))
    if len(texts) < 2 or len({tuple(_above(grid, outline, row, one)) for one in columns}) == len(columns):
        return "ignore"
    if all(is_sex(text) for text in texts):
        return "qualifier sex"
    if all(is_age(text) for text in texts):
        return "qualifier age"
    if all(read_unit(text) is not None for text in texts):
        return "unit"
    if beside != "period" and all(read_period(text) for text in texts):
        return "period"
    return "place" if beside != "place" and all(names.find(text) for text in texts) else "indicator"


def _above(grid: Grid, outline: Outline, left_out: int, one: Looked) -> list[str]:
    """All headings over a column but one."""
    return [text for row in outline.header if row != left_out for text in headings_over(grid, row, [one])]
