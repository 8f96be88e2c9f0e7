"""A table's values and populations in words: the unit that a measure's name leaves open, "aged under 18" for 0-17."""

from __future__ import annotations

from pipeline.patterns import lazily
from pipeline.records import Observation, Qualifiers

_AGES = lazily(r"(\d{1,3})-(\d{0,3})")
#: The one way of counting that a measure has beside heads.
_PART_TIME = "full-time equivalent"
_SEXES = {"M": "male", "F": "female"}


def shown(row: Observation) -> str:
    """A row's value as people read it: "1,040", "4.6%", "11.2 per 100,000 people"."""
    return "no value" if row.value is None else f"{row.value:,.10g}{of_unit(row.unit)}"


def of_unit(unit: str) -> str:
    """What stands behind a value of that unit: "%", " per 100,000 people", " full-time equivalents"; nothing behind a
    count ("officer")."""
    if unit == "percentage":
        return "%"
    if unit.startswith(_PART_TIME):
        return f" {_PART_TIME}s"
    _, per, whole = unit.partition(" per ")
    return per + whole


def population(qualifiers: Qualifiers) -> str:
    """Who is counted: "aged under 18, female"; empty where it is everybody."""
    return ", ".join(_qualifier(key, value) for key, value in qualifiers)


def _qualifier(key: str, value: str) -> str:
    if key == "age" and (ages := _AGES.fullmatch(value)):
        return _aged(int(ages[1]), int(ages[2]) if ages[2] else None)
    if key == "sex" and value in _SEXES:
        return _SEXES[value]
    if key == "flag":
        return f"flagged {value}"
    return f"{key} {value}"


def _aged(low: int, high: int | None) -> str:
    """The first and the last year of age in words; an open end is "or over"."""
    if high is None:
        return f"aged {low} or over"
    if low == 0:
        return f"aged under {high + 1}"
    return f"aged {low}" if low == high else f"aged {low} to {high}"
