"""The ways in which a printed number goes wrong, as one-edit corrections: what it might have been meant to be.

Classes in the order of how often they are the cause of a wrong figure in print: two neighbouring digits swapped, a
factor of ten or a thousand, million for billion, one digit wrong, one digit dropped or doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.patterns import lazily
from pipeline.records import Interval, Quantity

_NUMERAL = lazily(r"\d[\d,]*(?:\.\d+)?")
_SHORT_GROUP = lazily(r",\d{1,2}(?![\d,])")
#: Digits of the longest number that a slip is looked for in; the tries grow with its square.
_LONGEST = 24
_SWAPPED, _TENFOLD, _THOUSANDFOLD = "two digits swapped", "factor of ten", "factor of a thousand"
_SCALED, _DIGIT, _LENGTH = "another scale", "one digit", "a digit too few or too many"
CLASSES = (_SWAPPED, _TENFOLD, _THOUSANDFOLD, _SCALED, _DIGIT, _LENGTH)
#: Classes of which there are so many that some edit fits nearly anything.
FAR_FETCHED = frozenset({_DIGIT, _LENGTH})
_SCALE = lazily(r"(?<=[\d\s-])(?:thousand|million|billion|trillion|tn|bn|[kmb])\b", re.IGNORECASE)
#: A scale word -> what it is written for by mistake, with the factor between the two.
_SCALES: Mapping[str, tuple[tuple[str, float], ...]] = MappingProxyType(
    {
        "thousand": (("million", 1e3),),
        "million": (("billion", 1e3), ("thousand", 1e-3)),
        "billion": (("million", 1e-3), ("trillion", 1e3)),
        "trillion": (("billion", 1e-3),),
        "k": (("m", 1e3),),
        "m": (("bn", 1e3), ("k", 1e-3)),
        "b": (("m", 1e-3),),
        "bn": (("m", 1e-3), ("tn", 1e3)),
        "tn": (("bn", 1e-3),),
    }
)


@dataclass(frozen=True)
class Edit:
    """A correction of one number: its class, the words it would read, and the quantity it would be."""

    kind: str
    text: str
    quantity: Quantity


def edits(quantity: Quantity) -> Iterator[Edit]:
    """Every one-edit correction of a number printed in one numeral; none for number words, ratios, ranges and dates."""
    words = quantity.passage.text
    match = _NUMERAL.search(words)
    if match is None or not isinstance(quantity.value, (int, float)) or not quantity.value:
        return
    printed = match.group()
    digits = printed.replace(",", "")
    beside = words[: match.start()] + words[match.end() :]
    if _SHORT_GROUP.search(printed):
        return  # "€3,50", "$110,00": which of its marks is the misprint is not for an edit of digits to say
    if len(digits) > _LONGEST or not float(digits) or any(map(str.isnumeric, beside)):
        return  # "3 in 10", "2½ million": the value is not one numeral times a scale
    if quantity.kind == "ratio":
        return
    scale = quantity.value / float(digits)
    seen = {digits}
    for kind, candidate in _candidates(digits):
        same = float(candidate) == float(digits) if _plausible(candidate) else True
        as_round = kind in {_TENFOLD, _THOUSANDFOLD} or _as_round(candidate, digits, quantity)
        if candidate in seen or same or not as_round:
            continue  # "1.50" for "1.5" says the same less or more finely
        seen.add(candidate)
        text = _as_printed(candidate, printed)
        corrected = words[: match.start()] + text + words[match.end() :]
        yield Edit(kind, corrected, _with_value(quantity, float(candidate) * scale, candidate, scale))
    yield from _rescaled(quantity, digits, scale)


def _rescaled(quantity: Quantity, digits: str, scale: float) -> Iterator[Edit]:
    """ "£2.1m" for "£2.1bn"."""
    words = quantity.passage.text
    found = _SCALE.search(words)
    for word, factor in _SCALES[found.group().lower()] if found else ():
        corrected = words[: found.start()] + word + words[found.end() :] if found else words
        yield Edit(_SCALED, corrected, _with_value(quantity, float(digits) * scale * factor, digits, scale * factor))


def _candidates(digits: str) -> Iterator[tuple[str, str]]:
    for i in range(len(digits) - 1):
        j = i + 2 if digits[i + 1] == "." else i + 1
        if digits[i] != "." and j < len(digits) and digits[i] != digits[j]:
            swapped = list(digits)
            swapped[i], swapped[j] = swapped[j], swapped[i]
            yield _SWAPPED, "".join(swapped)
    yield from ((_TENFOLD, text) for text in _shifted(digits, 1))
    yield from ((_THOUSANDFOLD, text) for text in _shifted(digits, 3))
    for i, digit in enumerate(digits):
        if digit != ".":
            yield from ((_DIGIT, digits[:i] + other + digits[i + 1 :]) for other in "0123456789" if other != digit)
    for i, digit in enumerate(digits):
        fewer = digits[:i] + digits[i + 1 :]
        if digit != "." and fewer and not fewer.endswith("."):  # "5" is "5.2" told less finely, not a mend of it
            yield _LENGTH, fewer
    for i in range(len(digits) + 1):
        yield from ((_LENGTH, digits[:i] + other + digits[i:]) for other in "0123456789")


def _shifted(digits: str, places: int) -> Iterator[str]:
    whole, _, decimals = digits.partition(".")
    if not decimals:
        yield whole + "0" * places
        if whole.endswith("0" * places) and len(whole) > places:
            yield whole[:-places]
        elif places == 1:
            yield f"{whole[:-1] or '0'}.{whole[-1]}"
    elif places == 1:
        moved = (whole + decimals[0]).lstrip("0") or "0"
        yield moved + (f".{decimals[1:]}" if decimals[1:] else "")
        yield f"{whole[:-1] or '0'}.{whole[-1]}{decimals}"


def _plausible(digits: str) -> bool:
    whole = digits.partition(".")[0]
    return bool(whole) and not (len(whole) > 1 and whole.startswith("0")) and float(digits) > 0


def _as_round(candidate: str, digits: str, quantity: Quantity) -> bool:
    """A hedged number is a round one ("more than 4,000"): its correction ends in as many noughts."""
    if quantity.comparator == "=":
        return True
    return len(candidate) - len(candidate.rstrip("0")) >= len(digits) - len(digits.rstrip("0"))


def _as_printed(digits: str, like: str) -> str:
    whole, dot, decimals = digits.partition(".")
    grouped = "," in like or (len(whole) > 4 and len(like) <= 4)
    return (f"{int(whole):,}" if grouped else whole) + dot + decimals


def _with_value(quantity: Quantity, value: float, digits: str, scale: float) -> Quantity:
    """The quantity with another value, read to its last digit: a correction is no occasion for new rounding."""
    decimals = digits.partition(".")[2]
    step = abs(scale) * 10.0 ** -len(decimals)
    interval = quantity.interval
    if interval is not None and isinstance(quantity.value, (int, float)):
        half = 0.0 if quantity.kind == "count" and not decimals else step / 2
        low = None if interval.low is None else value - half if quantity.comparator in {"=", "~"} else value
        high = None if interval.high is None else value + half if quantity.comparator in {"=", "~"} else value
        interval = Interval(low, high)
    return replace(quantity, value=value, step=step, interval=interval)


def corrections(
    quantities: Mapping[str, Quantity], explains: Callable[[str, Edit], bool], fixed: frozenset[str] = frozenset()
) -> tuple[tuple[str, Edit], ...]:
    """(role, edit) pairs of the first class in which some edit explains everything; ``fixed`` roles stay as printed."""
    tried = [(role, edit) for role, quantity in quantities.items() if role not in fixed for edit in edits(quantity)]
    for kind in CLASSES:
        found = tuple((role, edit) for role, edit in tried if edit.kind == kind and explains(role, edit))
        if found:
            return found
    return ()
