"""Days of the calendar as print gives them, with the weekday beside them: "Tuesday 3 May 2018", "on Monday (May 2)".

Read from the text alone and kept as printed, whether or not there ever was such a day: the reader of periods wants to
know what is meant, this one what is said. Which year is meant where none is printed is for ``day_years``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.calendar_words import LEXICON, MONTH_NAMES, WEEKDAY_NAMES, WEEKDAY_NAMES_BEFORE
from pipeline.patterns import lazily

_SHORT_MONTHS = "Jan Febr Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
_SHORT_WEEKDAYS = "Mon Tues Tue Weds Wed Thurs Thur Thu Fri Sat Sun"


def _any_of(names: str) -> str:
    """The names as printed, in capitals too, and the short ones with a stop."""
    return "|".join(f"{name}|{name.upper()}" for name in names.split())


_W = rf"(?:(?:{_any_of(' '.join(WEEKDAY_NAMES))})\b|(?:{_any_of(_SHORT_WEEKDAYS)})\b\.?)"
_M = rf"(?:(?:{_any_of(' '.join(MONTH_NAMES))})\b|(?:{_any_of(_SHORT_MONTHS)})\b\.?)"
_S = r"[ \t\u00a0]"  # never a line's end: what stands on another line belongs to another statement
_D = r"(?<![\d.,:/£$€#])\d{1,2}(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d)"
_JOIN = rf"(?:,?{_S}(?:and|&|to|or|until|through){_S}|,{_S}|{_S}?[-–—/]{_S}?)"
_DAYS = rf"{_D}(?:{_JOIN}{_D}){{0,3}}"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\w%]|[.,]\d| (?:people|men|women|children)\b)"
_WHEN = rf"(?P<when>(?:of{_S})?(?:last|this|next){_S}year|(?:(?:of|in){_S})?(?:the|that|a){_S}[a-z]*{_S}?year\b)"
_OPEN_YEAR = rf"(?:,?{_S}(?:{_YEAR}|{_WHEN}))?"
_CORE = (
    rf"(?:(?:the{_S})?(?P<dm>{_DAYS}){_S}(?:of{_S})?(?P<month1>{_M})|(?P<month2>{_M}){_S}(?:the{_S})?(?P<md>{_DAYS}))"
    rf"{_OPEN_YEAR}"
)
_PART = rf"(?:{_S}(?:morning|afternoon|evening|night|lunchtime))?"
_WEEKDAYS = rf"(?P<weekdays>{_W}(?:{_JOIN}{_W}){{0,3}}){_PART}"
#: "Monday 3 to" of "Monday 3 to Friday 7 May".
_CHAIN = rf"(?P<chain>(?:{_W},?{_S}(?:the{_S})?{_D}{_JOIN}){{1,3}})"
_BEFORE = lazily(rf"(?<![\w’'-])(?:{_CHAIN})?{_WEEKDAYS}(?:,?{_S}(?:on{_S})?|{_S}?\({_S}?){_CORE}")
#: "May 3, a Tuesday", "3 May (a Tuesday)", "3 May 2018 was a Tuesday", and a database's "May 3, 2018 Tuesday".
_AFTER = lazily(
    rf"(?<![\w’'-]){_CORE}(?:"
    rf"{_S}?\((?:an?{_S})?(?P<in_brackets>{_W})\)"
    rf"|,?{_S}(?:which{_S})?(?:is|was|will{_S}be|falls{_S}on|fell{_S}on|will{_S}fall{_S}on){_S}an?{_S}(?P<told>{_W})"
    rf"(?=[.,;:)]|$|{_S}(?:in|and|so|when|this|that|last|next)\b)"
    rf"|,{_S}an?{_S}(?P<apposed>{_W})(?=[.,;:)]|$)"
    rf"|(?<=\d\d\d\d),?{_S}(?P<stamped>{_W})(?=[ \t]*(?:$|\n)|[.;)])"
    r")",
    re.MULTILINE,
)
#: No weekday is printed without these letters.
_NAMED = lazily(_any_of("Mon Tue Wed Thu Fri Sat Sun"))
_BARE = lazily(rf"(?<![\w’'-]){_CORE}")
_ONE_WEEKDAY, _ONE_DAY = lazily(_W), lazily(r"\d{1,2}")
_CHAINED = lazily(rf"({_W}),?{_S}(?:the{_S})?(\d{{1,2}})(?:st|nd|rd|th)?")
#: "They met on Monday, May 2 was a holiday": the date begins a clause of its own.
_OWN_CLAUSE = lazily(rf"{_S}(?:is|was|will|would|has|had|marks?|marked|saw|sees|brings|brought)\b")
_LAST_WORD = lazily(r"([A-Za-z]+)[ \t\u00a0]+$")


@dataclass(frozen=True)
class DayInPrint:
    """A day in a text: offsets of the whole, weekday included, and the numbers; ``year`` is None where none is printed.

    ``steps`` is what "last year" (-1), "this year" and "next year" count from the article's own; ``closed`` says that
    other words tell the year, which are not understood ("the following year").
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    steps: int | None = None
    closed: bool = False
    day_first: bool = True


