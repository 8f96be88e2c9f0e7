"""Two figures that print makes one: ranges ("between 40 and 50", "£3-5bn") and ratios ("one in five"). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.figures import Figure
from pipeline.patterns import lazily

#: "one person in five": whom a share is told of may stand inside it; of other things it is a record ("one win in six").
_WHOM = lazily(
    r"\s+(?:person|adult|child|woman|man|voter|household|family|pupil|student|patient|worker|employee|teenager|pensioner|"
    r"couple|parent|resident|respondent)(?=\s+(?:in|out)\s)",
    re.IGNORECASE,
)
_IN = lazily(r"[\s-]+(?:in|out\s+of)(?:\s+every)?[\s-]+|\s+(?:of|for)\s+every\s+", re.IGNORECASE)
_TO_ONE = lazily(r"-to-|\s+to\s+", re.IGNORECASE)
_COLON = lazily(r":")
_RATIO_BEFORE = lazily(
    r"(?:\bratio\s+(?:of|was|is)|\bodds\s+of|\boutnumber\w*(?:\s+\w+){0,4}|\bby(?:\s+(?:nearly|almost|about|"
    r"more\s+than))?(?:\s+an?)?)\s+$",
    re.IGNORECASE,
)
_DASH = lazily(r"[ ]?[-‐‑–—~][ ]?|-?(?:to|or)-(?=\d)|[-‐]to[-‐]|[ ]to-", re.IGNORECASE)
#: The second of two dashes that stand for brackets.
_ASIDE = lazily(r"\s[-–—]{1,2}\s")
_TO = lazily(r"-?\s+to\s+(?:about\s+|around\s+|as\s+(?:much|many)\s+as\s+)?", re.IGNORECASE)
_OR = lazily(r"-?\s+or\s+(?:even\s+)?", re.IGNORECASE)
_AND = lazily(r"\s+and\s+(?:about\s+|around\s+)?", re.IGNORECASE)
_BETWEEN = lazily(r"\bbetween\s+(?:about\s+|around\s+|roughly\s+|an\s+estimated\s+)?$", re.IGNORECASE)
_FROM = lazily(
    r"\bfrom\s+(?:about\s+|around\s+|just\s+|only\s+|some\s+|roughly\s+|nearly\s+|almost\s+|more\s+than\s+|over\s+|"
    r"under\s+|below\s+|less\s+than\s+|an?\s+(?:\w+\s+){0,3})?$",
    re.IGNORECASE,
)
_SPREAD = lazily(
    r"\b(?:(?:range|scale|span|spread)\b(?:\s+\w+){0,2}|rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|runs?|running|"
    r"anywhere|anything|somewhere|spans?|spanning)\s+(?:\w+\s+)?from\s+(?:about\s+|around\s+)?$",
    re.IGNORECASE,
)
_MOVED = lazily(
    r"\b(?:rose|rise[sn]?|rising|fell|fall(?:s|en|ing)?|up|down|grew|grow(?:s|n|ing)?|gain(?:s|ed|ing)?|los(?:t|es|"
    r"e|ing)|jump(?:s|ed|ing)?|drop(?:s|ped|ping)?|"
    r"climb(?:s|ed|ing)?|slid(?:e|es|ing)?|slip(?:s|ped|ping)?|add(?:s|ed|ing)?|shed(?:s|ding)?|tumbl(?:e|ed|es|"
    r"ing)|surg(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|"
    r"increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|advanc(?:e|ed|es|ing)|cut|lower|higher|plung(?:e|ed|es|ing)|"
    r"narrow(?:s|ed|ing)?|widen(?:s|ed|ing)?|slump(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|plummet(?:s|ed|ing)?|reduc(?:e|ed|es|"
    r"ing)|boost(?:s|ed|ing)?|slash(?:es|ed|ing)?|leap(?:s|t|ed|ing)?|contract(?:s|ed|ing)?|rebound(?:s|ed|ing)?|"
    r"soar(?:s|ed|ing)?|dip(?:s|ped|ping)?|eas(?:e|ed|es|ing))"
    r"(?:\s+by)?\s+(?:about\s+|around\s+|just\s+|only\s+|some\s+|nearly\s+|almost\s+|more\s+than\s+|over\s+|"
    r"a\s+further\s+|another\s+)?$",
    re.IGNORECASE,
)
_OTHERWISE = lazily(r"(?:%|per\s?cent|points?|pence|p),?\s+or\s+(?:by\s+)?(?:about\s+|around\s+)?$", re.IGNORECASE)
_LED_BY = lazily(
    r"\bby\s+(?:about\s+|around\s+|just\s+|only\s+|some\s+|nearly\s+|almost\s+|a\s+further\s+)?$", re.IGNORECASE
)
_CHANGE = lazily(r",?[ ](?:and[ ])?", re.IGNORECASE)
_CLOSED = lazily(r"\s*(?:[.!?;)]|$)")
_SCALES = frozenset({1e3, 1e6, 1e9, 1e12})
_TIME_NEXT = lazily(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|matches|games)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Joined:
    """A figure, or two: ``other`` is the upper end of a range or the whole of a ratio."""

    first: Figure
    other: Figure | None = None
    how: str = ""  # "range" | "ratio" | "odds"

    @property
    def last(self) -> Figure:
        """The figure that ends the pair, or the only one."""
        return self.other or self.first


def join(text: str, figures: Sequence[Figure]) -> Iterator[Joined]:
    """Pair neighbours; each figure is in one pair at most, the first that fits."""
    at = 0
    figures = _with_scales(text, figures)
    while at < len(figures):
        first = figures[at]
        other = figures[at + 1] if at + 1 < len(figures) else None
        pair = _pair(text, first, other) if other is not None and other.start - first.tail < 30 else None
        yield pair or Joined(first)
        at += 2 if pair else 1


def _with_scales(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """ "From 8.7 to 9.6 million tonnes": the first has the scale and the unit of the second, where it prints neither.

    Only where both numerals are near each other: "from 300 to 2 million" says what it says.
    """
    kept = list(figures)
    for place in range(len(kept) - 1):
        first, other = kept[place], kept[place + 1]
        gap = text[first.end : other.start]
        bare = first.unit is None and first.number.scale == 1.0 and first.number.point < 1000
        if not bare or other.number.scale not in _SCALES or first.number.form != "digits" or not _TO.fullmatch(gap):
            continue
        near = (
            0.1 <= first.number.point * other.number.scale / other.number.point <= 10 if other.number.point else False
        )
        if near and _FROM.search(text[max(0, first.start - 40) : first.start]):
            step = None if first.number.step is None else first.number.step * other.number.scale
            number = replace(
                first.number, value=first.number.point * other.number.scale, step=step, scale=other.number.scale
            )
            kept[place] = replace(first, number=number, kind=other.kind, unit=other.unit, entity=other.entity)
    return kept


def _pair(text: str, first: Figure, other: Figure) -> Joined | None:
    gap = text[first.end : other.start]
    if not gap:
        return None
    return _ratio(text, first, other, gap) or _change(text, first, other) or _range(text, first, other, gap)


def _ratio(text: str, first: Figure, other: Figure, gap: str) -> Joined | None:
    if not first.bare or first.number.form in {"vague", "fraction"} or other.number.form in {"vague", "fraction"}:
        return None
    part, whole = first.number.point, other.number.point
    if part == 1:
        gap = _WHOM.sub("", gap)
    if other.unit is None and _IN.fullmatch(gap) and 0 < part < whole and whole == int(whole) and part == int(part):
        digits = text[other.start : other.end]
        year = len(digits) == 4 and digits.isdigit() and 1500 <= whole <= 2100
        return None if year or (part > 1 and _TIME_NEXT.match(text, other.end)) else Joined(first, other, "ratio")
    if other.bare and whole > 0 and part == int(part) and _COLON.fullmatch(gap):
        return Joined(first, other, "odds")
    if other.bare and whole == 1 and part > 1 and _TO_ONE.fullmatch(gap):
        lead = text[max(0, first.start - 50) : first.start]
        return Joined(first, other, "odds") if gap == "-to-" or _RATIO_BEFORE.search(lead) else None
    return None


def _change(text: str, first: Figure, other: Figure) -> Joined | None:
    """ "13 dollars 45 cents", "£3 50p", "15 dollars and 50": an amount of money and its small change."""
    small = other.unit in {"cent", "penny"} or (
        other.unit is None and other.end - other.start == 2 and _CLOSED.match(text, other.end)
    )
    if (
        first.entity != "currency"
        or first.unit in {"cent", "penny"}
        or not small
        or first.number.scale != 1.0
        or first.number.point != int(first.number.point)
    ):
        return None
    if (
        not 0 < other.number.point < 100
        or other.number.form == "fraction"
        or not _CHANGE.fullmatch(text[first.tail : other.start])
    ):
        return None
    if other.unit is None and first.tail == first.end:
        return None
    number = replace(first.number, end=other.end, value=first.number.point + other.number.point / 100, step=0.01)
    return Joined(replace(first, number=number, end=other.end, tail=other.tail))


def _range(text: str, first: Figure, other: Figure, gap: str) -> Joined | None:
    if "fraction" in {first.kind, other.kind} and first.kind != other.kind:
        return None
    if other.number.form == "vague" or first.number.form == "vague":
        return None
    same = first.unit is not None and first.unit == other.unit
    if same:
        gap = text[first.tail : other.start]
    elif first.unit is not None and not (first.entity == "currency" and other.unit is None and first.tail == first.end):
        return None
    lead = text[max(0, first.start - 40) : first.start]
    if other.kind == "percent" and first.unit is None and gap[0] == " " and _ASIDE.match(text, other.tail):
        return None  # "36 - 51 per cent - were late"
    if not _reads_as_range(lead, first, other, gap, same):
        return None
    if other.unit is None and first.unit is not None:
        other = replace(other, kind=first.kind, unit=first.unit, entity=first.entity)
    elif first.unit is None and other.unit is not None:
        first = replace(first, kind=other.kind, unit=other.unit, entity=other.entity)
    first = _lend_scale(first, other)
    low, high = first.number.point, other.number.point
    if low >= high and not (low < 0 and high < 0) and not _BETWEEN.search(lead):
        return None
    return Joined(first, other, "range")


def _reads_as_range(lead: str, first: Figure, other: Figure, gap: str, same: bool) -> bool:
    if _AND.fullmatch(gap):
        return _BETWEEN.search(lead) is not None
    if _DASH.fullmatch(gap):
        return not other.number.signed and not (same and first.tail > first.end and gap[0] == " ")
    if _TO.fullmatch(gap):
        if _SPREAD.search(lead):
            return True
        if _FROM.search(lead):
            return False
        if _LED_BY.search(lead) and other.number.point > 10 * abs(_lend_scale(first, other).number.point):
            return False  # "grew slightly by 28,000 to 526,000"
        if _LED_BY.search(lead) and same and other.entity == "currency":
            return False  # "trimmed by £3m to £21m": both have their unit
        if _OTHERWISE.search(lead) or (same and other.number.point > 10 * abs(_lend_scale(first, other).number.point)):
            return False  # "up 6%, or 16p, to 290p": the change and the new level
        # "rose 5% to 10%", "up 20 to 345": an amount and where it led to
        return not (_MOVED.search(lead) and (same or other.unit is None))
    if _OR.fullmatch(gap):
        low, high = first.number.point, other.number.point
        return (
            first.unit is None
            and (first.number.scale == 1.0 or same)
            and low < high <= 2 * low + 1
            and other.entity != "currency"
        )
    return False


def _lend_scale(first: Figure, other: Figure) -> Figure:
    """ "£3-5bn", "two to three million": the scale of the second is the first's too, where it prints none."""
    scale = other.number.scale
    if scale == 1.0 or first.number.scale != 1.0 or scale == 12.0 or first.number.point >= other.number.point / scale:
        return first
    n = first.number
    step = None if n.step is None else n.step * scale
    return replace(first, number=replace(n, value=n.point * scale, step=step, scale=scale))
