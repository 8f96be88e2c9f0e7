"""The sums that a change makes: from, to, by, per cent, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pipeline.records import Change, Claim, Interval, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.comparing import comparable
from pipeline.relate.equations import Equation, Linear, Product
from pipeline.relate.sum_record import Expected, Quantities, Sum

_SHARES = frozenset({"percent", "ratio", "fraction"})


def find(reading: Reading) -> Iterator[Sum]:
    """The sums of every change, in reading order."""
    for change in reading.changes:
        yield from _of_change(change, reading.claims)


def _of_change(change: Change, claims: Sequence[Claim]) -> Iterator[Sum]:
    old, new = change.old, change.new
    if old is not None and new is not None and comparable(claims[old].quantity, claims[new].quantity):
        yield from _between_levels(change, old, new, claims)
        return
    amount, percent = change.amount, change.percent
    if old is not None or new is None or percent is None or amount is None:
        return
    if comparable(claims[amount].quantity, claims[new].quantity):
        parts = (("amount", amount), ("new", new), ("percent", percent))
        yield Sum("amount_percent_level", parts, "percent", change)


def _between_levels(change: Change, old: int, new: int, claims: Sequence[Claim]) -> Iterator[Sum]:
    pair = (("old", old), ("new", new))
    if change.direction is not None:
        yield Sum("direction", pair, "new", change)
    shares = claims[old].quantity.kind in _SHARES
    if change.percent is not None and not shares:
        yield Sum("percent_change", (*pair, ("percent", change.percent)), "percent", change)
    if change.amount is not None and comparable(claims[change.amount].quantity, claims[new].quantity):
        yield Sum("difference", (*pair, ("amount", change.amount)), "amount", change)


def _levels(quantities: Quantities) -> tuple[Interval, Interval] | None:
    old, new = intervals.pair(quantities.get("old"), quantities.get("new"))
    return None if old is None or new is None else (old, new)


def _difference(sum_: Sum, quantities: Quantities) -> Interval | None:
    levels = _levels(quantities)
    return None if levels is None else _signed(intervals.difference(levels[1], levels[0]), sum_)


def _percent_change(sum_: Sum, quantities: Quantities) -> Interval | None:
    levels = _levels(quantities)
    change = None if levels is None else intervals.percent_change(*levels)
    return None if change is None else _signed(change, sum_)


def _percent_of_new(sum_: Sum, quantities: Quantities) -> Interval | None:
    """ "down 20 per cent, or $54m, to $262m": the amount over the level before it."""
    amount, new = intervals.of(quantities["amount"]), intervals.of(quantities["new"])
    if amount is None or new is None:
        return None
    down = sum_.change is not None and sum_.change.direction == "down"
    old = intervals.difference(new, intervals.negated(amount)) if down else intervals.difference(new, amount)
    quotient = intervals.ratio(amount, old)
    return None if quotient is None else intervals.scaled(quotient, 100)


def _signed(interval: Interval, sum_: Sum) -> Interval:
    """Print gives a fall as a positive number; a change told as "up" must be positive as computed."""
    if sum_.change is not None and sum_.change.direction == "down":
        return intervals.negated(interval)
    if sum_.change is None or sum_.change.direction is None:
        return intervals.negated(interval) if intervals.ends(interval)[1] < 0 else interval
    return interval


def direction_fits(sum_: Sum, quantities: Mapping[str, Quantity]) -> bool | None:
    """Whether the levels can go the way that the word says."""
    old, new = intervals.of(quantities["old"]), intervals.of(quantities["new"])
    if old is None or new is None or sum_.change is None or sum_.change.direction is None:
        return None
    (old_low, old_high), (new_low, new_high) = intervals.ends(old), intervals.ends(new)
    return new_high > old_low if sum_.change.direction == "up" else new_low < old_high


EXPECTED: Mapping[str, Expected] = MappingProxyType(
    {
        "difference": _difference,
        "percent_change": _percent_change,
        "amount_percent_level": _percent_of_new,
    }
)


def _way(sum_: Sum) -> float | None:
    """1 for a rise, -1 for a fall; None where print does not say."""
    direction = sum_.change.direction if sum_.change is not None else None
    return None if direction is None else 1.0 if direction == "up" else -1.0


def equations(sum_: Sum, _quantities: Quantities) -> tuple[Equation, ...]:
    """The sum as equations; none where the way of the change is not told."""
    way = _way(sum_)
    if way is None:
        return ()
    match sum_.kind:
        case "difference":
            return (Linear(((1, "new"), (-1, "old"), (-way, "amount"))),)
        case "percent_change":
            return (Linear(((1, "growth"), (-way / 100, "percent")), 1.0), Product("new", "old", "growth"))
        case "amount_percent_level":
            return (
                Linear(((1, "new"), (-1, "old"), (-way, "amount"))),
                Linear(((1, "rate"), (-0.01, "percent"))),
                Product("amount", "old", "rate"),
            )
    return ()
