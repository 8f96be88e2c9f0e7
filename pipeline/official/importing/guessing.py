"""A proposal for a mapping: what each column seems to be, by its heading and its cells. Nothing is imported by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.around_table import around_table, period_in, sign_of
from pipeline.official.importing.cell_values import read_value
from pipeline.official.importing.columns_seen import (
    SAMPLE,
    Looked,
    called,
    goes_with,
    has_footnote_digits,
    kinds_of_places,
    look,
    markers_beside,
)
from pipeline.official.importing.grid import Grid, letters
from pipeline.official.importing.guess_text import Proposal, mapping_text
from pipeline.official.importing.outline import Outline, find_outline
from pipeline.official.importing.place_names import PlaceNames
from pipeline.official.importing.reading import read_bytes, read_grid, sheets_of
from pipeline.official.importing.unit_words import read_power, read_unit
from pipeline.official.importing.wide_guess import headings_over, indicators_over, wide_columns
from pipeline.patterns import lazily
from pipeline.records import Geography

_MOST_VALUES = 60  # distinct values of a column that is a qualifier
#: A heading's words -> what the column is, the first that fits.
_NAMED = (
    ("value", r"obs_?value|value|figure|amount|data value|obs value"),
    ("status", r"obs_?status|observation status|status|flags?|data marking|marker"),
    ("multiplier", r"unit_?mult(?:iplier)?|unit multiplier|multiplier"),
    ("unit", r"units?(?:_?measure| of measure| measure)?|measure type"),
    (
        "period",
        r"time_?period|period|year|date|time|quarter|month|.*(?:months|year) ending.*|financial year|academic year",
    ),
    ("indicator", r"indicator(?: name)?|variable|statistic|series name|measure(?: name)?|metric"),
    ("note", r"notes?|comments?|footnotes?|obs_?comment"),
    (
        "ignored",
        r"dataflow|structure|structure_id|structure_name|action|decimals|obs_conf|conf_status|time_format|freq",
    ),
)
_PLACE_WORDS = lazily(r"ref_?area|area|geograph|region|country|force|authority|code|name|place|gss|lad?|pfa", re.I)
#: A number with a decimal comma or point; what may stand behind it is parted off: "19,1%", "16,4% [p]".
_BEHIND = r"(?P<behind>\s*[%€]?(?:\s*\[[^\]]{1,12}\])?)"
_COMMA = lazily(r"(?P<number>[£$€]?\s?-?(?:\d{1,3}(?:\.\d{3})*,\d{1,2}|\d+,\d{1,2}|\d+,\d{4,}))" + _BEHIND)
_POINT = lazily(r"[£$€]?\s?-?\d+\.\d+" + _BEHIND)
_WAYS = lazily(r"(?:value|amount|rate|percentage|proportion|mean|average|median|change|[A-Z0-9_]{1,12})")
_TOTALS = lazily(
    r"(?:all(?: (?:ages?|persons|people|sexes|groups|types|categories))?|total|persons|both sexes|all ages|_t|_z)", re.I
)


@dataclass(frozen=True)
class Guessed:
    """The TOML of a proposed mapping, and what was seen, a sentence each."""

    toml: str
    seen: Sequence[str]


def guess_mapping(path: Path, sheet: str | None, places: Mapping[str, Geography]) -> Guessed:
    """A mapping for the table, to be edited: what nothing tells is left as "?", which no import accepts.

    Raises ReferenceTableError where the file cannot be read or no table is seen in it.
    """
    data = read_bytes(path)
    sheets = sheets_of(path, data)
    seen: list[str] = []
    if sheets and sheet is None:
        grids = [read_grid(path, data, name) for name in sheets]
        sizes = {grid.sheet: _size(grid) for grid in grids}
        best = max(grids, key=lambda grid: sizes[grid.sheet])
        if not sizes[best.sheet]:
            raise ReferenceTableError(str(path), "no table is seen in any sheet", "write the mapping by hand")
        if len(sheets) > 1:
            others = ", ".join(repr(name) for name, size in sizes.items() if size and name != best.sheet)
            seen.append(
                f"sheet {best.sheet!r} has the largest table"
                + (f"; there are tables in {others} too." if others else ".")
            )
    else:
        best = read_grid(path, data, sheet)
    best = best if sheets else _with_points(best)
    outline = find_outline(best)
    if outline is None:
        advice = "choose another sheet, or write the mapping by hand"
        raise ReferenceTableError(best.name, "no table is seen: no row of headings with figures below it", advice)
    names = PlaceNames(places)
    looked = [look(best, outline, column, names) for column in range(best.width)]
    proposal, reasons = _propose(best, outline, looked, names)
    rows = ", ".join(str(row + 1) for row in outline.header)
    seen.append(
        (f"the headings are in row {rows}" if rows else "there are no headings")
        + f", figures from row {outline.first + 1} to row {outline.last + 1}."
    )
    seen += reasons
    seen.append('read it, fill in what is "?", then import with --mapping and --to.')
    return Guessed(mapping_text(proposal, sheets != ()), seen)


def _with_points(grid: Grid) -> Grid:
    """A grid whose numbers have decimal commas, with points: so they can be told from words."""
    cells = [cell.strip() for row in grid.rows[:SAMPLE] for cell in row]
    commas = sum(1 for cell in cells if _COMMA.fullmatch(cell))
    if commas <= sum(1 for cell in cells if _POINT.fullmatch(cell)):
        return grid
    rows = [tuple(map(_pointed, row)) for row in grid.rows]
    return Grid(grid.file, grid.sheet, rows, {**grid.hints, "decimal": ","})


def _pointed(cell: str) -> str:
    found = _COMMA.fullmatch(cell.strip())
    return found["number"].replace(".", "").replace(",", ".") + found["behind"] if found else cell


def _size(grid: Grid) -> int:
    outline = find_outline(grid)
    if outline is None:
        return 0
    rows = grid.rows[outline.first : outline.last + 1]
    return sum(1 for row in rows for cell in row if (value := read_value(cell)) is not None and value.number)


def _propose(grid: Grid, outline: Outline, looked: Sequence[Looked], names: PlaceNames) -> tuple[Proposal, list[str]]:
    seen: list[str] = []
    roles: dict[str, str] = {}
    taken: set[int] = set()

    def take(role: str, found: Looked | None, why: str) -> None:
        if found is not None:
            roles[role] = called(found, looked)
            taken.add(found.column)
            seen.append(f"{role}: column {letters(found.column)} ({found.name or 'without a heading'}), {why}.")

    filled_in = [one for one in looked if one.texts]
    hinted = {key.removeprefix("column "): name for key, name in grid.hints.items() if key.startswith("column ")}
    for role, name in hinted.items():
        take(
            role, next((one for one in filled_in if one.name == name), None), "as the description beside the file says"
        )
    has_value = any(re.fullmatch(_NAMED[0][1], one.name, re.I) for one in filled_in)
    free = [one for one in filled_in if one.column not in taken]
    wide, headings = wide_columns(grid, outline, free, names, has_value)
    if wide and "value" not in roles:
        taken |= {one.column for one in wide}
        what = " and ".join(word for word in headings if word != "ignore")
        seen.append(
            f"value: {len(wide)} columns, {letters(wide[0].column)} to {letters(wide[-1].column)}, headed by {what}."
        )
    for role, words in _NAMED:
        if role in roles or (role == "value" and wide) or role in headings:
            continue
        fits = [one for one in filled_in if one.column not in taken and re.fullmatch(words, one.name, re.I)]
        fits = [one for one in fits if _may_be(role, one)]
        if role == "ignored":
            taken |= {one.column for one in fits}
        elif fits:
            take(role, fits[0], "by its heading")
    free = [one for one in filled_in if one.column not in taken]
    if "place" not in roles and "place" not in headings:
        coded = max(free, key=lambda one: (one.codes, -one.column), default=None)
        named = max(
            free, key=lambda one: (one.places + 0.2 * bool(_PLACE_WORDS.search(one.name)), -one.column), default=None
        )
        if coded is not None and coded.codes > 0.5:
            take("place", coded, f"{coded.codes:.0%} of its cells are codes of places")
        elif named is not None and named.places > 0.5:
            take("place", named, f"{named.places:.0%} of its cells are names of places")
    if "period" not in roles and "period" not in headings:
        dated = max((one for one in filled_in if one.column not in taken), key=lambda one: one.periods, default=None)
        if dated is not None and dated.periods > 0.8:
            take("period", dated, f"{dated.periods:.0%} of its cells are periods")
    if not wide and "value" not in roles:
        numeric = [one for one in filled_in if one.column not in taken and one.numbers > 0.5]
        take("value", numeric[-1] if numeric else None, "most of its cells are numbers")
    place = next((one for one in looked if roles.get("place") == called(one, looked)), None)
    settled = [
        one for one in looked if called(one, looked) in {roles.get(role) for role in ("place", "unit", "indicator")}
    ]
    each_once = place is not None and len(place.distinct) == len(place.texts) > 2  # what stands beside tells of it
    qualifiers: dict[str, list[str]] = {}
    for one in filled_in:
        if one.column in taken or not one.name or not outline.header:
            continue
        twin = any(goes_with(grid, outline, other.column, one.column) for other in settled)
        if (
            len(one.distinct) + one.blanks < 2
            or len(one.distinct) > _MOST_VALUES
            or one.numbers > 0.9
            or twin
            or each_once
            or one.places > 0.8
        ):
            seen.append(f"left out: column {letters(one.column)} ({one.name}).")
            continue
        key = re.sub(r"[^a-z0-9]+", "_", one.name.casefold()).strip("_") or "kind"
        key = key if key[:1].isalpha() else f"q_{key}"
        qualifiers[key] = [called(one, looked), *[text for text in one.distinct if _TOTALS.fullmatch(text)]]
        seen.append(f"qualifier {key}: column {letters(one.column)} ({one.name}), {len(one.distinct)} different texts.")
    for word in headings:
        if word.startswith("qualifier "):
            texts = headings_over(grid, outline.header[headings.index(word)], wide)
            totals = [text for text in dict.fromkeys(texts) if _TOTALS.fullmatch(text)]
            qualifiers[word.removeprefix("qualifier ")] = ["", *totals]
    said = around_table(grid, outline)
    figures = [one for one in looked if one in wide or called(one, looked) == roles.get("value")]
    unit = said.unit or sign_of(figures)
    told = {"title": said.title, "publisher": said.publisher, "release_date": said.released}
    hints = {key: text for key, text in told.items() if text} | dict(grid.hints)
    over = [row for row, word in zip(outline.header, headings, strict=False) if word == "place"]
    place_cells = [] if place is None or place.codes > 0.5 else place.distinct
    place_cells = [text for row in over for text in headings_over(grid, row, wide)] or place_cells
    return (
        Proposal(
            grid, outline, roles, qualifiers, _ranges(wide, looked), headings,
            kinds_of_places(place_cells, names), place is not None and place.blanks,
            has_footnote_digits(place, looked, names), markers_beside(grid, outline, wide),
            hints.get("decimal", "."), unit, _counts(roles, looked), hints,
            "" if "period" in roles or "period" in headings else period_in(said.title), _period_kind(roles, looked),
            _indicator_names(roles, looked) or indicators_over(grid, outline, wide, headings),
        ),
        seen,
    )  # fmt: skip


def _may_be(role: str, one: Looked) -> bool:
    """Whether the cells of a column allow what its heading says."""
    if role == "value":
        return one.numbers > 0.3
    if role == "period":
        return one.periods > 0.5
    if role == "status":
        return one.statuses > 0.5
    if role == "multiplier":
        return all(read_power(text) is not None for text in one.distinct[:20])
    if role == "indicator":
        # "Measure" may also say how things are counted, or be a code that all rows share
        return one.numbers < 0.5 and (not re.match("measure|metric", one.name, re.I) or _names_what_is_counted(one))
    return True


def _names_what_is_counted(one: Looked) -> bool:
    """Whether texts are names of several things: "Parcels given out", "Food collected", not "Number" and "Rate"."""
    return len(one.distinct) > 1 and not any(_WAYS.fullmatch(text) or read_unit(text) for text in one.distinct)


def _ranges(wide: Sequence[Looked], looked: Sequence[Looked]) -> list[str]:
    if not wide:
        return []
    first, last = wide[0].column, wide[-1].column
    between = [one for one in looked[first : last + 1] if one.name and one not in wide]
    if between or len(wide) < 3:
        return [letters(one.column) for one in wide]
    return [f"{letters(first)}:{letters(last)}"]


def _period_kind(roles: Mapping[str, str], looked: Sequence[Looked]) -> str:
    found = next((one for one in looked if roles.get("period") == called(one, looked)), None)
    if found is None:
        return ""
    if re.search(r"(?:months|year)[ _]ending", found.name, re.I):
        return "year_ending"
    if re.search(r"financial", found.name, re.I):
        return "financial_year"
    return "academic_year" if re.search(r"academic|school year", found.name, re.I) else ""


def _counts(roles: Mapping[str, str], looked: Sequence[Looked]) -> bool:
    """Whether the column of units says of some figures only that they are numbers of something."""
    found = next((one for one in looked if roles.get("unit") == called(one, looked)), None)
    units = [read_unit(text) for text in found.distinct] if found else []
    return any(unit is None or not unit.unit for unit in units)


def _indicator_names(roles: Mapping[str, str], looked: Sequence[Looked]) -> list[str]:
    found = next((one for one in looked if roles.get("indicator") == called(one, looked)), None)
    return found.distinct[:_MOST_VALUES] if found else []
