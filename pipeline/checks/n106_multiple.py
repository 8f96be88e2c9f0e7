"""A multiple does not follow from the two levels.

What
    "Doubled from 417 to 628", "three times the 200 of last year", "a threefold rise from 100 to 400", "fell by a third
    from 6% to 3%". Multiples are loose words: "doubled" is a tenth either way, "three times" is rounded, "more than"
    opens the upper side up to three times as much, "three times more than" may be three or four times. What is off by
    less than 15 per cent is advice.

Why it matters
    "Doubled" and "tripled" carry a story, and are written from memory of the figures.

Flagged
    Thefts doubled from 417 to 628 in a year.

    There were 600 complaints, five times as many as the 200 received a year earlier.

    The club is halving its fee to £27 from £34.

Not flagged
    Thefts doubled from 317 to 628 in a year.

    There were 600 complaints, three times as many as the 200 received a year earlier.

    The chain will nearly double its shops from 13,100 to 21,400.

    Profits doubled while sales rose from £10m to £12m.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Quantity, Severity
from pipeline.relate import multiple_sums
from pipeline.relate.sums import Sum, fits

CODE = "N106"
NAME = "multiple"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every multiple between two levels."""
    for sum_ in desk.sums:
        if sum_.kind != "multiple":
            continue
        quantities = desk.quantities(sum_)
        fit = fits(sum_, quantities)
        working = _working(quantities)
        if fit is None:
            continue
        if fit:
            yield judging.consistent(sum_, CODE, working)
            continue
        old, new = quantities["old"].passage.text, quantities["new"].passage.text
        message = f"“{quantities[sum_.tested].passage.text}” does not fit {old} and {new}"
        loose = not multiple_sums.far_off(sum_, quantities)
        open_ended = quantities[sum_.tested].comparator == ">"
        severity: Severity = "advice" if loose else "warning" if open_ended else SEVERITY
        told = judging.Wording(CODE, NAME, severity, message, working, confidence=0.6 if loose else _confidence(sum_))
        yield from judging.contradiction(desk, sum_, told)


def _confidence(sum_: Sum) -> float:
    """A verb with both its levels is surest."""
    change = sum_.change
    direct = change is not None and (change.old, change.new) == (sum_.part("old"), sum_.part("new"))
    return 0.95 if direct else 0.85


def _working(quantities: Mapping[str, Quantity]) -> str:
    """ "417 to 628 is 1.51 times"."""
    old, new = wording.point(quantities["old"]), wording.point(quantities["new"])
    levels = f"{quantities['old'].passage.text} to {quantities['new'].passage.text}"
    return levels if not old or new is None else f"{levels} is {new / old:.2f} times"
