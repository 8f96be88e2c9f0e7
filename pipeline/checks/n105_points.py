"""Percentage points and per cent are mixed up, or the points are not the difference.

What
    A share or rate that moves from 6 to 8 per cent rises by 2 percentage points, or by a third. Flagged are points that
    are not the difference of the two percentages, whether of two times or of two sides ("leads by 18 points, 58 per
    cent to 40"); per cent that are the points and not the change (a warning: it is loose print); "percentage points"
    told of money or counts, which can only change by per cent; and points told of a share where the count behind it
    rose by just that per cent.

Why it matters
    Points and per cent differ by whole multiples, and readers cannot tell which is meant.

Flagged
    The jobless rate fell from 6.2% to 4.2%, a drop of 32 percentage points.

    The jobless rate fell from 6.2% to 4.2%, a 2 per cent drop.

    Ms Orr leads Mr Quist by 18 points (58 per cent to 45 per cent).

    Pre-tax profits rose 18 percentage points to £4.5bn from £3.8bn.

Not flagged
    The jobless rate fell from 6.2% to 4.2%, a drop of 2 percentage points.

    The jobless rate fell from 6.2% to 4.2%, a 32 per cent drop.

    Ms Orr leads Mr Quist by 18 points (58 per cent to 40 per cent).

    The poll has a margin of error of three points: Ms Orr has 47 per cent, Mr Quist 45 per cent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Direction, Finding, PassageEvidence, Quantity, Severity, Verdict
from pipeline.relate import intervals, point_sums
from pipeline.relate.bases import Bases
from pipeline.relate.sums import Sum, fits

CODE = "N105"
NAME = "percentage-points"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every difference told between two shares, and points told of what is no share."""
    for sum_ in desk.sums:
        if sum_.kind == "points":
            yield from _judge_points(desk, sum_)
        elif sum_.kind == "share_change":
            yield from _judge_percent(desk, sum_)
        elif sum_.kind == "points_of_amount":
            yield from _judge_unit(desk, sum_)
    for change, bases in desk.hung:
        if change.points is not None:
            yield from _judge_bases(desk, bases, change.points, change.direction)


def _judge_points(desk: ArticleDesk, sum_: Sum) -> Iterator[Said]:
    quantities = desk.quantities(sum_)
    fit = fits(sum_, quantities)
    working = _working(sum_, quantities)
    if fit:
        yield judging.consistent(sum_, CODE, working)
    elif fit is False:
        message = f"{quantities['points'].passage.text} is not the difference between {_levels(quantities)}"
        told = judging.Wording(CODE, NAME, SEVERITY, message, working, confidence=_confidence(sum_))
        yield from judging.contradiction(desk, sum_, told)


def _judge_percent(desk: ArticleDesk, sum_: Sum) -> Iterator[Said]:
    """Per cent between two shares: the relative change, or loose print for points, or neither. Of two sides set against
    each other neither says too little: the per cent may be of something else."""
    quantities = desk.quantities(sum_)
    fit = fits(sum_, quantities)
    percent = quantities["percent"]
    working = _working(sum_, quantities)
    if fit:
        yield judging.consistent(sum_, CODE, working)
    elif fit is False and point_sums.fits_points(sum_, quantities):
        number = wording.plain(abs(wording.point(percent) or 0.0))
        message = f"{percent.passage.text} is the difference between {_levels(quantities)} in points, not in per cent"
        said = (f"per cent for percentage points: {number} percentage points for {percent.passage.text}",)
        mend = f"{number} percentage points"
        told = judging.Wording(CODE, NAME, "warning", message, working, said, mend, confidence=0.8)
        yield from judging.contradiction(desk, sum_, told)
    elif fit is False and sum_.change is not None and _in_one_sentence(desk, sum_):
        message = (
            f"{percent.passage.text} is not the difference between {_levels(quantities)}, in per cent or in points"
        )
        told = judging.Wording(CODE, NAME, SEVERITY, message, working, confidence=_confidence(sum_))
        yield from judging.contradiction(desk, sum_, told)


def _judge_unit(desk: ArticleDesk, sum_: Sum) -> Iterator[Said]:
    """Points told of an amount. Where the earlier level is known, they must be what the per cent would be: else they
    may be told of a share that is not in print."""
    quantities = desk.quantities(sum_)
    points, old, new = quantities["points"], quantities.get("old"), quantities["new"]
    number = wording.plain(abs(wording.point(points) or 0.0))
    severity: Severity = "warning"
    working = f"{new.passage.text} is no percentage; it changes by per cent"
    if old is not None:
        printed = intervals.with_truncation(points)
        if printed is None or not point_sums.is_relative(sum_, quantities, printed) or _vague(sum_, quantities):
            return
        severity, working = SEVERITY, wording.percent_change(old, new)
    message = f"{points.passage.text}: {_levels(quantities)} differ by per cent, not by percentage points"
    if old is None:
        message = (
            f"{points.passage.text} to {new.passage.text}: an amount changes by per cent, not by percentage points"
        )
    mend = f"{number} per cent"
    said = (f"percentage points for per cent: {mend} for {points.passage.text}",)
    confidence = 0.95 if old is not None else 0.8
    told = judging.Wording(CODE, NAME, severity, message, working, said, mend, confidence)
    yield from judging.contradiction(desk, sum_, told)


def _direct(sum_: Sum) -> bool:
    """Whether one change tells both levels itself."""
    change = sum_.change
    return change is not None and (change.old, change.new) == (sum_.part("old"), sum_.part("new"))


def _vague(sum_: Sum, quantities: Mapping[str, Quantity]) -> bool:
    """Whether the levels are so round that many a percentage would lie between them."""
    change = point_sums.relative(sum_, quantities)
    low, high = (0.0, 0.0) if change is None else intervals.ends(change)
    return high - low > 2 * abs(wording.point(quantities["points"]) or 0.0)


def _in_one_sentence(desk: ArticleDesk, sum_: Sum) -> bool:
    return len({desk.claim(id_).sentence for id_ in sum_.ids}) == 1


def _confidence(sum_: Sum) -> float:
    return 0.95 if _direct(sum_) else 0.85


def _levels(quantities: Mapping[str, Quantity]) -> str:
    old, new = quantities.get("old"), quantities.get("new")
    return " and ".join(quantity.passage.text for quantity in (old, new) if quantity is not None)


def _working(sum_: Sum, quantities: Mapping[str, Quantity]) -> str:
    """ "72 per cent to 59 per cent is −13 points, −18.1%"."""
    points, relative = point_sums.difference(sum_, quantities), point_sums.relative(sum_, quantities)
    down = sum_.change is not None and sum_.change.direction == "down"
    old, new = quantities["old"], quantities.get("new")
    levels = old.passage.text if new is None else f"{old.passage.text} to {new.passage.text}"
    if points is None:
        return levels
    sign = -1 if down else 1
    working = f"{levels} is {wording.signed(sign * wording.middle(points))} points"
    return working if relative is None else f"{working}, {wording.signed(sign * wording.middle(relative))}%"


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
