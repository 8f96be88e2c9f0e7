"""One article read: first everything that text alone tells, then, with the paragraphs that were parsed, its records.

``scan`` says which paragraphs need a Doc and which of those need names; ``finish`` takes the Docs and gives the
Reading. Nothing of spaCy is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract import speakers
from pipeline.extract.claims import Background, assemble, country_of, reporting_period
from pipeline.extract.names import find_entities
from pipeline.extract.paragraph_reading import ParagraphReading, read_paragraph
from pipeline.extract.paragraphs import paragraphs as split
from pipeline.extract.periods import find_periods
from pipeline.extract.places import find_places
from pipeline.extract.quantities import read_quantities
from pipeline.extract.quote_marks import find_quotes
from pipeline.extract.scene import Named
from pipeline.extract.timeline import resolve_periods
from pipeline.records import NOT_CLAIMS, Article, Entity, Paragraph, Period, Place, Quantity, Quote, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.official.gazetteer import Gazetteer
    from pipeline.units import UnitTable


@dataclass(frozen=True)
class Tools:
    """What reading needs beside the text: the table of units and the gazetteer."""

    units: UnitTable
    gazetteer: Gazetteer


@dataclass(frozen=True)
class Scan:
    """An article as text alone tells it. ``wanted`` maps the paragraphs that need a Doc to whether they need names."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    periods: tuple[tuple[Period, ...], ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    places: tuple[tuple[Place, ...], ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    wanted: Mapping[int, bool]


def scan(article: Article, tools: Tools) -> Scan:
    """Everything that needs no parse."""
    paragraphs = split(article.text)
    found = [find_periods(article.id, paragraph) for paragraph in paragraphs]
    resolved = iter(resolve_periods([period for periods in found for period in periods], article.published))
    periods = tuple(tuple(next(resolved) for _ in mentions) for mentions in found)
    quantities = tuple(
        read_quantities(article.id, paragraph, mentions, tools.units)
        for paragraph, mentions in zip(paragraphs, periods, strict=True)
    )
    places = tuple(find_places(article.id, paragraph, tools.gazetteer) for paragraph in paragraphs)
    quotes, notes = find_quotes(article, paragraphs)
    wanted = speakers.needs_reading(paragraphs, quotes)
    for paragraph, numbers in zip(paragraphs, quantities, strict=True):
        if any(quantity.kind not in NOT_CLAIMS for quantity in numbers):
            wanted.setdefault(paragraph.index, False)
    return Scan(article, paragraphs, periods, quantities, places, quotes, notes, dict(sorted(wanted.items())))


def finish(scan: Scan, docs: Mapping[int, Doc]) -> Reading:
    """The records of an article from its scan and the Docs of the wanted paragraphs, by paragraph index."""
    quotes = speakers.attribute(scan.quotes, scan.paragraphs, docs)
    places = [place for mentions in scan.places for place in mentions]
    entities = find_entities(scan.article.id, scan.paragraphs, docs, places)
    persons = frozenset(entity.name.split()[-1].casefold() for entity in entities if entity.kind == "person")
    periods = [period for mentions in scan.periods for period in mentions]
    organisations = [entity for entity in entities if entity.kind == "organisation"]
    readings = _read_paragraphs(scan, docs, organisations)
    reporting = reporting_period(periods)
    claims = assemble(readings, quotes, Background(country_of(places), reporting, persons, scan.article.text))
    return Reading(
        article=scan.article,
        paragraphs=scan.paragraphs,
        claims=claims,
        changes=tuple(change for reading in readings for change in reading.changes),
        shares=tuple(share for reading in readings for share in reading.shares),
        quotes=quotes,
        entities=_with_places(entities, places),
        notes=scan.notes,
        written=_written(scan.article, reporting),
    )


def _written(article: Article, reporting: Period | None) -> str | None:
    """The last year in which an article without a date was written: news reports a year's figures by the end of the
    next calendar year."""
    if article.published is not None or reporting is None or reporting.end is None:
        return None
    return str(reporting.end.year + 1)


def _with_places(entities: Sequence[Entity], places: Sequence[Place]) -> tuple[Entity, ...]:
    """Persons and organisations, and every place that no name of theirs takes ("Wiltshire Police")."""
    named = [
        Entity(place.passage, "place", _name_of(place), place.readings[0].code if place.readings else None)
        for place in places
        if not any(e.passage.start < place.passage.end and place.passage.start < e.passage.end for e in entities)
    ]
    return tuple(sorted((*entities, *named), key=lambda entity: (entity.passage.start, entity.passage.end)))


def _name_of(place: Place) -> str:
    """The canonical name of the likeliest reading; the words themselves where no table has the place."""
    return place.readings[0].name if place.readings else place.passage.text


def _outside(places: Sequence[Place], organisations: Sequence[Entity]) -> tuple[Place, ...]:
    """The places that are no part of an organisation's name ("New York Times"); a force is of its place."""
    names = [e.passage for e in organisations if not e.passage.text.endswith(("Police", "Constabulary", "Council"))]
    return tuple(
        place for place in places
        if not any(name.start <= place.passage.start and place.passage.end < name.end for name in names)
    )  # fmt: skip


def _read_paragraphs(
    scan: Scan, docs: Mapping[int, Doc], organisations: Sequence[Entity]
) -> Sequence[ParagraphReading]:
    readings: list[ParagraphReading] = []
    next_id, next_sentence = 0, 0
    earlier: list[int] = []
    for paragraph in scan.paragraphs:
        numbers = scan.quantities[paragraph.index]
        own = tuple(entity for entity in organisations if paragraph.start <= entity.passage.start < paragraph.end)
        named = Named(_outside(scan.places[paragraph.index], own), scan.periods[paragraph.index], own)
        numbered = [(next_id + place, quantity) for place, quantity in enumerate(numbers)]
        reading = read_paragraph(
            scan.article.id, paragraph, docs.get(paragraph.index), numbered, named, next_sentence, earlier,
        )  # fmt: skip
        readings.append(reading)
        next_id += len(numbers)
        next_sentence += reading.sentences
        earlier = [*reading.counted, *earlier][:6]
    return readings
