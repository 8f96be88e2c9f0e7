"""Records made by hand for tests that need no model and no file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pipeline.extract.appositions import find_appositions
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.periods import find_periods
from pipeline.extract.quantities import read_quantities
from pipeline.official.areas import Areas
from pipeline.official.gazetteer import Gazetteer, Name
from pipeline.official.observations import ObservationFile, Observations
from pipeline.official.store import Store
from pipeline.records import (
    Apposition,
    Article,
    Claim,
    Geography,
    Indicator,
    Observation,
    Passage,
    Period,
    PlaceReading,
    Quantity,
    Reading,
    Source,
)
from pipeline.units import load_units

UNITS = load_units()


def passage(text: str, start: int = 0, article: str = "a") -> Passage:
    return Passage(article, start, start + len(text), text)


def printed(text: str) -> Quantity:
    """The one quantity of a few printed words, as the reader reads it."""
    (paragraph,) = paragraphs(text)
    (found,) = read_quantities("a", paragraph, find_periods("a", paragraph), UNITS)
    return found


def numbers_read(text: str, published: str | None = None) -> Reading:
    """A reading of a text's numbers and appositions, by themselves: no model."""
    article = Article("a", text, published=published)
    claims: list[Claim] = []
    appositions: list[Apposition] = []
    found = paragraphs(text)
    for paragraph in found:
        quantities = read_quantities("a", paragraph, find_periods("a", paragraph), UNITS)
        numbered = [(len(claims) + place, quantity) for place, quantity in enumerate(quantities)]
        claims += [claim(id_, quantity) for id_, quantity in numbered]
        appositions += find_appositions(paragraph, numbered)
    return Reading(article, tuple(found), tuple(claims), appositions=tuple(appositions))


def claim(id_: int, text: str | Quantity, role: Any = "level", **more: Any) -> Claim:
    return Claim(id=id_, quantity=printed(text) if isinstance(text, str) else text, role=role, sentence=0, **more)


def year(first: int) -> Period:
    """A financial year by the year in which it begins."""
    label = f"{first}/{(first + 1) % 100:02}"
    return Period(passage(label), 0, "financial_year", date(first, 4, 1), date(first + 1, 3, 31))


#: Two provinces of a made-up country, one with two towns.
PLACES = (
    Geography("U", "Umbria Minor", "country"),
    Geography("N", "North Vale", "province", ("U",)),
    Geography("S", "South Vale", "province", ("U",)),
    Geography("T", "Tarn", "town", ("N", "U")),
)
LOOSE_SHEEP = Indicator(
    "loose_sheep", "sheep found loose", "sheep", ("stray sheep", "loose sheep"), defaults=(("age", "0-1"),),
    geography_kinds=("province", "country"),
)  # fmt: skip
GATE_FINES = Indicator("gate_fines", "fines for open gates", "fine", ("gate fines",), geography_kinds=("province",))
ONLINE_SALES = Indicator("online_sales", "online wool sales", "sale", ("wool sales online",))
PROVINCES = Indicator("provinces", "provinces", "province", (), geography_kinds=("country",), members=True)
INDICATORS = (LOOSE_SHEEP, GATE_FINES, ONLINE_SALES, PROVINCES)
SOURCES = (
    Source("census", "Office of Sheep", "Sheep census", "https://sheep.example/", "CC0-1.0"),
    Source("gazette", "Office of Sheep", "as printed", "https://gazette.example/", "CC0-1.0", outlet="gazette.example"),
)


def reading(code: str) -> PlaceReading:
    place = next(place for place in PLACES if place.code == code)
    return PlaceReading(place.code, place.name, place.kind)


def row(value: float | None, place: str = "N", first: int = 2016, release: str = "2017-10", **more: Any) -> Observation:
    """A row of loose sheep in a province and a financial year."""
    fields: dict[str, Any] = {
        "dataset": "sheep", "row": 1, "indicator": "loose_sheep", "place": reading(place).name, "place_code": place,
        "period": f"{first}/{(first + 1) % 100:02}", "start": date(first, 4, 1), "end": date(first + 1, 3, 31),
        "period_kind": "financial_year", "value": value, "decimals": 0, "unit": "sheep", "qualifiers": (),
        "status": "A", "coverage": "", "source": "census", "release": release,
    }  # fmt: skip
    return Observation(**fields | more)


def store(rows: Iterable[Observation]) -> Store:
    observations = tuple(rows)
    places = {place.code: place for place in PLACES}
    areas = Areas(places)
    gazetteer = Gazetteer([Name(place.name, place.code, "name") for place in PLACES], places, areas)
    files = [ObservationFile(frozenset(row.indicator for row in observations), lambda: observations)]
    return Store(
        Observations(files), {one.id: one for one in INDICATORS}, places, {one.id: one for one in SOURCES}, areas,
        gazetteer,
    )  # fmt: skip
