"""A paragraph's numbers, every one of them: amounts, ages and ranks, periods, identifiers, and what is left over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.amounts import Amount, read_amounts
from pipeline.extract.identifiers import find_identifiers
from pipeline.patterns import lazily
from pipeline.records import Kind, Paragraph, Passage, Period, Quantity
from pipeline.units import UnitTable

_DIGITS = lazily(r"\d[^\s;()\[\]\"“”]*+")
_BREAK = lazily(r"[\s,;()\[\]\"“”]")
_YEAR = lazily(r"(?:19|20[0-4])\d\d|1[5-9]\d\d\s?(?:-|–|to|and)\s?(?:1[5-9]|20)\d\d")
_NO_YEAR = lazily(
    r"\b(?:by|average\s+of|total\s+of|than|around|about|some|only|all|sales\s+of|[A-Z]\w+[ ]has|were|are)\s+$"
)
_YEARS = lazily(r"(?:1[5-9]|20)\d\d(?:['’]?s\b)?|[1-9]0['’]?s")
#: A lower-case plural after a four-digit number: "2000 people" counts, "2016 elections" does not reach here (a period).
_COUNTS = lazily(r"\s+(?:[a-z]+\s+)?(?:people|men|women|children|staff|[a-z]{3,}[^s\s]s)\b")


def read_quantities(
    article_id: str, paragraph: Paragraph, periods: Sequence[Period], units: UnitTable
) -> tuple[Quantity, ...]:
    """Every number of ``paragraph`` in order, none overlapping; offsets are the article's.

    ``periods`` are the mentions found in this paragraph: they come out as kind "date" (one day) or "period". A digit
    that nothing here understands comes out as kind "other", so that no number is lost.
    """
    text, base = paragraph.text, paragraph.start
    amounts = [_period(period, base) for period in periods if period.paragraph == paragraph.index]
    held = sorted((a.start, a.end) for a in amounts)
    amounts.extend(one for one in find_identifiers(text) if not _touches(held, one.start, one.end))
    held = sorted((a.start, a.end) for a in amounts)
    amounts.extend(_dated(text, amount) for amount in read_amounts(text, units, held))
    amounts = _without_units(sorted(amounts, key=lambda a: (a.start, a.end)))
    return tuple(
        _quantity(article_id, paragraph, a) for a in sorted([*amounts, *_rest(text, amounts)], key=lambda a: a.start)
    )


def _period(period: Period, base: int) -> Amount:
    kind: Kind = "date" if period.kind == "day" else "period"
    start, end = period.passage.start - base, period.passage.end - base
    return Amount(start, end, kind, None, None, None, tail=end)


def _without_units(amounts: Sequence[Amount]) -> list[Amount]:
    """Without the digits of symbols: the "m3" of "35 µg/m3" is no number of its own."""
    kept: list[Amount] = []
    unit = (0, 0)
    for amount in amounts:
        if amount.kind == "identifier" and unit[0] <= amount.start and amount.end <= unit[1]:
            continue
        if amount.kind == "measure":
            unit = amount.end, amount.tail
        kept.append(amount)
    return kept


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) overlaps one of ``spans``, which are sorted and apart from each other."""
    at = bisect_left(spans, (end, end))
    return at > 0 and spans[at - 1][1] > start


def _dated(text: str, amount: Amount) -> Amount:
    """A bare four-digit number in the range of years that counts no plural noun is a year, not a count."""
    printed = text[amount.start : amount.end]
    if (
        amount.kind != "count"
        or amount.unit
        or amount.hedge
        or not _YEAR.fullmatch(printed)
        or (isinstance(amount.value, float) and _COUNTS.match(text, amount.end))
        or _NO_YEAR.search(text, max(0, amount.start - 16), amount.start)
    ):
        return amount
    return Amount(amount.start, amount.end, "date", None, None, None, tail=amount.end)


def _rest(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """Runs of digits that no reader took, with the letters glued to them, as kind "other" ("period" for "1990s")."""
    at = 0
    for amount in [*amounts, None]:
        stop = max(at, amount.start if amount else len(text))
        for found in _DIGITS.finditer(text, at, stop):
            start = found.start()
            while start > at and not _BREAK.match(text, start - 1):
                start -= 1
            printed = text[start : found.end()].rstrip(".,:!?'’")
            kind: Kind = "period" if _YEARS.fullmatch(printed) else "other"
            yield Amount(start, start + len(printed), kind, None, None, None, tail=start + len(printed))
        at = max(at, (amount.tail if amount.kind == "measure" else amount.end) if amount else stop)


def _quantity(article_id: str, paragraph: Paragraph, amount: Amount) -> Quantity:
    return Quantity(
        passage=_passage(article_id, paragraph, amount.start, amount.end),
        paragraph=paragraph.index,
        kind=amount.kind,
        value=amount.value,
        interval=amount.interval,
        unit=amount.unit,
        comparator=amount.comparator,
        hedge=_passage(article_id, paragraph, *amount.hedge) if amount.hedge else None,
        step=amount.step,
        per=amount.per,
    )


def _passage(article_id: str, paragraph: Paragraph, start: int, end: int) -> Passage:
    return Passage(article_id, paragraph.start + start, paragraph.start + end, paragraph.text[start:end])
