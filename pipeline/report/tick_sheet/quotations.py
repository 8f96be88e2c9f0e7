"""The sheet of quotations: every piece with its speaker, and room to tick it against a recording or a statement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.records import Finding, Quote, Report
from pipeline.report.shelf import Shelf, passages
from pipeline.report.tick_sheet.claims import TICKS
from pipeline.report.tick_sheet.sheet import Column, Value
from pipeline.report.wording import one_line

COLUMNS = (
    Column("Article", 18), Column("Where", 13), Column("Words", 64), Column("Speaker", 20), Column("Role", 20),
    Column("Organisation", 20), *TICKS,
    Column("Finding", 18), Column("What does not fit", 44), Column("Kind", 10), Column("Attributed by", 14),
    Column("Statement", 12),
)  # fmt: skip


def rows(report: Report, shelf: Shelf) -> Iterator[list[Value]]:
    """A row a piece, in the order of the text."""
    quotes = sorted(report.quotes, key=lambda quote: (quote.passage.start, quote.passage.end))
    touched = _touched(report, quotes)
    for place, quote in enumerate(quotes):
        passage, found = quote.passage, touched.get(place, [])
        about = (quote.speaker, quote.role, quote.organisation)
        yield [
            one_line(passage.article),
            shelf.places(passage.article).where(passage.start),
            one_line(passage.text),
            *(one_line(words or "") for words in about),
            "\n".join(f"{finding.severity} {finding.code} {finding.name}" for finding in found),
            "\n".join(one_line(finding.message) for finding in found),
            quote.kind,
            one_line(quote.cue.text) if quote.cue else "",
            one_line(quote.statement.removeprefix(passage.article)),
        ]


def _touched(report: Report, quotes: list[Quote]) -> dict[int, list[Finding]]:
    """Findings about quoted words by the place of the piece that they are about."""
    starts = [quote.passage.start for quote in quotes]
    touched: dict[int, list[Finding]] = {}
    for finding in report.findings:
        if not finding.code.startswith("Q"):
            continue
        places: dict[int, None] = {}
        for passage in (finding.passage, *(passage for _, passage in passages(finding))):
            if passage.article == report.article.id:
                first = max(0, bisect_left(starts, passage.start + 1) - 1)
                for place in range(first, bisect_left(starts, passage.end)):
                    if quotes[place].passage.end > passage.start:
                        places[place] = None
        for place in places:
            touched.setdefault(place, []).append(finding)
    return touched
