"""Symbols of units that take more than a table: pairs with a slash, lone letters, strokes for feet, stones, minutes."""

from __future__ import annotations

import pytest

from pipeline.amounts import read_amounts
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quantities import read_quantities
from pipeline.units import load_units

UNITS = load_units()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("the van emits 120 g/km", ["gram per kilometre"]),
        ("levels of 35 µg/m3 and 40 mg/l", ["microgram per cubic metre", "milligram per litre"]),
        ("it uses 5.6 l/100km", ["litre per 100 kilometres"]),
        ("yields of 3 t/ha", ["tonne per hectare"]),
        ("at 70 km/h or 30 m/s", ["kilometre per hour", "metre per second"]),
        ("a steel of 36 ksi", ["kilopound per square inch"]),
        ("the glider flew at 30' above the field", ["foot"]),
        ("at an altitude of 900' they turned", ["foot"]),
        ("the lock is 6'2\" wide", ["foot", "inch"]),
        ("he said there were '30' of them", [None]),
        ("a boxer of 9st 4lb, once 11st", ["stone", "pound-mass", "stone"]),
        ("a film of 3h 20m", ["hour", "minute"]),
        ("a capacitor of 2.5 F", ["farad"]),
        ("the temperature sank to 14 F", ["degree fahrenheit"]),
        ("temperatures of 31C in Kent", ["degree Celsius"]),
        ("bread costs 18 R in Durban", ["south african rand"]),
        ("a 13 A fuse", ["ampere"]),
        ("stir in 5 g of salt", ["gram"]),
        ("plan 9 B won the day", [None]),
    ],
)
def test_a_symbol_is_a_unit_where_its_surroundings_say_so(text: str, units: list[str | None]) -> None:
    assert [amount.unit for amount in read_amounts(text, UNITS)] == units


def test_ranks_are_not_weights() -> None:
    kinds = [(a.kind, a.value) for a in read_amounts("the 21st and the 6st of the month", UNITS)]
    assert kinds == [("rank", 21.0), ("rank", 6.0)]


def test_the_digits_of_a_symbol_are_no_number_of_their_own() -> None:
    text = "It was 35 µg/m3, 1.3 A/cm2 and 5kg/m2."
    found = [q.passage.text for p in paragraphs(text) for q in read_quantities("a", p, (), UNITS)]
    assert found == ["35", "1.3", "5"]
