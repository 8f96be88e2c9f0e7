"""What a number names by words of its sentence that grammar does not tie to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.match import indicators
from pipeline.match.index_bases import INDEX, with_base
from pipeline.match.kinds import PERCENTAGE, same_unit
from pipeline.match.literal import Printed
from pipeline.match.scenes import Scene, Scenes
from pipeline.measure_words import words_of
from pipeline.patterns import lazily
from pipeline.records import Claim, Indicator

#: "90,134 people lived in Hartlepool in 2003": how many live in a place is its population, where nothing narrows it.
_LIVING = lazily(r"\s+(?:people|residents|inhabitants)\s+(?:lived|live|were living|are living)\s+in\s+(?:the\s+)?$")

#: "Hartlepool was home to 90,134 people in 2003".
_HOME = lazily(r"\s+(?:is|was)\s+home\s+to\s+(?:(?:some|about|around|an estimated)\s+)?$")
#: "(population: 83.3 million)", "a suicide rate of 12.8".
_LABEL = lazily(r":?\s+|\s+of\s+")
_LIVE = lazily(r"\b(?:lived|live|living)\s+in\b|\bhome\s+to\b")
_WHEN = lazily(
    r"\s*(?:in|on|at|by)?[\s.]*(?:,\s*(?:according to\s+)?(?:the\s+)?(?:ONS|Office for National Statistics|official|"
    r"latest|estimates?|figures|World Bank)\b[^,;]*)?"
)
_PEOPLE_WHEN = lazily(r"\s+(?:people|residents|inhabitants)\s+(?:in|by|at)\s+$")


def _people(claim: Claim, scene: Scene, scenes: Scenes) -> Indicator | None:
    """The population, where print says how many live in a place and says when, and nothing else of them."""
    start, end = scene.at(claim)
    if (
        claim.quantity.kind != "count"
        or not _LIVE.search(scene.text)
        or (len(scene.places), len(scene.periods)) != (1, 1)
    ):
        return None
    place, period = scene.places[0], scene.periods[0]
    if place.end <= start:
        at_home = _HOME.fullmatch(scene.text[place.end : start]) and _PEOPLE_WHEN.match(scene.text[end : period.start])
        told = bool(at_home) and _WHEN.fullmatch(scene.text[period.end :])
    else:
        rest = scene.text[place.end : period.start] + scene.text[period.end :]
        told = bool(_LIVING.match(scene.text[end : place.start])) and _WHEN.fullmatch(rest)
    return scenes.indicator("population") if told else None


def only_name(scene: Scene) -> Indicator | None:
    """The one indicator that a sentence names, or None; "of all police forces" only says among what."""
    known: Mapping[str, Indicator] = {
        name.indicator.id: name.indicator for name in scene.names if not name.indicator.members
    }
    return next(iter(known.values())) if len(known) == 1 else None


def with_literals(
    claims: Sequence[Claim], named: Mapping[int, indicators.Named], scenes: Scenes
) -> dict[int, indicators.Named]:
    """What claims name, with the name that stands in the sentence where a claim's own measure names nothing: grammar
    gave it none, or a part of that name ("thefts" of "thefts from the person"); an index is one of its own base."""
    found = dict(named)
    for claim in claims:
        if claim.id in found or claim.role in {"other", "bound"} or isinstance(claim.quantity.value, tuple):
            continue
        name = _literal(claim, scenes)
        if name is not None:
            found[claim.id] = indicators.Named(name.indicator, 0.5, exact=True, namesakes=name.namesakes)
    for claim in claims:
        if claim.id in found and found[claim.id].indicator.unit == INDEX:
            scene = scenes.of(claim)
            based = with_base(found.pop(claim.id), scene.text, scene.at(claim)[0])
            found |= {claim.id: based} if based is not None else {}
    return found


#: "Leeds council spent £5.2m on potholes in 2016-17": whose figure that is, only the words behind "on" say.
_SPENT = lazily(r"\bsp(?:ent|ends?|ending)\b(?:\W+\w+){0,3}\W*$", re.IGNORECASE)
_SPENT_ON = lazily(r"\s+(?:a year\s+)?on\s+(?:the\s+)?", re.IGNORECASE)
_SPENDING = ("spending on ", "expenditure on ", "")


def _spent_on(claim: Claim, scenes: Scenes) -> Printed | None:
    """The series of spending that "spent £5.2m on potholes in 2016-17" names by what the money went on."""
    scene = scenes.of(claim)
    start, end = scene.at(claim)
    behind = _SPENT_ON.match(scene.text, end)
    if claim.quantity.kind != "money" or behind is None or _SPENT.search(scene.text[:start]) is None:
        return None
    names = (scenes.opening(lead + scene.text[behind.end() :]) for lead in _SPENDING)
    return next((name for name in names if name and same_unit(claim.quantity, name.indicator)), None)


def _literal(claim: Claim, scenes: Scenes) -> Printed | None:
    in_words = claim.role == "change" and claim.quantity.kind in {"fraction", "multiple"}
    if not in_words and claim.quantity.kind not in {"count", "percent", "percentage_points", "measure", "money"}:
        return None
    if (spent := _spent_on(claim, scenes)) is not None:
        return spent
    scene = scenes.of(claim)
    indicator = only_name(scene)
    if indicator is None and not scene.names and len(scene.shared) == 1:
        indicator = scene.shared[0].indicator
    if indicator is None:
        people = _people(claim, scene, scenes)
        return Printed(0, 0, people) if people is not None else None
    own = words_of(claim.measure or "")
    name = next(name for name in (*scene.names, *scene.shared) if name.indicator is indicator)
    either = (indicator, *name.namesakes)
    printed = words_of(scene.text[name.start : name.end]) | words_of(indicator.unit)
    before, behind = scene.at(claim)
    labelled = name.end <= before and _LABEL.fullmatch(scene.text, name.end, before) is not None
    beside = labelled or 0 <= name.start - behind <= 1
    if not own <= printed and not beside:
        return None
    if claim.role == "change":
        fits = claim.quantity.kind != "percentage_points" or any(one.unit == PERCENTAGE for one in either)
    else:
        fits = any(same_unit(claim.quantity, one) for one in either) and bool(
            own or beside or claim.role == "rate" or claim.quantity.kind == "percent"
        )
    return name if fits else None
