"""The reference values that come with the tables benchmark, as a store in memory; nothing of them is kept.

Places are those of the project's own geography. The names that print has for an indicator are the project's own too
(``pipeline.official.world_names``): the benchmark's file gives the label only.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipeline.official.observations import ObservationFile, Observations
from pipeline.official.store import Store
from pipeline.official.world_names import indicator_of
from pipeline.records import Indicator, Observation, Source

_COUNTRIES = frozenset({"country", "world region", "group of countries"})


@dataclass(frozen=True)
class Reference:
    """The store, and the benchmark's name of each place by code."""

    store: Store
    entities: Mapping[str, str]

    def code(self, entity: str) -> str | None:
        """The code of a place that the benchmark names, whichever of its encodings the name went through."""
        codes = {name: code for code, name in self.entities.items()}
        return codes.get(entity) or codes.get(mended(entity))


def mended(name: str) -> str:
    """A name whose bytes were read in the wrong encoding, read in the right one."""
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def reference(folder: Path, shipped: Store) -> Reference:
    """The store of ``folder``: undated values tell which indicators there are, only dated ones are rows."""
    dated, undated = _rows(folder / "worldbank_by_year.csv"), _rows(folder / "kb_freebase_2010_2014.csv")
    other_names: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / "aliases.csv"):
        other_names[row["entity"]].append(row["alias"].strip())
    named = place_codes(shipped)
    codes = {
        entity: code
        for entity in dict.fromkeys(row["entity"] for row in (*dated, *undated))
        if (code := next((named[n] for n in (entity, *other_names[entity]) if n in named), None)) is not None
    }
    labels = {row["property"]: row["indicator"] for row in (*undated, *dated)}
    indicators = {id_: indicator_of(id_, label) for id_, label in labels.items()}
    observations = tuple(_observations(dated, indicators, codes))
    files = [ObservationFile(frozenset(indicators), lambda: observations)]
    sources = {name: Source(name, "World Bank", name, "", "") for name in {row["from"] for row in dated}}
    store = replace(shipped, observations=Observations(files), indicators=indicators, sources=sources)
    return Reference(store, {code: entity for entity, code in codes.items()})


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_codes(store: Store) -> dict[str, str]:
    """Codes by name; a name proper goes before another place's alias."""
    places = [place for place in store.geographies.values() if place.kind in _COUNTRIES]
    aliases = {alias: place.code for place in places for alias in place.aliases}
    return aliases | {place.name: place.code for place in places}


def _observations(
    rows: Iterable[Mapping[str, str]], indicators: Mapping[str, Indicator], codes: Mapping[str, str]
) -> Iterator[Observation]:
    """A row each; where two compilations have a cell, the later one of them counts as the earlier release."""
    for number, row in enumerate(rows, 1):
        if row["entity"] not in codes:
            continue
        year, value = int(row["year"]), row["value"]
        yield Observation(
            dataset="tables benchmark",
            row=number,
            indicator=row["property"],
            place=row["entity"],
            place_code=codes[row["entity"]],
            period=str(year),
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            period_kind="calendar_year",
            value=float(value),
            decimals=len(value.partition(".")[2]) if value.partition(".")[2] != "0" else 0,
            unit=indicators[row["property"]].unit,
            qualifiers=(),
            status="A",
            coverage="",
            source=row["from"],
            release="2014" if row["from"] == "tv17" else "2015",
        )
