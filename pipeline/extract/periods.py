"""Paragraph -> periods: every date, year, quarter and "last year" in print, with dates where its words fix them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.calendar_tokens import Tokens
from pipeline.extract.mentions import DaySpan, Mention, Recurring
from pipeline.extract.scanning import scan
from pipeline.extract.stretches import Stretch
from pipeline.extract.timeline import resolve_periods, same_stretch, shift
from pipeline.patterns import lazily
from pipeline.records import Kind, Paragraph, Passage, Period

__all__ = [
    "counts_units", "find_periods", "is_number", "number_kind",
    "resolve_periods", "same_stretch", "shift", "windows",
]  # fmt: skip

_NUMBER_WORD = lazily(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|first|second|third|fourth"
    r"|noughties|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b",
    re.IGNORECASE,
)
_COUNTED_UNITS = lazily(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred))[\s-]+"
    r"(?:(?:previous|preceding|prior|financial|academic|calendar)\s+)?"
    r"(?:year|month|week|day|quarter|decade|centur|weekend|fortnight)\w*"
    r"(?:\s+(?:ago|earlier|before|previously|later|after|afterwards))?$",
    re.IGNORECASE,
)
_JOINS = frozenset({"to", "and", "until", "till", "through", "-", "–", "—"})
_Found = tuple[Mention, int, int, Tokens]


def find_periods(article_id: str, paragraph: Paragraph) -> tuple[Period, ...]:
    """The mentions of time in a paragraph, in order and without overlaps; offsets are the article's.

    Absolute ones have their dates. ``anchor`` is "article" for those that the article's day decides ("last year",
    "29 April", "Tuesday") and "context" for those counted from another period ("the previous year").
    """
    found = _years_shared(list(scan(paragraph.text)))
    periods = [_period(article_id, paragraph, mention) for mention, *_ in found]
    for opening, closing in _joined(found):
        if (closed := _closing(periods[opening], periods[closing], found[closing][0])) is not None:
            periods[closing] = closed
    if len(periods) == 1 and _is_dateline(paragraph, found[0][0]):
        periods[0] = replace(periods[0], relative=("day", 0), anchor="article", reason="the article's own dateline")
    return tuple(periods)


def _period(article_id: str, paragraph: Paragraph, mention: Mention) -> Period:
    start, end = paragraph.start + mention.start, paragraph.start + mention.end
    passage = Passage(article_id, start, end, paragraph.text[mention.start : mention.end])
    first, last = mention.stretch or (None, None)
    return Period(
        passage, paragraph.index, mention.kind, first, last, mention.relative, mention.anchor, mention.reason
    )  # fmt: skip


def _years_shared(found: list[_Found]) -> list[_Found]:
    """Gives "April" its year in "between April and June 2012", and "July" in "July and August 2014"."""
    for at in range(len(found) - 2, -1, -1):
        mention, first, after, tokens = found[at]
        following, next_first, *_ = found[at + 1]
        if mention.stretch is not None or mention.year is not None or mention.anchor != "article":
            continue
        if following.stretch is None or following.kind != mention.kind or following.kind not in ("month", "day"):
            continue
        timing = mention.timing
        links = tokens.codes[after:next_first]
        if links not in (">", "&", ",", "-", ",&") or not isinstance(timing, Recurring | DaySpan):
            continue
        stretch = _before(timing, following.stretch)
        if stretch is not None:
            reason = f"the year of “{tokens.text[following.start : following.end]}”"
            found[at] = (replace(mention, stretch=stretch, anchor=None, reason=reason), first, after, tokens)
    return found


def _before(timing: Recurring | DaySpan, following: Stretch) -> Stretch | None:
    for year in (following[0].year, following[0].year - 1):
        try:
            stretch = timing.within(year)
        except ValueError:
            continue
        if stretch[0] < following[0]:
            return stretch
    return None


def _joined(found: Sequence[_Found]) -> list[tuple[int, int]]:
    """Neighbours told as the two ends of something: "between A and B", "from A to B"."""
    pairs = []
    for at in range(len(found) - 1):
        _, first, after, tokens = found[at]
        next_first = found[at + 1][1]
        if tokens.code(first - 1) == "<" and next_first == after + 1 and tokens.word(after).lower() in _JOINS:
            pairs.append((at, at + 1))
    return pairs


def _closing(opening: Period, closing: Period, mention: Mention) -> Period | None:
    """A month of "last year" that closes a window: the first such month after the one that opens it."""
    if opening.start is None or closing.start is not None or mention.kind != "month":
        return None
    if mention.relative != ("year", -1) or not isinstance(mention.timing, Recurring):
        return None
    year = opening.start.year
    stretch = mention.timing.within(year)
    if stretch[0] <= opening.start:
        stretch = mention.timing.within(year + 1)
    reason = f"read as {stretch[0]:%B} {stretch[0].year}, as the window opens in {opening.passage.text}"
    return replace(closing, start=stretch[0], end=stretch[1], reason=reason)


def _is_dateline(paragraph: Paragraph, mention: Mention) -> bool:
    """A full date that is a paragraph of its own near the top."""
    if paragraph.index > 4 or mention.kind != "day" or mention.stretch is None or mention.year is None:
        return False
    return not (paragraph.text[: mention.start] + paragraph.text[mention.end :]).strip(" .,:;-–—|\t")


def windows(paragraph: Paragraph) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """Offsets in the article of the two ends of each "between A and B" or "from A to B"."""
    lower = paragraph.text.lower()
    if "from" not in lower and "between" not in lower:
        return ()
    found = list(scan(paragraph.text))
    spans = [(paragraph.start + mention.start, paragraph.start + mention.end) for mention, *_ in found]
    return tuple((spans[a], spans[b]) for a, b in _joined(found))


def is_number(period: Period) -> bool:
    """True where the period is printed with a digit or a number word, and so is a number of the text."""
    return _NUMBER_WORD.search(period.passage.text) is not None


def counts_units(period: Period) -> bool:
    """True where that number counts units ("the past five years", "four years ago"), and so is a duration by itself.

    Such a number is a measure to the reader of quantities; the period is what the sentence is about.
    """
    return period.relative is not None and _COUNTED_UNITS.search(period.passage.text) is not None


def number_kind(period: Period) -> Kind:
    """ "date" for a day or a few days of the calendar, "period" for everything longer."""
    if period.kind in ("day", "weekend"):
        return "date"
    if period.kind == "span" and period.start is not None and period.end is not None:
        return "date" if (period.end - period.start).days < 28 else "period"
    return "period"
