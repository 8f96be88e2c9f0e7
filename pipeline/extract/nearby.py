"""Sights of an article by sentence and paragraph: every number asks for the one nearest to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.extract.scene import Sight

#: Kinds of place by size, the largest first; the parts of a country are 1, towns and sites, which no table has, 2.
_SIZES = {"group of countries": -1, "world region": -1, "country": 0}


@dataclass(frozen=True)
class Nearby:
    """Sights in the order of the text."""

    sights: tuple[Sight, ...]

    @cached_property
    def _of_paragraph(self) -> Mapping[Hashable, Sequence[Sight]]:
        found: dict[Hashable, list[Sight]] = defaultdict(list)
        for sight in self.sights:
            found[sight.paragraph].append(sight)
        return found

    @cached_property
    def _of_sentence(self) -> Mapping[Hashable, Sequence[Sight]]:
        found: dict[Hashable, list[Sight]] = defaultdict(list)
        for sight in self.sights:
            found[sight.paragraph, sight.sentence].append(sight)
        return found

    def nearest(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The last sight before ``start`` in its sentence, else the first after it that something is at, else the
        most exact of the nearest sentence of the paragraph ("in Matlock, a town in Derbyshire": what comes after it
        only describes it)."""
        same = self._of_sentence.get((paragraph, sentence), ())
        if same and same[0].start < start:
            return same[bisect_left(same, start, key=_start) - 1]
        return self._first_told.get((paragraph, sentence)) or self._before(start, paragraph)

    @cached_property
    def _first_told(self) -> Mapping[Hashable, Sight]:
        """The first of each sentence that says itself that something is there."""
        found: dict[Hashable, Sight] = {}
        for sight in self.sights:
            if sight.locative or sight.organisation or sight.period is not None:
                found.setdefault((sight.paragraph, sight.sentence), sight)
        return found

    def _before(self, start: int, paragraph: int) -> Sight | None:
        here = self._of_paragraph.get(paragraph, ())
        place = bisect_left(here, start, key=_start)
        return self._most_exact[paragraph, here[place - 1].sentence] if place else None

    @cached_property
    def _most_exact(self) -> Mapping[Hashable, Sight]:
        """The smallest place of each sentence, one that something is at before others."""
        return {
            of: max(sights, key=lambda sight: (_exactness(sight), sight.locative))
            for of, sights in self._of_sentence.items()
        }

    def last_before(self, paragraph: int) -> Sight | None:
        """The last sight of the paragraphs before one."""
        place = bisect_left(self.sights, paragraph, key=_paragraph)
        return self.sights[place - 1] if place else None


def _start(sight: Sight) -> int:
    return sight.start


def _paragraph(sight: Sight) -> int:
    return sight.paragraph


def _exactness(sight: Sight) -> int:
    """How small a place is, by what it is called: no table has towns and sites, and countries are the largest."""
    return _SIZES.get(sight.readings[0].kind, 1) if sight.readings else 2
