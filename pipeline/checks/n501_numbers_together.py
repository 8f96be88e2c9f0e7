"""Sums that hold one by one cannot all hold together.

What
    The article's numbers are taken as one system: what each sum leaves for a number, within its rounding, is carried
    into every other sum that has the number. Where nothing is left for some number, print contradicts itself although
    no single sum does. The finding names the sums that are needed for it, and no more.

Why it matters
    Rounding hides a contradiction from a reader who goes through an article sum by sum.

Flagged
    Sales rose by 4 per cent, or £31m, from £1bn to £1.04bn.

Not flagged
    Sales rose by 4 per cent, or £41m, from £1bn to £1.04bn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Finding, PassageEvidence, Severity, Verdict
from pipeline.relate.sums import Sum
from pipeline.relate.system import contradictions

CODE = "N501"
NAME = "numbers-together"
SEVERITY: Severity = "warning"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge together the sums that hold one by one."""
    holding = [sum_ for sum_, fit in desk.fit_of.items() if fit]
    for group in contradictions(holding, lambda id_: desk.claim(id_).quantity):
        yield from _contradiction(desk, group)


def _contradiction(desk: ArticleDesk, group: Sequence[Sum]) -> Iterator[Said]:
    claims = [desk.claim(id_) for id_ in sorted({id_ for sum_ in group for id_ in sum_.ids})]
    printed = [claim.quantity.passage.text for claim in claims]
    quoted = next((claim for claim in claims if claim.quoted), None)
    tested = desk.claim(group[-1].of(group[-1].tested))
    sums = " and ".join(dict.fromkeys(sum_.kind.replace("_", " ") for sum_ in group))
    working = f"each of the sums ({sums}) leaves room for rounding, and there is no room that serves them all"
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if quoted is not None else SEVERITY,
        confidence=0.8,
        passage=tested.quantity.passage,
        message=f"{', '.join(printed[:-1])} and {printed[-1]} do not all fit together",
        working=working,
        evidence=tuple(PassageEvidence("a number of these sums", claim.quantity.passage) for claim in claims),
        speaker=quoted.speaker if quoted is not None else None,
        subjects=frozenset(claim.id for claim in claims),
    )
    yield Verdict(tested.id, CODE, "inconsistent", working)
