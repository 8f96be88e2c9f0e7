"""Number words: cardinals ("three hundred and five thousand"), ordinals, fractions and vague counts. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.patterns import lazily

SMALL = {
    "zero": 0, "nought": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15, "dozen": 12.0,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
#: Denominators of fractions in words; "half" and "quarter" are the usual ones.
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
VAGUE = {
    "dozens": (24.0, 100.0), "scores": (40.0, 100.0), "hundreds": (100.0, 1e3), "thousands": (1e3, 1e4),
    "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13),
}  # fmt: skip

CARDINAL_WORDS = "|".join([*SMALL, *TENS])
SCALE_WORDS = "|".join(SCALES)
PART_WORDS = "|".join(f"{w}s?" if w not in {"half", "halves"} else w for w in PARTS)
ORDINAL_WORDS = "|".join(ORDINALS)
_WORD = lazily(r"[A-Za-z]+")
_GAP = lazily(r"(?:[ \u00a0]?[-‐‑][ \u00a0]?|\s+)(?:(and)(?:\s+|[-‐‑]))?")
_POINT = lazily(r"\s+point((?:\s+(?:nought|zero|oh|one|two|three|four|five|six|seven|eight|nine))+)\b", re.IGNORECASE)
_DIGITS = {**{w: v for w, v in SMALL.items() if v < 10}, "oh": 0}
_TENS_GAP = lazily(rf"({'|'.join(TENS)})[- ]", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """A cardinal in words: where it ends, its value, and what one unit of its last significant place is worth."""

    end: int
    value: float
    step: float


def cardinal(text: str, at: int) -> Words | None:
    """The longest grammatical cardinal in words that starts at ``at``; "a" counts before a scale ("a hundred")."""
    total, group, top, last, end = 0.0, 0.0, float("inf"), "", -1
    joined = False
    word = _WORD.match(text, at)
    while word is not None:
        w = word.group().lower()
        if not last and w in {"a", "an"}:
            group, last = 1.0, "article"
        elif w in SMALL:
            n = SMALL[w]
            place = 10 if n < 10 and last == "tens" else 100
            if last not in {"", "tens", "hundred", "scale"} or (last == "tens" and (n == 0 or n > 9)) or group % place:
                break
            group, last, end = group + n, "small", word.end()
        elif w in TENS:
            if last not in {"", "hundred", "scale"} or group % 100:
                break
            group, last, end = group + TENS[w], "tens", word.end()
        elif w in SCALES and not joined:
            scale = SCALES[w]
            if not last or scale >= top or not group or last == "dozen":
                break
            if w == "hundred":
                if last not in {"small", "tens", "article"} or group >= 100:
                    break
                group, last = group * 100, "hundred"
            elif w == "dozen":
                total, group, last, top = total + group * 12, 0.0, "dozen", 0.0
            else:
                total, group, last, top = total + group * scale, 0.0, "scale", scale
            end = word.end()
        else:
            break
        gap = _GAP.match(text, word.end())
        joined = bool(gap and gap.group(1))
        if gap is None or (joined and (last not in {"hundred", "scale"} or top not in {1e3, float("inf")})):
            break
        word = _WORD.match(text, gap.end())
    if end < 0:
        return None
    value = total + group
    decimals = _POINT.match(text, end) if value < 1000 else None
    if decimals:
        digits = "".join(str(_DIGITS[w.lower()]) for w in decimals.group(1).split())
        return Words(decimals.end(), value + int(digits) / 10 ** len(digits), 10.0 ** -len(digits))
    return Words(end, value, zeros_place(value))


def ordinal(text: str, at: int) -> tuple[int, int] | None:
    """(offset behind it, rank) of an ordinal in words at ``at``: "third", "twenty-first"."""
    tens = _TENS_GAP.match(text, at)
    word = _WORD.match(text, tens.end() if tens else at)
    rank = ORDINALS.get(word.group().lower()) if word else None
    if word is None or rank is None or (tens and rank > 9):
        return None
    return word.end(), rank + (TENS[tens.group(1).lower()] if tens else 0)


def zeros_place(value: float) -> float:
    """What the last significant place of a whole number is worth: 3,000 -> 1000; 1,040 -> 10; 64,667 -> 1."""
    if value == 0 or value != int(value):
        return 1.0
    place, rest = 1, abs(int(value))
    while rest % 10 == 0:
        rest //= 10
        place *= 10
    return float(place)
