"""Skeletons -> percentages of one whole: "40 per cent agreed; the other 60 per cent …", "52% male and 48% female".

The words must say that they leave nothing out, or, in a vote of two, that no one is counted twice: answers to a survey
may overlap, and most lists of percentages are of nothing that adds up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.exclusive_lists import exclusive_list
from pipeline.extract.opposites import exclude, leave_nothing_out
from pipeline.extract.placed_numbers import Number
from pipeline.extract.skeletons import LEVEL, MOVE, NUMBERS, SHARE, VERB, Skeleton
from pipeline.patterns import lazily
from pipeline.records import Total

_REST = lazily(
    rf"\b(?:the|its|their)\s+(?:(?:remaining|other)\s+(?P<share>{SHARE})"
    rf"|(?:rest|remainder)\b[^{NUMBERS}.;:()–]{{0,40}}?[\s,(–]\s*(?P<rest>{SHARE}))",
    re.IGNORECASE,
)
#: Shares of something else, of another time, or of each other.
_APART = lazily(
    r"\b(?:compared (?:with|to)|up from|down from|than|whereas|versus|includ(?:ing|es?|ed)|of which|of whom"
    r"|of them|of these|of those(?!\s+\w+ed\b)|among|amongst|respectively|such as|each|per)\b",
    re.IGNORECASE,
)
_BASE = lazily(r"\s+of\s+(?!(?:the\s+)?(?:total|vote|votes)\b)(?P<base>[^,;:()–]{1,60})", re.IGNORECASE)
_TWO = lazily(
    rf"(?P<one>{SHARE})(?P<first>[^{LEVEL}{SHARE};.(]{{0,60}}(?:\({LEVEL}\)[^{LEVEL}{SHARE};.]{{0,60}})?)"
    rf"(?:\band\b|,|;|\bwhile\b)[^{LEVEL}{SHARE}.]{{0,40}}?(?P<other>{SHARE})(?P<second>[^{NUMBERS};,.]{{0,60}})",
    re.IGNORECASE,
)
#: "Men make up 57% of staff and women 43%".
_HOLD = (
    r"(?:ma(?:k|d)e up|mak(?:es|ing) up|account(?:s|ed|ing)? for|represent(?:s|ed)?|compris(?:es?|ed)"
    r"|constitut(?:es?|ed)|are|were|h[eo]ld|t[ao]ke?|took|w[io]n)"
)
_TURNED = lazily(
    rf"(?P<first>[^{NUMBERS};,.:()]{{1,60}}?)\b{_HOLD}\s+(?P<one>{SHARE})[^{NUMBERS}.]{{0,60}}?(?:\band\b|,|;|\bwhile\b|\bwith\b)"
    rf"(?P<second>[^{NUMBERS};,.:()]{{1,40}}?)(?:\b{_HOLD}\s+|\bthe\s+other\s+|\s)(?P<other>{SHARE})(?!\s+of\b)",
    re.IGNORECASE,
)
#: "voted by 52 per cent to 48 per cent", "led Smith 49% to 45%".
_VOTE = lazily(
    rf"\b(?:vot(?:e|ed|es|ing)|w[io]n(?:s|ning)?|back(?:ed|s|ing)?|approved?|reject(?:ed|s|ing)?|carried|passed|favou?r(?:ed|s|ing)?|split|divided|beat(?:s|ing|en)?|lead(?:s|ing)?|led|ahead|defeat(?:ed|s|ing)?|tops?|topped|trail(?:s|ed|ing)?)\b"
    rf"[^{NUMBERS};:()–]{{0,60}}?(?P<one>{SHARE})(?:[^{NUMBERS};:()–,]{{0,30}}?)\s+to\s+(?:[\w’']+\s+){{0,3}}?(?P<other>{SHARE})",
    re.IGNORECASE,
)
#: "backed by 78 per cent of members and opposed by 22 per cent".
_BY = lazily(
    rf"\b(?:backed|supported|approved|favou?red|accepted|opposed|rejected)\s+by\s+(?P<one>{SHARE})[^{NUMBERS};:()–]{{0,60}}?"
    rf"\b(?:and|but)\s+(?:(?:was|were)\s+)?(?:opposed|rejected|backed|supported)\s+by\s+(?:[\w’']+\s+){{0,2}}?(?P<other>{SHARE})",
    re.IGNORECASE,
)


def find_hundreds(before: Skeleton | None, now: Skeleton) -> tuple[Total, ...]:
    """The percentages of one whole that end in this sentence."""
    found: list[Total] = []
    if not now.shares:
        return ()
    rest = _REST.search(now.text)
    if rest is not None:
        at = rest.start("share") if rest["share"] else rest.start("rest")
        earlier = _earlier(before, now, at, rest.start())
        if earlier and _percent(now.numbers[at]):
            found.append(_total(now, [*earlier, now.numbers[at]], inferred=_places(now, rest.start()) == []))
    if now.shares < 2:
        return tuple(found[:1])
    listed = () if found else exclusive_list(now)
    if listed:
        return (_total(now, listed, closed=False),)
    for match in (*_TWO.finditer(now.text), *_TURNED.finditer(now.text)):
        pair = [now.numbers[match.start(name)] for name in ("one", "other")]
        items = [_predicate(match["first"]), _predicate(match["second"])]
        if _APART.search(match.group()) or None in items or not all(map(_percent, pair)):
            continue
        words = [item or "" for item in items]
        if leave_nothing_out("", words) or exclude(words):
            found.append(_total(now, pair, closed=not exclude(words)))
    for match in (*_VOTE.finditer(now.text), *_BY.finditer(now.text)):
        pair = [now.numbers[match.start(name)] for name in ("one", "other")]
        if all(map(_percent, pair)):
            found.append(_total(now, pair, closed=False))
    return tuple(found[:1])


def _total(now: Skeleton, parts: Sequence[Number], *, closed: bool = True, inferred: bool = False) -> Total:
    return Total(now.sentence, tuple(part.id for part in parts), None, closed, inferred)


def _percent(number: Number) -> bool:
    return number.quantity.kind == "percent"


def _predicate(words: str) -> str | None:
    """What is said of a share: "of staff are men" says "men" of it, and "of men" is what it is a share of."""
    if not _BASE.match(words):
        return words
    said = words.partition(VERB)[2]
    return said or None


def _earlier(before: Skeleton | None, now: Skeleton, at: int, limit: int) -> list[Number]:
    """The shares to which "the remaining" is the rest: those of its own sentence, else those of the one before."""
    skeleton, places = now, _places(now, limit)
    text = now.text[:at]
    if not places and before is not None and not now.text[:limit].strip(' -–•*“"'):
        skeleton, places, text = before, _places(before, len(before.text)), before.text
    if not places or _APART.search(text[places[0] :]) or MOVE in text[places[0] :]:
        return []
    bases = [_BASE.match(text, place + 1) for place in places]
    if any(base is not None for base in bases[1:]) or not all(_percent(skeleton.numbers[p]) for p in places):
        return []
    return [skeleton.numbers[place] for place in places]


def _places(skeleton: Skeleton, limit: int) -> list[int]:
    """Where the shares before ``limit`` stand, without that of a fronted whole ("Of the 8 per cent …, 41 per cent")."""
    text = skeleton.text
    places = [place for place in skeleton.numbers if place < limit and text[place] == SHARE]
    fronted = re.match(rf"[^\w{SHARE}]*(?:out of|of|among)\s[^{SHARE},]{{0,40}}{SHARE}", text, re.IGNORECASE)
    return [place for place in places if fronted is None or place >= fronted.end()]
