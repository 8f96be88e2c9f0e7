"""A rise or fall is told without saying since when.

What
    "Up 15 per cent" says little until print says from when to when. The check is silent where the sentence, the
    paragraph or the levels of the change name a period, or two periods, of any kind.
    Off unless selected.

Why it matters
    A rise in a month, in a year and since 2010 are three stories.

Flagged
    Burglaries rose by 15 per cent.

Not flagged
    Burglaries rose by 15 per cent in 2016.

    Burglaries rose by 15 per cent since last year.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Change, Claim, Finding, Severity

CODE = "A201"
NAME = "change-without-period"
SEVERITY: Severity = "advice"
ON = False


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every change whose numbers have neither a period nor a baseline."""
    for change in desk.reading.changes:
        told = [desk.claim(id_) for id_ in _ids(change)]
        if not told or any(_dated(claim) for claim in told):
            continue
        first = min(told, key=lambda claim: claim.quantity.passage.start)
        yield Finding(
            code=CODE,
            name=NAME,
            severity=SEVERITY,
            confidence=0.6,
            passage=first.quantity.passage,
            message=f"“{change.trigger.text}” is told of {first.quantity.passage.text} without a period",
            speaker=first.speaker if first.quoted else None,
            subjects=frozenset(claim.id for claim in told),
        )


def _dated(claim: Claim) -> bool:
    """Whether its own paragraph says when: a period carried over from elsewhere is a guess, not a statement."""
    if claim.baseline is not None:
        return True
    return claim.period is not None and claim.period.paragraph == claim.quantity.paragraph


def _ids(change: Change) -> tuple[int, ...]:
    parts = (change.old, change.new, change.amount, change.percent, change.points, change.multiple)
    return tuple(id_ for id_ in parts if id_ is not None)
