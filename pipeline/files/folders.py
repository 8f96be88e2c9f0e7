"""Writing a folder of pages: whole or not at all, and never over anything but such a folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import UsageError

#: What the index of such a folder says of itself, within its first characters.
_SIGN, _WITHIN = '<meta name="generator" content="copydesk">', 2_000
_INDEX = "index.html"


class Folder:
    """A folder that is being written; ``name`` is what the user calls it."""

    def __init__(self, name: str, draft: Path) -> None:
        """Take the draft's place."""
        self._name, self._draft = name, draft

    def write(self, files: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Write each file in UTF-8, one at a time. Raises UsageError where one cannot be written."""
        for name, pieces in files:
            whole = "".join(pieces).encode("utf-8", "replace")  # made first: a fault in it is none of the disk's
            with _told(self._name):
                (self._draft / name).write_bytes(whole)


@contextlib.contextmanager
def writing_folder(path: str) -> Iterator[Folder]:
    """A folder that takes its name only when it is complete; an earlier one of the same kind goes when it does.

    Raises UsageError, before anything else is done, where the name is that of anything else or cannot be written.
    """
    target = Path(path).resolve()
    with _told(path):
        _refuse_others(path, target)
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:50]}."))
    try:
        yield Folder(path, draft)
        with _told(path):
            draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o777 & ~_umask())
            _replace(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


@contextlib.contextmanager
def _told(path: str) -> Iterator[None]:
    """What the system refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise UsageError(path, f"cannot be written ({(error.strerror or str(error)).lower()})") from error


def _refuse_others(path: str, target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(path, "is a file, not a folder to write pages to", "give a page a name that ends in .html")
    held = sorted(entry.name for entry in target.iterdir())
    if held and not _is_ours(target, held):
        raise UsageError(path, "is a folder with other files in it", "name a new folder, or one of earlier pages")


def _is_ours(target: Path, held: list[str]) -> bool:
    if _INDEX not in held or not all(name.endswith(".html") for name in held):
        return False
    with (target / _INDEX).open(encoding="utf-8", errors="replace") as handle:
        return _SIGN in handle.read(_WITHIN)


def _replace(draft: Path, target: Path) -> None:
    """Put the draft in the folder's place; the earlier folder stands aside until that is done."""
    if not target.exists():
        draft.replace(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:50]}."))
    target.replace(aside)
    try:
        draft.replace(target)
    except BaseException:
        aside.replace(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
