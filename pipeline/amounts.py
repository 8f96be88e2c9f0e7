"""Printed numbers -> value, interval, unit, hedge and denominator. The reader of amounts in British and American news.

``read_amounts`` is the whole: figures (a number with its unit), pairs of them that are one (ranges, ratios), then what
the words around make of them: ages, multiples, ranks, hedges, rates. Everything is linear in the text's length.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline import hedges, rounding
from pipeline.ages import Age, age
from pipeline.figures import read_figures
from pipeline.hedges import Hedge, Manner
from pipeline.idioms import no_number, one_of
from pipeline.joined import Joined, join
from pipeline.patterns import lazily
from pipeline.records import Comparator, Interval, Kind
from pipeline.singles import Single, read_singles
from pipeline.units import UnitTable

_TIMES = lazily(
    r"[- ]?fold\b|[ ]times(?=[ ](?:as|more|the|that|what|higher|greater|larger|bigger|faster|less|fewer|lower|"
    r"likely|likelier|its|their|better|worse|smaller|longer|his|her|this|last|"
    r"richer|stronger|earnings|book|sales|revenues?|profits?|normal|usual|average|over|forward|income|salary|"
    r"annual|future|historic|current)\b)|x\b|[ ]times(?=-)",
    re.IGNORECASE,
)
_PER = lazily(
    r"[ ]?(?:per\b|for\s+every|in\s+every|/(?=[a-z]))[ ]?(?:head\s+of\s+)?(?P<many>\d{1,3}(?:,[ ]?\d{3})+|\d+|"
    r"(?:one\s+|a\s+)?(?:hundred|thousand|million))?(?P<of>(?:[ ]?(?:square\s+|sq\s+|cubic\s+)?[a-z]+(?:\s(?:km|"
    r"metre|kilomet(?:re|er)|mile|foot|day)s?\b)?))?"
    r"|[- ](?:an?|each|every)[- ](?P<each>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|"
    r"head|share|barrel|gallon|litre|liter|tonne|ton|kilo|kg|ounce|pound|pint|dozen|"
    r"person|ticket|time|piece|game|match|bottle|unit|pop|household|mile|kilomet(?:re|er)|throw|plate|bushel|set|"
    r"visit|child|pupil|student)\b(?![ ](?:earlier|ago|later|before|after|prior|previously|from|old))",
    re.IGNORECASE,
)
_NOUN_THEN_PER = lazily(
    r"(?:[ ](?!(?:and|or|but|for|on|to|after|before|from|by)\b)[a-z][\w-]*){1,3}?"
    r"(?=[ ](?:per[ ](?!cent)|(?:an?|each|every)[ ](?:second|minute|hour|day|night|week|month|year)\b))"
)
_NUMBERED = lazily(r"\b(?:category|magnitude|grade|level|tier|band|scale)\s+(?:(?:was|is|of|at)\s+)?$", re.IGNORECASE)
_POINTS_BEFORE = lazily(r"\s+\(|,?\s+(?:lower\s+|higher\s+)?(?:from|to|at|on|and\s+is\s+at)\s+(?:\w+\s+)?")
_POINTS_AFTER = lazily(
    r"(?:\s+of\s+[\w\s]{1,30})?(?:,|\s[-–—])?\s+\(?(?:(?:up|down)(?:\s+by)?|an?\s+\w+\s+of)\s+(?:\w+\s+)?"
)
_FROM = lazily(r"\bfrom\s+$", re.IGNORECASE)
_TO_LEVEL = lazily(r"\s+(?:in\s+\w+\s+)?to\s+(?:about\s+|around\s+|just\s+|nearly\s+|almost\s+)?")
_FACTOR = lazily(r"\bfactor\s+of\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
#: Lengths that print converts into metres and back: "6ft (1.8m)", "3,000m above the sea (9,800ft)".
_LENGTHS = frozenset("foot inch yard mile kilometre centimetre millimetre fathom".split())
_OPENING = lazily(
    r"(?:[ -][\w'’-]+){0,5}[ ]?[(\[;/,][ ]?(?:(?:about|around|roughly|approximately|nearly|almost|some|just|over|"
    r"under|or)[ ]){0,2}[~≈]?"
)
_PLURAL = lazily(r"s\b")
_NAME_BEFORE = lazily(r"\b[A-Z][a-z]{2,}[ -]$")
_DECADE = lazily(r"['’]?s\b(?!\s+and\b)")
_TOP = lazily(r"\b(?:top|bottom|number)[ -]$", re.IGNORECASE)
_MAGNITUDE = lazily(r"[- ]magnitude\b|(?:\s+(?:on|out\s+of)\s+the\s+richter)", re.IGNORECASE)


@dataclass(frozen=True)
class Amount:
    """A number in print. ``start``/``end``: with currency sign, scale and per cent words, without hedge and noun.
    ``tail`` is the offset behind its unit words ("5 miles": end after 5, tail after miles),
    ``rate_end`` the one behind its denominator ("a day"), where it has one."""

    start: int
    end: int
    kind: Kind
    value: float | tuple[float, float] | None
    interval: Interval | None
    unit: str | None
    comparator: Comparator = "="
    hedge: tuple[int, int] | None = None
    step: float | None = None
    per: str | None = None
    tail: int = -1
    rate_end: int = -1


def read_amounts(text: str, units: UnitTable, taken: Sequence[tuple[int, int]] = ()) -> tuple[Amount, ...]:
    """Every amount of ``text`` outside the spans ``taken`` (periods, identifiers), in order, none overlapping."""
    held = sorted(taken)
    figures = tuple(read_figures(text, units, held))
    read = (_amount(text, joined) for joined in join(text, figures))
    amounts = list(_conversions(text, list(_denominators([amount for amount in read if amount is not None]))))
    amounts = list(_points(text, list(_elliptical(text, amounts))))
    return tuple(_merged(amounts, read_singles(text), held))


def _amount(text: str, joined: Joined) -> Amount | None:
    first, last = joined.first, joined.last
    lasts = last.entity == "time"
    of_age = age(text, first, last)
    hedge = (
        (of_age.hedge if of_age else None)
        or hedges.before(text, first.start, lasts)
        or hedges.after(text, last.end, last.tail)
    )
    manner: Manner = hedge.manner if hedge else "exact"
    if of_age is not None:
        return _aged(joined, of_age, hedge, manner)
    if joined.how == "ratio":
        return _ratio(joined, hedge, manner)
    if joined.other is None and no_number(text, first):
        return None
    if last.tail == last.end and (_DECADE.match(text, last.end) or _model(text, first.start, last.end)):
        return None  # "the 1990s", "in the low 20s", "14 Boeing 737s"
    times = _TIMES.match(text, last.end) if last.unit is None and joined.how != "odds" else None
    kind: Kind = "multiple" if times else "ratio" if joined.how == "odds" else last.kind
    if kind == "count" and last.number.form == "words" and one_of(text, last):
        kind = "other"
    if kind == "count" and last.number.point <= 1000 and _TOP.search(text[max(0, first.start - 8) : first.start]):
        kind = "rank"
    if kind == "count" and last.number.point >= 100 and text[max(0, first.start - 4) : first.start].lower() == "per ":
        kind = "other"  # "rates per 100,000": a denominator
    if kind == "count" and (
        _MAGNITUDE.match(text, last.end) or _NUMBERED.search(text[max(0, first.start - 16) : first.start])
    ):
        kind = "index"
    if kind == "count" and _FACTOR.search(text, max(0, first.start - 24), first.start):
        kind = "multiple"
    end, tail = (times.end(), times.end()) if times else (last.end, last.tail)
    per, rate_end, at_once = _per(text, tail, kind)
    if at_once and tail == end and per and per[0].isdigit():
        end = tail = rate_end  # "8.7 per 100,000": the denominator is part of the figure
    value, interval, step = _worth(joined, kind, manner)
    return Amount(
        first.start,
        end,
        kind,
        value,
        interval,
        last.unit,
        hedges.comparator(manner),
        _span(hedge),
        step,
        per,
        tail,
        rate_end,
    )


def _worth(joined: Joined, kind: Kind, manner: Manner) -> tuple[float | tuple[float, float], Interval, float | None]:
    first, last = joined.first.number, joined.last.number
    if joined.how == "odds":
        value = first.point / last.point
        return value, rounding.interval(value, None, manner), None
    if joined.how == "range":
        low, high = first.point, last.point
        ends = (
            ((first.step or 0) / 2, (last.step or 0) / 2) if kind != "count" or high > rounding.COUNTED else (0.0, 0.0)
        )
        return (low, high), _range_interval(low - ends[0], high + ends[1], manner, last.step or 0.0), last.step
    if isinstance(last.value, tuple):
        return last.value, rounding.vague(*last.value, manner), None
    if kind == "fraction":
        slack = rounding.FRACTION_SLACK
        return last.value, rounding.widen(last.value, slack, 2 * slack, manner), None
    exact = (
        kind in {"count", "other", "rank", "index", "age"}
        and 0 <= last.value <= rounding.COUNTED
        and last.value == int(last.value)
        and last.scale == 1.0
    )
    return last.value, rounding.interval(last.value, last.step, manner, exact and manner == "exact"), last.step


def _range_interval(low: float, high: float, manner: Manner, step: float) -> Interval:
    if manner == "about":
        return Interval(low - step / 2, high + step / 2)
    return Interval(None if manner == "below" else low, None if manner == "above" else high)


def _ratio(joined: Joined, hedge: Hedge | None, manner: Manner) -> Amount:
    part, whole = joined.first.number.point, joined.last.number.point
    interval = rounding.share(part, whole, manner)
    return Amount(
        joined.first.start,
        joined.last.end,
        "ratio",
        part / whole,
        interval,
        None,
        hedges.comparator(manner),
        _span(hedge),
        None,
        None,
        joined.last.end,
    )


def _model(text: str, start: int, end: int) -> bool:
    return _PLURAL.match(text, end) is not None and _NAME_BEFORE.search(text, max(0, start - 24), start) is not None


def _aged(joined: Joined, of_age: Age, hedge: Hedge | None, manner: Manner) -> Amount:
    first, last = joined.first, joined.last
    low, high = first.number.point, last.number.point
    value: float | tuple[float, float] = (low, high) if joined.other else low
    if of_age.decade:
        value, high = (low, low + 9), low + 9
    interval = rounding.widen(low, 0.0, 1.0, manner) if low == high else _range_interval(low, high, manner, 1.0)
    return Amount(
        first.start,
        last.end,
        "age",
        value,
        interval,
        of_age.unit,
        hedges.comparator(manner),
        _span(hedge),
        1.0,
        None,
        of_age.tail,
    )


def _per(text: str, tail: int, kind: Kind) -> tuple[str | None, int, bool]:
    """The denominator's words, the offset behind its number or words, and whether it follows the figure at once."""
    none = (None, tail, False)
    if kind in {"multiple", "fraction", "ratio", "rank", "age"}:
        return none
    found = _PER.match(text, tail)
    if found is None and kind in {"count", "measure", "vague"}:
        noun = _NOUN_THEN_PER.match(text, tail)
        found = _PER.match(text, noun.end()) if noun else None
    if found is None or not (found.group("many") or found.group("of") or found.group("each")):
        return none
    if text[found.start()] == "/" and kind not in {"money", "measure"}:
        return none
    if found.group("many"):
        words, end = found.group("many").replace(", ", ","), found.end("many")
    else:
        words, end = found.group("each") or found.group("of"), found.end()
    return " ".join(words.lower().split()), end, found.start() == tail


