"""Figures under a label, as tables and their captions have them: "Population: 5.4 million", "Chile Fertility rate,
total (births per woman) 2011: 1.84", "Inflation (annual %) in Chile was 3.01", "17 Birth rate – Chile 14.2".

Such lines have hardly any grammar, and what tells one label from the next stands in brackets and behind commas, which
a noun phrase leaves out. So the label is taken as it is printed, with the place beside it and the unit in its brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.patterns import lazily
from pipeline.records import Interval, Kind, Paragraph, Place, Quantity

_BRACKETS = r"\([^()]{1,60}\)"
#: Where a label may begin: a sentence, a line, behind a spaced dash or a bar, or where two lines were run together.
_START = lazily(r"(?<=[.!?…])\s+(?=[A-Z0-9])|[\n|>•·]|\s[-–—]\s|(?<=[a-z])(?=[A-Z][A-Za-z]*\s)")
_OPENING = lazily(
    r"(?:\W*\b(?:the|an?|latest|last|current|official|most recent|recorded)\b)*\s*"
    r"(?:\b(?:values?|figures?|data)\s+(?:for|of)\s+)?",
    re.IGNORECASE,
)  # fmt: skip
_VERB = lazily(
    r"\s*(?:was|is|were|are|stood|reached|came)(?:\s+(?:last|worth|estimated|measured|recorded|reported|put|in|at|to|about|"
    r"approximately|around)){0,4}\s*",
    re.IGNORECASE,
)
_OF_PLACE = lazily(r"\s(?:in|of|for)\s(?:the\s)?$", re.IGNORECASE)
_YEAR = lazily(r"[\s,]*\(?\b(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?\b\)?\s*$")
_BEHIND_PLACE = lazily(
    rf"(?:,\s(?:The|China|North|South|Rep\.|[A-Z][a-z]+\.\sRep\.))?(?:\s*{_BRACKETS})?(?:['’]s\b)?[\s:,–-]*"
)
_RANKED = lazily(r"\d{1,3}[.)]?\s+(?P<label>[A-Z][A-Za-z' ]+?)[^A-Za-z0-9]+$")
_STATEMENT = lazily(
    r"\b(?:is|are|was|were|be|been|has|have|had|said|says|say|will|would|told|tells|found|finds|shows?|showed|"
    r"we|he|she|they|it|who|that|which|include[sd]?|including|following|follows|by|from|to)\b",
    re.IGNORECASE,
)
_PARTED = lazily(rf"{_BRACKETS}|;")
_LONGEST = 12  # words of a label
_LIST_GAP = lazily(r",?\s+and\s+|,\s*")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALE_BEHIND = lazily(r"\s?\((?:in\s)?(thousand|million|billion)s?\b(?:\sof)?[^()]{0,20}\)", re.IGNORECASE)
_UNIT_BEHIND = lazily(r"(?:,\s*|\s)(\(%\)|\(per 100 people\)|U\.?S\.? dollars|Percent\b|Years\b)")
_PERCENT_BEHIND = lazily(r"\s?\((?:%|per ?cent|percentage|per 100 people)\)", re.IGNORECASE)
#: What a unit in brackets or behind the number makes of it: (kind, unit).
_UNITS: tuple[tuple[re.Pattern[str], Kind, str], ...] = (
    (re.compile(r"%|\bper ?cent|\bper 100 people", re.IGNORECASE), "percent", "percentage"),
    (re.compile(r"\$|\bdollars?\b|\bUSD\b", re.IGNORECASE), "money", "dollar"),
    (re.compile(r"€|\beuros?\b|\bEUR\b"), "money", "euro"),
    (re.compile(r"£|\bGBP\b"), "money", "pound sterling"),
    (re.compile(r"^\(?\byears?\b", re.IGNORECASE), "measure", "year"),
)


@dataclass(frozen=True)
class Caption:
    """What stands around a figure: its label as printed, the place beside it, and the figure in the label's unit."""

    label: str
    place: Place | None
    quantity: Quantity


def find_captions(
    paragraph: Paragraph, numbered: Sequence[tuple[int, Quantity]], places: Sequence[Place]
) -> dict[int, Caption]:
    """The captions of a paragraph's figures, by the ids of these. ``places`` are those that have a name in a table."""
    found: dict[int, Caption] = {}
    for id_, quantity in numbered:
        if quantity.kind in {"count", "percent", "money", "measure", "index"}:
            caption = _caption(paragraph, quantity, places)
            if caption is not None:
                found[id_] = caption
    return found


