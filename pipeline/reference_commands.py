"""The commands of ``copydesk reference``: building, importing, listing, showing and validating official figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import Sink, say, sink_for
from pipeline.errors import ReferenceTableError, UsageError

app = typer.Typer(help="Tables of official figures.", rich_markup_mode=None)

File = Annotated[str, typer.Argument(metavar="FILE", help="A table as published: .csv, .xlsx, .xls, .ods, JSON-stat.")]
Folders = Annotated[
    list[str] | None,
    typer.Option("--reference", metavar="DIR", help="A folder of official figures as well; repeatable."),
]


@app.callback()
def _root() -> None:
    pass


@app.command()
def build(
    source: Annotated[str, typer.Option("--from", metavar="DIR", help="Folder of the figures as they were published.")],
    target: Annotated[str, typer.Option("--to", metavar="DIR", help="Folder to write the tables to.")],
) -> None:
    """Build the tables of official figures from the files as they were published."""
    from pipeline.official.build import build_reference

    build_reference(Path(source), Path(target))


@app.command("import")
def import_command(
    file: File,
    target: Annotated[str | None, typer.Option("--to", metavar="DIR", help="Folder to import to.")] = None,
    mapping: Annotated[
        str | None, typer.Option("--mapping", metavar="TOML", help="Which column is what: see docs/reference.md.")
    ] = None,
    guess: Annotated[bool, typer.Option("--guess", help="Import nothing; propose a mapping, for you to edit.")] = False,
    mapping_out: Annotated[
        str | None, typer.Option("--mapping-out", metavar="TOML", help="Write the proposed mapping there.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet that --guess looks at.")
    ] = None,
) -> None:
    """Import a published table into a folder of your own tables, as a mapping says; or guess such a mapping."""
    if guess or mapping_out:
        if mapping or target:
            raise UsageError(
                "--guess", "a guess imports nothing", "edit the mapping, then import with --mapping and --to"
            )
        _guess(file, sheet, mapping_out)
        return
    if sheet is not None:
        raise UsageError("--sheet", "this is for --guess", "an import takes the sheet from the mapping: table.sheet")
    if mapping is None:
        raise UsageError(
            "--mapping", "nothing says which column is what", "let --guess --mapping-out map.toml propose it"
        )
    if target is None:
        raise UsageError("--to", "nothing says where to import to", "name a folder, as --to figures")
    from pipeline.official.importing.importer import import_file
    from pipeline.resources import data_folder

    outcome = import_file(Path(file), Path(mapping), Path(target), data_folder("reference"))
    for sentence in outcome.faults:
        say(sentence)
    if outcome.faults:
        what = f"nothing was written, because {'this does' if len(outcome.faults) == 1 else 'these do'} not fit"
        raise ReferenceTableError(file, what, "mend the table or the mapping, and import again")
    Sink().write(f"{sentence}\n" for sentence in outcome.said)


def _guess(file: str, sheet: str | None, mapping_out: str | None) -> None:
    from pipeline.official.importing.guessing import guess_mapping
    from pipeline.official.store import open_store
    from pipeline.resources import data_folder

    if mapping_out and Path(mapping_out).exists():
        raise UsageError("--mapping-out", f"{mapping_out!r} is there already", "name another file, or delete it")
    guessed = guess_mapping(Path(file), sheet, open_store([data_folder("reference")]).geographies)
    for sentence in guessed.seen:
        say(sentence)
    with sink_for(mapping_out) as sink:
        sink.write([guessed.toml])
