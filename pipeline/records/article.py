"""An article as it was received, and places in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Part:
    """A page or a paragraph of the file that a text was taken from; ``number`` counts from 1."""

    kind: Literal["page", "paragraph"]
    number: int
    start: int
    end: int


#: Where signs of the file were taken out of its text: (offset in the text, how many were taken out up to there).
Cuts = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Article:
    """One article as received. ``published`` is YYYY, YYYY-MM or YYYY-MM-DD, or None when it is not known.

    ``source`` marks a statement that the user holds (a press release, a transcript): the quotations of the others are
    held against it, and it is not reported on. ``parts`` are the pages or paragraphs of the file that the text was
    taken from, in order, where it has others than lines. ``cuts`` are set where the text is that of a
    file but for mark-up; ``received`` is then the file's.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    source: bool = False
    author: str | None = None
    parts: tuple[Part, ...] = ()
    cuts: Cuts = ()
    received: str | None = None


@dataclass(frozen=True)
class StatementPair:
    """Two printings to compare, as a user gives them; ``id`` comes back with the result as it was given."""

    id: str | int
    a: str
    b: str
    speaker_a: str | None = None
    speaker_b: str | None = None


@dataclass(frozen=True)
class Passage:
    """Words of an article: ``article.text[start:end] == text``."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's place in its article; ``text`` is the article's own characters between the offsets."""

    index: int
    start: int
    end: int
    text: str
