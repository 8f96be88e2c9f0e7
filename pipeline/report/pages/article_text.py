"""The article as text, with its marks: the characters of the page's text are those of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from pipeline.extract.paragraphs import paragraphs
from pipeline.report.pages.marks import Flag, Mark, flags, marks
from pipeline.report.pages.markup import Html, exact, tag
from pipeline.report.pages.sheet import Sheet


def article_text(sheet: Sheet) -> Iterator[Html]:
    """The text a paragraph at a time, and the space between them as it is; every mark and every flag is somewhere."""
    text = sheet.article.text
    waiting, due = _Queue(marks(sheet)), flags(sheet)[::-1]
    done = 0
    for start, end in _blocks(text):
        yield from _marked(text, done, start, waiting.within(start), due)
        wrapped = "wrapped" if "\n" in text[start:end] else None
        yield tag("p", *_marked(text, start, end, waiting.within(end), due), class_=wrapped, dir="auto")
        done = end
    yield from _marked(text, done, len(text), waiting.within(len(text) + 1), due)
    yield from (flag.link for flag in reversed(due))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs as they were read; the pieces of a very long one together again."""
    held: tuple[int, int] | None = None
    for paragraph in paragraphs(text):
        if held is not None and not any(end in text[held[1] : paragraph.start] for end in "\r\n"):
            held = (held[0], paragraph.end)
            continue
        if held is not None:
            yield held
        held = (paragraph.start, paragraph.end)
    if held is not None:
        yield held


class _Queue:
    """Marks in the order of the text, given out block by block; one that goes on into the next block comes again."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._waiting = list(marks)[::-1]
        self._open: list[Mark] = []

    def within(self, end: int) -> list[Mark]:
        """The marks that begin before the end of the next block or go on into it."""
        found = [replace(mark, opening=mark.again) for mark in self._open]
        while self._waiting and self._waiting[-1].start < end:
            found.append(self._waiting.pop())
        self._open = [mark for mark in found if mark.end > end]
        return found


def _marked(text: str, start: int, end: int, found: list[Mark], due: list[Flag]) -> Iterator[Html]:
    """The characters from start to end in their elements; flags up to the end are taken from the end of ``due``.

    Marks may overlap: where one ends inside another, the inner is closed and opened again. A flag waits until no link
    is open, because a link cannot stand in a link.
    """
    edges = {start, end, *(flag.at for flag in takewhile(lambda flag: flag.at < end, reversed(due)) if flag.at > start)}
    edges.update(edge for mark in found for edge in (mark.start, mark.end) if start < edge < end)
    to_open = found[::-1]
    stack: list[Mark] = []
    at = start
    for edge in sorted(edges):
        yield exact(text[at:edge])
        at = edge
        yield from _close(stack, at if at < end else None)
        while due and due[-1].at <= at and not any(mark.is_link for mark in stack):
            yield due.pop().link
        while to_open and (to_open[-1].start <= at or at == end):
            mark = to_open.pop()
            yield mark.opening
            if at < min(mark.end, end):
                stack.append(mark)
            else:
                yield mark.closing


def _close(stack: list[Mark], at: int | None) -> Iterator[Html]:
    """Close what ends here (all, where ``at`` is None), and open again what was inside it and goes on."""
    ended = [place for place, mark in enumerate(stack) if at is None or mark.end <= at]
    if not ended:
        return
    inner = stack[ended[0] :]
    del stack[ended[0] :]
    yield from (mark.closing for mark in reversed(inner))
    for mark in inner:
        if at is not None and mark.end > at:
            yield mark.again
            stack.append(mark)
