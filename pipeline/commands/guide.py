"""What the checks are: the list of them, and one explained."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.console import Sink
from pipeline.errors import UsageError
from pipeline.settings import nearest


def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="A check's code, as R201, or its name.")]) -> None:
    """Say what a check looks for, and show what it flags and what it leaves alone."""
    from pipeline.checks.check import all_checks
    from pipeline.report import guide

    known = {word: check for check in all_checks() for word in (check.code, check.name)}
    found = known.get(code) or known.get(code.upper()) or known.get(code.lower())
    if found is None:
        raise UsageError("explain", f"there is no check {code!r}", nearest(code, known))
    Sink().write(guide.explained(found), utf8=False)


def checks(
    markdown: Annotated[bool, typer.Option("--markdown", help="All documentation as one Markdown page.")] = False,
) -> None:
    """List all checks."""
    from pipeline.checks.check import all_checks
    from pipeline.report import guide

    sink = Sink()
    sink.write(guide.page(all_checks()) if markdown else guide.listing(all_checks(), sink.style), utf8=markdown)
