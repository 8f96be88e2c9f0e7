"""What bears on a finding, in words: one line a piece of evidence, with its place or its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Finding, RowEvidence
from pipeline.report.shelf import Shelf, passages
from pipeline.report.wording import one_line, row_words, source_words


@dataclass(frozen=True)
class Witness:
    """One piece of evidence: what it is, what it says, where that stands, and an address if there is one."""

    label: str
    says: str
    where: str
    url: str = ""

    def __str__(self) -> str:
        """Give one line: "the earlier figure: … (NSPCC, …)"."""
        label = f"{self.label}: " if self.label else ""
        return f"{label}{self.says} ({self.where})"


def witnesses(finding: Finding, shelf: Shelf) -> Iterator[Witness]:
    """Passages first, then rows of tables, as the report for people has them."""
    for label, passage in passages(finding):
        place = shelf.places(passage.article).where(passage.start)
        here = "" if passage.article == finding.passage.article else f"{one_line(passage.article)}, "
        yield Witness(one_line(label), f"“{one_line(passage.text)}”", here + place)
    for evidence in finding.evidence:
        if isinstance(evidence, RowEvidence):
            row = evidence.observation
            note = f"; note: {one_line(row.note)}" if row.note else ""
            source = one_line(source_words(evidence.source, row.release))
            yield Witness(one_line(evidence.label), one_line(row_words(row)) + note, source, evidence.source.url)


def particulars(finding: Finding) -> Iterator[tuple[str, str]]:
    """The parts of a finding beside its message and its evidence, each under its name, on one line."""
    if finding.working:
        yield "working", one_line(finding.working)
    for diagnosis in finding.diagnosis:
        yield "perhaps", one_line(diagnosis)
    if finding.suggestion:
        yield "suggestion", one_line(finding.suggestion)
    if finding.speaker and not finding.code.startswith("Q"):  # who said it is what those findings are about
        yield "said by", f"{one_line(finding.speaker)}: the words of a quotation, not the paper's"
    if finding.decision:
        decision = finding.decision
        yield decision.verdict, one_line(f"{decision.reason} ({decision.by}, {decision.on.isoformat()})")
    if finding.key:
        yield "key", finding.key  # what copydesk dismiss takes
