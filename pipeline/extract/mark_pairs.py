"""Marks of one paragraph -> the stretches that they quote, with a note for each mark that had to be recovered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.marks import DOUBLE, SINGLE, Marks
from pipeline.patterns import lazily
from pipeline.records import Paragraph

_SENTENCE_END = lazily(r"[.!?…](?=\s)")
#: The end of a sentence right before an opening mark: paragraphs whose line ends were lost.
_STARTS_ANEW = lazily(r"[.!?…]\s+$")
_CUT_AT_CUE = lazily(
    r"(?<=[,?!])\s+(?:(?:he|she|they|(?:[A-Z][\w.’'-]+ ){1,3})\s?)?"
    r"(?:said|says|added|adds|asked|told|wrote|explained|insisted|replied|tweeted|continued)\b"
)
#: The end of a sentence that is no speech, in a paragraph whose quotation was never closed: ", said Ann Lee, a baker."
_CUE_ENDS = lazily(
    r"(?<=[,?!])\s+(?:(?:said|says|added|adds)\s(?:[Tt]he |[Aa]n? )?(?:\w+ ){0,2}[A-Z][^.!?:“”\"]{1,120}"
    r"|(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3})\s(?:said|says|added|adds)"
    r"(?: (?:on|yesterday|today)\b[^.!?:“”\"]{0,40})?)[.!?](?=\s|$)"
)


@dataclass(frozen=True)
class Quoted:
    """A quoted stretch of a paragraph, as offsets in the article, without its marks.

    ``carries``: its closing mark is left out because the quotation goes on; ``continues``: it is what goes on.
    """

    start: int
    end: int
    carries: bool = False
    continues: bool = False


@dataclass(frozen=True)
class Open:
    """A quotation that is open at a paragraph's end; ``single`` if its marks are."""

    single: bool


