"""A figure given loosely in one place contradicts the exact one in another.

What
    "More than 3,000" in the introduction and 3,041 in the text are one figure: the same measure, place and period.
    The exact number must lie where the loose one says.

Why it matters
    Headlines and introductions are written last and by other hands.

Flagged
    More than 4,000 burglaries were recorded in Kent in 2016/17. In 2016/17 there were 3,041 burglaries in Kent.

Not flagged
    More than 3,000 burglaries were recorded in Kent in 2016/17. In 2016/17 there were 3,041 burglaries in Kent.

    More than 4,000 burglaries were recorded in Kent in 2016/17. In 2016/17 there were 3,041 burglaries in Essex.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Severity
from pipeline.relate.sums import fits

CODE = "N301"
NAME = "restatement"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every loose figure that the article also gives exactly."""
    for sum_ in desk.sums:
        if sum_.kind != "restatement":
            continue
        exact, loose = desk.claim(sum_.of("exact")), desk.claim(sum_.of("loose"))
        working = f"{wording.printed(loose)} and {exact.quantity.passage.text} are one figure: {exact.measure}"
        fit = fits(sum_, desk.quantities(sum_))
        if fit:
            yield judging.consistent(sum_, CODE, working)
        elif fit is False:
            message = f"“{wording.printed(loose)}” contradicts {exact.quantity.passage.text}, the same figure elsewhere"
            yield from judging.contradiction(desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working))
