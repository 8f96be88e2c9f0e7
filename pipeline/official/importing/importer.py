"""Importing a published table into a data set of the reader's own, by a mapping: all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.appending import Held, Merged, append, held_in, joined
from pipeline.official.importing.facts import Facts, find_facts
from pipeline.official.importing.grid import Grid
from pipeline.official.importing.mapping import ImportMapping, IndicatorPart
from pipeline.official.importing.mapping_file import read_mapping
from pipeline.official.importing.mapping_part import one_of_these
from pipeline.official.importing.observing import Gathered, Observer
from pipeline.official.importing.place_names import PlaceNames
from pipeline.official.importing.qualifier_words import slug
from pipeline.official.importing.reading import read_bytes, read_grid
from pipeline.official.package import DESCRIPTION
from pipeline.official.schema import GEOGRAPHIES, INDICATORS, OBSERVATIONS, SOURCES
from pipeline.official.store import Store, open_store
from pipeline.official.tables import Row
from pipeline.official.writing import Description, write_data_set
from pipeline.records import Geography

MOST_FAULTS = 20
_FINEST_FIRST = (
    "district", "London borough", "metropolitan district", "unitary authority", "county", "police force area",
    "combined authority", "state", "region", "part of a country", "country", "group of countries", "world region",
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What an import came to: sentences for the reader, or the faults for which nothing was written."""

    folder: Path
    said: Sequence[str] = ()
    faults: Sequence[str] = field(default=())


def import_file(path: Path, mapping_path: Path, target: Path, shipped: Path) -> Outcome:
    """Read the table, check every cell, and add its rows to the data set in ``target`` that the mapping names.

    Raises ReferenceTableError where the file, the mapping or the folder cannot be used at all.
    """
    mapping = read_mapping(mapping_path)
    folder = target / mapping.data_set.name
    if target.exists() and not target.is_dir():
        raise ReferenceTableError(str(target), "this is a file", "name a folder to import to")
    held = held_in(folder)
    table = mapping.table
    grid = read_grid(path, read_bytes(path), table.sheet, table.delimiter, table.encoding)
    known = open_store([shipped, *_others(target, folder)])
    places, own_places = _places(known, mapping, held)
    facts = find_facts(grid, mapping)
    source = source_row(mapping)
    names = PlaceNames(places, mapping.place.kinds, mapping.place.names, table.footnote_digits)
    observer = Observer(grid, mapping, names, source[0])
    gathered = observer.read(facts.found)
    if gathered.faults:
        return Outcome(folder, faults=list(_fault_sentences(gathered)))
    if not gathered.rows:
        what = f"no figure was found in {facts.rows} rows ({gathered.blank} empty cells)"
        raise ReferenceTableError(grid.name, what, f"mend table and value in {mapping.file}")
    merged = append(held.observations, gathered.rows, observer.at)
    if merged.faults:
        return Outcome(folder, faults=_first(list(map(str, merged.faults)), "contradictions"))
    indicators = _indicators(gathered, places, held, known, mapping)
    sources = _sources(source, held, known, mapping)
    renamed = bool(held.observations) and (indicators, sources) != (sorted(held.indicators), sorted(held.sources))
    said = list(_said(grid, facts, gathered, merged, folder, renamed))
    if merged.added or not held.observations or renamed:
        tables = [(OBSERVATIONS, merged.rows), (INDICATORS, indicators), (SOURCES, sources)]
        if own_places:
            tables.append((GEOGRAPHIES, own_places))
        write_data_set(folder, _about(mapping, sources), tables)
    return Outcome(folder, said)


def _others(target: Path, folder: Path) -> list[Path]:
    """The other data sets that lie beside this one."""
    found = [target] if (target / DESCRIPTION).is_file() else sorted(p.parent for p in target.glob(f"*/{DESCRIPTION}"))
    return [other for other in found if other != folder]


