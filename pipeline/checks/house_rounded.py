"""A sum that holds but for the house's own way to round: 45 for 44.5 where a half goes to the even digit."""

from __future__ import annotations

from dataclasses import replace

from pipeline.checks import wording
from pipeline.checks.check import ArticleDesk
from pipeline.records import Quantity
from pipeline.relate.house_rounding import as_anywhere, rounded
from pipeline.relate.sums import Sum, expected, fits

CUT, HALF = "digits cut off; the house style rounds", "a half rounded otherwise than in house style"


def told(desk: ArticleDesk, sum_: Sum) -> tuple[str, str | None] | None:
    """What is wrong with a sum in this house alone, and how the tested number would be printed; None where the sum is
    wrong in any house."""
    quantities = desk.quantities(sum_)
    if not any(as_anywhere(one) != one for one in quantities.values()):
        return None
    if not fits(sum_, {role: as_anywhere(one) for role, one in quantities.items()}):
        return None
    halves = {role: replace(one, rounding="either") for role, one in quantities.items()}
    return (HALF if fits(sum_, halves) else CUT), _printed(quantities[sum_.tested], sum_, quantities)


def _printed(tested: Quantity, sum_: Sum, quantities: dict[str, Quantity]) -> str | None:
    implied, value = expected(sum_, quantities), tested.value
    if implied is None or tested.step is None or not isinstance(value, (int, float)):
        return None
    steps = rounded(abs(wording.middle(implied)) / tested.step, tested.rounding)
    text = wording.like(steps * tested.step, replace(tested, value=abs(value)))
    return text if text != tested.passage.text else None
