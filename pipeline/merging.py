"""One cause, one finding: findings about the same number are one; what follows from it is said in its working.

The gravest finding with a diagnosis stands, the surest first; the others give it their working and their evidence.
Advice that only repeats a number already flagged is dropped into the working in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.records import Finding, Severity

_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}
#: A word about a number ("record") is another statement than the number; it is merged only into what says that the
#: number itself is wrong.
_APART = frozenset({"R301"})
_VALUE = frozenset({"R101", "R102"})


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one article, in the order of their passages, those about one number as one."""
    clusters: list[list[Finding]] = []
    about: dict[int, list[int]] = {}  # the places of the clusters that are about a number, by its id
    for finding in sorted(findings, key=_rank):
        near = sorted({place for id_ in finding.subjects for place in about.get(id_, ())})
        home = next((place for place in near if _one_cause(clusters[place], finding)), None)
        if home is None:
            home = len(clusters)
            clusters.append([])
        clusters[home].append(finding)
        for id_ in finding.subjects:
            known = about.setdefault(id_, [])
            if home not in known:
                known.append(home)
    kept = [_joined(cluster) for cluster in clusters]
    return tuple(sorted(kept, key=lambda finding: (finding.passage.start, finding.code)))


def _rank(finding: Finding) -> tuple[bool, int, bool, float, str, int]:
    gravity = _GRAVITY[finding.severity]
    apart = finding.code in _APART
    return apart, gravity, not finding.diagnosis, -finding.confidence, finding.code, finding.passage.start


def _one_cause(cluster: Sequence[Finding], finding: Finding) -> bool:
    related = [other for other in cluster if other.subjects & finding.subjects]
    if finding.code in _APART:
        return any(other.code in _VALUE for other in related)
    return any(other.code not in _APART for other in related)


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
