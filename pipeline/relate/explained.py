"""Numbers that another number of the article explains better than the one that a sum across sentences found for them:
"Leeds grew by 0.5 per cent to 793,139. … The rise of 3,945" is of that growth, "1,840 officers, 1.3 per cent of the
total" of the 142,505 officers told further up."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.measure_words import words_of
from pipeline.records import Change, Claim
from pipeline.relate import intervals

#: How far from it, in numbers or changes of the article, the explanation is looked for.
_NEAR = 40
_NEAR_CHANGES = 12


def amount_of_another(change: Change, at: int, changes: Sequence[Change], claims: Sequence[Claim]) -> bool:
    """Whether a change's amount is what another change near it, told by a percentage and its new level, comes to."""
    amount = claims[change.amount].quantity.interval if change.amount is not None else None
    if amount is None:
        return False
    for other in changes[max(0, at - _NEAR_CHANGES) : at + _NEAR_CHANGES]:
        if other.percent is None or other.new is None or other.old is not None or other.new == change.new:
            continue
        level, percent = claims[other.new].quantity.interval, intervals.with_truncation(claims[other.percent].quantity)
        moved = amount if other.direction != "down" else intervals.negated(amount)
        before = intervals.difference(level, moved) if level is not None else None
        growth = intervals.percent_change(before, level) if before is not None and level is not None else None
        if (
            growth is not None
            and percent is not None
            and intervals.meet(growth, intervals.signed(percent, other.direction))
        ):
            return True
    return False


def share_of_another(part_id: int, whole_id: int, share_id: int, claims: Sequence[Claim]) -> bool:
    """Whether a share is that of its part in a level of the same thing near it, where the whole counts another."""
    part, whole, share = claims[part_id], claims[whole_id], claims[share_id]
    own, size = words_of(part.measure or ""), part.quantity.interval
    printed = intervals.with_truncation(share.quantity)
    if size is None or printed is None or share.quantity.kind != "percent" or own & words_of(whole.measure or ""):
        return False
    for level in claims[max(0, part.id - _NEAR) : part.id + _NEAR]:
        alike = (
            level.role in {"level", "baseline"}
            and level.quantity.kind == "count"
            and level.id not in {part.id, whole.id}
        )
        if not alike or level.quantity.interval is None or not own & words_of(level.measure or ""):
            continue
        quotient = intervals.ratio(size, level.quantity.interval)
        if quotient is not None and intervals.meet(intervals.scaled(quotient, 100), printed):
            return True
    return False
