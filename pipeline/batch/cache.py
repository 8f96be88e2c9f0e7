"""Results of articles between runs, in one private file; a fault of the file costs time and never a result.

The file holds the text of articles, so nobody else may read it (0600 in a folder of 0700). Every packet has its own
digest: one that was damaged is no hit. What was used longest ago goes first when the file is too large; age is counted
in runs, so that no clock is needed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline.batch.packets import Packet, flat, raised
from pipeline.official.large.cache_folder import VARIABLE, cache_folder

FILE = "results.sqlite"
LARGEST = 1 << 30  # bytes of results
_ROOM = 0.8  # of it are left when some had to go
_TOGETHER = 8  # results written in one go: what a killed run loses
_PATIENCE = 5.0  # seconds that another run may write
_OURS, _SHAPE = 0x636F7079, 1  # application id, version of the tables
_TABLES = """
CREATE TABLE results (key BLOB PRIMARY KEY, digest BLOB NOT NULL, packet BLOB NOT NULL, size INTEGER NOT NULL,
                      used INTEGER NOT NULL);
CREATE INDEX by_use ON results (used);
CREATE TABLE runs (number INTEGER PRIMARY KEY);
"""
_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR"})  # the last: a table is not there
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
_Answer = TypeVar("_Answer")


def cache_file() -> Path | None:
    """The file, beside the converted tables; None where the user wants nothing kept (COPYDESK_CACHE_DIR=off)."""
    folder = cache_folder()
    return folder / FILE if folder is not None else None


class Kept(Protocol):
    """Results by what they depend on."""

    def get(self, key: bytes) -> Packet | None:
        """The result, where there is one."""

    def put(self, key: bytes, packet: Packet) -> None:
        """Keep a result."""

    def close(self) -> None:
        """Write what waits to be written."""


class KeptInMemory:
    """Results of one process, as long as it lives."""

    def __init__(self) -> None:
        self._packets: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> Packet | None:
        """The result, where there is one."""
        found = self._packets.get(key)
        return raised(found) if found else None

    def put(self, key: bytes, packet: Packet) -> None:
        """Keep a result."""
        self._packets[key] = flat(packet)

    def close(self) -> None:
        """Nothing waits."""


class KeptOnDisk:
    """The results in a file; ``say`` is told, once, when they cannot be kept there."""

    def __init__(self, path: Path, say: Callable[[str], None], largest: int = LARGEST) -> None:
        """Open the file, or make it; one that is damaged or not ours is made anew."""
        self._path = path
        self._say = say
        self._largest = largest
        self._waiting: list[tuple[bytes, Packet]] = []
        self._used: list[bytes] = []
        self._database: sqlite3.Connection | None = None
        self._run = 0
        try:
            self._database, self._run = _opened(path)
        except sqlite3.DatabaseError as error:
            self._mend(error)
        except OSError as error:
            self._give_up((error.strerror or str(error)).lower())

    def get(self, key: bytes) -> Packet | None:
        """The result, where there is one."""
        row = self._guarded(
            lambda data: data.execute("SELECT digest, packet FROM results WHERE key = ?", (key,)).fetchone()
        )
        if row is None or _digest(row[1]) != row[0]:
            return None
        try:
            packet = raised(row[1])
        except Exception:  # bytes that are no pickle can raise almost anything, and are no hit
            return None
        self._used.append(key)
        return packet

    def put(self, key: bytes, packet: Packet) -> None:
        """Keep a result; a few are written together."""
        self._waiting.append((key, packet))
        if len(self._waiting) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what waits, note what was used, and let go what is too much."""
        self._write()
        used = [(self._run, key, self._run) for key in self._used]
        self._guarded(lambda data: _noted(data, used))
        self._guarded(lambda data: _evicted(data, self._largest))
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _write(self) -> None:
        flattened = [(key, flat(packet)) for key, packet in self._waiting]
        self._waiting.clear()
        rows = [(key, _digest(packet), packet, len(packet), self._run) for key, packet in flattened]
        self._guarded(lambda data: _written(data, rows))

    def _guarded(self, step: Callable[[sqlite3.Connection], _Answer]) -> _Answer | None:
        """The step's answer; None where the file does not let us, which never stops a run."""
        if self._database is None:
            return None
        try:
            return step(self._database)
        except sqlite3.DatabaseError as error:
            self._mend(error)
            return None

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        """A damaged file is made anew, once; while another run writes, nothing is kept; else no more is kept."""
        name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")
        if any(name.startswith(kind) for kind in _BUSY):
            return
        damaged = any(name.startswith(kind) for kind in _DAMAGED)
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        if not damaged or self._run < 0:
            self._give_up(str(error))
            return
        self._run = -1
        try:
            clear(self._path)
            self._database, self._run = _opened(self._path)
            self._say(f"{self._path}: the kept results could not be read, and are kept anew.")
        except (OSError, sqlite3.Error) as again:
            self._give_up(str(again))

    def _give_up(self, why: str) -> None:
        self._say(f"{self._path}: results are not kept ({why.rstrip('.')}); name a folder with {VARIABLE}.")


