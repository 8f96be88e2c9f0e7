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
        """The last sight before ``start`` in its sentence, else the first after it, else the first of the nearest
        sentence of the paragraph ("in Matlock, a town in Derbyshire": what comes after it only describes it)."""
        same = self._of_sentence.get((paragraph, sentence), ())
        if same and same[0].start < start:
            return same[bisect_left(same, start, key=_start) - 1]
        following = (sight for sight in same if sight.locative or sight.organisation or sight.period is not None)
        return next(following, None) or self._before(start, paragraph)

    def _before(self, start: int, paragraph: int) -> Sight | None:
        here = self._of_paragraph.get(paragraph, ())
        place = bisect_left(here, start, key=_start)
        if not place:
            return None
        nearest = self._of_sentence[paragraph, here[place - 1].sentence]
        return next((sight for sight in nearest if sight.locative and sight.start < start), nearest[0])

    def last_before(self, paragraph: int) -> Sight | None:
        """The last sight of the paragraphs before one."""
        place = bisect_left(self.sights, paragraph, key=_paragraph)
        return self.sights[place - 1] if place else None


def _start(sight: Sight) -> int:
    return sight.start


def _paragraph(sight: Sight) -> int:
    return sight.paragraph
