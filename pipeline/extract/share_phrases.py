"""Skeletons -> part, whole and share told together: "12 of the 40 (30%)", "100 jobs, a quarter of its 400 staff".

A phrase of its own names all three; else a share and its part stand side by side ("98 (25%)", "25 per cent (98)",
"a quarter, 98,") and what they are of is the whole of the stretch, or what "of them" right beside them stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.placed_numbers import Number
from pipeline.extract.share_afterwards import said_after
from pipeline.extract.share_patterns import HEDGE, PAIRS, STOP, TRIPLES
from pipeline.extract.skeletons import AMOUNT, LEVEL, NUMBERS, VERB, Skeleton, one_measure
from pipeline.extract.whole_phrases import Stretch, holding, meant, named
from pipeline.patterns import lazily
from pipeline.records import Share

_OF_WHAT = lazily(
    r"\s*,?\s*\bof\s+(?P<the>(?:the|these|those|this|that)\s+)?(?P<noun>[\w’'-]+)"
    rf"(?=(?P<bare>\s*(?:$|[{NUMBERS}{VERB}{STOP}.]))?"
    r"(?P<head>\s+(?:in|on|at|by|for|from|to|with|who|that|being|due|made|since)\b)?)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"it", "them", "these", "those", "which", "whom"})
#: The whole by no name of its own.
_TOTALS = frozenset({"total", "sum", "whole", "money", "cash", "amount"})
#: Another year's, or another group's figures, beside those of the stretch.
_ELSEWHERE = lazily(
    r"(?:\b(?:compared (?:with|to)|up from|down from|against|than|versus|from|unlike)\b[^,;–]*"
    r"|(?:[,;]|\b(?:and|but|while|with|that))\s+(?:among|amongst|within|for|in|across)\s[^,;]*,?\s*"
    r"|^\s*(?:among|amongst|within)\s[^,;]*,?\s*)$",
    re.IGNORECASE,
)
#: What is found of a whole is called so where nothing else is counted: "looked at 400 complaints and upheld 98 cases".
_INSTANCES = frozenset({"cases", "instances", "occasions", "of cases"})
_NEAR = 40
_JOINING = lazily(rf"\b(?:with|and)\s+{HEDGE}$", re.IGNORECASE)
_WITH = lazily(rf"\bwith\s+{HEDGE}$", re.IGNORECASE)
_LONE = lazily(rf"[“\"‘']?\s*{HEDGE}", re.IGNORECASE)


def find_triples(before: Skeleton | None, now: Skeleton, stretches: Sequence[Stretch]) -> tuple[Share, ...]:
    """Every part, whole and share that this sentence tells, each share once."""
    found: dict[int, Share] = {}
    for match in _triples(now):
        share, part, whole = (now.numbers[match.start(name)] for name in ("share", "part", "whole"))
        if share.id not in found and _may_hold(whole, part):
            found[share.id] = Share(now.sentence, share.id, part.id, whole.id, (whole.id,))
    taken = {told.part for told in found.values()}
    told_beside = tuple(_pairs(now))
    parts = frozenset(match.start("part") for match in told_beside)
    for match in told_beside:
        share, part = now.numbers[match.start("share")], now.numbers[match.start("part")]
        if share.id in found or part.id in taken:
            continue
        of, inherited = _whole(before, now, match, stretches, parts)
        if of is not None and _may_hold(of, part):
            found[share.id] = Share(now.sentence, share.id, part.id, of.id, (of.id,), inherited)
    said = None if before is None else said_after(before, now)
    if said is not None and said.share is not None and said.share not in found:
        found[said.share] = said
    return tuple(found.values())


def _triples(now: Skeleton) -> Iterator[re.Match[str]]:
    if now.levels < 2 or not (now.shares or now.moves):
        return
    for mark, pattern in TRIPLES:
        if mark in now.text:
            yield from pattern.finditer(now.text)


def _may_hold(whole: Number, part: Number) -> bool:
    """Whether one may be a part of the other: of one measure, and not the same figure told twice."""
    return one_measure(part.quantity, whole.quantity) and part.quantity.value != whole.quantity.value


def _pairs(now: Skeleton) -> Iterator[re.Match[str]]:
    """A share and its part side by side, each number in one pair at most, in reading order."""
    if not (now.shares and now.levels):
        return
    taken: set[int] = set()
    matches = [match for mark, pattern in PAIRS if mark in now.text for match in pattern.finditer(now.text)]
    for match in sorted(matches, key=lambda m: (min(m.start("share"), m.start("part")), m.end())):
        both = {match.start("share"), match.start("part")}
        if not both & taken:
            taken |= both
            yield match


def _whole(
    before: Skeleton | None,
    now: Skeleton,
    match: re.Match[str],
    stretches: Sequence[Stretch],
    parts: frozenset[int],
) -> tuple[Number | None, bool]:
    part = now.numbers[match.start("part")]
    start = min(match.start("share"), match.start("part"))
    own = _own(match, now.text)
    stretch = next((s for s in stretches if s.start <= start < s.end), None)
    if own is not None and own in _PRONOUNS:
        return _first(*meant(before, now, start), part)
    if own is not None and own not in _TOTALS:
        return _first(*named(before, now, start, own), part) if own else (None, False)
    if stretch is None:
        of = _in_all(before, now, start, part) if own is not None else None
        return _elided(before, now, match, parts) if of is None else (of, True)
    since = max((place + 1 for place in now.before(start) if place >= stretch.start), default=stretch.start)
    if _ELSEWHERE.search(now.text[since:start]):
        return (None, False)
    return stretch.whole_of(part.quantity), stretch.inherited


def _in_all(before: Skeleton | None, now: Skeleton, start: int, part: Number) -> Number | None:
    """What "a quarter of the total" is of: the one amount told before it, here or else in the sentence before."""
    for skeleton, limit in ((now, start), (before, None)):
        if skeleton is None:
            continue
        places = skeleton.before(len(skeleton.text) if limit is None else limit)
        told = [skeleton.numbers[place] for place in places if skeleton.text[place] in (LEVEL, AMOUNT)]
        others = [number for number in told if number is not part and one_measure(number.quantity, part.quantity)]
        if others:
            return others[0] if len(others) == 1 else None
    return None


def _elided(
    before: Skeleton | None, now: Skeleton, match: re.Match[str], parts: frozenset[int]
) -> tuple[Number | None, bool]:
    """The whole of a pair that names nothing: what the sentence before it counts, or its own sentence's first half
    ("There are 1,200 homes and 480 (40%) are let"), where that is no part itself."""
    part = now.numbers[match.start("part")]
    if _lone(match, now.text):
        return _first(*meant(before, now, 0), part) if before is not None else (None, False)
    if (match.groupdict().get("before") or "").strip().casefold() in _INSTANCES:
        counted = [now.numbers[place] for place in now.before(match.start()) if now.text[place] == LEVEL]
        fitting = holding(counted, part.quantity)
        return (fitting[0], True) if len(counted) == len(fitting) == 1 else (None, False)
    start, after = match.start(), now.text[match.end() : match.end() + _NEAR].lstrip(" ,")
    ahead = now.text[max(0, start - _NEAR) : start]
    accompanied = _WITH.search(ahead) is not None
    said = after[:1] == VERB or after.startswith(("being ", "having ")) or (accompanied and after[:1].isalpha())
    if not said or (match.groupdict().get("before") or "").strip() or not _JOINING.search(ahead):
        return None, False
    levels = [place for place in now.before(start) if now.text[place] == LEVEL]
    if len(levels) != 1 or levels[0] in parts or not one_measure(now.numbers[levels[0]].quantity, part.quantity):
        return None, False
    whole = now.numbers[levels[0]]
    return (None, False) if accompanied and _value(whole) < _value(part) else (whole, True)


def _value(number: Number) -> float:
    value = number.quantity.value
    return value if isinstance(value, (int, float)) else 0.0


def _lone(match: re.Match[str], text: str) -> bool:
    """ "A quarter, 98, were upheld": a subject that names nothing is of what the sentence before it counts."""
    start = min(match.start("share"), match.start("part"))
    named = any((words or "").strip() for words in (match.groupdict().get("before"), match.groupdict().get("within")))
    return (
        not named
        and bool(_LONE.fullmatch(text, 0, start))
        and text[match.end() : match.end() + _NEAR].lstrip(" ,")[:1] == VERB
    )


def _own(match: re.Match[str], text: str) -> str | None:
    """What the pair itself says that it is of: "98 (25%) of them", "a third of these girls (9)"; empty where that is
    something that it does not point to ("a third of girls (9)"); None where it says nothing."""
    groups = match.groupdict()
    for words in (groups.get("before"), groups.get("within"), text[match.end() : match.end() + _NEAR]):
        of_what = _OF_WHAT.match(words or "")
        if of_what is not None:
            noun = of_what["noun"].casefold()
            if noun in {"these", "those"}:
                return noun if of_what["bare"] is not None else ""  # "of those on the drug" are others
            pointed = of_what["the"] is not None and (of_what["bare"] or of_what["head"]) is not None
            return noun if pointed or noun in _PRONOUNS else ""
    return None


def _first(wholes: Sequence[Number], inherited: bool, part: Number) -> tuple[Number | None, bool]:
    """The nearest of several that it may be a part of: "120 beds in two wards, 70 of them" are beds."""
    return next(iter(holding(wholes, part.quantity)), None), inherited
