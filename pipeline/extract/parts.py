"""The skeletons of an article, one after the other -> its parts, wholes and totals."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.hundred_phrases import find_hundreds
from pipeline.extract.share_phrases import find_triples
from pipeline.extract.skeletons import Skeleton
from pipeline.extract.total_phrases import find_totals
from pipeline.extract.whole_phrases import Stretch, stretches
from pipeline.records import Share, Total


def find_parts(bare: Sequence[Skeleton]) -> tuple[tuple[Share, ...], tuple[Total, ...]]:
    """Shares whose part and whole are both told, and totals with their parts, in reading order."""
    shares: list[Share] = []
    totals: list[Total] = []
    before: Skeleton | None = None
    last: tuple[Stretch, ...] = ()
    for now in bare:
        if before is not None and now.sentence != before.sentence + 1:
            before, last = None, ()
        mine = stretches(before, now, last)
        shares += find_triples(before, now, mine)
        totals += find_totals(before, now, mine, last)
        totals += find_hundreds(before, now)
        before, last = now, mine
    return tuple(shares), tuple(totals)
