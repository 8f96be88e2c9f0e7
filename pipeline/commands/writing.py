"""A report to where it goes, whichever kind it is of: for people, for programs, a file of another kind, or pages."""

from __future__ import annotations

from pipeline.commands.pages import PageFolder
from pipeline.console import Sink
from pipeline.errors import UsageError
from pipeline.records import Batch
from pipeline.report import FORMATS, byte_renderer, renderer
from pipeline.report.style import Style
from pipeline.settings import Settings


def refuse_bytes_on_a_terminal(form: str, sink: Sink) -> None:
    """Raise UsageError where a file of another kind than text would go to a screen."""
    if FORMATS[form].kind == "bytes" and sink.is_terminal:
        raise UsageError(f"--format {form}", "is not for a terminal", "name a file with --output")


def is_one_page(form: str, sink: Sink) -> bool:
    """Whether the report is a single page, which holds one article only."""
    return FORMATS[form].kind == "pages" and not isinstance(sink, PageFolder)


def write_report(form: str, sink: Sink, batch: Batch, settings: Settings, style: Style) -> None:
    """Write the report of a batch. Of articles by themselves it is written while they are checked."""
    if isinstance(sink, PageFolder):
        sink.write_pages(form, batch)
    elif FORMATS[form].kind == "bytes":
        sink.write_bytes(byte_renderer(form)(batch, settings, style))
    else:
        pieces = renderer(form)(batch, settings, style)
        sink.write(pieces, utf8=FORMATS[form].kind != "people", at_once=settings.each_alone)
