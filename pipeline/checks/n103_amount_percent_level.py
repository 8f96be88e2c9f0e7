"""An amount, a percentage and the new level do not fit together.

What
    "Down 20 per cent, or $54m, to $262m": the new level and the amount give the level before, and so the percentage.

Why it matters
    The old level is not printed, so the slip is not seen at a glance.

Flagged
    Turnover fell by $54m, or 20 per cent, to $262m.

Not flagged
    Turnover fell by $54m, or 17 per cent, to $262m.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Severity
from pipeline.relate.sums import expected, fits

CODE = "N103"
NAME = "amount-and-percent"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every change that prints an amount, a percentage and the new level, but not the old one."""
    for sum_ in desk.sums:
        if sum_.kind != "amount_percent_level":
            continue
        quantities = desk.quantities(sum_)
        implied, fit = expected(sum_, quantities), fits(sum_, quantities)
        if implied is None or fit is None:
            continue
        amount, new = quantities["amount"].passage.text, quantities["new"].passage.text
        working = f"{amount} on the way to {new} is {wording.middle(implied):.1f}% of the level before"
        if fit:
            yield judging.consistent(sum_, CODE, working)
            continue
        message = f"{quantities['percent'].passage.text} does not fit {amount} and {new}"
        yield from judging.contradiction(desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working))
