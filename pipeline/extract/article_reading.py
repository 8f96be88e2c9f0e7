"""One article read: first everything that text alone tells, then, with the paragraphs that were parsed, its records.

``scan`` says which paragraphs need a Doc; ``ArticleReader`` takes the Docs, in order, and gives the Reading. Nothing
of spaCy is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract import speakers
from pipeline.extract.article_day import article_day
from pipeline.extract.births import find_ages
from pipeline.extract.calendar_days import find_days
from pipeline.extract.claims import Background, assemble, country_of, reporting_period
from pipeline.extract.names import find_entities
from pipeline.extract.paragraph_reading import Before, ParagraphReading, read_paragraph
from pipeline.extract.paragraphs import paragraphs as split
from pipeline.extract.parts import find_parts
from pipeline.extract.periods import find_periods
from pipeline.extract.places import find_places
from pipeline.extract.quantities import read_quantities
from pipeline.extract.quote_marks import find_quotes
from pipeline.extract.rates import find_rates
from pipeline.extract.scene import Named
from pipeline.extract.spans import apart, meets
from pipeline.extract.swings import find_swings
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
    """An article as text alone tells it. ``wanted`` are the indexes of the paragraphs that need a Doc, in order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    periods: tuple[tuple[Period, ...], ...]
    quantities: tuple[tuple[Quantity, ...], ...]
    places: tuple[tuple[Place, ...], ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    wanted: tuple[int, ...]


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
    wanted = set(speakers.needs_reading(paragraphs, quotes))
    for paragraph, numbers in zip(paragraphs, quantities, strict=True):
        if any(quantity.kind not in NOT_CLAIMS for quantity in numbers):
            wanted.add(paragraph.index)
    return Scan(article, paragraphs, periods, quantities, places, quotes, notes, tuple(sorted(wanted)))


class ArticleReader:
    """Reads one article from its Docs as they come, in order. A Doc is kept only where speakers are to be found in it:
    the Docs of a long article would fill the memory."""

    def __init__(self, scan: Scan) -> None:
        self.article_id = scan.article.id
        self._scan = scan
        self._waits = deque(scan.wanted)
        self._spoken = frozenset(speakers.needs_reading(scan.paragraphs, scan.quotes))
        self._docs: dict[int, Doc] = {}
        self._places = [place for mentions in scan.places for place in mentions]
        self._entities = find_entities(scan.article.id, scan.paragraphs, self._places)
        self._organisations = _by_paragraph(scan.paragraphs, self._entities)
        self._readings: list[ParagraphReading] = []
        self._next_id = self._next_sentence = 0
        self._earlier: list[int] = []
        self._learnt: set[str] = set()

    @property
    def complete(self) -> bool:
        """Whether every Doc that it waits for has come."""
        return not self._waits

    def due(self) -> int:
        """The index of the paragraph whose Doc comes next; it waits for it no longer."""
        return self._waits.popleft()

    def take(self, index: int, doc: Doc) -> None:
        """The Doc of the paragraph that was due."""
        self._read_up_to(index, doc)
        if index in self._spoken:
            self._docs[index] = doc

    def finish(self) -> Reading:
        """The records of the article, once it is complete."""
        scan = self._scan
        self._read_up_to(len(scan.paragraphs), None)
        quotes = speakers.attribute(scan.quotes, scan.paragraphs, self._docs)
        persons = frozenset(e.name.split()[-1].casefold() for e in self._entities if e.kind == "person")
        reporting = reporting_period([period for mentions in scan.periods for period in mentions])
        background = Background(country_of(self._places), reporting, persons, scan.article.text)
        claims = assemble(self._readings, quotes, background)
        now = article_day([period for mentions in scan.periods for period in mentions], scan.article.published)
        told, totals = find_parts([bare for reading in self._readings for bare in reading.skeletons])
        return Reading(
            article=scan.article,
            paragraphs=scan.paragraphs,
            claims=claims,
            changes=tuple(change for reading in self._readings for change in reading.changes),
            shares=(*(share for reading in self._readings for share in reading.shares), *told),
            totals=(*totals, *find_swings(scan.article.text, claims)),
            appositions=tuple(apposed for reading in self._readings for apposed in reading.appositions),
            days=find_days(scan.article.id, scan.paragraphs, claims, now.stretch),
            ages=find_ages(scan.article.id, scan.paragraphs, claims, now.stretch),
            rates=find_rates(scan.paragraphs, claims),
            margins=tuple(margin for reading in self._readings for margin in reading.margins),
            comparisons=tuple(compared for reading in self._readings for compared in reading.comparisons),
            quotes=quotes,
            entities=_with_places(self._entities, self._places),
            notes=scan.notes,
            written=_written(scan.article, reporting),
        )

    def _read_up_to(self, index: int, doc: Doc | None) -> None:
        """Read the paragraphs before ``index`` that need no Doc, then the one at ``index`` with its own."""
        for paragraph in self._scan.paragraphs[len(self._readings) : index]:
            self._read(paragraph, None)
        if doc is not None:
            self._read(self._scan.paragraphs[index], doc)

    def _read(self, paragraph: Paragraph, doc: Doc | None) -> None:
        scan = self._scan
        numbers = scan.quantities[paragraph.index]
        own = self._organisations.get(paragraph.index, ())
        named = Named(_outside(scan.places[paragraph.index], own), scan.periods[paragraph.index], own)
        numbered = [(self._next_id + place, quantity) for place, quantity in enumerate(numbers)]
        before = Before(self._next_sentence, tuple(self._earlier), self._learnt)
        reading = read_paragraph(self.article_id, paragraph, doc, numbered, named, before)
        self._readings.append(reading)
        self._next_id += len(numbers)
        self._next_sentence += reading.sentences
        self._learnt |= reading.learnt
        self._earlier = [*reading.counted, *self._earlier][:6]


def _by_paragraph(paragraphs: Sequence[Paragraph], entities: Sequence[Entity]) -> dict[int, tuple[Entity, ...]]:
    """The organisations of each paragraph."""
    found: dict[int, list[Entity]] = {}
    starts = [paragraph.start for paragraph in paragraphs]
    for entity in entities:
        if entity.kind == "organisation":
            found.setdefault(bisect_right(starts, entity.passage.start) - 1, []).append(entity)
    return {index: tuple(named) for index, named in found.items()}


def _written(article: Article, reporting: Period | None) -> str | None:
    """The last year in which an article without a date was written: news reports a year's figures by the end of the
    next calendar year."""
    if article.published is not None or reporting is None or reporting.end is None:
        return None
    return str(reporting.end.year + 1)


def _with_places(entities: Sequence[Entity], places: Sequence[Place]) -> tuple[Entity, ...]:
    """Persons and organisations, and every place that no name of theirs takes ("Wiltshire Police")."""
    taken = apart((entity.passage.start, entity.passage.end) for entity in entities)
    named = [
        Entity(place.passage, "place", _name_of(place), place.readings[0].code if place.readings else None)
        for place in places
        if not meets(taken, place.passage.start, place.passage.end)
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
