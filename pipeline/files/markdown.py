"""Markdown: the text of the file with its mark-up blanked out, sign for sign.

Every character stands where it stood, so offsets, lines and columns are those of the file as received; the signs of
the mark-up, link addresses, code, comments, struck-out words and the front matter are spaces. Nobody reads a list's
number or an address as a claim then, nor asterisks as words of a quotation.
"""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.files.front_matter import Facts, front_matter
from pipeline.files.kinds import Items
from pipeline.files.markup import without_markup
from pipeline.files.notes import NoArticleError
from pipeline.files.passages import clean
from pipeline.files.plain import words_of
from pipeline.patterns import lazily
from pipeline.records import Article

_HEADING = lazily(r"^ {0,3}#{1,2}[ \t]+(?=\S)|^(?=\S[^\n]*\n {0,3}={3,}[ \t]*$)", 8)  # re.MULTILINE
_LINE = lazily(r"[^\r\n]*")
#: The first line of the reports that copydesk itself writes.
_OWN_REPORT = "<!-- generator: copydesk -->"


def read(where: str, id_: str, data: bytes) -> Items:
    """The text as one article. Raises InputError where the bytes are no text, or no words but mark-up."""
    received, notes = words_of(where, data)
    if received.lstrip().startswith(_OWN_REPORT):
        raise NoArticleError(where, "is a report of copydesk, not an article")
    end, facts = front_matter(received)
    text = without_markup(received, end)
    if not text.strip():
        raise InputError(where, "holds no words but mark-up")
    yield from ((where, note) for note in notes)
    title = facts.title or _first_heading(received, text, end)
    yield where, _article(id_, text, title, facts)


def _article(id_: str, text: str, title: str | None, facts: Facts) -> Article:
    return Article(id_, text, title, facts.published, facts.outlet, facts.url, author=facts.author)


def _first_heading(received: str, text: str, start: int) -> str | None:
    heading = _HEADING.search(received, start)
    line = _LINE.match(text, heading.end()) if heading else None
    return (clean(line.group()) or None) if line else None
