"""What every number ends with: a status and a reason, from what the checks said and, where none did, why none could."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import NOT_CLAIMS, STATUS_ORDER, CheckedClaim, Claim, Status, Verdict

_REASONS = {
    "date": "a date", "period": "a period", "time": "a time of day", "phone": "a telephone number", "score": "a score",
    "identifier": "a number that only names something", "other": "a number that was not understood as a quantity",
    "age": "an age or age limit, a qualifier of other numbers", "rank": "a rank or ordinal",
}  # fmt: skip


def settle(claims: Sequence[Claim], verdicts: Iterable[Verdict]) -> tuple[CheckedClaim, ...]:
    """A CheckedClaim for every claim: the gravest status that any check gave it."""
    said: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        said.setdefault(verdict.claim, []).append(verdict)
    return tuple(_settled(claim, said) for claim in claims)


def _settled(claim: Claim, said: Mapping[int, Sequence[Verdict]]) -> CheckedClaim:
    verdicts = tuple(sorted(said.get(claim.id, ()), key=_gravity))
    if not verdicts:
        status, reason = _unchecked(claim)
        return CheckedClaim(claim, status, reason)
    gravest = verdicts[0]
    own_cell = [verdict for verdict in verdicts if verdict.code == "R101"]  # the claim's own cell before any other row
    row = next((verdict.observation for verdict in (*own_cell, *verdicts) if verdict.observation), None)
    reasons = [gravest.reason]
    for verdict in verdicts[1:]:
        known = verdict.reason.split(";")[0] in "; ".join(reasons)
        if verdict.status not in {"no_reference", "not_checkable"} and not known:
            reasons.append(verdict.reason)
    return CheckedClaim(claim, gravest.status, "; ".join(reasons), verdicts, row)


def _gravity(verdict: Verdict) -> tuple[int, str]:
    return STATUS_ORDER.index(verdict.status), verdict.code


def _unchecked(claim: Claim) -> tuple[Status, str]:
    kind = claim.quantity.kind
    if kind in NOT_CLAIMS or kind in {"age", "rank"}:
        return "not_a_claim", _REASONS[kind]
    if kind == "vague":
        return "not_checkable", "too vague to check"
    if claim.note is not None:
        return "no_reference", claim.note
    return "no_reference", "no table has this measure, and no sum of the article uses it"
