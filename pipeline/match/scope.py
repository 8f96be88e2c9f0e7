"""Another cell of the same indicator that a misprinted number fits exactly: another place, period, population or
measure of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.timeline import same_stretch
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.match.values import compare
from pipeline.records import Claim, Match, Observation, Quantity
from pipeline.relate.edits import corrections

Respect = Literal["place", "period", "population", "measure"]
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
    if own is None or not _is_exact(claim.quantity) or not isinstance(claim.quantity.value, (int, float)):
        return None
    rows = cells.foreign(tables.store.rows_around(named.indicator.id, own), tables.article, tables.store.sources)
    same = [row for row in rows if row.value == claim.quantity.value and (row.unit == own.unit)]
    if not same and _is_telling(claim.quantity) and not _is_edit_of(claim.quantity, own):
        same = [row for row in rows if row.unit == own.unit and compare(claim.quantity, row) == "supported_rounded"]
    respects: tuple[Respect, ...] = ("place", "period", "population")
    for differs in respects:
        found = [row for row in same if _differs_in(row, own) == differs]
        if differs == "period":
            near = [row for row in found if _years_apart(row, own) <= _NEAR]
            found = sorted(near, key=lambda row: _years_apart(row, own))
        related = [row for row in found if differs == "place" and _related(row, own, tables)]
        settled = own.status != ESTIMATED and (related or (differs == "population" and _digits(claim.quantity) > 1))
        if differs == "place" and not related and _is_slip(claim.quantity, own):
            continue
        if found and (settled or named.indicator.members or _is_telling(claim.quantity)):
            return Elsewhere((related or found)[0], own, differs)
    return _other_measure(claim.quantity, own, tables) if _is_telling(claim.quantity) else None


def _is_slip(quantity: Quantity, own: Observation) -> bool:
    """Whether swapped digits, or one too few or too many, make a short number its own cell's: likelier than that it is
    some other of many places' by chance."""
    if _digits(quantity) > _TELLING:
        return False
    mends = corrections({"value": quantity}, lambda _, edit: edit.quantity.value == own.value)
    return any(edit.kind != "one digit" for _, edit in mends)


def _other_measure(quantity: Quantity, own: Observation, tables: Tables) -> Elsewhere | None:
    """The row of the same table, place and period for another thing that is counted."""
    unit = tables.store.indicators[own.indicator].unit
    others = [one.id for one in tables.store.indicators.values() if one.unit == unit and one.id != own.indicator]
    for id_ in others:
        for row in tables.store.rows(id_, own.place_code):
            alike = (row.dataset, row.unit, row.start, row.end) == (own.dataset, own.unit, own.start, own.end)
            if alike and row.value == quantity.value and row.qualifiers == own.qualifiers:
                return Elsewhere(row, own, "measure")
    return None


def _is_edit_of(quantity: Quantity, own: Observation) -> bool:
    """Whether a slip of one digit makes a rounded number of its own cell's: likelier than some other cell's."""
    fits = {"supported", "supported_rounded"}
    return bool(corrections({"value": quantity}, lambda _, edit: compare(edit.quantity, own) in fits))


def _is_telling(quantity: Quantity) -> bool:
    """Whether a number has enough digits not to be some other cell's by chance."""
    return _digits(quantity) >= _TELLING


def _is_exact(quantity: Quantity) -> bool:
    """Whether print gives one number; a hedge before a long one does not make it a round one ("some 167,110")."""
    return quantity.comparator == "=" or (quantity.comparator == "~" and _digits(quantity) > _TELLING + 1)


def _digits(quantity: Quantity) -> int:
    """The digits that tell a number apart: the zeros of a round one do not."""
    text = quantity.passage.text
    digits = re.sub(r"\D|^\D*0+", "", text)
    return len(digits if "." in text else digits.rstrip("0"))


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