class PairReader:
    """Pairs the marks of one paragraph. ``before`` is what the paragraph before left open, ``after`` what this does."""

    def __init__(self, paragraph: Paragraph, following: Paragraph | None, before: Open | None) -> None:
        """Read the paragraph's marks; ``following`` is looked at only for how it begins."""
        self._paragraph = paragraph
        self._following = following
        self._marks = Marks(paragraph.text)
        self._start: int | None = None  # of the quotation that is open, in the paragraph
        self._single = False
        self._continues = False
        self._at = 0  # what lies before is read
        self.after: Open | None = None
        self.notes: list[str] = []
        if before is not None:
            self._resume(before)

    def spans(self) -> Iterator[Quoted]:
        """The quoted stretches in order."""
        reading = True
        while reading:
            if self._start is None:
                found, reading = self._outside()
            elif self._single:
                found, reading = self._inside_single(self._start)
            else:
                found, reading = self._inside_double(self._start)
            if found is not None:
                yield found
        if self._start is not None:
            yield self._unclosed(self._start)

    def _resume(self, before: Open) -> None:
        marked = self._paragraph.text[:1] != "" and self._paragraph.text[0] in DOUBLE + SINGLE
        self._start = self._at = 1 if marked else 0
        self._single, self._continues = before.single, True

    def _outside(self) -> tuple[Quoted | None, bool]:
        """Find what opens next: a double mark, or a single one that has its closing partner."""
        marks = self._marks
        double = self._next(marks.doubles)
        single = self._next(marks.openers)
        if single is not None and (double is None or single < double):
            return self._single_pair(single), True
        if double is None:
            return None, False
        self._at = double + 1
        if marks.shuts(double) and not marks.opens(double):
            self._note("a closing quotation mark has no opening mark", double)
        else:
            self._open(double + 1)
        return None, True

    def _single_pair(self, opener: int) -> Quoted | None:
        close = self._single_end(opener, opener + 1)
        self._at = opener + 1
        if close is not None and self._marks.balanced(opener, close):
            self._at = close + 1
            return self._quoted(opener + 1, close)
        if close is None and self._begins_speech(opener):
            self._open(opener + 1, single=True)
        return None

    def _inside_single(self, start: int) -> tuple[Quoted | None, bool]:
        close = self._single_end(start - 1, start)
        if close is None:
            return None, False
        return self._close(start, close), True

    def _single_end(self, opener: int, start: int) -> int | None:
        """Where a single quotation ends: at a plural's apostrophe only if it does not go on in the next paragraph."""
        goes_on = self._next_opens(SINGLE) and (start == self._start or self._begins_speech(opener))
        return self._marks.single_close(start, certain=goes_on)

    def _begins_speech(self, opener: int) -> bool:
        """Whether a single mark can be no apostrophe: it opens the paragraph, or a sentence behind a colon or comma."""
        words = self._paragraph.text
        if opener == 0:
            return True
        return (
            words[max(0, opener - 3) : opener].rstrip()[-1:] in (":", ",") and words[opener + 1 : opener + 2].isupper()
        )

    def _inside_double(self, start: int) -> tuple[Quoted | None, bool]:
        double = self._next(self._marks.doubles)
        if double is None:
            return None, False
        self._at = double + 1
        if self._marks.shuts(double) or not self._marks.opens(double):
            return self._close(start, double), True
        place = bisect_right(self._marks.doubles, double)
        if self._marks.nested(place):
            self._at = self._marks.doubles[place] + 1
            return None, True
        return self._reopened(start, double), True

    def _reopened(self, start: int, double: int) -> Quoted:
        """An opening mark inside a quotation: its paragraph's line end was lost, or a closing mark was."""
        words = self._paragraph.text
        cued = _CUT_AT_CUE.search(words, start, double) is not None
        goes_on = not cued and _STARTS_ANEW.search(words[max(0, double - 12) : double]) is not None
        if goes_on:
            found = self._quoted(start, double, carries=True)
        else:
            self._note("a quotation is not closed before the next one opens", start - 1)
            found = self._cut(start, double)
        self._open(double + 1)
        self._continues = goes_on
        return found

    def _unclosed(self, start: int) -> Quoted:
        """The paragraph ends inside a quotation: by convention where the next goes on, else by a slip."""
        following, end = self._following, len(self._paragraph.text)
        glued = following is not None and following.start == self._paragraph.end
        closes = following is not None and not self._single and Marks(following.text).begins_by_closing()
        opens = self._next_opens(SINGLE if self._single else DOUBLE)
        cued = opens and _CUE_ENDS.search(self._paragraph.text, start) is not None
        if glued or closes or (opens and not cued):
            self.after = Open(self._single)
            return self._quoted(start, end, carries=True)
        self._note("a quotation is not closed; it is read to the end of its paragraph at most", start - 1)
        return self._cut(start, end)

    def _cut(self, start: int, limit: int) -> Quoted:
        """A quotation whose closing mark is missing ends before its cue, else at the last sentence end."""
        words = self._paragraph.text
        cue = _CUT_AT_CUE.search(words, start, limit)
        if cue:
            return self._quoted(start, cue.start())
        if limit < len(words):
            limit = max((m.end() for m in _SENTENCE_END.finditer(words, start, limit)), default=limit)
        return self._quoted(start, limit)

    def _open(self, start: int, single: bool = False) -> None:
        self._start, self._single, self._continues, self._at = start, single, False, start

    def _close(self, start: int, end: int) -> Quoted:
        found = self._quoted(start, end)
        self._start, self._single, self._continues, self._at = None, False, False, end + 1
        return found

    def _quoted(self, start: int, end: int, carries: bool = False) -> Quoted:
        base = self._paragraph.start
        continues = self._continues if start == self._start else False
        return Quoted(base + start, base + end, carries, continues)

    def _next(self, places: list[int]) -> int | None:
        place = bisect_right(places, self._at - 1)
        return places[place] if place < len(places) else None

    def _next_opens(self, marks: str) -> bool:
        return self._following is not None and self._following.text[:1] != "" and self._following.text[0] in marks

    def _note(self, what: str, i: int) -> None:
        words = self._paragraph.text[max(0, i) : max(0, i) + 40].split("\n")[0].strip(DOUBLE + " ")
        where = f" (at “{words} …”)" if words else ""
        self.notes.append(f"Paragraph {self._paragraph.index + 1}: {what}{where}.")
