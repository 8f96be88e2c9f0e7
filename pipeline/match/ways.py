"""Which way the official figures went: "fell to 2,701" of a series that rose.

Print that tells a level and a direction and no more leaves open since when. So the word is contradicted only where
every period that may be meant goes the other way: the year before, and the period right before a month or a quarter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.stretches import move
from pipeline.match import cells
from pipeline.match.cells import Stretch, Tables
from pipeline.match.indicators import Named
from pipeline.match.scenes import Scene
from pipeline.patterns import lazily
from pipeline.records import Change, Claim, Match, Observation

#: "Have fallen to", "rose back to", "after a peak": since some day that print leaves open.
_OPEN = lazily(
    r"\b(?:(?:has|have|had|having)\s+(?:\w+\s+)?\w+(?:ed|en|wn|llen|unk)|since|back|again|once|after|before|peak\w*|steadily|gradually|continu\w+|long|eventually)\b",
    re.IGNORECASE,
)
_FITS = frozenset({"supported", "supported_rounded"})
_UNITS = {"month": "month", "quarter": "quarter"}
#: A smaller move is within what later corrections do to a figure.
_LEAST = 0.003


def rows_against(
    change: Change,
    claims: Sequence[Claim],
    levels: Mapping[int, Match],
    named: Named | None,
    tables: Tables,
    scene: Scene,
) -> tuple[Observation, ...]:
    """The rows before a level from which it did not go as print says, its own row first; empty where it did, or where
    print says more of the change than its direction."""
    told = (change.old, change.amount, change.percent, change.points, change.multiple)
    match = None if change.new is None else levels.get(change.new)
    if match is None or match.observation is None or match.status not in _FITS or any(id_ is not None for id_ in told):
        return ()
    claim, row = claims[match.claim], match.observation
    if named is None or not named.exact or change.direction is None or not _is_plain(claim, scene):
        return ()
    before = _before(row, tables)
    if not before or any(one is None or not _is_against(change, one, row) for one in before):
        return ()
    return (row, *(one for one in before if one is not None))


def _is_plain(claim: Claim, scene: Scene) -> bool:
    """Whether the level's own period is the only one in its sentence."""
    if claim.inferred or claim.baseline is not None or scene.over_years or scene.loose or _OPEN.search(scene.text):
        return False
    return len(scene.periods) == 1


def _before(row: Observation, tables: Tables) -> list[Observation | None]:
    """The row of the year before, and of the period before where that is shorter; None for one that is not there."""
    stretch = (row.start, row.end)
    steps = [move(stretch, "year", -1)]
    if row.period_kind in _UNITS:
        steps.append(move(stretch, _UNITS[row.period_kind], -1))
    found = cells.foreign(tables.store.rows(row.indicator, row.place_code), tables.article, tables.store.sources)
    alike = [one for one in found if (one.source, one.unit, one.qualifiers) == (row.source, row.unit, row.qualifiers)]
    return [_of(alike, step, row, tables) for step in steps]


def _of(rows: Sequence[Observation], stretch: Stretch, own: Observation, tables: Tables) -> Observation | None:
    one_vintage = tables.store.sources[own.source].one_vintage
    same = [row for row in rows if cells.is_of(row, stretch) and (one_vintage or row.release == own.release)]
    return cells.chosen(same, tables.article.published)


def _is_against(change: Change, before: Observation, own: Observation) -> bool:
    """Whether the figures move the other way, and by more than their last digit."""
    if before.value is None or own.value is None:
        return False
    moved = own.value - before.value
    if abs(moved) <= max(1.5 * 10.0**-own.decimals, _LEAST * abs(before.value)):
        return False
    return (moved > 0) != (change.direction == "up")
