"""Where and when a text is, as it goes along: what a number does not say of itself it takes from what was named last.

A sight is a place, an organisation that acts, or a period, at its place in the text. A number without a place of its
own takes the nearest sight of its sentence, else the last one of its paragraph, else the article's main one; a period
likewise, from two paragraphs before at the furthest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.cues import SPEECH
from pipeline.extract.nearby import Nearby
from pipeline.extract.owners import may_own
from pipeline.extract.spans import Spans, apart, meets
from pipeline.patterns import lazily
from pipeline.records import Entity, Paragraph, Period, Place, PlaceReading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HEADING = 60  # characters; a longer line is no heading
_FEW = 3  # times that a people is named in an article about its country
_TWO_WORDS = 80  # characters, more than a preposition and an article take
BEARINGS = frozenset("north south east west northeast northwest southeast southwest outside".split())
WORLDWIDE = lazily(
    r"\b(?:world-?wide|globally|(?:around|across) the (?:world|globe)|(?<=\bin )the (?:entire |whole )?world)"
    r"(?![a-z'’])",
    re.IGNORECASE,
)
_EVERYWHERE = lazily(r"world-?wide|globally|(?:(?:around|across) )?the (?:\w+ )?(?:world|globe)", re.IGNORECASE)
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
    adjective: bool = False  # "British": it says whose
    passing: bool = False  # the text does not stay at it: it says whose, whence or how far from


@dataclass(frozen=True)
class Scene:
    """All sights of an article in reading order; ``owners`` are places and organisations together."""

    places: tuple[Sight, ...]
    organisations: tuple[Sight, ...]
    periods: tuple[Sight, ...]
    text: str
    peoples: tuple[Sight, ...] = ()  # countries by their adjectives

    def place(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The place that the text is at: in the sentence, in the paragraph, in the article."""
        near = self._near_places.nearest(start, paragraph, sentence) or self._heading(paragraph)
        return near or self._main_place or self._people(start, paragraph, sentence)

    def _people(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """For a text that is at no place: the organisation that it is about, unless it names a country's people more
        often than any; else where all is that only comes from somewhere, or whose it is."""
        country = self._main_country
        often = _times(country, self._words) if country is not None else 0
        if often > max((_times(body, self._words) for body in self.organisations), default=_FEW - 1):
            return country
        return self.organisation(start, paragraph, sentence) or self._whence or country

    @cached_property
    def _main_country(self) -> Sight | None:
        return _main(self.peoples, self._words)

    def usual_name(self, sight: Sight) -> str:
        """What the article calls a place most ("UK", where a heading says "United Kingdom")."""
        if not sight.readings or sight.adjective:
            return sight.name
        return self._names[sight.readings[0].code]

    @cached_property
    def _names(self) -> dict[str, str]:
        """The name that print gives each place most, by its code."""
        names: dict[str, Counter[str]] = {}
        for sight in self.places:
            if sight.readings:
                names.setdefault(sight.readings[0].code, Counter())[sight.name] += 1
        return {code: printed.most_common(1)[0][0] for code, printed in names.items()}

    @cached_property
    def _near_places(self) -> Nearby:
        return Nearby(tuple(sight for sight in self.places if not sight.passing))

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
        """One that is named once, and then in passing, is not what the article is about."""
        return _main([s for s in self.places if not s.passing or _times(s, self._words) > 1], self._words)

    @cached_property
    def _whence(self) -> Sight | None:
        """Where all is that only comes from somewhere."""
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

    def actor(self, start: int, sentence: int) -> Sight | None:
        """Who "it" is: the last subject before it in its sentence, else the subject of the sentence before."""
        place = bisect_left(self._subjects, start, key=_start)
        last = self._subjects[place - 1] if place else None
        return last if last is not None and last.sentence == sentence else self._leaders.get(sentence - 1)

    @cached_property
    def _subjects(self) -> tuple[Sight, ...]:
        acting = [sight for sight in (*self.places, *self.organisations) if sight.acts]
        return tuple(sorted(acting, key=_start))

    @cached_property
    def _leaders(self) -> dict[int, Sight]:
        """The last subject of each sentence that is its main one."""
        return {sight.sentence: sight for sight in self._subjects if sight.leads}

    def period(self, start: int, paragraph: int, sentence: int) -> Period | None:
        """The period that the text is at: in the sentence, in the paragraph, in the two paragraphs before it."""
        sight = self._near_periods.nearest(start, paragraph, sentence)
        if sight is None:
            before = self._near_periods.last_before(paragraph)
            sight = before if before is not None and before.paragraph >= paragraph - 2 else None
        return sight.period if sight is not None else None


def _main(sights: Sequence[Sight], words: Counter[str]) -> Sight | None:
    """The one that the article names most, in its words at large; the first of those named as often."""
    return max(sights, key=lambda sight: (_times(sight, words), -sight.start), default=None)


def _times(sight: Sight, words: Counter[str]) -> int:
    return words[sight.name.split()[0].rstrip(",")]


def _start(sight: Sight) -> int:
    return sight.start


def _end(ending: tuple[int, int]) -> int:
    return ending[0]


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
        place = bisect_right(ends, start, key=_end)
        return ends[place][1] if place < len(ends) else first

    places = [place for place in named.places if not is_demonym(place) and not is_everywhere(place)]
    passing = {id(place) for place in left}
    found = [
        replace(_of_place(paragraph, group, sentence(group[0].passage.start)), passing=id(group[0]) in passing)
        for group in _nested(paragraph, places)
    ]
    found += [
        Sight(p.passage.start, paragraph.index, sentence(p.passage.start), p.passage.text, p.readings, adjective=True)
        for p in named.places
        if is_demonym(p)
    ]
    found += [
        Sight(e.passage.start, paragraph.index, sentence(e.passage.start), e.name, organisation=True)
        for e in named.organisations
    ]
    found += _acting(paragraph, doc, named, sentence) if doc is not None else []
    found += [Sight(p.passage.start, paragraph.index, sentence(p.passage.start), period=p) for p in named.periods]
    found = _with_subjects(paragraph, doc, found) if doc is not None and found else found
    return tuple(sorted(found, key=lambda sight: sight.start))


def _with_subjects(paragraph: Paragraph, doc: Doc, found: Sequence[Sight]) -> list[Sight]:
    subjects = [t for t in doc if t.dep_ in {"nsubj", "nsubjpass"}]
    starts = [token.idx + paragraph.start for token in subjects]
    marked: list[Sight] = []
    for sight in found:
        first = bisect_left(starts, sight.start)
        own = subjects[first : bisect_left(starts, sight.start + len(sight.name), lo=first)]
        leads = any(token.head.dep_ == "ROOT" for token in own)
        marked.append(replace(sight, acts=bool(own), leads=leads))
    return marked


def _of_place(paragraph: Paragraph, group: Sequence[Place], sentence: int) -> Sight:
    """ "Okinawa, Japan" is one place: the smaller one's readings, both names."""
    first = group[0]
    name = ", ".join(place.passage.text for place in group)
    start = first.passage.start - paragraph.start
    before = paragraph.text[max(0, start - _TWO_WORDS) : start].split()[-2:]
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
    taken = taken_in(named)
    found: list[Sight] = []
    for token in doc:
        if token.tag_ not in {"NNP", "NNPS"} or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
            continue
        words = [t for t in token.subtree if t.i <= token.i and t.tag_ in {"NNP", "NNPS"}]
        if len(words) > 1 and token.head.lower_ in SPEECH:
            continue
        if meets(taken, paragraph.start + words[0].idx, paragraph.start + words[0].idx + 1):
            words = _run(token)  # "the Kent-based Marlow Foods"
        start, end = paragraph.start + words[0].idx, paragraph.start + token.idx + len(token)
        if not meets(taken, start, end):
            name = paragraph.text[words[0].idx : token.idx + len(token)]
            if may_own(name):
                found.append(Sight(start, paragraph.index, sentence(start), name, organisation=True))
    return found


def _run(name: Token) -> list[Token]:
    """The words of a name that stand right before its last."""
    first = name.i
    while first and name.doc[first - 1].tag_ in {"NNP", "NNPS"}:
        first -= 1
    return list(name.doc[first : name.i + 1])


def taken_in(named: Named) -> Spans:
    """Where places, periods and organisations stand."""
    passages = [place.passage for place in named.places] + [period.passage for period in named.periods]
    passages += [entity.passage for entity in named.organisations]
    return apart((passage.start, passage.end) for passage in passages)


def is_everywhere(place: Place) -> bool:
    """ "Worldwide", "across the globe", "(in) the world"."""
    return not place.readings and _EVERYWHERE.fullmatch(place.passage.text) is not None


def is_demonym(place: Place) -> bool:
    """ "British", "French": says whose, seldom where."""
    return bool(place.readings) and all(reading.kind == "demonym" for reading in place.readings)
