"""Paths -> articles, one at a time; what cannot be read comes as an error in its place, and the rest goes on."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import InputError
from pipeline.extract.paragraphs import LONGEST
from pipeline.files.article_lines import read_lines
from pipeline.files.texts import decode
from pipeline.patterns import lazily
from pipeline.records import Article
from pipeline.settings_file import DECISIONS, OWN

STDIN = "-"
TEXTS = (".txt", ".md")
ARTICLE_LINES = ".jsonl"
KINDS = (*TEXTS, ARTICLE_LINES)
_KINDS_IN_WORDS = f"{', '.join(TEXTS)} and {ARTICLE_LINES}"
#: Files that are not plain text, whatever they hold: numbers of their mark-up would be read as the article's.
OTHER_KINDS = {
    ".pdf": "a PDF file", ".docx": "a Word file", ".doc": "a Word file", ".odt": "an OpenDocument file",
    ".rtf": "an RTF file", ".html": "a web page", ".htm": "a web page", ".json": "a JSON file", ".csv": "a table",
    ".xlsx": "a table",
}  # fmt: skip
#: Larger files are no articles, bytes.
LARGEST = 64 * 1024 * 1024
_LONG_LINE = lazily(rf"[^\r\n]{{{LONGEST + 1},}}")


@dataclass(frozen=True)
class Note:
    """What a user should know about an input that was read."""

    where: str
    what: str

    def __str__(self) -> str:
        """Give a complete sentence."""
        return f"{self.where}: {self.what}."


Read = Article | InputError | Note


@dataclass(frozen=True)
class _Source:
    """A file to read, or standard input where ``path`` is None; ``id`` is its name in every report."""

    id: str
    path: str | None

    @property
    def where(self) -> str:
        return place_name(self.id)


def read_inputs(
    paths: Iterable[str], stdin: BinaryIO, published: str | None = None, held: Iterable[str] = ()
) -> Iterator[Read]:
    """Articles of files, folders (recursively, in order of names), ``.jsonl`` files and "-" for standard input.

    ``published`` is the date of articles that carry none. ``held`` are paths of sources: they come first, marked as
    such, also where they lie in a folder of the articles. No id and no file comes twice.
    """
    ids: dict[str, str] = {}
    files: dict[str, bool] = {}
    given = [(True, held), (False, paths)]
    for is_held, source in ((is_held, source) for is_held, named in given for source in _sources(named)):
        if not isinstance(source, _Source):
            yield source
            continue
        file = STDIN if source.path is None else os.path.realpath(source.path)
        if file in files:
            if files[file] == is_held:
                yield Note(source.where, "is given twice and read once")
            continue
        files[file] = is_held
        for place, item in _read(source, stdin):
            if not isinstance(item, Article):
                yield item
            elif item.id in ids:
                yield InputError(place, f"the id {item.id!r} is that of {ids[item.id]}", "give each article its own")
            else:
                ids[item.id] = place
                yield replace(item, published=item.published or published, source=is_held)
                yield from _long_paragraphs(item)


def place_name(id_: str) -> str:
    """How sentences for people name an article."""
    return "standard input" if id_ == STDIN else id_


def _sources(paths: Iterable[str]) -> Iterator[_Source | InputError | Note]:
    for path in paths:
        if path == STDIN:
            yield _Source(STDIN, None)
        elif os.path.isdir(path):  # noqa: PTH112 - a path stays the string that was given
            yield from _folder(path)
        elif (kind := OTHER_KINDS.get(_suffix(path))) and os.path.exists(path):  # noqa: PTH110
            yield InputError(_name(path), f"is {kind}, which is not read", "save the article as plain text")
        else:
            yield _Source(_name(path), path)


def _folder(top: str) -> Iterator[_Source | InputError | Note]:
    """Files of the kinds that are read; links to folders are not followed, hidden names are not looked at."""
    others: list[str] = []
    waiting, found = [top], False
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as scan:
                entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            yield InputError(_name(here), why_unread(error))
            continue
        folders = []
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif _suffix(entry.name) in KINDS and (os.path.isfile(entry.path) or not os.path.exists(entry.path)):  # noqa: PTH110, PTH113
                found = True
                yield _Source(_name(entry.path), entry.path)
            elif entry.name not in (DECISIONS, OWN):
                others.append(os.path.relpath(entry.path, top))
        waiting.extend(reversed(folders))
    if not found:
        yield InputError(_name(top), "holds no article", f"files of these kinds are read: {', '.join(KINDS)}")
    elif others:
        names, more = ", ".join(_name(name) for name in others[:3]), len(others) - 3
        rest = f" and {more:,} other{'s' if more > 1 else ''}" if more > 0 else ""
        yield Note(_name(top), f"only {_KINDS_IN_WORDS} files of a folder are read, not {names}{rest}")


def _read(source: _Source, stdin: BinaryIO) -> Iterator[tuple[str, Read]]:
    where = source.where
    try:
        if source.path is None:
            yield from _text(source, stdin)
            return
        with Path(source.path).open("rb") as handle:
            mode = os.fstat(handle.fileno()).st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
                yield where, InputError(where, "is neither a file nor a folder")
            elif _suffix(source.path) == ARTICLE_LINES:
                empty = True
                for place, item in read_lines(where, handle):
                    empty = False
                    yield place, item
                if empty:
                    yield where, InputError(where, "is empty", "write an article a line")
            else:
                yield from _text(source, handle)
    except OSError as error:
        yield where, InputError(where, why_unread(error))
    except InputError as error:
        yield where, error


def _text(source: _Source, handle: BinaryIO) -> Iterator[tuple[str, Read]]:
    where = source.where
    data = handle.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(where, f"is larger than {LARGEST // 2**20} MB", "no article is")
    text, how = decode(where, data)
    if not text.strip():
        raise InputError(where, "is empty" if not data else "holds no words")
    if how:
        yield where, Note(where, how)
    yield where, Article(source.id, text)


def _long_paragraphs(article: Article) -> Iterator[Note]:
    lengths = [match.end() - match.start() for match in _LONG_LINE.finditer(article.text)]
    if lengths:
        what = f"a paragraph of {max(lengths):,} characters is read in pieces of at most {LONGEST:,}"
        yield Note(place_name(article.id), what)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - a path stays the string that was given


def _name(path: str) -> str:
    """The path as text: bytes of it that are no UTF-8 are written \\xNN, so that every report can hold it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def why_unread(error: OSError) -> str:
    """Why a file could not be opened or read, in the words of a sentence."""
    reasons = {
        errno.ENOENT: "there is no such file or folder",
        errno.EACCES: "you may not read it (permission denied)",
        errno.ELOOP: "is a link that leads back to itself",
    }
    return reasons.get(error.errno or 0, f"cannot be read ({(error.strerror or str(error)).lower()})")
