"""What does not fit, with its evidence, and what is said of a single claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.records.article import Passage
from pipeline.records.kinds import Severity, Status
from pipeline.records.official import Observation, Series, Source


@dataclass(frozen=True)
class PassageEvidence:
    """Words of an article that bear on a finding."""

    label: str
    passage: Passage


@dataclass(frozen=True)
class RowEvidence:
    """A row of a table that bears on a finding, with where it comes from."""

    label: str
    observation: Observation
    source: Source


Evidence = PassageEvidence | RowEvidence


@dataclass(frozen=True)
class Decision:
    """What a person decided on a finding: accepted (it is right) or dismissed (it is not), why, who and when."""

    verdict: Literal["accepted", "dismissed"]
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit. ``subjects`` are the ids of the claims that it is about, in this article.

    ``key`` names it by its content, so that a decision on it holds after edits elsewhere (see finding_keys).
    """

    code: str
    name: str
    severity: Severity
    confidence: float
    passage: Passage
    message: str
    working: str | None = None
    suggestion: str | None = None
    diagnosis: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    speaker: str | None = None
    subjects: frozenset[int] = frozenset()
    decision: Decision | None = None
    key: str = ""
    series: Series | None = None  # for a plot, where print is held against a figure of a series


@dataclass(frozen=True)
class Verdict:
    """What one check said of one claim; ``nearest`` is a row that came near the claim and is not its own."""

    claim: int
    code: str
    status: Status
    reason: str
    observation: Observation | None = None
    nearest: Observation | None = None
