"""A rate is given per two periods, and the two do not agree.

What
    "600 calls a week, about 86 a day"; "60,000 thefts a year: one every eight minutes". The second must be the first
    one over the other period, within the rounding of both. A day may be any day or one of five or six worked ones;
    a month has 28 to 31 days. Prices and wages are left alone: a week may be cheaper than seven days.

Why it matters
    The rate per day is told to make a large number felt, and is worked out in a hurry.

Flagged
    The agency spends £850m a year, or half a million a day, on hotels.

    The line takes 600 calls a week, about 8 a day.

    There are 60,000 thefts a year: one every two minutes.

Not flagged
    The agency spends £850m a year, or £2.3m a day, on hotels.

    The line takes 600 calls a week, about 86 a day.

    There are 60,000 thefts a year: one every nine minutes.

    The office takes 26,000 calls a year, or 100 a day.

    A pass costs £5 a day or £20 a week.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Severity
from pipeline.relate.sums import expected, fits

CODE = "N404"
NAME = "rate-period"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every rate that is given again."""
    for sum_ in desk.sums:
        if sum_.kind not in ("rate", "pace"):
            continue
        quantities = desk.quantities(sum_)
        first, again = quantities["rate"], quantities["again"]
        per, per_again = sum_.periods or ("", "")
        told = _rate(first.passage.text, per)
        implied = expected(sum_, quantities)
        middle = "" if implied is None else _about(wording.middle(implied))
        sign = first.passage.text[0] if first.kind == "money" and first.passage.text[0] in "£$€¥₹" else ""
        if sum_.kind == "pace":
            other, worked = (f"one every {number} {per_again}s" for number in (again.passage.text, middle))
        else:
            other, worked = (_rate(number, per_again) for number in (again.passage.text, sign + middle))
        working = f"{told} is about {worked}"
        fit = fits(sum_, quantities)
        if fit:
            yield judging.consistent(sum_, CODE, working)
        elif fit is False:
            yield from judging.contradiction(
                desk, sum_, judging.Wording(CODE, NAME, SEVERITY, f"{told} is not {other}", working, confidence=0.85)
            )


def _about(value: float) -> str:
    """To three figures: a rate is worked out for comparing, not for printing."""
    return wording.plain(float(f"{value:.3g}"))


def _rate(number: str, per: str) -> str:
    return f"{number} {'an' if per == 'hour' else 'a'} {per}"
