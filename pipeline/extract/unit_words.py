"""Where the words of a number's unit stand behind it: "5 million *tonnes*", "40m *euros*", "1 *degree Celsius*"."""

from __future__ import annotations

from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily

#: The kinds of number whose unit is no noun that is counted.
UNIT_KINDS = frozenset({"measure", "money", "index"})
_OFTEN = frozenset({"time", "occasion"})
_WORD = lazily(r"[\s-]?\s?([^\W\d_]+)")
_SPELT = {"rou": "rub"}  # "rouble" is the ruble
_ALIKE = 3  # letters that a printed unit and its name begin with, whatever their endings


def unit_behind(text: str, number: Number) -> tuple[int, int] | None:
    """Offsets in the paragraph of the unit's words right behind a measure or an amount, or None. A measure's first
    word is its unit even where it is a symbol; an amount may have its sign before it ("a $12 fee")."""
    quantity = number.quantity
    if (
        quantity.kind not in UNIT_KINDS
        or quantity.unit is None
        or (quantity.kind == "index" and not _in_points(number))
    ):
        return None
    named = {word[:_ALIKE] for word in quantity.unit.lower().split()}
    start = end = number.end
    while (word := _WORD.match(text, end)) is not None:
        printed = word[1].lower()[:_ALIKE]
        known = _SPELT.get(printed, printed) in named
        if not known and not (end == start and quantity.kind == "measure"):
            break
        end = word.end()
    return (start, end) if end > start else None


def has_no_noun(number: Number) -> bool:
    """Whether what stands behind a number is no noun that it counts: a unit, or how often something was."""
    return number.quantity.kind in UNIT_KINDS or number.quantity.unit in _OFTEN


def _in_points(number: Number) -> bool:
    """ "Up 12 points", but "a category 2 hurricane"."""
    return number.quantity.unit == "point"
