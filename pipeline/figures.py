"""A printed number with its unit: currency before or after it, per cent, units of measure. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.numerals import GLYPHS, WORD_START, Number, read_number
from pipeline.patterns import lazily
from pipeline.records import Kind
from pipeline.unit_symbols import feet, lettered, minutes, stones
from pipeline.units import BEFORE, Unit, UnitTable

_SIGNS = "|".join(re.escape(sign) for sign in sorted(BEFORE, key=len, reverse=True) if sign != "PS")
_CANDIDATE = lazily(
    rf"(?<![\w])(?<!\d[.,·])(?:(?P<minus>[-−])?(?P<money>(?:(?:US|AU|HK|NZ|CA|NT|[cCS])[ ](?=\$)\$)|{_SIGNS}|"
    rf"PS(?=\d+(?:,\d{{3}}|\.\d|[mbk])))[ \u00a0]?(?=[-−+]?\.?\d|[a-z]+[ ](?:hundred|thousand|million|billion))"
    rf"|(?P<digit>[-−+]?[.·]?\d|[{GLYPHS}])|(?P<word>(?i:{WORD_START})))"
)
_SPACED_SIGN = lazily(r"(US|AU|HK|NZ|CA|NT|[cCS])[ ]\$")
_PERCENT = lazily(
    r"[ \u00a0\u2009\u202f]?-?(?:"
    r"(?P<points>(?:%|per[- ]?cent(?:age)?|percentage|percent)[ -]?(?:age[ -]?)?(?:points?|pts?)\b|(?:ppts?|p\.p\.|"
    r"pps?)(?!\w)|%-?pts?\b)"
    r"|(?P<basis>basis[ -]points?\b|bps\b)"
    r"|(?P<cent>%|(?:per[- \u00a0]?cent|percent|pct|pc)(?:age)?(?!\w))(?!age[ -]point))",
    re.IGNORECASE,
)
_GAP = lazily(r"[ \u00a0\u2009\u202f]?[-‐‑]?[ ]?|\s")
_OF = lazily(r"\s+of\s+")
_OF_ONE = lazily(r"[\s-]+(?:of\s+)?(?:an?|one|1)[\s-]+(?=[a-z%])", re.IGNORECASE)
_WEIGHS = lazily(
    r"\b(?:weigh\w*|weight|lost|lose\w*|losing|shed\w*|gain(?:ed)?|drop(?:ped)?|heav\w+|light\w+|baby|babies|stone|"
    r"ounces?|tons?|tonnes?|kilos?|kg|"
    r"muscle|fat|meat|fish|beef|cocaine|heroin|cannabis|marijuana|explosives?|bombs?|flour|sugar|chocolate|potatoes)\b",
    re.IGNORECASE,
)
_POUND = lazily(r"pounds?\b", re.IGNORECASE)
_MASS = r"(?:kg|kilos?|kilogram(?:me)?s?|grams?|grammes?|g|tonnes?|stone|st)"
#: Pounds beside another unit of mass weigh: "200 pounds (91kg)", "91kg (200 pounds)".
_MASS_BEHIND = lazily(rf"[^()\n]{{0,30}}[(\[]\s*(?:\w+\s+)?[~≈]?[\d.,]+[ -]?{_MASS}\b")
_MASS_BEFORE = lazily(rf"\d[ -]?{_MASS}\b[^()\n]{{0,20}}[(\[]\s*(?:\w+\s+)?$")
#: An inch sign is a closing quotation mark nearly everywhere; "in" is a preposition.
_INCHES = lazily(r"[ ]?(?:[\"″](?=[ ]?(long|wide|tall|high|deep|thick|screen|display|TV)\b)|[\"″]|ins?\b)")
#: "a 12in blade", "(30in)"; "2005in" is a year with its space missing.
_LONGEST_INCHES = 1000
_FEET = lazily(r"(?:(?<![^\W\d])ft|feet|foot|['′])[ ]?$")
_TRAILING_SIGN = lazily(r"[ ]?([£€$¥₽₩₹₪₺₦₱฿₫₴₾₡₭元])(?!\w)")
_RANK_OR_CODE = lazily(r"(?!['’]?s\b)[^\W_]")


@dataclass(frozen=True)
class Figure:
    """A number with its unit. ``end`` is FORMATS' end (per cent and currency signs in, unit words out), ``tail`` the
    offset behind the unit. ``unit`` None: a bare number."""

    number: Number
    start: int
    end: int
    tail: int
    kind: Kind
    unit: str | None = None
    entity: str | None = None

    @property
    def bare(self) -> bool:
        """Neither unit nor scale: it may be half of a ratio, a score, a range that borrows its partner's unit."""
        return self.unit is None and self.number.scale == 1.0


