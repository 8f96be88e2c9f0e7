"""Pages to read in a browser: one file an article, each complete in itself, and an index of them.

Nothing is loaded from anywhere, no word of an article can become markup or script, and equal reports give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.records import Batch, Severity
from pipeline.report.pages.article_page import article_page
from pipeline.report.pages.index import Entry, entry, index_page
from pipeline.report.pages.names import INDEX, page_name
from pipeline.report.pages.sheet import Sheet
from pipeline.report.style import Style
from pipeline.settings import Settings


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """The page of a batch of one article, or an empty index where none could be read."""
    held = {article.id: article for article in batch.held}
    none = True
    for report in batch.reports:
        none = False
        yield from article_page(Sheet(report, held, alone=True))
    if none:
        yield from index_page((), ())


def pages(batch: Batch) -> Iterator[tuple[str, Iterable[str]]]:
    """File name and contents of every page, the index last; a report is let go when its page is written."""
    held = {article.id: article for article in batch.held}
    entries: list[Entry] = []
    for report in batch.reports:
        name = page_name(report.article.id)
        yield name, article_page(Sheet(report, held, alone=False))
        entries.append(entry(report, name))
    severities: list[Severity] = [finding.severity for finding in batch.findings]
    yield INDEX, index_page(entries, severities)
