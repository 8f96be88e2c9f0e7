"""A share told in a sentence of its own: "Of 365 beaches tested, 292 passed. That is 80 per cent"."""

from __future__ import annotations

import re

from pipeline.extract.placed_numbers import Number
from pipeline.extract.share_patterns import HEDGE
from pipeline.extract.skeletons import LEVEL, NUMBERS, SHARE, VERB, Skeleton, one_measure
from pipeline.patterns import lazily
from pipeline.records import Share

_THAT_IS = lazily(
    rf"[^\w{NUMBERS}]*(?:that|this|it)\s+{VERB}?(?:is|was|represents|represented|equates\s+to|amounts\s+to|makes|means|gives)\s+"
    rf"(?:an?\s+(?:[a-z]+\s+)?(?:rate|share|proportion|turnout)\s+of\s+)?{HEDGE}(?P<share>{SHARE})"
    r"(?:\s+of\s+(?:them|the\s+total|all\s+of\s+them))?\s*[.!;]?\s*$",
    re.IGNORECASE,
)
_PART_OF_WHOLE = (
    lazily(
        rf"[^\w{NUMBERS}]*(?:out\s+)?of\s+(?:(?:the|all|its|their)\s+)?(?:[\w’'-]+\s+){{0,2}}?(?P<whole>{LEVEL})[^{NUMBERS}]{{1,90}}?,"
        rf"[^{NUMBERS}]{{0,40}}?(?P<part>{LEVEL})[^{NUMBERS}]*$",
        re.IGNORECASE,
    ),
    lazily(
        rf"[^{NUMBERS}]{{0,120}}?(?P<part>{LEVEL})(?:\s+[\w’'-]+){{0,3}}?\s+(?:out\s+)?of\s+(?:(?:the|all|its|their)\s+)"
        rf"(?:[\w’'-]+\s+){{0,2}}?(?P<whole>{LEVEL})[^{NUMBERS}]*$",
        re.IGNORECASE,
    ),
)
_TURNOUT = lazily(
    rf"[^\w{NUMBERS}]*(?:the\s+)?(?:voter\s+|overall\s+)?turnout\s+{VERB}?(?:was|stood\s+at|came\s+to)\s+{HEDGE}(?P<share>{SHARE})\s*[.!;]?\s*$",
    re.IGNORECASE,
)
_ELIGIBLE = (
    rf"(?P<whole>{LEVEL})(?:\s+[\w’'-]+){{0,3}}?\s+(?:{VERB}?(?:was|were|are)\s+)?"
    r"(?:eligible|registered|entitled|on\s+the\s+(?:register|roll))\b"
)
_CAST = (
    rf"(?P<part>{LEVEL})(?:\s+[\w’'-]+){{0,3}}?\s*"
    rf"(?:{VERB}(?:was|were)\s+cast|{VERB}?(?:voted|turned\s+out|took\s+part|cast))\b"
)
#: "127 people were eligible to vote and 65 ballots were cast".
_VOTED = (lazily(rf"[^{NUMBERS}]{{0,60}}?{_ELIGIBLE}[^{NUMBERS}]{{0,60}}?{_CAST}\s*[.;]?\s*$", re.IGNORECASE),)


def said_after(before: Skeleton, now: Skeleton) -> Share | None:
    """The share of a sentence that has nothing else, of the part and the whole of the one before it."""
    alone = now.shares == 1 and not before.shares and before.levels == 2
    turnout = _TURNOUT.match(now.text) if alone else None
    match = turnout or (_THAT_IS.match(now.text) if alone else None)
    if match is None or before.moves:
        return None
    patterns = _PART_OF_WHOLE if turnout is None else _VOTED
    told = next((found for pattern in patterns if (found := pattern.match(before.text))), None)
    if told is None:
        return None
    share, part, of = (
        now.numbers[match.start("share")],
        before.numbers[told.start("part")],
        before.numbers[told.start("whole")],
    )
    if not one_measure(part.quantity, of.quantity) or not _smaller(part, of):
        return None
    return Share(now.sentence, share.id, part.id, of.id, (of.id,), inferred=True)


def _smaller(part: Number, whole: Number) -> bool:
    first, second = part.quantity.value, whole.quantity.value
    return isinstance(first, (int, float)) and isinstance(second, (int, float)) and first < second
