"""A headline's number is told again below it: what the headline leaves out is what the body says of the same number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.paragraph_reading import Draft
from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Claim

_LONGEST = 120  # characters of a headline
_SENTENCE_END = lazily(r"[.!?:;,][\"'”’)]*\s*$")


def with_bodies(claims: Sequence[Claim], drafts: Sequence[Draft], text: str) -> tuple[Claim, ...]:
    """The claims of an article, in order, those of its headline with the measure, place and period that they take over
    from the first number of the body that is the same. What a headline says itself stays."""
    first = sum(draft.paragraph == 0 for draft in drafts)
    if not first or not _is_headline(text):
        return tuple(claims)
    told: dict[tuple[object, ...], Claim] = {}
    for claim in claims[first:]:
        told.setdefault(_same(claim), claim)
    pairs = zip(claims[:first], drafts[:first], strict=True)
    return (*(_filled(claim, draft, told.get(_same(claim))) for claim, draft in pairs), *claims[first:])


def _is_headline(text: str) -> bool:
    line = text.strip().partition("\n")[0].rstrip()
    return len(line) <= _LONGEST and _SENTENCE_END.search(line) is None


def _same(claim: Claim) -> tuple[object, ...]:
    return claim.quantity.kind, claim.quantity.value, claim.quantity.unit if claim.quantity.kind == "money" else None


def _filled(claim: Claim, draft: Draft, body: Claim | None) -> Claim:
    if body is None or claim.quantity.kind in NOT_CLAIMS or claim.quantity.value is None:
        return claim
    inferred = set(claim.inferred)
    if draft.measure is None and draft.told is None and body.measure is not None:
        claim = replace(claim, measure=body.measure)
    if (claim.period is None or "period" in inferred) and body.period is not None and "period" not in body.inferred:
        claim = replace(claim, period=body.period)
        inferred.add("period")
    if (claim.place is None or "place" in inferred) and body.place is not None and "place" not in body.inferred:
        claim = replace(claim, place=body.place, places=body.places)
        inferred.add("place")
    return replace(claim, inferred=frozenset(inferred))
