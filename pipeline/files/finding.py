"""Paths, folders and patterns -> the files to read, in a settled order; what is not one comes as an error or a note."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.errors import InputError
from pipeline.files.kinds import ALL_KINDS, KINDS_IN_WORDS, OTHER_KINDS, suffix
from pipeline.files.notes import STDIN, Note, file_name, place_name, why_unread
from pipeline.patterns import lazily
from pipeline.settings_file import DECISIONS, OWN

#: What makes a name a pattern, as shells have it.
_MAGIC = lazily(r"[*?]|\[[^\]]+\]")


@dataclass(frozen=True)
class Source:
    """A file to read, or standard input where ``path`` is None; ``id`` is its name in every report.

    ``found``: it was not named but lay in a folder or fitted a pattern.
    """

    id: str
    path: str | None
    found: bool = False

    @property
    def where(self) -> str:
        """How sentences name it."""
        return place_name(self.id)


Found = Source | InputError | Note


def sources(paths: Iterable[str]) -> Iterator[Found]:
    """The files of the paths, folders and patterns, in the order given."""
    for path in paths:
        if path == STDIN:
            yield Source(STDIN, None)
        elif os.path.isdir(path):  # noqa: PTH112 - a path stays the string that was given
            yield from _folder(path)
        elif not os.path.lexists(path) and _MAGIC.search(path):
            yield from _pattern(path)
        elif (kind := OTHER_KINDS.get(suffix(path))) and os.path.exists(path):  # noqa: PTH110
            yield InputError(file_name(path), f"is {kind[0]}, which is not read", kind[1])
        else:
            yield Source(file_name(path), path)


def _folder(top: str) -> Iterator[Found]:
    """Files of the kinds that are read; links to folders are not followed, hidden names are not looked at."""
    others: list[str] = []
    waiting, found = [top], False
    while waiting:
        here = waiting.pop()
        try:
            entries = _entries(here)
        except OSError as error:
            yield InputError(file_name(here), why_unread(error))
            continue
        folders = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif _is_read(entry):
                found = True
                yield Source(file_name(entry.path), entry.path, found=True)
            elif entry.name not in (DECISIONS, OWN):
                others.append(os.path.relpath(entry.path, top))
        waiting.extend(reversed(folders))
    if not found:
        yield InputError(file_name(top), "holds no article", f"files of these kinds are read: {', '.join(ALL_KINDS)}")
    elif others:
        yield _not_read(f"only {KINDS_IN_WORDS} files of a folder are read", top, others)


def _pattern(pattern: str) -> Iterator[Found]:
    """Files that fit a pattern which no shell has expanded; "**" stands for any folders, links are not followed."""
    parts = [part for part in pattern.split("/") if part]
    fixed = next(place for place, part in enumerate(parts) if _MAGIC.search(part))
    top = ("/" if pattern.startswith("/") else "") + "/".join(parts[:fixed])
    wanted = [part for part, _ in groupby(parts[fixed:])]  # "**/**" would only look at everything twice
    seen: set[str] = set()
    others: list[str] = []
    for path in _fitting(top, wanted):
        if path in seen:
            continue
        seen.add(path)
        if os.path.isdir(path):  # noqa: PTH112
            yield from _folder(path)
        elif suffix(path) in ALL_KINDS:
            yield Source(file_name(path), path, found=True)
        elif os.path.basename(path) not in (DECISIONS, OWN):  # noqa: PTH119
            others.append(path)
    if not seen:
        yield InputError(file_name(pattern), "no file fits this pattern")
    elif others:
        yield _not_read(f"only {KINDS_IN_WORDS} files that fit a pattern are read", pattern, others)


def _fitting(top: str, parts: list[str]) -> Iterator[str]:
    """Paths below ``top`` that fit the parts, in order of names. A pattern's own length bounds the recursion but for
    "**", which the depth of the folders does."""
    part, rest = parts[0], parts[1:]
    if part == "**":
        if not rest:
            yield top or "."
            return
        yield from _fitting(top, rest)
    elif not _MAGIC.search(part):
        path = f"{top}/{part}" if top else part
        if rest:
            yield from _fitting(path, rest)
        elif os.path.lexists(path):
            yield path
        return
    try:
        entries = _entries(top or ".")
    except OSError:
        return  # a pattern asks what there is, and nothing is there
    for entry in entries:
        path = f"{top.rstrip('/')}/{entry.name}" if top else entry.name
        if part == "**":
            if entry.is_dir(follow_symlinks=False):
                yield from _fitting(path, parts)
        elif fnmatch.fnmatchcase(entry.name, part):
            if not rest:
                yield path
            elif entry.is_dir(follow_symlinks=False):
                yield from _fitting(path, rest)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, in order of names, without hidden names and Word's marks of open files. Raises OSError."""
    with os.scandir(folder) as scan:
        return sorted((entry for entry in scan if not entry.name.startswith((".", "~$"))), key=lambda e: e.name)


def _is_read(entry: os.DirEntry[str]) -> bool:
    """A file of a kind that is read; also a link that leads nowhere, about which reading it will say something."""
    is_file = os.path.isfile(entry.path) or not os.path.exists(entry.path)  # noqa: PTH110, PTH113
    return suffix(entry.name) in ALL_KINDS and is_file


def _not_read(what: str, top: str, others: list[str]) -> Note:
    names, more = ", ".join(file_name(name) for name in others[:3]), len(others) - 3
    rest = f" and {more:,} other{'s' if more > 1 else ''}" if more > 0 else ""
    return Note(file_name(top), f"{what}, not {names}{rest}")
