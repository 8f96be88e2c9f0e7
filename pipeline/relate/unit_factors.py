"""What the units of news are worth in one unit of their dimension (metre, square metre, litre, kilogram, …).

Factors: NIST Special Publication 811, Guide for the Use of the International System of Units, appendix B, and the
Weights and Measures Act 1985 for the imperial measures of volume. A name that means more than one unit has all of
its factors: a gallon may be imperial or American, a ton short, long or metric. Names as our reader prints them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from pipeline.records import Quantity

#: A value in one unit -> the value in another.
Way = Callable[[float], float]


@dataclass(frozen=True)
class Scale:
    """A unit's dimension and what one of it may be worth; the likeliest first."""

    dimension: str
    factors: tuple[float, ...]


_FOOT, _INCH, _YARD, _MILE = 0.3048, 0.0254, 0.9144, 1609.344
_POUND = 0.45359237
_HORSEPOWER = 745.69987
_UNITS: Mapping[str, Mapping[str, float | tuple[float, ...]]] = {
    "length": {
        "metre": 1.0, "kilometre": 1e3, "centimetre": 0.01, "millimetre": 1e-3, "micrometre": 1e-6, "inch": _INCH,
        "foot": _FOOT, "yard": _YARD, "mile": _MILE, "nautical mile": 1852.0, "fathom": 1.8288, "furlong": 201.168,
        "astronomical unit": 1.495978707e11, "light-year": 9.4607304725808e15,
    },
    "area": {
        "square metre": 1.0, "square kilometre": 1e6, "square centimetre": 1e-4, "hectare": 1e4, "acre": 4046.8564224,
        "square foot": _FOOT**2, "square yard": _YARD**2, "square mile": _MILE**2, "square inch": _INCH**2,
    },
    "volume": {
        "litre": 1.0, "millilitre": 1e-3, "centilitre": 0.01, "hectolitre": 100.0, "cubic metre": 1e3,
        "billion cubic metre": 1e12, "cubic kilometre": 1e12, "cubic centimetre": 1e-3, "cubic foot": 28.316846592,
        "cubic yard": 764.554857984, "cubic inch": 0.016387064, "cubic mile": 4.168181825e12,
        "acre foot": 1233481.84, "barrel": 158.987294928, "gallon": (4.54609, 3.785411784),
        "pint": (0.56826125, 0.473176473), "quart": (1.1365225, 0.946352946),
        "fluid ounce": (0.0284130625, 0.0295735296), "ounce": (0.0284130625, 0.0295735296),
    },
    "mass": {
        "kilogram": 1.0, "gram": 1e-3, "milligram": 1e-6, "tonne": 1e3, "million tonne": 1e9, "pound-mass": _POUND,
        "ounce": (_POUND / 16, 0.0311034768), "stone": 14 * _POUND, "long ton": 2240 * _POUND, "carat": 2e-4,
        "ton": (2000 * _POUND, 2240 * _POUND, 1e3),
    },
    "speed": {
        "metre per second": 1.0, "kilometre per hour": 1 / 3.6, "mile per hour": _MILE / 3600, "knot": 1852 / 3600,
        "foot per second": _FOOT, "kilometre per second": 1e3, "mile per second": _MILE, "foot per minute": _FOOT / 60,
        "metre per minute": 1 / 60,
    },
    "pressure": {
        "pascal": 1.0, "hectopascal": 100.0, "kilopascal": 1e3, "megapascal": 1e6, "gigapascal": 1e9,
        "millibar": 100.0, "pound per square inch": 6894.757, "kilopound per square inch": 6.894757e6,
        "standard atmosphere": 101325.0, "millimeter of mercury": 133.3224, "inch of mercury": 3386.389,
    },
    "energy": {
        "joule": 1.0, "kilojoule": 1e3, "megajoule": 1e6, "gigajoule": 1e9, "calorie": (4184.0, 4.184),
        "kilocalorie": 4184.0, "kilowatt hour": 3.6e6, "megawatt hour": 3.6e9, "gigawatt hour": 3.6e12,
        "terawatt hour": 3.6e15, "british thermal unit": 1055.056, "therm": 1.055056e8,
    },
    "power": {
        "watt": 1.0, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9, "terawatt": 1e12,
        "horsepower": (_HORSEPOWER, 735.49875), "brake horsepower": (_HORSEPOWER, 735.49875),
        "metric horsepower": 735.49875,
    },
    "torque": {"newton metre": 1.0, "foot pound-force": 1.3558179},
}  # fmt: skip
#: A unit's name -> its scales; "ounce" is one of mass and, of liquids, one of volume.
SCALES: Mapping[str, tuple[Scale, ...]] = MappingProxyType(
    {
        name: tuple(
            Scale(dimension, factors if isinstance(factors, tuple) else (factors,))
            for dimension, units in _UNITS.items()
            if (factors := units.get(name)) is not None
        )
        for units in _UNITS.values()
        for name in units
    }
)
#: Degrees of temperature: kelvins in one, and kelvins at its zero.
DEGREES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"degree Celsius": (1.0, 273.15), "degree fahrenheit": (5 / 9, 459.67 * 5 / 9), "kelvin": (1.0, 0.0)}
)
_FUEL = {"mile per gallon", "litre per 100 kilometres"}
#: Litres per 100 kilometres times miles per gallon: the imperial gallon, then the American one.
_PER_GALLON = tuple(100 * litres / (_MILE / 1e3) for litres in (4.54609, 3.785411784))
#: A unit that consists of a greater and a smaller one: "6ft 2in", "12 stone 4lb".
SMALLER: Mapping[str, str] = MappingProxyType(
    {"foot": "inch", "yard": "foot", "stone": "pound-mass", "pound-mass": "ounce", "metre": "centimetre"}
)


