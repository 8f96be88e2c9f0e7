"""Text in columns: wrapping, hanging labels, and marks under the words that a finding is about."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.report.style import Style
from pipeline.report.wording import visible

#: Lines of an article that one excerpt shows at most, around the marked words.
EXCERPT_LINES = 6
GUTTER = "    │ "

Span = tuple[int, int]


def columns(text: str) -> int:
    """Cells of a terminal that the text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def labelled(label: str, text: str, style: Style, *, indent: int = 2, hang: int = 12) -> Iterator[str]:
    """``label       text`` over as many lines as it takes, continued under the text.

    A label that takes half of the width has a line of its own.
    """
    margin = indent + hang
    head = " " * indent + style.paint("label", label)
    if columns(label) >= hang or margin > style.width // 2:
        margin = indent + 4
        yield head
    else:
        first, *rest = wrapped(text, style.width - margin) or [""]
        yield f"{head}{' ' * (hang - columns(label))}{first}".rstrip()
        text = " ".join(rest)
    for line in wrapped(text, style.width - margin):
        yield " " * margin + line


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` characters; a longer word (an address) has a line of its own."""
    return textwrap.wrap(visible(text), max(width, 20), break_long_words=False, break_on_hyphens=False)


def excerpt(text: str, span: Span, mark: Span, others: Sequence[Span], style: Style) -> Iterator[str]:
    """The words of the span, wrapped, with ``^`` under the marked characters and ``-`` under the others.

    Where they take more than EXCERPT_LINES lines, the lines around the mark are shown, and "…" for the rest.
    """
    lines = list(_fold(text, span[0], span[1], style.width - len(GUTTER)))
    first = next((i for i, (a, b) in enumerate(lines) if a < mark[1] and mark[0] < b), 0)
    low = max(0, min(first - 1, len(lines) - EXCERPT_LINES))
    high = min(len(lines), low + EXCERPT_LINES)
    if low:
        yield f"{GUTTER}…"
    for start, end in lines[low:high]:
        yield GUTTER + _painted(text, start, end, mark, style)
        if under := _underline(text, start, end, mark, others):
            yield " " * len(GUTTER) + style.paint("mark", under)
    if high < len(lines):
        yield f"{GUTTER}…"


def _fold(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Spans of lines of at most ``width`` cells, cut at spaces where there are any."""
    while start < end:
        cells, stop = 0, start
        while stop < end and (cells := cells + _cells(text[stop])) <= width:
            stop += 1
        stop = max(stop, start + 1)
        if stop < end:
            space = max(text.rfind(" ", start, stop + 1), text.rfind("\n", start, stop + 1))
            stop = space if space > start else stop
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1


def _painted(text: str, start: int, end: int, mark: Span, style: Style) -> str:
    low, high = min(max(mark[0], start), end), max(min(mark[1], end), start)
    before, within, after = visible(text[start:low]), visible(text[low:high]), visible(text[max(low, high) : end])
    return (before + style.paint("mark", within) + after).rstrip()


def _underline(text: str, start: int, end: int, mark: Span, others: Sequence[Span]) -> str:
    under = []
    for offset in range(start, end):
        other = "-" if any(low <= offset < high for low, high in others) else " "
        under.append(("^" if mark[0] <= offset < mark[1] else other) * _cells(text[offset]))
    return "".join(under).rstrip()


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.combining(char) or (unicodedata.category(char) in {"Cf", "Mn", "Me"} and visible(char) == char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
