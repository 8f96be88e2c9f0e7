"""The sums that a share makes: a part over its whole."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Claim, Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.equations import Equation, Linear, Product
from pipeline.relate.level_index import LevelIndex
from pipeline.relate.sameness import same_level, same_series
from pipeline.relate.sum_record import Quantities, Sum


def find(reading: Reading) -> Iterator[Sum]:
    """The sum of every share whose part and whole are known, in reading order."""
    levels = LevelIndex(c for c in reading.claims if c.role == "level" and c.quantity.kind == "count")
    for share in reading.shares:
        if share.share is None:
            continue
        part, whole = share.part, share.whole
        if part is None and whole is None and len(share.wholes) < 2:
            part, whole = _part_and_whole(reading.claims[share.share], levels)
        if part is not None and whole is not None:
            yield Sum("share", (("part", part), ("whole", whole), ("share", share.share)), "share")


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
    part, whole = intervals.of(quantities["part"]), intervals.of(quantities["whole"])
    quotient = None if part is None or whole is None else intervals.ratio(part, whole)
    if quotient is None or quantities["share"].kind != "percent":
        return quotient
    return intervals.scaled(quotient, 100)


def equations(_sum: Sum, quantities: Quantities) -> tuple[Equation, ...]:
    """The share as an equation, with per cent turned into a number from 0 to 1."""
    if quantities["share"].kind != "percent":
        return (Product("part", "whole", "share"),)
    return Linear(((1, "ratio"), (-0.01, "share"))), Product("part", "whole", "ratio")
