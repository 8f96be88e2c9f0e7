"""One JSON object a line: findings, claims, quotation pieces or articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.patterns import lazily
from pipeline.records import Article, Batch, Report
from pipeline.report.fields import claim_fields, finding_fields, quote_fields
from pipeline.report.style import Style
from pipeline.settings import Settings

#: Line ends of Unicode that JSON need not escape, but that some readers of lines split at.
_LINE_ENDS = lazily("[\x7f\x85\u2028\u2029\ud800-\udfff]")


def dump(record: Any) -> str:
    """JSON in UTF-8 as it is, without spaces to spare, always on one line of any reader."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """A line a finding; one that touches several articles is one line."""
    return _lines(finding_fields(finding, batch.articles.get(finding.passage.article)) for finding in batch.findings)


def claims(reports: Iterable[Report]) -> Iterator[str]:
    """A line for every number in the text."""
    return _lines(claim_fields(checked, report.sources) for report in reports for checked in report.claims)


def quotes(reports: Iterable[Report]) -> Iterator[str]:
    """A line a quotation piece."""
    return _lines(quote_fields(quote) for report in reports for quote in report.quotes)


def texts(articles: Iterable[Article]) -> Iterator[str]:
    """A line an article: its id, and its text as all offsets count it."""
    return _lines({"id": article.id, "text": article.received or article.text} for article in articles)


def _lines(records: Iterable[Any]) -> Iterator[str]:
    for record in records:
        yield dump(record) + "\n"
