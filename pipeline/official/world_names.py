"""The names that English has for the indicators of the World Bank's tables: knowledge of the language, beside labels
that print hardly ever uses."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.records import Indicator

_FILE = "world_names.csv"
_KINDS = ("country", "group of countries", "world region")


@dataclass(frozen=True)
class Names:
    """An indicator's unit and what print calls it."""

    unit: str
    synonyms: tuple[str, ...]


@cache
def world_names() -> dict[str, Names]:
    """The names by label, as the World Bank words it."""
    with files("pipeline.official").joinpath(_FILE).open(encoding="utf-8") as file:
        return {row["label"]: Names(row["unit"], tuple(row["synonyms"].split("|"))) for row in csv.DictReader(file)}


def print_names(label: str) -> tuple[str, ...]:
    """What print calls an indicator that the World Bank labels so; nothing for any other label."""
    return world_names().get(label, Names("", ())).synonyms


def indicator_of(id_: str, label: str) -> Indicator:
    """An indicator of countries under its label, with the names that print has for it where they are known."""
    names = world_names().get(label, Names("", ()))
    return Indicator(id_, label, names.unit, names.synonyms, geography_kinds=_KINDS)
