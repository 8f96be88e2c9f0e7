"""Whether two quantities may be set beside each other at all: of one kind and unit, and not far apart."""

from __future__ import annotations

from pipeline.records import Quantity


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one kind and unit, so that they may be subtracted."""
    if a.kind != b.kind:
        return {a.kind, b.kind} <= {"count", "vague"}
    if a.kind == "count":
        return a.unit is None or b.unit is None or a.unit.split()[-1:] == b.unit.split()[-1:]
    return a.unit == b.unit or a.unit is None or b.unit is None


def near(loose: float, exact: float) -> bool:
    """Within a factor of two: one figure told twice is not told further apart than that."""
    return loose / 2 <= exact <= loose * 2
