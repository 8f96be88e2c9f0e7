"""A mapping file (TOML) -> mapping. Every fault names the key; an unknown key is answered with the nearest one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official import cells
from pipeline.official.importing.mapping import (
    HEADINGS,
    DataSetPart,
    ImportMapping,
    IndicatorPart,
    IndicatorsPart,
    NewPlace,
    NotedPart,
    PeriodPart,
    PlacePart,
    QualifierPart,
    SourcePart,
    TablePart,
    UnitPart,
    ValuePart,
)  # fmt: skip
from pipeline.official.importing.mapping_part import MappingPart, left_open, one_of_these
from pipeline.official.schema import MEASURE_TYPES, PERIOD_KINDS, STATUSES
from pipeline.patterns import lazily

SECTIONS = (
    "dataset", "source", "table", "indicator", "place", "period", "value", "unit", "qualifiers", "status", "note",
    "markers", "unknown_places",
)  # fmt: skip
_ID = lazily(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_SLUG = lazily(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_MOST_BYTES = 1 << 22


def read_mapping(path: Path) -> ImportMapping:
    """The mapping of a file. Raises ReferenceTableError naming the key that is wrong, and what may stand there."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ReferenceTableError(str(path), "this is too large to be a mapping")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ReferenceTableError(str(path), f"the mapping cannot be read ({reason})") from error
    return mapping_of(str(path), text)


def mapping_of(file: str, text: str) -> ImportMapping:
    """The mapping that a TOML text says; ``file`` stands in messages."""
    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReferenceTableError(file, f"this is not TOML ({error})".replace("\n", " ")) from error
    whole = MappingPart(file, "", found, SECTIONS)
    if left := list(left_open(found, "")):
        raise ReferenceTableError(
            file, f"the guess left open {', '.join(left)}", "say what these are in place of the ?"
        )
    source = _source(whole)
    mapping = ImportMapping(
        file, _data_set(whole), source, _table(whole), _indicators(whole), _place(whole), _period(whole),
        _value(whole), _unit(whole), _qualifiers(whole), _noted(whole),
    )  # fmt: skip
    _refuse_gaps(mapping)
    return mapping


def _data_set(whole: MappingPart) -> DataSetPart:
    part = whole.part("dataset", "name", "title", "description")
    name = part.text("name", "the name of the folder that the figures go to, such as police-officers")
    if not _SLUG.fullmatch(name):
        what = f"{name!r} is no name of a folder here"
        raise ReferenceTableError(part.at("name"), what, "write small letters, digits and hyphens")
    return DataSetPart(name, part.text("title") or name, part.text("description"))


def _source(whole: MappingPart) -> SourcePart:
    part = whole.part(
        "source", "publisher", "title", "url", "licence", "release_date", "retrieved", "official", "outlet", "id",
        "one_vintage",
    )  # fmt: skip
    released = part.text("release_date", "when it was published: YYYY, YYYY-MM or YYYY-MM-DD", number=True)
    retrieved = part.text("retrieved", number=True)
    for key, given in (("release_date", released), ("retrieved", retrieved)):
        try:
            cells.partial_date(given or "2000")
        except ValueError as error:
            what = f"{given!r} is no date"
            raise ReferenceTableError(part.at(key), what, "write YYYY, YYYY-MM or YYYY-MM-DD") from error
    return SourcePart(
        part.text("publisher", "who compiled the figures"),
        part.text("title", "the name of the release"),
        part.text("url", "where it was published"),
        part.text("licence", "under which terms the figures may be used, such as OGL-UK-3.0"),
        released,
        retrieved,
        part.flag("official", True),
        part.text("outlet"),
        part.text("id"),
        part.flag("one_vintage", False),
    )


