"""The account: how many numbers of each article were read, and what became of them."""

from __future__ import annotations

from pipeline.records import STATUS_ORDER, Report, Severity
from pipeline.report.tick_sheet.sheet import Column, Value
from pipeline.report.wording import STATUSES, one_line

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
COLUMNS = (
    Column("Article", 30), Column("Title", 34), Column("Outlet", 18), Column("Published", 12),
    Column("Numbers read", 10, "number"),
    *(Column(STATUSES[status].capitalize(), 12, "number") for status in STATUS_ORDER),
    Column("Errors", 10, "number"), Column("Warnings", 10, "number"), Column("Advice", 10, "number"),
    Column("Dismissed", 10, "number"), Column("Quotations", 10, "number"), Column("Notes", 60),
)  # fmt: skip


class Total:
    """The sums over all articles, which grow with each row."""

    def __init__(self) -> None:
        self._sums = [0] * (len(COLUMNS) - 5)

    def row(self, report: Report) -> list[Value]:
        """One article; a finding that touches several articles is counted with each."""
        article, tally = report.article, report.tally()
        severities = [finding.severity for finding in report.findings]
        counts = [
            len(report.claims),
            *(tally.get(status, 0) for status in STATUS_ORDER),
            *(severities.count(severity) for severity in _SEVERITIES),
            len(report.dismissed),
            len({(quote.passage.article, quote.statement) for quote in report.quotes}),
        ]
        self._sums = [before + count for before, count in zip(self._sums, counts, strict=True)]
        about = (article.id, article.title, article.outlet, article.published)
        notes = "\n".join(map(one_line, report.notes))
        return [*(one_line(words or "") for words in about), *counts, notes]

    def last(self) -> list[Value]:
        """The sums."""
        return ["all articles", "", "", "", *self._sums, ""]
