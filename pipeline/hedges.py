"""Words that open or widen what a number stands for: "about", "nearly", "up to", "or so", "-plus". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.patterns import lazily
from pipeline.records import Comparator

#: near: close to the value, from below ("almost") or from above ("just over"); the rest as the names say.
Manner = Literal["exact", "about", "almost", "above", "below", "just_above", "just_below"]

_ABOUT = (
    "about|around|roughly|approximately|approx\\.?|circa|ca?\\.|some|an\\s+estimated|"
    "or\\s+so|in\\s+the\\s+region\\s+of|something\\s+like|"
    "in\\s+the\\s+order\\s+of|of\\s+the\\s+order\\s+of|close\\s+to|more\\s+or\\s+less|around\\s+about|perhaps|"
    "maybe|say|~|≈|±"
)
_ALMOST = (
    "almost|near(?=-|\\s*$)|nearly|nigh\\s+on|virtually|practically|barely|all\\s+but|approaching|getting\\s+on\\s+for|"
    "not\\s+quite|close\\s+on"
)
_JUST_ABOVE = (
    "(?:just|slightly|a\\s+little|a\\s+bit|marginally|fractionally)\\s+(?:over|above|more\\s+than|higher\\s+than|"
    "in\\s+excess\\s+of)"
)
_JUST_BELOW = (
    "(?:just|slightly|a\\s+little|a\\s+bit|marginally|fractionally)\\s+(?:under|below|less\\s+than|fewer\\s+than|"
    "short\\s+of|shy\\s+of)|shy\\s+of"
)
_BELOW = (
    "(?:up|down)\\s*-?to|under|below|beneath|(?:no|not)\\s+(?:more|longer|greater|higher|larger|older|"
    "later)\\s+than|(?:less|fewer|lower|smaller|younger|shorter|cheaper)\\s+than|"
    "at\\s+(?:the\\s+)?most|as\\s+(?:many|much|high|large|big|long|"
    "far)\\s+as|a\\s+maximum\\s+of|maximum\\s+of|or\\s+less|within|inside|capped\\s+at|limited\\s+to|≤|<=?|=<"
)
_ABOVE = (
    "(?:well\\s+|far\\s+|much\\s+|significantly\\s+)?(?:more\\s+than|over|above|over\\s+than|"
    "in\\s+excess\\s+of|upwards?\\s+of|north\\s+of|beyond)|(?:greater|higher|longer|larger|bigger|older|"
    "better|later|wider|faster|heavier|taller|further)\\s+than|at\\s+(?:the\\s+very\\s+)?least|(?:no|"
    "not)\\s+(?:less|fewer|lower|smaller|younger)\\s+than|a\\s+minimum\\s+of|minimum\\s+of|"
    "exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|as\\s+(?:few|little|low)\\s+as|≥|>=?"
)
_FILLER = (
    r"(?:(?:a\s+(?:further|total\s+of|record)|another|an\s+additional|an\s+extra|the\s+equivalent\s+of|at|by|an?)\s+)?"
)
_BEFORE = lazily(
    rf"(?<![\w-])(?:(?P<just_above>{_JUST_ABOVE})|(?P<just_below>{_JUST_BELOW})|(?P<below>{_BELOW})|"
    rf"(?P<above>{_ABOVE})|(?P<almost>{_ALMOST})|(?P<about>{_ABOUT}))[-\s]*{_FILLER}$",
    re.IGNORECASE,
)
_MORE = "more|above|over|upwards?|higher|older|greater|longer|better|up"
_LESS = "less|fewer|below|under|lower|younger|shorter|down"
_AFTER = lazily(
    rf"(?P<about>[ ]or[ ](?:so|thereabouts)\b|-odd\b|[ ]odd(?=[ ])|[ ](?:approximately|or[ ]thereabouts)\b)|"
    rf"(?P<above>-plus\b|[ ]plus(?=[ ][a-z])|\+(?!\d)|[ ](?:or|and)[ ](?:{_MORE})\b|[ ](?:at[ ](?:the[ ])?least|"
    rf"minimum)\b(?![ ][a-zA-Z]))"
    rf"|(?P<below>[ ](?:or|and)[ ](?:{_LESS})\b|[ ](?:at[ ](?:the[ ])?most|maximum|max)\b(?![ ][a-zA-Z]))",
    re.IGNORECASE,
)
_BRACKET = lazily(r" ?\([^()]{1,24}\)")
#: After these "up to" says where a movement ends, not a limit.
_MOVED = lazily(
    r"(?:go|goes|went|gone|going|climb\w*|rose|rise|risen|rising|mov\w+|push\w*|driv\w+|took|tak\w+|bring\w*|"
    r"brought|bid|jump\w*|shot|crept|edg\w+|back|came|come|get|got)\s+(?:it\s+|them\s+|that\s+|this\s+)?(?:right\s+)?$",
    re.IGNORECASE,
)
#: "over the phone", "over two days": in front of a stretch of time "over" is a hedge only after these.
_LASTS = lazily(
    r"(?:\b(?:for|after|well|just|in|of|than|to|at|is|was|be|been|by|last\w*|took|take\w*|and|with|aged|about)|^|"
    r"[.(,;–—-])\s*$",
    re.IGNORECASE,
)
#: "5% above 4,100", "two points below 70": what follows is held against, not bounded.
_DIFFERENCE = lazily(r"(?:%|\bper\s?cent|\bpoints?|\bpct|\bpts)\s+$", re.IGNORECASE)
_LONGEST = 64


@dataclass(frozen=True)
class Hedge:
    """A hedge in print with its offsets."""

    start: int
    end: int
    manner: Manner


def before(text: str, start: int, lasts: bool = False) -> Hedge | None:
    """The hedge that ends right before the number at ``start``. ``lasts``: the number is a stretch of time."""
    base = max(0, start - _LONGEST)
    found = _BEFORE.search(text[base:start])
    if found is None:
        return None
    begin = base + found.start()
    words = found.group(found.lastgroup or 0)
    lead = text[max(0, begin - 24) : begin]
    first = words.lower().split()[0] if words.split() else words
    if first == "down" or (first == "up" and _MOVED.search(lead)):
        return None
    if first in {"above", "below", "over", "under"} and _DIFFERENCE.search(lead):
        return None
    if lasts and words.lower() == "over" and not _LASTS.search(lead):
        return None
    if lasts and words.lower() in {"within", "inside", "beyond"}:
        return None
    return Hedge(begin, begin + len(words.rstrip()), _manner(found))


def after(text: str, end: int, tail: int) -> Hedge | None:
    """The hedge behind a number that ends at ``end``, or behind its unit at ``tail``: "or so", "-odd", "or more"."""
    bracket = _BRACKET.match(text, tail)
    for at in (end, tail, bracket.end()) if bracket else (end, tail):
        found = _AFTER.match(text, at)
        if found is not None:
            skipped = len(found.group()) - len(found.group().lstrip())
            return Hedge(at + skipped, found.end(), _manner(found))
    return None


def comparator(manner: Manner) -> Comparator:
    """FORMATS' sign for a manner."""
    signs: dict[Manner, Comparator] = {
        "exact": "=",
        "about": "~",
        "almost": "~",
        "above": ">",
        "below": "<",
        "just_above": ">",
        "just_below": "<",
    }
    return signs[manner]


def _manner(found: re.Match[str]) -> Manner:
    name = found.lastgroup
    return name if name in {"about", "almost", "above", "below", "just_above", "just_below"} else "exact"  # type: ignore[return-value]