def _table(whole: MappingPart) -> TablePart:
    part = whole.part(
        "table", "sheet", "header", "first", "last", "delimiter", "encoding", "decimal", "footnote_digits", "fill_down",
        "leave_out", "keep",
    )  # fmt: skip
    sheet = part.found.get("sheet")
    if sheet is not None and (isinstance(sheet, bool) or not isinstance(sheet, (str, int))):
        raise ReferenceTableError(part.at("sheet"), f"{sheet!r} is no name and no number of a sheet")
    header = part.found.get("header", 1)
    rows = header if isinstance(header, list) else [header]
    if not all(isinstance(row, int) and not isinstance(row, bool) and row > 0 for row in rows) or rows != sorted(
        set(rows)
    ):
        raise ReferenceTableError(
            part.at("header"), f"{header!r} is no number of a row, and no list of them", "write [4, 5]"
        )
    first, last = part.whole("first", 1, 10**8) or 0, part.whole("last", 1, 10**8) or 0
    if (rows and 0 < first <= rows[-1]) or 0 < last < (first or (rows[-1] + 1 if rows else 1)):
        raise ReferenceTableError(part.at("first" if first else "last"), "this row is not below the rows before it")
    left, kept = part.part("leave_out"), part.part("keep")
    return TablePart(
        sheet, tuple(rows), first, last, part.raw("delimiter"), part.text("encoding"),
        part.chosen("decimal", (".", ","), "."), part.flag("footnote_digits", False),
        part.texts("fill_down"),
        {column: left.texts(column) for column in left.found}, {column: kept.texts(column) for column in kept.found},
    )  # fmt: skip


_INDICATOR = ("id", "label", "synonyms", "unit", "measure", "multiplier", "definition", "defaults")


def _indicators(whole: MappingPart) -> IndicatorsPart:
    part = whole.part("indicator", *_INDICATOR, "column", "values", "others")
    values = part.part("values")
    return IndicatorsPart(
        _indicator(part),
        part.text("column"),
        {name: _indicator(values.part(name, *_INDICATOR)) for name in values.found},
        part.chosen("others", ("take", "skip"), "take"),
    )


def _indicator(part: MappingPart) -> IndicatorPart:
    id_ = part.text("id")
    if id_ and not _ID.fullmatch(id_):
        small = id_.casefold()
        advice = f"write {small!r}" if _ID.fullmatch(small) else "write small letters, digits and underscores"
        raise ReferenceTableError(part.at("id"), f"{id_!r} is no id", advice)
    synonyms = part.texts("synonyms")
    for word in synonyms:
        if "|" in word or not word.strip():
            raise ReferenceTableError(part.at("synonyms"), f"{word!r} is no name", "write a word without |")
    defaults = part.part("defaults")
    return IndicatorPart(
        id_, part.text("label"), synonyms, part.text("unit"), part.chosen("measure", MEASURE_TYPES),
        part.whole("multiplier", -9, 12), part.text("definition"),
        tuple(sorted((key, defaults.text(key, "the value", number=True)) for key in defaults.found)),
    )  # fmt: skip


def _place(whole: MappingPart) -> PlacePart:
    part = whole.part("place", "column", "code", "kinds", "names", "rows", "new")
    new = part.part("new")
    places: dict[str, NewPlace] = {}
    for name in new.found:
        own = new.part(name, "code", "kind", "parents")
        code = own.text("code", "a code of its own, such as X-BTP")
        places[name] = NewPlace(code, own.text("kind", "what kind of place it is"), own.texts("parents"))
    unknown = whole.chosen("unknown_places", ("error", "skip"), "error")
    rows = part.pairs("rows")
    if wrong := next((row for row in rows if not row.isdecimal()), None):
        raise ReferenceTableError(
            part.at("rows"), f"{wrong!r} is no number of a row", 'write for example 28 = "E12000005"'
        )
    return PlacePart(
        part.text("column"), part.text("code"), part.texts("kinds"), part.pairs("names"),
        {int(row): code for row, code in rows.items()}, places, unknown,
    )  # fmt: skip


def _period(whole: MappingPart) -> PeriodPart:
    part = whole.part("period", "column", "all", "kind")
    return PeriodPart(part.text("column"), part.text("all", number=True), part.chosen("kind", PERIOD_KINDS))


