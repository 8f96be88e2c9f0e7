"""Where and when a text is, as it goes along: what a number does not say of itself it takes from what was named last.

A sight is a place, an organisation that acts, or a period, at its place in the text. A number without a place of its
own takes the nearest sight of its sentence, else the last one of its paragraph, else the article's main one; a period
likewise, from two paragraphs before at the furthest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.cues import SPEECH
from pipeline.extract.owners import may_own
from pipeline.records import Entity, Paragraph, Passage, Period, Place, PlaceReading

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Kinds of place by size, the largest 0; the parts of a country are 1, towns and sites, which no table has, 2.
_SIZES = {"group of countries": -1, "world region": -1, "country": 0}
_HEADING = 60  # characters; a longer line is no heading
BEARINGS = frozenset("north south east west northeast northwest southeast southwest outside".split())
WORLDWIDE = re.compile(r"\b(?:world-?wide|globally|(?:around|across) the (?:world|globe))\b", re.IGNORECASE)
LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "within"})


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
    acts: bool = False  # it is a subject
    leads: bool = False  # it is its sentence's subject: what follows may call it "it"
    passing: bool = False  # the text does not stay at it: it says whose, whence or how far from


@dataclass(frozen=True)
class Scene:
    """All sights of an article in reading order; ``owners`` are places and organisations together."""

    places: tuple[Sight, ...]
    organisations: tuple[Sight, ...]
    periods: tuple[Sight, ...]
    text: str

    def place(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The place that the text is at: in the sentence, in the paragraph, in the article."""
        near = _nearest(self.places, start, paragraph, sentence) or self._heading(paragraph)
        return near or self._main_place

    def usual_name(self, sight: Sight) -> str:
        """What the article calls a place most ("UK", where a heading says "United Kingdom")."""
        if not sight.readings:
            return sight.name
        return self._names[sight.readings[0].code].most_common(1)[0][0]

    @cached_property
    def _names(self) -> dict[str, Counter[str]]:
        """The names that print gives each place, by its code."""
        names: dict[str, Counter[str]] = {}
        for sight in self.places:
            if sight.readings:
                names.setdefault(sight.readings[0].code, Counter())[sight.name] += 1
        return names

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
        headings = [sight for sight in self.places if sight.heading and 0 < sight.paragraph < paragraph]
        return headings[-1] if headings else None

    def organisation(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The organisation that the text is about: in the sentence, in the paragraph, in the article."""
        return _nearest(self.organisations, start, paragraph, sentence) or self._main_organisation

    def owner(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """For what bodies have (profits, staff): the organisation near by, else the place near by, else the one of
        both that the article names more."""
        near = _nearest(self.organisations, start, paragraph, sentence) or _nearest(
            self.places, start, paragraph, sentence
        )
        return near or self._main_owner

    def actor(self, start: int, sentence: int) -> Sight | None:
        """Who "it" is: the last subject before it in its sentence, else the subject of the sentence before."""
        earlier = [sight for sight in self._subjects if sight.start < start]
        here = [sight for sight in earlier if sight.sentence == sentence]
        before = [sight for sight in earlier if sight.sentence == sentence - 1 and sight.leads]
        return next((sights[-1] for sights in (here, before) if sights), None)

    @cached_property
    def _subjects(self) -> tuple[Sight, ...]:
        acting = [sight for sight in (*self.places, *self.organisations) if sight.acts]
        return tuple(sorted(acting, key=lambda sight: sight.start))

    def period(self, start: int, paragraph: int, sentence: int) -> Period | None:
        """The period that the text is at: in the sentence, in the paragraph, in the two paragraphs before it."""
        sight = _nearest(self.periods, start, paragraph, sentence)
        if sight is None:
            before = [sight for sight in self.periods if paragraph - 2 <= sight.paragraph < paragraph]
            sight = before[-1] if before else None
        return sight.period if sight is not None else None


def _main(sights: Sequence[Sight], words: Counter[str]) -> Sight | None:
    """The one that the article names most, in its words at large; the first of those named as often."""
    return max(sights, key=lambda sight: (words[sight.name.split()[0].rstrip(",")], -sight.start), default=None)


def _nearest(sights: Sequence[Sight], start: int, paragraph: int, sentence: int) -> Sight | None:
    """The last sight before ``start`` in its sentence, else the first after it, else the first of the nearest sentence
    of the paragraph ("in Matlock, a town in Derbyshire": what comes after it only describes it)."""
    here = [sight for sight in sights if sight.paragraph == paragraph and not sight.passing]
    same = [sight for sight in here if sight.sentence == sentence]
    before = [sight for sight in same if sight.start < start]
    if before:
        return before[-1]
    following = [sight for sight in same if sight.locative or sight.organisation or sight.period is not None]
    if following:
        return following[0]
    earlier = [sight for sight in here if sight.start < start]
    nearest = [sight for sight in earlier if sight.sentence == earlier[-1].sentence]
    return max(nearest, key=lambda sight: (_exactness(sight), sight.locative), default=None)


def _exactness(sight: Sight) -> int:
    """How small a place is, by what it is called: no table has towns and sites, and countries are the largest."""
    return _SIZES.get(sight.readings[0].kind, 1) if sight.readings else 2


def sights(
    paragraph: Paragraph,
    doc: Doc | None,
    named: Named,
    ends: Sequence[tuple[int, int]],
    first: int,
    left: Sequence[Place] = (),
) -> tuple[Sight, ...]:
    """What a paragraph names, in order. ``ends`` are (end offset, number) of its sentences, ``first`` the first one;
    ``left`` are the places that the text does not stay at."""

    def sentence(start: int) -> int:
        return next((number for end, number in ends if start < end), first)

    places = [place for place in named.places if not is_demonym(place) and not WORLDWIDE.fullmatch(place.passage.text)]
    found = [
        replace(_of_place(paragraph, group, sentence(group[0].passage.start)), passing=group[0] in left)
        for group in _nested(paragraph, places)
    ]
    found += [
        Sight(e.passage.start, paragraph.index, sentence(e.passage.start), e.name, organisation=True)
        for e in named.organisations
    ]
    found += _acting(paragraph, doc, named, sentence) if doc is not None else []
    found += [Sight(p.passage.start, paragraph.index, sentence(p.passage.start), period=p) for p in named.periods]
    found = _with_subjects(paragraph, doc, found) if doc is not None else found
    return tuple(sorted(found, key=lambda sight: sight.start))


def _with_subjects(paragraph: Paragraph, doc: Doc, found: Sequence[Sight]) -> list[Sight]:
    subjects = {t.idx + paragraph.start: t.head.dep_ == "ROOT" for t in doc if t.dep_ in {"nsubj", "nsubjpass"}}
    marked: list[Sight] = []
    for sight in found:
        leads = [main for at, main in subjects.items() if sight.start <= at < sight.start + len(sight.name)]
        marked.append(replace(sight, acts=bool(leads), leads=any(leads)))
    return marked


def _of_place(paragraph: Paragraph, group: Sequence[Place], sentence: int) -> Sight:
    """ "Okinawa, Japan" is one place: the smaller one's readings, both names."""
    first = group[0]
    name = ", ".join(place.passage.text for place in group)
    before = paragraph.text[: first.passage.start - paragraph.start].rsplit(maxsplit=2)[-2:]
    locative = any(word.lower() in LOCATIVE for word in before if word.lower() != "the")
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
    taken = passages(named)
    found: list[Sight] = []
    for token in doc:
        if token.tag_ not in {"NNP", "NNPS"} or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            continue
        words = [t for t in token.subtree if t.i <= token.i and t.tag_ in {"NNP", "NNPS"}]
        if len(words) > 1 and token.head.lower_ in SPEECH:
            continue
        start, end = paragraph.start + words[0].idx, paragraph.start + token.idx + len(token)
        if not any(passage.start < end and start < passage.end for passage in taken):
            name = paragraph.text[words[0].idx : token.idx + len(token)]
            if may_own(name):
                found.append(Sight(start, paragraph.index, sentence(start), name, organisation=True))
    return found


def passages(named: Named) -> list[Passage]:
    """Where places, periods and organisations stand."""
    found = [place.passage for place in named.places] + [period.passage for period in named.periods]
    return found + [entity.passage for entity in named.organisations]


def is_demonym(place: Place) -> bool:
    """ "British", "French": says whose, seldom where."""
    return bool(place.readings) and all(reading.kind == "demonym" for reading in place.readings)
