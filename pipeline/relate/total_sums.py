"""The sums that parts make: with their total, and as percentages of one whole."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.as_fine import read_beside
from pipeline.relate.equations import Equation, Linear
from pipeline.relate.sum_record import Quantities, Sum, SumKind

_WHOLE = Interval(100.0, 100.0)


def find(reading: Reading) -> Iterator[Sum]:
    """Every total with its parts, and every list of percentages of one whole, in reading order."""
    for told in reading.totals:
        parts = tuple((f"part {place}", id_) for place, id_ in enumerate(told.parts, 1))
        if told.total is not None:
            kind: SumKind = "total" if told.closed else "within"
            yield Sum(kind, (*parts, ("total", told.total)), "total", inferred=told.inferred)
        else:
            kind = "hundred" if told.closed else "exclusive"
            yield Sum(kind, parts, parts[-1][0], inferred=told.inferred)


def added(quantities: Quantities) -> Interval | None:
    """All values of the parts' sum."""
    low = high = 0.0
    for role, quantity in quantities.items():
        if role != "total":
            interval = read_beside(quantity, quantities.values())
            if interval is None:
                return None
            ends = intervals.ends(interval)
            low, high = low + ends[0], high + ends[1]
    return intervals.spanned(low, high)


def expected(_sum: Sum, quantities: Quantities) -> Interval | None:
    """What the parts add up to."""
    return added(quantities)


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the parts add up to the total; or to a hundred; or, where there may be others, to no more."""
    sum_of_parts = added(quantities)
    if sum_of_parts is None:
        return None
    if sum_.kind == "exclusive":
        return intervals.meet(sum_of_parts, Interval(None, 100.0))
    if sum_.kind == "hundred":
        return intervals.meet(sum_of_parts, _WHOLE)
    total = read_beside(quantities["total"], quantities.values())
    if total is None:
        return None
    if sum_.kind == "within":
        return intervals.ends(sum_of_parts)[0] <= intervals.ends(total)[1]
    return intervals.meet(sum_of_parts, total)


def equations(sum_: Sum, quantities: Quantities) -> tuple[Equation, ...]:
    """The parts less the total are nothing; parts that need not be all are no equation."""
    terms = tuple((1.0, role) for role in quantities if role != "total")
    if sum_.kind == "total":
        return (Linear((*terms, (-1.0, "total"))),)
    return (Linear(terms, 100.0),) if sum_.kind == "hundred" else ()
