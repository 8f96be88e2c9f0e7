"""``copydesk check``: every number and quotation, and what does not fit."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from pipeline.commands import options
from pipeline.commands.intake import Intake, checked, settled
from pipeline.commands.pages import PageFolder, report_to
from pipeline.console import Sink, is_terminal, say
from pipeline.errors import UsageError
from pipeline.files.inputs import place_name
from pipeline.records import Batch, Report
from pipeline.report import FORMATS, byte_renderer, renderer
from pipeline.report.style import Style
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
    severity: options.Severity = None,
    decisions: options.Decisions = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = None,
    quiet: options.Quiet = 0,
    verbose: options.Verbose = False,
    color: options.Color = "auto",
    output: options.Output = None,
) -> int:
    """Check every number and quotation; report what does not fit, with the evidence."""
    one_of("--format", form, FORMATS)
    if each_alone and source:
        raise UsageError("--source", "is of no use with --each-alone, which leaves out what is seen across articles")
    one_of("--color", color, options.COLORS)
    if quiet and verbose:
        raise UsageError("--verbose", "cannot go with --quiet")
    settings = settled(
        reference, published, fail_on=fail_on, select=select, ignore=ignore, each_alone=each_alone, source=source,
        severity=severity,
    )  # fmt: skip
    _refuse_wrong_codes(settings)
    from pipeline.commands import judge
    from pipeline.judgement.baseline import keeping
    from pipeline.judgement.judging import Judged

    judgement = judge.judgement_of(paths, settings, decisions, baseline)
    with report_to(form, output) as sink, keeping(write_baseline) as keep:
        if FORMATS[form].kind == "bytes" and sink.is_terminal:
            raise UsageError(f"--format {form}", "is not for a terminal", "name a file with --output")
        to_one_page = FORMATS[form].kind == "pages" and not isinstance(sink, PageFolder)
        intake = Intake(paths, settings, to_one_page=to_one_page)
        judged = Judged(checked(intake, settings), judgement)
        batch = judged.batch
        if not (form == "text" and sink.is_terminal and is_terminal(sys.stderr)):  # the report on screen has them
            _say_notes(batch.reports)
        _write(form, sink, batch, settings, sink.style.told(verbose - min(quiet, 2), color))
        keep(judged.undismissed())
    for sentence in judge.remarks(judged, paths, baseline):
        say(sentence)
    return intake.exit_code(settings.fails(finding.severity for finding in batch.findings))


def _write(form: str, sink: Sink, batch: Batch, settings: Settings, style: Style) -> None:
    if isinstance(sink, PageFolder):
        sink.write_pages(form, batch)
    elif FORMATS[form].kind == "bytes":
        sink.write_bytes(byte_renderer(form)(batch, settings, style))
    else:
        sink.write(renderer(form)(batch, settings, style), utf8=FORMATS[form].kind != "people")


def _refuse_wrong_codes(settings: Settings) -> None:
    """A mistyped prefix would otherwise switch every check off, or none; a run without a check would find nothing."""
    if not settings.select and not settings.ignore and not settings.severity:
        return
    from pipeline.checks.check import all_checks

    all_ = all_checks()
    known = [found.code for found in all_]
    levels = [prefix for prefix, _ in settings.severity]
    for option, prefixes in (("--select", settings.select), ("--ignore", settings.ignore), ("--severity", levels)):
        for prefix in prefixes:
            if not any(code.startswith(prefix) for code in known):
                raise UsageError(option, f"no check's code starts with {prefix!r}", nearest(prefix, known))
    if not any(settings.wants(found.code, by_default=found.on) for found in all_):
        option = "--ignore" if settings.ignore else "--severity"
        raise UsageError(option, "no check is left to run", "leave out fewer codes, or name longer ones to --select")


def _say_notes(reports: Iterable[Report]) -> None:
    for report in reports:
        name = place_name(report.article.id)
        if not report.claims:
            say(f"{name}: no number was found in it.")
        for note in report.notes:
            say(f"{name}: {note.rstrip('.')}.")
