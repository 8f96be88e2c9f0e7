"""Markdown: the words of the file, and where its mark-up was taken out from between them.

Link addresses, code, comments, struck-out words, the numbers of lists and the front matter are no words of the article:
nobody reads them as claims then, nor asterisks as words of a quotation. Every line end stays, so the lines are those of
the file; the cuts say where in it each character stands.
"""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.files.front_matter import front_matter
from pipeline.files.kinds import Items
from pipeline.files.markup import without_markup
from pipeline.files.passages import clean
from pipeline.files.plain import words_of
from pipeline.patterns import lazily
from pipeline.records import Article

_HEADING = lazily(r"^ {0,3}#{1,2}[ \t]+(?=\S)|^(?=\S[^\n]*\n {0,3}={3,}[ \t]*$)", 8)  # re.MULTILINE
_LINE = lazily(r"[^\r\n]*")


def read(where: str, id_: str, data: bytes) -> Items:
    """The text as one article. Raises InputError where the bytes are no text, or no words but mark-up."""
    received, notes = words_of(where, data)
    end, facts = front_matter(received)
    text, cuts = without_markup(received, end)
    if not text.strip():
        raise InputError(where, "holds no words but mark-up")
    yield from ((where, note) for note in notes)
    title = facts.title or _first_heading(received, end)
    yield (
        where,
        Article(
            id_,
            text,
            title,
            facts.published,
            facts.outlet,
            facts.url,
            author=facts.author,
            cuts=cuts,
            received=received,
        ),
    )


def _first_heading(received: str, start: int) -> str | None:
    heading = _HEADING.search(received, start)
    line = _LINE.match(received, heading.start()) if heading else None
    return (clean(without_markup(line.group())[0]) or None) if line else None