def _places(known: Store, mapping: ImportMapping, held: Held) -> tuple[dict[str, Geography], list[Row]]:
    """All places by code, and the rows of those that this data set brings itself."""
    new: list[Row] = [
        (own.code, name, own.kind, "|".join(own.parents), "", "", "") for name, own in mapping.place.new.items()
    ]
    rows = joined(GEOGRAPHIES, held.geographies, new)
    places = dict(known.geographies)
    for code, name, kind, parents, *_ in rows:
        if code in known.geographies and known.geographies[code].name != name:
            where = f"{mapping.file}, place.new"
            what = f"{code!r} is {known.geographies[code].name} already"
            raise ReferenceTableError(where, what, "give the new place another code, such as X-…")
        places[code] = Geography(code, name, kind, tuple(filter(None, parents.split("|"))))
    for row in rows:
        for parent in filter(None, row[3].split("|")):
            if parent not in places:
                raise ReferenceTableError(
                    f"{mapping.file}, place.new", f"the parent {parent!r} is no code that is known"
                )
    given = [("names", repr(name), code) for name, code in mapping.place.names.items()]
    for key, name, code in [*given, *(("rows", f"row {row}", code) for row, code in mapping.place.rows.items())]:
        if code not in places:
            what = f"{code!r}, the code for {name}, is in no table of geographies"
            raise ReferenceTableError(f"{mapping.file}, place.{key}", what, "bring the place under [place.new]")
    kinds = {place.kind for place in places.values()}
    for kind in mapping.place.kinds:
        one_of_these(f"{mapping.file}, place.kinds", kind, sorted(kinds))
    return places, rows


def source_row(mapping: ImportMapping) -> Row:
    """The release as a row of the table of sources."""
    given = mapping.source
    id_ = given.id or f"{slug(f'{given.publisher} {given.title}', '-')[:60].strip('-')}-{given.release_date}"
    official, one_vintage = ("yes" if flag else "no" for flag in (given.official, given.one_vintage))
    return (
        id_, given.publisher, given.title, given.outlet, given.url, given.licence, given.retrieved, official,
        one_vintage,
    )  # fmt: skip


def _sources(source: Row, held: Held, known: Store, mapping: ImportMapping) -> list[Row]:
    where = f"{mapping.file}, source"
    for old in held.sources:
        if old[0] == source[0] and old != source:
            raise ReferenceTableError(
                where, f"{source[0]!r} is a source of this data set with other words", "say id = …"
            )
    other = known.sources.get(source[0])
    if other is not None and (other.publisher, other.title, other.url, other.licence) != (
        source[1],
        source[2],
        source[4],
        source[5],
    ):
        raise ReferenceTableError(where, f"{source[0]!r} is a source of another data set", "say id = …")
    return joined(SOURCES, held.sources, [source])


def _indicators(
    gathered: Gathered, places: dict[str, Geography], held: Held, known: Store, mapping: ImportMapping
) -> list[Row]:
    """The rows of indicators; what an id means never changes, neither here nor in another data set."""
    kinds: dict[str, Counter[str]] = {}
    for observed in gathered.rows:
        kinds.setdefault(observed.row[0], Counter())[places[observed.row[5]].kind] += 1
    before = {row[0]: row for row in held.indicators}
    rows: list[Row] = []
    for id_, part in gathered.indicators.items():
        old = before.get(id_)
        row = _indicator_row(part, [*kinds[id_], *(old[6].split("|") if old else ())])
        where = f"{mapping.file}, indicator {id_!r}"
        if old and (old[3], old[5]) != (row[3], row[5]):
            what = f"the data set has it already, with the unit {old[3]!r} and the defaults {old[5]!r}"
            raise ReferenceTableError(where, what, "keep both as they are, or give it another id")
        other = known.indicators.get(id_)
        if other is not None and (_folded(other.label), other.unit) != (_folded(part.label), part.unit):
            what = f"another data set has it, with the label {other.label!r} and the unit {other.unit!r}"
            raise ReferenceTableError(where, what, "give it another id")
        rows.append(_as_known(row, known) if other is not None else row)
    return joined(INDICATORS, held.indicators, rows)


def _folded(label: str) -> str:
    """A name as it compares: "Recorded crime" and "recorded crime" are one."""
    return " ".join(label.casefold().split())


