"""Values and populations of rows as people read them."""

from __future__ import annotations

import pytest

from pipeline.records import Qualifiers
from pipeline.row_values import of_unit, population, shown
from tests.made import row


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1040.0, "officer", "1,040"),
        (4.6, "percentage", "4.6%"),
        (11.2, "homicide per 100,000 people", "11.2 per 100,000 people"),
        (103.6, "index", "103.6"),
        (122404.8, "full-time equivalent officer", "122,404.8 full-time equivalents"),
        (None, "percentage", "no value"),
    ],
)
def test_a_value_has_the_unit_that_its_measure_leaves_open(value: float | None, unit: str, words: str) -> None:
    assert shown(row(value, unit=unit)) == words


def test_a_unit_without_a_denominator_is_told_by_the_measure() -> None:
    assert of_unit("special constable") == ""


@pytest.mark.parametrize(
    ("qualifiers", "words"),
    [
        ((), ""),
        ((("age", "0-17"),), "aged under 18"),
        ((("age", "0-0"),), "aged under 1"),
        ((("age", "16-24"), ("sex", "F")), "aged 16 to 24, female"),
        ((("age", "65-"), ("sex", "M")), "aged 65 or over, male"),
        ((("age", "10-10"),), "aged 10"),
        ((("age", "young"),), "age young"),
        ((("age", "0-17"), ("flag", "online")), "aged under 18, flagged online"),
        ((("sex", "all"), ("kind", "dwelling")), "sex all, kind dwelling"),
    ],
)
def test_a_population_is_told_as_people_say_it(qualifiers: Qualifiers, words: str) -> None:
    assert population(qualifiers) == words
