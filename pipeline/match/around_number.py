"""Which of the places and periods around a number it may be of instead, where it differs from the row of its own.

Grammar gives each number one place and one period; a sentence with several leaves some of that to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.extract.stretches import move
from pipeline.extract.timeline import same_stretch
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.scenes import Scene
from pipeline.match.values import compare
from pipeline.measure_words import words_of
from pipeline.records import Change, Claim, Indicator, Match, Observation

_SHORT = 2
_FITS = frozenset({"supported", "supported_rounded"})
_ONE_PERIOD = "print gives the new figure and the old one the same period"
#: A force polices nearly all of a region where their figures are this near.
_NEARLY_ALL = 0.03


def of_one_period(claim: Claim, claims: Sequence[Claim], changes: Sequence[Change]) -> str | None:
    """ "1,577 last year, up from 1,165 in the year to March": of two levels of one period one is of another. Where both
    periods are in full in print ("from 1,165 in 2016 to 1,577 in 2016"), that is for print to mend."""
    for change in changes:
        if change.new is None or change.old is None or claim.id not in {change.new, change.old}:
            continue
        pair = claims[change.new], claims[change.old]
        own, other = (cells.stretch_of(one) for one in pair)
        periods = [one.period for one in pair if one.period is not None]
        shared = len({one.passage for one in periods}) == 1
        loose = pair[0].places == pair[1].places and (shared or any(one.anchor is not None for one in periods))
        if loose and own is not None and other is not None and same_stretch(own, other):
            return _ONE_PERIOD
    return _ONE_PERIOD if any(_is_base_of(other, claim) for other in claims) else None


def _is_base_of(other: Claim, claim: Claim) -> bool:
    """ "12,008 in the year, down on the 13,967 of 2013/14": an old level whose one period a new one has taken."""
    base = other.sentence == claim.sentence and other.role == "baseline" and claim.role != "baseline"
    return base and claim.period is not None and (other.period, other.place) == (claim.period, claim.place)


def of_another_beside(
    claim: Claim, row: Observation, claims: Sequence[Claim], levels: Mapping[int, Match]
) -> str | None:
    """ "To 12,008 in 2017/18, having fallen to 11,038": a cell has one figure, so that the second number behind one
    period is of another."""
    for id_, match in levels.items():
        other, own = claims[id_], match.observation
        if id_ == claim.id or other.sentence != claim.sentence or match.status not in _FITS or own is None:
            continue
        one_cell = (own.indicator, own.place_code, own.qualifiers) == (row.indicator, row.place_code, row.qualifiers)
        one_period = other.period is not None and other.period == claim.period and own.start == row.start
        if one_cell and one_period:
            return f"{other.quantity.passage.text} is the figure of that period"
    return None


def of_another_period(claim: Claim, row: Observation, claims: Sequence[Claim], tables: Tables) -> str | None:
    """ "In 2017/18 thefts rose. In 2014/15 they were rare. Kent had 14 homicides": a number whose own sentence names no
    period may be of any that the article names, or of the year before ("a year earlier")."""
    own = claim.period
    if own is None or not ("period" in claim.inferred or own.anchor == "context"):
        return None
    named = {stretch for other in claims if (stretch := cells.stretch_of(other)) is not None}
    if own.anchor == "context":
        named = {move(stretch, "year", -1) for stretch in named}
    rows = cells.foreign(tables.store.rows(row.indicator, row.place_code), tables.article, tables.store.sources)
    alike = [one for one in rows if one.qualifiers == row.qualifiers and one.start != row.start]
    for one in alike:
        if compare(claim.quantity, one) in _FITS and any(cells.is_of(one, stretch) for stretch in named):
            return f"no period is printed beside the number, and it is the figure of {one.period}"
    return None


def of_the_force(claim: Claim, row: Observation, tables: Tables) -> str | None:
    """ "157 homicides in London": the figure of the force that polices nearly all of the region, by which print calls
    it."""
    stretch = cells.stretch_of(claim)
    force, region = "police force area", "region"
    kind = tables.store.geographies[row.place_code].kind
    if stretch is None or kind not in {force, region} or not row.value:
        return None
    for code in tables.store.places(row.indicator):
        other = tables.store.geographies[code].kind
        if {kind, other} != {force, region} or code == row.place_code:
            continue
        if not (tables.store.contains(code, row.place_code) or tables.store.contains(row.place_code, code)):
            continue
        held = tables.store.rows_among(row.indicator, [code], stretch)[code]
        found = [one for one in held if one.qualifiers == row.qualifiers and cells.is_of(one, stretch)]
        near = [one for one in found if one.value and abs(one.value - row.value) <= _NEARLY_ALL * row.value]
        if any(compare(claim.quantity, one) in _FITS for one in near):
            return f"the figure of {near[0].place}, nearly the same area"
    return None


def fitting_beside(
    claim: Claim, row: Observation, scene: Scene, claims: Sequence[Claim], tables: Tables
) -> Observation | None:
    """The row of a place that the sentence names too, that holds the number's own or lies in it, and whose figure the
    number is ("In London, the Met recorded 157"); not where another number is that place's."""
    taken = {place.code for other in claims if other.sentence == claim.sentence for place in other.places}
    codes = {reading.code for place in scene.places for reading in place.readings} - taken
    stretch = cells.stretch_of(claim)
    for code in sorted(codes):
        if stretch is None or not (
            tables.store.contains(code, row.place_code) or tables.store.contains(row.place_code, code)
        ):
            continue
        rows = cells.foreign(tables.store.rows(row.indicator, code), tables.article, tables.store.sources)
        alike = [one for one in rows if one.qualifiers == row.qualifiers and cells.is_of(one, stretch)]
        chosen = cells.chosen(alike, tables.article.published)
        if chosen is not None and compare(claim.quantity, chosen) in _FITS:
            return chosen
    return None


def fitting_narrower(claim: Claim, row: Observation, scene: Scene, tables: Tables) -> Observation | None:
    """The row of another measure of the same place and period whose figure the number is: of a narrower one whose
    own words stand in the sentence ("79.5 per cent of patients in *major* A&E departments"), or of the one that the
    sentence names where the number only says "offences"."""
    own, stretch = tables.store.indicators[row.indicator], cells.stretch_of(claim)
    printed, known = _told_words(scene.text), frozenset().union(*map(_told_words, _names(own)))
    told = {name.indicator.id for name in scene.names}
    if stretch is None:
        return None
    for other in tables.store.indicators.values():
        narrower = other.unit == own.unit and words_of(own.label) < words_of(other.label)
        told_alone = other.id in told and own.id not in told
        apart = (_told_words(name) - known for name in _names(other)) if narrower else ()
        if not told_alone and not any(words and words <= printed for words in apart):
            continue
        rows = cells.foreign(tables.store.rows(other.id, row.place_code), tables.article, tables.store.sources)
        alike = [one for one in rows if one.qualifiers == row.qualifiers and cells.is_of(one, stretch)]
        chosen = cells.chosen(alike, tables.article.published)
        if chosen is not None and compare(claim.quantity, chosen) in _FITS:
            return chosen
    return None


def _names(indicator: Indicator) -> tuple[str, ...]:
    return indicator.label, *indicator.synonyms


def _told_words(text: str) -> frozenset[str]:
    """Its words as printed, but for short ones: "major" only qualifies elsewhere, and tells two measures apart here."""
    return frozenset(word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > _SHORT)
