"""A percentage of change is told of a share, but is that of the count.

What
    "One in five offences were flagged as online, up 56 per cent": by its grammar the share rose by 56 per cent; the
    article's own levels say that the count did, and the share by something else. The number is right, its base is not
    clear.

Why it matters
    Readers cannot tell which rose; a share that goes from 13 to 21 per cent is another story than a count.

Flagged
    In 2016/17 there were 3,112 burglaries in Kent, down from 3,254 in 2015/16. Online burglaries in Kent went up from
    412 to 618 from 2015/16 to 2016/17. This means that one in five burglaries were flagged as online, up 50 per cent
    on the previous year.

Not flagged
    In 2016/17 there were 3,112 burglaries in Kent, down from 3,254 in 2015/16. Online burglaries in Kent went up 50
    per cent from 412 to 618.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Finding, PassageEvidence, Severity, Verdict
from pipeline.relate import intervals

CODE = "A101"
NAME = "ambiguous-base"
SEVERITY: Severity = "advice"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every percentage of change that hangs on a share."""
    for change, bases in desk.hung:
        if change.percent is None or change.new is None:
            continue
        claim, share = desk.claim(change.percent), desk.claim(change.new)
        printed = intervals.with_truncation(claim.quantity)
        of_count, of_share, shares, points = bases.of_count(), bases.of_share(), bases.shares(), bases.points()
        if printed is None or of_count is None or of_share is None or shares is None or points is None:
            continue
        signed = intervals.signed(printed, change.direction)
        if not intervals.meet(signed, of_count) or intervals.meet(signed, of_share):
            continue
        before, after = (wording.middle(span) * 100 for span in shares)
        working = (
            f"{wording.percent_change(bases.old.quantity, bases.new.quantity)}: the count; the share went from "
            f"{before:.1f}% to {after:.1f}% "
            f"({wording.signed(wording.middle(points))} points, {wording.signed(wording.middle(of_share))}%)"
        )
        yield Finding(
            code=CODE,
            name=NAME,
            severity=SEVERITY,
            confidence=0.8,
            passage=claim.quantity.passage,
            message=(
                f"{claim.quantity.passage.text} is said of “{share.quantity.passage.text}”, "
                "but it is the change of the count"
            ),
            working=working,
            evidence=(
                PassageEvidence("the share that it is said of", share.quantity.passage),
                PassageEvidence("the earlier count", bases.old.quantity.passage),
                PassageEvidence("the later count", bases.new.quantity.passage),
            ),
            speaker=claim.speaker if claim.quoted else None,
            subjects=frozenset({claim.id}),
        )
        yield Verdict(claim.id, CODE, "ambiguous", working)
