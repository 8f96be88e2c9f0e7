"""Commands that write down what a person decided on a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.console import say
from pipeline.errors import UsageError
from pipeline.report.wording import one_line, several

if TYPE_CHECKING:
    from pipeline.judgement.decisions import Verdict

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
    from pipeline.finding_keys import is_key
    from pipeline.judgement.deciding import append, file_for
    from pipeline.judgement.decisions import Entry, read_day, shown

    file = Path(decisions) if decisions is not None else file_for(Path.cwd())
    for key in keys:
        if not is_key(key):
            raise UsageError(verdict, f"{key!r} is no key of a finding", "copy it from the report")
    for option, value in (("--reason", reason), ("--by", by)):
        if not value.strip():
            raise UsageError(option, "is empty")
    when = date.today() if on is None else read_day("--on", on)
    story = None if article is None else one_line(article)
    keys = tuple(dict.fromkeys(keys))
    append(file, [Entry(key, verdict, one_line(reason), one_line(by), when, story, file) for key in keys])
    say(f"{shown(file.resolve(), Path.cwd().resolve())}: {several(len(keys), 'finding')} {verdict}.")