def days_in_print(text: str) -> tuple[DayInPrint, ...]:
    """Every day of a month in a text, in order, each with its weekday where it has one; linear in the text's length."""
    if _BARE.search(text) is None:
        return ()
    named = _NAMED.search(text) is not None
    found = [day for match in (_BEFORE.finditer(text) if named else ()) for day in _named_before(text, match)]
    taken = {at for day in found for at in range(day.start, day.end)}
    for match in _AFTER.finditer(text) if named else ():
        if not taken & set(range(*match.span())):
            found.extend(_named_after(match))
    taken |= {at for day in found for at in range(day.start, day.end)}
    for match in _BARE.finditer(text):
        if match.start() not in taken and match.end() - 1 not in taken:
            found.extend(_core(match))
    return tuple(sorted(_years_shared(text, sorted(found, key=_place)), key=_place))


def _place(day: DayInPrint) -> tuple[int, int]:
    return day.start, day.end


def _named_before(text: str, match: re.Match[str]) -> Iterator[DayInPrint]:
    lead = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    if lead and lead[1].lower() in WEEKDAY_NAMES_BEFORE:
        return  # Sheffield Wednesday
    if lead and match["weekdays"] == "Sun" and lead[1][0].isupper() and lead[1] != "On":
        return  # a newspaper: "Edmonton Sun, August 16"
    brackets = "(" in text[match.end("weekdays") : match.end("weekdays") + 3]
    own_clause = not brackets and not match["year"] and match["md"] and "," in match.group().partition(match["md"])[0]
    if own_clause and _OWN_CLAUSE.match(text, match.end()):
        return
    end = match.end() + (brackets and text[match.end() : match.end() + 1] == ")")
    days = [replace(day, end=end) for day in _core(match)]
    weekdays = [_number_of(word.group()) for word in _ONE_WEEKDAY.finditer(match["weekdays"])]
    if len(weekdays) == len(days) or len(weekdays) == 1:
        for weekday, day in zip(weekdays, days, strict=False):
            yield replace(day, start=match.start("weekdays"), weekday=weekday)
    if match["chain"] and len(weekdays) == 1:
        yield from _chained(match, days[0])


def _chained(match: re.Match[str], last: DayInPrint) -> Iterator[DayInPrint]:
    """The days before the last of "Monday 3 to Friday 7 May"; a greater number is of the month before."""
    base = match.start("chain")
    for one in _CHAINED.finditer(match["chain"]):
        day = int(one[2])
        month = last.month if day < last.day else (last.month + 10) % 12 + 1
        year = last.year if last.year is None or month <= last.month else last.year - 1
        start, end = base + one.start(), base + one.end()
        yield replace(last, start=start, end=end, day=day, month=month, year=year, weekday=_number_of(one[1]))


def _named_after(match: re.Match[str]) -> Iterator[DayInPrint]:
    word = match["in_brackets"] or match["told"] or match["apposed"] or match["stamped"]
    days = list(_core(match))
    if len(days) == 1:
        yield replace(days[0], end=match.end(), weekday=_number_of(word))


def _core(match: re.Match[str]) -> Iterator[DayInPrint]:
    """The days of a date's own words, without weekdays."""
    month = LEXICON[(match["month1"] or match["month2"]).rstrip(".").lower()][1]
    when = match["when"]
    steps = {"last": -1, "this": 0, "next": 1}.get(when.split()[-2]) if when else None
    for one in _ONE_DAY.finditer(match["dm"] or match["md"]):
        if isinstance(month, int):
            yield DayInPrint(
                start=match.start(), end=match.end(), day=int(one.group()), month=month,
                year=int(match["year"]) if match["year"] else None, steps=steps, closed=bool(when) and steps is None,
                day_first=match["dm"] is not None,
            )  # fmt: skip


def _number_of(word: str) -> int:
    value = LEXICON[word.rstrip(".").lower()][1]
    return value if isinstance(value, int) else 0


def _years_shared(text: str, days: list[DayInPrint]) -> list[DayInPrint]:
    """Gives "Monday May 3" its year in "Monday May 3 to Friday May 7, 2018"."""
    joined = re.compile(_JOIN)
    for at in range(len(days) - 2, -1, -1):
        day, following = days[at], days[at + 1]
        if day.year is None and following.year is not None and joined.fullmatch(text, day.end, following.start):
            days[at] = replace(day, year=following.year - (day.month > following.month))
    return days
