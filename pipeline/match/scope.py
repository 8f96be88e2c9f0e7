"""Another cell of the same indicator that a misprinted number fits exactly: another place, period or population."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.timeline import same_stretch
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.records import Claim, Match, Observation, Quantity

Respect = Literal["place", "period", "population"]
#: SDMX: an estimate, which every release may revise.
ESTIMATED = "E"
#: A number of fewer digits is in some cell of a long table by chance.
_TELLING = 3
#: Years within which a row is taken for a neighbour's: further off, the same number is chance.
_NEAR = 5
_DAYS_OF_A_YEAR = 365.25


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
        if differs == "period":
            near = [row for row in found if _years_apart(row, own) <= _NEAR]
            found = sorted(near, key=lambda row: _years_apart(row, own))
        related = [row for row in found if differs == "place" and _related(row, own, tables)]
        settled = related and own.status != ESTIMATED
        if found and (settled or named.indicator.members or _is_telling(claim.quantity)):
            return Elsewhere((related or found)[0], own, differs)
    return None


def _is_telling(quantity: Quantity) -> bool:
    """Whether a number has enough digits not to be some other cell's by chance."""
    return len(re.sub(r"\D|^\D*0+", "", quantity.passage.text)) >= _TELLING


def _years_apart(row: Observation, own: Observation) -> float:
    return abs((row.end - own.end).days) / _DAYS_OF_A_YEAR


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
