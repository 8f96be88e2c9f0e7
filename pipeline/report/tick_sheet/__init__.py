"""A workbook (.xlsx) to check an article by: every number a row, with columns that a fact-checker fills in.

Rows are written as they come and none is kept; the workbook is put together in a folder that is gone afterwards.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import Batch
from pipeline.report.shelf import Shelf
from pipeline.report.style import Style
from pipeline.report.tick_sheet import about, account, claims, found, quotations
from pipeline.report.tick_sheet.look import Look
from pipeline.report.tick_sheet.sheet import Sheet
from pipeline.settings import Settings

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: Every workbook says that it was made then, for a report holds no time of day: equal input, equal bytes.
MADE = datetime(2000, 1, 1)
PIECE = 1 << 16


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[bytes]:
    """The workbook, a piece at a time."""
    from xlsxwriter import Workbook

    with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
        path = Path(folder) / "report.xlsx"
        with Workbook(path, {"constant_memory": True, "tmpdir": folder}) as book:
            book.set_properties({"title": "copydesk: numbers and quotations to check", "created": MADE})
            _fill(book, batch)
        with path.open("rb") as made:
            while piece := made.read(PIECE):
                yield piece


def _fill(book: Workbook, batch: Batch) -> None:
    look = Look(book)
    shelf = Shelf(batch.articles)
    numbers = Sheet(book, "Claims", claims.COLUMNS, look)
    problems = Sheet(book, "Findings", found.COLUMNS, look)
    words = Sheet(book, "Quotations", quotations.COLUMNS, look)
    sums = Sheet(book, "Account", account.COLUMNS, look)
    guide = Sheet(book, "About", about.COLUMNS, look)
    for finding in batch.findings:
        problems.add(found.row(finding, shelf))
    total = account.Total()
    for report in batch.reports:
        for row in claims.rows(report, shelf):
            numbers.add(row)
        for row in quotations.rows(report, shelf):
            words.add(row)
        for finding in report.dismissed:
            if finding.passage.article == report.article.id:  # one that touches several articles stands once
                problems.add(found.row(finding, shelf, dismissed=True))
        sums.add(total.row(report))
    sums.add(total.last())
    for line in about.ROWS:
        guide.add(line)
    for sheet in (numbers, problems, words, sums, guide):
        sheet.close()
