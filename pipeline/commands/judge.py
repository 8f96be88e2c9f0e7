"""Commands that write down what a person decided on a finding, and what ``check`` needs to apply it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import say
from pipeline.errors import UsageError
from pipeline.finding_keys import is_key
from pipeline.judgement.baseline import read_baseline
from pipeline.judgement.deciding import append, file_for
from pipeline.judgement.decisions import Entry, Verdict, find_files, read_day, read_files
from pipeline.judgement.judging import Judged, Judgement
from pipeline.release_dates import day
from pipeline.report.wording import one_line, several
from pipeline.settings import Settings

MOST_LISTED = 20  # entries that no longer have a finding

Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Keys of findings, as the report prints them.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a sentence.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", envvar="COPYDESK_BY", help="Who decides.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When, as YYYY-MM-DD; today unless given.")]
Story = Annotated[str | None, typer.Option("--article", metavar="ID", help="The article it is about, for the record.")]
File = Annotated[str | None, typer.Option("--decisions", metavar="FILE", help="The file to write it to.")]


def dismiss(keys: Keys, reason: Reason, by: By, on: On = None, article: Story = None, decisions: File = None) -> None:
    """Dismiss a finding: it is no mistake, and is not reported again."""
    _decide("dismissed", keys, reason, by, on, article, decisions)


def accept(keys: Keys, reason: Reason, by: By, on: On = None, article: Story = None, decisions: File = None) -> None:
    """Accept a finding: it is right, and is reported with this decision until the text is mended."""
    _decide("accepted", keys, reason, by, on, article, decisions)


def reopen(keys: Keys, reason: Reason, by: By, on: On = None, article: Story = None, decisions: File = None) -> None:
    """Take back what was decided on a finding."""
    _decide("reopened", keys, reason, by, on, article, decisions)


def _decide(
    verdict: Verdict,
    keys: Sequence[str],
    reason: str,
    by: str,
    on: str | None,
    article: str | None,
    decisions: str | None,
) -> None:
    file = Path(decisions) if decisions is not None else file_for(Path.cwd())
    for key in keys:
        if not is_key(key):
            raise UsageError(verdict, f"{key!r} is no key of a finding", "copy it from the report")
    for option, value in (("--reason", reason), ("--by", by)):
        if not value.strip():
            raise UsageError(option, "is empty")
    when = date.today() if on is None else read_day("--on", on)
    story = None if article is None else one_line(article)
    append(file, [Entry(key, verdict, one_line(reason), one_line(by), when, story, file) for key in keys])
    say(f"{file.name}: {several(len(keys), 'finding')} {verdict}.")


def judgement_of(paths: Sequence[str], settings: Settings, decisions: str | None, baseline: str | None) -> Judgement:
    """The decisions on the inputs, or those of one file, and a baseline's findings. Raises UsageError."""
    if decisions is not None and not Path(decisions).is_file():
        raise UsageError("--decisions", f"{decisions!r} is no file")
    files = find_files(paths, Path.cwd()) if decisions is None else (Path(decisions),)
    return Judgement(settings, read_files(files), {} if baseline is None else read_baseline(baseline))


def remarks(judged: Judged, paths: Sequence[str], baseline: str | None) -> Iterator[str]:
    """What a person should know about decisions and baseline: what was left out, and what no longer has a finding."""
    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    stale = judged.stale(lambda entry: any(folder in entry.file.resolve().parents for folder in folders))
    for entry in stale[:MOST_LISTED]:
        yield (
            f"{entry.file.name}: {entry.key}, {entry.verdict} by {entry.by} on {day(entry.on.isoformat())}, "
            f"is found no longer ({entry.reason.rstrip('.')})."
        )
    yield from _more(stale, "decision")
    if baseline is None:
        return
    yield f"{baseline}: {several(judged.left_out(), 'known finding')} left out."
    gone = judged.gone()
    for known in gone[:MOST_LISTED]:
        yield f"{baseline}: {known.key} in {known.article} is found no longer ({known.message.rstrip('.')})."
    yield from _more(gone, "entry", "entries")


def _more(entries: Sequence[object], noun: str, plural: str | None = None) -> Iterator[str]:
    rest = len(entries) - MOST_LISTED
    if rest > 0:
        yield f"{several(rest, 'more ' + noun, plural and 'more ' + plural)} without a finding."
