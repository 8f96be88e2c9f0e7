"""How print tells a change, and what two rows make of it in the same terms: a difference, a per cent, a fraction ("rose
by a third"), a multiple ("doubled")."""

from __future__ import annotations

from dataclasses import replace

from pipeline.match.values import row_interval
from pipeline.records import Change, Claim, Interval, Observation, Quantity, Status
from pipeline.relate import intervals

#: Kinds of changes in words, which are never exact.
LOOSE = frozenset({"fraction", "multiple"})
#: Up to so far from a fraction a change is only loosely told.
_FRACTION_SLACK = 0.1
#: And so far from a multiple, as a part of it.
_MULTIPLE_SLACK = 0.15


def held_against(claim: Claim, change: Change, old: Observation, new: Observation) -> Status | None:
    """Whether two rows bear a printed change out; a fraction or a multiple that is only loosely theirs has no
    reference. None where print or rows give nothing to compare."""
    quantity = claim.quantity
    if quantity.kind == "multiple" and _size(quantity) < 1 and quantity.comparator != "=":
        return None  # "more than halved" fell below a half, "almost halved" stayed above: the hedge is turned round
    strict = intervals.of(quantity) if quantity.kind in LOOSE else intervals.with_truncation(_signed(quantity, change))
    derived = derive(quantity, old, new)
    if strict is None or derived is None:
        return None
    if quantity.kind not in LOOSE:
        return "supported" if intervals.meet(strict, derived) else "mismatch"
    fraction = quantity.kind == "fraction"
    falls = fraction and change.direction == "down"
    moved = intervals.negated(derived) if falls else derived
    if intervals.meet(strict, moved):
        return "supported"
    slack = _FRACTION_SLACK if fraction else _MULTIPLE_SLACK * _size(quantity)
    near = Interval(_size(quantity) - slack, _size(quantity) + slack)
    return "no_reference" if intervals.meet(near, moved) else "mismatch"


def _signed(quantity: Quantity, change: Change) -> Quantity:
    """Print gives a fall as a positive number."""
    if change.direction != "down" or not isinstance(quantity.value, (int, float)) or quantity.interval is None:
        return quantity
    return replace(quantity, value=-quantity.value, interval=intervals.negated(quantity.interval))


def _size(quantity: Quantity) -> float:
    return abs(quantity.value) if isinstance(quantity.value, (int, float)) else 0.0


def derive(quantity: Quantity, old: Observation, new: Observation) -> Interval | None:
    """The change between two rows in the terms of the printed quantity, or None."""
    before, after = row_interval(old), row_interval(new)
    if before is None or after is None:
        return None
    if quantity.kind in {"percent", "fraction"}:
        change = intervals.percent_change(before, after)
        return change if change is None or quantity.kind == "percent" else intervals.scaled(change, 0.01)
    if quantity.kind == "multiple":
        return intervals.ratio(after, before)
    if quantity.kind in {"count", "money", "measure", "percentage_points"}:
        return intervals.difference(after, before)
    return None


def change_words(quantity: Quantity, old: Observation, new: Observation) -> str:
    """ "55,507 to 64,667 is +16.5%"."""
    assert old.value is not None and new.value is not None  # noqa: S101, PT018 - derive gave a value
    if quantity.kind in {"percent", "fraction"}:
        change = f"{100 * (new.value / old.value - 1):+.1f}%"
    elif quantity.kind == "multiple":
        change = f"{new.value / old.value:.3g} times"
    else:
        change = f"{new.value - old.value:+,.10g}"
    return f"{old.value:,.10g} to {new.value:,.10g} is {change.replace('-', '−')}"
