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


_PEOPLE = frozenset("people person resident inhabitant individual man woman user worker employee".split())
#: Nouns that stand for whatever is counted: "74,147 vehicles, 3.7% fewer than the 76,996 units".
_ANYTHING = frozenset("unit case total figure number one".split())


def changes_by(level: Quantity, other: Quantity) -> bool:
    """Whether grammar may tie two quantities into one change, as two levels or as a level and an amount: one is told of
    the other, so that the noun may be another word for the same ("53 million residents, up by 2 million people")."""
    if comparable(level, other):
        return True
    if not {level.kind, other.kind} <= {"count", "index", "measure"}:
        return False
    if "metre" in {level.unit, other.unit} and any(
        q.kind == "count" and q.passage.text[-1:] == "m" for q in (level, other)
    ):
        return False  # "at 8,848m, it is 237 metres higher": millions or metres
    ours, theirs = _noun(level), _noun(other)
    if ours is None or theirs is None or ours == theirs:
        return True
    return {ours, theirs} <= _PEOPLE or bool({ours, theirs} & _ANYTHING)


def _noun(quantity: Quantity) -> str | None:
    return None if quantity.unit is None else quantity.unit.split()[-1]
