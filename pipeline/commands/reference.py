"""The commands of ``copydesk reference``: building, importing, listing, showing and validating official figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.console import FINDINGS, NOTHING_FOUND, Sink, say, sink_for
from pipeline.errors import ReferenceTableError, UsageError
from pipeline.settings import nearest, settle
from pipeline.settings_file import settings_of

if TYPE_CHECKING:
    from pipeline.official.store import Store

MOST_FAULTS = 100  # that validate prints

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


@app.command("list")
def list_command(reference: Folders = None) -> None:
    """List the data sets and their indicators: rows, places, periods, sources and licences."""
    from pipeline.official.overview import overviews
    from pipeline.official.package import find_data_sets
    from pipeline.official.store import open_store
    from pipeline.report.reference import listed

    folders = _folders(reference)
    Sink().write(listed(overviews(open_store(folders, say), find_data_sets(folders))), utf8=False)


@app.command()
def show(
    indicator: Annotated[str, typer.Argument(metavar="ID", help="An indicator's id, as reference list prints it.")],
    place: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Its latest figures for that place.")
    ] = None,
    reference: Folders = None,
) -> None:
    """Show one indicator: definition, other names, qualifiers, periods, places, sources, latest figures."""
    from pipeline.official.overview import coverage, latest
    from pipeline.official.store import open_store
    from pipeline.report.reference import shown

    store = open_store(_folders(reference), say)
    found = store.indicators.get(indicator)
    if found is None:
        raise UsageError(
            f"reference show {indicator!r}", "there is no such indicator", nearest(indicator, store.indicators)
        )
    if place is None:
        Sink().write(shown(coverage(store, found)), utf8=False)
        return
    code = _place_code(place, store, set(store.places(indicator)))
    rows = latest(store.rows(indicator, code), found)
    sources = [store.sources[row.source] for row in rows]
    Sink().write(shown(coverage(store, found), store.geographies[code].name, rows, sources), utf8=False)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words of the name or the definition.")],
    reference: Folders = None,
) -> int:
    """Find indicators by words of their names and definitions; exit code 1 where there is none."""
    from pipeline.official import overview
    from pipeline.official.store import open_store
    from pipeline.report.reference import hits

    found = overview.search(open_store(_folders(reference), say).indicators.values(), words)
    if not found:
        say(f"no indicator has the words {' '.join(words)!r}; reference list shows all of them.")
        return FINDINGS
    Sink().write(hits(found), utf8=False)
    return NOTHING_FOUND


@app.command()
def validate(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A data set, or a folder of data sets.")],
) -> int:
    """Check every cell of a folder of tables; exit code 1 where something is wrong."""
    from itertools import islice

    from pipeline.official.validating import faults_of, row_count
    from pipeline.resources import data_folder

    faults = faults_of(Path(folder), data_folder("reference"))
    shown = list(islice(faults, MOST_FAULTS))
    more = sum(1 for _ in faults)
    if not shown:
        from pipeline.official.store import open_store

        open_store([data_folder("reference"), Path(folder)], say)  # two data sets that contradict each other
        Sink().write([f"{folder}: {row_count(Path(folder)):,} rows, and nothing is wrong.\n"], utf8=False)
        return NOTHING_FOUND
    Sink().write((f"{sentence}\n" for sentence in shown), utf8=False)
    if more:
        Sink().write([f"… and {more:,} more.\n"], utf8=False)
    return FINDINGS


def _folders(reference: list[str] | None) -> list[Path]:
    from pipeline.resources import data_folder

    settings = settle({} if reference is None else {"reference": reference}, "--", settings_of(Path.cwd()))
    return [data_folder("reference"), *settings.reference]


def _place_code(place: str, store: Store, having: set[str]) -> str:
    """The code of the place that a person names: among several of the name, the one that has figures."""
    from pipeline.official.importing.place_names import PlaceNames

    names = PlaceNames(store.geographies)
    found = names.find(place)
    chosen = [code for code in found if code in having] or list(found)
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        readings = " or a ".join(map(names.described, chosen[:4]))
        raise UsageError("--place", f"{place!r} may be a {readings}", "name its code")
    near = names.near(place)
    raise UsageError("--place", f"{place!r} is no place that is known", f"near are {near}" if near else "")
