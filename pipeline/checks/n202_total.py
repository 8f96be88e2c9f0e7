"""Parts do not add up to their total.

What
    A printed total against the sum of its parts, where grammar says that they are all its parts: "100 members, 60
    women and 40 men"; "Of the 100, 60 left and the remaining 40 stayed"; "60 people and 40 more, 100 in all".
    Rounded parts and totals add up within their rounding. Parts that exclude each other, each in a place of its own,
    may be fewer than the whole and not more.

Why it matters
    One of the numbers is wrong, or a part is missing, and a reader who adds them up sees it.

Flagged
    The choir has 96 members: 51 women and 48 men.

    Of the 3,041 letters, 1,892 were answered. The remaining 1,194 were not.

    Of the 220 staff, 130 are in Cork, 60 in Limerick and 50 in Waterford.

Not flagged
    The choir has 96 members: 51 women and 45 men.

    Of the 2.8 million moves, 1.5 million were by women and 1.4 million by men.

    Of the 220 staff, 130 are in Cork and 60 in Limerick.

    Of the 400 complaints, 250 were upheld and 100 were withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Severity
from pipeline.relate.sums import fits

CODE = "N202"
NAME = "total"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every total whose parts are all known."""
    for sum_ in desk.sums:
        if sum_.kind not in {"total", "within"}:
            continue
        quantities = desk.quantities(sum_)
        total = quantities["total"]
        parts = [quantity for role, quantity in quantities.items() if role != "total"]
        points = [wording.point(part) for part in parts]
        fit = fits(sum_, quantities)
        if fit is None or any(point is None for point in points):
            continue
        added = " + ".join(part.passage.text for part in parts)
        whole = wording.like(sum(point or 0 for point in points), total, *parts)
        working = f"{added} is {whole}, print has {total.passage.text}"
        if fit:
            yield judging.consistent(sum_, CODE, working, quantities)
            continue
        apart = "are more together than" if sum_.kind == "within" else "do not add up to"
        message = f"{wording.listed([part.passage.text for part in parts])} {apart} {total.passage.text}"
        unsure = (
            sum_.inferred or sum_.kind == "within" or sum(point or 0 for point in points) < (wording.point(total) or 0)
        )
        severity: Severity = "warning" if unsure else SEVERITY  # parts that are too few may not be all of them
        confidence = 0.8 if unsure else 0.9
        yield from judging.contradiction(
            desk, sum_, judging.Wording(CODE, NAME, severity, message, working, confidence=confidence)
        )
