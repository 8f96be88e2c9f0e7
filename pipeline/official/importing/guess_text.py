"""A proposed mapping as TOML, with what is to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.official.importing.grid import Grid
from pipeline.official.importing.mapping_part import TO_BE_SAID
from pipeline.official.importing.outline import Outline
from pipeline.official.importing.qualifier_words import slug
from pipeline.official.importing.unit_words import Measured

_MOST_NAMED = 40  # indicators that are written out
_LONGEST = 60  # letters of a folder's name
_POWERS = {3: "thousands", 6: "millions", 9: "billions"}


@dataclass(frozen=True)
class Proposal:
    """What a guess settled on; roles are column names, ``said`` is why."""

    grid: Grid
    outline: Outline
    roles: Mapping[str, str]
    qualifiers: Mapping[str, Sequence[str]]
    wide: Sequence[str]
    headings: Sequence[str]
    kinds: Sequence[str]
    blank_place: bool
    footnote_digits: bool
    markers_right: bool
    decimal: str
    unit: Measured | None
    counts: bool
    hints: Mapping[str, str]
    period: str
    period_kind: str
    indicators: Sequence[str]


def mapping_text(found: Proposal, has_sheets: bool) -> str:
    """The mapping file that a proposal makes."""
    return "\n".join(_lines(found, has_sheets)) + "\n"


def _lines(found: Proposal, has_sheets: bool) -> Iterator[str]:
    roles, hints = found.roles, found.hints
    yield "# A guess. Check every line against the table, and fill in what is a question mark."
    if roles.get("place") or "place" in found.headings:
        yield 'unknown_places = "error"  # "skip" leaves out rows of places that no table knows, and says which'
    title = hints.get("title", TO_BE_SAID)
    yield from (
        "",
        "[dataset]",
        f"name = {_text(_folder(title) if 'title' in hints else TO_BE_SAID)}",
        f"title = {_text(title)}",
    )
    yield from ("", "[source]", f"publisher = {_text(hints.get('publisher', TO_BE_SAID))}", f"title = {_text(title)}")
    yield f"url = {_text(hints.get('url', TO_BE_SAID))}  # the page where it was published"
    yield f"licence = {_text(hints.get('licence', TO_BE_SAID))}  # such as OGL-UK-3.0"
    released = _day(hints.get("release_date", ""))
    yield f"release_date = {_text(released or TO_BE_SAID)}  # YYYY-MM-DD, or as much of it as is known"
    yield f"official = {_text(TO_BE_SAID)}  # true for official statistics, else false"
    yield from ("", "[table]")
    if has_sheets:
        yield f"sheet = {_text(found.grid.sheet)}"
    header = [row + 1 for row in found.outline.header]
    yield f"header = {header}" + ("" if header else "  # none: columns go by their letters")
    if found.outline.first != (header[-1] if header else 0):
        yield f"first = {found.outline.first + 1}"
    if found.decimal != ".":
        yield f"decimal = {_text(found.decimal)}"
    if found.footnote_digits:
        yield "footnote_digits = true  # names and years end in numbers of footnotes: Wiltshire1"
    yield from _indicator(found)
    if "place" not in found.headings:
        yield from ("", "[place]")
        yield (
            f"column = {_text(roles['place'])}"
            if "place" in roles
            else f"code = {_text(TO_BE_SAID)}  # of the place that all figures are of, as K02000001 (United Kingdom)"
        )
        if found.blank_place:
            yield f'names = {{ "" = {_text(TO_BE_SAID)} }}  # the code of the place where the cell is empty'
        if found.kinds:
            yield f"kinds = {_list(found.kinds)}  # where a name has several: the first that fits"
    elif found.kinds:
        yield from ("", "[place]", f"kinds = {_list(found.kinds)}  # where a name has several: the first that fits")
    if "period" not in found.headings or found.period_kind:
        yield from ("", "[period]")
        if "period" in roles:
            yield f"column = {_text(roles['period'])}"
        elif "period" not in found.headings:
            yield f"all = {_text(found.period or TO_BE_SAID)}  # the period of all figures, as 2016/17"
        if found.period_kind:
            yield f"kind = {_text(found.period_kind)}"
    yield from ("", "[value]")
    if found.wide:
        yield f"columns = {_list(found.wide)}"
        yield f"headings = {_list(found.headings)}  # what each header row names"
        if found.markers_right:
            yield 'markers = "right"  # the column to the right of a figure has its marker'
    else:
        yield f"column = {_text(roles.get('value', TO_BE_SAID))}"
    yield from _rest(found)


def _folder(title: str) -> str:
    """The folder's name: the first words of the title."""
    name = slug(title, "-")
    return name if len(name) <= _LONGEST else name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]


def _indicator(found: Proposal) -> Iterator[str]:
    yield from ("", "[indicator]")
    if "indicator" in found.headings or "indicator" in found.roles:
        if "indicator" in found.roles:
            yield f"column = {_text(found.roles['indicator'])}"
        if "unit" not in found.roles and "unit" not in found.headings:
            yield from _counted(found.unit)
        yield "# a label is how print names it, synonyms are other names that print uses; each may have its own unit"
        if len(found.indicators) > _MOST_NAMED:
            more = len(found.indicators) - _MOST_NAMED
            yield f"# and so on for {more} more, where they need other names than their own"
        for name in found.indicators[:_MOST_NAMED]:
            yield from (
                "",
                f"[indicator.values.{_text(name)}]",
                f"id = {_text(slug(name))}",
                f"label = {_text(name)}",
                "synonyms = []",
                'unit = ""  # what is counted, where it is not as above',
            )
        return
    yield f"id = {_text(TO_BE_SAID)}  # small letters and underscores, as police_officers"
    yield f"label = {_text(TO_BE_SAID)}  # as print names it: police officers"
    yield "synonyms = []  # other names that print uses"
    if "unit" in found.roles and found.counts:
        yield f"unit = {_text(TO_BE_SAID)}  # what is counted, where the column of units only says that it is a number"
    if "unit" not in found.roles:
        yield from _counted(found.unit)


def _counted(read: Measured | None) -> Iterator[str]:
    """What all figures are counted in, as far as the table says it."""
    unit = (read and read.unit) or TO_BE_SAID
    yield f"unit = {_text(unit)}  # what is counted, in the singular, or percent, per_100k, GBP"
    yield f"measure = {_text(read.measure if read else 'count')}  # or rate, percent, percent_change, index, currency …"
    if read is not None and read.power:
        yield f"multiplier = {read.power}  # a power of ten: the figures are in {_POWERS.get(read.power, 'such')}"


def _rest(found: Proposal) -> Iterator[str]:
    roles = found.roles
    if "unit" in roles or "multiplier" in roles:
        yield from ("", "[unit]")
        if "unit" in roles:
            yield f"column = {_text(roles['unit'])}"
        if "multiplier" in roles:
            yield f"multiplier_column = {_text(roles['multiplier'])}"
    for key, (column, *totals) in found.qualifiers.items():
        if column or totals:
            yield from ("", f"[qualifiers.{key}]")
        if column:
            yield f"column = {_text(column)}"
        if totals:
            yield f"values = {{ {', '.join(f'{_text(total)} = {_text(str())}' for total in totals)} }}  # the total"
    if "status" in roles:
        yield from ("", "[status]", f"column = {_text(roles['status'])}")
    if "note" in roles:
        yield from ("", "[note]", f"column = {_text(roles['note'])}")


def _text(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, but for the control character that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"


def _day(text: str) -> str:
    return text[:10] if text[:4].isdecimal() and text[4:5] == "-" else ""
