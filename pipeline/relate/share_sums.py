"""The sums that a share makes: a part over its whole."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Claim, Interval, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.as_fine import read_beside
from pipeline.relate.equations import Equation, Linear, Product
from pipeline.relate.explained import share_of_another
from pipeline.relate.level_index import LevelIndex
from pipeline.relate.sameness import same_level, same_series
from pipeline.relate.sum_record import Quantities, Sum

#: Up to this far from it a loose fraction is loose wording: "nearly half" for 41 per cent, "a tenth" for 13.
_LOOSE, _LOOSE_OF_ITSELF = 0.1, 0.4
#: "Less than 10 per cent" is said of 7 and not of 0.7; "less than 8 per cent" is said of what is nearer.
_TOLD_WITHIN, _TOLD_WITHIN_ODD = 5, 2


def find(reading: Reading) -> Iterator[Sum]:
    """The sum of every share whose part and whole are known, each share once, in reading order."""
    levels = LevelIndex(c for c in reading.claims if c.role == "level" and c.quantity.kind == "count")
    told = {share.share for share in reading.shares if share.part is not None and share.whole is not None}
    done: set[int] = set()
    for share in reading.shares:
        if share.share is None or share.share in done:
            continue
        part, whole = share.part, share.whole
        if share.share not in told and part is None and whole is None and len(share.wholes) < 2:
            part, whole = _part_and_whole(reading.claims[share.share], levels)
        if part is not None and whole is not None:
            done.add(share.share)
            if share.inferred and share_of_another(part, whole, share.share, reading.claims):
                continue
            parts = (("part", part), ("whole", whole), ("share", share.share))
            yield Sum("share", parts, "share", inferred=share.inferred)


def _part_and_whole(share: Claim, levels: LevelIndex) -> tuple[int | None, int | None]:
    """ "One in five offences … online": the nearest level with the share's qualifiers, over the one without them."""
    if not share.qualifiers or share.measure is None or "status" in dict(share.qualifiers):
        return None, None
    for part in levels.before_at_place(share):
        if part.qualifiers == share.qualifiers and same_series(part, share):
            whole = next((c for c in levels.before_at_level(part, share.id) if _is_whole(c, part, share)), None)
            if whole is not None:
                return part.id, whole.id
    return None, None


def _is_whole(level: Claim, part: Claim, share: Claim) -> bool:
    exact = not level.qualifiers and level.quantity.comparator == "="
    return exact and same_level(level, part) and same_series(level, share)


def expected(_sum: Sum, quantities: Quantities) -> Interval | None:
    """The part over the whole, as the share is printed: per cent or a number from 0 to 1."""
    part, whole = quantities["part"], quantities["whole"]
    above, below = read_beside(part, (whole,)), read_beside(whole, (part,))
    quotient = None if above is None or below is None else intervals.ratio(above, below)
    if quotient is None or quantities["share"].kind != "percent":
        return quotient
    return intervals.scaled(quotient, 100)


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the share is that of the part in the whole; None where the words are only loose."""
    share = quantities["share"]
    implied, printed = expected(sum_, quantities), intervals.with_truncation(share)
    if implied is None or printed is None or not isinstance(share.value, (int, float)):
        return None
    if not intervals.meet(implied, printed):
        low, high = intervals.ends(implied)
        apart = max(low - share.value, share.value - high)
        loose = share.kind == "fraction" and share.comparator in {"=", "~"}
        return None if loose and apart <= min(_LOOSE, _LOOSE_OF_ITSELF * share.value) else False
    return _told_near(implied, share)


def _told_near(implied: Interval, share: Quantity) -> bool:
    """A bound is told where the figure is near it; of very small shares any bound is told."""
    low, high = intervals.ends(implied)
    if not isinstance(share.value, (int, float)):
        return True
    percent = share.value if share.kind == "percent" else 100 * share.value
    within = _TOLD_WITHIN if share.kind != "percent" or percent % 5 == 0 else _TOLD_WITHIN_ODD
    if share.comparator == "<" and percent > 2:
        return high * within >= share.value
    return share.comparator != ">" or low <= share.value * within


def equations(_sum: Sum, quantities: Quantities) -> tuple[Equation, ...]:
    """The share as an equation, with per cent turned into a number from 0 to 1."""
    if quantities["share"].kind == "fraction":
        return ()  # too loose to be reckoned on with
    if quantities["share"].kind != "percent":
        return (Product("part", "whole", "share"),)
    return Linear(((1, "ratio"), (-0.01, "share"))), Product("part", "whole", "ratio")
