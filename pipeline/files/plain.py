"""Plain text, exactly as received."""

from __future__ import annotations

from pipeline.errors import InputError
from pipeline.files.kinds import Items, first_bytes
from pipeline.files.notes import Note
from pipeline.files.own_reports import refuse_own_report
from pipeline.files.texts import decode
from pipeline.records import Article


def read(where: str, id_: str, data: bytes) -> Items:
    """The text as one article. Raises InputError where the bytes are no text, or no words."""
    text, notes = words_of(where, data)
    yield from ((where, note) for note in notes)
    yield where, Article(id_, text)


def words_of(where: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text and what to say of its encoding. Raises InputError where the bytes are no text, no words, or a report of
    ours.
    """
    other = first_bytes(data)
    if other is not None:
        words, ending = other
        advice = f"give it a name that ends in {ending}" if ending else "save it as .docx or as plain text"
        raise InputError(where, f"is {words}, whatever its name says", advice)
    text, how = decode(where, data)
    if not text.strip():
        raise InputError(where, "holds no words")
    refuse_own_report(where, text)
    return text, (Note(where, how),) if how else ()
