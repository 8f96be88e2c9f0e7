"""``copydesk check``: every number and quotation, and what does not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from pipeline.commands import options
from pipeline.commands.intake import Intake, checked, settled
from pipeline.commands.pages import PageFolder, report_to
from pipeline.console import is_terminal, say
from pipeline.errors import UsageError
from pipeline.files.inputs import place_name
from pipeline.records import Report
from pipeline.report import FORMATS, byte_renderer, renderer
from pipeline.settings import Settings, nearest, one_of


def check(
    paths: options.Paths,
    form: options.CheckFormat = "text",
    fail_on: options.FailOn = "warning",
    select: options.Select = None,
    ignore: options.Ignore = None,
    each_alone: options.EachAlone = False,
    reference: options.Reference = None,
    published: options.Published = None,
    source: options.Source = None,
    output: options.Output = None,
) -> int:
    """Check every number and quotation; report what does not fit, with the evidence."""
    one_of("--format", form, FORMATS)
    if each_alone and source:
        raise UsageError("--source", "is of no use with --each-alone, which leaves out what is seen across articles")
    settings = settled(
        reference, published, fail_on=fail_on, select=select, ignore=ignore, each_alone=each_alone, source=source
    )
    _refuse_wrong_codes(settings)
    with report_to(form, output) as sink:
        if FORMATS[form].kind == "bytes" and sink.is_terminal:
            raise UsageError(f"--format {form}", "is not for a terminal", "name a file with --output")
        to_one_page = FORMATS[form].kind == "pages" and not isinstance(sink, PageFolder)
        intake = Intake(paths, settings, to_one_page=to_one_page)
        batch = checked(intake, settings)
        if not (form == "text" and sink.is_terminal and is_terminal(sys.stderr)):  # the report on screen has them
            _say_notes(batch.reports)
        if isinstance(sink, PageFolder):
            sink.write_pages(form, batch)
        elif FORMATS[form].kind == "bytes":
            sink.write_bytes(byte_renderer(form)(batch, settings, sink.style))
        else:
            sink.write(renderer(form)(batch, settings, sink.style), utf8=FORMATS[form].kind != "people")
    return intake.exit_code(settings.fails(finding.severity for finding in batch.findings))


def _refuse_wrong_codes(settings: Settings) -> None:
    """A mistyped prefix would otherwise switch every check off, or none; a run without a check would find nothing."""
    if not settings.select and not settings.ignore:
        return
    from pipeline.checks.check import all_checks

    all_ = all_checks()
    known = [found.code for found in all_]
    for option, prefixes in (("--select", settings.select), ("--ignore", settings.ignore)):
        for prefix in prefixes:
            if not any(code.startswith(prefix) for code in known):
                raise UsageError(option, f"no check's code starts with {prefix!r}", nearest(prefix, known))
    if not any(settings.wants(found.code, by_default=found.on) for found in all_):
        raise UsageError("--ignore", "no check is left to run", "ignore fewer codes, or name longer ones to --select")


def _say_notes(reports: Iterable[Report]) -> None:
    for report in reports:
        name = place_name(report.article.id)
        if not report.claims:
            say(f"{name}: no number was found in it.")
        for note in report.notes:
            say(f"{name}: {note.rstrip('.')}.")
