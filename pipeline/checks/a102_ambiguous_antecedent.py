"""A share is of "them", and more than one number may be meant.

What
    "Almost one in 10 of them" after two counts in two sentences: which of the two it is a share of is not said. Each
    reading is shown with what it would make, and any other pair of the article that makes just that share.

Why it matters
    The reader takes the nearest number; the writer may have had another in mind.

Flagged
    Kent Police recorded 570 burglaries. Essex Police recorded 116 burglaries. Almost one in 10 of them were solved.

Not flagged
    Kent Police recorded 570 burglaries. Almost one in 10 of them were solved.

    Kent Police recorded 570 burglaries and caught 116 suspects. Almost one in 10 of them were released.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.measure_words import head_of
from pipeline.records import Claim, Finding, PassageEvidence, Severity, Share, Verdict
from pipeline.relate import intervals
from pipeline.relate.sameness import same_level, same_measure

CODE = "A102"
NAME = "ambiguous-antecedent"
SEVERITY: Severity = "advice"
_GENERIC = frozenset({"case", "incident"})
#: Pairs that make the same share, told of one number: more are no help to whoever reads it.
_TOLD = 12


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every share of "them" with more than one possible whole."""
    for share in desk.reading.shares:
        if share.share is None or share.part is not None or len(share.wholes) < 2:
            continue
        claim = desk.claim(share.share)
        span = intervals.of(claim.quantity)
        if span is None:
            continue
        if claim.quantity.kind == "percent":
            span = intervals.scaled(span, 0.01)
        readings = _readings([desk.claim(id_) for id_ in share.wholes])
        if len(readings) < 2:
            continue
        names = [whole.quantity.passage.text for whole in readings]
        elsewhere = _same_share(desk, claim, share)
        low, high = intervals.ends(span)
        told = [f"of {whole.quantity.passage.text}: {_count(whole, low, high)}" for whole in readings]
        told += [
            f"{part.quantity.passage.text} of {whole.quantity.passage.text}, elsewhere in the article, is {ratio:.2f}%"
            for part, whole, ratio in elsewhere
        ]
        yield Finding(
            code=CODE,
            name=NAME,
            severity=SEVERITY,
            confidence=0.6,
            passage=claim.quantity.passage,
            message=f"“{wording.printed(claim)}” may be a share of {' or of '.join(names)}",
            working="; ".join(told),
            evidence=tuple(PassageEvidence("may be meant", whole.quantity.passage) for whole in readings)
            + tuple(PassageEvidence("makes the same share", part.quantity.passage) for part, _, _ in elsewhere),
            speaker=claim.speaker if claim.quoted else None,
            subjects=frozenset({claim.id}),
        )
        yield Verdict(claim.id, CODE, "ambiguous", "; ".join(told))


def _readings(wholes: list[Claim]) -> list[Claim]:
    """The nearest number and those that "them" may as well mean: other numbers of the same thing, or of anything
    where the nearest counts only "cases" or "incidents"."""
    nearest = wholes[0]
    generic = nearest.measure is not None and head_of(nearest.measure) in _GENERIC
    found = [nearest]
    for other in wholes[1:]:
        alike = generic or same_measure(nearest.measure, other.measure)
        told = any(same_level(other, claim) and other.qualifiers == claim.qualifiers for claim in found)
        if alike and not told and other.quantity.value not in {claim.quantity.value for claim in found}:
            found.append(other)
    return found


def _count(whole: Claim, low: float, high: float) -> str:
    value = wording.point(whole.quantity) or 0.0
    return f"{low * value:,.0f} to {high * value:,.0f}"


def _same_share(desk: ArticleDesk, claim: Claim, own: Share) -> list[tuple[Claim, Claim, float]]:
    """Part and whole elsewhere, of the same qualifiers, whose share lies in the printed interval."""
    span = intervals.of(claim.quantity)
    found = []
    for other in desk.reading.shares:
        if other is own or other.part is None or other.whole is None or span is None:
            continue
        part, whole = desk.claim(other.part), desk.claim(other.whole)
        above, below = wording.point(part.quantity), wording.point(whole.quantity)
        if above is None or not below or part.qualifiers != claim.qualifiers or not claim.qualifiers:
            continue
        ratio = above / below
        low, high = intervals.ends(span)
        if low <= ratio <= high:
            found.append((part, whole, 100 * ratio))
            if len(found) == _TOLD:
                break
    return found
