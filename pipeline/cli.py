"""The command line. Reports go to standard output, everything else to standard error.

What a command needs is imported where it is needed, so that ``copydesk --version`` does not wait for spaCy.
"""

from __future__ import annotations

import gc
import importlib.metadata
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated

import typer

from pipeline.commands import across, cache, check, decide, guide, lists, reference, review
from pipeline.console import Sink, guarded

app = typer.Typer(
    name="copydesk",
    help="Read news articles and show which numbers and quotations do not fit, with the evidence.",
    epilog="Exit codes: 0 nothing found, 1 findings, 2 wrong use, 3 some input could not be read.",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(check.check)
app.command()(decide.dismiss)
app.command()(decide.accept)
app.command()(decide.reopen)
app.command()(lists.claims)
app.command()(lists.quotes)
app.command()(across.compare)
app.command()(across.lineage)
app.command()(review.claimreview)
app.command("text")(lists.text)
app.command()(guide.explain)
app.command()(guide.checks)
app.add_typer(reference.app, name="reference")
app.add_typer(cache.app, name="cache")


#: New objects between two rounds of Python's cycle collector, and rounds before it looks at older ones. Loading spaCy
#: and a model makes 400,000 lasting objects; with the usual 700, a twentieth of a short run went to finding that out.
COLLECT = (50_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, for a process that ends with it; its exit code."""
    gc.set_threshold(*COLLECT)
    return run(arguments)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; its exit code."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    command = typer.main.get_command(app)
    return guarded(lambda: command.main(args=arguments, prog_name="copydesk", standalone_mode=False))


def _version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        version = importlib.metadata.version("copydesk")
    except importlib.metadata.PackageNotFoundError:
        version = "(not installed)"
    Sink().write([f"copydesk {version}\n"])
    raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    del version