def _as_known(row: Row, known: Store) -> Row:
    """An indicator of another data set is described as it is there, since one id means one thing."""
    other = known.indicators[row[0]]
    defaults = ";".join(f"{key}={value}" for key, value in other.defaults)
    return (
        other.id, other.label, "|".join(other.synonyms), other.unit, other.definition, defaults,
        "|".join(other.geography_kinds), "yes" if other.members else "no",
    )  # fmt: skip


def _indicator_row(part: IndicatorPart, kinds: Iterable[str]) -> Row:
    ranked = sorted(
        {kind for kind in kinds if kind},
        key=lambda kind: (_FINEST_FIRST.index(kind) if kind in _FINEST_FIRST else -1, kind),
    )
    defaults = ";".join(f"{key}={value}" for key, value in part.defaults)
    return part.id, part.label, "|".join(part.synonyms), part.unit, part.definition, defaults, "|".join(ranked), "no"


def _about(mapping: ImportMapping, sources: Sequence[Row]) -> Description:
    given = mapping.data_set
    licences = tuple({"title": licence} for licence in sorted({row[5] for row in sources}))
    listed = tuple({"title": f"{row[2]}, {row[1]}", "path": row[4]} for row in sources)
    retrieved = max((row[6] for row in sources), default="")
    return Description(given.name, given.title, given.description or given.title, retrieved, licences, listed)


def _said(
    grid: Grid, facts: Facts, gathered: Gathered, merged: Merged, folder: Path, renamed: bool
) -> Iterable[str]:  # fmt: skip
    rows = [observed.row for observed in gathered.rows]
    first, last = min(rows, key=lambda row: row[8]), max(rows, key=lambda row: row[9])
    periods = first[7] if first[7] == last[7] else f"{first[7]} to {last[7]}"
    yield (
        f"{grid.name}: {_count(len(rows), 'figure')} of {_count(len(gathered.indicators), 'indicator')} for "
        f"{_count(len(gathered.places), 'place')}, {periods}."
    )
    out = [
        (len(facts.passed), "row", f"of text alone ({_numbers([row + 1 for row in facts.passed])})"),
        (facts.left_out, "row", "by table.leave_out and table.keep"),
        (gathered.blank, "empty cell", ""),
        (gathered.unlisted, "figure", "of indicators that are not listed"),
        (
            gathered.skipped_rows,
            "figure",
            f"of {_count(len(gathered.skipped), 'unknown place')} ({_words(gathered.skipped)})",
        ),
    ]
    left = [f"{_count(number, what)} {why}".strip() for number, what, why in out if number]
    if left:
        yield f"left out: {'; '.join(left)}."
    if gathered.marked:
        yield f"{_count(gathered.marked, 'figure')} with a marker: kept, with its status and a note."
    if not merged.added and renamed:
        yield f"{folder}: the figures were there already; what the mapping says of them has changed, and is written."
    elif not merged.added:
        yield f"{folder}: nothing changed, all {len(rows):,} figures were there already."
    else:
        yield f"{folder}: {_count(merged.added, 'row')} added" + (
            f", {merged.same:,} were there already." if merged.same else "."
        )


def _fault_sentences(gathered: Gathered) -> Iterable[str]:
    sentences = []
    for error, times in gathered.faults.values():
        more = f" (and in {_count(times - 1, 'more cell')})" if times > 1 else ""
        sentences.append(str(ReferenceTableError(error.where, error.what + more, error.advice)))
    return _first(sentences, "kinds of fault")


def _first(sentences: list[str], what: str) -> list[str]:
    if len(sentences) <= MOST_FAULTS:
        return sentences
    return [*sentences[:MOST_FAULTS], f"… and {len(sentences) - MOST_FAULTS:,} more {what}."]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def _numbers(rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:8]))
    return f"row{'' if len(rows) == 1 else 's'} {shown}" + (", …" if len(rows) > 8 else "")


def _words(skipped: dict[str, str]) -> str:
    names = [repr(name) for name in skipped]
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
