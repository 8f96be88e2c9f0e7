"""Paths -> articles, one at a time; what cannot be read comes as an error in its place, and the rest goes on."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import InputError
from pipeline.extract.paragraphs import LONGEST
from pipeline.files.article_lines import is_own_report, read_lines
from pipeline.files.finding import Source, sources
from pipeline.files.in_time import in_time
from pipeline.files.kinds import ARTICLE_LINES, KINDS, Items, ending_by_content, reader_of, suffix
from pipeline.files.notes import STDIN, NoArticleError, why_unread
from pipeline.files.notes import Note as Note
from pipeline.files.notes import place_name as place_name
from pipeline.files.own_reports import OwnReport, OwnReportError, together
from pipeline.patterns import lazily
from pipeline.records import Article

Read = Article | InputError | Note

_LONG_LINE = lazily(rf"[^\r\n]{{{LONGEST + 1},}}")
#: So many bytes of a file of lines tell whose it is.
_LOOKED_AT = 64
_MB = 1024 * 1024


def read_inputs(
    paths: Iterable[str], stdin: BinaryIO, published: str | None = None, held: Iterable[str] = ()
) -> Iterator[Read]:
    """Articles of files, folders (recursively, in order of names), patterns, ``.jsonl`` files and "-" for standard
    input.

    ``published`` is the date of articles that carry none. ``held`` are paths of sources: they come first, marked as
    such, also where they lie in a folder of the articles. No id and no file comes twice.
    """
    ids: dict[str, str] = {}
    files: dict[str, bool] = {}
    own, others = None, 0  # reports of ours: the first, and how many more
    given = [(True, held), (False, paths)]
    for is_held, source in ((is_held, source) for is_held, named in given for source in sources(named)):
        if not isinstance(source, Source):
            yield source
            continue
        file = STDIN if source.path is None else os.path.realpath(source.path)
        if file in files:
            if files[file] == is_held:
                yield Note(source.where, "is given twice and read once")
            continue
        files[file] = is_held
        for place, item in _read(source, stdin):
            if isinstance(item, OwnReport):
                own, others = own or item, others + (own is not None)
            elif not isinstance(item, Article):
                yield item
            elif item.id in ids:
                yield InputError(place, f"the id {item.id!r} is that of {ids[item.id]}", "give each article its own")
            else:
                ids[item.id] = place
                yield replace(item, published=item.published or published, source=is_held)
                yield from _long_paragraphs(item)
    if own is not None:
        yield together(own, others)


def _read(source: Source, stdin: BinaryIO) -> Items:
    where = source.where
    try:
        if source.path is None:
            yield from _whole(source, stdin)
            return
        with Path(source.path).open("rb") as handle:
            mode = os.fstat(handle.fileno()).st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
                yield where, InputError(where, "is neither a file nor a folder")
            elif suffix(source.path) == ARTICLE_LINES:
                yield from _lines(where, handle, handle.peek(_LOOKED_AT))
            else:
                yield from _whole(source, handle)
    except OSError as error:
        yield where, InputError(where, why_unread(error))
    except NoArticleError as error:
        yield where, error.note() if source.found else error
    except InputError as error:
        yield where, error
    except Exception as error:  # a fault of ours, or of a library over a file that nobody foresaw, costs that file only
        fault = f"{type(error).__name__}: {error}".strip(": .")[:200]
        yield where, InputError(where, f"could not be read, a fault of copydesk ({fault})", "please report it")


def _lines(where: str, handle: BinaryIO, start: bytes) -> Items:
    if is_own_report(start):
        raise OwnReportError(where)
    empty = True
    for place, item in read_lines(where, handle):
        empty = False
        yield place, item
    if empty:
        yield where, InputError(where, "is empty", "write an article a line")


def _whole(source: Source, handle: BinaryIO) -> Items:
    """A file that is read as a whole, by the reader of its kind. Raises InputError and OSError.

    What has no name that tells its kind is known by its content: standard input may be any kind that is read.
    """
    ending = suffix(source.path or "")
    data = handle.read(KINDS.get(ending, KINDS[".txt"]).largest + 1)
    if ending not in KINDS:
        ending = ending_by_content(data)
    if ending == ARTICLE_LINES:
        yield from _lines(source.where, BytesIO(data), data[:_LOOKED_AT])
        return
    kind = KINDS[ending]
    if len(data) > kind.largest:
        raise InputError(source.where, f"is larger than {kind.largest // _MB} MB", "no article is")
    if not data:
        raise InputError(source.where, "is empty")
    read = reader_of(kind)
    with in_time(source.where):
        found = list(read(source.where, source.id, data))
    yield from found


def _long_paragraphs(article: Article) -> Iterator[Note]:
    lengths = [match.end() - match.start() for match in _LONG_LINE.finditer(article.text)]
    if lengths:
        what = f"a paragraph of {max(lengths):,} characters is read in pieces of at most {LONGEST:,}"
        yield Note(place_name(article.id), what)
