"""The table of places: the United Kingdom and what it is made of, police force areas, councils, and the world."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.official.build_councils import council_areas
from pipeline.official.build_forces import force_areas
from pipeline.official.build_world import world_areas
from pipeline.official.raw_areas import Alias, Area
from pipeline.official.schema import ALIASES, GEOGRAPHIES
from pipeline.official.writing import Description, write_data_set

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Places:
    """Finds a place's code by a name of it and the kinds that it may be of, and the areas that hold a place."""

    codes: dict[tuple[str, str], str]
    areas: Mapping[str, Area]

    def code(self, name: str, kinds: Iterable[str]) -> str | None:
        """The code of the place of that name and the first of those kinds that has one."""
        return next((self.codes[name, kind] for kind in kinds if (name, kind) in self.codes), None)

    def with_holders(self, code: str, kinds: Collection[str]) -> tuple[str, ...]:
        """The place and the areas of those kinds that hold it: what a figure of the place is a part of."""
        area = self.areas.get(code)
        holders = area.parents if area else ()
        return (code, *(holder for holder in holders if self.areas[holder].kind in kinds))

    def members(self, area: str, kind: str) -> frozenset[str]:
        """Codes of the places of one kind that lie in an area."""
        return frozenset(code for code, place in self.areas.items() if place.kind == kind and area in place.parents)


def write_geography(raw: Path, folder: Path, retrieved: str) -> Places:
    """Write the data set of places from the raw tables of codes and names; returns a look-up of their names.

    Raises ReferenceTableError when a raw table is missing or malformed.
    """
    basic = tuple(_basic_areas())
    forces, force_aliases = force_areas(raw, basic)
    councils, council_aliases = council_areas(raw, basic, forces)
    world, world_aliases = world_areas(raw, {area.code for area in basic})
    areas = _unique([*basic, *forces, *councils, *world])
    known = {area.code: area for area in areas}
    aliases = [
        alias
        for alias in dict.fromkeys([*_press_names(), *force_aliases, *council_aliases, *world_aliases])
        if alias.code in known and alias.text != known[alias.code].name
    ]
    distinct = {(alias.code, alias.text): alias for alias in reversed(aliases)}
    rows = sorted((area.row() for area in areas), key=lambda row: row[0])
    alias_rows = sorted((a.code, a.text, a.use) for a in distinct.values())
    write_data_set(folder, _about(retrieved), [(GEOGRAPHIES, rows), (ALIASES, alias_rows)])
    codes = {(area.name, area.kind): area.code for area in areas}
    for alias in distinct.values():
        codes.setdefault((alias.text, known[alias.code].kind), alias.code)
    return Places(codes, known)


def _unique(areas: Iterable[Area]) -> list[Area]:
    known: dict[str, Area] = {}
    for area in areas:
        known.setdefault(area.code, area)
    return [area.within(known) for area in known.values()]


def _basic_areas() -> Iterator[Area]:
    """Areas that no raw table lists: the countries and regions of the United Kingdom, states, the European Union."""
    with (_HERE / "more_areas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Area(row["code"], row["name"], row["kind"], tuple(filter(None, row["parents"].split("|"))))


def _press_names() -> Iterator[Alias]:
    """Names that newspapers use and no raw table lists."""
    with (_HERE / "press_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Alias(row["code"], row["alias"], row["use"])


def _about(retrieved: str) -> Description:
    return Description(
        name="geography",
        title="Places: codes, names, kinds, and which lies in which",
        description=(
            "The United Kingdom, its countries, regions, police force areas and councils by GSS code; countries of the "
            "world by ISO 3166-1 alpha-3 code, groups of them by UN M49 code, states and provinces by ISO 3166-2 code. "
            "Codes that begin with X- are this table's own, for areas that have no official code: England, Wales and "
            "Northern Ireland together; the areas of Police Scotland and of the Police Service of Northern Ireland. "
            "Contains public sector information licensed under the Open Government Licence v3.0."
        ),
        retrieved=retrieved,
        licences=(
            {
                "name": "OGL-UK-3.0",
                "title": "Open Government Licence v3.0 (codes and look-ups of the Office for National "
                "Statistics and the Home Office)",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            },
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 (names of councils, mySociety)",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            },
            {
                "name": "ODC-PDDL-1.0",
                "title": "Open Data Commons Public Domain Dedication and Licence 1.0 (countries of the world)",
                "path": "https://opendatacommons.org/licenses/pddl/1-0/",
            },
        ),
        sources=(
            {
                "title": "Local Authority District to Community Safety Partnership to Police Force Areas "
                "(December 2016) Look-up, Office for National Statistics",
                "path": "https://geoportal.statistics.gov.uk/",
            },
            {
                "title": "Police workforce open data table, July 2022, Home Office (codes of force areas)",
                "path": "https://www.gov.uk/government/statistics/police-workforce-england-and-wales-31-march-2022",
            },
            {
                "title": "UK Local Authorities (past, current, future), version 1.7.3, mySociety",
                "path": "https://github.com/mysociety/uk_local_authority_names_and_codes",
            },
            {"title": "Country codes, Datasets", "path": "https://github.com/datasets/country-codes"},
            {
                "title": "Names that newspapers use, codes of the countries and regions of the United Kingdom, states "
                "and provinces: compiled for copydesk",
                "path": "https://www.ons.gov.uk/methodology/geography/ukgeographies",
            },
        ),
    )
