"""What the checks are: the list of them, and one explained."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.codes import refuse_wrong_codes
from pipeline.console import Sink
from pipeline.errors import UsageError
from pipeline.settings import nearest
from pipeline.settings_file import settings_of


def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="A check's code, as R201, or its name.")]) -> None:
    """Say what a check looks for, and show what it flags and what it leaves alone."""
    from pipeline.checks.check import all_checks
    from pipeline.report import guide

    known = {word: check for check in all_checks() for word in (check.code, check.name)}
    found = known.get(code) or known.get(code.upper()) or known.get(code.lower())
    several = [word for word in known if word.isupper() and word.startswith(code.upper())] if code else []
    if found is None and several:
        raise UsageError("explain", f"{code!r} is a family of checks", f"name one of {', '.join(several)}")
    if found is None:
        raise UsageError("explain", f"there is no check {code!r}", nearest(code, known))
    sink = Sink()
    sink.write(guide.explained(found, sink.style), utf8=False)


def checks(
    markdown: Annotated[bool, typer.Option("--markdown", help="All documentation as one Markdown page.")] = False,
) -> None:
    """List all checks: which are on with the present settings, and how severe their findings are."""
    from pipeline.checks.check import all_checks
    from pipeline.report import guide

    sink = Sink()
    if markdown:
        sink.write(guide.page(all_checks()))
        return
    settings = settings_of(Path.cwd())
    refuse_wrong_codes(settings)
    sink.write(guide.listing(all_checks(), settings, sink.style), utf8=False)
