"""The sheet of findings: each once, with its evidence, and room for what becomes of it."""

from __future__ import annotations

from pipeline.records import Finding
from pipeline.report.evidence_words import particulars, witnesses
from pipeline.report.shelf import Shelf
from pipeline.report.tick_sheet.sheet import Column, Value
from pipeline.report.wording import one_line

DECISIONS = ("accepted", "dismissed", "ask the reporter")
COLUMNS = (
    Column("Article", 18), Column("Where", 13), Column("Severity", 9, "tone"), Column("Sentence", 42),
    Column("What does not fit", 32), Column("Working", 32), Column("Evidence", 44), Column("Suggestion", 12),
    Column("Checked by", 12, "tick"), Column("Date", 11, "day"), Column("Decision", 14, "tick", DECISIONS),
    Column("Note", 24, "tick"),
    Column("Key", 18), Column("Words", 20), Column("Check", 20), Column("Perhaps", 24), Column("Said by", 18),
    Column("Link", 30, "link"), Column("Decided before", 24),
)  # fmt: skip


def row(finding: Finding, shelf: Shelf, *, dismissed: bool = False) -> list[Value]:
    """A finding at the first of its passages; ``dismissed`` where a person or a baseline has put it aside."""
    passage = finding.passage
    evidence = list(witnesses(finding, shelf))
    decided = {name: words for name, words in particulars(finding) if name in {"accepted", "dismissed"}}
    before = "; ".join(f"{name}: {words}" for name, words in decided.items())
    return [
        one_line(passage.article),
        shelf.places(passage.article).where(passage.start),
        finding.severity,
        one_line("".join(shelf.sentence(passage))),
        one_line(finding.message),
        one_line(finding.working or ""),
        "\n".join(map(str, evidence)),
        one_line(finding.suggestion or ""),
        finding.key,
        one_line(passage.text),
        f"{finding.code} {finding.name}",
        "\n".join(map(one_line, finding.diagnosis)),
        one_line(finding.speaker or ""),
        next((one_line(one.url) for one in evidence if one.url), ""),
        before or ("in the baseline" if dismissed else ""),
    ]
