"""Text -> paragraphs. Offsets stay the text's own; nothing is normalised."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.patterns import lazily
from pipeline.records import Paragraph

#: A longer paragraph is read in pieces, cut at the end of a sentence or at least between words.
LONGEST = 6_000
_BLOCK = lazily(r"[^\n\r]+(?:(?:\r\n|\n|\r)[^\n\r]+)*")
_LINE = lazily(r"[^\n\r]+")
_SENTENCE_END = lazily(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£$€])")
_WRAPPED = lazily(r"\S*[a-z,;]\S*$")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split at line ends; lines that are only wrapped (no line of a block reaches 100 characters, and the next
    goes on in lower case) stay one paragraph. Paragraphs over LONGEST characters come in pieces."""
    found: list[Paragraph] = []
    for start, end in _spans(text):
        for a, b in _pieces(text, start, end):
            found.append(Paragraph(len(found), a, b, text[a:b]))
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text):
        lines = [(m.start() + block.start(), m.end() + block.start()) for m in _LINE.finditer(block.group())]
        if len(lines) > 1 and _hard_wrapped([text[a:b] for a, b in lines]):
            lines = [(lines[0][0], lines[-1][1])]
        for start, end in lines:
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start < end:
                yield start, end


def _hard_wrapped(lines: list[str]) -> bool:
    if max(map(len, lines)) > 100 or min(map(len, lines[:-1])) < 40:
        return False
    return all(
        following.lstrip()[:1].islower() or _WRAPPED.search(line.rstrip()) for line, following in pairwise(lines)
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = start + LONGEST
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST // 2, cut)]
        if ends:
            cut = ends[-1]
        else:
            space = text.rfind(" ", start + LONGEST // 2, cut)
            cut = space + 1 if space > 0 else cut
        yield start, cut
        start = cut
    if start < end:
        yield start, end