def rates(unit: str, other: str) -> tuple[float, ...]:
    """How many of ``other`` one of ``unit`` may be; none where they do not measure the same."""
    return tuple(
        factor / over
        for scale in SCALES.get(unit, ())
        for beside in SCALES.get(other, ())
        if beside.dimension == scale.dimension
        for factor, over in _factors(scale, beside)
    )


def _factors(scale: Scale, beside: Scale) -> list[tuple[float, float]]:
    """Two measures that both have an imperial and an American size are of one system: pints and gallons."""
    if len(scale.factors) == len(beside.factors) > 1:
        return list(zip(scale.factors, beside.factors, strict=True))
    return [(factor, over) for factor in scale.factors for over in beside.factors]


def ways(unit: str, other: str, apart: bool = False) -> tuple[Way, ...]:
    """How a value in one unit becomes one in another, the likeliest way first; none where they measure unlike things.

    ``apart``: degrees may be a difference of temperature. Bare degrees are those that the other ones are not.
    """
    if unit == "degree" and other in DEGREES:
        unit = "degree Celsius" if other == "degree fahrenheit" else "degree fahrenheit"
    if unit == other:
        return ()
    if {unit, other} == _FUEL:
        return tuple(partial(_over, product) for product in _PER_GALLON)
    if unit in DEGREES and other in DEGREES:
        return _degrees(DEGREES[unit], DEGREES[other], apart)
    return tuple(partial(operator.mul, rate) for rate in rates(unit, other))


def _over(product: float, value: float) -> float:
    return product / value if value else float("inf")


def _degrees(one: tuple[float, float], two: tuple[float, float], apart: bool) -> tuple[Way, ...]:
    (size, zero), (other_size, other_zero) = one, two

    def absolute(value: float) -> float:
        return (value * size + zero - other_zero) / other_size

    return (absolute, partial(operator.mul, size / other_size)) if apart else (absolute,)


def unit_name(quantity: Quantity) -> str:
    """The unit's name; "miles per second" is one unit where the table has it."""
    whole = f"{quantity.unit} per {quantity.per}"
    return whole if quantity.per and whole in SCALES else quantity.unit or ""
