"""The words of a quotation that a finding is about, and how a finding speaks of them."""

from __future__ import annotations

from datetime import date

from pipeline.match.comparison import Span
from pipeline.match.wording import words_of
from pipeline.records import Article, Passage, Quote

_SHOWN = 120  # quoted characters in a message
_NEAR = 31  # days between two articles about one occasion


def words_at(quote: Quote, span: Span, *, around: bool = False) -> Passage:
    """The words of a quotation at a span of its text; ``around`` takes in the word before and the one behind.

    Where the span is empty there are no words to show, and its neighbours stand for the place.
    """
    start, end = span
    text = quote.passage.text
    if around or start == end:
        words = words_of(text)
        start = max((w.start for w in words if w.end <= start), default=start)
        end = min((w.end for w in words if w.start >= end), default=end)
    if start == end:
        return quote.passage
    at = quote.passage.start
    return Passage(quote.passage.article, at + start, at + end, text[start:end])


def shown(words: str) -> str:
    """Words in quotation marks, shortened."""
    short = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return f"“{short}”" if words else "no words"


def attributed(quote: Quote) -> str:
    """Whose words an article says that they are."""
    post = " ".join(part for part in (quote.organisation, quote.role) if part)
    return f"attributed to {quote.speaker or 'nobody named'}" + (f", {post}" if post else "")


def near(a: Article, b: Article, days: int = _NEAR) -> bool:
    """Whether two articles may be about one occasion: only where both dates are known can they be too far apart."""
    first, last = (_day(article.published) for article in (a, b))
    return first is None or last is None or abs((first - last).days) <= days


def near_for_certain(a: Article, b: Article) -> bool:
    """Whether both dates are known, and near each other."""
    return bool(a.published and b.published) and near(a, b)


def _day(published: str | None) -> date | None:
    """The day of a date as exact as it is known, else the middle of its month; a year alone is no day."""
    if published is None or len(published) == 4:
        return None
    year, month, *day = (int(part) for part in published.split("-"))
    return date(year, month, *(day or [15]))
