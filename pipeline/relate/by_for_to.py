""" "Grew by 41,200, from 39,800": an amount of change that is as large as a new level would be; pure."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import Change, Claim, Quantity
from pipeline.relate import intervals
from pipeline.relate.comparing import changes_by

#: How the amount stands to the level before, where it may be the level after.
_LIKE_A_LEVEL = {"up": (1.0, 1.5), "down": (0.5, 1.0)}


def may_be_to(change: Change, claims: Mapping[int, Claim]) -> bool:
    """Whether a change that tells no new level has an amount of the size of one."""
    if change.amount is None or change.old is None or change.new is not None or change.direction is None:
        return False
    amount, old = claims[change.amount].quantity, claims[change.old].quantity
    if not changes_by(old, amount) or amount.comparator != "=" or old.comparator != "=":
        return False
    if not isinstance(amount.value, (int, float)) or not isinstance(old.value, (int, float)) or old.value <= 0:
        return False
    low, high = _LIKE_A_LEVEL[change.direction]
    return low < amount.value / old.value < high


def percent_fits_to(change: Change, quantities: Mapping[str, Quantity]) -> bool:
    """Whether the percentage is the change from the old level to what print has as the amount."""
    if "old" not in quantities or change.direction is None:
        return False
    old, new = intervals.pair(quantities["old"], quantities["amount"])
    implied = None if old is None or new is None else intervals.percent_change(old, new)
    printed = intervals.with_truncation(quantities["percent"])
    if implied is None or printed is None:
        return False
    return intervals.meet(implied, intervals.signed(printed, change.direction))
