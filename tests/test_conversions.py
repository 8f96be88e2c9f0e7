"""Measures in two units: correct conversions, however loosely rounded, hold; swapped and slipped ones do not."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.records import Quantity
from pipeline.relate import conversions
from pipeline.relate.sum_record import Sum
from pipeline.relate.unit_factors import rates, ways
from tests.made import numbers_read

HOLDS = {
    "miles in kilometres": "The dam is 50 miles (80 km) from the coast.",
    "a round figure in a round one": "The farm lies about 100 kilometres (60 miles) south.",
    "a hedge is the fact's, not the conversion's": "It lay at over 1,400 feet (about 430 metres).",
    "a conversion in fives": "Gusts reached 185 mph (295 km/h).",
    "two conversions in one pair of brackets": "It covers 6.05 hectares (14.95 acres; .0605 square km).",
    "number words": "It struck nine kilometres (about six miles) away.",
    "a unit printed in two parts": "It flies at 60km/s [about 37 miles per second].",
    "miles behind which the hour stands outside": "It ran 30 miles (48 kilometres) per hour.",
    "feet and inches": "He is 6ft 2in (1.88m) tall.",
    "feet and inches in strokes": "He is 6'2\" (188cm) tall.",
    "feet and inches in the brackets": "She is 1.6m (5ft 3in) tall.",
    "stone and pounds": "He weighs 12 stone 4lb (78kg).",
    "pounds that weigh beside kilograms": "The bag was 200 pounds (91kg).",
    "metres glued to their letter": "It flew at 35,000ft (10,700m).",
    "metres first": "The hut at 3,000m (9,800ft) is shut.",
    "thirty feet as ten metres": "The wall is 30ft (10m) high.",
    "a range": "It lies 30-40 miles (48-64 km) away.",
    "a range with ends of unlike rounding": "It is between 30 and 40 miles (50-65km) long.",
    "an imperial gallon": "It holds 10 gallons (45 litres).",
    "an American gallon": "It holds 10 gallons (38 litres).",
    "short tons": "It shipped 80,000 tons (72,600 tonnes).",
    "metric tons": "It shipped 10,000 tons (10,000 tonnes).",
    "fuel": "The car does 30mpg (9.4 litres per 100km), the van 40mpg (7.1l/100km).",
    "a temperature": "It was 20C (68F) on Monday.",
    "a temperature below zero": "It was minus 10 Celsius (14 Fahrenheit).",
    "a difference of temperature": "The bay was 5C (9F) warmer.",
    "a limit to warming": "The target of 1.5C (2.7F) was missed.",
    "areas": "The park has 12 sq miles (31 sq km), the flat 1,000 square feet (93 square metres).",
    "nautical miles": "It sank 30 nautical miles (56km) out.",
    "by words": "It is 50 miles, or 80 km, to the sea.",
    "by a dash": "It is 50 miles - about 80 km - to the sea.",
    "by a slash": "The limit is 50mph/80km/h.",
    "running on into the sentence": "It is 50 miles or about 80 km from the capital.",
    "power": "The engine gives 150 horsepower (112kW).",
}  # fmt: skip
FAILS = {
    "the two figures swapped": "The dam is 80 miles (50 km) from the coast.",
    "kilometres as if they were miles": "It lies 30-40 miles (18-25 km) away.",
    "a digit": "The dam is 50 miles (60 km) from the coast.",
    "digits swapped": "It lay at over 1,400 feet (about 340 metres).",
    "a factor of ten": "The bag was 91kg (20lb).",
    "feet and inches": "He is 6ft 2in (1.68m) tall.",
    "stone and pounds": "He weighs 12 stone 4lb (87kg).",
    "neither gallon": "It holds 10 gallons (54 litres).",
    "a temperature converted as a difference": "It was 20C (36F) on Monday.",
    "areas": "The farm has 50 acres (124 hectares).",
    "by words": "It is 50 miles, or 30 km, to the sea.",
    "by a dash": "It is 50 miles - about 31 km - to the sea.",
    "by a slash": "The limit is 50mph/30km/h.",
    "behind a verb": "The 17m/s of the lift translates to about 83mph.",
    "metres glued to their letter": "It flew at 35,000ft (17,000m).",
    "the second of two in brackets": "It covers 6.05 hectares (14.95 acres; .605 square km).",
}  # fmt: skip
NONE = {
    "on another day": "It is 50 miles, or 40 km after the new bridge opens.",
    "a list": "She ran 5 miles, 8 km and 10 miles.",
    "a part": "She walked 12 miles (5 km of it on sand).",
    "a choice": "Take the 5km or 5-mile run.",
    "another measure": "The road is 50 miles (3 hours) long.",
    "another place": "He drove 50 miles to Selby (20 km from York).",
    "last year's figure": "The crop was 50 tonnes (90,000 pounds last year).",
    "the same unit": "The river rose 5 metres (9 metres in the gorge).",
}  # fmt: skip


def told(text: str) -> Iterator[bool | None]:
    reading = numbers_read(text)
    for sum_ in conversions.find(reading):
        yield conversions.fits(sum_, {role: reading.claims[id_].quantity for role, id_ in sum_.parts})


@pytest.mark.parametrize("text", HOLDS.values(), ids=HOLDS.keys())
def test_a_correct_conversion_holds(text: str) -> None:
    found = list(told(text))
    assert found
    assert all(found)


@pytest.mark.parametrize("text", FAILS.values(), ids=FAILS.keys())
def test_a_wrong_conversion_does_not_hold(text: str) -> None:
    assert False in list(told(text))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_no_conversion_is_none(text: str) -> None:
    assert not list(told(text))


#: Units that print converts into each other.
UNITS = (
    ("mile", "kilometre"), ("foot", "metre"), ("inch", "centimetre"), ("acre", "hectare"), ("pound-mass", "kilogram"),
    ("square mile", "square kilometre"), ("gallon", "litre"), ("mile per hour", "kilometre per hour"),
    ("kilometre", "mile"), ("metre", "foot"), ("hectare", "acre"), ("degree Celsius", "degree fahrenheit"),
)  # fmt: skip


def measure(value: float, figures: int, unit: str) -> Quantity:
    """A number as print rounds it: to so many significant figures."""
    step = 10.0 ** (math.floor(math.log10(abs(value))) - figures + 1)
    shown = round(value / step) * step
    base = numbers_read("5 miles").claims[0].quantity
    fields = {**base.__dict__, "value": shown, "step": step, "unit": unit, "interval": None}
    return Quantity(**fields)


@given(st.sampled_from(UNITS), st.integers(1, 99_999), st.integers(1, 4), st.integers(2, 5))
def test_a_conversion_worked_out_and_rounded_holds(units: tuple[str, str], value: int, more: int, figures: int) -> None:
    first = measure(value, min(figures, len(str(value))), units[0])
    exact = ways(*units)[0](float(str(first.value)))
    second = measure(exact, more, units[1])
    assert conversions.fits(PAIR, {"printed": first, "converted": second})


@given(st.sampled_from(UNITS[:-1]), st.integers(101, 99_999), st.integers(3, 5))
def test_the_two_figures_swapped_do_not_hold(units: tuple[str, str], value: int, figures: int) -> None:
    assume(value % 100)
    rate = rates(*units)[0]
    first, second = measure(value * rate, figures, units[0]), measure(value, figures, units[1])
    assert not conversions.fits(PAIR, {"printed": first, "converted": second})


@given(st.sampled_from(UNITS[:-1]), st.integers(101, 99_999), st.sampled_from((0.1, 10.0, 1000.0)))
def test_a_factor_of_ten_or_a_thousand_does_not_hold(units: tuple[str, str], value: int, factor: float) -> None:
    first = measure(value, 3, units[0])
    second = measure(float(str(first.value)) * rates(*units)[0] * factor, 3, units[1])
    assert not conversions.fits(PAIR, {"printed": first, "converted": second})


@given(st.sampled_from(UNITS[:-1]), st.integers(11, 999), st.integers(11, 999), st.integers(1, 6))
def test_scaling_both_figures_keeps_the_verdict(units: tuple[str, str], one: int, two: int, power: int) -> None:
    def fit(scale: float) -> bool | None:
        first, second = measure(one * scale, 3, units[0]), measure(two * scale, 3, units[1])
        return conversions.fits(PAIR, {"printed": first, "converted": second})

    assert fit(1e3) == fit(10.0 ** (3 + power))


PAIR = Sum("conversion", (("printed", 0), ("converted", 1)), "converted")
