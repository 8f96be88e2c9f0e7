"""Sums of areas out of the figures of the places in them; an area that lacks the figure of a place has no sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator
from typing import Generic, TypeVar

from pipeline.official.build_geography import Places

Key = TypeVar("Key", bound=Hashable)


class AreaSums(Generic[Key]):
    """Adds figures up by area and by what they are figures of (series, period, population)."""

    def __init__(self, places: Places, kinds: Collection[str], expected: Callable[[str], Collection[str]]) -> None:
        """``kinds`` are those of the areas to add up; ``expected`` are the places that make an area up."""
        self._places = places
        self._kinds = kinds
        self._expected = expected
        self._sums: defaultdict[tuple[str, Key], float] = defaultdict(float)
        self._having: defaultdict[tuple[str, Key], set[str]] = defaultdict(set)

    def add(self, place: str, key: Key, amount: float) -> None:
        """Count a figure of a place in: for the place itself and for the areas that hold it."""
        for area in self._places.with_holders(place, self._kinds):
            self._sums[area, key] += amount
            self._having[area, key].add(place)

    def complete(self) -> Iterator[tuple[str, Key, float]]:
        """Area, key and sum of the places themselves, and of the areas of which every place has a figure."""
        whole: dict[str, frozenset[str]] = {}
        for (area, key), amount in self._sums.items():
            having = self._having[area, key]
            if area not in whole:
                whole[area] = frozenset(self._expected(area)) or frozenset({area})
            if having == {area} or having == whole[area]:
                yield area, key, amount