def read_figures(text: str, units: UnitTable, taken: Sequence[tuple[int, int]]) -> Iterator[Figure]:
    """Every number outside the spans ``taken`` (sorted), in order, none overlapping."""
    starts = [start for start, _ in taken]
    at = 0
    while (found := _CANDIDATE.search(text, at)) is not None:
        here = bisect_right(starts, found.end() - 1) - 1
        if here >= 0 and taken[here][1] > found.start():
            at = max(taken[here][1], found.start() + 1)
            continue
        figure = _figure(text, found, units)
        following = here + 1
        if figure is None or (following < len(taken) and taken[following][0] < figure.end):
            at = found.end() if found.group("word") else found.start() + 1
            continue
        yield figure
        at = max(figure.tail, found.end())  # a unit may hold digits: "l/100km"


def _figure(text: str, found: re.Match[str], units: UnitTable) -> Figure | None:
    sign = found.group("money")
    number = read_number(text, found.end() if sign else found.start(), money=sign is not None)
    if number is None:
        return None
    if sign is not None:
        return _money(number, found, sign)
    return _with_per_cent(text, number) or _with_unit(text, number, units) or _bare(text, number)


def _money(number: Number, found: re.Match[str], sign: str) -> Figure:
    spaced = _SPACED_SIGN.match(sign)
    name = BEFORE[f"{spaced.group(1).upper()}$" if spaced else sign]
    if found.group("minus") and isinstance(number.value, float):
        number = replace(number, value=-number.value, signed=True)
    return Figure(number, found.start(), number.end, number.end, "money", name, "currency")


def _with_per_cent(text: str, number: Number) -> Figure | None:
    percent = _PERCENT.match(text, number.end)
    if percent is not None:
        return _percent(number, percent, number)
    of_one = _OF_ONE.match(text, number.end) if number.form == "fraction" else None
    percent = _PERCENT.match(text, of_one.end()) if of_one is not None else None
    return _percent(number, percent, replace(number, step=0.25, form="words")) if percent is not None else None


def _with_unit(text: str, number: Number, units: UnitTable) -> Figure | None:
    of_one = _OF_ONE.match(text, number.end) if number.form == "fraction" else None
    part = units.after(text, of_one.end()) if of_one is not None else None
    if of_one is not None and part is not None:  # "half an hour"
        return _measured(text, replace(number, step=0.25, form="words"), part[0], of_one.end(), part[1])
    gap = (_OF if number.form == "vague" else _GAP).match(text, number.end) or _GAP.match(text, number.end)
    at = gap.end() if gap else number.end
    unit = units.after(text, at)
    if unit is not None and _fits(text, number, at, unit[1]):
        return _measured(text, number, unit[0], at, unit[1])
    return _by_symbol(text, number) or _inches(text, number) or _trailing_sign(text, number)


def _by_symbol(text: str, number: Number) -> Figure | None:
    """Symbols that need their surroundings: "30' high", "6st 3lb", "2.5 F", "3h 20m"."""
    if number.form != "digits":
        return None
    if number.scale == 1e6 and minutes(text, number.start, number.end):
        number = replace(number, value=number.point / 1e6, step=1.0, scale=1.0, end=number.end - 1)
        return Figure(number, number.start, number.end, number.end + 1, "measure", "minute", "time")
    if (behind := feet(text, number.start, number.end)) is not None:
        return Figure(number, number.start, number.end, behind, "measure", "foot", "length")
    if number.scale == 1.0 and (behind := stones(text, number.start, number.point, number.end)) is not None:
        return Figure(number, number.start, number.end, behind, "measure", "stone", "mass")
    letter = lettered(text, number.start, number.end)
    if letter is None:
        return None
    name, entity, behind = letter
    return Figure(
        number, number.start, number.end, behind, "money" if entity == "currency" else "measure", name, entity
    )


