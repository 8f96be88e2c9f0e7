"""A measure given again in another unit: "50 miles (80 km)", "6ft 2in (1.88m)", "20C (68F)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline.patterns import lazily
from pipeline.records import Apposition, Claim, Interval, Quantity, Reading
from pipeline.relate import converted_figures, intervals
from pipeline.relate.side_lengths import sides
from pipeline.relate.sum_record import Expected, Fits, Quantities, Sum, SumKind
from pipeline.relate.unit_factors import SMALLER, Way, rates, unit_name, ways

#: Between the two, where no bracket says that they are one: "50 miles, or 80 km"; "a 5km or 5-mile run" is a choice.
_SAME = lazily(
    r", or\b|\b(?:about|around|roughly|approximately|i\.e|equal|equivalent|equals|translates?|which is)\b|[~≈]"
)
#: What is said of the second alone makes it a part of the first, or a figure of another time.
_ANOTHER = lazily(
    r"\b(?:of (?:it|them|which|that|those|the)|in (?:19|20)\d\d|last|previous|earlier|year|against|up|down|from|more|"
    r"less|further|longer|shorter)\b",
    re.IGNORECASE,
)
#: Without a bracket that closes it the second figure runs on into the sentence: "or about 80 km from the coast".
_ANOTHER_TIME = lazily(
    r"\b(?:of (?:it|them|which|those)|in (?:19|20)\d\d|last|previous|earlier|if|when|after|before|with|without)\b",
    re.IGNORECASE,
)
#: Words that make degrees a difference: 5C warmer is 9F warmer.
_APART = lazily(
    r"\b(?:warm(?:er|ed|ing|s)|cool(?:er|ed|ing|s)|colder|hotter|higher|lower|ris(?:e|es|en|ing)|rose|fell|"
    r"fall(?:s|en|ing)?|drop\w*|increas\w+|decreas\w+|above|below|by|more|less|differ\w+|swings?|jump\w*|climb\w*|up|"
    r"down|limit\w*|targets?|threshold)\b",
    re.IGNORECASE,
)
#: A figure's unit, where it stands behind the digits, and the dash behind it.
_UNIT = lazily(r"\s*(?:°?[^\W\d]{1,12}[²³]?(?:/[^\W\d]{1,4})?(?:\s+(?:an|per)\s+hour)?)?")
_UNIT_DASH = lazily(r"\s*(?:°?[^\W\d]{1,12}[²³]?(?:/[^\W\d]{1,4})?(?:\s+(?:an|per)\s+hour)?)?\s*[-–—]{1,2}")
_METRIC = lazily(r"met(?:re|er)|lit(?:re|er)|gram|tonne|hectare|[cC]elsius")
_AROUND = 90
#: Between the two stands at most the noun, behind the second at most its unit ("square kilometres per year").
_NOUN_WORDS, _REST_WORDS = 8, 4
_JOINED = lazily(r"['′’]?[ -]?(?:f(?:oo|ee)?t|yards?|stones?|st|pounds?|lbs?|metres?|m)?\.?,?[ -]?(?:and )?")


def find(reading: Reading) -> Iterator[Sum]:
    """Every measure that stands in apposition to one of the same dimension."""
    for apposed in reading.appositions:
        if not (_one_thing(apposed) or _in_dashes(apposed, reading)):
            continue
        for told, other, rest in sides(apposed, reading):
            first, second = reading.claims[told], reading.claims[other]
            if _plain(apposed, rest) and _convertible(first.quantity, second.quantity):
                yield Sum(_kind(first, reading.article.text), _parts(told, other, reading), "converted")


def _plain(apposed: Apposition, rest: str) -> bool:
    """Whether what stands behind the second figure says nothing of it alone."""
    if apposed.form == "brackets":
        return len(rest.split()) <= _REST_WORDS and not _ANOTHER.search(rest)
    return not _ANOTHER_TIME.search(rest)


def _one_thing(apposed: Apposition) -> bool:
    """Whether the two are one by their form, or by what stands between them."""
    if apposed.form == "brackets":
        return len(apposed.noun.split()) <= _NOUN_WORDS
    return apposed.form in {"slash", "said"} or _SAME.search(apposed.noun) is not None


def _in_dashes(apposed: Apposition, reading: Reading) -> bool:
    """ "11lb – 5kg – of sugar": dashes in place of brackets, with nothing but a metric measure and one that is not."""
    behind = apposed.rests[0].partition(" -")[0]
    if apposed.form != "dashes" or not _UNIT_DASH.fullmatch(apposed.noun) or not _UNIT.fullmatch(behind):
        return False
    names = (unit_name(reading.claims[id_].quantity) or "" for id_ in (apposed.first, *apposed.others))
    return len({_METRIC.search(name) is None for name in names}) == 2


def _convertible(first: Quantity, second: Quantity) -> bool:
    return first.kind == second.kind == "measure" and bool(ways(unit_name(first), unit_name(second)))


def _kind(first: Claim, text: str) -> SumKind:
    if first.quantity.unit is None or not first.quantity.unit.startswith("degree"):
        return "conversion"
    start, end = first.quantity.passage.start, first.quantity.passage.end
    return "degrees_apart" if _APART.search(text[max(0, start - _AROUND) : end + _AROUND]) else "conversion"


def _parts(first: int, other: int, reading: Reading) -> tuple[tuple[str, int], ...]:
    """The two measures, each with the smaller unit that belongs to it: "6ft 2in"."""
    claims, text = reading.claims, reading.article.text
    parts: list[tuple[str, int]] = [("printed", first)]
    if first and _one_measure(claims[first - 1], claims[first], text):
        parts = [("printed", first - 1), ("printed_rest", first)]
    parts.append(("converted", other))
    if other + 1 < len(claims) and _one_measure(claims[other], claims[other + 1], text):
        parts.append(("converted_rest", other + 1))
    return tuple(parts)


def _one_measure(greater: Claim, smaller: Claim, text: str) -> bool:
    unit = greater.quantity.unit
    if unit is None or greater.quantity.kind != "measure" or SMALLER.get(unit) != smaller.quantity.unit:
        return False
    gap = text[greater.quantity.passage.end : smaller.quantity.passage.start]
    return len(gap) < 15 and _JOINED.fullmatch(gap) is not None


def _whole(quantities: Quantities, role: str) -> Quantity:
    """A measure with its smaller unit added: 6ft 2in is 6.17ft, good to an inch."""
    greater, smaller = quantities[role], quantities.get(f"{role}_rest")
    if smaller is None or not isinstance(greater.value, (int, float)) or not isinstance(smaller.value, (int, float)):
        return greater
    rate = rates(unit_name(smaller), unit_name(greater))[0]
    return replace(greater, value=greater.value + smaller.value * rate, step=(smaller.step or 1.0) * rate)


def _ways(sum_: Sum, quantities: Quantities) -> tuple[Way, ...]:
    names = unit_name(quantities["printed"]), unit_name(quantities["converted"])
    return ways(*names, apart=sum_.kind == "degrees_apart")


def expected(sum_: Sum, quantities: Quantities) -> Interval | None:
    """What the first measure is in the second's unit, by the likeliest way; of a range, its lower end."""
    found = converted_figures.pairs(_whole(quantities, "printed"), _whole(quantities, "converted"))
    first = next(found, None)
    turned = _ways(sum_, quantities)
    return _turned(turned[0], first[0]) if first is not None and turned else None


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether some way of converting leads into what the second allows; of a range, at both ends."""
    found = tuple(converted_figures.pairs(_whole(quantities, "printed"), _whole(quantities, "converted")))
    if not found:
        return None
    return any(
        all(intervals.meet(_turned(way, given), worked_out) for given, worked_out in found)
        for way in _ways(sum_, quantities)
    )


def swapped(quantities: Quantities) -> Quantities:
    """The two figures in each other's place, with their units left where they are."""
    first, second = quantities["printed"], quantities["converted"]
    return {
        **quantities,
        "printed": replace(first, value=second.value, step=second.step),
        "converted": replace(second, value=first.value, step=first.step),
    }


def point(sum_: Sum, quantities: Quantities) -> float | None:
    """The first measure in the second's unit, unrounded; None for ranges."""
    value, turned = _whole(quantities, "printed").value, _ways(sum_, quantities)
    return turned[0](value) if isinstance(value, (int, float)) and turned else None


def _turned(way: Way, span: Interval) -> Interval:
    low, high = sorted(way(end) for end in intervals.ends(span))
    return Interval(low, high)


EXPECTED: Mapping[str, Expected] = MappingProxyType({"conversion": expected, "degrees_apart": expected})
FITS: Mapping[str, Fits] = MappingProxyType({"conversion": fits, "degrees_apart": fits})
