"""``copydesk check``: every number and quotation, and what does not fit."""

from __future__ import annotations

from functools import partial

from pipeline.commands import options
from pipeline.commands.codes import refuse_silence
from pipeline.commands.intake import Intake, settled
from pipeline.commands.pages import report_to
from pipeline.commands.telling import told
from pipeline.commands.writing import is_one_page, refuse_bytes_on_a_terminal, write_report
from pipeline.console import say
from pipeline.errors import UsageError
from pipeline.report import FORMATS
from pipeline.settings import one_of


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
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    watch: options.Watch = False,
) -> int:
    """Check every number and quotation; report what does not fit, with the evidence."""
    one_of("--format", form, FORMATS)
    if each_alone and source:
        raise UsageError("--source", "is of no use with --each-alone, which leaves out what is seen across articles")
    one_of("--color", color, options.COLORS)
    if quiet and verbose:
        raise UsageError("--verbose", "cannot go with --quiet")
    if watch and write_baseline is not None:
        raise UsageError("--write-baseline", "cannot go with --watch", "write it by a run of its own")
    settings = settled(
        reference, published, fail_on=fail_on, select=select, ignore=ignore, each_alone=each_alone, source=source,
        severity=severity, jobs=jobs, cache=False if no_cache else None,
    )  # fmt: skip
    refuse_silence(settings)
    from pipeline.commands import judge
    from pipeline.judgement.baseline import keeping
    from pipeline.judgement.judging import Judged

    judgement = partial(judge.judgement_of, paths, settings, decisions, baseline)
    detail = verbose - min(quiet, 2)
    if watch:
        from pipeline.commands.watching import Watched, watched

        judged_by = judge.files_of(paths, decisions, baseline)
        return watched(Watched(paths, settings, form, output, judgement, detail, color, judged_by))
    laid_over = judgement()
    with report_to(form, output) as sink, keeping(write_baseline) as keep:
        refuse_bytes_on_a_terminal(form, sink)
        intake = Intake(paths, settings, to_one_page=is_one_page(form, sink))
        with told(intake, paths, settings, sink, form) as found:
            judged = Judged(found, laid_over)
            write_report(form, sink, judged.batch, settings, sink.style.told(detail, color))
            keep(judged.undismissed())
            for sentence in judge.remarks(judged, paths, baseline, all_read=not intake.failed):
                say(sentence)
            failing = settings.fails(finding.severity for finding in judged.batch.findings)
    return intake.exit_code(failing)
