"""Text -> quotation pieces, from the marks alone; no model.

A piece is one paragraph's part of a quotation. Newspapers leave the closing mark out where a quotation goes on in
the next paragraph, which then opens with a mark: such pieces share their ``statement``. A mark that is missing or
doubled by a typo costs at most the rest of its paragraph, and a note says where.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.cues import SPEECH
from pipeline.records import Article, Paragraph, Passage, Quote, QuoteKind

#: Marks that open or close at the outer level; « » and „ appear in copy from abroad.
DOUBLE = '"“”„‟«»＂'
SINGLE = "'‘’‚‛"
_MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
_TAG = re.compile(r"<[A-Za-z/!][^<>\n]{0,400}>")
_BEFORE_OPEN = frozenset("([{—–-/…“‘\"'>*_=")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…”’\"'<*_")
#: Words that begin with an apostrophe, so that it opens nothing.
_ELISION = re.compile(r"['‘’](?:em|n|til|till|cause|cos|twas|tis|tween|round|bout|nuff|\d\ds?)\b['’]?", re.IGNORECASE)
_INCHES = re.compile(r"\d['’]? ?\d{0,2}$")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
#: The end of a sentence right before an opening mark: paragraphs whose line ends were lost.
_STARTS_ANEW = re.compile(r"[.!?…]\s+$")
_CUT_AT_CUE = re.compile(
    r"(?<=[,?!])\s+(?:(?:he|she|they|(?:[A-Z][\w.’'-]+ ){1,3})\s?)?"
    r"(?:said|says|added|adds|asked|told|wrote|explained|insisted|replied|tweeted|continued)\b"
)
#: “Headline” — Example Times, 3 May 2018: an entry in a list of sources.
_CITATION = re.compile(r"\s?[—–-]+ [^.!?]{2,60}, [^.!?]{0,20}\d{4}\W*$")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into is it of on or out over the to up vs with your my".split()
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A quoted stretch inside one paragraph, without marks; ``carries`` if its closing mark is left out."""

    start: int
    end: int
    carries: bool = False
    continues: bool = False
    single: bool = False


