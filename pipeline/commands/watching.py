"""``copydesk check --watch``: the report again whenever a file is saved."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipeline.batch import watch
from pipeline.batch.opening import Ears, Session
from pipeline.batch.views import SpooledBatch
from pipeline.commands.intake import Intake
from pipeline.commands.pages import report_to
from pipeline.commands.writing import is_one_page, refuse_bytes_on_a_terminal, write_report
from pipeline.console import NOTHING_FOUND, say
from pipeline.errors import UsageError
from pipeline.files.notes import STDIN
from pipeline.judgement.judging import Judged, Judgement
from pipeline.records import Batch, Finding, PassageEvidence
from pipeline.settings import Settings

_RULE = "─" * 12


@dataclass(frozen=True)
class Watched:
    """What is watched, and how its report is written.

    ``judgement`` is asked for each time, for people decide while they look; ``judged_by`` are files that it depends on.
    """

    paths: Sequence[str]
    settings: Settings
    form: str
    output: str | None
    judgement: Callable[[], Judgement]
    detail: int
    color: str
    judged_by: Sequence[str] = ()


def watched(what: Watched, changes: Iterable[frozenset[str]] | None = None) -> int:
    """Check everything, then what is saved; the exit code of the last round, when the user ends it.

    Raises UsageError for what cannot be watched, and where decisions or baseline cannot be read; later, these are told
    and the ones before stand.
    """
    if STDIN in what.paths:
        raise UsageError("--watch", "standard input cannot be watched", "name files or folders")
    judgement = what.judgement()
    session = Session(what.settings)
    code = NOTHING_FOUND
    looked_at = [*what.paths, *what.settings.source, *what.judged_by]
    with contextlib.suppress(KeyboardInterrupt):  # which is how one ends it
        code = _round(session, what, judgement, frozenset())
        for changed in changes if changes is not None else watch.saved(looked_at):
            say(f"{_RULE} {', '.join(sorted(map(_shown, changed)))} {_RULE}")
            try:
                judgement = what.judgement()
            except UsageError as error:  # half written, perhaps
                say(str(error))
            code = _round(session, what, judgement, frozenset(map(_shown, changed)))
    return code


def _round(session: Session, what: Watched, judgement: Judgement, changed: frozenset[str]) -> int:
    """One check of everything; what is shown is about the files that have changed, where articles are files."""
    with report_to(what.form, what.output) as sink:
        refuse_bytes_on_a_terminal(what.form, sink)
        intake = Intake(what.paths, what.settings, to_one_page=is_one_page(what.form, sink))
        ears = Ears(intake.could_not_check, lambda _: None, say)
        with session.opened(intake.articles(), ears) as found:
            batch = Judged(found, judgement).batch
            shown = _about(batch, changed)
            write_report(what.form, sink, shown, what.settings, sink.style.told(what.detail, what.color))
            return intake.exit_code(what.settings.fails(finding.severity for finding in batch.findings))


def _about(batch: Batch, changed: frozenset[str]) -> Batch:
    """The reports of the changed articles and the findings that touch them; everything where none is an article."""
    reports = [report for report in batch.reports if report.article.id in changed]
    if not reports:
        return batch
    findings = [finding for finding in batch.findings if not changed.isdisjoint(_articles(finding))]
    return SpooledBatch(reports, findings, batch.held, batch.articles)


def _articles(finding: Finding) -> set[str]:
    evidence = {item.passage.article for item in finding.evidence if isinstance(item, PassageEvidence)}
    return {finding.passage.article, *evidence}


def _shown(path: str) -> str:
    """A path as it names an article."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
