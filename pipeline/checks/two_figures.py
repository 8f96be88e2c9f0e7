"""Two printed figures for one thing: whether they are at odds, and how a finding speaks of each."""

from __future__ import annotations

from pipeline.records import Claim
from pipeline.relate import intervals

_FACTOR = 2  # beyond it two figures of one name are rather two things


def apart(a: Claim, b: Claim) -> bool:
    """Whether no value can be both, and still they are near enough to be one figure misprinted; or a rise in one is
    a fall in the other."""
    if a.role == "change" and a.direction and b.direction and a.direction != b.direction:
        return True
    first, second = a.quantity.value, b.quantity.value
    if not isinstance(first, (int, float)) or not isinstance(second, (int, float)):
        return False
    spans = [intervals.with_truncation(claim.quantity) for claim in (a, b)]
    if spans[0] is None or spans[1] is None or intervals.meet(spans[0], spans[1]):
        return False
    low, high = sorted((abs(first), abs(second)))
    return high <= _FACTOR * low or misprinted(a, b)


def misprinted(a: Claim, b: Claim) -> bool:
    """Whether the digits of two printed figures are the same in another order, or the same but for one of them."""
    texts = (claim.quantity.passage.text for claim in (a, b))
    first, second = sorted(("".join(filter(str.isdigit, text)) for text in texts), key=len)
    if len(first) == len(second):
        return sorted(first) == sorted(second) or sum(x != y for x, y in zip(first, second, strict=True)) == 1
    return any(first == second[:place] + second[place + 1 :] for place in range(len(second)))


def said(claim: Claim) -> str:
    """A figure as printed, with the direction of a change."""
    direction = f"{claim.direction} " if claim.role == "change" and claim.direction else ""
    return f"{direction}{claim.quantity.passage.text}"
