"""Everything read in one article, and what of it another article may share."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.article import Article, Paragraph
from pipeline.records.claim import Claim, Entity, Quote
from pipeline.records.relations import (
    AgeAndBirth,
    Apposition,
    Change,
    Comparison,
    Margin,
    PrintedDay,
    RatePair,
    Share,
    Total,
)


@dataclass(frozen=True)
class Reading:
    """Everything read in one article. The claims stand in the order of their ids, which count from 0."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    totals: tuple[Total, ...] = ()
    appositions: tuple[Apposition, ...] = ()
    days: tuple[PrintedDay, ...] = ()
    rates: tuple[RatePair, ...] = ()
    ages: tuple[AgeAndBirth, ...] = ()
    margins: tuple[Margin, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    notes: tuple[str, ...] = ()  # what the reader wants a person to know: "a quotation mark is never closed …"
    written: str | None = None  # when it was written at the latest, YYYY, where only its periods tell


@dataclass(frozen=True)
class Trace:
    """What something in an article must have in common with another article before either can matter to the other.

    ``marks`` are numbers that stand for words or things, and ``needed`` how many of them must be shared. ``quotes`` (by
    their places) and ``claims`` (by their ids) are what it is a trace of.
    """

    needed: int
    marks: tuple[int, ...]
    quotes: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()