def _caption(paragraph: Paragraph, quantity: Quantity, places: Sequence[Place]) -> Caption | None:
    text, at = paragraph.text, quantity.passage.start - paragraph.start
    if quantity.hedge is not None and quantity.hedge.start < quantity.passage.start:
        at = quantity.hedge.start - paragraph.start
    near = [place for place in places if place.passage.end - paragraph.start <= at]
    for label, place in _labels(text, paragraph.start, at, near):
        words = label.split()
        bare = re.sub(_BRACKETS, " ", label)
        if 1 <= len(words) <= _LONGEST and label[:1].isupper() and not _STATEMENT.search(bare):
            return Caption(label, place, _in_unit(quantity, label, text, quantity.passage.end - paragraph.start))
    return None


def _labels(text: str, base: int, at: int, near: Sequence[Place]) -> Iterator[tuple[str, Place | None]]:
    """The label that may stand before an offset, with its place."""
    before = text[:at]
    if before.rstrip().endswith(":"):
        head = before.rstrip()[:-1]
        head = head[: year.start()] if (year := _YEAR.search(head)) else head
        start = _start(head)
        leading = next((p for p in near if p.passage.start - base == start), None)
        if leading is not None:
            rest = _BEHIND_PLACE.match(head, leading.passage.end - base)
            start = rest.end() if rest else start
        closing = next((p for p in near if p.passage.end - base == len(head.rstrip())), None)
        of = _OF_PLACE.search(head[: closing.passage.start - base]) if closing else None
        if closing is not None and of is not None:
            yield head[start : of.start()].strip(" ,:"), closing
        yield head[start:].strip(" ,:"), leading
    if not near:
        return
    place = near[-1]
    low, high = place.passage.start - base, place.passage.end - base
    verb = _VERB.fullmatch(text, high, at)
    if verb and (of := _OF_PLACE.search(text[:low])):
        head = text[: of.start()]
        label = head[_start(head) :].strip()
        if _PARTED.search(label):
            yield label, place
    ranked = _RANKED.fullmatch(text, _line(text, low), low)
    if ranked and text[high:at].strip(" :-–") == "" and _ends_line(text, at):
        yield ranked["label"].strip(), place


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _ends_line(text: str, at: int) -> bool:
    return re.match(r"[\d.,]+%?\s*(?:\n|$)", text[at:]) is not None


def _start(head: str) -> int:
    """Where the label begins that a text ends with."""
    starts = [0, *(match.end() for match in _START.finditer(head) if match.end() < len(head))]
    opening = _OPENING.match(head, starts[-1])
    return opening.end() if opening else starts[-1]


def in_listed_units(paragraph: Paragraph, numbered: Sequence[tuple[int, Quantity]]) -> list[tuple[int, Quantity]]:
    """The numbers with those of a list in the unit that stands in brackets behind the last: "2.6, 2.5 and 2.4 (%)"."""
    text, base = paragraph.text, paragraph.start
    found = list(numbered)
    following: Quantity | None = None
    for place in range(len(found) - 1, -1, -1):
        id_, quantity = found[place]
        end = quantity.passage.end - base
        told: Quantity | None = None
        if quantity.kind == "count" and quantity.unit is None:
            listed = following is not None and _LIST_GAP.fullmatch(text, end, following.passage.start - base)
            if listed and following is not None:
                told = replace(quantity, kind=following.kind, unit=following.unit)
            elif _PERCENT_BEHIND.match(text, end):
                told = replace(quantity, kind="percent", unit="percentage")
        found[place], following = (id_, told or quantity), told
    return found


def _in_unit(quantity: Quantity, label: str, text: str, end: int) -> Quantity:
    """A bare figure in the unit that its label or the words behind it give it."""
    if quantity.kind != "count" or quantity.unit is not None:
        return quantity
    scale = _SCALE_BEHIND.match(text, end)
    if scale is not None:
        return scaled(quantity, _SCALES[scale[1].lower()])
    behind = _UNIT_BEHIND.match(text, end)
    told = [*re.findall(_BRACKETS, label), *([behind[1]] if behind else [])]
    for pattern, kind, unit in _UNITS:
        if any(pattern.search(words) for words in told):
            return replace(quantity, kind=kind, unit=unit)
    return quantity


def scaled(quantity: Quantity, factor: float) -> Quantity:
    """A figure printed in thousands, millions or billions, in units."""
    value, interval, step = quantity.value, quantity.interval, quantity.step
    if not isinstance(value, (int, float)):
        return quantity
    return replace(
        quantity,
        value=value * factor,
        step=None if step is None else step * factor,
        interval=None if interval is None else Interval(
            None if interval.low is None else interval.low * factor,
            None if interval.high is None else interval.high * factor,
        ),
    )  # fmt: skip
