"""Paragraphs taken out of a file -> one text and where each of them is in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pipeline.patterns import lazily
from pipeline.records import Part

#: Stands between paragraphs: an empty line always ends one.
BETWEEN = "\n\n"
#: Stands between the short cells of a table's row.
CELLS = " | "
_SPACES = lazily(r"[ \t\r\n\f\v]+")
_NO_CHARACTERS = lazily("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufeff\u00ad]")
_RAISED = lazily(r"\d[\d,\s]*|[-−+]\d+")
_SUPERSCRIPTS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


def raised(words: str) -> str:
    """Words that are printed above the line: digits as superscripts, so that a note's mark after 504 does not make it
    5043, nor a power a count."""
    return words.translate(_SUPERSCRIPTS) if _RAISED.fullmatch(words.strip()) else words


def clean(text: str) -> str:
    """One paragraph on one line, without control characters and soft hyphens; non-breaking spaces stay."""
    return _SPACES.sub(" ", _NO_CHARACTERS.sub("", text)).strip()


def joined(
    paragraphs: Iterable[tuple[int, str]], kind: Literal["page", "paragraph"] = "paragraph"
) -> tuple[str, tuple[Part, ...]]:
    """The text of (number of the part, words of a paragraph), in order; paragraphs of one number are one part."""
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0
    for number, words in paragraphs:
        end = at + len(words)
        if parts and parts[-1].number == number:
            parts[-1] = Part(kind, number, parts[-1].start, end)
        else:
            parts.append(Part(kind, number, at, end))
        pieces.append(words)
        at = end + len(BETWEEN)
    return BETWEEN.join(pieces), tuple(parts)


def numbered(paragraphs: Iterable[str]) -> Iterable[tuple[int, str]]:
    """Paragraphs that have words, cleaned and counted from 1."""
    cleaned = (words for paragraph in paragraphs if (words := clean(paragraph)))
    return enumerate(cleaned, start=1)
