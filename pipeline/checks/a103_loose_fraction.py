"""A fraction in words is a loose name for the percentage beside it.

What
    "Nearly half (41%)": true to the letter, but two-fifths is nearer. A fraction in words is a rounding to the nearest
    simple fraction; this is advice where the percentage lies nearer to the next one, and not as far as it (beyond that
    see N302).

Why it matters
    Readers remember the fraction, and a generous one makes the story.

Flagged
    Nearly half (41%) of the tenants complained.

    Just over half (59%) of the pupils walk to school.

Not flagged
    Nearly half (47%) of the tenants complained.

    More than half (58%) of the pupils walk to school.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.checks.n302_fraction import told
from pipeline.records import Finding, PassageEvidence, Severity
from pipeline.relate.simple_fractions import judge

CODE = "A103"
NAME = "loose-fraction"
SEVERITY: Severity = "advice"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Tell the fractions that are nearer to another simple fraction than to the one that is named."""
    for sum_ in desk.sums:
        if sum_.kind != "fraction":
            continue
        fraction, percent = desk.claim(sum_.of("fraction")), desk.claim(sum_.of("in_percent"))
        if judge(fraction.quantity, percent.quantity) != "loose":
            continue
        quoted = next((claim for claim in (fraction, percent) if claim.quoted), None)
        yield Finding(
            code=CODE,
            name=NAME,
            severity=SEVERITY,
            confidence=0.7,
            passage=fraction.quantity.passage,
            message=f"{wording.printed(fraction)} is a loose name for {percent.quantity.passage.text}",
            working=told(percent.quantity),
            evidence=(PassageEvidence("the share, per cent", percent.quantity.passage),),
            speaker=quoted.speaker if quoted is not None else None,
            subjects=sum_.ids,
        )
