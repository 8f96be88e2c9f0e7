"""An amount, a percentage and the new level do not fit together.

What
    "Down 20 per cent, or $54m, to $262m": the new level and the amount give the level before, and so the percentage;
    so does the old level with the amount ("down $54m, or 17 per cent, from $316m").

Why it matters
    The old level is not printed, so the slip is not seen at a glance.

Flagged
    Turnover fell by $54m, or 20 per cent, to $262m.

    Exports decreased by £0.6bn (3.2%) to £25.3bn.

Not flagged
    Turnover fell by $54m, or 17 per cent, to $262m.

    The budget rose by 3% to £206m, or £17m a month.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Interval, Severity
from pipeline.relate.by_for_to import percent_fits_to
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
        if fit is None:
            continue
        amount = quantities["amount"].passage.text
        level = quantities["new" if "new" in quantities else "old"].passage.text
        working = _working(amount, level, "new" in quantities, implied)
        if fit:
            yield judging.consistent(sum_, CODE, working, quantities)
            continue
        message = f"{quantities['percent'].passage.text} does not fit {amount} and {level}"
        meant_to = sum_.change is not None and percent_fits_to(sum_.change, quantities)
        said = ("“by” for “to”: the amount would be the new level",) if meant_to else ()
        yield from judging.contradiction(desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working, said))


def _working(amount: str, level: str, later: bool, implied: Interval | None) -> str:
    if implied is None:
        return f"{amount} is more than {level} itself"
    percent = f"{wording.middle(implied):.1f}%"
    return (
        f"{amount} on the way to {level} is {percent} of the level before"
        if later
        else f"{amount} of {level} is {percent}"
    )
