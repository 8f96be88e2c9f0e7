"""Skeletons of sentences -> what the numbers of a stretch are parts of: "Of the 400 …", "…, of whom …", "Of these …".

A whole reaches from its phrase to the next one, or to the end of its sentence; "The remaining 75" carries it on into
the sentence that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.placed_numbers import Number
from pipeline.extract.skeletons import AMOUNT, LEVEL, NUMBERS, SHARE, VERB, Skeleton, one_measure
from pipeline.patterns import lazily
from pipeline.records import Quantity

#: A word between "of" and the whole; a preposition or a conjunction would begin another phrase.
OF_WORD = r"(?!(?:and|or|but|in|on|at|for|to|by|with|from|who|which|whom|them|than|that|per|nor|about)\b)[\w’'.&/-]+\s+"
DETERMINER = r"(?:(?:the|all|its|their|his|her|our|your|those|these|some|an?|this|that|every)\s+)?"
_LINE = rf"^[^\w({NUMBERS}{VERB}]*"  # a bullet or a quotation mark may lead
_CLAUSE = rf"(?:{_LINE}|[;:–(“\"]\s*|,\s+|\b(?:and|but|that|while)\s+)"
_FRONTED = lazily(
    rf"{_CLAUSE}(?:out of|of|among|amongst|from (?=(?:a|the) total))\s+(?:all (?=the|those|these))?{DETERMINER}"
    rf"(?:{OF_WORD}){{0,4}}?(?:(?P<whole>[{LEVEL}{AMOUNT}])(?!\s*{VERB})"
    rf"|{SHARE}[^{NUMBERS}{VERB},;:()–]{{0,60}}\((?P<apposed>{LEVEL})[^()]{{0,40}}\))",
    re.IGNORECASE,
)
_PRONOUN = lazily(
    rf"(?:{_CLAUSE}of\s+(?:these|those|them|this|that)|(?<![{NUMBERS}]\s)\bof\s+(?:which|whom))"
    rf"(?=\s*,|\s+[{NUMBERS}]\s*[{VERB}(,–]|\s+(?:only|just|the|an?)\b)"
    # as in "of which 136 million tonnes (96%)"; "of these 98 schools" would be the whole itself
    rf"|\bof\s+(?:which|whom)(?=\s+{LEVEL}(?:\s+[\w’'-]+){{1,2}}\s*\({SHARE}\))"
    # as in "the largest shares of which went to schools (£4m, 30%) and roads (£3m, 22%)"
    rf"|\b(?:largest|greatest|biggest|highest)\s+[a-z]+\s+of\s+(?:which|whom)(?=\s*{VERB})",
    re.IGNORECASE,
)
_NOUN = lazily(rf"{_CLAUSE}of\s+(?:these|those|this|that|the)\s+(?!total\b)(?P<noun>[a-z]{{4,}})\b", re.IGNORECASE)
_STUDY = r"(?:survey|study|poll|sample|analysis|review|trial|panel|audit|inspection|examination)"
_STUDIED_BY = (
    r"(?:studied|surveyed|polled|questioned|interviewed|examined|analysed|analyzed|reviewed|inspected|tested|asked)"
)
_FOUND = rf"(?:{VERB}(?:found|show(?:ed|s)|suggest(?:ed|s)|reveal(?:ed|s)|discovered|said)\b|\band\s+found\b|,)"
#: "A survey of 1,200 adults found", "studied 1,200 patients and found": what was looked at is the whole.
_STUDIED = lazily(
    rf"(?:\b{_STUDY}\s+of\s+(?:{OF_WORD}){{0,4}}?|{VERB}{_STUDIED_BY}\s+(?:{OF_WORD}){{0,3}}?)"
    rf"(?P<whole>{LEVEL})[^{NUMBERS};:()–]{{0,90}}?{_FOUND}",
    re.IGNORECASE,
)
_CARRIED = lazily(
    rf"{_LINE}(?:(?:the|some)\s+(?:remaining|remainder|rest|other|others)|(?:a further|another|the final))\b",
    re.IGNORECASE,
)
#: Between a number and the noun that it counts: no preposition.
_COUNTED = rf"(?:(?!of\b){OF_WORD}){{0,4}}?"
#: "Of this group": whoever was told of last.
_GROUPS = frozenset({"group", "number", "cohort", "figure"})
#: "10 per cent (6.5 million) of residents": how many the share is.
_APPOSED = lazily(rf"{SHARE}[^{NUMBERS}{VERB},;:()–]{{0,60}}\((?P<level>{LEVEL})\)")
#: Behind a noun that is the last of its phrase: "(6.5 million) of the population", not "of the population increase".
_HEAD = rf"\w*(?=\s*[{VERB},.;:–]|\s+(?:in|at|on|who|that|with|from|aged|across|under|over)\b)"
_NEAREST = 12  # numbers that a pointing word is looked up among
_BRACKET = lazily(r"\([^()]*\)")


@dataclass(frozen=True)
class Stretch:
    """[start, end) of a skeleton, and what its numbers may be parts of, the nearest first.

    ``inherited`` where the whole stands in another sentence, ``carried`` where the stretch goes on with a partition.
    """

    skeleton: Skeleton
    start: int
    end: int
    wholes: tuple[Number, ...]
    inherited: bool = False
    carried: bool = False

    def whole_of(self, quantity: Quantity) -> Number | None:
        """The whole that a part of this kind and unit has here."""
        return next(iter(holding(self.wholes, quantity)), None)


def holding(wholes: Sequence[Number], part: Quantity) -> tuple[Number, ...]:
    """Those that may hold a part of this kind and unit. Where words point to one of several, it is none that is smaller
    than the part: "120 beds in two wards, 70 of them"."""
    fitting = tuple(whole for whole in wholes if one_measure(whole.quantity, part))
    larger = tuple(whole for whole in fitting if _value(whole.quantity) >= _value(part))
    return larger or fitting


def _value(quantity: Quantity) -> float:
    return quantity.value if isinstance(quantity.value, (int, float)) else 0.0


def stretches(before: Skeleton | None, now: Skeleton, last: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of one sentence; ``last`` are those of the sentence right before."""
    own = now.levels > 0
    starts = [*_fronted(now)] if own else []
    if own or (before is not None and before.levels):
        starts += _pointing(before, now)
    if last and _CARRIED.match(now.text):
        starts.append((0, last[-1].wholes, True, True))
    starts = sorted((start for start in starts if start[1]), key=lambda start: start[0])
    ends = [*(start[0] for start in starts[1:]), len(now.text)][: len(starts)]
    return tuple(
        Stretch(now, start, end, wholes, inherited, carried)
        for (start, wholes, inherited, carried), end in zip(starts, ends, strict=True)
    )


