"""Which findings speak of which number, so that a table with a row a number can carry them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pipeline.records import CheckedClaim, Finding, Report
from pipeline.report.shelf import passages


def by_claim(report: Report, findings: Iterable[Finding]) -> tuple[dict[int, list[Finding]], list[Finding]]:
    """Findings by the id of the claims that they are about, and those that are about no number of this article.

    A check says which numbers its finding is about. Where it does not, or where the finding is at another article,
    it is about the numbers within the words that it points to here.
    """
    touched: dict[int, list[Finding]] = {}
    others = []
    claims = sorted(report.claims, key=lambda checked: checked.claim.quantity.passage.start)
    starts = [checked.claim.quantity.passage.start for checked in claims]
    for finding in findings:
        own = finding.subjects if finding.passage.article == report.article.id else ()
        ids = sorted(own) or _within(finding, report.article.id, claims, starts)
        for id_ in ids:
            touched.setdefault(id_, []).append(finding)
        if not ids:
            others.append(finding)
    return touched, others


def _within(finding: Finding, article: str, claims: Sequence[CheckedClaim], starts: Sequence[int]) -> list[int]:
    own = [finding.passage] if finding.passage.article == article else [passage for _, passage in passages(finding)]
    found: dict[int, None] = {}
    for passage in own:
        if passage.article == article:
            inside = claims[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
            found |= dict.fromkeys(checked.claim.id for checked in inside)
    return list(found)
