"""One level as a multiple of another: "600 complaints, three times as many as the 200 of last year", "twice the
national average of 6 per cent", "women (12 per cent) were twice as likely as men (6 per cent)".

Read from the text alone, from three numbers that follow one another. A verb that multiplies ("doubled from 20 to 40")
is a change and is read in ``changes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Comparison, Paragraph, Quantity

_HEDGE = (
    r"(?:(?:about|around|roughly|nearly|almost|only|just|over|some|more than|less than|well over|at least|up to|"
    r"exactly|fully|still|now|also|a|an|the|of|its|their|his|her|approximately)\s+){0,4}"
)
_COPULA = r"(?:is|was|were|are|be|been|made up|represents?|represented)"
#: From the level to its multiple: "…, three times", "(22 per cent), this was three times", "… jobs was twice".
_TO_MULTIPLE = lazily(
    rf"[^;:.()]{{0,90}}?\)?(?:[^;:.()]{{0,60}}?\b{_COPULA}|\s*[,–—(]|,\s+(?:or|and)(?:\s+\w+)?)\s+{_HEDGE}"
)
_LIKE = (
    r"(?:many|much|high|large|big|likely|great|long|fast|often|expensive|heavy|common|strong|low|small|few|old|far|"
    r"wide|tall|dear|cheap|good|bad|rich|poor|frequent|prevalent)"
)
_MORE = r"(?P<more>more|higher|larger|greater|bigger|faster|longer|heavier|better|over|above)"
_LESS = r"(?P<less>fewer|less|lower|smaller|slower|shorter|lighter|cheaper|below)"
_NAMED = r"[^,;:.()]{0,60}?"
#: From the multiple to what it is a multiple of.
_TO_BASE = lazily(
    rf"\s*(?:as\s+{_LIKE}\b{_NAMED}\s+as\b|(?:{_MORE}|{_LESS})\b{_NAMED}\s+than\b|(?=the\b|that\b|its\b|their\b|last\b|"
    r"what\b|this\b|his\b|her\b)|(?=[A-Z]\w+[’']s\b))"
    rf"(?:{_NAMED}\s*[;,:(–—]\s*|{_NAMED}\s+(?:of|at|with|on|had|was|were|for)\s+|"
    rf"\s*(?:the|last year[’']s|its|their|his|her|that of|an?\s+average(?:\s+of)?)?\s*"
    rf"(?:(?:\w+\s+)?\w+[’']s\s+)?){_HEDGE}"
)
#: "Twice as many women (12 per cent) as men (6 per cent)".
_AS_MANY = lazily(rf"\s*as\s+{_LIKE}\b[^;:.()]{{0,90}}?\s*\(\s*{_HEDGE}")
_AS = lazily(
    rf"[^()]{{0,20}}\)[^;:.()]{{0,60}}?\b(?:as|than|compared\s+(?:with|to))\s+[^;:.()]{{0,60}}?\s*\(\s*{_HEDGE}"
)
#: "Half the £24m of 2003" is a comparison only behind another level; "half of the 24" is a part.
_HALF = lazily(r"\s+(?:as\s+(?:many|much|high|large|big|likely)\b|the\b|that\b|its\b|their\b|last\b|what\b)")
#: How likely something is may be compared by percentages only.
_CHANCES = lazily(r"\b(?:likely|often|prone|probable|liable|apt|frequent\w*|common)\b")
#: "It made £3.1m. This was more than double the £1.5m of 2003": the only level of its kind before it.
_THAT_IS = lazily(
    rf"[^;:.()]{{0,90}}\.\s+(?:(?:That|This|The\s+(?:figure|total|number|sum|amount))\s+(?:is|was|represents|represented)|It\s+was)\s+{_HEDGE}"
)
#: Both levels before the multiple, the later one first.
_COMPARED_WITH = lazily(rf"[^;:.()]{{0,90}}?,?\s+(?:compared\s+(?:with|to)|against|versus)\s+{_HEDGE}[£$€]?")
_JUST_BEHIND = lazily(rf"[^,;:.()]{{0,70}}?,\s+(?:or\s+|(?:which|that)\s+is\s+)?{_HEDGE}")
_AS_MANY_AS_THAT = lazily(
    r"\s*(?:as\s+(?:many|much|high|large)|the\s+(?:number|figure|level|rate|total|amount))\s*(?:[.,;)]|$)"
)
_LONGEST = 200
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_LEVELS = frozenset({"count", "money", "measure", "percent", "index", "age"})


@dataclass(frozen=True)
class _Mark:
    id: int
    quantity: Quantity
    start: int
    end: int


def find_comparisons(paragraph: Paragraph, numbered: Sequence[tuple[int, Quantity]]) -> tuple[Comparison, ...]:
    """The comparisons of one paragraph; ``numbered`` are (claim id, quantity) in reading order."""
    marks = [
        _Mark(i, q, q.passage.start - paragraph.start, q.passage.end - paragraph.start)
        for i, q in numbered
        if q.kind not in NOT_CLAIMS and q.kind != "rank"
    ]
    return tuple(_found(paragraph.text, marks))


def _found(text: str, marks: Sequence[_Mark]) -> Iterator[Comparison]:
    for place, mark in enumerate(marks):
        if not _multiplies(text, mark):
            continue
        yield from _of_groups(text, mark, marks[place + 1 : place + 6])
        before = [m for m in marks[max(0, place - 2) : place] if mark.start - m.end <= _LONGEST]
        after = [m for m in marks[place + 1 : place + 2] if m.start - mark.end <= _LONGEST]
        found = tuple(_behind_level(text, mark, before, after))
        yield from found or _behind_both(text, mark, marks[max(0, place - 4) : place])


def _of_groups(text: str, mark: _Mark, after: Sequence[_Mark]) -> Iterator[Comparison]:
    """ "Twice as many women (12 per cent, 300) as men (6 per cent, 150)"."""
    near = [m for m in after if m.start - mark.end <= 2 * _LONGEST]
    if not near or not _AS_MANY.fullmatch(text, mark.end, near[0].start):
        return
    base = next((m for m in near[1:] if _alike(near[0], m)), None)
    if base is not None and _AS.fullmatch(text, near[0].end, base.start):
        yield Comparison(mark.id, near[0].id, base.id)


def _multiplies(text: str, mark: _Mark) -> bool:
    if mark.quantity.kind == "multiple":
        return True
    return mark.quantity.kind == "fraction" and mark.quantity.value == 0.5 and _HALF.match(text, mark.end) is not None


def _behind_level(text: str, mark: _Mark, before: Sequence[_Mark], bases: Sequence[_Mark]) -> Iterator[Comparison]:
    told = _TO_BASE.fullmatch(text, mark.end, bases[0].start) if bases else None
    if told is None or re.search(r"\bagain\b", told.group()):  # "half as much again as" is half more
        return
    chances = _CHANCES.search(told.group()) is not None
    for level in reversed(before):
        if not _alike(level, bases[0]) or (chances and level.quantity.kind != "percent"):
            continue
        gap = re.sub(r"\([^()]*\)", "", text[level.end : mark.start])
        gap = gap.rpartition(")")[2] if ")" in gap and "(" not in gap else gap
        if _TO_MULTIPLE.fullmatch(gap if gap[:1].isspace() or gap[:1] in ",)" else f" {gap}"):
            more, less = bool(told["more"]), bool(told["less"])
            yield Comparison(mark.id, level.id, bases[0].id, more, less)
        elif _THAT_IS.fullmatch(text, level.end, mark.start) and sum(_alike(m, bases[0]) for m in before) == 1:
            yield Comparison(mark.id, level.id, bases[0].id, bool(told["more"]), bool(told["less"]))
        return


def _behind_both(text: str, mark: _Mark, before: Sequence[_Mark]) -> Iterator[Comparison]:
    """ "1,348 were confirmed, compared with 337 a year earlier, four times as many"."""
    before = [m for m in before if m.quantity.unit not in _TIMES and mark.start - m.end <= _LONGEST][-2:]
    if len(before) != 2 or not _alike(*before) or not _AS_MANY_AS_THAT.match(text, mark.end):
        return
    level, base = before
    if _COMPARED_WITH.fullmatch(text, level.end, base.start) and _JUST_BEHIND.fullmatch(text, base.end, mark.start):
        yield Comparison(mark.id, level.id, base.id)


def _alike(level: _Mark, base: _Mark) -> bool:
    return level.quantity.kind == base.quantity.kind and level.quantity.kind in _LEVELS
