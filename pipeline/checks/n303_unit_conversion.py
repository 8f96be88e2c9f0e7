"""A measure and the same measure in another unit do not agree.

What
    "50 miles (80 km)": the first figure, converted, must be what the second one may be rounded from. Standard
    factors (NIST Special Publication 811); a gallon or a pint may be imperial or American, a ton short, long or metric.
    Rounding is taken as loosely as print takes it: to the digits shown, to fives, or by cutting digits off. A figure
    within a twentieth is advice, within a tenth a warning.

Why it matters
    Kilometres printed as miles, the two figures swapped, or a slip of a digit: readers at home in one of the units are
    misled, and readers of both see it.

Flagged
    The lake lies 40 miles (25 km) north of the town.

    The pool holds 600 gallons (27,300 litres) of water.

    Temperatures reached 35C (63F) on the coast.

Not flagged
    The lake lies 25 miles (40 km) north of the town.

    The pool holds 600 gallons (2,730 litres) of water.

    The bay was 5C (9F) warmer than a year before.

    The mast, 200 feet (60 metres) high, stood about 100 kilometres (60 miles) away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Quantity, Severity
from pipeline.relate import conversions
from pipeline.relate.sums import Sum, fits
from pipeline.relate.unit_factors import unit_name

CODE = "N303"
NAME = "unit-conversion"
SEVERITY: Severity = "error"
_KINDS = frozenset({"conversion", "degrees_apart"})
#: Nearer than these parts of the figure a conversion is careless rather than wrong: (advice, warning).
_CARELESS = (0.05, 0.1)


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every measure that is given in two units."""
    for sum_ in desk.sums:
        if sum_.kind not in _KINDS:
            continue
        quantities = desk.quantities(sum_)
        second = quantities["converted"]
        value = conversions.point(sum_, quantities)
        working = _working(quantities, value)
        fit = fits(sum_, quantities)
        if fit:
            yield judging.consistent(sum_, CODE, working)
        elif fit is False:
            message = f"{_told(quantities, 'printed')} is not {_told(quantities, 'converted')}"
            severity, confidence = _gravity(_off(value, second))
            yield from judging.contradiction(
                desk,
                sum_,
                judging.Wording(
                    CODE,
                    NAME,
                    severity,
                    message,
                    working,
                    diagnosis=_as_difference(sum_, quantities) or _swapped(sum_, quantities),
                    confidence=confidence,
                ),
            )


def _swapped(sum_: Sum, quantities: dict[str, Quantity]) -> tuple[str, ...]:
    if len(quantities) > 2 or not fits(sum_, conversions.swapped(quantities)):
        return ()
    first, second = quantities["printed"], quantities["converted"]
    figures = second.passage.text, first.passage.text
    units = (unit_name(first), unit_name(second))
    told = " is ".join(f"{figure} {wording.units(unit)}" for figure, unit in zip(figures, units, strict=True))
    return (f"the two figures swapped, or their units: {told}",)


def _gravity(off: float) -> tuple[Severity, float]:
    advice, warning = _CARELESS
    if off < advice:
        return "advice", 0.6
    return ("warning", 0.8) if off < warning else (SEVERITY, 0.95)


def _as_difference(sum_: Sum, quantities: dict[str, Quantity]) -> tuple[str, ...]:
    """20C is 68F; only a difference of 20C is one of 36F."""
    apart = replace(sum_, kind="degrees_apart")
    if not unit_name(quantities["printed"]).startswith("degree") or not fits(apart, quantities):
        return ()
    return ("a temperature converted as if it were a difference of temperature",)


def _working(quantities: dict[str, Quantity], value: float | None) -> str:
    told = _told(quantities, "printed")
    if value is None:
        return f"{told} against {_told(quantities, 'converted')}"
    return f"{told} is {wording.three_figures(value)} {wording.units(unit_name(quantities['converted']))}"


def _told(quantities: dict[str, Quantity], role: str) -> str:
    """ "6 feet 2 inches"."""
    parts = (quantities.get(role), quantities.get(f"{role}_rest"))
    return " ".join(f"{part.passage.text} {wording.units(unit_name(part))}" for part in parts if part is not None)


def _off(value: float | None, second: Quantity) -> float:
    if not value or not isinstance(second.value, (int, float)):
        return 1.0
    return abs(second.value / value - 1)