def find_quotes(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """Quotation pieces in reading order, without their marks, and a sentence for every mark that had to be recovered.

    Titles of works and programmes are left out. Never raises; linear in the length of the text.
    """
    quotes: list[Quote] = []
    notes: list[str] = []
    statement = 0
    open_single = False
    going_on = False
    for place, paragraph in enumerate(paragraphs):
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        reader = _ParagraphReader(article.text, paragraph, following, going_on, open_single)
        for span in reader.spans():
            if not span.continues:
                statement += 1
            piece = _piece(article, paragraph, span, f"{article.id}#{statement}")
            if piece is not None:
                quotes.append(piece)
        notes.extend(reader.notes)
        going_on, open_single = reader.going_on, reader.single
    return tuple(quotes), tuple(notes)


class _ParagraphReader:
    """Pairs the marks of one paragraph. ``going_on`` says, before and after, whether a quotation is open."""

    def __init__(
        self, text: str, paragraph: Paragraph, following: Paragraph | None, going_on: bool, single: bool
    ) -> None:
        self.text = text
        self.paragraph = paragraph
        self.following = following
        self.going_on = going_on
        self.single = single
        self.notes: list[str] = []
        tags = [m.span() for m in _TAG.finditer(paragraph.text)]
        marks = [m.start() for m in _MARK.finditer(paragraph.text)]
        self._doubles = [i for i in marks if paragraph.text[i] in DOUBLE and self._counts(i, tags)]
        singles = [i for i in marks if paragraph.text[i] in SINGLE and not _inside(i, tags)]
        self._openers = [i for i in singles if self._opens_single(i)]
        self._closers = [i for i in singles if self._closes_single(i)]
        self._strong = [i for i in self._closers if not self._possessive(i)]

    def spans(self) -> Iterator[_Span]:
        """The quoted stretches in order, as offsets into the article."""
        words, base = self.paragraph.text, self.paragraph.start
        start, continues, at = self._resume()
        single = self.single if continues else False
        openers = iter([*self._openers, len(words)])
        opener = next(openers)
        place = bisect_right(self._doubles, at - 1)
        self.going_on = False
        while True:
            double = self._doubles[place] if place < len(self._doubles) else len(words)
            if start is not None and single:
                close = self._single_close(start)
                if close is None:
                    break
                yield _Span(base + start, base + close, continues=continues, single=True)
                start, continues, single, at = None, False, False, close + 1
                place = bisect_right(self._doubles, close)
                continue
            if start is not None:
                if double == len(words):
                    break
                place += 1
                if self._opens(double) and not self._shuts(double):
                    if self._nested(place):
                        place += 1
                        continue
                    goes_on = _STARTS_ANEW.search(words[max(start, double - 12) : double]) is not None
                    if goes_on:
                        yield _Span(base + start, base + double, carries=True, continues=continues)
                    else:
                        yield self._cut(start, double, continues)
                    start, continues = double + 1, goes_on
                    continue
                yield _Span(base + start, base + double, continues=continues)
                start, continues, at = None, False, double + 1
                continue
            while opener < max(at, 0):
                opener = next(openers)
            if opener < double and opener < len(words):
                close = self._single_close(opener + 1)
                at = opener + 1
                if close is not None and self._balanced(opener, close):
                    yield _Span(base + opener + 1, base + close, single=True)
                    at = close + 1
                    place = bisect_right(self._doubles, close)
                elif close is None and opener == 0 and self._next_opens(SINGLE):
                    start, single = 1, True
                continue
            if double == len(words):
                break
            place += 1
            at = double + 1
            if self._shuts(double) and not self._opens(double):
                self._note("a closing quotation mark has no opening mark", double)
                continue
            start = double + 1
        if start is not None:
            yield from self._unclosed(start, continues, single)

    def _resume(self) -> tuple[int | None, bool, int]:
        """Where a quotation that is open from the paragraph before goes on, and the first index still to read."""
        if not self.going_on:
            return None, False, 0
        first = self.paragraph.text[:1]
        if first and first in DOUBLE + SINGLE:
            return 1, True, 1
        return 0, True, 0

    def _unclosed(self, start: int, continues: bool, single: bool) -> Iterator[_Span]:
        base, words = self.paragraph.start, self.paragraph.text
        marks = SINGLE if single else DOUBLE
        glued = self.following is not None and self.following.start == self.paragraph.end
        if glued or self._next_opens(marks) or (not single and self._next_closes()):
            self.going_on, self.single = True, single
            yield _Span(base + start, base + len(words), carries=True, continues=continues, single=single)
            return
        self._note("a quotation is not closed; it is read to the end of its paragraph at most", start - 1)
        yield self._cut(start, len(words), continues, noted=True)

    def _cut(self, start: int, limit: int, continues: bool, noted: bool = False) -> _Span:
        """A quotation whose closing mark is missing ends before its cue, else at the last sentence end."""
        words, base = self.paragraph.text, self.paragraph.start
        if not noted:
            self._note("a quotation is not closed before the next one opens", start - 1)
        cue = _CUT_AT_CUE.search(words, start, limit)
        if cue:
            return _Span(base + start, base + cue.start(), continues=continues)
        if limit < len(words):
            ends = [m.end() for m in _SENTENCE_END.finditer(words, start, limit)]
            limit = ends[-1] if ends else limit
        return _Span(base + start, base + limit, continues=continues)

    def _next_opens(self, marks: str) -> bool:
        return self.following is not None and self.following.text[:1] != "" and self.following.text[0] in marks

    def _next_closes(self) -> bool:
        """The next paragraph's first double mark closes: it goes on with the quotation without opening anew."""
        if self.following is None:
            return False
        found = re.search(f"[{DOUBLE}]", self.following.text)
        if found is None:
            return False
        return found.group() in "”»" or (
            found.group() == '"' and _separates_after(self.following.text, found.start()) and found.start() > 0
        )

    def _counts(self, i: int, tags: Sequence[tuple[int, int]]) -> bool:
        """Inches and attributes of markup are no marks."""
        words = self.paragraph.text
        if words[i] in '"＂':
            if i and words[i - 1] == "=":
                return False
            if re.search(r"\d['’′] ?\d{1,2}$", words[max(0, i - 6) : i]):
                return False
        return not _inside(i, tags)

    def _opens(self, i: int) -> bool:
        words = self.paragraph.text
        if words[i] in "“„‟«":
            return not (not _separates_before(words, i) and _separates_after(words, i))
        if words[i] in "”»":
            return _separates_before(words, i) and not _separates_after(words, i)
        return not _separates_after(words, i) or i == 0

    def _shuts(self, i: int) -> bool:
        words = self.paragraph.text
        if words[i] in "“„‟«":
            return not _separates_before(words, i) and _separates_after(words, i)
        if words[i] in "”»":
            return not (_separates_before(words, i) and not _separates_after(words, i))
        return not _separates_before(words, i) or _separates_after(words, i)

    def _nested(self, place: int) -> bool:
        """After an opening mark inside a quotation: do two closing marks follow?"""
        ahead = self._doubles[place : place + 2]
        return len(ahead) == 2 and all(self._shuts(i) and not self._opens(i) for i in ahead)

    def _opens_single(self, i: int) -> bool:
        words = self.paragraph.text
        if words[i] in "’‛" or not _separates_before(words, i) or i + 1 >= len(words) or words[i + 1].isspace():
            return False
        return not _ELISION.match(words, i)

    def _closes_single(self, i: int) -> bool:
        words = self.paragraph.text
        return words[i] in "’'‛" and i > 0 and not words[i - 1].isspace() and _separates_after(words, i)

    def _possessive(self, i: int) -> bool:
        """The mark in "the officers' training"."""
        words = self.paragraph.text
        return words[i - 1] in "sS" and words[i + 1 : i + 2] == " " and words[i + 2 : i + 3].islower()

    def _single_close(self, start: int) -> int | None:
        for closers in (self._strong, self._closers):
            place = bisect_right(closers, start)
            if place < len(closers):
                return closers[place]
        return None

    def _balanced(self, start: int, end: int) -> bool:
        return (bisect_right(self._doubles, end) - bisect_right(self._doubles, start)) % 2 == 0

    def _note(self, what: str, i: int) -> None:
        words = self.paragraph.text[max(0, i) : i + 40].split("\n")[0]
        self.notes.append(f"Paragraph {self.paragraph.index + 1}: {what} (at “{words.strip(DOUBLE)} …”).")


def _inside(i: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (i, len(spans) and spans[-1][1]))
    return place > 0 and spans[place - 1][0] <= i < spans[place - 1][1]


def _separates_before(text: str, i: int) -> bool:
    return i == 0 or text[i - 1].isspace() or text[i - 1] in _BEFORE_OPEN


def _separates_after(text: str, i: int) -> bool:
    return i + 1 >= len(text) or text[i + 1].isspace() or text[i + 1] in _AFTER_CLOSE


def _piece(article: Article, paragraph: Paragraph, span: _Span, statement: str) -> Quote | None:
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
    return before[-1] != ":" and not any(word.lower().strip(",") in SPEECH for word in before.split()[-3:])


def _is_nickname(quoted: str, before: str, after: str) -> bool:
    """Marcia “Cia” Price."""
    last = before.split()[-1:]
    return quoted[0].isupper() and after[:1].isupper() and bool(last) and last[0][0].isupper() and quoted[-1].isalpha()


def _capitals(words: Sequence[str]) -> bool:
    return (
        all(w[:1].isupper() or w[:1].isdigit() or w.lower() in _SMALL_WORDS for w in words) and words[0][:1].isupper()
    )
