"""Official rows as evidence and in words; shared by the checks of family R."""

from __future__ import annotations

from pipeline.checks.check import ArticleDesk
from pipeline.match.cells import is_later
from pipeline.records import Observation, RowEvidence
from pipeline.release_dates import month
from pipeline.row_values import shown


def evidence(desk: ArticleDesk, label: str, row: Observation) -> RowEvidence:
    """A row with its source."""
    return RowEvidence(label, row, desk.tables.store.sources[row.source])


def told(desk: ArticleDesk, row: Observation) -> str:
    """ "Wiltshire, 2014/15: 698 (published October 2019)"."""
    return f"{row.place}, {row.period}: {shown(row)} ({when(desk, row)})"


def when(desk: ArticleDesk, row: Observation) -> str:
    """ "published later, October 2019", where the row came after the article; for an article without a date, after
    the last year in which its own periods allow it to be written."""
    published = desk.tables.article.published or desk.reading.written
    return f"published {'later, ' if is_later(row, published) else ''}{month(row.release)}"