def _denominators(amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The denominator of the number before it is no claim: "12 deaths per 100,000", "90 cents a dozen"."""
    covered, end = -1, -1
    for amount in amounts:
        if amount.start < end:
            continue  # it is part of the printed figure, "8.7 per 100,000"
        end = amount.end
        if amount.start < covered:
            amount = replace(amount, kind="other")
        covered = max(covered, amount.rate_end)
        yield amount


def _conversions(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """A conversion in brackets, "about 30 miles (48 km)", is hedged as the figure before it."""
    before: Amount | None = None
    for amount in _metres(text, amounts):
        if (
            before is not None
            and amount.kind == before.kind
            and amount.kind in {"measure", "money"}
            and amount.comparator == "="
            and before.hedge is not None
            and amount.unit != before.unit
            and isinstance(amount.value, float)
            and re.fullmatch(r"[ ]?[(\[;/][ ]?", text[before.tail : amount.start])
        ):
            interval = rounding.interval(amount.value, amount.step, _manner(before))
            amount = replace(amount, interval=interval, comparator=before.comparator, hedge=before.hedge)
        before = amount
        yield amount


def _elliptical(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """ "From 8.4 to 7.2 per cent": per cent is printed once for both."""
    for amount, following in itertools.zip_longest(amounts, amounts[1:]):
        if (
            following is not None
            and amount.kind == "count"
            and following.kind == "percent"
            and isinstance(amount.value, float)
            and amount.unit is None
            and _TO_LEVEL.fullmatch(text, amount.tail, following.start)
            and _FROM.search(text, max(0, amount.start - 12), amount.start)
        ):
            step = min(amount.step or 1.0, 1.0)
            interval = rounding.interval(amount.value, step, _manner(amount))
            amount = replace(amount, kind="percent", unit="percentage", step=step, interval=interval)
        yield amount


def _metres(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """ "m" beside another length is metres, not millions: "6ft (1.8m)", "3,000m (9,800ft)"."""
    before: Amount | None = None
    for place, amount in enumerate(amounts):
        if amount.kind == "count" and amount.value and text[amount.end - 1 : amount.end] == "m":
            after = amounts[place + 1] if place + 1 < len(amounts) else None
            if _converts(text, before, amount) or _converts(text, amount, after):
                amount = _in_metres(amount)
        before = amount
        yield amount


def _converts(text: str, first: Amount | None, second: Amount | None) -> bool:
    if first is None or second is None or not {first.unit, second.unit} & _LENGTHS or second.start - first.tail > 60:
        return False
    return _OPENING.fullmatch(text, first.tail, second.start) is not None


def _in_metres(amount: Amount) -> Amount:
    def small(value: float | None) -> float | None:
        return None if value is None else value / 1e6

    value, span = amount.value, amount.interval
    return replace(
        amount,
        end=amount.end - 1,
        kind="measure",
        value=(value[0] / 1e6, value[1] / 1e6) if isinstance(value, tuple) else small(value),
        unit="metre",
        step=small(amount.step),
        interval=None if span is None else Interval(small(span.low), small(span.high)),
    )


def _points(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """ "Fell 9 points from 38 per cent", "38 per cent, down 9 points": points beside a percentage are of its kind."""
    for place, amount in enumerate(amounts):
        if amount.unit == "point" and amount.kind == "index":
            before = amounts[place - 1] if place else None
            after = amounts[place + 1] if place + 1 < len(amounts) else None
            led = before is not None and _gap(_POINTS_AFTER, text, before, before.end, amount.start)
            if led or (after is not None and _gap(_POINTS_BEFORE, text, after, amount.tail, after.start)):
                interval = amount.interval
                if isinstance(amount.value, float):
                    interval = rounding.interval(amount.value, amount.step, _manner(amount))
                yield replace(
                    amount, kind="percentage_points", unit="percentage point", end=amount.tail, interval=interval
                )
                continue
        yield amount


def _gap(pattern: re.Pattern[str], text: str, neighbour: Amount, start: int, end: int) -> bool:
    return neighbour.kind == "percent" and 0 < end - start < 50 and pattern.fullmatch(text, start, end) is not None


def _manner(amount: Amount) -> Manner:
    manners: dict[Comparator, Manner] = {"~": "about", ">": "above", "<": "below", "=": "exact"}
    return manners[amount.comparator]


def _merged(amounts: Sequence[Amount], singles: Sequence[Single], held: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    """Amounts and the single words that are numbers ("doubled", "third-largest"), in order; amounts win overlaps."""
    spans = sorted([*held, *((a.start, a.end) for a in amounts)])
    everything = list(amounts)
    at = 0
    for single in singles:
        while at < len(spans) and spans[at][1] <= single.start:
            at += 1
        if at < len(spans) and spans[at][0] < single.end:
            continue
        everything.append(_single(single))
    yield from sorted(everything, key=lambda a: (a.start, a.end))


def _single(single: Single) -> Amount:
    manner: Manner = single.hedge.manner if single.hedge else "exact"
    slack = rounding.MULTIPLE_SLACK * single.value if single.kind == "multiple" else 0.0
    interval = rounding.widen(single.value, slack, 2 * slack, manner)
    return Amount(
        single.start,
        single.end,
        single.kind,
        single.value,
        interval,
        None,
        hedges.comparator(manner),
        _span(single.hedge),
        None,
        None,
        single.end,
    )


def _span(hedge: Hedge | None) -> tuple[int, int] | None:
    return (hedge.start, hedge.end) if hedge else None
