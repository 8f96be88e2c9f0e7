"""The levels of an article by place and period, so that a number that looks for its like need not ask all others.

What is found may be of the same place (and period); whether it is of the same series is for the caller to ask.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from heapq import merge
from itertools import islice

from pipeline.records import Claim
from pipeline.relate.sameness import WEEK

#: Candidates that are looked at for one number: no article has more levels of one place and period, a made one may.
MOST = 100
_Key = tuple[str, str]


class LevelIndex:
    """Finds claims of the place, or of the place and period, of another; the ids of claims are in reading order."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Lay the claims under every name of their places."""
        self._claims: dict[int, Claim] = {}
        self._at_place: dict[_Key, list[int]] = defaultdict(list)
        self._at_level: dict[tuple[int, _Key], list[int]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.id] = claim
            day = _first_day(claim)
            for key in _keys(claim):
                self._at_place[key].append(claim.id)
                if day is not None:
                    self._at_level[day.toordinal(), key].append(claim.id)

    def before_at_place(self, claim: Claim) -> Iterator[Claim]:
        """The claims before one that may be of its place, the nearest first."""
        yield from self._backwards([self._at_place.get(key, []) for key in _keys(claim)], claim.id)

    def before_at_level(self, claim: Claim, before: int) -> Iterator[Claim]:
        """The claims before an id that may be of a claim's place and period, the nearest first."""
        yield from self._backwards(self._alike(claim), before)

    def at_level(self, claim: Claim) -> Iterator[Claim]:
        """The claims of the article that may be of a claim's place and period, in reading order."""
        yield from self._found(merge(*self._alike(claim)))

    def _alike(self, claim: Claim) -> list[list[int]]:
        day = _first_day(claim)
        if day is None:
            return []
        days = range(day.toordinal() - WEEK, day.toordinal() + WEEK + 1)
        return [ids for near in days for key in _keys(claim) if (ids := self._at_level.get((near, key)))]

    def _backwards(self, several: Iterable[list[int]], before: int) -> Iterator[Claim]:
        """Merged lazily: whoever asks mostly takes the first."""
        runs = [map(ids.__getitem__, range(bisect_left(ids, before) - 1, -1, -1)) for ids in several]
        yield from self._found(merge(*runs, reverse=True))

    def _found(self, ids: Iterable[int]) -> Iterator[Claim]:
        last: int | None = None
        for id_ in islice(ids, MOST):
            if id_ != last:  # one that is under two names of the place
                yield self._claims[id_]
            last = id_


def _first_day(claim: Claim) -> date | None:
    """Where the claim's period begins, if both its ends are known: without them no two periods are the same."""
    return claim.period.start if claim.period is not None and claim.period.end is not None else None


def _keys(claim: Claim) -> frozenset[_Key]:
    """Two claims of one place share one of these: a code of the tables, or the name."""
    codes = [reading.code for reading in claim.places] + ([claim.place_code] if claim.place_code is not None else [])
    return frozenset({("name", (claim.place or "").casefold()), *(("code", code) for code in codes)})
