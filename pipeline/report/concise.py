"""A line a finding, as compilers print them: editors and terminals make such places clickable."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Batch
from pipeline.report.places import Places
from pipeline.report.style import Style
from pipeline.report.wording import one_line
from pipeline.settings import Settings


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """``path:line:col: W R201 message``."""
    lines: dict[str, Places] = {}
    for finding in batch.findings:
        article = finding.passage.article
        if article not in lines:
            lines[article] = Places(batch.articles[article])
        line, column = lines[article].place(finding.passage.start)
        letter = finding.severity[0].upper()
        yield f"{one_line(article)}:{line}:{column}: {letter} {finding.code} {one_line(finding.message)}\n"
