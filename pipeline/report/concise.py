"""A line a finding, as compilers print them: editors and terminals make such places clickable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.records import Batch
from pipeline.report.places import Places
from pipeline.report.style import Style
from pipeline.report.wording import one_line
from pipeline.settings import Settings

#: Articles whose lines are kept while findings point into them.
KEPT = 16


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """``path:line:col: W R201 message``, with "(page 2)" behind it where the file has such parts."""
    places = lru_cache(KEPT)(lambda id_: Places(batch.articles[id_]))
    for finding in batch.findings:
        article = finding.passage.article
        line, column = places(article).place(finding.passage.start)
        part = places(article).part(finding.passage.start)
        letter = finding.severity[0].upper()
        message = one_line(finding.message) + (f" ({part})" if part else "")
        yield f"{one_line(article)}:{line}:{column}: {letter} {finding.code} {message}\n"
