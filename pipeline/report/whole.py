"""One JSON object with everything: articles, findings and the settings that they depend on."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Batch
from pipeline.report.fields import article_fields, finding_fields, settings_fields
from pipeline.report.jsonl import dump
from pipeline.report.style import Style
from pipeline.settings import Settings


def findings(batch: Batch, settings: Settings, _style: Style) -> Iterator[str]:
    """The object, an article a line, so that it can be written as it comes and read with ordinary tools."""
    yield '{"articles": ['
    for index, report in enumerate(batch.reports):
        yield (",\n" if index else "\n") + dump(article_fields(report, batch.articles))
    yield '\n], "findings": ['
    for index, finding in enumerate(batch.findings):
        article = batch.articles.get(finding.passage.article)
        yield (",\n" if index else "\n") + dump(finding_fields(finding, article))
    yield f'\n], "settings": {dump(settings_fields(settings))}}}\n'
