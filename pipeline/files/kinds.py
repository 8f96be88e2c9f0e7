"""The kinds of files: which are read and by which module, which are not and what to do about them."""

from __future__ import annotations

import codecs
import importlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.files.notes import Note
from pipeline.patterns import lazily
from pipeline.records import Article

#: Pairs of a place ("story.docx", "wire.json, item 3") and what is there.
Items = Iterator[tuple[str, "Article | InputError | Note"]]
#: ``read(where, id, data)``: ``where`` names the file in sentences, ``id`` the article. Raises InputError.
Reader = Callable[[str, str, bytes], Items]

_MB = 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """A kind that is read: the module here with its ``read``, and the largest file that can be an article, bytes."""

    module: str
    largest: int = 64 * _MB


#: By the end of the name. A page of 4 MB has a hundred times the words of the longest article.
KINDS = {
    ".txt": Kind("plain"),
    ".md": Kind("markdown"),
    ".markdown": Kind("markdown"),
    ".html": Kind("web_page", 4 * _MB),
    ".htm": Kind("web_page", 4 * _MB),
    ".docx": Kind("word"),
    ".pdf": Kind("pdf"),
    ".json": Kind("json_articles", 32 * _MB),
}
ARTICLE_LINES = ".jsonl"
ALL_KINDS = (*KINDS, ARTICLE_LINES)
KINDS_IN_WORDS = f"{', '.join(KINDS)} and {ARTICLE_LINES}"

_AS_WORD = "save it as .docx or as plain text"
#: Kinds that are not read: what they are and what to do.
OTHER_KINDS = {
    ".doc": ("an old Word file", _AS_WORD),
    ".docm": ("a Word file with macros", _AS_WORD),
    ".odt": ("an OpenDocument file", _AS_WORD),
    ".rtf": ("an RTF file", _AS_WORD),
    ".pages": ("a Pages file", _AS_WORD),
    ".csv": ("a table", "save the article as plain text"),
    ".xlsx": ("a table", "save the article as plain text"),
}

#: The first bytes of files that are no text, whatever their names say.
_FIRST_BYTES = (
    (b"%PDF-", "a PDF file", ".pdf"),
    (b"PK\x03\x04", "a zip archive, as Word files are", ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file, or one with a password", ""),
    (b"{\\rtf", "an RTF file", ""),
)
#: How a web page begins.
_PAGE = lazily(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html)\b", 2 | 16
)  # re.IGNORECASE, re.DOTALL
#: So many bytes of a content without a name tell what it is.
_LOOKED_AT = 4_000


def suffix(path: str) -> str:
    """The end of a name, in lower case: ".docx"."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - a path stays the string that was given


def first_bytes(data: bytes) -> tuple[str, str] | None:
    """What the first bytes say of a file that is no text, in words, and the ending of that kind if it is read."""
    return next(((words, ending) for start, words, ending in _FIRST_BYTES if data.startswith(start)), None)


def ending_by_content(data: bytes) -> str:
    """The ending of the kind that a content without a telling name is of: what nothing else claims is plain text."""
    _, ending = first_bytes(data) or ("", "")
    if ending:
        return ending
    start = data[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()
    if _PAGE.match(start):
        return ".html"
    if start.startswith(("{", "[")):
        words = data.removeprefix(codecs.BOM_UTF8).strip()
        if _is_json(words.partition(b"\n")[0]) and b"\n" in words:
            return ARTICLE_LINES
        return ".json" if _is_json(words) else ".txt"
    return ".txt"


def _is_json(data: bytes) -> bool:
    """Whether it is an object or a list; deeper ones than can be read are none."""
    try:
        return isinstance(json.loads(data), (dict, list))
    except (ValueError, RecursionError):
        return False


def reader_of(kind: Kind) -> Reader:
    """The function that reads a kind; its module, and what that needs, is only imported now."""
    found: Reader = importlib.import_module(f"{__package__}.{kind.module}").read
    return found
