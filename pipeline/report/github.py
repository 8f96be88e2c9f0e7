"""A workflow command a finding, which GitHub shows beside the line of the file that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Batch, Finding, Severity
from pipeline.report.evidence_words import particulars
from pipeline.report.shelf import Shelf
from pipeline.report.style import Style
from pipeline.report.wording import one_line
from pipeline.settings import Settings

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
#: What ends a message, and what ends a property, as GitHub's own toolkit writes them.
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """``::warning file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message``.

    Columns count characters from 1; ``endColumn`` is the one behind the last, as linters write it.
    """
    shelf = Shelf(batch.articles)
    for finding in batch.findings:
        yield _command(finding, shelf) + "\n"


def _command(finding: Finding, shelf: Shelf) -> str:
    passage = finding.passage
    places = shelf.places(passage.article)
    line, column = places.place(passage.start)
    end_line, end_column = places.place(passage.end)
    properties: dict[str, object] = {"file": passage.article.removeprefix("./"), "line": line}
    if line == end_line:  # GitHub takes columns only of a passage on one line
        properties |= {"col": column, "endColumn": end_column}
    else:
        properties["endLine"] = end_line
    part = places.part(passage.start)  # lines and columns of a Word file are those of its text: nobody sees them
    properties["title"] = f"{finding.code} {finding.name}" + (f", {part}" if part else "")
    written = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    message = "\n".join([one_line(finding.message), *(f"{name}: {words}" for name, words in particulars(finding))])
    return f"::{COMMANDS[finding.severity]} {written}::{message.translate(_MESSAGE)}"
