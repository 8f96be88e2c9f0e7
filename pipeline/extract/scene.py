"""Where and when a text is, as it goes along: what a number does not say of itself it takes from what was named last.

A sight is a place, an organisation that acts, or a period, at its place in the text. A number without a place of its
own takes the nearest sight of its sentence, else the last one of its paragraph, else the article's main one; a period
likewise, from two paragraphs before at the furthest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.cues import SPEECH
from pipeline.extract.name_words import HONORIFICS
from pipeline.extract.nearby import Nearby
from pipeline.extract.owners import may_own
from pipeline.extract.spans import Spans, apart, meets
from pipeline.records import Entity, Paragraph, Passage, Period, Place, PlaceReading

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEARINGS = frozenset("north south east west northeast northwest southeast southwest outside".split())
#: A name that ends in one of these is a place's; the lower-case ones may follow it ("Harper county").
_PLACE_WORDS = frozenset(
    "county city airport province region island islands lake river bay street avenue road park valley beach square "
    "district village town forest desert sea ocean mountain mountains peninsula".split()
)
_SEAS = frozenset("atlantic pacific arctic antarctic mediterranean baltic caribbean".split())
_PLACE_NOUNS = frozenset("county province region district village".split())
_INSIDE = frozenset({"del", "de", "la", "el", "al", "upon", "on", "of", "le", "von", "van"})
_HEADING = 60  # characters; a longer line is no heading
_LISTED = re.compile(r",? (?:and|&) (?:the |in )?|, (?:the |in )?")
_AND = re.compile(r" (?:and|&) ")
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "within"})


@dataclass(frozen=True)
class Named:
    """What text alone names in one paragraph."""

    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    organisations: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class Sight:
    """Something named at ``start`` (the article's offset) in a sentence of a paragraph."""

    start: int
    paragraph: int
    sentence: int
    name: str = ""
    readings: tuple[PlaceReading, ...] = ()
    period: Period | None = None
    organisation: bool = False
    heading: bool = False
    locative: bool = False  # it stands behind "in", "at", "across": something is there


@dataclass(frozen=True)
class Scene:
    """All sights of an article in reading order; ``owners`` are places and organisations together."""

    places: tuple[Sight, ...]
    organisations: tuple[Sight, ...]
    periods: tuple[Sight, ...]
    text: str

    def place(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The place that the text is at: in the sentence, in the paragraph, in the article."""
        near = self._near_places.nearest(start, paragraph, sentence) or self._heading(paragraph)
        return near or self._main_place

    @cached_property
    def _near_places(self) -> Nearby:
        return Nearby(self.places)

    @cached_property
    def _near_organisations(self) -> Nearby:
        return Nearby(self.organisations)

    @cached_property
    def _near_periods(self) -> Nearby:
        return Nearby(self.periods)

    @cached_property
    def _headings(self) -> Nearby:
        return Nearby(tuple(sight for sight in self.places if sight.heading and sight.paragraph > 0))

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(re.findall(r"\w+", self.text))

    @cached_property
    def _main_place(self) -> Sight | None:
        return _main(self.places, self._words)

    @cached_property
    def _main_organisation(self) -> Sight | None:
        return _main(self.organisations, self._words)

    @cached_property
    def _main_owner(self) -> Sight | None:
        return _main((*self.organisations, *self.places), self._words)

    def _heading(self, paragraph: int) -> Sight | None:
        """The place of the heading that the paragraph stands under; the title is no heading."""
        return self._headings.last_before(paragraph)

    def organisation(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The organisation that the text is about: in the sentence, in the paragraph, in the article."""
        return self._near_organisations.nearest(start, paragraph, sentence) or self._main_organisation

    def owner(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """For what bodies have (profits, staff): the organisation near by, else the place near by, else the one of
        both that the article names more."""
        at = start, paragraph, sentence
        near = self._near_organisations.nearest(*at) or self._near_places.nearest(*at)
        return near or self._main_owner

    def period(self, start: int, paragraph: int, sentence: int) -> Period | None:
        """The period that the text is at: in the sentence, in the paragraph, in the two paragraphs before it."""
        sight = self._near_periods.nearest(start, paragraph, sentence)
        if sight is None:
            before = self._near_periods.last_before(paragraph)
            sight = before if before is not None and before.paragraph >= paragraph - 2 else None
        return sight.period if sight is not None else None


def _main(sights: Sequence[Sight], words: Counter[str]) -> Sight | None:
    """The one that the article names most, in its words at large; the first of those named as often."""
    return max(sights, key=lambda sight: (words[sight.name.split()[0].rstrip(",")], -sight.start), default=None)


def with_unknown_places(article_id: str, paragraph: Paragraph, doc: Doc, named: Named) -> Named:
    """What is named in a parsed paragraph, with the places that only grammar tells."""
    unknown = _unknown_places(article_id, paragraph, doc, named)
    places = sorted((*named.places, *unknown), key=lambda place: place.passage.start)
    return replace(named, places=tuple(_coordinated(article_id, paragraph, places)))


def _coordinated(article_id: str, paragraph: Paragraph, places: Sequence[Place]) -> Iterator[Place]:
    """ "Kent and Essex" are one place that no table has: a number beside them is of both, or it is not said which."""
    group: list[Place] = []
    for place in places:
        gap = (
            paragraph.text[group[-1].passage.end - paragraph.start : place.passage.start - paragraph.start]
            if group
            else ""
        )
        if group and not _LISTED.fullmatch(gap):
            yield _together(article_id, paragraph, group)
            group = []
        group.append(place)
    if group:
        yield _together(article_id, paragraph, group)


def _together(article_id: str, paragraph: Paragraph, group: Sequence[Place]) -> Place:
    first, last = group[0].passage, group[-1].passage
    words = paragraph.text[first.start - paragraph.start : last.end - paragraph.start]
    if len(group) == 1 or not _AND.search(words):
        return group[0]
    return Place(Passage(article_id, first.start, last.end, words), paragraph.index, ())


def _end(ending: tuple[int, int]) -> int:
    return ending[0]


def sights(
    paragraph: Paragraph, doc: Doc | None, named: Named, ends: Sequence[tuple[int, int]], first: int
) -> tuple[Sight, ...]:
    """What a paragraph names, in order. ``ends`` are (end offset, number) of its sentences, ``first`` the first one."""

    def sentence(start: int) -> int:
        place = bisect_right(ends, start, key=_end)
        return ends[place][1] if place < len(ends) else first

    places = [place for place in named.places if not is_demonym(place)]
    found = [_of_place(paragraph, group, sentence(group[0].passage.start)) for group in _nested(paragraph, places)]
    found += [
        Sight(e.passage.start, paragraph.index, sentence(e.passage.start), e.name, organisation=True)
        for e in named.organisations
    ]
    found += _acting(paragraph, doc, named, sentence) if doc is not None else []
    found += [Sight(p.passage.start, paragraph.index, sentence(p.passage.start), period=p) for p in named.periods]
    return tuple(sorted(found, key=lambda sight: sight.start))


def _of_place(paragraph: Paragraph, group: Sequence[Place], sentence: int) -> Sight:
    """ "Okinawa, Japan" is one place: the smaller one's readings, both names."""
    first = group[0]
    name = ", ".join(place.passage.text for place in group)
    before = paragraph.text[: first.passage.start - paragraph.start].rsplit(maxsplit=2)[-2:]
    locative = any(word.lower() in _LOCATIVE for word in before if word.lower() != "the")
    heading = len(paragraph.text) <= _HEADING and paragraph.text[-1] not in '.!?”",;'
    return Sight(first.passage.start, first.paragraph, sentence, name, first.readings, None, False, heading, locative)


def _nested(paragraph: Paragraph, places: Sequence[Place]) -> list[list[Place]]:
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda place: place.passage.start):
        if groups:
            last = groups[-1][-1].passage
            gap = paragraph.text[last.end - paragraph.start : place.passage.start - paragraph.start]
            if gap == ", " and len(groups[-1]) == 1:
                groups[-1].append(place)
                continue
        groups.append([place])
    return groups


def _acting(paragraph: Paragraph, doc: Doc, named: Named, sentence: Callable[[int], int]) -> list[Sight]:
    """Names that act or own ("Cadbury said its sales …", "Fiat's shares") and are no place: organisations, as far as
    grammar tells. A name of several words that speaks is taken for a person."""
    taken = _taken(named)
    found: list[Sight] = []
    for token in doc:
        if token.tag_ not in {"NNP", "NNPS"} or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            continue
        words = [t for t in token.subtree if t.i <= token.i and t.tag_ in {"NNP", "NNPS"}]
        if len(words) > 1 and token.head.lower_ in SPEECH:
            continue
        start, end = paragraph.start + words[0].idx, paragraph.start + token.idx + len(token)
        if not meets(taken, start, end):
            name = paragraph.text[words[0].idx : token.idx + len(token)]
            if may_own(name):
                found.append(Sight(start, paragraph.index, sentence(start), name, organisation=True))
    return found


def _taken(named: Named) -> Spans:
    """Where places, periods and organisations stand."""
    passages = [place.passage for place in named.places] + [period.passage for period in named.periods]
    passages += [entity.passage for entity in named.organisations]
    return apart((passage.start, passage.end) for passage in passages)


def _unknown_places(article_id: str, paragraph: Paragraph, doc: Doc, named: Named) -> list[Place]:
    """Names that no table has and that are places by where they stand ("in Matlock", "east of Carrascal"), by what
    follows ("Harper County", "Matlock, Derbyshire")."""
    taken = _taken(named)
    known = {place.passage.start for place in named.places}
    found: list[Place] = []
    token = 0
    while token < len(doc):
        first = token
        while token < len(doc) and (doc[token].tag_ == "NNP" or (token > first and doc[token].lower_ in _INSIDE)):
            token += 1
        if token == first:
            token += 1
            continue
        last = token - 1
        while doc[last].lower_ in _INSIDE and last > first:
            last -= 1
        if doc[first].lower_.rstrip(".") in HONORIFICS:
            continue  # "Mr Park", "Dame Jane Lake"
        if not (_stands_as_place(doc, first) or _is_called_place(doc, last) or _is_in(doc, last, paragraph, known)):
            continue
        end_token = last + 1 if last + 1 < len(doc) and doc[last + 1].text in _PLACE_NOUNS else last
        start, end = paragraph.start + doc[first].idx, paragraph.start + doc[end_token].idx + len(doc[end_token])
        if not meets(taken, start, end):
            text = paragraph.text[start - paragraph.start : end - paragraph.start]
            found.append(Place(Passage(article_id, start, end, text), paragraph.index, ()))
    return found


def _stands_as_place(doc: Doc, first: int) -> bool:
    if first == 0:
        return False
    before = doc[first - 1].lower_
    return before in _LOCATIVE or (before == "of" and first > 1 and doc[first - 2].lower_ in _BEARINGS)


def _is_called_place(doc: Doc, last: int) -> bool:
    if doc[last].lower_ in _PLACE_WORDS | _SEAS:
        return True
    return last + 1 < len(doc) and doc[last + 1].text in _PLACE_NOUNS


def _is_in(doc: Doc, last: int, paragraph: Paragraph, known: set[int]) -> bool:
    """ "Matlock, Derbyshire": a known place right after the comma."""
    return last + 2 < len(doc) and doc[last + 1].text == "," and paragraph.start + doc[last + 2].idx in known


def is_demonym(place: Place) -> bool:
    """ "British", "French": says whose, seldom where."""
    return bool(place.readings) and all(reading.kind == "demonym" for reading in place.readings)
