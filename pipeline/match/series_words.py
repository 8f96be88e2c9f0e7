"""A series of rows in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Observation

_TOLD = 4  # periods that are named one by one


def some_periods(rows: Sequence[Observation]) -> str:
    """The periods of rows in the order of time: all of a few ("2014, 2015 and 2016"), else how many there are and the
    first and the last ("446 periods from January 1989 to February 2026")."""
    ordered = sorted(rows, key=lambda row: (row.end, row.start))
    periods = tuple(dict.fromkeys(row.period for row in ordered))
    if len(periods) > _TOLD:
        return f"{len(periods)} periods from {periods[0]} to {periods[-1]}"
    return " and ".join(part for part in (", ".join(periods[:-1]), *periods[-1:]) if part)
