"""What a fraction in words may stand for: a rounding to the nearest simple fraction, and how far print stretches it.

A fraction in words is a name, and the simple fractions (halves, thirds, quarters, fifths, sixths, eighths, tenths and
"one in twenty", "one in fifty" below them) are the names that stand beside it. How far a name reaches follows from
its neighbours in that row, not from one tolerance: a tenth has narrow neighbours, a half has wide ones.

- Plain and "about": **close** up to half-way to the neighbour on either side, **loose** up to the neighbour itself.
- "nearly", "just over": the same on the side that the hedge opens, nothing on the other: "just under half (52%)" says
  what is not so, however near it is.
- "more than", "less than" are true of all that lies beyond; by custom the nearest simple fraction that holds is named.
  Close up to the neighbour, loose up to the neighbour but one, but no further than ten points: "more than a fifth" is
  not said of 32 per cent. A half is a threshold of its own (a majority), to which the ten points do not apply.
- A percentage that is itself a name of everyday use ("a third (25%)": a quarter) is not called by another.

Percentages are read in whole points, rounded or cut off: nobody picks a fraction by the decimals.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pipeline import hedges
from pipeline.records import Quantity
from pipeline.relate import intervals

#: Which side of the fraction print puts the share on: near it, or anywhere beyond it.
Lean = Literal["at", "just below", "just above", "below", "above"]
#: How a percentage and a fraction that tell one share go together.
Judgement = Literal["close", "loose", "far", "wrong"]

_ONE_IN = (1000, 500, 250, 200, 150, 100, 80, 60, 50, 40, 30, 25, 20, 15, 10, 8, 6, 5, 4, 3)
SIMPLE: tuple[Fraction, ...] = (
    *(Fraction(1, many) for many in _ONE_IN),
    *(Fraction(*pair) for pair in ((2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (9, 10), (19, 20))),
)
NAMES: dict[Fraction, str] = {
    Fraction(1, 10): "a tenth", Fraction(1, 8): "one in eight", Fraction(1, 6): "a sixth", Fraction(1, 5): "a fifth",
    Fraction(1, 4): "a quarter", Fraction(1, 3): "a third", Fraction(2, 5): "two-fifths", Fraction(1, 2): "half",
    Fraction(3, 5): "three-fifths", Fraction(2, 3): "two-thirds", Fraction(3, 4): "three-quarters",
    Fraction(4, 5): "four-fifths", Fraction(9, 10): "nine in ten",
}  # fmt: skip
_EVERYDAY = frozenset(Fraction(*pair) for pair in ((1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4)))
_HALF = Fraction(1, 2)
_FARTHEST = Fraction(1, 10)
#: Below this share "one in N" is read by its N, above it in whole per cent.
_SMALL = 10.0
_LEANS: dict[hedges.Manner, Lean] = {
    "exact": "at", "about": "at", "almost": "just below", "just_below": "just below", "just_above": "just above",
    "below": "below", "above": "above",
}  # fmt: skip
#: Said of what falls a little short as well as of what is a little more ("barely half"), or only to make it large.
_EITHER_SIDE = frozenset("barely virtually practically".split())
_EITHER_SIDE_WORDS = ("all but", "as many as", "as much as", "as high as", "as few as", "as little as", "as low as")


@dataclass(frozen=True)
class _Percent:
    """A printed percentage: rounded to its last digit, and in whole points, rounded or cut off."""

    point: float | None  # as printed; None of a range
    low: float
    high: float
    cut: float  # the upper end where digits were cut off
    lowest: float
    highest: float


def lean(quantity: Quantity) -> Lean:
    """The side that the hedge of a fraction puts it on."""
    if quantity.hedge is None:
        return "at"
    words = " ".join(quantity.hedge.text.casefold().split())
    if words in _EITHER_SIDE or words.startswith(_EITHER_SIDE_WORDS):
        return "at"
    found = hedges.before(f"{words} ", len(words) + 1) or hedges.after(f" {words}", 0, 0)
    if found is None:
        return {"<": "below", ">": "above"}.get(quantity.comparator, "at")  # type: ignore[return-value]
    return _LEANS[found.manner]


def exact(value: float) -> Fraction:
    """The fraction that was printed, of its float."""
    return Fraction(value).limit_denominator(2000)


def judge(fraction: Quantity, percent: Quantity) -> Judgement | None:
    """How a fraction and the percentage of the same share go together; None where either has no value."""
    if not isinstance(fraction.value, (int, float)) or not 0 < fraction.value < 1:
        return None
    read = _read(percent)
    return None if read is None else judge_value(exact(fraction.value), lean(fraction), read)


def judge_value(named: Fraction, side: Lean, read: _Percent) -> Judgement:
    """The bands of the module's docstring, from the inside out."""
    if _other_side(named, side, read):
        return "wrong"
    if side == "at" and not _simple(named):
        return "close" if read.low <= 100 * named <= read.cut else "wrong"  # "12 out of 23" is counted
    if side in {"below", "above"}:
        near = _neighbours(named, 1)
        if not _within(read, side, _outer(named)):
            return "far"
        return "close" if _within(read, side, near) else "loose"
    near = _neighbours(named, 1)
    if not _within(read, side, near):
        return "far" if side != "at" or _within(read, side, _neighbours(named, 2)) else "wrong"
    if any(limit in _EVERYDAY and read.point is not None and abs(read.point - 100 * limit) <= 0.5 for limit in near):
        return "wrong" if side == "at" else "far"
    middles = ((near[0] + named) / 2, (named + near[1]) / 2)
    return "close" if _within(read, side, middles) else "loose"


