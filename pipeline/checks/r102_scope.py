"""A figure is exactly that of another place, period, population or measure.

What
    The number differs from the official figure of the place, period and population that print names, and is exactly
    the figure of another: the neighbouring area, the year before, England for the United Kingdom, all ages for
    children; or the figure of another thing that the same table counts there. Other periods are looked at within
    five years, and a number of one or two digits is taken for another cell's only where one place holds the other:
    by chance it is in many. A number that takes its period from further up, and is exactly the figure of another period
    that the article names, is taken to be of that one. A count of *some* of a known set ("requests were sent to 43
    forces") is no claim about the size of the set; it is flagged only when it equals the size of the set in another
    area.

Why it matters
    The right number under the wrong heading is the commonest slip in rewriting a release of many areas.

Flagged
    Lincolnshire recorded 1,325 sexual offences against children in 2016/17.

    Letters went to 43 police forces in the United Kingdom.

    Kent Police recorded 12,008 robberies in 2017/18.

Not flagged
    Merseyside recorded 1,325 sexual offences against children in 2016/17.

    Letters went to 41 police forces in the United Kingdom.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import rows
from pipeline.checks.check import ArticleDesk, Said
from pipeline.checks.printed_series import series
from pipeline.match import cells
from pipeline.match.scope import Elsewhere, other_cell
from pipeline.records import Claim, Finding, PassageEvidence, RowEvidence, Severity, Verdict
from pipeline.row_values import shown

CODE = "R102"
NAME = "another-scope"
SEVERITY: Severity = "warning"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """One finding a number; two places or two periods whose numbers are swapped give one together."""
    misplaced: list[tuple[Claim, Elsewhere]] = []
    for match in desk.levels.values():
        if match.status == "mismatch":
            claim = desk.claim(match.claim)
            found = other_cell(claim, match, desk.named[match.claim], desk.tables)
            if found is not None and _may_be_meant(desk, claim, found):
                reason = f"the period is not printed beside the number; it is the figure of {_scope(desk, found)}"
                yield Verdict(claim.id, CODE, "no_reference", reason, found.row)
            elif found is not None:
                misplaced.append((claim, found))
    groups: dict[tuple[str, ...], list[tuple[Claim, Elsewhere]]] = {}
    for claim, found in misplaced:
        key = _swap_key(found) or (str(claim.id),)
        groups.setdefault(key, []).append((claim, found))
    for group in groups.values():
        yield from _finding(desk, group)


def _may_be_meant(desk: ArticleDesk, claim: Claim, found: Elsewhere) -> bool:
    """Whether a number without a period of its own is of another period that the article names: it is that one's, then,
    not the one's that was named last."""
    if found.differs != "period" or "period" not in claim.inferred:
        return False
    named = (cells.stretch_of(other) for other in desk.reading.claims)
    return any(stretch is not None and cells.is_of(found.row, stretch) for stretch in named)


def _swap_key(found: Elsewhere) -> tuple[str, ...]:
    """The two places, or the two periods of one place, that a number is taken from one to the other of."""
    if found.differs == "place":
        return tuple(sorted((found.own.place_code, found.row.place_code)))
    if found.differs == "period":
        return (found.own.place_code, *sorted((found.own.period, found.row.period)))
    return ()


def _finding(desk: ArticleDesk, group: list[tuple[Claim, Elsewhere]]) -> Iterator[Said]:
    first, found = group[0]
    owns = {(item.own.place_code, item.own.start) for _, item in group}
    swapped = len(owns) > 1
    evidence: list[PassageEvidence | RowEvidence] = []
    for claim, item in group:
        evidence.append(PassageEvidence("the printed figure", claim.quantity.passage))
        evidence.append(rows.evidence(desk, f"the figure of {_scope(desk, item)}", item.row))
        evidence.append(rows.evidence(desk, f"the figure of {_own_scope(item)}", item.own))
    if swapped:
        message = f"the figures of {_scope(desk, found)} and {_own_scope(found)} are swapped"
    else:
        message = (
            f"{first.quantity.passage.text} is the figure of {_scope(desk, found)}; "
            f"for {_own_scope(found)} the table has {shown(found.own)}"
        )
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if first.quoted else SEVERITY,
        confidence=0.85,
        passage=first.quantity.passage,
        message=message,
        working="; ".join(
            f"{claim.quantity.passage.text} = {rows.told(desk, item.row)}, not {rows.told(desk, item.own)}"
            for claim, item in group
        ),
        diagnosis=(f"the two {found.differs}s swapped" if swapped else f"another {found.differs}",),
        evidence=tuple(evidence),
        speaker=first.speaker if first.quoted else None,
        subjects=frozenset(claim.id for claim, _ in group),
        series=None if swapped else series(desk, found.own, first, first.quantity.value),
    )
    for claim, item in group:
        yield Verdict(
            claim.id, CODE, "mismatch", f"the figure of {_scope(desk, item)}, not of {_own_scope(item)}", item.row
        )


def _scope(desk: ArticleDesk, item: Elsewhere) -> str:
    if item.differs == "measure":
        return f"{item.row.place} for {desk.tables.store.indicators[item.row.indicator].label}"
    if item.differs == "place":
        return item.row.place
    if item.differs == "period":
        return f"{item.row.place} for {item.row.period}"
    return f"{item.row.place} for {', '.join(f'{k} {v}' for k, v in item.row.qualifiers) or 'all'}"


def _own_scope(item: Elsewhere) -> str:
    return item.own.place if item.differs == "place" else f"{item.own.place}, {item.own.period}"
