"""One cause, one finding: findings about the same number are one; what follows from it is said in its working.

The gravest finding with a diagnosis stands, the surest first; the others give it their working and their evidence.
Advice that only repeats a number already flagged is dropped into the working in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.records import Finding, Passage, PassageEvidence, Severity

_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}
#: A word about a number ("record") is another statement than the number; it is merged only into what says that the
#: number itself is wrong.
_APART = frozenset({"R301"})
_VALUE = frozenset({"R101", "R102"})


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one article, in the order of their passages, those about one number as one."""
    clusters: list[list[Finding]] = []
    numbers: dict[int, int] = {}  # the first cluster that says something of a number, by the number's id
    values: dict[int, int] = {}  # the first that says that the number itself is wrong
    for finding in sorted(findings, key=_rank):
        homes = values if finding.code in _APART else numbers
        home = min((homes[id_] for id_ in finding.subjects if id_ in homes), default=len(clusters))
        if home == len(clusters):
            clusters.append([])
        clusters[home].append(finding)
        for id_ in finding.subjects if finding.code not in _APART else ():
            numbers[id_] = min(home, numbers.get(id_, home))
            if finding.code in _VALUE:
                values[id_] = min(home, values.get(id_, home))
    kept = [_joined(cluster) for cluster in clusters]
    return tuple(sorted(kept, key=lambda finding: (finding.passage.start, finding.code)))


def with_other_articles(
    own: Sequence[tuple[Finding, ...]], across: Sequence[Finding]
) -> tuple[list[tuple[Finding, ...]], tuple[Finding, ...]]:
    """The findings of each article and those across articles, less what has been said of a number already.

    Where an error or a warning stands on a figure, it is no news that another article has another one: that is said
    in its working. Figures that two checks hold against each other, or that stand in words of a quotation that are
    flagged, are one finding.
    """
    reports = [list(findings) for findings in own]
    standing = {
        finding.passage: (report, place)
        for report, findings in enumerate(own)
        for place, finding in enumerate(findings)
        if finding.severity != "advice"
    }
    kept = []
    words = [frozenset(_passages(finding)) for finding in across if finding.code.startswith("Q")]
    told: set[frozenset[Passage]] = set()
    for finding in across:
        passages = _passages(finding)
        if finding.code.startswith("C"):
            if frozenset(passages) in told or any(_within(passages, quoted) for quoted in words):
                continue
            told.add(frozenset(passages))
        said = next((standing[passage] for passage in passages if passage in standing), None)
        if said is None or not finding.code.startswith("C"):
            kept.append(finding)
            continue
        report, place = said
        reports[report][place] = _with(reports[report][place], finding)
    return [tuple(findings) for findings in reports], tuple(kept)


def _passages(finding: Finding) -> list[Passage]:
    return [item.passage for item in finding.evidence if isinstance(item, PassageEvidence)]


def _within(passages: Sequence[Passage], words: Iterable[Passage]) -> bool:
    """Whether each of some figures stands in, or overlaps, words that a finding is about."""
    return all(any(w.article == p.article and w.start < p.end and p.start < w.end for w in words) for p in passages)


def _with(finding: Finding, other: Finding) -> Finding:
    """A finding that also tells what another one says."""
    working = f"{finding.working}; {other.message}" if finding.working else other.message
    return replace(finding, working=working, evidence=tuple(dict.fromkeys((*finding.evidence, *other.evidence))))


def _rank(finding: Finding) -> tuple[bool, int, bool, float, str, int]:
    gravity = _GRAVITY[finding.severity]
    apart = finding.code in _APART
    return apart, gravity, not finding.diagnosis, -finding.confidence, finding.code, finding.passage.start


def _joined(cluster: Sequence[Finding]) -> Finding:
    first, others = cluster[0], cluster[1:]
    if not others:
        return first
    workings = list(dict.fromkeys(part for finding in cluster for part in (finding.working or "").split("; ") if part))
    evidence = list(dict.fromkeys(item for finding in cluster for item in finding.evidence))
    return replace(
        first,
        working="; ".join(workings) or None,
        evidence=tuple(evidence),
        diagnosis=first.diagnosis or next((finding.diagnosis for finding in others if finding.diagnosis), ()),
        subjects=frozenset().union(*(finding.subjects for finding in cluster)),
    )
