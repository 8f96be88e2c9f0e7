"""A difference does not follow from the two levels.

What
    "An increase of 123 from 381 to 504": the later level less the earlier one must be the difference, within what
    the rounding of all three allows. Counts printed to the unit are exact. A level held against another ("69 more than
    the 218 needed", "£0.5m over the budget of £2.1m") is one of the two, and so are the exports and imports that a
    balance of trade is told of, those who came and those who left beside net migration, and what something was bought
    and sold for. Where the pieces stand in two sentences, the finding is a warning.

Why it matters
    One of the three numbers is wrong, and a reader who does the subtraction sees it.

Flagged
    The club recorded an increase of 32 from 81 to 104 members.

    Arrests were down by 41, from 253 to 222.

    The senator won 287 votes, 96 more than the 218 needed.

    Attendance at the zoo was 48,900 in 2013. This was 5,300 lower than in 2012 (52,400).

    Exports rose to £22.4bn and imports fell to £26.1bn, leaving a deficit of £7.3bn.

Not flagged
    The club recorded an increase of 23 from 81 to 104 members.

    Profits rose by £1.2bn from £3.1bn to £4.2bn.

    The senator won 287 votes, 69 more than the 218 needed.

    Exports rose to £22.4bn and imports fell to £26.1bn, leaving a deficit of £3.7bn.
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
#: The two levels and the difference, by kind of sum.
_ROLES = {"difference": ("old", "new", "amount"), "balance": ("exports", "imports", "balance")}


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every difference between two levels of one change."""
    for sum_ in desk.sums:
        roles = _ROLES.get(sum_.kind)
        if roles is None:
            continue
        quantities = desk.quantities(sum_)
        old, new, amount = (quantities[role] for role in roles)
        working = wording.difference(old, new)
        fit = fits(sum_, quantities)
        if fit:
            yield judging.consistent(sum_, CODE, working, quantities)
        elif fit is False:
            message = f"{amount.passage.text} is not the difference between {old.passage.text} and {new.passage.text}"
            yield from judging.contradiction(desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working))
