"""All sums of an article as one system: what they leave for each number, and which numbers would have to be wrong.

Sums that hold one by one may contradict each other through a number that they share; and where several sums fail, one
wrong number may be behind all of them. Both are answered by narrowing the intervals of the numbers until nothing
changes (see ``equations``); a number taken to be wrong is one that may be anything.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Quantity
from pipeline.relate import intervals
from pipeline.relate.equations import EVERYTHING, Equation, Span
from pipeline.relate.sum_record import Sum
from pipeline.relate.sums import equations

_SLACK = 1e-9  # floating point, relative; never a tolerance on the figures
#: How often an equation may be looked at before narrowing stops: enough for every chain of an article's sums.
_ROUNDS = 12
#: More numbers than this may not be named as wrong: a report that names them all says nothing.
_MOST_WRONG = 2
_CANDIDATES = 24
#: Sums of one group beyond which it is a table, and no reader would follow the working.
_LARGEST = 40


@dataclass(frozen=True)
class System:
    """The equations of some sums over claims, by name, and what print allows each number to be."""

    equations: tuple[Equation, ...]
    spans: Mapping[str, Span]

    def holds(self, free: Iterable[int] = ()) -> bool:
        """Whether values exist that print allows, with some claims (ids) taken to be anything."""
        return narrowed(self, frozenset(map(str, free))) is not None


def system(sums: Sequence[Sum], quantity: Callable[[int], Quantity]) -> System:
    """The system of some sums; ``quantity`` gives a claim's quantity. Sums without equations say nothing here."""
    found: list[Equation] = []
    for place, sum_ in enumerate(sums):
        quantities = {role: quantity(id_) for role, id_ in sum_.parts}
        names = {role: str(id_) for role, id_ in sum_.parts}
        found += (_renamed(each, names, place) for each in equations(sum_, quantities))
    printed = _printed(sums, quantity)
    return System(tuple(found), {name: printed.get(name, EVERYTHING) for each in found for name in each.names})


def _printed(sums: Sequence[Sum], quantity: Callable[[int], Quantity]) -> dict[str, Span]:
    """What print allows: levels side by side are read as finely as the finer one, what a sum tests may be cut off."""
    found: dict[str, Span] = {}
    for sum_ in sums:
        figures = intervals.significant(*(quantity(id_) for role, id_ in sum_.parts if role in {"old", "new"}))
        for role, id_ in sum_.parts:
            if role in {"old", "new"} or str(id_) not in found:
                interval = intervals.of(quantity(id_), figures if role in {"old", "new"} else None)
                found[str(id_)] = EVERYTHING if interval is None else intervals.ends(interval)
    for sum_ in sums:
        tested = sum_.of(sum_.tested)
        interval = intervals.with_truncation(quantity(tested))
        if interval is not None:
            found[str(tested)] = _joined(found[str(tested)], intervals.ends(interval))
    return found


def _joined(a: Span, b: Span) -> Span:
    return min(a[0], b[0]), max(a[1], b[1])


def _renamed(equation: Equation, names: Mapping[str, str], place: int) -> Equation:
    """Roles become claims; what stands for no claim (an unprinted old level) stays the sum's own."""
    return equation.renamed(lambda role: names.get(role, f"{place}{role}"))


def narrowed(system_: System, free: frozenset[str] = frozenset()) -> dict[str, Span] | None:
    """What the equations leave for each number; None when some number has nothing left."""
    spans = {name: EVERYTHING if name in free else span for name, span in system_.spans.items()}
    having: dict[str, list[int]] = {}
    for place, equation in enumerate(system_.equations):
        for name in equation.names:
            having.setdefault(name, []).append(place)
    waiting = deque(range(len(system_.equations)))
    looks = _ROUNDS * len(system_.equations)
    while waiting and looks:
        looks -= 1
        for name, span in list(system_.equations[waiting.popleft()].implied(spans)):
            met = _met(spans[name], span)
            if met is None:
                return None
            if met != spans[name]:
                spans[name] = met
                waiting.extend(place for place in having[name] if place not in waiting)
    return spans


def _met(a: Span, b: Span) -> Span | None:
    low, high = max(a[0], b[0]), min(a[1], b[1])
    slack = _SLACK * max(abs(low), abs(high)) if high < low else 0.0
    if low > high + slack:
        return None
    return (low, high) if low <= high else (high, low)


def contradictions(sums: Sequence[Sum], quantity: Callable[[int], Quantity]) -> Iterator[tuple[Sum, ...]]:
    """The smallest groups of sums that cannot hold together; ``sums`` are those that hold one by one."""
    for group in connected(sums):
        if not 2 <= len(group) <= _LARGEST or system(group, quantity).holds():
            continue
        yield _needed(group, quantity)


def _needed(sums: Sequence[Sum], quantity: Callable[[int], Quantity]) -> tuple[Sum, ...]:
    """The sums without any of which the contradiction is gone."""
    kept = list(sums)
    for sum_ in sums:
        rest = [other for other in kept if other is not sum_]
        if not system(rest, quantity).holds():
            kept = rest
    return tuple(kept)


def connected(sums: Sequence[Sum]) -> Iterator[tuple[Sum, ...]]:
    """Groups of sums that share numbers, in the order of their first sums."""
    home: dict[int, int] = {}  # claim -> the place of the first sum of its group, by way of others

    def first(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    parent = list(range(len(sums)))
    for place, sum_ in enumerate(sums):
        for id_ in sum_.ids:
            ends = sorted((first(home.setdefault(id_, place)), first(place)))
            parent[ends[1]] = ends[0]
    groups: dict[int, list[Sum]] = {}
    for place, sum_ in enumerate(sums):
        groups.setdefault(first(place), []).append(sum_)
    yield from map(tuple, groups.values())


def smallest_wrong(
    failing: Sequence[Sum], others: Sequence[Sum], quantity: Callable[[int], Quantity], sure: frozenset[int]
) -> tuple[frozenset[int], ...]:
    """The smallest sets of claims that would have to be wrong for every sum to hold; none where more than two would.

    ``failing`` are sums that do not hold, ``others`` those that do and share numbers with them; ``sure`` are claims
    that an official table confirms.
    """
    named = sorted({id_ for sum_ in failing for id_ in sum_.ids} - sure)[:_CANDIDATES]
    whole = system((*failing, *others), quantity)
    for size in range(1, _MOST_WRONG + 1):
        found = tuple(
            frozenset(ids)
            for ids in itertools.combinations(named, size)
            if all(sum_.ids & set(ids) for sum_ in failing) and whole.holds(ids)
        )
        if found:
            return found
    return ()