def _inches(text: str, number: Number) -> Figure | None:
    inches = _INCHES.match(text, number.end)
    if inches is None:
        return None
    closed_up = text.startswith("in", number.end) and number.form == "digits" and abs(number.point) < _LONGEST_INCHES
    if closed_up or inches.group(1) or _FEET.search(text[max(0, number.start - 6) : number.start]):
        return Figure(number, number.start, number.end, inches.end(), "measure", "inch", "length")
    return None


def _trailing_sign(text: str, number: Number) -> Figure | None:
    after = _TRAILING_SIGN.match(text, number.end)
    if after is not None:
        return Figure(number, number.start, after.end(), after.end(), "money", BEFORE[after.group(1)], "currency")
    return None


def _bare(text: str, number: Number) -> Figure | None:
    if _RANK_OR_CODE.match(text, number.end):
        return None  # "22nd", "11a"
    kind: Kind = "vague" if number.form == "vague" else "fraction" if number.form == "fraction" else "count"
    return Figure(number, number.start, number.end, number.end, kind)


def _percent(number: Number, percent: re.Match[str], as_read: Number) -> Figure:
    step = as_read.step
    if percent.group("points"):
        return Figure(
            _stepped(as_read, step), number.start, percent.end(), percent.end(), "percentage_points", "percentage point"
        )
    if percent.group("basis"):
        return Figure(as_read, number.start, percent.end(), percent.end(), "percentage_points", "basis point")
    return Figure(_stepped(as_read, step), number.start, percent.end(), percent.end(), "percent", "percentage")


def _stepped(number: Number, step: float | None) -> Number:
    """Per cent is printed to the last digit even where that is a zero: 10 per cent is not "5 to 15"."""
    if step is None or step <= 1 or number.scale != 1.0 or abs(number.point) > 100:
        return number
    return replace(number, step=1.0)


def _measured(text: str, number: Number, unit: Unit, at: int, tail: int) -> Figure:
    if number.form == "vague":
        return Figure(number, number.start, number.end, tail, "vague", unit.name, unit.entity)
    word = text[at:tail]
    if unit.name == "pound sterling" and _POUND.match(word) and _weighs(text, number, tail):
        unit = Unit("pound-mass", "mass")
    if unit.entity == "currency":
        glued = word in {"p", "c", "€", "£", "$", "¥", "元", "₽", "₩", "₹"}
        return Figure(number, number.start, tail if glued else number.end, tail, "money", unit.name, unit.entity)
    if unit.entity == "index":
        return Figure(number, number.start, number.end, tail, "index", unit.name, unit.entity)
    if unit.name in {"percentage", "percentage point", "basis point"}:
        kind: Kind = "percent" if unit.name == "percentage" else "percentage_points"
        return Figure(number, number.start, tail, tail, kind, unit.name)
    return Figure(number, number.start, number.end, tail, "measure", unit.name, unit.entity)


def _weighs(text: str, number: Number, tail: int) -> bool:
    if _MASS_BEHIND.match(text, tail) or _MASS_BEFORE.search(text[max(0, number.start - 45) : number.start]):
        return True
    if text[number.end : number.end + 1] == "-":
        return _WEIGHS.search(text, tail, min(len(text), tail + 40)) is not None
    return _WEIGHS.search(text, max(0, number.start - 40), min(len(text), tail + 25)) is not None


def _fits(text: str, number: Number, at: int, tail: int) -> bool:
    """Whether letters after a number are its unit: a lone letter only where it is glued on, "second" not as a rank."""
    word = text[at:tail]
    glued = at == number.end
    if len(word) == 1 and word.isalpha() and word != "m":
        return glued or (word in {"W", "V"} and text[at - 1] == " ")
    if word == "m":
        return glued or text[at - 1] in " \u00a0"
    if glued and word[0].isalpha() and number.form != "digits":
        return False
    if word.lower() == "second" and text[at - 1] == " ":
        return (
            number.point == 1
            or number.point != int(number.point)
            or not re.match(r"[- ](?:half|quarter|place|time|largest|highest|year|day|day|in)", text[tail : tail + 10])
        )
    return not (word.lower() == "stone" and re.match(r"[ -](?:wall|throw|age|building|house)", text[tail : tail + 10]))
