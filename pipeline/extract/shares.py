"""Parts and wholes told by grammar: "6,438 of them", "one in five offences", "111,000 (60%)", "12 of the 40"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily
from pipeline.records import Share

#: "of those" stands for a number before it only where no noun, participle or clause says who they are.
_OF_THEM = lazily(
    r"\s+of\s+(?:(?:them|whom|which)\b|(?:the|these|those)\s+(?:cases|incidents|offences)\b"
    r"|(?:these|those)(?=\s*[.,;:)]|\s+(?:were|was|are|had|have|has|did|came|went|remain(?:ed)?|will|would|could|can|may|might)\b))",
    re.IGNORECASE,
)
_OF_THE = lazily(r"\s+(?:out\s+)?of\s+(?:the\s+|all\s+|its\s+|their\s+|those\s+|these\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_HEDGED = (
    r"\s*,?\s*(?:(?:about|around|nearly|almost|some|only|just|roughly|over|(?:more|fewer|less) than|at least)\s+)?$"
)
#: "of whom 300 were children", "Of these, 300 …"; "Of the 1,200 patients, 300 …" has its whole in print.
_OF_THEM_BEFORE = lazily(r"\bof\s+(?:them|these|those|whom|which)" + _HEDGED, re.IGNORECASE)
_OF_THE_BEFORE = lazily(r"(?:^|[.!?“\"]\s*)Of\s+(?:the|these|those|its|their|all)\s+(?:\w+\s+)?$")
_AFTER_COMMA = lazily(r"[^,;:.()–—]{1,80}" + _HEDGED.replace("\\s*,?", ",", 1), re.IGNORECASE)
_OPENED = lazily(r"[(\[]\s*$")
_CLOSED = lazily(r"\s*[)\]]")
_REACH = 48
_SHARES = frozenset({"ratio", "fraction", "percent"})
_COUNTS = frozenset({"count", "money", "measure"})


@dataclass(frozen=True)
class _Levels:
    """The counted levels of a sentence, in order."""

    numbers: tuple[Number, ...]

    @cached_property
    def _ids(self) -> frozenset[int]:
        return frozenset(number.id for number in self.numbers)

    def holds(self, number: Number) -> bool:
        """Whether a number is one of them."""
        return number.id in self._ids

    def before(self, number: Number) -> Iterator[Number]:
        """Those before a number, the nearest first."""
        for place in range(bisect_right(self.numbers, number.start, key=_end) - 1, -1, -1):
            yield self.numbers[place]


def _end(number: Number) -> int:
    return number.end


def find_shares(
    text: str, numbers: Sequence[Number], sentence_id: int, changing: frozenset[int], earlier: Sequence[int]
) -> tuple[Share, ...]:
    """The shares of one sentence. ``text`` is the paragraph, ``changing`` the ids of numbers that are differences,
    ``earlier`` the ids of counted levels of the sentences before, the nearest first."""
    found: list[Share] = []
    usable = [number for number in numbers if number.is_claim]
    levels = _Levels(tuple(n for n in usable if n.quantity.kind in _COUNTS and n.id not in changing))
    for place, number in enumerate(usable):
        kind = number.quantity.kind
        if number.id in changing:
            continue
        if _OF_THEM.match(text, number.end):
            wholes = _level_before(number, levels) or tuple(earlier)
            if kind in _SHARES:
                found.append(
                    Share(sentence_id, share=number.id, whole=wholes[0] if len(wholes) == 1 else None, wholes=wholes)
                )
            elif kind in _COUNTS and wholes:
                found.append(Share(sentence_id, part=number.id, whole=wholes[0], wholes=wholes))
            continue
        wholes = _wholes_before(text, usable, place, levels, earlier)
        if wholes and kind in _SHARES:
            only = wholes[0] if len(wholes) == 1 else None
            found.append(Share(sentence_id, share=number.id, whole=only, wholes=wholes))
            continue
        if wholes and kind in _COUNTS:
            found.append(Share(sentence_id, part=number.id, whole=wholes[0], wholes=wholes))
            continue
        if kind in _COUNTS and place + 1 < len(usable):
            following = usable[place + 1]
            between = text[number.end : following.start]
            if following.quantity.kind == kind and _OF_THE.fullmatch(between) and following.id not in changing:
                found.append(Share(sentence_id, part=number.id, whole=following.id, wholes=(following.id,)))
                continue
        if kind in _SHARES and not _change_only(number):
            found.append(_share(text, number, levels, sentence_id))
    return tuple(found)


def _wholes_before(
    text: str, usable: Sequence[Number], place: int, levels: _Levels, earlier: Sequence[int]
) -> tuple[int, ...]:
    """What a number is a part of by the words before it: "of whom 300", "Of the 1,200 patients, 300"."""
    number = usable[place]
    if _OF_THEM_BEFORE.search(text, max(0, number.start - _REACH), number.start):
        return _level_before(number, levels) or tuple(earlier)
    before = usable[place - 1] if place else None
    if before is None or not levels.holds(before) or not _one_kind(before, number):
        return ()
    fronted = _OF_THE_BEFORE.search(text, max(0, before.start - _REACH), before.start)
    return (before.id,) if fronted and _AFTER_COMMA.fullmatch(text, before.end, number.start) else ()


def _level_before(part: Number, levels: _Levels) -> tuple[int, ...]:
    """The nearest level before a number that it may be a part of."""
    return next(((level.id,) for level in levels.before(part) if _one_kind(level, part)), ())


def _one_kind(whole: Number, part: Number) -> bool:
    return part.quantity.kind in _SHARES or whole.quantity.kind == part.quantity.kind


def _change_only(number: Number) -> bool:
    return number.slot in {"by", "from", "to"} and number.quantity.kind == "percent"


def _share(text: str, number: Number, levels: _Levels, sentence_id: int) -> Share:
    """A share in brackets belongs to the count before it; otherwise only the share itself is known here."""
    before = next(levels.before(number), None)
    if before is not None and _OPENED.search(text, max(0, number.start - _REACH), number.start) is not None:
        closed = _CLOSED.match(text, number.end) is not None
        return Share(sentence_id, share=number.id, part=before.id if closed else None)
    return Share(sentence_id, share=number.id)
