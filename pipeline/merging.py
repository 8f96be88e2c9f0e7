"""One cause, one finding: findings about the same number are one; what follows from it is said in its working.

The gravest finding with a diagnosis stands, the surest first; the others give it their working and their evidence.
Advice that only repeats a number already flagged is dropped into the working in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.records import Finding, Severity

_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}
#: A word about a number ("record") is another statement than the number: it is never merged.
_APART = frozenset({"R301"})


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one article, in the order of their passages, those about one number as one."""
    clusters: list[list[Finding]] = []
    for finding in sorted(findings, key=_rank):
        home = next((cluster for cluster in clusters if _one_cause(cluster, finding)), None)
        if home is None:
            clusters.append([finding])
        else:
            home.append(finding)
    kept = [_joined(cluster) for cluster in clusters]
    return tuple(sorted(kept, key=lambda finding: (finding.passage.start, finding.code)))


def _rank(finding: Finding) -> tuple[int, bool, float, str, int]:
    return _GRAVITY[finding.severity], not finding.diagnosis, -finding.confidence, finding.code, finding.passage.start


def _one_cause(cluster: Sequence[Finding], finding: Finding) -> bool:
    if finding.code in _APART or not finding.subjects:
        return False
    return any(other.code not in _APART and other.subjects & finding.subjects for other in cluster)


def _joined(cluster: Sequence[Finding]) -> Finding:
    first, others = cluster[0], cluster[1:]
    if not others:
        return first
    workings = list(dict.fromkeys(text for finding in cluster if (text := finding.working)))
    evidence = list(dict.fromkeys(item for finding in cluster for item in finding.evidence))
    return replace(
        first,
        working="; ".join(workings) or None,
        evidence=tuple(evidence),
        diagnosis=first.diagnosis or next((finding.diagnosis for finding in others if finding.diagnosis), ()),
        subjects=frozenset().union(*(finding.subjects for finding in cluster)),
    )
