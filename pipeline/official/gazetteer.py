"""Place names in text. A name may mean several places; which one is meant depends on what is counted there.

The names hang in a tree of words, so that the time is linear in the text. Capitals and neighbours tell a place from a
verb ("reading"), a person ("Clark Kent"), a title ("Bank of England") and a club ("Derby County").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pipeline.official.areas import Areas
from pipeline.official.place_context import Mention, join_lists, keep_inside, reading_here
from pipeline.official.place_words import DIRECTIONS, ELSEWHERE, SMALL
from pipeline.patterns import lazily
from pipeline.records import Geography, PlaceReading

_TOKEN = lazily(r"(?:[A-Z]\.)+[A-Z]?(?!\w)|\w+|&")
_GAP = lazily(r"[ \t\xa0\u2009\u202f]{1,2}|,[ \xa0]|[-‐‑–'’]|[ ]?\r?\n(?=\S)")
#: "US$255", "U.S. dollars": a currency, not where it is.
_CURRENCY = lazily(r"\$|\s?(?:dollars?|cents?)\b", re.IGNORECASE)
_START = lazily(r"(?<!\w)(?:(?:[A-Z]\.)+|[A-ZÀ-ÖØ-Þ]\w*|(?:north|south|east|west|euro)\w*)")

#: The order in which the readings of one name are given.
_KINDS = (
    "country", "group of countries", "world region", "region", "police force area", "county", "unitary authority",
    "metropolitan district", "London borough", "district", "combined authority", "state",
)  # fmt: skip


class Name(NamedTuple):
    """A name of a place; ``use`` as the table of aliases has it."""

    text: str
    code: str
    use: str


class _Entry(NamedTuple):
    words: tuple[str, ...]
    after_the: bool
    readings: tuple[PlaceReading, ...]


class _Node:
    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[_Entry] = []


class Gazetteer:
    """Finds the names of places in text."""

    def __init__(self, names: Iterable[Name], geographies: Mapping[str, Geography], areas: Areas) -> None:
        """The tree of names is built when the first text is searched."""
        self._names = tuple(names)
        self._places = geographies
        self._areas = areas
        self._tree: _Node | None = None

    def find(self, text: str) -> tuple[tuple[int, int, tuple[PlaceReading, ...]], ...]:
        """Place names in text order, as (start, end, readings), the longest name at each place.

        A list whose members make up a known area is one mention of it ("England and Wales, Scotland and Northern
        Ireland": the United Kingdom). Readings are empty for a place that no table has: a town, a part
        ("southern England"). Time is linear in the length of the text.
        """
        mentions = list(self._mentions(text))
        mentions = keep_inside(text, mentions, self._areas)
        return tuple((m.start, m.end, m.readings) for m in join_lists(text, mentions, self._areas, self._places))

    def _mentions(self, text: str) -> Iterator[Mention]:
        tree = self._tree = self._tree or self._build()
        done = 0
        for candidate in _START.finditer(text):
            start = candidate.start()
            if start < done:
                continue
            found = self._longest(text, start, tree)
            if found is None:
                continue
            end, entry = found
            done = end
            if _CURRENCY.match(text, end):
                continue
            mention = reading_here(text, Mention(start, end, entry.readings), entry.words, entry.after_the)
            if mention is not None:
                yield mention

    def _longest(self, text: str, start: int, tree: _Node) -> tuple[int, _Entry] | None:
        node: _Node | None = tree
        words: list[str] = []
        best: tuple[int, _Entry] | None = None
        position = start
        while (token := _TOKEN.match(text, position)) is not None:
            node = node.next.get(_key(token[0])) if node else None
            if node is None:
                break
            words.append(token[0])
            for entry in node.entries:
                if _same_case(entry.words, words) and (not entry.after_the or _after_the(text, start)):
                    best = token.end(), entry
            gap = _GAP.match(text, token.end())
            if gap is None and not (token[0] == "St" and text.startswith(". ", token.end())):
                break
            position = gap.end() if gap else token.end() + 2
        return best

    def _build(self) -> _Node:
        groups: dict[tuple[tuple[str, ...], bool], list[Name]] = {}
        for name in self._names:
            bare = name.text.removeprefix("the ").removeprefix("The ")
            words = tuple(_TOKEN.findall(bare))
            groups.setdefault((words, name.text.startswith("the ")), []).append(name)
        for town in ELSEWHERE.split("|"):
            groups.setdefault((tuple(_TOKEN.findall(town)), False), [])
        tree = _Node()
        for (words, after_the), names in groups.items():
            node = tree
            for word in words:
                node = node.next.setdefault(_key(word), _Node())
            node.entries.append(_Entry(words, after_the, self._readings(names)))
        return tree

    def _readings(self, names: list[Name]) -> tuple[PlaceReading, ...]:
        def rank(name: Name) -> tuple[bool, bool, int, str]:
            place = self._places[name.code]
            kind = _KINDS.index(place.kind) if place.kind in _KINDS else len(_KINDS)
            return name.use == "demonym", place.name != name.text, kind, place.code

        readings: dict[str, PlaceReading] = {}
        for name in sorted(names, key=rank):
            place = self._places[name.code]
            kind = "demonym" if name.use == "demonym" else place.kind
            readings.setdefault(place.code, PlaceReading(place.code, place.name, kind))
        return tuple(readings.values())


def _key(word: str) -> str:
    key = word.replace(".", "").casefold()
    return {"&": "and", "saint": "st"}.get(key, key)


def _same_case(name: tuple[str, ...], words: list[str]) -> bool:
    """Whether the words are the name as print would have it: capitals kept, or all in capitals."""
    proper = any(word.casefold() not in SMALL | DIRECTIONS for word in name)
    for given, found in zip(name, words, strict=True):
        bare = found.replace(".", "")
        if bare == given.replace(".", "") or _key(given) in SMALL or {bare, given} == {"St", "Saint"}:
            continue
        if proper and given.casefold() in DIRECTIONS:
            continue
        if not (found.isupper() and found.casefold() == given.casefold() and not given.isupper()):
            return False
    return True


def _after_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower().split(" ")[-2:-1] == ["the"]