@dataclass(frozen=True)
class Held:
    """What a file of results holds."""

    path: Path
    results: int
    bytes: int


def held(path: Path) -> Held:
    """How many results there are, and what the file takes on the disk. Raises OSError, sqlite3.Error."""
    if not path.exists():
        return Held(path, 0, 0)
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
    try:
        (results,) = database.execute("SELECT count(*) FROM results").fetchone()
    finally:
        database.close()
    return Held(path, results, sum(one.stat().st_size for one in _files(path) if one.exists()))


def clear(path: Path) -> None:
    """Remove the file of results, and what belongs to it. Raises OSError."""
    for one in _files(path):
        one.unlink(missing_ok=True)


def _files(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("", "-wal", "-shm", "-journal"))


def _opened(path: Path) -> tuple[sqlite3.Connection, int]:
    """The file, and the number of this run. Raises OSError and sqlite3.Error."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    database = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        return database, _prepared(database)
    except sqlite3.Error:
        database.close()
        raise


def _prepared(database: sqlite3.Connection) -> int:
    """The number of this run, in a file that has its tables. Two runs may make the file at the same moment."""
    if _is_empty(database):
        database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        with database:
            database.execute("BEGIN IMMEDIATE")  # waits for the other run, which may have made them meanwhile
            if _is_empty(database):
                _make_tables(database)
    if _shape(database) != (_OURS, _SHAPE):
        raise sqlite3.DatabaseError("not a file of results, or one of another version")
    with contextlib.suppress(sqlite3.OperationalError):  # at the same moment another run does the same, and it lasts
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    with database:
        return database.execute("INSERT INTO runs DEFAULT VALUES").lastrowid or 0


def _shape(database: sqlite3.Connection) -> tuple[int, ...]:
    return tuple(database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))


def _is_empty(database: sqlite3.Connection) -> bool:
    return _shape(database) == (0, 0) and database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def _make_tables(database: sqlite3.Connection) -> None:
    for statement in _TABLES.strip().split(";\n"):
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {_OURS}")
    database.execute(f"PRAGMA user_version = {_SHAPE}")


def _written(database: sqlite3.Connection, rows: list[tuple[bytes, bytes, bytes, int, int]]) -> None:
    with database:
        database.executemany(
            "INSERT OR REPLACE INTO results (key, digest, packet, size, used) VALUES (?, ?, ?, ?, ?)", rows
        )


def _noted(database: sqlite3.Connection, used: list[tuple[int, bytes, int]]) -> None:
    with database:
        database.executemany("UPDATE results SET used = ? WHERE key = ? AND used < ?", used)


def _evicted(database: sqlite3.Connection, largest: int) -> None:
    (held_bytes,) = database.execute("SELECT coalesce(sum(size), 0) FROM results").fetchone()
    if held_bytes <= largest:
        return
    gone = []
    for row, size in database.execute("SELECT rowid, size FROM results ORDER BY used, rowid"):
        if held_bytes <= _ROOM * largest:
            break
        held_bytes -= size
        gone.append((row,))
    with database:
        database.executemany("DELETE FROM results WHERE rowid = ?", gone)
    database.execute("PRAGMA incremental_vacuum").fetchall()


def _digest(packet: bytes) -> bytes:
    return hashlib.blake2b(packet, digest_size=16).digest()
