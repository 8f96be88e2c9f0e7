"""A difference does not follow from the two levels.

What
    "An increase of 123 from 381 to 504": the later level less the earlier one must be the difference, within what
    the rounding of all three allows. Counts printed to the unit are exact.

Why it matters
    One of the three numbers is wrong, and a reader who does the subtraction sees it.

Flagged
    The club recorded an increase of 32 from 81 to 104 members.

    Arrests were down by 41, from 253 to 222.

Not flagged
    The club recorded an increase of 23 from 81 to 104 members.

    Profits rose by £1.2bn from £3.1bn to £4.2bn.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Severity
from pipeline.relate.sums import fits

CODE = "N102"
NAME = "difference"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every difference between two levels of one change."""
    for sum_ in desk.sums:
        if sum_.kind != "difference":
            continue
        quantities = desk.quantities(sum_)
        old, new, amount = quantities["old"], quantities["new"], quantities["amount"]
        working = wording.difference(old, new)
        fit = fits(sum_, quantities)
        if fit:
            yield judging.consistent(sum_, CODE, working)
        elif fit is False:
            message = f"{amount.passage.text} is not the difference between {old.passage.text} and {new.passage.text}"
            yield from judging.contradiction(desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working))
