"""What is on one article's page, put in order once: findings, their numbers, and where each of them is in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.records import Article, CheckedClaim, Finding, Passage, PassageEvidence, Quote, Report, Severity
from pipeline.report.pages import names
from pipeline.report.places import Places

GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}


@dataclass(frozen=True)
class Sheet:
    """A report with what its page asks again and again. ``held`` are the sources that have no page, by id;
    ``alone`` where there is no other page to link to."""

    report: Report
    held: Mapping[str, Article]
    alone: bool

    @property
    def article(self) -> Article:
        """The article of the page."""
        return self.report.article

    @cached_property
    def places(self) -> Places:
        """Lines, columns and sentences of the text."""
        return Places(self.article)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The gravest first, then in the order of the text."""
        return tuple(sorted(self.report.findings, key=lambda found: (GRAVITY[found.severity], self.at(found).start)))

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The pieces of quotations in the order of the text."""
        return tuple(sorted(self.report.quotes, key=lambda quote: (quote.passage.start, quote.passage.end)))

    @cached_property
    def pieces(self) -> Mapping[str, Sequence[Quote]]:
        """Statement -> its pieces in the order of the text."""
        found: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            found.setdefault(quote.statement, []).append(quote)
        return found

    @cached_property
    def finding_of(self) -> Mapping[int, int]:
        """Claim -> the place, from 1, of the gravest finding that is about it."""
        found: dict[int, int] = {}
        for place, finding in enumerate(self.findings, 1):
            for claim in finding.subjects if finding.passage.article == self.article.id else ():
                found.setdefault(claim, place)
        for claim, checked in self.claims.items():
            words = checked.claim.quantity.passage
            if (words.start, words.end) in self._exactly:
                found.setdefault(claim, self._exactly[words.start, words.end])
        return found

    @cached_property
    def numbers_of(self) -> Mapping[int, Sequence[CheckedClaim]]:
        """Place of a finding -> the numbers that it is about, in the order of the text."""
        found: dict[int, list[CheckedClaim]] = {}
        for place, finding in enumerate(self.findings, 1):
            own = finding.subjects if finding.passage.article == self.article.id else frozenset()
            found[place] = [self.claims[id_] for id_ in sorted(own) if id_ in self.claims]
        for id_, place in self.finding_of.items():
            if id_ not in self.findings[place - 1].subjects:
                found[place].append(self.claims[id_])
        return found

    @cached_property
    def claims(self) -> Mapping[int, CheckedClaim]:
        """The numbers by id."""
        return {checked.claim.id: checked for checked in self.report.claims}

    def at(self, finding: Finding) -> Passage:
        """The words of this article that a finding is about."""
        return next(iter(self.here(finding)), finding.passage)

    def here(self, finding: Finding) -> Sequence[Passage]:
        """Its passages in this article, its own first."""
        return [passage for _, passage in passages(finding) if passage.article == self.article.id]

    def page_of(self, passage: Passage) -> str | None:
        """The address of a passage: on this page, on another, or None where it has none."""
        anchor = f"#{names.passage_id(passage)}"
        if passage.article == self.article.id:
            return anchor
        return None if self.alone or passage.article in self.held else names.page_name(passage.article) + anchor

    @cached_property
    def _exactly(self) -> Mapping[tuple[int, int], int]:
        """The words that findings are about -> the place of the gravest."""
        found: dict[tuple[int, int], int] = {}
        for place, finding in enumerate(self.findings, 1):
            found.setdefault((self.at(finding).start, self.at(finding).end), place)
        return found


def passages(finding: Finding) -> Iterator[tuple[str, Passage]]:
    """A finding's own passage and those of its evidence, each once, with their labels."""
    labels = {finding.passage: ""}
    for evidence in finding.evidence:
        if isinstance(evidence, PassageEvidence):
            labels[evidence.passage] = labels.get(evidence.passage) or evidence.label
    return ((label, passage) for passage, label in labels.items())
