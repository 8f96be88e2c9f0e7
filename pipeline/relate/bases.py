"""What a percentage may be a percentage of, where a sentence hangs it on a share.

"One in five offences were flagged as online, up 56 per cent": by grammar it is the share that rose, by custom the
count behind it is often meant. Both readings are computed from the article's own levels.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Change, Claim, Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.sameness import same_level, same_series


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


def hung_on_share(change: Change, reading: Reading) -> Bases | None:
    """The bases of a change that is told of a share and gives no levels itself; None when there is no such pair.

    The pair of levels is the nearest change before it, within two sentences, of the same series and qualifiers.
    """
    if change.new is None or change.old is not None or (change.percent is None and change.points is None):
        return None
    share = reading.claims[change.new]
    if share.role != "share":
        return None
    for other in reversed(reading.changes):
        if other.old is None or other.new is None or not 0 <= change.sentence - other.sentence <= 2 or other is change:
            continue
        old, new = reading.claims[other.old], reading.claims[other.new]
        if new.quantity.kind == "count" and new.qualifiers == share.qualifiers and same_series(new, share):
            return Bases(old, new, _whole(old, reading), _whole(new, reading))
    return None


def _whole(part: Claim, reading: Reading) -> Claim | None:
    for claim in reading.claims:
        exact = claim.quantity.comparator == "=" and claim.quantity.kind == "count"
        if (
            exact
            and claim.role in {"level", "baseline", "total"}
            and not claim.qualifiers
            and part.qualifiers
            and same_level(claim, part)
        ):
            return claim
    return None


__all__ = ["Bases", "hung_on_share", "same_series"]
