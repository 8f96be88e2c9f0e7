"""The sums that a change makes: from, to, by, per cent, and which way it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pipeline.patterns import lazily
from pipeline.records import Change, Claim, Interval, Quantity, Reading
from pipeline.relate import intervals, money_units
from pipeline.relate.change_chains import chains
from pipeline.relate.comparing import changes_by
from pipeline.relate.equations import Equation, Linear, Product
from pipeline.relate.explained import amount_of_another
from pipeline.relate.not_the_base import not_the_base
from pipeline.relate.other_bases import of_another_base
from pipeline.relate.page import lay_out
from pipeline.relate.sum_record import Expected, Fits, Quantities, Sum, meets
from pipeline.relate.yearly import is_per_year

_TIMES = frozenset("second minute hour day week month year millisecond".split())
#: "Slowed the journey from 40 to 50 minutes".
_PACE = lazily(r"slow|quick|accelerat", re.IGNORECASE)
_SHARES = frozenset({"percent", "ratio", "fraction"})


def find(reading: Reading) -> Iterator[Sum]:
    """The sums of every change, in reading order."""
    page = lay_out(reading)
    every = list(chains(page, reading.changes))
    changes = [told.change for told in every]
    for at, told in enumerate(every):
        if of_another_base(page, told.change) or not_the_base(page, told):
            continue
        if told.inferred and amount_of_another(told.change, at, changes, reading.claims):
            continue
        change = replace(told.change, percent=None) if is_per_year(told.change, reading) else told.change
        for sum_ in _of_change(change, reading.claims):
            yield replace(sum_, inferred=told.inferred)


def _of_change(change: Change, claims: Sequence[Claim]) -> Iterator[Sum]:
    old, new = change.old, change.new
    if old is not None and new is not None:
        if _tied(claims[old].quantity, claims[new].quantity):
            yield from _between_levels(change, old, new, claims)
        return
    amount, percent, level = change.amount, change.percent, old if new is None else new
    if level is None or percent is None or amount is None:
        return
    if claims[amount].quantity.per is not None and claims[level].quantity.per is None and level < amount:
        return  # "17,500 tonnes, lower by 150 tonnes a week"
    if _tied(claims[amount].quantity, claims[level].quantity) and claims[level].quantity.kind not in _SHARES:
        parts = (("amount", amount), ("new" if old is None else "old", level), ("percent", percent))
        yield Sum("amount_percent_level", parts, "percent", change)


def _between_levels(change: Change, old: int, new: int, claims: Sequence[Claim]) -> Iterator[Sum]:
    pair = (("old", old), ("new", new))
    if _goes_its_way(change, claims[old].quantity, claims[new].quantity):
        yield Sum("direction", pair, "new", change)
    shares = claims[old].quantity.kind in _SHARES
    if change.percent is not None and not shares:
        yield Sum("percent_change", (*pair, ("percent", change.percent)), "percent", change)
    if change.amount is not None and _tied(claims[change.amount].quantity, claims[new].quantity):
        yield Sum("difference", (*pair, ("amount", change.amount)), "amount", change)


def _tied(level: Quantity, other: Quantity) -> bool:
    """Whether two quantities belong into one change; pence beside pounds do."""
    return changes_by(level, other) or money_units.one_currency(level, other)


def _goes_its_way(change: Change, old: Quantity, new: Quantity) -> bool:
    """Whether the word says which way the levels go: what slows takes longer, and what speeds up less long."""
    pace = new.unit in _TIMES and _PACE.match(change.trigger.text) is not None
    return change.direction is not None and not pace and not _both_negative(old, new)


def _both_negative(old: Quantity, new: Quantity) -> bool:
    """ "The gap widened to -5.7% from -5.5%": print may tell the way that the size goes."""
    return all(isinstance(level.value, (int, float)) and level.value < 0 for level in (old, new))


def _levels(quantities: Quantities) -> tuple[Interval, Interval] | None:
    quantities = money_units.in_one_unit(quantities)
    old, new = intervals.pair(quantities.get("old"), quantities.get("new"))
    return None if old is None or new is None else (old, new)


def _difference(sum_: Sum, quantities: Quantities) -> Interval | None:
    levels = _levels(quantities)
    return None if levels is None else _signed(intervals.difference(levels[1], levels[0]), sum_)


def _percent_change(sum_: Sum, quantities: Quantities) -> Interval | None:
    levels = _levels(quantities)
    change = None if levels is None else intervals.percent_change(*levels)
    return None if change is None else _signed(change, sum_)


def _percent_of_level(sum_: Sum, quantities: Quantities) -> Interval | None:
    """ "Down 20 per cent, or $54m, to $262m", "down $54m, or 17 per cent, from $316m": the amount over the level
    before it."""
    quantities = money_units.in_one_unit(quantities)
    amount = intervals.of(quantities["amount"])
    level = intervals.of(quantities["new"] if "new" in quantities else quantities["old"])
    if amount is None or level is None:
        return None
    old = level
    if "new" in quantities:
        down = sum_.change is not None and sum_.change.direction == "down"
        old = intervals.difference(level, intervals.negated(amount) if down else amount)
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
    quantities = money_units.in_one_unit(quantities)
    old, new = intervals.of(quantities["old"]), intervals.of(quantities["new"])
    if old is None or new is None or sum_.change is None or sum_.change.direction is None:
        return None
    (old_low, old_high), (new_low, new_high) = intervals.ends(old), intervals.ends(new)
    return new_high > old_low if sum_.change.direction == "up" else new_low < old_high


def percent_fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the percentage holds and is how the change is told: "more than 5 per cent" is not said of 29. An amount
    greater than the level that it led up to, or that it was taken from, is none of it."""
    if sum_.kind == "amount_percent_level" and _more_than_all(sum_, quantities):
        return False
    implied, printed = EXPECTED[sum_.kind](sum_, quantities), quantities["percent"]
    met = meets(EXPECTED[sum_.kind])(sum_, quantities)
    if not met or implied is None or printed.comparator != ">" or not isinstance(printed.value, (int, float)):
        return met
    return intervals.ends(implied)[0] <= 2 * printed.value + (printed.step or 0.0)


def _more_than_all(sum_: Sum, quantities: Quantities) -> bool:
    quantities = money_units.in_one_unit(quantities)
    falls = sum_.change is None or sum_.change.direction != "up"
    level = quantities["new"] if "new" in quantities else quantities["old"]
    amount, whole = intervals.of(quantities["amount"]), intervals.of(level)
    if amount is None or whole is None or ("new" in quantities) == falls:
        return False
    return intervals.ends(amount)[0] > intervals.ends(whole)[1] > 0


EXPECTED: Mapping[str, Expected] = MappingProxyType(
    {
        "difference": _difference,
        "percent_change": _percent_change,
        "amount_percent_level": _percent_of_level,
    }
)
FITS: Mapping[str, Fits] = MappingProxyType(
    {
        "direction": direction_fits,
        "percent_change": percent_fits,
        "amount_percent_level": percent_fits,
    }
)


def _way(sum_: Sum) -> float | None:
    """1 for a rise, -1 for a fall; None where print does not say."""
    direction = sum_.change.direction if sum_.change is not None else None
    return None if direction is None else 1.0 if direction == "up" else -1.0


def equations(sum_: Sum, quantities: Quantities) -> tuple[Equation, ...]:
    """The sum as equations; none where the way of the change is not told."""
    way = _way(sum_)
    if way is None or money_units.differ(quantities):
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
