"""The words of the calendar, each with the one-letter class by which the grammar of periods knows it."""

from __future__ import annotations

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_DECADES = {
    "noughties": 2000, "nineties": 1990, "eighties": 1980, "seventies": 1970, "sixties": 1960,
    "fifties": 1950, "forties": 1940, "thirties": 1930, "twenties": 1920,
}  # fmt: skip

#: Word classes without a value of their own. The letters are what the patterns of calendar_grammar are written in.
_CLASSES = {
    "L": "last", "p": "past", "v": "previous preceding prior", "T": "this current",
    "N": "next coming forthcoming upcoming", "K": "following subsequent ensuing",
    "t": "the", "a": "a an", "i": "of in", ">": "to until till through", "&": "and or", "<": "from between",
    "Z": "ending ended", "U": "ye fye", "A": "ago", "B": "earlier before previously", "F": "later after afterwards",
    "s": "same that", "m": "period time point stage", "h": "few several couple",
    "j": "morning afternoon evening night lunchtime", "l": "final closing",
}  # fmt: skip
#: Units: class, name, and whether the word is a plural.
_UNITS = {
    "year": "y", "month": "o", "week": "k", "day": "d", "quarter": "q", "half": "f", "decade": "c", "century": "C",
    "weekend": "x", "fortnight": "g",
}  # fmt: skip
_PARTS = {
    "early": "early", "late": "late", "mid": "middle", "middle": "middle", "start": "start", "beginning": "start",
    "end": "end", "close": "end",
}  # fmt: skip
_KINDS_OF_YEAR = {
    "financial": "financial year", "fiscal": "financial year", "tax": "financial year", "calendar": "year",
    "academic": "academic year", "school": "academic year",
}  # fmt: skip
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 14}  # the last month; winter ends in the next year
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

Value = int | str | None


def word_set(listed: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(listed.split())


def lexicon() -> dict[str, tuple[str, Value]]:
    """Every calendar word in lower case, with its class and its value (a month's number, a unit's name …)."""
    words: dict[str, tuple[str, Value]] = {}
    for code, listed in _CLASSES.items():
        words.update({word: (code, word) for word in listed.split()})
    words.update({name.lower(): ("M", n) for n, name in enumerate(MONTH_NAMES, 1)})
    words.update({name: ("M", n) for name, n in _SHORT_MONTHS.items()})
    words.update({name.lower(): ("W", n) for n, name in enumerate(WEEKDAY_NAMES)})
    words.update({name: ("w", n) for name, n in _SHORT_WEEKDAYS.items()})
    words.update({word: ("n", n) for n, word in enumerate(_NUMBERS.split(), 1)})
    words.update({word: ("n", n) for word, n in _TENS.items()})
    words.update({word: ("V", n) for word, n in _DECADES.items()})
    words.update({word: ("r", n) for n, word in enumerate(("first", "second", "third", "fourth"), 1)})
    words.update({word: ("b", part) for word, part in _PARTS.items()})
    words.update({word: ("G", unit) for word, unit in _KINDS_OF_YEAR.items()})
    words.update({word: ("S", month) for word, month in _SEASONS.items()})
    words.update({word: ("z", steps) for word, steps in _DAYS.items()})
    for unit, code in _UNITS.items():
        words[unit] = (code, unit)
        plural = {"century": "centuries", "half": "halves"}.get(unit, unit + "s")
        words[plural] = (code, unit)
    return words


LEXICON = lexicon()
PLURAL_UNITS = frozenset({"centuries", "halves", *(unit + "s" for unit in _UNITS)})

#: Calendar words that must be printed with a capital; "may" and "march" are verbs, "sat" and "sun" are not days.
CAPITALS = frozenset({"may", "march", *_SHORT_MONTHS, *_SHORT_WEEKDAYS, *(name.lower() for name in WEEKDAY_NAMES)})
#: Months that are also people: alone, they count only where the sentence makes them months.
NAMES_TOO = frozenset({"april", "may", "june", "march", "august", "jan", "mar"})
#: Words before a month that make it one.
MONTH_LEADS = word_set(
    "in since during until till by before after from to between last next this early late mid through throughout of for"
)
MAY_LEADS = word_set("in since during until till by before from between last next this early late mid through")
#: Names that hold a weekday.
WEEKDAY_NAMES_BEFORE = word_set("black good easter super whit ash holy sheffield cyber bloody palm maundy")
WEEKDAY_NAMES_AFTER = word_set(
    "times mirror telegraph express mail herald post independent people sport league school sun world"
)
