"""Two tables may have an indicator of one name: the user's "suicide rate" beside the one that comes with copydesk. A
claim is about the one that has a row for it; where both have, about the one that its number fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.match.kinds import same_unit
from pipeline.match.values import compare
from pipeline.records import Claim, Indicator

_FITS = {"supported", "supported_rounded"}


def told_apart(named: Mapping[int, Named], claims: Iterable[Claim], tables: Tables) -> dict[int, Named]:
    """What each claim is about, by id, with the namesake in place of the indicator where its table is the better one.

    A figure that one of two tables has is no mistake, and a table is not passed over because another has its name.
    """
    meant = dict(named)
    for claim in claims:
        one = named.get(claim.id)
        if one is not None and one.namesakes:
            best = max((one.indicator, *one.namesakes), key=lambda indicator: _has(claim, indicator, tables))
            meant[claim.id] = replace(one, indicator=best)
    return meant


def _has(claim: Claim, indicator: Indicator, tables: Tables) -> int:
    """2 where the number is in the claim's own cell, 1 where the cell has a row that it may be held against, else 0."""
    want = cells.wanted(claim, indicator, tables)
    if want.place is None:
        return 0
    rows = cells.foreign(tables.store.rows(indicator.id, want.place.code), tables.article, tables.store.sources)
    cell = [row for row in cells.in_cell(rows, want) if row.value is not None]
    if not cell or (claim.role != "change" and not same_unit(claim.quantity, indicator)):
        return 0
    return 2 if claim.role != "change" and any(compare(claim.quantity, row) in _FITS for row in cell) else 1
