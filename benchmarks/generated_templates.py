"""The templates of the generated test, and the words that its figures are told in.

A template is told by its kind, which says how the figure is worked out, and by the families of tables it is for:
``events`` are counted over a period, ``crime`` is those that a police force records, ``stock`` is counted on a day,
``people`` is population, ``rate`` a series of percentages or rates, ``money`` gross domestic product.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "level", "two levels", "difference", "percent", "points", "share", "rank", "record", "since", "sum", "mean",
    "multiple", "per head",
]  # fmt: skip
Family = Literal["events", "crime", "stock", "people", "rate", "money", "women"]


@dataclass(frozen=True)
class Template:
    id: str
    kind: Kind
    families: tuple[Family, ...]
    text: str


def _read(lines: str) -> tuple[Template, ...]:
    found = []
    for line in lines.strip().splitlines():
        id_, kind, families, text = (part.strip() for part in line.split("|", 3))
        found.append(Template(id_, kind, tuple(families.split()), text))  # type: ignore[arg-type]
    return tuple(found)


TEMPLATES = _read("""
L01 | level | events stock | There were {v} {N} in {place} {in}.
L02 | level | crime | {Force} recorded {v} {N} {in}.
L03 | level | events stock | {In}, {place} had {v} {N}.
L04 | level | events stock | The number of {N} in {place} stood at {v} {in}.
L05 | level | events | {In}, {v} {N} were recorded in {place}, according to official figures.
L06 | level | events stock | Official figures show that {place} had {v} {N} {in}.
L07 | level | people | The population of {place} was {v} {in}.
L08 | level | people | Some {v} people lived in {place} {in}.
L09 | level | people | {Place} had a population of {v} {in}.
L10 | level | rate | {R} in {place} was {v} {in}.
L11 | level | rate | {In}, {r} in {place} stood at {v}.
L12 | level | rate | Official figures put {r} in {place} at {v} {in}.
L13 | level | money | The gross domestic product of {place} was {v} {in}.
L14 | level | money | {Place} had a GDP of {v} {in}.
L15 | level | stock | {Force} had {v} {N} {in}.
L16 | level | crime | A total of {v} {N} were reported to {force} {in}.
L17 | level | women | There were {v} female police officers in {place} {in}.
B01 | two levels | events stock | The number of {N} in {place} {rose} from {old} {inold} to {v} {in}.
B02 | two levels | events crime | {Place} recorded {v} {N} {in}, compared with {old} {inold}.
B03 | two levels | crime stock | {In} there were {v} {N} in {place} and {v2} in {place2}.
B04 | two levels | people | The population of {place} {rose} from {old} {inold} to {v} {in}.
B05 | two levels | rate | {R} in {place} {rose} to {v} {in} from {old} {inold}.
D01 | difference | events stock | The number of {N} in {place} {rose} by {d} to {v} {in}.
D02 | difference | crime stock | There were {d} {more} {N} in {place} {in} than {inold}.
D03 | difference | crime | {Force} recorded {v} {N} {in}, {d} {more} than in the previous year.
D04 | difference | people | The population of {place} {rose} by {d} between {y0} and {y1}.
D05 | difference | crime | Between {y0} and {y1}, the number of {N} in {place} {rose} by {d}.
P01 | percent | events stock | The number of {N} in {place} {rose} by {p} to {v} {in}.
P02 | percent | crime | {Force} recorded {v} {N} {in}, {up} {p} on the previous year.
P03 | percent | crime | {CapN} in {place} {rose} by {p} between {y0} and {y1}.
P04 | percent | crime stock | The number of {N} in {place} {in} was {p} {higher} than {inold}.
P05 | percent | crime | There was {arise} of {p} in {N} in {place} {in} compared with the year before.
P06 | percent | people | The population of {place} {rose} by {p} between {y0} and {y1}.
T01 | points | rate | {R} in {place} {rose} by {pts} from {old} {inold} to {v} {in}.
T02 | points | rate | {R} in {place} was {pts} {higher} {in} than {inold}.
T03 | points | rate | {In}, {r} in {place} was {v}, {pts} {higher} than {inold}.
S01 | share | crime stock | {Place} accounted for {s} of {N} in {whole} {in}.
S02 | share | crime | {In}, {s} of the {N} recorded in {whole} were in {place}.
S03 | share | women | Women made up {s} of police officers in {place} {in}.
S04 | share | people | {Place} was home to {s} of the population of {whole} {in}.
K01 | rank | crime | {Place} had the {rank} highest number of {N} of any police force area in England and Wales {in}.
K02 | rank | crime | {Force} recorded the {rank} most {N} of all police forces in England and Wales {in}.
K03 | rank | crime | With {v} {N} {in}, {force} had the {rank} highest number of any force in England and Wales.
K04 | rank | stock | {In}, {force} had the {rank} highest number of {N} of all forces in England and Wales.
R01 | record | crime | {Force} recorded a record {v} {N} {in}.
R02 | record | crime stock | The number of {N} in {place} {rose} to {v} {in}, the {highest} on record.
R03 | record | events stock | There were {v} {N} in {place} {in}, the {highest} number ever recorded.
R04 | record | rate | {R} in {place} {rose} to a record {low} of {v} {in}.
F01 | since | crime | There were {v} {N} in {place} {in}, the {highest} number since {since}.
F02 | since | crime stock | The number of {N} in {place} {rose} to {v} {in}, the {highest} since {since}.
F03 | since | rate | {R} in {place} {rose} to {v} {in}, its {highest} since {since}.
U01 | sum | crime | {Place} and {place2} together recorded {v} {N} {in}.
U02 | sum | crime | {Force} recorded a total of {v} {N} in the {n} years to March {y1}.
U03 | sum | crime stock | {In}, there were {v} {N} in {place} and {place2} combined.
M01 | mean | crime | {Force} recorded an average of {v} {N} a year between {y0} and {y1}.
M02 | mean | crime | On average, {v} {N} a year were recorded in {place} in the {n} years to March {yend}.
Q01 | multiple | crime | The number of {N} in {place} {multiplied} between {y0} and {y1}.
Q02 | multiple | crime stock | {In}, {place} had {times} as many {N} as {place2}.
Q03 | multiple | crime | There were {times} as many {N} in {place} {in} as {inold}.
H01 | per head | crime | There were {h} {N} per 1,000 people in {place} {in}.
H02 | per head | crime | {Force} recorded {h} {N} for every 1,000 residents {in}.
H03 | per head | crime stock | {In}, {place} had {h} {N} per 100,000 people.
H04 | per head | money | {Place} had a GDP per head of {h} {in}.
""")


def _aside() -> frozenset[str]:
    """Every second template, by kind and in the order of the hash of its id: no one chooses which."""
    ordered = sorted(TEMPLATES, key=lambda one: (one.kind, zlib.crc32(one.id.encode())))
    return frozenset(one.id for one in ordered[1::2])


#: The templates that no one looks at while building.
ASIDE = _aside()

#: What print calls the things that a series counts.
NOUNS: dict[str, tuple[str, ...]] = {
    "burglary": ("burglaries", "recorded burglaries"),
    "robbery": ("robberies", "robbery offences"),
    "homicide": ("homicides",),
    "bicycle_theft": ("bicycle thefts",),
    "sexual_offences": ("sexual offences",),
    "vehicle_offences": ("vehicle offences", "vehicle crimes"),
    "shoplifting": ("shoplifting offences",),
    "drug_offences": ("drug offences", "drugs offences"),
    "public_order_offences": ("public order offences",),
    "theft_offences": ("theft offences",),
    "criminal_damage_and_arson": ("offences of criminal damage and arson", "criminal damage and arson offences"),
    "violence_with_injury": ("offences of violence with injury",),
    "violence_against_the_person": ("violent crimes", "offences of violence against the person"),
    "theft_from_the_person": ("thefts from the person",),
    "stalking_and_harassment": ("offences of stalking and harassment", "stalking and harassment offences"),
    "ae_attendances": ("A&E attendances", "attendances at A&E"),
    "emergency_admissions_via_ae": ("emergency admissions via A&E",),
    "recorded_sexual_offences_against_children": ("recorded sexual offences against children", "child sex offences"),
    "police_officers": ("police officers",),
    "special_constables": ("special constables",),
    "police_community_support_officers": ("police community support officers", "PCSOs"),
}
#: What print calls a series of rates, and what stands behind its number.
RATES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "unemployment_rate": (("the unemployment rate", "unemployment"), (" per cent", "%")),
    "cpi_annual_rate": (("inflation", "the inflation rate", "CPI inflation"), (" per cent", "%")),
    "under_five_mortality_rate": (("the under-five mortality rate",), (" deaths per 1,000 live births",)),
    "suicide_rate": (("the suicide rate",), (" deaths per 100,000 people", " per 100,000")),
    "young_people_not_in_education_employment_or_training": (("the NEET rate",), (" per cent", "%")),
}
