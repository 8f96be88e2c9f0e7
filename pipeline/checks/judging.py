"""A sum held against its print: the verdict on the tested number, or one finding with working and diagnosis.

Shared by the checks of family N; a check of its own says which kinds of sum it judges and how it words them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checks import house_rounded
from pipeline.checks.check import ArticleDesk, Said
from pipeline.match.values import compare
from pipeline.records import Claim, Direction, Finding, Interval, PassageEvidence, Quantity, Severity, Verdict
from pipeline.relate.edits import FAR_FETCHED, Edit, corrections
from pipeline.relate.sums import Sum, fits

LABELS = {
    "old": "the earlier level", "new": "the later level", "amount": "the change", "percent": "the change, per cent",
    "points": "the change, points", "part": "the part", "whole": "the whole", "share": "the share",
    "exact": "the same figure, exactly", "loose": "the figure, loosely", "multiple": "the multiple",
    "fraction": "the share, as a fraction", "in_percent": "the share, per cent",
    "rate": "the rate", "again": "the rate again",
    "total": "the total",
    "times_more": "the multiple", "times_less": "the multiple",
    "printed": "the figure", "printed_rest": "and its smaller unit", "converted": "the same, converted",
    "converted_rest": "and its smaller unit", "base": "the sum", "quoted": "the same in another currency",
    "exports": "what went out", "imports": "what came in", "balance": "the balance",
}  # fmt: skip
#: The confidence in a sum that the text tells across sentences.
INFERRED = 0.8
_FEW = 2
OPPOSITE: dict[Direction, Direction] = {"up": "down", "down": "up"}
_LOWERED: dict[Severity, Severity] = {"error": "warning", "warning": "advice", "advice": "advice"}


@dataclass(frozen=True)
class Wording:
    """How a check tells its finding."""

    code: str
    name: str
    severity: Severity
    message: str
    working: str
    diagnosis: tuple[str, ...] = ()
    suggestion: str | None = None
    confidence: float = 0.9


def consistent(sum_: Sum, code: str, working: str, quantities: Mapping[str, Quantity] | None = None) -> Verdict:
    """The tested number fits what the others imply; with ``quantities``, said to be so only for their rounding where
    the digits as printed give another number."""
    if quantities is not None and fits(sum_, _to_the_digit(quantities, sum_.tested)) is False:
        working += f"; {quantities[sum_.tested].passage.text} is within the rounding of the other numbers"
    return Verdict(sum_.of(sum_.tested), code, "consistent", working)


def _to_the_digit(quantities: Mapping[str, Quantity], tested: str) -> Mapping[str, Quantity]:
    """The quantities as if nothing but the tested one were rounded; hedged ones stay what they are."""
    return {
        role: replace(one, interval=Interval(one.value, one.value), step=None)
        if role != tested and one.comparator == "=" and isinstance(one.value, (int, float))
        else one
        for role, one in quantities.items()
    }


def contradiction(desk: ArticleDesk, sum_: Sum, wording: Wording) -> Iterator[Said]:
    """One finding on the number that a single edit would mend, on the likeliest where several would and the tested one
    is not among them, else on the tested one; its verdict with it."""
    if sum_.inferred:
        wording = replace(wording, severity="warning", confidence=min(wording.confidence, INFERRED))
    if not wording.diagnosis and sum_.change is not None and turned_fits(sum_, desk.quantities(sum_)):
        wording = replace(wording, diagnosis=(direction_words(sum_.change.direction or "up"),))
    in_house = house_rounded.of_sum(desk, sum_)
    if in_house is not None:
        otherwise, suggestion = in_house
        wording = replace(wording, severity=_LOWERED[wording.severity], diagnosis=(otherwise,), suggestion=suggestion)
    mends = () if wording.diagnosis else one_edits(desk, sum_)
    tested = desk.claim(sum_.of(sum_.tested))
    elsewhere = mends and all(role != sum_.tested for role, _ in mends)
    blamed = desk.claim(sum_.of(mends[0][0])) if elsewhere or len(mends) == 1 else tested
    quoted = next((claim for claim in map(desk.claim, sorted(sum_.ids)) if claim.quoted), None)
    diagnosis = wording.diagnosis or diagnoses(desk, sum_, mends)
    suggestion = wording.suggestion or (mends[0][1].text if len(mends) == 1 else None)
    yield Finding(
        code=wording.code,
        name=wording.name,
        severity=_LOWERED[wording.severity] if quoted is not None else wording.severity,
        confidence=wording.confidence,
        passage=blamed.quantity.passage,
        message=wording.message,
        working=wording.working,
        suggestion=suggestion,
        diagnosis=diagnosis,
        evidence=tuple(
            PassageEvidence(LABELS.get(role, "a part"), desk.claim(id_).quantity.passage)
            for role, id_ in sorted(sum_.parts, key=lambda part: part[1])
        ),
        speaker=quoted.speaker if quoted is not None else None,
        subjects=sum_.ids,
    )
    for id_ in sorted({tested.id, blamed.id}):
        yield Verdict(id_, wording.code, "inconsistent", wording.working)


def diagnoses(desk: ArticleDesk, sum_: Sum, mends: Sequence[tuple[str, Edit]]) -> tuple[str, ...]:
    """The corrections in words; where more than two digits might be the wrong one, none of them is likely."""
    if len(mends) > _FEW and mends[0][1].kind in FAR_FETCHED:
        return ()
    return tuple(edit_words(desk.claim(sum_.of(role)), edit) for role, edit in mends[:3])


def edit_words(claim: Claim, edit: Edit) -> str:
    """ "two digits swapped: 64,667 for 64,676"."""
    return f"{edit.kind}: {edit.text} for {claim.quantity.passage.text}"


def one_edits(desk: ArticleDesk, sum_: Sum) -> tuple[tuple[str, Edit], ...]:
    """The one-edit corrections under which this sum, every other sum and the tables fit."""
    quantities = desk.quantities(sum_)
    tested_first = {sum_.tested: quantities[sum_.tested], **quantities}
    fixed = frozenset(role for role, id_ in sum_.parts if id_ in desk.confirmed or role.endswith("_rest"))
    return corrections(tested_first, _explains(desk, sum_), fixed)


def turned_fits(sum_: Sum, quantities: Mapping[str, Quantity]) -> bool:
    """Whether the sum fits when the word that says rise or fall is turned round."""
    change = sum_.change
    if change is None or change.direction is None:
        return False
    turned = replace(sum_, change=replace(change, direction=OPPOSITE[change.direction]))
    return fits(turned, quantities) is True


def direction_words(direction: Direction) -> str:
    """The diagnosis of a turned direction word."""
    return f"the direction word: {OPPOSITE[direction]} for {direction}"


def _rounds_to(edit: Edit, quantities: Mapping[str, Quantity]) -> bool:
    """Whether the corrected loose number is what the exact one is told as: within one of its own steps."""
    exact, loose, value = quantities["exact"].value, quantities["loose"], edit.quantity.value
    if not isinstance(exact, (int, float)) or not isinstance(value, (int, float)) or loose.step is None:
        return True
    digits = min(loose.step, 10.0 ** math.floor(math.log10(value))) if value > 0 else loose.step
    return abs(value - exact) < digits


def _explains(desk: ArticleDesk, sum_: Sum) -> Callable[[str, Edit], bool]:
    quantities = desk.quantities(sum_)
    beside = {other for id_ in sum_.ids for other in desk.sums_of.get(id_, ()) if other is not sum_}
    broken = [other for other in beside if fits(other, desk.quantities(other)) is False]

    def explains(role: str, edit: Edit) -> bool:
        id_ = sum_.of(role)
        if any(id_ not in other.ids for other in broken):
            return False  # another sum of the same numbers would still not add up
        if sum_.kind == "restatement" and not _rounds_to(edit, quantities):
            return False
        row = desk.levels[id_].observation if id_ in desk.levels else None
        if row is not None and compare(edit.quantity, row) not in {"supported", "supported_rounded"}:
            return False
        return all(_fits_with(desk, other, id_, edit.quantity) for other in (sum_, *desk.sums_of.get(id_, ())))

    return explains


def _fits_with(desk: ArticleDesk, sum_: Sum, id_: int, quantity: Quantity) -> bool:
    quantities: Mapping[str, Quantity] = {
        role: quantity if part == id_ else desk.claim(part).quantity for role, part in sum_.parts
    }
    return fits(sum_, quantities) is not False
