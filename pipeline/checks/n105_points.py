"""Percentage points are printed where the change is per cent.

What
    A share or rate that moves from 6 to 8 per cent rises by 2 percentage points, or by a third. Where the printed
    points are not the difference of the two percentages, or where the count behind a share rose by just that per
    cent, the unit is wrong.

Why it matters
    Points and per cent differ by whole multiples, and readers cannot tell which is meant.

Flagged
    The jobless rate fell from 6.2% to 4.2%, a drop of 32 percentage points.

Not flagged
    The jobless rate fell from 6.2% to 4.2%, a drop of 2 percentage points.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Direction, Finding, PassageEvidence, Severity, Verdict
from pipeline.relate import intervals
from pipeline.relate.bases import Bases
from pipeline.relate.sums import fits

CODE = "N105"
NAME = "percentage-points"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge percentage points between two percentages, and points told of a share whose levels are known."""
    for sum_ in desk.sums:
        if sum_.kind != "points":
            continue
        quantities = desk.quantities(sum_)
        fit = fits(sum_, quantities)
        working = wording.difference(quantities["old"], quantities["new"])
        if fit:
            yield judging.consistent(sum_, CODE, working)
        elif fit is False:
            old, new = quantities["old"].passage.text, quantities["new"].passage.text
            message = f"{quantities['points'].passage.text} is not the difference between {old} and {new}"
            yield from judging.contradiction(desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working))
    for change, bases in desk.hung:
        if change.points is not None:
            yield from _judge_bases(desk, bases, change.points, change.direction)


def _judge_bases(desk: ArticleDesk, bases: Bases, points_id: int, direction: Direction | None) -> Iterator[Said]:
    claim = desk.claim(points_id)
    printed = intervals.with_truncation(claim.quantity)
    points, of_count = bases.points(), bases.of_count()
    if printed is None or of_count is None:
        return
    signed = intervals.signed(printed, direction)
    working = wording.percent_change(bases.old.quantity, bases.new.quantity)
    if points is not None:
        working += f"; the share moved by {wording.signed(wording.middle(points))} points"
        if intervals.meet(signed, points):
            yield Verdict(claim.id, CODE, "consistent", working)
            return
    if not intervals.meet(signed, of_count):
        return  # neither reading: too little is known to say what is wrong
    number = wording.plain(abs(wording.point(claim.quantity) or 0.0))
    yield Finding(
        code=CODE,
        name=NAME,
        severity=SEVERITY,
        confidence=0.9,
        passage=claim.quantity.passage,
        message=f"{claim.quantity.passage.text}: the count changed by {number} per cent, not by {number} points",
        working=working,
        suggestion=f"{number} per cent",
        diagnosis=("percentage points for per cent",),
        evidence=(
            PassageEvidence(judging.LABELS["old"], bases.old.quantity.passage),
            PassageEvidence(judging.LABELS["new"], bases.new.quantity.passage),
        ),
        subjects=frozenset({claim.id, bases.old.id, bases.new.id}),
    )
    yield Verdict(claim.id, CODE, "inconsistent", working)
