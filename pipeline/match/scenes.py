"""The sentence around a number as text: the places, periods and names of indicators that stand in it.

What is derived from several rows ("the third highest of any force", "an average of 343 a year between …") is told by
words that belong to no single number, so it is read from the whole sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import product

from pipeline.extract.periods import find_periods, windows
from pipeline.match.cells import Stretch
from pipeline.match.literal import Literals, Printed
from pipeline.number_words import CARDINAL_WORDS
from pipeline.official.gazetteer import Gazetteer
from pipeline.official.store import Store
from pipeline.patterns import lazily
from pipeline.records import Claim, Indicator, Paragraph, Period, PlaceReading, Reading

#: A figure is derived of two places at most.
_PLACES = 2
_LEAP = timedelta(days=3)
_END = lazily(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“‘\"(£$€\d])")


@dataclass(frozen=True)
class Named:
    """A place in the sentence, with what it can mean."""

    start: int
    end: int
    readings: tuple[PlaceReading, ...]


@dataclass(frozen=True)
class Dated:
    """A period in the sentence that its words fix."""

    start: int
    end: int
    stretch: Stretch


@dataclass(frozen=True)
class Scene:
    """A sentence; all offsets are into ``text``, which starts at ``start`` in the article. ``names`` say each one
    indicator, ``shared`` several. Most sentences name none, and what else stands in them is read only when it is asked
    for."""

    text: str
    start: int
    names: tuple[Printed, ...]
    gazetteer: Gazetteer = field(repr=False)
    meant: tuple[Named, ...] | None = None
    shared: tuple[Printed, ...] = ()

    @cached_property
    def places(self) -> tuple[Named, ...]:
        """The places in the sentence."""
        return tuple(Named(*place) for place in self.gazetteer.find(self.text)) if self.meant is None else self.meant

    def otherwise(self) -> Iterator[Scene]:
        """The sentence with each of its places as one thing that the name can mean, where one can mean several: "Kent"
        is a county and a police force area."""
        if len(self.places) <= _PLACES and any(len(place.readings) > 1 for place in self.places):
            for readings in product(*(place.readings for place in self.places)):
                meant = zip(self.places, readings, strict=True)
                yield replace(self, meant=tuple(replace(place, readings=(one,)) for place, one in meant))

    @cached_property
    def _mentions(self) -> tuple[Period, ...]:
        return find_periods("", Paragraph(0, 0, len(self.text), self.text))

    @cached_property
    def periods(self) -> tuple[Dated, ...]:
        """The periods that their own words fix."""
        return tuple(
            Dated(one.passage.start, one.passage.end, (one.start, one.end))
            for one in self._mentions
            if one.start is not None and one.end is not None and one.anchor is None
        )

    @property
    def over_years(self) -> bool:
        """Whether it counts years ("in five years", "over the decade"): what rises does so over them."""
        return _OVER_YEARS.search(self.text) is not None

    @property
    def loose(self) -> bool:
        """Whether some period is in it that its words do not fix."""
        return len(self.periods) < len(self._mentions)

    @cached_property
    def _starts(self) -> Mapping[int, Stretch]:
        return {one.start: one.stretch for one in self.periods}

    @cached_property
    def _windows(self) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]:
        return windows(Paragraph(0, 0, len(self.text), self.text))

    @cached_property
    def ends(self) -> tuple[Stretch, Stretch] | None:
        """The two ends of "between A and B", where the sentence names no other period."""
        if len(self._windows) != 1 or len(self.periods) != 2:
            return None
        first, last = (self._starts.get(span[0]) for span in self._windows[0])
        return None if first is None or last is None else (first, last)

    @cached_property
    def window(self) -> tuple[Stretch, Stretch] | None:
        """The two ends of "between A and B", or of "higher in B than in A"."""
        closing = [self._starts.get(closing[0]) for _, closing in self._windows]
        return self.ends or _compared(self.text, self.periods, closing)

    def at(self, claim: Claim) -> tuple[int, int]:
        """A number's place in the sentence."""
        passage = claim.quantity.passage
        return passage.start - self.start, passage.end - self.start


class Scenes:
    """The sentences of one article, read when they are asked for."""

    def __init__(self, reading: Reading, store: Store, literals: Literals) -> None:
        self._reading, self._store, self._literals = reading, store, literals
        self._known: dict[int, Scene] = {}
        self._cuts: dict[int, tuple[int, ...]] = {}

    def indicator(self, id_: str) -> Indicator | None:
        """An indicator of the tables."""
        return self._store.indicators.get(id_)

    def of(self, claim: Claim) -> Scene:
        """The sentence that holds a number."""
        return self.around(self._reading.paragraphs[claim.quantity.paragraph], claim.quantity.passage.start)

    def around(self, paragraph: Paragraph, offset: int) -> Scene:
        """The sentence of a paragraph that holds an offset of the article."""
        cuts = self._cuts.get(paragraph.index)
        if cuts is None:
            cuts = self._cuts[paragraph.index] = _cuts(paragraph.text)
        place = bisect_right(cuts, offset - paragraph.start, hi=len(cuts) - 1)
        start = paragraph.start + cuts[place - 1]
        if start not in self._known:
            text = paragraph.text[cuts[place - 1] : cuts[place]]
            names = tuple(self._literals.find(text))
            clear = tuple(name for name in names if not name.namesakes)
            shared = tuple(name for name in names if name.namesakes)
            self._known[start] = Scene(text, start, clear, self._store.gazetteer, shared=shared)
        return self._known[start]

    def opening(self, text: str) -> Printed | None:
        """The name of an indicator that a text begins with."""
        name = next(self._literals.find(text), None)
        return name if name is not None and name.start == 0 else None


_OVER_YEARS = lazily(
    rf"\b(?:in|over|within|during|for|across)\s+(?:just\s+)?(?:the\s+)?(?:(?:past|last|previous|space\s+of|intervening)\s+)?"
    rf"(?:(?:\d+|{CARDINAL_WORDS}|a few|several|many|recent|the)\s+years|(?:an?\s+|two\s+|three\s+)?decades?)\b",
    re.IGNORECASE,
)
_THAN = lazily(r"\b(?:than|compared with|compared to|up from|down from)\b", re.IGNORECASE)


_FRONTED = lazily(r"(?:^|[.;]\s+|,\s+)(?:When\s+)?[Cc]ompared\s+(?:with|to)\s+(?:the\s+)?$")


def _compared(text: str, dated: Sequence[Dated], closing: Sequence[Stretch | None]) -> tuple[Stretch, Stretch] | None:
    """The base and the end of "higher in 2009 than in 2008"; "between January and March 2009" is one period there."""
    found: list[Dated] = []
    for one in dated:
        if one.stretch in closing and found:
            before = found.pop()
            one = Dated(before.start, one.end, (before.stretch[0], one.stretch[1]))
        found.append(one)
    if len(found) != 2:
        return None
    first, second = found
    fronted = _FRONTED.search(text[: first.start]) is not None  # "compared with 2016/17, burglaries in 2017/18"
    if not fronted and not _THAN.search(text[first.end : second.start]):
        return None
    new, old = (second.stretch, first.stretch) if fronted else (first.stretch, second.stretch)
    return (old, new) if old[1] < new[0] and abs((old[1] - old[0]) - (new[1] - new[0])) <= _LEAP else None


def _cuts(text: str) -> tuple[int, ...]:
    """Where the sentences of a paragraph begin, and where the last one ends."""
    return (0, *(match.end() for match in _END.finditer(text)), len(text))
