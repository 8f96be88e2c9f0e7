"""The sums that an article's numbers make, as grammar and meaning relate them, never by numeric coincidence.

A sum has parts (role -> claim id) and one of them is *tested*: the number that the others imply. ``expected`` gives
the interval that they imply for it, ``fits`` whether print agrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pipeline.records import Change, Claim, Interval, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.sameness import same_level, same_series

SumKind = Literal[
    "difference", "percent_change", "amount_percent_level", "points", "direction", "share", "restatement", "multiple"
]


@dataclass(frozen=True)
class Sum:
    """One relation between numbers of an article; ``parts`` are (role, claim id), ``tested`` is one of the roles."""

    kind: SumKind
    parts: tuple[tuple[str, int], ...]
    tested: str
    change: Change | None = None

    def part(self, role: str) -> int | None:
        """The claim id in a role, or None."""
        return next((id_ for name, id_ in self.parts if name == role), None)

    def of(self, role: str) -> int:
        """The claim id in a role that the sum has. Raises KeyError when it has none."""
        return dict(self.parts)[role]

    @cached_property
    def ids(self) -> frozenset[int]:
        """All claims that take part."""
        return frozenset(id_ for _, id_ in self.parts)


def expected(sum_: Sum, quantities: Mapping[str, Quantity]) -> Interval | None:
    """What the other parts imply for the tested one; None when it cannot be computed."""
    spans = {role: intervals.of(quantity) for role, quantity in quantities.items()}
    old, new = intervals.pair(quantities.get("old"), quantities.get("new"))
    match sum_.kind:
        case "difference" if old and new:
            return _signed(intervals.difference(new, old), sum_)
        case "percent_change" if old and new:
            change = intervals.percent_change(old, new)
            return None if change is None else _signed(change, sum_)
        case "points" if old and new:
            return _signed(intervals.difference(new, old), sum_)
        case "multiple" if old and new:
            return intervals.ratio(new, old)
        case "amount_percent_level":
            return _percent_of_new(sum_, spans)
        case "share":
            part, whole = spans.get("part"), spans.get("whole")
            if part is None or whole is None:
                return None
            quotient = intervals.ratio(part, whole)
            tested = quantities["share"]
            return quotient if quotient is None or tested.kind != "percent" else intervals.scaled(quotient, 100)
        case "restatement":
            return spans.get("exact")
        case _:
            return None


def _percent_of_new(sum_: Sum, spans: Mapping[str, Interval | None]) -> Interval | None:
    """ "down 20 per cent, or $54m, to $262m": the amount over the level before it."""
    amount, new = spans.get("amount"), spans.get("new")
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


def fits(sum_: Sum, quantities: Mapping[str, Quantity]) -> bool | None:
    """Whether print agrees with the sum; None when it cannot be computed."""
    if sum_.kind == "direction":
        return _direction_fits(sum_, quantities)
    implied = expected(sum_, quantities)
    printed = intervals.with_truncation(quantities[sum_.tested])
    if implied is None or printed is None:
        return None
    if sum_.kind == "restatement" and not _told_near(quantities):
        return False  # "more than 300" for 3,041 holds, and is not how the figure is told
    return intervals.meet(implied, printed)


def _told_near(quantities: Mapping[str, Quantity]) -> bool:
    loose, exact = quantities["loose"].value, quantities["exact"].value
    if not isinstance(loose, (int, float)) or not isinstance(exact, (int, float)):
        return True
    return near(loose, exact)


def _direction_fits(sum_: Sum, quantities: Mapping[str, Quantity]) -> bool | None:
    old, new = intervals.of(quantities["old"]), intervals.of(quantities["new"])
    if old is None or new is None or sum_.change is None or sum_.change.direction is None:
        return None
    (old_low, old_high), (new_low, new_high) = intervals.ends(old), intervals.ends(new)
    return new_high > old_low if sum_.change.direction == "up" else new_low < old_high


def find_sums(reading: Reading) -> Iterator[Sum]:
    """Every sum of the article, in reading order of the change or share that tells it."""
    for change in reading.changes:
        yield from _of_change(change, reading.claims)
    yield from _of_shares(reading)
    yield from _restatements(reading)


def _of_change(change: Change, claims: Sequence[Claim]) -> Iterator[Sum]:
    old, new = change.old, change.new
    if old is not None and new is not None and comparable(claims[old].quantity, claims[new].quantity):
        pair = (("old", old), ("new", new))
        if change.direction is not None:
            yield Sum("direction", pair, "new", change)
        shares = claims[old].quantity.kind in {"percent", "ratio", "fraction"}
        if change.percent is not None and not shares:
            yield Sum("percent_change", (*pair, ("percent", change.percent)), "percent", change)
        if change.amount is not None and comparable(claims[change.amount].quantity, claims[new].quantity):
            yield Sum("difference", (*pair, ("amount", change.amount)), "amount", change)
        if change.points is not None and shares:
            yield Sum("points", (*pair, ("points", change.points)), "points", change)
        return
    if old is None and new is not None and change.percent is not None and change.amount is not None:  # noqa: SIM102
        if comparable(claims[change.amount].quantity, claims[new].quantity):
            parts = (("amount", change.amount), ("new", new), ("percent", change.percent))
            yield Sum("amount_percent_level", parts, "percent", change)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one kind and unit, so that they may be subtracted."""
    if a.kind != b.kind:
        return {a.kind, b.kind} <= {"count", "vague"}
    if a.kind == "count":
        return a.unit is None or b.unit is None or a.unit.split()[-1:] == b.unit.split()[-1:]
    return a.unit == b.unit or a.unit is None or b.unit is None


def _of_shares(reading: Reading) -> Iterator[Sum]:
    for share in reading.shares:
        if share.share is None:
            continue
        part, whole = share.part, share.whole
        if part is None or whole is None:
            part, whole = (
                _part_and_whole(reading.claims[share.share], reading)
                if part is None and whole is None and len(share.wholes) < 2
                else (part, whole)
            )
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


def _restatements(reading: Reading) -> Iterator[Sum]:
    """One figure printed twice, once loosely ("more than 3,000") and once exactly (3,041)."""
    levels = [c for c in reading.claims if c.role == "level" and c.quantity.kind == "count" and not c.quoted]
    for loose in levels:
        if loose.quantity.comparator == "=":
            continue
        for exact in levels:
            if exact.quantity.comparator != "=" or not _finer(exact.quantity, loose.quantity):
                continue
            if exact.qualifiers == loose.qualifiers and same_series(exact, loose) and same_level(exact, loose):
                yield Sum("restatement", (("exact", exact.id), ("loose", loose.id)), "loose")
                break


def _finer(exact: Quantity, loose: Quantity) -> bool:
    """Whether one is printed more finely than the other, and near enough to be the same figure (a factor of two)."""
    if exact.step is None or loose.step is None or exact.step >= loose.step or not comparable(exact, loose):
        return False
    if not isinstance(exact.value, (int, float)) or not isinstance(loose.value, (int, float)):
        return False
    return near(loose.value, exact.value) or _noughts_off(loose.value, exact.value)


def near(loose: float, exact: float) -> bool:
    """Within a factor of two: one figure told twice is not told further apart than that."""
    return loose / 2 <= exact <= loose * 2


def _noughts_off(loose: float, exact: float) -> bool:
    """Ten, a hundred or a thousand times the same: a nought too many or too few."""
    if loose <= 0 or exact <= 0:
        return False
    power = round(math.log10(loose / exact))
    return 1 <= abs(power) <= 3 and 0.85 <= loose / exact / 10.0**power <= 1.15
