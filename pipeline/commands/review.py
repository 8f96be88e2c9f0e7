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
        typer.Option(metavar="KEY", help="Which finding: its key in the report, or code and line, as R201:7."),
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
    """The finding of a key, or of a code and a place. Raises UsageError with those that there are where it names none,
    or more than one."""
    named = [(place, finding) for finding in batch.findings for place in [_place(finding, shelf)]]
    fitting = [one for one in named if wanted is None or wanted == one[1].key or _fits(wanted, one[0])]
    if len(fitting) == 1:
        return fitting[0][1]
    if not named:
        raise UsageError(place_name(path), "nothing was found in it that could be reviewed")
    known = ", ".join(place for place, _ in named[:MOST_NAMED]) + (", …" if named[MOST_NAMED:] else "")
    what = f"{wanted!r} names {len(fitting) or 'none'} of its findings" if wanted else "say which of its findings"
    raise UsageError("--finding", what, f"there are {known}")


def _place(finding: Finding, shelf: Shelf) -> str:
    """ "R201:7:49": where a text has lines; the key of the report names a finding of any file."""
    line, column = shelf.places(finding.passage.article).place(finding.passage.start)
    return f"{finding.code}:{line}:{column}"


def _fits(wanted: str, place: str) -> bool:
    """Whether the place begins with the parts wanted, whole ones: R201:7 is R201:7:49 and not R201:70:1."""
    return f"{place}:".startswith(f"{wanted.upper()}:")
