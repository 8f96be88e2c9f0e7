"""A percentage is told without saying of what.

What
    A share needs its whole: "40 per cent" of all burglaries, of those reported online, of voters. The check is silent
    where the sentence names what the percentage is of, or what was counted.
    Off unless selected.

Why it matters
    The same number is large or small as its whole is, and readers supply the whole that they know.

Flagged
    Then it was 40 per cent.

Not flagged
    Some 40 per cent of burglaries were solved.

    Burglaries rose by 40 per cent.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Claim, Finding, Severity

CODE = "A202"
NAME = "percentage-without-base"
SEVERITY: Severity = "advice"
ON = False


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every percentage that is a share and has neither a measure nor a whole."""
    based = {share.share for share in desk.reading.shares if share.whole is not None or share.part is not None}
    for claim in desk.reading.claims:
        if _is_bare_share(claim) and claim.id not in based:
            yield Finding(
                code=CODE,
                name=NAME,
                severity=SEVERITY,
                confidence=0.6,
                passage=claim.quantity.passage,
                message=f"{claim.quantity.passage.text}: of what is not said",
                speaker=claim.speaker if claim.quoted else None,
                subjects=frozenset({claim.id}),
            )


def _is_bare_share(claim: Claim) -> bool:
    return claim.quantity.kind == "percent" and claim.role == "share" and claim.measure is None
