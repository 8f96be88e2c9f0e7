"""A paragraph gives figures and nobody who says so.

What
    The first figure of a paragraph in which no number is quoted, and none is told with its source ("according to",
    "figures from the council show"), where the paragraph before names none either.
    Off unless selected.

Why it matters
    A figure without a source cannot be checked, and is the first that a reader asks about.

Flagged
    There were 3,041 burglaries in Kent.

Not flagged
    According to Kent Police, there were 3,041 burglaries in Kent.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import NOT_CLAIMS, Claim, Finding, Severity

CODE = "A203"
NAME = "unsourced-figure"
SEVERITY: Severity = "advice"
ON = False


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every paragraph with figures, one finding each."""
    told: dict[int, list[Claim]] = {}
    for claim in desk.reading.claims:
        if claim.quantity.kind not in NOT_CLAIMS | {"age", "rank"}:
            told.setdefault(claim.quantity.paragraph, []).append(claim)
    sourced = {index for index, claims in told.items() if any(claim.speaker or claim.quoted for claim in claims)}
    for index, claims in told.items():
        if not {index, index - 1} & sourced:
            yield _finding(claims[0])


def _finding(claim: Claim) -> Finding:
    return Finding(
        code=CODE,
        name=NAME,
        severity=SEVERITY,
        confidence=0.5,
        passage=claim.quantity.passage,
        message=f"{claim.quantity.passage.text}: who says so is not said",
        subjects=frozenset({claim.id}),
    )
