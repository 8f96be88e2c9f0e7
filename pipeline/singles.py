"""Single words that are numbers: multiples ("doubled", "threefold", "twice the"), ordinals and ranks. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline import hedges
from pipeline.hedges import Hedge
from pipeline.number_words import ORDINAL_WORDS, TENS, ordinal
from pipeline.patterns import lazily
from pipeline.records import Kind

_FOLD = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "hundred": 100,
    "thousand": 1000,
}
_STEMS = {"doubl": 2.0, "trebl": 3.0, "tripl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
#: Looks first at two letters, with which such a word may begin: the list is long, and tried at every word.
_SINGLE = lazily(
    rf"\b(?=\d|[a-fhmnqstwz][aehiloruw])(?:(?P<multiple>(?:doubl|trebl|tripl|quadrupl|quintupl|halv)(?:ed|ing)|(?:to|will|would|could|should|may|"
    rf"might|must|can|more[ ]than|nearly|almost)[ ](?P<bare>double|treble|triple|quadruple|halve)(?=[ ,.;]|$)|"
    rf"(?:double|treble|triple|quadruple)(?=[ ](?:the|that|its|their|his|her|what|those|last)\b)|"
    rf"(?:doubles|trebles|triples|quadruples)(?=[ ](?:its|their|his|her|from|to)\b)|halves?(?=[ "
    rf"](?:the|its|their|his|her|our|your|[A-Z]\w+['’]s|in|from|to|over|by)\b)|(?P<fold>{'|'.join(_FOLD)})-?fold|"
    rf"twice(?=[ ](?:as|the|that|its|their|his|her|what|those|last|this)\b))"
    rf"|(?P<digits>\d{{1,4}})(?:st|nd|rd|th)\b|(?P<ordinal>(?:(?:{'|'.join(TENS)})[- ])?(?:{ORDINAL_WORDS}))\b)",
    re.IGNORECASE,
)
_NO_RANK_AFTER = lazily(
    r"[-\s]+(?:hand|class|aid|rate|name|person|nature|thoughts?|guess|degree|lady|minister|secretary|world\s+war|"
    r"of\s+all|and\s+foremost|come|party|world|or|half|hand|home|aiders?|reich|estate|ly)\b",
    re.IGNORECASE,
)
#: "the poorest fifth", "the bottom third of earners": parts of a whole.
_PART_OF = lazily(r"\b(?:bottom|poorest|richest|wealthiest|middle|lowest|highest)[-\s]\Z")
_NO_RANK_BEFORE = lazily(r"\b(?:at|per|split|every|each|a|one)[-\s]$", re.IGNORECASE)


@dataclass(frozen=True)
class Single:
    """A word that is a number; ``hedge`` is the one before it ("more than doubled")."""

    start: int
    end: int
    kind: Kind
    value: float
    hedge: Hedge | None


def read_singles(text: str) -> list[Single]:
    """Every such word of ``text``, in order."""
    found = []
    for match in _SINGLE.finditer(text):
        single = _multiple(text, match) if match.group("multiple") else _rank(text, match)
        if single is not None:
            found.append(single)
    return found


def _multiple(text: str, match: re.Match[str]) -> Single:
    start = match.start("bare") if match.group("bare") else match.start()
    word = text[start : match.end()].lower()
    if match.group("fold"):
        value = float(_FOLD[match.group("fold").lower()])
    else:
        value = 2.0 if word == "twice" else next(v for stem, v in _STEMS.items() if word.startswith(stem))
    return Single(start, match.end(), "multiple", value, hedges.before(text, start))


def _rank(text: str, match: re.Match[str]) -> Single | None:
    if match.group("digits"):
        return Single(match.start(), match.end(), "rank", float(match.group("digits")), None)
    found = ordinal(text, match.start())
    if (
        found is None
        or _NO_RANK_AFTER.match(text, found[0])
        or (_NO_RANK_BEFORE.search(text[max(0, match.start() - 7) : match.start()]) and found[1] == 2)
    ):
        return None
    if 3 <= found[1] <= 10 and _PART_OF.search(text, max(0, match.start() - 14), match.start()):
        return Single(match.start(), found[0], "fraction", 1 / found[1], None)
    return Single(match.start(), found[0], "rank", float(found[1]), None)
