"""A statement's words in the form in which two printings of it are compared: case, marks and spelling set aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.extract.lexicon import word_set
from pipeline.patterns import lazily

_TOKEN = lazily(
    r"(?P<time>(?<![\w.,:£$€])\d{1,2}(?:[.:]\d\d)?[ \u00a0]?[AaPp]\.?[Mm]\b\.?)"
    r"|(?P<gap>…|\.(?:[ \u00a0]?\.){2,})|(?P<open>[\[(])|(?P<close>[\])])"
    r"|(?P<word>[#£$€]?\d+(?:[.,:/]\d+)*(?:(?=[mbt]r?illion)|(?:st|nd|rd|th|m|bn|k|pc)?\b%?)"
    r"|[^\W\d_]+\*{2,}[^\W\d_]*|[^\W\d_]+(?:['.][^\W\d_]+)*|\d\w*)"
)
#: "2.6bn" and "£2.6m" are two words, as "2.6 billion" is; "5m" alone may be metres.
_SCALED = lazily(r"([£$€]?\d[\d.,]*)bn|([£$€]\d[\d.,]*)m")
_CONTRACTIONS = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'d": "would", "'s": "is"}
_WHOLE = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "gonna": "going to"}
_CLOCK = lazily(r"(\d{1,2})(?:[.:](\d\d))?[ \u00a0]?([ap])\.?m\.?")
#: A figure that print may also give with a scale: "£1,500,000".
_MILLIONS = lazily(r"([£$€]?)(\d{1,3}(?:,\d{3}){2,3}|\d{7,12})")
_MONTHS = word_set("january february march april may june july august september october november december")
_DAY = lazily(r"(\d{1,2})(?:st|nd|rd|th)?")
NEGATIONS = word_set(
    "not no never none nobody nothing neither nor nowhere without hardly scarcely barely cannot false untrue"
)
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBER_WORDS = {
    word: str(value)
    for value, word in [
        *enumerate(_UNITS),
        (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"), (70, "seventy"), (80, "eighty"), (90, "ninety"),
        (100, "hundred"), (1000, "thousand"), (10**6, "million"), (10**9, "billion"), (10**12, "trillion"),
        (12, "dozen"), (2, "twice"), (0.5, "half"), (1, "first"), (2, "second"), (3, "third"), (4, "fourth"),
        (5, "fifth"), (0.25, "quarter"), (2, "double"), (3, "triple"), (2, "doubled"), (3, "trebled"), (3, "tripled"),
    ]
}  # fmt: skip
_TEN = 10
_TENS = frozenset(range(20, 100, 10))
_SCALES = frozenset({100, 1000})
#: Number words that make up longer ones: "three hundred and twelve".
_COUNTED = {
    word: int(value)
    for word, value in NUMBER_WORDS.items()
    if value.isdigit() and (word in _UNITS[1:] or int(value) in _TENS | _SCALES)
}
#: Words that any two statements may share; they weigh little.
COMMON = word_set(
    """a about after again all also am an and any are as at back be because been before being but by can could did do
    does doing done down even for from get getting go goes going good got had has have having he her here him his
    how i if in into is it its just know like lot made make many may me might more most much must my need no not now
    of off on one only or other our out over people put really right said say see she should so some something such
    take than that the their them then there these they thing things think this those through time to too two up us
    very want was way we well went were what when where which who why will with would year years you your"""
)
_SPELLING = (
    (lazily(r"^(col|flav|lab|neighb|hon|fav|behavi|harb|hum|arm)our"), r"\1or"),
    (lazily(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|ite|able|ful|er|hood|ly$)"), "or"),
    (lazily(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    (lazily(r"ys(?=(?:e|ed|es|ing)$)"), "yz"),
    (lazily(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (lazily(r"(?<=i)bre(?=s?$)"), "ber"),
    (lazily(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
    (lazily(r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (lazily(r"ence(?=s?$)"), "ense"),
    (lazily(r"(?<=[a-z])ae|(?<=[a-z])oe(?=[a-z]{3})"), "e"),
)
_ODD_SPELLINGS = {
    "grey": "gray", "programme": "program", "programmes": "programs", "cheque": "check", "cheques": "checks",
    "tyre": "tire", "tyres": "tires", "sceptical": "skeptical", "sceptic": "skeptic", "sceptics": "skeptics",
    "practise": "practice", "practised": "practiced", "practising": "practicing", "licence": "license",
    "whilst": "while", "amongst": "among",
    "judgement": "judgment", "mum": "mom", "ageing": "aging", "enrol": "enroll", "fulfil": "fulfill",
    "skilful": "skillful", "jewellery": "jewelry", "plough": "plow", "storey": "story", "ok": "okay",
    "towards": "toward", "learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled",
    "manoeuvre": "maneuver", "aluminium": "aluminum", "pc": "percent",
}  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word to compare: its key, where it stood, and whether an editor's brackets held it. An empty key is an
    ellipsis."""

    key: str
    start: int
    end: int
    bracketed: bool = False


