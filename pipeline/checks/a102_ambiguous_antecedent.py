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

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.checks import wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.measure_words import head_of
from pipeline.records import Claim, Finding, PassageEvidence, Qualifiers, Severity, Verdict
from pipeline.relate import intervals
from pipeline.relate.sameness import same_level, same_measure

CODE = "A102"
NAME = "ambiguous-antecedent"
SEVERITY: Severity = "advice"
_GENERIC = frozenset({"case", "incident"})
#: Pairs that make the same share, told of one number: more are no help to whoever reads it.
_TOLD = 12


@dataclass(frozen=True)
class _Stated:
    """A part and its whole, with their ratio; ``place`` is their order in print."""

    ratio: float
    place: int
    part: Claim
    whole: Claim


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every share of "them" with more than one possible whole."""
    stated = _stated(desk)
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
        elsewhere = _same_share(claim, stated)
        low, high = intervals.ends(span)
        told = [f"of {whole.quantity.passage.text}: {_count(whole, low, high)}" for whole in readings]
        told += [
            f"{pair.part.quantity.passage.text} of {pair.whole.quantity.passage.text}, elsewhere in the article, is "
            f"{100 * pair.ratio:.2f}%"
            for pair in elsewhere
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
            + tuple(PassageEvidence("makes the same share", pair.part.quantity.passage) for pair in elsewhere),
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


def _stated(desk: ArticleDesk) -> dict[Qualifiers, list[_Stated]]:
    """Parts and wholes that the article itself puts together, by the part's qualifiers and in the order of their
    ratios."""
    found: dict[Qualifiers, list[_Stated]] = {}
    for place, share in enumerate(desk.reading.shares):
        if share.part is None or share.whole is None:
            continue
        part, whole = desk.claim(share.part), desk.claim(share.whole)
        above, below = wording.point(part.quantity), wording.point(whole.quantity)
        if above is not None and below and part.qualifiers:
            found.setdefault(part.qualifiers, []).append(_Stated(above / below, place, part, whole))
    return {qualifiers: sorted(pairs, key=_ratio) for qualifiers, pairs in found.items()}


def _ratio(stated: _Stated) -> float:
    return stated.ratio


def _same_share(claim: Claim, stated: Mapping[Qualifiers, Sequence[_Stated]]) -> list[_Stated]:
    """Part and whole elsewhere, of the same qualifiers, whose share lies in the printed interval."""
    span = intervals.of(claim.quantity)
    if span is None:
        return []
    low, high = intervals.ends(span)
    pairs = stated.get(claim.qualifiers, ())
    first = bisect_left(pairs, low, key=_ratio)
    fitting = pairs[first : min(bisect_right(pairs, high, key=_ratio), first + _TOLD)]
    return sorted(fitting, key=lambda pair: pair.place)
