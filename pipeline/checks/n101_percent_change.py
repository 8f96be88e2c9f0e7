"""A percentage of change does not follow from the two levels.

What
    Two levels of one thing and a percentage between them ("from 417 to 650, up 56 per cent") make a sum. All three
    are taken as the intervals that their print allows; the finding comes when no values inside them agree. A
    percentage may also stand in brackets, behind the levels or in the next sentence ("That is a fall of 13 per cent");
    across sentences the finding is a warning. "More than 5 per cent" is not said of 29. A percentage told of
    a share ("one in five …, up 56 per cent") may be of the share or of the count behind it: it is flagged only when it
    fits neither.

Why it matters
    Percentages are worked out last and checked least: the change is divided by the new level, the new level is given
    as a percentage of the old one, or a digit slips.

Flagged
    Thefts rose from 212 to 318, an increase of 60 per cent.

    Sales fell 30% to £84m from £101m.

    There were 3,087 pupils in 2015, compared with 3,300 in 2014 (a fall of 5.6%).

    Turnout fell from 82,400 to 71,700. That is a drop of 31 per cent.

Not flagged
    Thefts rose from 212 to 318, an increase of 50 per cent.

    Sales fell 17% to £84m from £101m.

    Sales reached £120m in May, a rise of 30% on the previous year. In April there had been a rise to £110m.

    For men, pay was £556 a week, up 1.8%, compared with £459 for women.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Direction, Finding, PassageEvidence, Quantity, Severity, Verdict
from pipeline.relate import intervals
from pipeline.relate.bases import Bases
from pipeline.relate.sums import Sum, fits

CODE = "N101"
NAME = "percent-change"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every percentage between two levels, in one sentence or hung on a share of the sentence before."""
    for sum_ in desk.sums:
        if sum_.kind == "percent_change":
            yield from _judge(desk, sum_)
    for change, bases in desk.hung:
        if change.percent is not None:
            yield from _judge_bases(desk, bases, change.percent, change.direction)


def _judge(desk: ArticleDesk, sum_: Sum) -> Iterator[Said]:
    quantities = desk.quantities(sum_)
    old, new, percent = quantities["old"], quantities["new"], quantities["percent"]
    working = wording.percent_change(old, new)
    fit = fits(sum_, quantities)
    if fit is None:
        return
    if fit:
        yield judging.consistent(sum_, CODE, working, quantities)
        return
    message = f"{percent.passage.text} does not follow from {old.passage.text} and {new.passage.text}"
    yield from judging.contradiction(
        desk, sum_, judging.Wording(CODE, NAME, SEVERITY, message, working, wrong_base(old, new, percent))
    )


def wrong_base(old: Quantity, new: Quantity, percent: Quantity) -> tuple[str, ...]:
    """The wrong divisions that give the printed percentage."""
    before, after = intervals.pair(old, new)
    printed = intervals.with_truncation(percent)
    if before is None or after is None or printed is None:
        return ()
    found = []
    by_new = intervals.percent_change(after, before)
    if by_new is not None and (intervals.meet(by_new, printed) or intervals.meet(intervals.negated(by_new), printed)):
        found.append("the change divided by the new level instead of the old one")
    quotient = intervals.ratio(after, before)
    if quotient is not None and intervals.meet(intervals.scaled(quotient, 100), printed):
        found.append("the new level as a percentage of the old one, not the change")
    return tuple(found)


def _judge_bases(desk: ArticleDesk, bases: Bases, percent_id: int, direction: Direction | None) -> Iterator[Said]:
    claim = desk.claim(percent_id)
    printed = intervals.with_truncation(claim.quantity)
    of_count, of_share = bases.of_count(), bases.of_share()
    if printed is None or of_count is None:
        return
    signed = intervals.signed(printed, direction)
    working = wording.percent_change(bases.old.quantity, bases.new.quantity)
    if of_share is not None:
        working += f"; the share changed by {wording.signed(wording.middle(of_share))}%"
    if intervals.meet(signed, of_count) or (of_share is not None and intervals.meet(signed, of_share)):
        yield Verdict(claim.id, CODE, "consistent", working)
        return
    sum_ = Sum("percent_change", (("old", bases.old.id), ("new", bases.new.id), ("percent", claim.id)), "percent")
    turned = intervals.negated(signed)
    turns = intervals.meet(turned, of_count) or (of_share is not None and intervals.meet(turned, of_share))
    mends = () if turns else judging.one_edits(desk, sum_)
    diagnosis = judging.diagnoses(desk, sum_, mends)
    if turns:
        diagnosis = (judging.direction_words(direction or "up"),)
    parts = (("old", bases.old), ("new", bases.new), ("percent", claim))
    yield Finding(
        code=CODE,
        name=NAME,
        severity=SEVERITY,
        confidence=0.85,
        passage=claim.quantity.passage,
        message=f"{claim.quantity.passage.text} is neither the change of the count nor that of the share",
        working=working,
        suggestion=mends[0][1].text if len(mends) == 1 else None,
        diagnosis=diagnosis,
        evidence=tuple(PassageEvidence(judging.LABELS[role], part.quantity.passage) for role, part in parts),
        subjects=sum_.ids,
    )
    yield Verdict(claim.id, CODE, "inconsistent", working)
