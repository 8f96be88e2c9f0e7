"""Numbers that are right but for the house's own way to round: 45 for 44.5 where a half goes to the even digit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.checks import wording
from pipeline.checks.check import ArticleDesk
from pipeline.records import Interval, Quantity
from pipeline.relate.house_rounding import as_anywhere, rounded
from pipeline.relate.sums import Sum, expected, fits

CUT, HALF = "digits cut off; the house style rounds", "a half rounded otherwise than in house style"


def of_sum(desk: ArticleDesk, sum_: Sum) -> tuple[str, str | None] | None:
    """What is wrong with a sum in this house alone, and how the tested number would be printed; None where the sum is
    wrong in any house."""
    quantities = desk.quantities(sum_)
    if not any(as_anywhere(one) != one for one in quantities.values()):
        return None
    if not fits(sum_, {role: as_anywhere(one) for role, one in quantities.items()}):
        return None
    halves = {role: replace(one, rounding="either") for role, one in quantities.items()}
    return (HALF if fits(sum_, halves) else CUT), _printed(quantities[sum_.tested], expected(sum_, quantities))


def of_number(
    printed: Quantity, value: Interval | None, fits_print: Callable[[Quantity], bool]
) -> tuple[str, str | None] | None:
    """The same of one number, held against a value: ``fits_print`` says whether a quantity may stand for that."""
    if as_anywhere(printed) == printed or not fits_print(as_anywhere(printed)):
        return None
    return (HALF if fits_print(replace(printed, rounding="either")) else CUT), _printed(printed, value)


def _printed(printed: Quantity, implied: Interval | None) -> str | None:
    """The number as the house prints what is implied, in the words of print."""
    value = printed.value
    if implied is None or printed.step is None or not isinstance(value, (int, float)):
        return None
    steps = rounded(abs(wording.middle(implied)) / printed.step, printed.rounding)
    text = wording.like(steps * printed.step, replace(printed, value=abs(value)))
    return text if text != printed.passage.text else None
