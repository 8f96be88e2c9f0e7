"""Names of indicators that stand in a sentence word by word: "offences of violence with injury in Kent".

The words of a measure as grammar gives them are enough for most names; where a name holds a preposition, a list or an
abbreviation, or where grammar ties the number to another noun, the name as it is printed says more. It counts only
where nothing before or behind it narrows it ("knife robberies", "burglaries of farms").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.extract.change_words import DIRECTIONS
from pipeline.number_words import SMALL, TENS
from pipeline.patterns import lazily
from pipeline.records import Indicator

_WORD = lazily(r"[A-Za-z&]+(?:[-’'][A-Za-z]+)*")
#: "A suicide rate of 12.8", "a population of about 5.2 million".
_NUMBER = lazily(r"\s+(?:(?:about|around|some|just|nearly|almost|only|roughly|under|over|more than)\s+)*[£$€]?\d")
#: What may stand before a name: words that open a noun phrase, verbs, and those that count.
_OPENERS = frozenset(
    """the of in a an at with and had were was many more most fewer recorded saw number numbers total highest lowest
    largest smallest to for year record official all by headline annual while its put from force police that
    fewest fewer higher lower larger smaller some their our these those logged handled registered counted saw sees seen
    is are has have being on as than but when where which overall combined show shows showed reveal revealed if
    although though because after before since between only just whose"""
    .split()
)  # fmt: skip
_PASTS = frozenset("rose fell grew sank slid shrank leapt rising falling growing dropping".split())
#: What may stand behind one: a verb that tells how many, a preposition, another clause; a noun would narrow it.
_CLOSERS = frozenset(
    """in at on to was were is are had has rose fell grew dropped increased decreased climbed jumped more doubled
    trebled tripled halved per for than a between by across of as recorded reported stood and during compared since
    went last this over hit reached came each every together would logged handled totalled amounted averaged soared
    doubling trebling halving according when while but who which than then about under until to topped passed exceeded
    peaked remained stayed ran made accounted shot halved under below above from with rising falling up down out among
    amongst any before after all"""
    .split()
) | frozenset(form for form in DIRECTIONS if form.endswith("ed") or form in _PASTS)  # fmt: skip
_RELATIVES = frozenset({"which", "whom", "whose"})
#: "One in three homicides", "there were two homicides".
_COUNTS = frozenset({*SMALL, *TENS, "hundred", "thousand", "million"})
#: Heads that add nothing to a name ("criminal damage and arson offences"), and what may come before it.
_HEADS = frozenset({"offence", "offences", "crime", "crimes", "cases", "incidents"})
_LEADS = frozenset({"offences", "offence", "recorded", "reported"})
#: Behind "of" a name goes on, but for a place ("the population of Kent") and these: "burglaries of any force" ranks.
_OF_ALL = frozenset({"any", "all"})


@dataclass(frozen=True)
class Printed:
    """An indicator's name in a text; ``start`` and ``end`` take in the heads that add nothing. ``namesakes`` are other
    indicators of that name: by itself it says none of them."""

    start: int
    end: int
    indicator: Indicator
    namesakes: tuple[Indicator, ...] = ()


class Literals:
    """All names of all indicators, as word sequences."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self._names: dict[tuple[str, ...], dict[str, Indicator]] = {}
        for indicator in indicators.values():
            for name in (indicator.label, *indicator.synonyms):
                key = tuple(_stem(word.group()) for word in _WORD.finditer(name))
                if key:
                    self._names.setdefault(key, {})[indicator.id] = indicator
        self._longest = max((len(key) for key in self._names), default=0)
        self._first = frozenset(key[0] for key in self._names)

    def find(self, text: str) -> Iterator[Printed]:
        """The names in a text that nothing narrows, left to right, the longest at each place."""
        words = list(_WORD.finditer(text))
        stems = [_stem(word.group()) for word in words]
        at = 0
        while at < len(words):
            length = self._at(stems, at, _run(text, words, at)) if stems[at] in self._first else 0
            if not length:
                at += 1
                continue
            indicator, *others = self._names[tuple(stems[at : at + length])].values()
            first, last = at, at + length - 1
            at += length
            if last + 1 < len(words) and words[last + 1].group().lower() in _HEADS and _beside(text, words, last):
                last += 1
            if first >= 2 and words[first - 1].group() == "of" and words[first - 2].group().lower() in _LEADS:
                first -= 2
            while first and words[first - 1].group().lower() in _LEADS and _beside(text, words, first - 1):
                first -= 1
            if _opens(text, words, first) and _closes(text, words, last):
                yield Printed(words[first].start(), words[last].end(), indicator, tuple(others))

    def _at(self, stems: list[str], at: int, run: int) -> int:
        longest = min(self._longest, run)
        return next((n for n in range(longest, 0, -1) if tuple(stems[at : at + n]) in self._names), 0)


def _stem(word: str) -> str:
    """The singular of a name's word, as far as names of indicators need it."""
    lower = word.lower().replace("’", "'")
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3 else lower


def _run(text: str, words: list[re.Match[str]], at: int) -> int:
    """How many words follow one another with nothing but spaces between them."""
    last = at
    while last + 1 < len(words) and not text[words[last].end() : words[last + 1].start()].strip():
        last += 1
    return last - at + 1


def _beside(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether only a space parts a word from the next."""
    return text[words[at].end() : words[at + 1].start()] == " "


def _opens(text: str, words: list[re.Match[str]], first: int) -> bool:
    before = text[words[first - 1].end() if first else 0 : words[first].start()]
    word = words[first - 1].group().lower()
    return first == 0 or before.strip() != "" or word in _OPENERS or word in _COUNTS


def _closes(text: str, words: list[re.Match[str]], last: int) -> bool:
    if last + 1 >= len(words):
        return True
    behind, word = text[words[last].end() : words[last + 1].start()], words[last + 1].group().lower()
    if behind.strip():
        return not behind.strip().startswith("-")
    if last + 2 < len(words) and words[last + 2].group().lower() in _RELATIVES:
        return False  # "robberies in which a knife was used"
    if word == "of" and _NUMBER.match(text, words[last + 1].end()):
        return True
    if word == "of":
        rest = [one.group() for one in words[last + 2 : last + 4]]
        place = bool(rest) and (rest[0][:1].isupper() or (rest[0] == "the" and rest[-1][:1].isupper()))
        return place or (bool(rest) and rest[0].lower() in _OF_ALL)
    return word in _CLOSERS
