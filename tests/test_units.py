"""The table of units against quantulum3's own loader, and how print spells units."""

from __future__ import annotations

import pytest

from pipeline.units import BEFORE, UnitTable, load_units, quantulum_entries

#: Names that the table adds to quantulum3's, or prints otherwise, are counted here so that one added unawares shows.
OWN = 44


@pytest.fixture(scope="module")
def units() -> UnitTable:
    return load_units()


def test_the_table_has_exactly_the_names_that_quantulum3_loads_itself() -> None:
    load = pytest.importorskip("quantulum3.load")
    theirs = load.units().names
    ours = {name: entity for name, entity, _, _ in quantulum_entries()}
    assert ours.keys() <= theirs.keys()
    assert theirs.keys() - ours.keys() <= {"baker's dozen"}, "its language files add one"
    assert all(theirs[name].entity.name == entity for name, entity in ours.items())


def test_names_that_are_our_own_are_few_and_the_rest_are_quantulum3_s(units: UnitTable) -> None:
    theirs = {name for name, *_ in quantulum_entries()}
    own = {unit.name for unit in units.words.values()} - theirs
    assert {"percentage point", "stone", "hong kong dollar"} <= own
    assert len(own) <= OWN


@pytest.mark.parametrize(
    ("text", "name", "length"),
    [
        ("miles per hour in", "mile per hour", 14),
        ("mph.", "mile per hour", 3),
        ("km/h", "kilometre per hour", 4),
        ("sq m)", "square metre", 4),
        ("square metres", "square metre", 13),
        ("feet tall", "foot", 4),
        ("kilowatt-hours", "kilowatt hour", 14),
        ("kWh", "kilowatt hour", 3),
        ("US dollars", "dollar", 10),
        ("yen", "japanese yen", 3),
        ("tonnes of", "tonne", 6),
        ("stone", "stone", 5),
        ("pence", "penny", 5),
        ("°C", "degree Celsius", 2),
    ],
)
def test_the_longest_spelling_of_a_unit_is_found(text: str, name: str, length: int, units: UnitTable) -> None:
    found = units.after(text, 0)
    assert found is not None
    assert (found[0].name, found[1]) == (name, length)


@pytest.mark.parametrize("text", ["people", "sets", "won", "times", "drops of rain", "mixed", "members", "", "-"])
def test_a_plain_word_is_no_unit(text: str, units: UnitTable) -> None:
    assert units.after(text, 0) is None


def test_every_currency_sign_names_a_currency_of_the_table(units: UnitTable) -> None:
    currencies = {unit.name for unit in [*units.words.values(), *units.symbols.values()] if unit.entity == "currency"}
    assert set(BEFORE.values()) <= currencies
