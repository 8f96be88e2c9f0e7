"""Finding a table's database in the user's cache, or making it: by the file's content, never by its name alone.

A note beside the databases says which content a file had when it was last read, and what its rows refer to. While the
file's size and times are those of the note, opening the store takes no longer than reading the note.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.large.cache_folder import cache_folder
from pipeline.official.large.converting import LAYOUT, convert
from pipeline.official.large.duck import duckdb_version, open_converted

_PIECE = 1 << 20  # bytes

Told = Callable[[str], None]


@dataclass(frozen=True)
class Mentions:
    """What a table's rows refer to, each with the number of the first row that does; ``rows`` is how many there are."""

    rows: int

    indicator: Mapping[str, int]
    ref_area: Mapping[str, int]
    source_id: Mapping[str, int]


@dataclass(frozen=True)
class Converted:
    """A table's database, and what its rows refer to."""

    database: Path
    mentions: Mentions


@dataclass(frozen=True)
class _Note:
    """What was known of a file when it was last read."""

    state: tuple[int, ...]
    database: str
    mentions: Mentions


def converted(path: Path, told: Told | None = None, folder: Path | None = None) -> Converted:
    """The database of a table's file, made now where the cache has none of its content.

    ``told`` gets a sentence before that is begun, for it takes a while; ``folder`` is where another process of this run
    has its databases. Raises ReferenceTableError where a cell is not
    what its column holds, where DuckDB is not installed, or where the cache cannot be written.
    """
    layout = f"{LAYOUT}-{duckdb_version(path)}"
    folder = folder or databases_folder()
    try:
        state = _state(path)
        note_path = folder / f"{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]}.json"
        note = _read(note_path)
        if note is not None and note.state == state and layout in note.database and (folder / note.database).is_file():
            return Converted(folder / note.database, note.mentions)
        digest, empty_lines = _content(path)
    except OSError as error:
        raise ReferenceTableError(str(path), f"the table cannot be read ({error.strerror})") from error
    name = f"{digest[:32]}-{layout}.duckdb"
    if not (folder / name).is_file():
        if told is not None:
            size = path.stat().st_size / 1e6
            told(f"{path}: {size:,.0f} MB are being checked and made ready, once; the next run finds them in {folder}.")
        convert(path, folder / name, empty_lines)
        if _state(path) != state:
            (folder / name).unlink(missing_ok=True)
            raise ReferenceTableError(str(path), "the table was written to while it was read", "start again")
    found = Converted(folder / name, _mentions(folder / name))
    _write(note_path, _Note(state, name, found.mentions))
    if note is not None and note.database != name:
        _drop(folder / note.database)
    return found


def databases_folder() -> Path:
    """Where the databases are; a new folder that goes with the program where nothing is to be kept."""
    cache = cache_folder()
    if cache is not None:
        return cache / "tables"
    folder = tempfile.mkdtemp(prefix="copydesk-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _state(path: Path) -> tuple[int, ...]:
    """What changes when a file does; the time of its last change cannot be set by hand."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _content(path: Path) -> tuple[str, bool]:
    """The sha256 of a file, and whether it may have empty lines."""
    digest, empty, last = hashlib.sha256(), False, b"\n"
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            seam = last + piece
            empty = empty or b"\n\n" in seam or b"\n\r\n" in seam or b"\r\r" in seam
            last = seam[-2:]
    return digest.hexdigest(), empty


def _mentions(database: Path) -> Mentions:
    with open_converted(database) as opened:

        def first(column: str, table: str) -> dict[str, int]:
            return dict(
                opened.execute(f"SELECT {column}, min(first) FROM {table} GROUP BY ALL ORDER BY ALL").fetchall()
            )

        (rows,) = opened.execute("SELECT count(*) FROM observations").fetchall()[0]
        return Mentions(rows, first("indicator", "series"), first("code", "places"), first("source", "vintages"))


def _read(path: Path) -> _Note | None:
    """The note, or None where there is none that can be understood."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        mentions = held["mentions"]
        known = Mentions(mentions["rows"], mentions["indicator"], mentions["ref_area"], mentions["source_id"])
        return _Note(tuple(held["state"]), Path(held["database"]).name, known)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _write(path: Path, note: _Note) -> None:
    """Whole or not at all; without it the next run looks at the whole file again, and that is all."""
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(note), file)
        Path(draft).replace(path)
    except OSError:
        return


def _drop(database: Path) -> None:
    """What the file's former content was made to; another program may still be reading it."""
    try:
        database.unlink(missing_ok=True)
    except OSError:
        return
