"""The official series around a figure, and where print would put a point in it: what a plot of a finding shows.

Made only for findings, so that matching pays nothing for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from pipeline.checks.check import ArticleDesk
from pipeline.match import cells
from pipeline.records import Claim, Observation, Point, Series

#: A plot of fewer figures says no more than the sentence beside it.
FEWEST = 3
#: Figures that a plot has room for; those nearest in time to the one in question stay.
MOST = 60
_LEAP = 3  # days by which two periods of one kind differ


def series(desk: ArticleDesk, row: Observation, claim: Claim, value: object, words: str | None = None) -> Series | None:
    """The series that the row belongs to, with ``value`` in the row's period; None where there is no plot in it.

    ``words`` are those of print, where they are others than the claim's number.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    points = _points(desk, row)
    if len(points) < FEWEST:
        return None
    printed = Point(row.period, row.end, float(value))
    return Series(row, desk.tables.store.sources[row.source], points, printed, words or claim.quantity.passage.text)


def _points(desk: ArticleDesk, row: Observation) -> tuple[Point, ...]:
    """A figure a period, in order: the row's own, then its release's, then its source's newest, then any newest."""
    store = desk.tables.store
    best: dict[tuple[str, str], Observation] = {}
    rows = cells.foreign(store.rows(row.indicator, row.place_code), desk.tables.article, store.sources)
    for one in sorted(_alike(rows, row), key=lambda one: _rank(one, row)):
        best[one.start.isoformat(), one.end.isoformat()] = one  # the last is the best
    near = sorted(best.values(), key=lambda one: (abs((one.end - row.end).days), one.end))[:MOST]
    return tuple(
        Point(one.period, one.end, one.value, one.source == row.source)
        for one in sorted(near, key=lambda one: (one.end, one.start))
        if one.value is not None
    )


def _alike(rows: Iterable[Observation], row: Observation) -> Iterable[Observation]:
    """Rows of one population, unit and length of period with the row."""
    days = (row.end - row.start).days
    return (
        one
        for one in rows
        if one.value is not None
        and (one.qualifiers, one.unit, one.period_kind) == (row.qualifiers, row.unit, row.period_kind)
        and abs((one.end - one.start).days - days) <= _LEAP
    )


def _rank(one: Observation, row: Observation) -> tuple[bool, bool, bool, str, int]:
    own_source = one.source == row.source
    return one == row, own_source and one.release == row.release, own_source, cells.earliest(one.release), one.row


def level_after(desk: ArticleDesk, row: Observation, claim: Claim, old: float) -> Series | None:
    """The series that the row belongs to, with the level that a printed change makes of an earlier one."""
    found = series(desk, row, claim, _changed(claim, old))
    return None if found is None else replace(found, derived=True)


def _changed(claim: Claim, old: float) -> float | None:
    """The level that a printed change makes of an earlier one; None where it tells none."""
    value = claim.quantity.value
    if isinstance(value, tuple) or value is None:
        return None
    amount = -abs(value) if claim.direction == "down" else value
    factors = {"percent": 1 + amount / 100, "fraction": 1 + amount, "multiple": abs(value)}
    factor = factors.get(claim.quantity.kind)
    return old * factor if factor is not None else old + amount
