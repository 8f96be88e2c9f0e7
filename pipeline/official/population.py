"""The population of places, which two publishers count: the national office for its own, the World Bank for all."""

from __future__ import annotations

from pipeline.records import Indicator

#: Councils first, police force areas last of the small ones: "Kent" in print is the county before it is the force's.
KINDS = (
    "London borough", "metropolitan district", "unitary authority", "district", "county", "police force area",
    "region", "country", "group of countries", "world region",
)  # fmt: skip
POPULATION = Indicator(
    "population",
    "population",
    "person",
    (
        "mid-year population", "population estimate", "estimated population", "total population",
        "resident population", "population size",
    ),
    "People who usually live in a place, estimated for the middle of the year.",
    (),
    KINDS,
)  # fmt: skip
#: Years for which the Office for National Statistics says how many live in the United Kingdom and its parts.
NATIONAL_YEARS = range(2001, 2020)