def name(percent: Quantity) -> str | None:
    """What a percentage is usually called: "nearly a quarter", "a third", "just over half"."""
    value = percent.value
    if not isinstance(value, (int, float)) or not _SMALL <= value <= 95:
        return None
    nearest = min(NAMES, key=lambda known: (abs(value - 100 * known), known not in _EVERYDAY))
    off = value - 100 * float(nearest)
    if abs(off) < 0.5:
        return NAMES[nearest]
    return f"{'nearly' if off < 0 else 'just over'} {NAMES[nearest]}"


def alternatives(fraction: Quantity, percent: Quantity) -> tuple[str, ...]:
    """The everyday fractions that would be close under the printed hedge."""
    read, side = _read(percent), lean(fraction)
    if read is None:
        return ()
    return tuple(NAMES[known] for known in sorted(_EVERYDAY) if judge_value(known, side, read) == "close")


def _read(percent: Quantity) -> _Percent | None:
    interval, cut = intervals.of(percent), intervals.with_truncation(percent)
    if interval is None or cut is None:
        return None
    low, high = intervals.ends(interval)
    if isinstance(percent.value, (int, float)) and percent.value < 0 and percent.comparator == "=":
        low, high = -high, -low  # "fell by a quarter (-24%)"
    upper = max(high, intervals.ends(cut)[1])
    point = abs(percent.value) if isinstance(percent.value, (int, float)) else None
    if not math.isfinite(low) or not math.isfinite(upper) or low < _SMALL:
        return _Percent(point, low, high, upper, low, upper)
    whole = math.floor(high if point is None else point)
    return _Percent(point, low, high, upper, min(low, whole), max(upper, whole + 1))


def _other_side(named: Fraction, side: Lean, read: _Percent) -> bool:
    if side in {"just above", "above"}:
        return read.cut <= 100 * named
    if side in {"just below", "below"}:
        return read.low >= _upper_end(named)
    return False


def _upper_end(named: Fraction) -> float:
    """Where "nearly" ends: a third is read as 33 per cent, a sixth as 17; half is half."""
    points = 100 * named
    if points.denominator == 1:
        return float(points)
    return math.floor(points + _HALF) + 0.5 if points >= _SMALL else float(points) * 1.05


def _simple(named: Fraction) -> bool:
    return named.denominator <= 10 or named.denominator == 20 or named.numerator == 1


def _neighbours(named: Fraction, steps: int) -> tuple[Fraction, Fraction]:
    below = [known for known in SIMPLE if known < named]
    above = [known for known in SIMPLE if known > named]
    return (
        below[-steps] if len(below) >= steps else Fraction(0),
        above[steps - 1] if len(above) >= steps else Fraction(1),
    )


def _outer(named: Fraction) -> tuple[Fraction, Fraction]:
    """How far "less than" and "more than" reach."""
    low, high = _neighbours(named, 2)
    return (low, high) if named == _HALF else (max(low, named - _FARTHEST), min(high, named + _FARTHEST))


def _within(read: _Percent, side: Lean, limits: tuple[Fraction, Fraction]) -> bool:
    """Whether the percentage, in whole points, lies inside the limits on the sides that the hedge leaves open."""
    low, high = (100 * float(limit) for limit in limits)
    if side in {"at", "just below", "below"} and read.highest <= low:
        return False
    return not (side in {"at", "just above", "above"} and read.lowest >= high)
