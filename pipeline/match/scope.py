"""Another cell of the same indicator that a misprinted number fits exactly: another place, period or population."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.extract.timeline import same_stretch
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.records import Claim, Match, Observation

Respect = Literal["place", "period", "population"]


@dataclass(frozen=True)
class Elsewhere:
    """The cell that fits, the claim's own cell, and in which one respect they differ."""

    row: Observation
    own: Observation
    differs: Respect


def other_cell(claim: Claim, match: Match, named: Named, tables: Tables) -> Elsewhere | None:
    """The nearest cell, differing in one respect only, whose value is exactly the printed one; None without one.

    The same period elsewhere comes first, an area that holds the place or lies in it before any other.
    """
    own = match.observation
    if own is None or claim.quantity.comparator != "=" or not isinstance(claim.quantity.value, (int, float)):
        return None
    rows = cells.foreign(tables.store.rows(named.indicator.id), tables.article, tables.store.sources)
    same = [row for row in rows if row.value == claim.quantity.value and (row.unit == own.unit)]
    respects: tuple[Respect, ...] = ("place", "period", "population")
    for differs in respects:
        found = [row for row in same if _differs_in(row, own) == differs]
        if found:
            related = [row for row in found if _related(row, own, tables)]
            return Elsewhere((related or found)[0], own, differs)
    return None


def _differs_in(row: Observation, own: Observation) -> str | None:
    place = row.place_code != own.place_code
    period = not same_stretch((row.start, row.end), (own.start, own.end))
    population = row.qualifiers != own.qualifiers
    if place + period + population != 1:
        return None
    return "place" if place else "period" if period else "population"


def _related(row: Observation, own: Observation, tables: Tables) -> bool:
    return tables.store.contains(own.place_code, row.place_code) or tables.store.contains(
        row.place_code, own.place_code
    )
