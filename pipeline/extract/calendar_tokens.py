"""Text -> tokens with a class each, so that the grammar of periods can be a few patterns over a short string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.extract.calendar_words import CAPITALS, LEXICON, PLURAL_UNITS, Value
from pipeline.patterns import lazily

_TOKEN = lazily(
    r"(?P<word>(?!https?://|www\.)[^\W\d]\w*+)"
    r"|(?P<link>(?:https?://|www\.)\S++)"
    r"|(?P<iso>(?<![\w.,/-])\d{4}-\d\d-\d\d(?![\w-]))"
    r"|(?P<slashed>(?<![\w.,/-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4})(?![\w/-]|\.\d))"
    r"|(?P<pair>(?<![\w.,/£$€#-])(?:1[0-9]|20)\d\d ?[-–—/] ?\d{1,4}(?![\w%/]|[.,]\d|[-–—]\d))"
    r"|(?P<number>\d(?:[\d,.]*\d)?+(?:\w++)?)"
    r"|[^\w\s]"
)
_DAY = lazily(r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?$")
_PUNCTUATION = {".": "P", ",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", "'": "'", "’": "'", "‘": "'"}
_QUARTER = lazily(r"[Qq]([1-4])$")
_HALF = lazily(r"H([12])$")


@dataclass
class Tokens:
    """A text's tokens: ``codes`` holds one class letter a token ("_" for a word of no class)."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[Value | date]
    codes: str = ""

    def word(self, index: int) -> str:
        """The token as printed; empty outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def code(self, index: int) -> str:
        """The token's class; empty outside the text."""
        return self.codes[index] if 0 <= index < len(self.codes) else ""

    def touches(self, index: int) -> bool:
        """True where the token follows the one before it without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def tokens(text: str) -> Tokens:
    """Cut a text into tokens; linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value | date] = []
    codes: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        code: str
        value: Value | date
        if kind == "word":
            code, value = _word(match.group())
        elif kind is None:
            code, value = _PUNCTUATION.get(match.group(), "_"), None
        else:
            code, value = _numeric(kind, match.group(), text, match.start(), match.end())
        starts.append(match.start())
        ends.append(match.end())
        values.append(value)
        codes.append(code)
    return Tokens(text, starts, ends, values, "".join(codes))


def _word(word: str) -> tuple[str, Value]:
    lower = word.lower()
    entry = LEXICON.get(lower)
    if entry is None:
        if len(word) == 2 and (found := _QUARTER.match(word)):
            return "Q", int(found[1])
        if len(word) == 2 and (found := _HALF.match(word)):
            return "H", int(found[1])
        return "_", None
    if lower in CAPITALS and word[0].islower():
        return "_", None
    if entry[0] == "U" and word != word.upper():
        return "_", None
    if lower in PLURAL_UNITS:
        return entry[0], f"{entry[1]}s"
    return entry


def _numeric(kind: str, printed: str, text: str, start: int, end: int) -> tuple[str, Value | date]:
    if kind == "number":
        return _number(printed, text, start, end)
    if kind == "iso":
        return _valid(*map(int, printed.split("-")))
    if kind == "slashed":
        day, month, year = map(int, re.split(r"[/.]", printed))
        full = year if year > 99 else 1900 + year if year > 68 else 2000 + year
        return _valid(full, month, day) if month <= 12 else _valid(full, day, month)
    return ("R", printed) if kind == "pair" and year_pair(printed) else ("#", None)


def _valid(year: int, month: int, day: int) -> tuple[str, Value | date]:
    try:
        return "I", date(year, month, day)
    except ValueError:
        return "#", None


def year_pair(printed: str) -> tuple[int, int] | None:
    """The two numbers of "2016/17", "2002–12", "2004-2006" or (year, month) of "2016-03"; None where neither."""
    first, second = (part.strip() for part in re.split(r"[-–—/]", printed))
    start = int(first)
    if len(second) == 4:
        return (start, int(second)) if 1000 <= start < int(second) <= 2200 else None
    if len(second) == 2:
        end = start - start % 100 + int(second)
        end += 100 if int(second) == 0 and start % 100 == 99 else 0
        if end > start:
            return start, end
        return (start, int(second)) if 1 <= int(second) <= 12 else None
    if len(second) == 1 and int(second) == start % 10 + 1:
        return start, start + 1
    return None


def _number(printed: str, text: str, start: int, end: int) -> tuple[str, Value]:
    before = text[start - 1] if start else " "
    if before in "£$€¥#₹./:+" or before.isalnum() or text[end : end + 1] in ("%", "°"):
        return "#", None
    if text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit():
        return "#", None
    if len(printed) == 4 and printed.isascii() and printed.isdigit():
        year = int(printed)
        if 1900 <= year <= 2099:
            return "Y", year
        return ("O", year) if 1000 <= year <= 2200 else ("#", year)
    if found := _DAY.match(printed):
        return "D", int(found[1])
    if len(printed) == 2 and printed.isascii() and printed.isdigit():
        return "2", int(printed)
    if printed.endswith("s") and (decade := _decade(printed, before)):
        return decade
    if found := re.match(r"(\d{1,2})(?:st|nd|rd|th)$", printed):
        return "#", int(found[1])
    if found := re.match(r"(\d{4})[QH]([1-4])$", printed):
        return "#", None
    return "#", None


def _decade(printed: str, before: str) -> tuple[str, Value] | None:
    digits = printed[:-1]
    if (
        len(digits) == 4
        and digits.isascii()
        and digits.isdigit()
        and digits.endswith("0")
        and 1000 <= int(digits) < 2200
    ):
        return "E", int(digits)
    if len(digits) == 2 and digits.isascii() and digits.isdigit() and digits.endswith("0"):
        century = 1900 if int(digits) >= 20 else 2000
        return ("e", century + int(digits)) if before != "-" else None
    return None
