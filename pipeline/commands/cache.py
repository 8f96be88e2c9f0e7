"""``copydesk cache``: what is kept of articles between runs, and the end of it."""

from __future__ import annotations

from pathlib import Path

import typer

from pipeline.console import Sink, say
from pipeline.errors import UsageError

app = typer.Typer(help="Results that are kept for the next run.", rich_markup_mode=None)


@app.command()
def info() -> None:
    """Say where results are kept, of how many articles, and how large the file is."""
    import sqlite3

    from pipeline.batch.cache import LARGEST, held

    path = _path()
    try:
        found = held(path)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(str(path), f"the kept results cannot be read ({error})", "copydesk cache clear") from error
    lines = (
        f"file      {found.path}",
        f"articles  {found.results:,}",
        f"size      {found.bytes / 1e6:,.1f} MB of at most {LARGEST / 1e6:,.0f} MB",
    )
    Sink().write(line + "\n" for line in lines)


@app.command()
def clear() -> None:
    """Remove everything that is kept of articles."""
    from pipeline.batch.cache import clear as removed

    path = _path()
    try:
        removed(path)
    except OSError as error:
        raise UsageError(str(path), f"cannot be removed ({(error.strerror or str(error)).lower()})") from error
    say(f"{path}: nothing is kept any more.")


def _path() -> Path:
    from pipeline.batch.cache import cache_file

    path = cache_file()
    if path is None:
        raise UsageError("cache", "nothing is kept between runs", "name a folder with COPYDESK_CACHE_DIR")
    return path
