"""What a percentage may be a percentage of, where a sentence hangs it on a share.

"One in five offences were flagged as online, up 56 per cent": by grammar it is the share that rose, by custom the
count behind it is often meant. Both readings are computed from the article's own levels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import Change, Claim, Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.level_index import LevelIndex
from pipeline.relate.sameness import same_level, same_series

#: How many sentences after the levels their share may be told.
_SENTENCES = 2


@dataclass(frozen=True)
class Bases:
    """The count's two levels, and where the wholes of both periods are known, the share's two values."""

    old: Claim
    new: Claim
    whole_old: Claim | None
    whole_new: Claim | None

    def of_count(self) -> Interval | None:
        """Per cent change of the count."""
        old, new = intervals.of(self.old.quantity), intervals.of(self.new.quantity)
        return None if old is None or new is None else intervals.percent_change(old, new)

    def shares(self) -> tuple[Interval, Interval] | None:
        """The share before and after, each 0 to 1."""
        if self.whole_old is None or self.whole_new is None:
            return None
        spans = [intervals.of(c.quantity) for c in (self.old, self.whole_old, self.new, self.whole_new)]
        if any(span is None for span in spans):
            return None
        before = intervals.ratio(spans[0], spans[1])  # type: ignore[arg-type]  # none is None, as just checked
        after = intervals.ratio(spans[2], spans[3])  # type: ignore[arg-type]
        return None if before is None or after is None else (before, after)

    def of_share(self) -> Interval | None:
        """Per cent change of the share."""
        shares = self.shares()
        return None if shares is None else intervals.percent_change(*shares)

    def points(self) -> Interval | None:
        """Change of the share in percentage points."""
        shares = self.shares()
        return None if shares is None else intervals.scaled(intervals.difference(shares[1], shares[0]), 100)


def hung_on_shares(reading: Reading) -> Iterator[tuple[Change, Bases]]:
    """The changes that are told of a share and give no levels themselves, with their bases.

    The pair of levels is the nearest change before it, within two sentences, of the same series and qualifiers.
    """
    told = [change for change in reading.changes if change.old is not None and change.new is not None]
    wholes = LevelIndex(claim for claim in reading.claims if _may_be_whole(claim))
    for change in reading.changes:
        if change.new is None or change.old is not None or (change.percent is None and change.points is None):
            continue
        share = reading.claims[change.new]
        pair = _levels_before(change, share, told, reading) if share.role == "share" else None
        if pair is not None:
            old, new = pair
            yield change, Bases(old, new, _whole(old, wholes), _whole(new, wholes))


def _levels_before(
    change: Change, share: Claim, told: Sequence[Change], reading: Reading
) -> tuple[Claim, Claim] | None:
    """``told`` are the changes with two levels, sentence by sentence."""
    for place in range(bisect_right(told, change.sentence, key=_sentence) - 1, -1, -1):
        other = told[place]
        if change.sentence - other.sentence > _SENTENCES or other.old is None or other.new is None:
            return None
        old, new = reading.claims[other.old], reading.claims[other.new]
        if new.quantity.kind == "count" and new.qualifiers == share.qualifiers and same_series(new, share):
            return old, new
    return None


def _sentence(change: Change) -> int:
    return change.sentence


def _may_be_whole(claim: Claim) -> bool:
    exact = claim.quantity.comparator == "=" and claim.quantity.kind == "count"
    return exact and claim.role in {"level", "baseline", "total"} and not claim.qualifiers


def _whole(part: Claim, wholes: LevelIndex) -> Claim | None:
    return next((claim for claim in wholes.at_level(part) if part.qualifiers and same_level(claim, part)), None)


__all__ = ["Bases", "hung_on_shares", "same_series"]
