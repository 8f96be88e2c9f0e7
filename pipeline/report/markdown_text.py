"""Words of articles and tables as Markdown, so that nothing in them is taken for markup."""

from __future__ import annotations

import string
import unicodedata

from pipeline.patterns import lazily
from pipeline.report.wording import one_line

#: What Markdown, its tables, its formulas or HTML would read as a mark.
_MARKS = lazily(r"[\\`*_\[\]<>|~#&$]")
#: What only means something at the start of a block: a heading's underline, an item, a number with a full stop.
_START = lazily(r"^(\d+(?=[.)])|(?=[-+=]))")
#: What ticket systems make links, names and pictures of even when it is escaped: an invisible joiner parts them.
_LIVE = lazily(r"[@#](?=\w)|:(?=//)|\b[Ww]{3}(?=\.)|:(?=[\w+-]+:)")
_JOINER = "\u2060"


def escaped(text: str, *, start: bool = True) -> str:
    """Words on one line that show as they are; ``start`` where a block, an item or a cell begins with them."""
    words = _LIVE.sub(rf"\g<0>{_JOINER}", one_line(text))
    words = _MARKS.sub(r"\\\g<0>", words)
    return _START.sub(r"\1\\", words, count=1) if start else words


def with_bold(before: str, words: str, behind: str) -> str:
    """A sentence whose words in the middle are bold; spaces at their ends stay outside."""
    core = words.strip()
    if not core:
        return escaped(before + words + behind)
    start = words.index(core)
    before, core, behind = before + words[:start], one_line(core), words[start + len(core) :] + behind
    mark = ("**", "**") if _binds(before[-1:], core[0]) and _binds(behind[:1], core[-1]) else ("<strong>", "</strong>")
    head = _spaced(before, escaped(before))
    tail = _spaced(behind, escaped(behind, start=False), front=True)
    return f"{head}{mark[0]}{escaped(core, start=False)}{mark[1]}{tail}"


def link(words: str, url: str) -> str:
    """The words as a link where the address is one of the web, else the words."""
    if not url.lower().startswith(("http://", "https://")):
        return escaped(words)
    return f"[{escaped(words)}](<{_address(url)}>)"


def row(cells: list[str]) -> str:
    """A row of a table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |\n"


def _address(url: str) -> str:
    """The address with everything encoded that would end it: spaces, brackets, bars, what is not printed."""
    return "".join(
        char if char.isprintable() and char not in ' <>|\\"' else "".join(f"%{b:02X}" for b in _bytes(char))
        for char in url
    )


def _bytes(char: str) -> bytes:
    return char.encode("utf-8", "replace")


def _binds(outside: str, inside: str) -> bool:
    """Whether ``**`` between the two is read as a mark: behind a letter it is not where a sign follows ("US**$5").

    Versions of Markdown differ in what a sign is, so that the words inside have one sooner than those outside.
    """
    if unicodedata.category(inside)[0] not in "PS":
        return True
    return not outside or outside.isspace() or outside in string.punctuation or unicodedata.category(outside)[0] == "P"


def _spaced(words: str, text: str, *, front: bool = False) -> str:
    """The escaped words with the space that parted them from their neighbour, which escaping on one line takes."""
    if front:
        return f" {text}" if words[:1].isspace() and text else text
    return f"{text} " if words[-1:].isspace() and text else text