#: Where a stretch begins, its wholes, and whether they are inherited and it carries a partition on.
_Start = tuple[int, tuple[Number, ...], bool, bool]


def _fronted(now: Skeleton) -> Iterator[_Start]:
    """ "Of the 400 …", "A survey of 400 adults found …"."""
    for match in _FRONTED.finditer(now.text):
        at = match.start("whole") if match["whole"] else match.start("apposed")
        yield match.end(), (now.numbers[at],), False, False
    for match in _STUDIED.finditer(now.text):
        yield match.end(), (now.numbers[match.start("whole")],), True, False


def _pointing(before: Skeleton | None, now: Skeleton) -> Iterator[_Start]:
    """ "of whom …", "Of these …", "Of this increase …"."""
    for match in _PRONOUN.finditer(now.text):
        yield match.end(), *pointed_at(before, now, match.start()), False
    for match in _NOUN.finditer(now.text):
        if match["noun"].casefold() in _GROUPS:
            yield match.end(), *pointed_at(before, now, match.start()), False
        else:
            yield match.end(), *named(before, now, match.start(), match["noun"]), False


def meant(before: Skeleton | None, now: Skeleton, offset: int) -> tuple[tuple[Number, ...], bool]:
    """What "of whom" and "of these" stand for: the levels before, the nearest first, else those of the last sentence
    that are the only ones of their kind there; and whether they stand in another sentence."""
    mine = _outside_brackets(now, offset)
    if mine:
        return mine, False
    earlier = _outside_brackets(before, len(before.text)) if before is not None else ()
    alone = tuple(n for n in earlier if sum(one_measure(n.quantity, other.quantity) for other in earlier) == 1)
    return alone, True


def pointed_at(before: Skeleton | None, now: Skeleton, offset: int) -> tuple[tuple[Number, ...], bool]:
    """What "Of these" stands for: as ``meant`` says, else the one count that stands in brackets behind a share."""
    found, inherited = meant(before, now, offset)
    if found:
        return found, inherited
    mine = _apposed(now, offset)
    return (mine, False) if mine or before is None else (_apposed(before, None), True)


def named(before: Skeleton | None, now: Skeleton, offset: int, noun: str) -> tuple[tuple[Number, ...], bool]:
    """What "of this increase" stands for: the nearest level before that counts or is called by that noun."""
    word = re.escape(_stem(noun))
    stem = re.compile(rf"\)?\s*{_COUNTED}{word}|\)\s+of\s+{_COUNTED}{word}{_HEAD}", re.IGNORECASE)
    for skeleton, limit in ((now, offset), (before, None)):
        if skeleton is None:
            continue
        for place in skeleton.before(len(skeleton.text) if limit is None else limit)[:_NEAREST]:
            if skeleton.text[place] in (LEVEL, AMOUNT) and stem.match(skeleton.text, place + 1):
                return (skeleton.numbers[place],), skeleton is before
    return (), False


def _apposed(skeleton: Skeleton, limit: int | None) -> tuple[Number, ...]:
    """The one count that stands in brackets behind a share; none where there are several shares to mean."""
    end = len(skeleton.text) if limit is None else limit
    found = [skeleton.numbers[match.start("level")] for match in _APPOSED.finditer(skeleton.text, 0, end)]
    return tuple(found) if len(found) == 1 and skeleton.text.count(SHARE, 0, end) == 1 else ()


def _stem(noun: str) -> str:
    """ "increases" -> "increase", "arrested" -> "arrest", so that one form of a word finds the other."""
    return re.sub(r"(?<=\w{4})(?:(?<!s)s|ed|ing)$", "", noun)


def _outside_brackets(skeleton: Skeleton, offset: int) -> tuple[Number, ...]:
    inside = {place for m in _BRACKET.finditer(skeleton.text) for place in range(m.start(), m.end())}
    return tuple(
        skeleton.numbers[place]
        for place in skeleton.before(offset)
        if skeleton.text[place] == LEVEL and place not in inside
    )
