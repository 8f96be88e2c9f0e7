"""Word files (.docx): the text of body, footnotes and endnotes in paragraphs, and title and author.

Headers, footers and comments are not read. A Word file knows when it was created and saved, and neither is the day on
which its article appeared: ``published`` stays open.
"""

from __future__ import annotations

import posixpath

from pipeline.errors import InputError
from pipeline.files.kinds import Items, first_bytes
from pipeline.files.passages import clean, joined
from pipeline.files.word_text import WordText
from pipeline.files.word_zip import WordZip
from pipeline.records import Article

#: Properties of the document in docProps/core.xml.
_TITLE, _AUTHOR = "title", "creator"
#: Paragraph styles that hold the headline.
_HEADLINES = ("Title", "Heading1", "Headline")


def read(where: str, id_: str, data: bytes) -> Items:
    """The file as one article with numbered paragraphs. Raises InputError."""
    words, ending = first_bytes(data) or ("not a Word file", "")
    if ending != ".docx":
        advice = "save it as .docx without a password" if "old Word" in words else "give it the name of its kind"
        raise InputError(where, f"is {words}, whatever its name says", advice)
    archive = WordZip(where, data)
    document = archive.document()
    found = WordText()
    folder = posixpath.dirname(document)
    for part in (document, posixpath.join(folder, "footnotes.xml"), posixpath.join(folder, "endnotes.xml")):
        archive.parse(part, found.start, found.end, found.characters)
    if not found.paragraphs:
        raise InputError(where, "holds no words")
    text, parts = joined(found.paragraphs)
    properties = _properties(archive)
    headline = next((found.headings[style] for style in _HEADLINES if style in found.headings), None)
    yield (
        where,
        Article(id_, text, title=headline or properties.get(_TITLE), author=properties.get(_AUTHOR), parts=parts),
    )


def _properties(archive: WordZip) -> dict[str, str]:
    """What the file says of itself, where it says it in words."""
    words: dict[str, list[str]] = {}
    here: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        here.append(name.rpartition(" ")[2])

    def end(_: str) -> None:
        here.pop()

    def characters(said: str) -> None:
        words.setdefault(here[-1], []).append(said)

    archive.parse("docProps/core.xml", start, end, characters)
    return {name: found for name, said in words.items() if (found := clean("".join(said)))}
