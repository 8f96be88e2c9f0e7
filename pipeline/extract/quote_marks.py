"""Text -> quotation pieces, from the marks alone; no model.

A piece is one paragraph's part of a quotation. Newspapers leave the closing mark out where a quotation goes on in
the next paragraph, which then opens with a mark: such pieces share their ``statement``. A mark that is missing or
doubled by a typo costs at most the rest of its paragraph, and a note says where.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.cues import SPEECH
from pipeline.extract.lexicon import word_set
from pipeline.extract.mark_pairs import Open, PairReader, Quoted
from pipeline.patterns import lazily
from pipeline.records import Article, Paragraph, Passage, Quote, QuoteKind

#: “Headline” — Example Times, 3 May 2018: an entry in a list of sources.
_CITATION = lazily(r"\s?[—–-]+ [^.!?]{2,60}, [^.!?]{0,20}\d{4}\W*$")
_WORD = lazily(r"\w+(?:[’'.-]\w+)*")
_SMALL_WORDS = word_set("a an and as at but by for from in into is it of on or out over the to up vs with your my")


def find_quotes(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """Quotation pieces in reading order, without their marks, and a sentence for every mark that had to be recovered.

    Titles of works and programmes are left out. Never raises; linear in the length of the text.
    """
    quotes: list[Quote] = []
    notes: list[str] = []
    statement = 0
    still_open: Open | None = None
    for place, paragraph in enumerate(paragraphs):
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        reader = PairReader(paragraph, following, still_open)
        for span in reader.spans():
            statement += not span.continues
            piece = _piece(article, paragraph, span, f"{article.id}#{statement}")
            if piece is not None:
                quotes.append(piece)
        notes.extend(reader.notes)
        still_open = reader.after
    return tuple(quotes), tuple(notes)


def _piece(article: Article, paragraph: Paragraph, span: Quoted, statement: str) -> Quote | None:
    text = article.text
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = _WORD.findall(text, start, end)
    if not words:
        return None
    before = text[paragraph.start : span.start - 1].rstrip() if span.start > paragraph.start else ""
    after = text[span.end + 1 : paragraph.end].lstrip()
    whole = span.carries or span.continues
    if not whole and _is_title(text[start:end], words, before, after):
        return None
    kind: QuoteKind = "direct" if whole or _is_direct(text[start:end], words, before) else "mixed"
    return Quote(Passage(article.id, start, end, text[start:end]), paragraph.index, kind, statement)


def _is_direct(quoted: str, words: Sequence[str], before: str) -> bool:
    """A whole sentence or clause of speech, against words picked out of one."""
    if not before or before[-1] in ",:.!?—–”\"’'":
        return len(words) > 2 or quoted[-1] in ",.?!"
    return quoted[0].isupper() and len(words) > 3 and quoted[-1] in ",.?!…—"


def _is_title(quoted: str, words: Sequence[str], before: str, after: str) -> bool:
    """The name of a book, programme or campaign: capitals throughout, not set off as speech."""
    if len(words) == 1 and _is_nickname(quoted, before, after):
        return True
    if _CITATION.match(after):
        return True
    if len(words) == 1 or len(words) > 12 or not before or not _capitals(words) or quoted[-1] in ".?!…":
        return False
    if quoted[-1] == "," and any(word.lower().strip(",.") in SPEECH for word in after.split()[:3]):
        return False  # “He’s 13,” she said
    return before[-1] != ":" and not any(word.lower().strip(",") in SPEECH for word in before.split()[-3:])


def _is_nickname(quoted: str, before: str, after: str) -> bool:
    """Marcia “Cia” Price."""
    last = before.split()[-1:]
    capital = quoted[0].isupper() and not (quoted.isupper() and after.split()[0].isupper()) if after else False
    return capital and after[:1].isupper() and bool(last) and last[0][0].isupper() and quoted[-1].isalpha()


def _capitals(words: Sequence[str]) -> bool:
    return (
        all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL_WORDS for w in words) and words[0][:1].isupper()
    )
