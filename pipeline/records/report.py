"""What comes out of a run: a report an article, and the findings of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.records.article import Article
from pipeline.records.claim import Claim, Entity, Quote
from pipeline.records.finding import Finding, Verdict
from pipeline.records.kinds import STATUS_ORDER, Status
from pipeline.records.official import Observation, Source
from pipeline.records.reading import Reading, Trace


@dataclass(frozen=True)
class CheckedClaim:
    """A claim with all that was said of it; ``status`` is the gravest, ``reason`` says why in a sentence."""

    claim: Claim
    status: Status
    reason: str
    verdicts: tuple[Verdict, ...] = ()
    observation: Observation | None = None

    @property
    def nearest(self) -> Observation | None:
        """The row that came nearest without being the claim's own, where a check named one."""
        return next((verdict.nearest for verdict in self.verdicts if verdict.nearest is not None), None)


@dataclass(frozen=True)
class Report:
    """All about one article. ``findings`` holds also those of a batch that touch this article.

    ``dismissed`` are findings that a person has dismissed, or that a baseline holds: they count for nothing.
    """

    article: Article
    claims: tuple[CheckedClaim, ...]
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    dismissed: tuple[Finding, ...] = ()

    def tally(self) -> dict[Status, int]:
        """Numbers read by status, in STATUS_ORDER; their sum is every number of the text."""
        counts = dict.fromkeys(STATUS_ORDER, 0)
        for checked in self.claims:
            counts[checked.status] += 1
        return {status: n for status, n in counts.items() if n}


@dataclass(frozen=True)
class Examined:
    """One article by itself: its report (none of a source), and the little that checks across articles need of it.

    ``narrow`` has no text, but for a source, and is None where articles are not held against each other; ``traces``
    tell whether it can have anything in common with another article.
    """

    report: Report | None
    narrow: Reading | None = None
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Batch:
    """The result of one run: a report an article, in the order given, and every finding once.

    ``held`` are the sources that the articles were held against: findings may point into them.
    """

    reports: Sequence[Report]
    findings: Sequence[Finding]
    held: tuple[Article, ...] = ()

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article that a finding may point into, by its id."""
        return {article.id: article for article in (*(report.article for report in self.reports), *self.held)}
