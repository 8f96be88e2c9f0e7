"""Periods counted from another one of the text: "1,165 the previous year", "893 five years earlier", "2.4% in October".

"The previous year" is the year before the one that its sentence is about. Where the sentence does not settle which one
that is, the period stays open: a number must not be held against the row of its neighbour's year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.context import Setting
from pipeline.extract.mentions import Recurring
from pipeline.extract.placed_numbers import Number
from pipeline.extract.scanning import reread
from pipeline.extract.sentences import Sentence
from pipeline.extract.stretches import MONTHS_IN, Stretch, move, whole_months
from pipeline.patterns import lazily
from pipeline.records import Period

#: Between a number and the words that count from another period: its noun, and "in". What compares, or opens another
#: statement, says that the period is not its own.
_OWN_GAP = lazily(r"[^,;:.()–—]*")
_COMPARES = lazily(
    r"\b(?:than|from|on|since|to|with|against|twice|double|half|below|above|over|and|but|while|as|every|per|up|down)\b",
    re.IGNORECASE,
)
#: "Five years earlier there were 893", "and the following year 1,577".
_LEADS = lazily(r"(?:^|[.;:–—,]|\b(?:and|but|while|whereas))\s*(?:in\s+|during\s+|for\s+)?(?:the\s+)?$", re.IGNORECASE)
#: Words that count from a stretch; the others ("the previous month") name a whole unit.
_COUNTS = lazily(r"\b(?:earlier|before|later|after|previously|same)\b", re.IGNORECASE)
_FEW_YEARS = timedelta(days=731)


def counted_periods(numbers: Sequence[Number], sentence: Sentence, setting: Setting) -> dict[int, Period]:
    """The periods of the numbers of a sentence that are told by another period, by the numbers' ids; without dates
    where the text does not settle from when they count."""
    there = setting.between(setting.periods, sentence.start, sentence.end)
    found: dict[int, Period] = {}
    for period in there:
        if period.anchor != "context" or period.relative is None or period.relative[1] == 0:
            continue
        number = _whose(period, numbers, sentence, setting)
        if number is not None:
            found[number.id] = counted_from(period, _reference(period, sentence, setting))
    return found


def _whose(period: Period, numbers: Sequence[Number], sentence: Sentence, setting: Setting) -> Number | None:
    """The number that the words stand right behind, else the first one behind them where they lead its clause."""
    start, end = period.passage.start - setting.start, period.passage.end - setting.start
    told = [number for number in numbers if number.is_claim and not start <= number.start < end]
    before = next((number for number in reversed(told) if number.end <= start), None)
    if before is not None:
        gap = setting.text[before.end : start]
        if _OWN_GAP.fullmatch(gap) and not _COMPARES.search(gap):
            return before
    behind = next((number for number in told if number.start >= end), None)
    if behind is None or not _LEADS.search(setting.text[sentence.start : start]):
        return None
    gap = setting.text[end : behind.start]
    return None if _COMPARES.search(gap) or ";" in gap else behind


def _reference(period: Period, sentence: Sentence, setting: Setting) -> Stretch | None:
    """The stretch that a period counts from: the nearest dated one before it in its sentence, else the one of the
    sentence; None where that one is not plainly what the sentence is about."""
    at = period.passage.start
    there = setting.between(setting.periods, sentence.start, sentence.end)
    dated = [one for one in there if one.start is not None and one.end is not None and one is not period]
    before = [one for one in dated if one.passage.start < at] or dated
    if not before or period.relative is None:
        return None
    spans = [(one.start, one.end) for one in before if one.start is not None and one.end is not None]
    return spans[-1] if spans[-1] == max(spans, key=lambda span: span[1]) or period.relative[1] > 0 else None


def counted_from(period: Period, reference: Stretch | None) -> Period:
    """The period with its dates, counted from a stretch; as it is where that does not settle them."""
    if reference is None or period.relative is None:
        return period
    unit, steps = period.relative[0].split()[-1], period.relative[1]
    months = whole_months(reference)
    if unit in MONTHS_IN and months is not None and not _COUNTS.search(period.passage.text):
        named = MONTHS_IN[unit] * abs(steps)
        if months != named or (unit != "month" and abs(steps) > 1):
            return period  # "2.3% in November, compared with 2.7% the previous year": in its November, or all over it?
    try:
        start, end = move(reference, unit, steps)
    except (ValueError, OverflowError):
        return period
    return replace(period, start=start, end=end, reason="counted from another period of the sentence")


def with_months_settled(periods: Sequence[Period], sentences: Sequence[Sentence], start: int) -> tuple[Period, ...]:
    """The periods, where a month without a year stands beside one with a year: "2.3% in November 2018, down from
    2.4% in October" is of the October next to it. Where the article's own date says another of late, it stays open."""
    if not any(_yearless(period) for period in periods):
        return tuple(periods)
    settled = list(periods)
    for sentence in sentences:
        low, high = sentence.start + start, sentence.end + start
        inside = [place for place, period in enumerate(periods) if low <= period.passage.start < high]
        fixed = [
            periods[place].start for place in inside if periods[place].kind == "month" and not periods[place].anchor
        ]
        if len(fixed) == 1 and fixed[0] is not None:
            for place in inside:
                if _yearless(periods[place]):
                    settled[place] = _beside(periods[place], fixed[0])
    return tuple(settled)


def _yearless(period: Period) -> bool:
    return period.kind == "month" and period.anchor == "article" and period.relative is None


def _beside(period: Period, fixed: date) -> Period:
    """A month as the nearest one of its name to a day of the calendar."""
    mention = reread(period.passage.text)
    if mention is None or not isinstance(mention.timing, Recurring):
        return period
    same = (mention.timing.within(year) for year in (fixed.year - 1, fixed.year, fixed.year + 1))
    start, end = min(same, key=lambda stretch: abs(stretch[0] - fixed))
    if start == fixed:
        return period
    if period.start in {start, None} or (period.start is not None and abs(period.start - start) > _FEW_YEARS):
        return replace(period, start=start, end=end, reason=f"the one beside {fixed:%B} {fixed.year}")
    return replace(period, start=None, end=None, reason="which year’s it is, is not plain in print")