@lru_cache(maxsize=256)  # one printing is held against several others in a row
def words_of(text: str) -> tuple[Word, ...]:
    """Words in order; contractions are two words, numbers have one form, ellipses stay as gaps."""
    plain = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    found: list[Word] = []
    depth = 0
    for match in _TOKEN.finditer(plain):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "open":
            depth += match.group() == "["
        elif kind == "close":
            depth = max(0, depth - (match.group() == "]"))
        elif kind == "gap":
            found.append(Word("", start, end))
        else:
            found.extend(Word(key, start, end, depth > 0) for key in _keys(match.group()))
    keys = [word.key for word in found]
    if _MONTHS.isdisjoint(keys):
        return tuple(found)
    return tuple(
        word if word.key == key else replace(word, key=key) for word, key in zip(found, _days_first(keys), strict=True)
    )


def keys_of(text: str) -> list[str]:
    """The keys of ``words_of`` alone, without ellipses and places: what very many texts are grouped by."""
    found: list[str] = []
    for match in _TOKEN.finditer(text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")):
        if match.lastgroup in ("word", "time"):
            found.extend(_keys(match.group()))
    return found if _MONTHS.isdisjoint(found) else _days_first(found)


def _days_first(keys: list[str]) -> list[str]:
    """ "May 3rd" as "3 May": the two are one date."""
    days = [match[1] if (match := _DAY.fullmatch(key)) else "" for key in keys]
    found = list(keys)
    for i, key in enumerate(keys):
        if key in _MONTHS:
            if i and days[i - 1]:
                found[i - 1] = days[i - 1]
            elif i + 1 < len(keys) and days[i + 1]:
                found[i], found[i + 1] = days[i + 1], key
    return found


@lru_cache(
    maxsize=1 << 16
)  # about the words of a large corpus: each key is then held once, however often it is printed
def _keys(word: str) -> tuple[str, ...]:
    lower = unicodedata.normalize("NFKD", word.lower())
    lower = "".join(c for c in lower if not unicodedata.combining(c))
    if lower in _WHOLE:
        return tuple(_WHOLE[lower].split())
    for ending, full in _CONTRACTIONS.items():
        if lower.endswith(ending) and len(lower) > len(ending):
            return (*_keys(lower[: -len(ending)]), full)
    if lower[-1:] == "%":
        return (lower[:-1].replace(",", ""), "percent")
    if clock := _CLOCK.fullmatch(lower):
        minutes = clock[2] if clock[2] not in (None, "00") else ""
        return (f"{int(clock[1])}{minutes and '.'}{minutes}{clock[3]}m",)
    if millions := _MILLIONS.fullmatch(lower):
        whole = int(millions[2].replace(",", ""))
        if whole % 1_000 == 0 and whole >= 10**6:
            scale, name = (10**9, "billion") if whole >= 10**9 else (10**6, "million")
            return (f"{millions[1]}{whole / scale:.6f}".rstrip("0").rstrip("."), name)
    if scaled := _SCALED.fullmatch(lower):
        return (*_keys(scaled[1] or scaled[2]), "billion" if scaled[1] else "million")
    if lower[:1].isdigit() or lower[:1] in "#£$€":
        return (re.sub(r"(?<=\d),(?=\d)", "", lower),)
    return (spelling(lower.replace("'", "").replace(".", "")),)


def spelling(word: str) -> str:
    """One form for British and American spellings of a lower-case word."""
    if word in _ODD_SPELLINGS:
        return _ODD_SPELLINGS[word]
    if len(word) > 4:
        for pattern, form in _SPELLING:
            word = pattern.sub(form, word)
    return word


def weight(key: str) -> float:
    """How much a shared word says: common ones little, an ellipsis nothing."""
    return 0.0 if key[:1] in ("", "\0") else 0.2 if key in COMMON else 1.0


def figures(keys: Sequence[str]) -> Iterator[str]:
    """The numbers among some keys, in figures; "three hundred and twelve" is one."""
    total, last = 0, 0  # of the number words read so far, and the last of them
    for i, key in enumerate(keys):
        value = _COUNTED.get(key)
        if value is None:
            if key == "and" and last in _SCALES and i + 1 < len(keys) and keys[i + 1] in _COUNTED:
                continue
            if total:
                yield str(total)
            total = last = 0
            if is_number(key):
                yield NUMBER_WORDS.get(key, key)
        elif value in _SCALES and total:
            low = total % value if total >= value else total
            total, last = total - low + low * value, value
        elif total and (last in _SCALES or (last in _TENS and value < _TEN)):
            total, last = total + value, value
        else:
            if total:
                yield str(total)
            total = last = value
    if total:
        yield str(total)


def is_number(key: str) -> bool:
    """A figure, or a word for one."""
    return bool(key) and (key[0].isdigit() or key[0] in "#£$€" or key in NUMBER_WORDS)
