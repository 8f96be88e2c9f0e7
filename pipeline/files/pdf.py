"""PDF files with a text layer: the text in paragraphs, with its pages.

A PDF file's dates are those of the file, not of the article: ``published`` stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import InputError
from pipeline.files.kinds import Items
from pipeline.files.notes import Note
from pipeline.files.pdf_layout import set_text, without_margins
from pipeline.files.pdf_lines import text_layer
from pipeline.records import Article

#: The mark of a PDF file stands within its first bytes, not always at the very first.
_MARK, _WITHIN = b"%PDF-", 1024
#: Words with fewer letters and digits among their characters are glyph numbers of a font without a table of letters.
_LETTERS = 0.6
#: Fewer words of one letter do not say how a file is set.
_ENOUGH = 40


def read(where: str, id_: str, data: bytes) -> Items:
    """The file as one article with its pages. Raises InputError."""
    if _MARK not in data[:_WITHIN]:
        raise InputError(where, "is not a PDF file, whatever its name says", "give it the name of its kind")
    layer = text_layer(where, data)
    if not layer.pages:
        raise InputError(where, "has no pages")
    lines, left_out = without_margins(layer.lines, layer.pages)
    text, parts = set_text(lines)
    if not text:
        raise InputError(
            where, "has no text layer (its pages are pictures)", "run it through a program that recognises text"
        )
    letters = [char for char in text if not char.isspace()]
    if sum(char.isalnum() for char in letters) < _LETTERS * len(letters) or "\ufffd" * 3 in text:
        what = "has a text layer without letters (its fonts do not say what their signs mean)"
        raise InputError(where, what, "run it through a program that recognises text")
    if _set_apart(text):
        what = "has a text layer with a space between every two letters"
        raise InputError(where, what, "save the article as plain text or as .docx")
    if left_out:
        what = f"running heads, feet and page numbers are left out, {left_out:,} line{'s' if left_out > 1 else ''}"
        yield where, Note(where, what)
    empty = sorted(set(range(1, layer.pages + 1)) - {part.number for part in parts})
    if empty:
        yield where, Note(where, f"no text was found on {_pages(empty)} of its {layer.pages:,}")
    yield where, Article(id_, text, title=layer.title, author=layer.author, parts=parts)


def _set_apart(text: str) -> bool:
    """Whether most words are one letter or digit, as where print is spaced out: "1 3 2" would be three numbers."""
    words = text.split()
    single = sum(len(word) == 1 and word.isalnum() for word in words)
    return single > _ENOUGH and 2 * single > len(words)


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"
