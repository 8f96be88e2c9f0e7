"""Where and when a text is, as it goes along: what a number does not say of itself it takes from what was named last.

A sight is a place, an organisation that acts, or a period, at its place in the text. A number without a place of its
own takes the nearest sight of its sentence, else the last one of its paragraph, else the article's main one; a period
likewise, but never from another paragraph unless the article names one reporting period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Period, Place, PlaceReading


@dataclass(frozen=True, slots=True)
class Sight:
    """Something named at ``start`` (the article's offset) in a sentence of a paragraph."""

    start: int
    paragraph: int
    sentence: int
    name: str = ""
    readings: tuple[PlaceReading, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """All sights of an article in reading order."""

    places: tuple[Sight, ...]
    periods: tuple[Sight, ...]

    def place(self, start: int, paragraph: int, sentence: int) -> Sight | None:
        """The place or organisation that the text is at: in the sentence, in the paragraph, in the article."""
        return _nearest(self.places, start, paragraph, sentence) or self.main()

    def period(self, start: int, paragraph: int, sentence: int) -> Period | None:
        """The period that the text is at, within the paragraph."""
        sight = _nearest(self.periods, start, paragraph, sentence)
        return sight.period if sight is not None else None

    def main(self) -> Sight | None:
        """The place or organisation that the article names most; the first of those named as often."""
        counts = Counter(sight.name.casefold() for sight in self.places)
        return max(self.places, key=lambda sight: (counts[sight.name.casefold()], -sight.start), default=None)


def _nearest(sights: Sequence[Sight], start: int, paragraph: int, sentence: int) -> Sight | None:
    """The last sight before ``start`` in its sentence, else the first after it, else the last of the paragraph."""
    here = [sight for sight in sights if sight.paragraph == paragraph]
    same = [sight for sight in here if sight.sentence == sentence]
    before = [sight for sight in same if sight.start < start]
    if before:
        return before[-1]
    if same:
        return same[0]
    earlier = [sight for sight in here if sight.start < start]
    return earlier[-1] if earlier else None


def of_place(place: Place, sentence: int) -> Sight:
    """The sight of a place name."""
    return Sight(place.passage.start, place.paragraph, sentence, place.passage.text, place.readings)


def of_period(period: Period, sentence: int) -> Sight:
    """The sight of a period."""
    return Sight(period.passage.start, period.paragraph, sentence, period=period)


def is_demonym(place: Place) -> bool:
    """ "British", "French": says whose, seldom where."""
    return bool(place.readings) and all(reading.kind == "demonym" for reading in place.readings)
