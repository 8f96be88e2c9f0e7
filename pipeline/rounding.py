"""What a printed number may stand for: a value, the worth of its last printed digit and a hedge -> an interval. Pure.

A number in print is rounded to its last digit, and an integer that ends in zeros may be rounded to the place of its
last other digit. Small whole counts are exact. The words before it move or open the ends (see ``widen``).
"""

from __future__ import annotations

from pipeline.hedges import Manner
from pipeline.records import Interval

#: Whole counts up to this one are printed because they were counted.
COUNTED = 12
#: A loose fraction ("a third") stands for shares this far off; checks judge looser ones by their own rules.
FRACTION_SLACK = 0.02
#: "doubled", "halved": a tenth either way.
MULTIPLE_SLACK = 0.1


def interval(value: float, step: float | None, manner: Manner, exact: bool = False) -> Interval:
    """The interval of one printed value. ``step`` None: a number that has no last digit, taken as it stands."""
    half = 0.0 if exact or step is None else step / 2
    return widen(value, half, step or 0.0, manner)


def widen(value: float, half: float, step: float, manner: Manner) -> Interval:
    """Apply a hedge. "almost" lies up to half a step below (a whole one where that is one); "just over" up to a
    step above; "about" a step each way; "more than" and "up to" are open on one side."""
    if manner == "about":
        return Interval(value - max(step, half), value + max(step, half))
    if manner in {"almost", "just_below"}:
        near = step / 2 if manner == "almost" and step > 1 else step  # "nearly 40 per cent" is 39.2 as well
        return Interval(value - max(near, half), value)
    if manner == "just_above":
        return Interval(value, value + max(step, half))
    if manner == "above":
        return Interval(value, None)
    if manner == "below":
        return Interval(None, value)
    return Interval(value - half, value + half)


def share(part: float, of: float, manner: Manner) -> Interval:
    """ "one in five": the whole behind the ratio is a rounded number, so N of M lies between N/(M+½) and N/(M-½);
    "almost one in ten" between N/(M+1) and N/M."""
    value = part / of
    if manner in {"almost", "just_below"}:
        return Interval(part / (of + 1), value)
    if manner == "just_above":
        return Interval(value, part / max(of - 1, part))
    if manner == "about":
        return Interval(part / (of + 1), part / max(of - 1, part))
    if manner in {"above", "below"}:
        return widen(value, 0, 0, manner)
    return Interval(part / (of + 0.5), part / max(of - 0.5, part))


def vague(low: float, high: float, manner: Manner) -> Interval:
    """ "hundreds" and other counts that only name a size."""
    return Interval(None, high) if manner == "below" else Interval(low, None if manner == "above" else high)
