"""``copydesk claimreview``: a finding as a draft of a ClaimReview, and the JSON-LD of a draft that is confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.commands import options
from pipeline.commands.intake import Intake, checked, settled
from pipeline.console import sink_for
from pipeline.errors import UsageError
from pipeline.files.inputs import place_name

if TYPE_CHECKING:
    from pipeline.records import Batch, Finding
    from pipeline.report.shelf import Shelf
    from pipeline.settings import Settings

#: Findings that one sentence names at most.
MOST_NAMED = 12


def claimreview(
    path: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The article with the finding; - is standard input.")
    ] = None,
    finding: Annotated[
        str | None,
        typer.Option(metavar="CODE:LINE[:COLUMN]", help="Which finding, as R201:7."),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--form", metavar="TOML", help="A form that you have filled in: write its JSON-LD.")
    ] = None,
    reference: options.Reference = None,
    published: options.Published = None,
    output: options.Output = None,
) -> int:
    """Write a form about a finding to fill in and confirm, and then its ClaimReview as JSON-LD. Publishes nothing."""
    if (path is None) == (form is None):
        raise UsageError("claimreview", "wants an article, or with --form a form that is filled in, and not both")
    if path and output and Path(output).is_file():  # it may be a form that somebody has filled in
        raise UsageError(output, "is there already", "name a file that is not, or move this one away")
    if path:
        return _draft(path, finding, settled(reference, published), output)
    return _confirmed(form or "", output)


def _confirmed(form: str, output: str | None) -> int:
    from pipeline.files.review_form import read_form
    from pipeline.report.claim_review import json_ld

    with sink_for(output) as sink:
        sink.write(json_ld(read_form(form)))
    return 0


def _draft(path: str, wanted: str | None, settings: Settings, output: str | None) -> int:
    from pipeline.report.claim_review import draft
    from pipeline.report.shelf import Shelf

    intake = Intake([path], settings)
    batch = checked(intake, settings)
    if not batch.reports:
        return intake.exit_code()
    shelf = Shelf(batch.articles)
    chosen = _chosen(path, wanted, batch, shelf)
    with sink_for(output) as sink:  # not before: an article that cannot be read leaves no empty form
        sink.write(draft(chosen, shelf))
    return intake.exit_code()


def _chosen(path: str, wanted: str | None, batch: Batch, shelf: Shelf) -> Finding:
    """The finding of a key. Raises UsageError with the keys that there are where it names none, or more than one."""
    named = [(key, finding) for finding in batch.findings for key in [_key(finding, shelf)]]
    fitting = [(key, finding) for key, finding in named if wanted is None or _fits(wanted, key)]
    if len(fitting) == 1:
        return fitting[0][1]
    if not named:
        raise UsageError(place_name(path), "nothing was found in it that could be reviewed")
    known = ", ".join(key for key, _ in named[:MOST_NAMED]) + (", …" if named[MOST_NAMED:] else "")
    what = f"{wanted!r} names {len(fitting) or 'none'} of its findings" if wanted else "say which of its findings"
    raise UsageError("--finding", what, f"there are {known}")


def _key(finding: Finding, shelf: Shelf) -> str:
    line, column = shelf.places(finding.passage.article).place(finding.passage.start)
    return f"{finding.code}:{line}:{column}"


def _fits(wanted: str, key: str) -> bool:
    """Whether the key begins with the parts wanted, whole ones: R201:7 is R201:7:49 and not R201:70:1."""
    return f"{key}:".startswith(f"{wanted.upper()}:")