def _value(whole: MappingPart) -> ValuePart:
    part = whole.part("value", "column", "columns", "headings", "markers", "times", "decimals", "base_period")
    headings = part.texts("headings")
    for heading in headings:
        if not heading.startswith("qualifier "):
            one_of_these(part.at("headings"), heading, HEADINGS)
    times = part.found.get("times", "")
    if times != "" and (isinstance(times, bool) or not isinstance(times, (int, float)) or times == 0 or times != times):
        raise ReferenceTableError(part.at("times"), f"{times!r} is no number to multiply by", "write 100")
    return ValuePart(
        part.text("column"), part.texts("columns"), headings, part.chosen("markers", ("inside", "right")) == "right",
        str(times), part.whole("decimals", 0, 12), part.text("base_period", number=True),
    )  # fmt: skip


def _unit(whole: MappingPart) -> UnitPart:
    part = whole.part("unit", "column", "values", "multiplier_column")
    values = part.part("values")
    known = ("unit", "measure", "multiplier")
    return UnitPart(
        part.text("column"),
        {name: _indicator(values.part(name, *known)) for name in values.found},
        part.text("multiplier_column"),
    )


def _qualifiers(whole: MappingPart) -> dict[str, QualifierPart]:
    outer = whole.part("qualifiers")
    found: dict[str, QualifierPart] = {}
    for name in outer.found:
        if not re.fullmatch(r"[a-z][a-z0-9_ -]*", name):
            raise ReferenceTableError(outer.at(name), f"{name!r} is no name of a qualifier", "write small letters")
        part = outer.part(name, "column", "all", "values")
        found[name] = QualifierPart(part.text("column"), part.text("all", number=True), part.pairs("values"))
    return found


def _noted(whole: MappingPart) -> NotedPart:
    status = whole.part("status", "column", "values")
    note = whole.part("note", "column", "coverage_column")
    markers = whole.pairs("markers")
    for part, key, pairs, known in (
        (status, "values", status.pairs("values"), STATUSES),
        (whole, "markers", markers, (*STATUSES, "zero")),
    ):
        for letter in pairs.values():
            one_of_these(part.at(key), letter, known)
    return NotedPart(
        status.text("column"), status.pairs("values"), note.text("column"), note.text("coverage_column"), markers
    )


def _refuse_gaps(mapping: ImportMapping) -> None:
    """What every figure needs must come from somewhere, and from one place only."""
    value, headings = mapping.value, mapping.value.headings
    if bool(value.column) == bool(value.columns):
        advice = 'name the column of the figures with column = "…", or wide ones with columns = ["C:F"]'
        raise ReferenceTableError(f"{mapping.file}, value", "the figures are in one column or in several", advice)
    if value.columns and not headings:
        advice = 'write for example headings = ["period"], a word for each header row'
        raise ReferenceTableError(f"{mapping.file}, value.headings", "this is missing", advice)
    rows = len(mapping.table.header)
    if value.columns and len(headings) != rows:
        what = f"{len(headings)} words for {rows} header rows"
        raise ReferenceTableError(f"{mapping.file}, value.headings", what, "write a word for each, in order")
    for name, given in (
        ("indicator", (mapping.indicators.column, mapping.indicators.all.label or mapping.indicators.all.id)),
        ("place", (mapping.place.column, mapping.place.code)),
        ("period", (mapping.period.column, mapping.period.all)),
    ):
        ways = sum(map(bool, given)) + (name in headings)
        if name == "indicator" and ways > 1 and not (mapping.indicators.column and name in headings):
            ways = 1
        if ways != 1:
            what = "this is said twice" if ways else "nothing says what it is"
            constant = {"indicator": "label", "place": "code", "period": "all"}[name]
            advice = f'say either column = "…", {constant} = "…", or {name!r} among the headings'
            raise ReferenceTableError(f"{mapping.file}, {name}", what, advice)
    for heading in headings:
        name = heading.removeprefix("qualifier ")
        own = mapping.qualifiers.get(name)
        if name != heading and own is not None and (own.column or own.all):
            raise ReferenceTableError(f"{mapping.file}, qualifiers.{name}", "this is said twice")
    for name, part in mapping.qualifiers.items():
        if bool(part.column) + bool(part.all) + (f"qualifier {name}" in headings) != 1:
            raise ReferenceTableError(f"{mapping.file}, qualifiers.{name}", "name one column, or one value for all")
