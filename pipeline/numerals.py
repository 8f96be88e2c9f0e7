"""Numbers as they are printed, without unit: digits, words and mixtures of both -> value and printed precision. Pure.

"3,041", "816 000", "1.2m", "2½", "four thousand", "4 hundred million", "half a million", "two-thirds", "dozens".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.number_words import CARDINAL_WORDS, PART_WORDS, PARTS, SCALE_WORDS, SCALES, VAGUE, cardinal, zeros_place
from pipeline.patterns import lazily

Form = Literal["digits", "words", "fraction", "vague"]
GLYPHS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
#: More digits than this are no number that news prints.
LONGEST = 24
#: Abbreviated scales. The letters alone are read only next to a currency sign or glued to the figure.
SHORT_SCALES = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "mm": 1e6,
    "b": 1e9, "B": 1e9,
    "bn": 1e9, "bln": 1e9, "bil": 1e9, "t": 1e12, "T": 1e12, "tn": 1e12, "trn": 1e12, "tr": 1e12, "cr": 1e7,
}  # fmt: skip
_MONEY_ONLY = {"b", "B", "t", "T", "mm", "mil", "tr", "cr", "M"}
_NUMERAL = lazily(
    r"(?P<sign>[-−+‐])?(?:"
    r"(?P<whole>\d{1,3}(?:,\d{3}(?!\d))++|\d{1,3}(?:,\d{2}(?!\d))++,\d{3}(?!\d)|"
    r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}(?!\d))++"
    r"|\d{1,3}(?:[ ]\d{3}(?!\d)){0,3}?[ ]000(?![\d,])|\d{1,3}(?:[ ]\d{3}(?![\d,])){2,4}+|\d{1,3},[ ]000(?!\d)|"
    r"\d++)(?P<decimals>[.·]\d++)?|(?P<bare>[.·]\d++))"
)
_SCALE_WORD = lazily(rf"[ \u00a0\u2009\u202f]?[-‐]?({SCALE_WORDS})\b", re.IGNORECASE)
_SCALE_SHORT = lazily(
    r"(?i:[ \u00a0]?(mln|mn|bln|bn|trn|tn|bil|mil|mio))(?![\w])|[ \u00a0]?([kKmMbBtT]|mm|tr|cr)"
    r"(?![\w²³^]|/(?!\w{0,3}[£$€¥]))|[ \u00a0]?(M)(?=[A-Z]{3}\b)"
)
#: Behind a currency sign: a decimal comma ("€3,50", "€1,5m"), or a group that lost a digit ("$110,00").
_SHORT_GROUP = lazily(r",(\d{2}(?![\d,])|\d(?=[ ]?(?:m|bn|million|billion)\b))")
_MINUS = lazily(r"(?:minus|negative)[ -](?!minus|negative)", re.IGNORECASE)
_PLUS_OR = lazily(r"\bplus[ /]or[ ]$", re.IGNORECASE)
_SLASH = lazily(r"([1-9]\d{0,2})[/⁄](\d{1,4})(?![\d/])")
_SPACE_SLASH = lazily(r"[ -](?=\d{1,2}[/⁄]\d{1,2}(?![\d/]))")
_AND_PART = lazily(rf"[\s-]+and[\s-]+(?:(an?|one|two|three|four|five)[\s-]+)({PART_WORDS})\b", re.IGNORECASE)
_PART = lazily(rf"[\s-]+({PART_WORDS})\b", re.IGNORECASE)
_COUNTED = lazily(r"\b(?:the|last|past|next|or|first|previous|final|these|those|all|other)\s+$", re.IGNORECASE)
_SPANNED = lazily(r"\b(?:for|in|over|within|during)\s+$", re.IGNORECASE)
_HALF = lazily(r"half\b", re.IGNORECASE)
_A_PART = lazily(rf"(an?|one)[\s-]+({PART_WORDS})\b", re.IGNORECASE)
_QUARTER_OF = lazily(r"quarter(?=[\s-]+(?:of[\s-]+)?(?:a[\s-]+)?(?:million|billion|century|mile)\b)", re.IGNORECASE)
_OF_SCALE = lazily(
    r"[\s-]+(?:of[\s-]+)?(?:an?[\s-]+)?(million|billion|trillion|hundred|thousand|dozen)\b", re.IGNORECASE
)
_VAGUE = lazily(
    r"(?:(tens|dozens|hundreds|thousands)\s+of\s+)?(dozens|scores|hundreds|thousands|millions|billions|trillions)\b"
    r"|(several|a\s+few|few|many)\s+(dozen|hundred|thousand|million|billion)(?:\s+(thousand|million|billion))?\b|"
    r"a\s+couple\s+of\s+(dozen|hundred|"
    r"thousand|million|billion)\b",
    re.IGNORECASE,
)
_NUMERATORS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True)
class Number:
    """A number in print, without unit. ``step``: see Quantity. ``scale`` is the one printed with it ("2.6bn": 1e9)."""

    start: int
    end: int
    value: float | tuple[float, float]
    step: float | None
    form: Form
    scale: float = 1.0
    signed: bool = False

    @property
    def point(self) -> float:
        """The value; of a vague number its lower end."""
        return self.value[0] if isinstance(self.value, tuple) else self.value


def read_number(text: str, at: int, money: bool = False) -> Number | None:
    """The number that starts exactly at ``at``. ``money``: a currency sign stands before it ("£3m", "$2b")."""
    if at < len(text) and text[at] in GLYPHS:
        return _scaled(text, Number(at, at + 1, unicodedata.numeric(text[at]), None, "fraction"), money)
    numeral = _NUMERAL.match(text, at)
    if numeral is not None:
        return _digits(text, numeral, money)
    minus = _MINUS.match(text, at) if not _PLUS_OR.search(text[max(0, at - 9) : at]) else None
    if minus is not None:
        return _negative(read_number(text, minus.end(), money), at)
    return _vague(text, at) or _words(text, at)


def _negative(number: Number | None, start: int) -> Number | None:
    if number is None or isinstance(number.value, tuple) or number.signed:
        return None
    return replace(number, start=start, value=-number.value, signed=True)


def _digits(text: str, found: re.Match[str], money: bool) -> Number | None:
    slash = _SLASH.match(text, found.end("sign") if found.group("sign") else found.start())
    if slash and int(slash.group(2)) > 1 and int(slash.group(1)) < int(slash.group(2)) <= 1000:
        value = int(slash.group(1)) / int(slash.group(2))
        return _scaled(text, Number(found.start(), slash.end(), value, None, "fraction"), money)
    if slash:  # 9/11, 24/7: an identifier or two numbers, not ours to join
        return _number(text, found, found.group("whole") or "", "", money)
    whole, decimals = found.group("whole") or "", found.group("decimals") or found.group("bare") or ""
    short = _SHORT_GROUP.match(text, found.end()) if money and whole.isdigit() and not decimals else None
    if short is not None and len(whole) <= 3:
        return _short_group(text, found, short)
    return _number(text, found, whole, decimals, money)


def _short_group(text: str, found: re.Match[str], short: re.Match[str]) -> Number | None:
    """Of dollars and pounds three digits before the comma are a group of thousands; else the comma is decimal."""
    whole, digits = found.group("whole"), short.group(1)
    if len(whole) == 3 and text[found.start() - 1 : found.start()] in {"$", "£"}:
        return _scaled(text, Number(found.start(), short.end(), float(whole + digits), 1.0, "digits"), True)
    value = _to_float(whole, digits)
    return _scaled(text, Number(found.start(), short.end(), value, 10.0 ** -len(digits), "digits"), True)


def _number(text: str, found: re.Match[str], whole: str, decimals: str, money: bool) -> Number | None:
    digits = re.sub(r"\D", "", whole)
    if len(digits) > LONGEST or len(decimals) > LONGEST:
        return None  # a code, not an amount
    value = _to_float(digits or "0", decimals[1:])
    sign = found.group("sign")
    step = 10.0 ** -(len(decimals) - 1) if decimals else _place(value)
    if sign in {"-", "−", "‐"}:
        value = -value
    end = found.end()
    number = Number(found.start(), end, value, step, "digits", signed=bool(sign))
    if not decimals and end < len(text) and text[end] in GLYPHS:
        value += unicodedata.numeric(text[end])
        number = Number(found.start(), end + 1, value, 0.5, "digits")
    elif not decimals and value < 100 and _SPACE_SLASH.match(text, end):
        slash = _SLASH.match(text, end + 1)
        if slash and 0 < int(slash.group(1)) < int(slash.group(2)) <= 16:
            number = Number(
                found.start(), slash.end(), value + int(slash.group(1)) / int(slash.group(2)), 0.5, "digits"
            )
    return _scaled(text, number, money)


def _place(value: float) -> float:
    """As zeros_place, but 1,000 is finer than 3,000: nobody prints it for 600 or 1,400."""
    place = zeros_place(value)
    return place / 10 if place > 1 and value == place else place


def _to_float(whole: str, decimals: str) -> float:
    return float(f"{whole}.{decimals or 0}")


def _words(text: str, at: int) -> Number | None:
    a_part = _A_PART.match(text, at)
    if a_part:
        value = 1 / PARTS[_stem(a_part.group(2))]
        return _scaled(text, Number(at, a_part.end(), value, None, "fraction"), False)
    half = _HALF.match(text, at) or _QUARTER_OF.match(text, at)
    if half:
        return _scaled(text, Number(at, half.end(), 1 / PARTS[half.group().lower()], None, "fraction"), False)
    words = cardinal(text, at)
    if words is None:
        return None
    part = _PART.match(text, words.end)
    if (
        part
        and words.value >= 2
        and words.value == int(words.value)
        and part.group(1).lower().endswith(("s", "halves"))
    ):
        over = PARTS[_stem(part.group(1))]
        if words.value < 4 * over and not _counts_quarters(text, at, words.value, part):
            return _scaled(text, Number(at, part.end(), words.value / over, None, "fraction"), False)
    return _scaled(
        text, Number(at, words.end, words.value, words.step, "words", _last_scale(text[at : words.end])), False
    )


def _counts_quarters(text: str, at: int, value: float, part: re.Match[str]) -> bool:
    """Quarters of a year: "the next two quarters", "over three quarters"; and not "three quarters of an hour"."""
    if part.group(1).lower() != "quarters":
        return False
    lead = text[max(0, at - 14) : at]
    span = _SPANNED.search(lead) and not text.startswith(" of", part.end())
    return value != 3 or bool(_COUNTED.search(lead) or span)


def _scaled(text: str, number: Number, money: bool) -> Number:
    """The number with "and a half" and with its scale words or letters applied."""
    value, step, end = number.point, number.step, number.end
    if number.form != "fraction":
        part = _AND_PART.match(text, end)
        if (
            part
            and step is not None
            and not re.match(r"[\s-]+(?:of\s+(?!an?\s+(?:million|billion))|past|to)", text[part.end() : part.end() + 6])
        ):
            extra = _NUMERATORS[part.group(1).lower()] / PARTS[_stem(part.group(2))]
            last = _last_scale(text[number.start : number.end])
            value, step, end = value + extra * last, 0.5 * last, part.end()
    else:
        of = _OF_SCALE.match(text, end)
        if of:
            scale = SCALES[of.group(1).lower()]
            return Number(number.start, of.end(), value * scale, scale / 10, "words", scale)
        if _SCALE_SHORT.match(text, end) is None:
            return number
    scale = 1.0
    while (word := _SCALE_WORD.match(text, end)) is not None:
        scale *= SCALES[word.group(1).lower()]
        end = word.end()
        if scale > 1e15:
            break
    if scale == 1.0 and number.form != "words":
        short = _SCALE_SHORT.match(text, end)
        if short and _is_scale(text, short, money):
            scale, end = SHORT_SCALES[short.group(2) or short.group(3) or short.group(1).lower()], short.end()
    elif scale > 1.0:
        part = _AND_PART.match(text, end)
        if part and part.group(2).lower() == "half":
            value, end = value + 0.5, part.end()
    if step is None:
        step = 0.25
    if end == number.end:
        return number
    form: Form = "words" if number.form == "fraction" else number.form
    return Number(number.start, end, value * scale, step * scale, form, max(scale, number.scale), number.signed)


def _last_scale(words: str) -> float:
    return next((scale for word, scale in SCALES.items() if words.lower().endswith(word)), 1.0)


_LENGTHS = lazily(
    r"[ -](?:tall|high|long|wide|deep|away|below|above|race|sprint|final|finals|relay|hurdles?|freestyle|butterfly|"
    r"breaststroke|"
    r"backstroke|medley|champion|title|gold|silver|bronze|runner|swim|dash|heats?|stretch|radius|altitude|drop|"
    r"record|world)\b"
)


def _is_scale(text: str, short: re.Match[str], money: bool) -> bool:
    """Whether a letter is a scale. "m" glued to a figure is million, unless what follows measures a length."""
    if short.group(3):  # "30 MEUR"
        return True
    if short.group(1):
        return money or short.group(1).lower() != "mil" or short.group()[0] not in " \u00a0"
    letter, glued = short.group(2), short.group()[0] not in " \u00a0"
    if letter in _MONEY_ONLY:
        return money
    if letter == "m":
        return money or (glued and not _LENGTHS.match(text, short.end()))
    return glued or (money and letter in {"m", "k"})


def _vague(text: str, at: int) -> Number | None:
    found = _VAGUE.match(text, at)
    if found is None:
        return None
    many, word, few, scale, more, couple = found.groups()
    if couple:
        unit = SCALES[couple.lower()]
        return Number(at, found.end(), (2 * unit, 3 * unit), None, "vague")
    if few:
        unit = SCALES[scale.lower()] * (SCALES[more.lower()] if more else 1.0)
        return Number(at, found.end(), (2 * unit, 9 * unit), None, "vague")
    low, high = VAGUE[word.lower()]
    if many and word.lower() in {"thousands", "millions", "billions", "trillions"}:
        factor = {"tens": 10.0, "dozens": 24.0, "hundreds": 100.0, "thousands": 1000.0}[many.lower()]
        return Number(at, found.end(), (low * factor, high * factor), None, "vague")
    if many or (word.lower() == "scores" and not re.match(r"\s+of\b", text[found.end() : found.end() + 5])):
        return None
    return Number(at, found.end(), (low, high), None, "vague")


def _stem(part: str) -> str:
    word = part.lower()
    return word if word in PARTS else word[:-1]


#: Where a number in words may begin.
WORD_START = (
    rf"(?:{CARDINAL_WORDS})\b|(?:an?|half|one|quarter)(?=[\s-])|half\b|dozens\b|scores\b|tens\b|hundreds\b|"
    rf"thousands\b|millions\b|billions\b|trillions\b|several\s|few\s|many\s|(?:minus|negative)[ -](?=[\d.]|"
    rf"{CARDINAL_WORDS})"
)
