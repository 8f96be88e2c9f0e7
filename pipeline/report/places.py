"""Offsets -> where a person finds them: lines and columns, pages or paragraphs; and the sentence around a passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from pipeline.as_received import file_offset
from pipeline.patterns import lazily
from pipeline.records import Article, Part

_LINE_END = lazily(r"\r\n|\n|\r")
_SENTENCE_END = lazily(r"[.!?][\"'”’)\]]{0,3}[^\S\r\n]+(?=[\"'“‘(\[]?[A-Z0-9£$€])")


#: How far around a passage the ends of its sentence are looked for, characters; longer sentences are shown in part.
REACH = 1_000


def part_at(parts: Sequence[Part], offset: int) -> Part | None:
    """The page or the paragraph at an offset."""
    before = bisect_right(parts, offset, key=lambda part: part.start)
    return parts[before - 1] if before and offset <= parts[before - 1].end else None


class Places:
    """Where the lines and the parts of an article start. Lines and columns count from 1, columns in characters."""

    def __init__(self, article: Article) -> None:
        """Find the line ends once; a place is then found by bisection."""
        self._text = article.text
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(article.text))]
        self._parts = article.parts
        self._cuts = article.cuts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, in the file where only its mark-up was taken out of the text."""
        line = bisect_right(self._starts, offset)
        start = file_offset(self._cuts, self._starts[line - 1], end=True)
        return line, file_offset(self._cuts, offset) - start + 1

    def where(self, offset: int) -> str:
        """The place in words: "line 7, column 49" of a text, "page 2" or "paragraph 7" of a file of such parts."""
        line, column = self.place(offset)
        return self.part(offset) or f"line {line}, column {column}"

    def brief(self, offset: int) -> str:
        """The same without the column: "line 7"."""
        return self.part(offset) or f"line {self.place(offset)[0]}"

    def part(self, offset: int) -> str:
        """The page or the paragraph of the file: "page 2"; empty where the text has only lines."""
        part = part_at(self._parts, offset)
        return f"{part.kind} {part.number}" if part else ""

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The span of the sentence, or the sentences, that hold the passage, never beyond its own lines.

        For display only: a full stop after an abbreviation may cut it short.
        """
        low = max(self._starts[bisect_right(self._starts, start) - 1], start - REACH)
        after = bisect_right(self._starts, max(start, end - 1))
        high = min(self._starts[after] if after < len(self._starts) else len(self._text), end + REACH)
        for stop in _SENTENCE_END.finditer(self._text, low, high):
            if stop.end() <= start:
                low = stop.end()
            elif stop.start() + 1 >= end:
                high = stop.end()
                break
        while high > end and self._text[high - 1].isspace():
            high -= 1
        while low < start and self._text[low].isspace():
            low += 1
        return low, high
