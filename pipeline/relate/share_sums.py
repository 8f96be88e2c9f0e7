"""The sums that a share makes: a part over its whole."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Claim, Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.equations import Equation, Linear, Product
from pipeline.relate.sameness import same_level, same_series
from pipeline.relate.sum_record import Quantities, Sum


def find(reading: Reading) -> Iterator[Sum]:
    """The sum of every share whose part and whole are known, in reading order."""
    for share in reading.shares:
        if share.share is None:
            continue
        part, whole = share.part, share.whole
        if part is None and whole is None and len(share.wholes) < 2:
            part, whole = _part_and_whole(reading.claims[share.share], reading)
        if part is not None and whole is not None:
            yield Sum("share", (("part", part), ("whole", whole), ("share", share.share)), "share")


def _part_and_whole(share: Claim, reading: Reading) -> tuple[int | None, int | None]:
    """ "One in five offences … online": the nearest level with the share's qualifiers, over the one without them."""
    if not share.qualifiers or share.measure is None or "status" in dict(share.qualifiers):
        return None, None
    levels = [
        c for c in reading.claims
        if c.id < share.id and c.role == "level" and c.quantity.kind == "count" and same_series(c, share)
    ]  # fmt: skip
    parts = [c for c in levels if c.qualifiers == share.qualifiers]
    for part in reversed(parts):
        wholes = [c for c in levels if not c.qualifiers and same_level(c, part) and c.quantity.comparator == "="]
        if wholes:
            return part.id, wholes[-1].id
    return None, None


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
