"""Percentages of one whole do not make up a hundred.

What
    "62 per cent agreed; the remaining 36 per cent did not": shares that words say leave nothing out must add up to
    100, within their rounding. Shares of a vote ("by 52 per cent to 49 per cent") may leave someone out and must not
    add up to more, nor may three or more of which none can hold anyone twice: for, against and no view, parties in a
    poll, where visitors came from, what each gets of the takings. Answers to a survey may overlap, and other lists of
    percentages are left alone.

Why it matters
    One of the percentages is wrong, or they are not of the same whole.

Flagged
    Some 62 per cent of drivers agreed; the remaining 36 per cent did not.

    The town voted by 54 per cent to 49 per cent to keep the bridge.

    Some 46 per cent backed the plan, 38 per cent opposed it and 61 per cent had no view.

Not flagged
    Some 62 per cent of drivers agreed; the remaining 38 per cent did not.

    The town voted by 51 per cent to 46 per cent to keep the bridge.

    Some 46 per cent backed the plan, 38 per cent opposed it and 16 per cent had no view.

    Some 62 per cent walk to work and 55 per cent take the bus.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Severity
from pipeline.relate.sums import fits

CODE = "N203"
NAME = "percentages-of-one-whole"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every list of percentages that excludes nothing, or no one twice."""
    for sum_ in desk.sums:
        if sum_.kind not in {"hundred", "exclusive"}:
            continue
        quantities = desk.quantities(sum_)
        parts = list(quantities.values())
        points = [wording.point(part) for part in parts]
        fit = fits(sum_, quantities)
        if fit is None or any(point is None for point in points):
            continue
        added = " + ".join(part.passage.text for part in parts)
        working = f"{added} is {wording.plain(sum(point or 0 for point in points))}%"
        if fit:
            yield judging.consistent(sum_, CODE, working)
            continue
        said = "do not add up to 100%" if sum_.kind == "hundred" else "are more than 100% together"
        message = f"{wording.listed([part.passage.text for part in parts])} {said}"
        severity: Severity = "warning" if sum_.inferred else SEVERITY
        yield from judging.contradiction(
            desk, sum_, judging.Wording(CODE, NAME, severity, message, working, confidence=0.85)
        )
