"""The days that an article prints, with the years that they may mean and the numbers that they are printed in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.extract.calendar_words import MONTH_NAMES
from pipeline.extract.printed_days import DayInPrint, days_in_print
from pipeline.extract.stretches import Stretch
from pipeline.patterns import lazily
from pipeline.records import Claim, Paragraph, Passage, PrintedDay

_MONTH = lazily(rf"(?=[JFMASOND])\b(?:{'|'.join(f'{name[:3]}|{name[:3].upper()}' for name in MONTH_NAMES)})")
_NAMED_YEAR = lazily(r"(?<![\w.,£$€])(?:19|20)\d\d(?![\d%]|[.,]\d)")
#: How far from the article's day a date without a year may lie: print gives the year of one farther off.
_NEAR = 210
_PARAGRAPHS = 3  # a year that the paragraph or one of the two before it names may be the one that is meant
#: Words that lead a story into other years without naming them.
_OTHER_YEAR = lazily(
    r"\b(?:(?:last|next|previous|following|same|earlier|that) year|years? (?:ago|earlier|before|later|after|on)|"
    r"anniversary|decades?|centur(?:y|ies)|histor(?:y|ic\w*)|archives?|originally|back in|"
    r"\d+0s|world cup|world war)\b",
    re.IGNORECASE,
)
#: The sentence says itself that the date is wrong, or counts by another calendar.
_NOT_MEANT = lazily(
    r"misstated|misidentified|misprint|incorrect|\bwrong|mistaken|erroneous|in error|earlier version|should have|"
    r"no such|(?:n['’]t|not) exist|non-?existent|imaginary|fictional|fictitious|\bfake|leap (?:year|day)|"
    r"Julian|Gregorian|Old Style|\bO\.?S\.?(?=\W)|Orthodox|Coptic|\bcalendar"
)
_REJECTED = lazily(r"\b(?:not|instead of|rather than)\s+(?:on\s+)?$")
#: Where the old calendar was kept into the twentieth century.
_OLD_CALENDAR = lazily(
    r"Russia|Soviet|Bolshevi|[Tt]sar|[Cc]zar|Petrograd|Petersburg|Moscow|Gree[ck]|Bulgari|Romania|Serbia|Yugoslav|"
    r"Turk|Ottoman|Montenegr|Albania|Estonia|Ukrain|Finland|Finnish"
)
_LAST_CHANGE = 1927
_COUNTED = lazily(r"\s(?:[A-Z][a-z]|(?!was\b|is\b|as\b|has\b|this\b|its\b|does\b)[a-z]+s\b|people|men|women|children)")
_AGED = lazily(r"\b(?:aged?|at|turned|about|around|nearly|almost|over|under|than)\s+$", re.IGNORECASE)
_DATE_LEADS = lazily(r"\b(?:on|by|until|till|before|after|since|dated|from|through)\s+$", re.IGNORECASE)
_DATE_FOLLOWS = lazily(r"[.,;:)]|$|\s(?:at|when|in|for|and|to|after|because|as|with|by)\b")
_STOPS = lazily(r"[.!?][\s”\"’']|\n")


def find_days(
    article_id: str, paragraphs: Sequence[Paragraph], claims: Sequence[Claim], now: Stretch | None
) -> tuple[PrintedDay, ...]:
    """Every day that the article prints and means, in order; ``now`` is the stretch that holds its own day."""
    starts = [claim.quantity.passage.start for claim in claims]
    found = []
    for place, paragraph in enumerate(paragraphs):
        if _MONTH.search(paragraph.text) is None:
            continue
        days = [day for day in days_in_print(paragraph.text) if _is_meant(paragraph.text, day)]
        if not days:
            continue
        around = " ".join(before.text for before in paragraphs[max(0, place - _PARAGRAPHS + 1) : place + 1])
        named = frozenset(int(year.group()) for year in _NAMED_YEAR.finditer(around))
        elsewhen = _OTHER_YEAR.search(around) is not None
        for day in days:
            years = _years(day, now, named, elsewhen)
            start, end = paragraph.start + day.start, paragraph.start + day.end
            ids = tuple(_within(claims, starts, start, end))
            passage = Passage(article_id, start, end, paragraph.text[day.start : day.end])
            found.append(PrintedDay(passage, day.day, day.month, day.weekday, years, day.year is not None, ids))
    return tuple(found)


def _within(claims: Sequence[Claim], starts: Sequence[int], start: int, end: int) -> Iterator[int]:
    at = bisect_left(starts, start)
    if at and claims[at - 1].quantity.passage.end > start:
        at -= 1
    while at < len(claims) and starts[at] < end:
        yield claims[at].id
        at += 1


def _is_meant(text: str, day: DayInPrint) -> bool:
    """Whether the sentence gives the day as its own, by today's calendar."""
    low = max(
        (stop.end() for stop in _STOPS.finditer(text, max(0, day.start - 300), day.start)), default=day.start - 300
    )
    stop = _STOPS.search(text, day.end, day.end + 300)
    sentence = text[max(0, low) : stop.start() if stop else day.end + 300]
    if _NOT_MEANT.search(sentence) or _REJECTED.search(text[max(0, day.start - 20) : day.start]):
        return False
    if day.year is None and day.weekday is None and not _is_date(text, day):
        return False
    return (
        day.year is None
        or day.year > _LAST_CHANGE
        or not _OLD_CALENDAR.search(text, max(0, day.start - 1000), day.end + 1000)
    )


def _is_date(text: str, day: DayInPrint) -> bool:
    """ "Until 31 June" and "on June 31," but neither "in June 31 people" nor "at 31 June Harper"."""
    lead = text[max(0, day.start - 20) : day.start]
    if day.day_first:
        return not _COUNTED.match(text, day.end) and not _AGED.search(lead)
    return _DATE_LEADS.search(lead) is not None and _DATE_FOLLOWS.match(text, day.end) is not None


def _years(day: DayInPrint, now: Stretch | None, named: frozenset[int], elsewhen: bool) -> tuple[int, ...]:
    if day.year is not None:
        return (day.year,)
    if now is None or day.closed:
        return ()
    first, last = now[0].year, now[1].year
    if day.steps is not None:
        return (first + day.steps,) if first == last else ()
    near = {year for year in range(first - 1, last + 2) if _distance(day, year, now) <= _NEAR}
    if elsewhen:
        near |= {first - 1, last + 1}
    return tuple(sorted(near | named, key=lambda year: (_distance(day, year, now), year)))


def _distance(day: DayInPrint, year: int, now: Stretch) -> int:
    """Days from the article's own day, or the stretch that holds it, to that day of the year."""
    if not 1 <= year <= 9999:
        return _NEAR + 1
    then = date(year, day.month, min(day.day, 28) or 1)
    return max(0, (now[0] - then).days, (then - now[1]).days)
