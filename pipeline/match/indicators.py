"""Which indicator of the tables a measure in print is, by its words: labels and synonyms, weighted by how rare a word
is among all names (inverse document frequency; Spärck Jones, 1972); rapidfuzz ranks the short list only."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from pipeline.match.literal import Literals
from pipeline.measure_words import head_of, words_of
from pipeline.patterns import lazily
from pipeline.records import Claim, Indicator

#: A name must be covered this far by the measure's words (weighted) to be considered.
_COVERED = 0.99
#: Words of print that restrict nothing.
_NEUTRAL = frozenset(
    "alone last year annual latest new official estimated rise increase fall drop level rate per month week day "
    "financial region area incident report flagged logged committed value respective approximate about from as "
    "which whom measured held hold hit stayed stood eased slowed remained ran averaged accelerated quickened "
    "steadied".split()
)


#: Words that part what they stand before from everything of the kind, where nothing but that kind is left of a name.
_PARTING = frozenset({"police", "recorded", "special"})
#: What leaves something out is a series beside the whole, not what the whole is short for.
_BUT = frozenset({"excluding", "without", "except", "other"})
#: Heads that name whatever the article is about.
_ELLIPTICAL = frozenset({"case", "total", "figure", "number", "incident", "crime", "report", "them", "these"})
_PERCENTAGE = "percentage"
_ONLINE = lazily(r"\b(?:online|cyber|internet)\b", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    """Content words; "online" in any of its names is one word, a qualifier in print and a part of some labels."""
    return words_of(text) | ({"online"} if _ONLINE.search(text) else frozenset())


def _demands(name: str) -> frozenset[str]:
    """The words that must be printed too where a name would else come down to one word: "recorded crime" is not any
    crime, nor "police officers" any officers."""
    return _PARTING & set(name.lower().split()) if len(_words(name)) == 1 else frozenset()


@dataclass(frozen=True)
class Named:
    """An indicator for a claim: ``exact`` when nothing in print restricts it further; ``left`` the words that do;
    ``inherited`` when the measure's words alone ("recorded offences") take it from the article's topic; ``based`` when
    print gives an index's base, and it is the table's; ``namesakes`` are other indicators of the same name."""

    indicator: Indicator
    score: float
    exact: bool
    left: frozenset[str] = frozenset()
    inherited: bool = False
    based: bool = False
    namesakes: tuple[Indicator, ...] = ()


class Names:
    """All names of all indicators, ready to be searched."""

    def __init__(self, indicators: Mapping[str, Indicator]) -> None:
        self.literals = Literals(indicators)
        self._names = [
            (words, name, indicator)
            for indicator in indicators.values()
            for name in (indicator.label, *indicator.synonyms)
            if (words := _words(name))
        ]
        counts = Counter(word for words, _, _ in self._names for word in words)
        total = len(self._names)
        self._weight = {word: math.log(1 + total / n) for word, n in counts.items()}
        self._by_word: dict[str, list[int]] = {}
        for place, (words, _, _) in enumerate(self._names):
            for word in words:
                self._by_word.setdefault(word, []).append(place)
        self._called: dict[str, frozenset[frozenset[str]]] = {
            id_: frozenset(words for words, _, other in self._names if other.id == id_) for id_ in indicators
        }
        self._vocabulary: dict[str, frozenset[str]] = {
            id_: frozenset().union(*(words for words, _, other in self._names if other.id == id_)) for id_ in indicators
        }

    def best(self, measure: str | None) -> Named | None:
        """The indicator whose name the measure's words cover; the one that leaves least unsaid wins."""
        words = _words(measure or "")
        if not words - _NEUTRAL:
            return None
        short = {place for word in words for place in self._by_word.get(word, ())}
        found = [named for place in sorted(short) if (named := self._named(place, words, measure or "")) is not None]
        best = max(found, key=lambda named: (named.exact, named.score), default=None)
        if best is None or len(found) == 1 or not best.exact:
            return best
        own = self._called[best.indicator.id]
        others = {
            one.indicator.id: one.indicator for one in found if one.exact and own & self._called[one.indicator.id]
        }
        others.pop(best.indicator.id, None)
        return replace(best, namesakes=tuple(others.values()))

    def narrowed(self, best: Mapping[str | None, Named | None]) -> dict[str | None, Named | None]:
        """What each measure of an article names, the narrower indicator where another measure names one exactly."""
        exact = {named.indicator for named in best.values() if named is not None and named.exact}
        meant = dict(best)
        for measure, named in best.items():
            if named is None or not named.exact:
                continue
            for other in sorted(exact, key=lambda indicator: indicator.id):
                narrower = _restricts(other.label, named.indicator.label)
                if narrower and (ellipsis := self.elliptical(measure, other)) is not None:
                    meant[measure] = ellipsis
        return meant

    def elliptical(self, measure: str | None, topic: Indicator) -> Named | None:
        """The article's topic, when the measure says nothing that is not in the topic's own names."""
        words = _words(measure or "") - _NEUTRAL - {"online"}
        heads = _ELLIPTICAL | words_of(topic.unit)
        if measure is not None and head_of(measure) in heads and words - _ELLIPTICAL <= self._vocabulary[topic.id]:
            return Named(topic, 0.5, exact=True, inherited=True)
        return None

    def _named(self, place: int, words: frozenset[str], measure: str) -> Named | None:
        names, name, indicator = self._names[place]
        if not _demands(name) <= set(measure.lower().replace("-", " ").split()):
            return None
        shared = self._sum(names & words)
        if shared < _COVERED * self._sum(names):
            return None
        left = words - _NEUTRAL - self._vocabulary[indicator.id] - {"online"}
        score = shared / (self._sum(words) or 1.0) + fuzz.token_set_ratio(name, measure) / 1000
        return Named(indicator, score, exact=not left, left=left)

    def _sum(self, words: Iterable[str]) -> float:
        rare = math.log(1 + len(self._names))
        return sum(self._weight.get(word, rare) for word in sorted(words))


def _restricts(label: str, wider: str) -> bool:
    """Whether a label is a wider one with a restriction behind it: "sexual offences against children" are sexual
    offences; "community support officers" are no police officers, "other theft offences" not all of them."""
    before, found, behind = label.lower().partition(wider.lower())
    rest = behind.split()
    return bool(found and rest) and rest[0] not in _BUT and not _words(before) - _NEUTRAL - _PARTING


def _placeless(claim: Claim) -> str | None:
    """A measure without the adjective of the country that the claim is placed in: "the Chilean population"."""
    if claim.measure is None or claim.place is None or not any(r.kind == "demonym" for r in claim.places):
        return claim.measure
    return " ".join(word for word in claim.measure.split() if word != claim.place)


def _of_share(claim: Claim, names: Names) -> Named | None:
    """A series of shares that print names by whom the share is of and what these do: "9% of adults smoke daily"."""
    if claim.predicate is None or claim.quantity.kind != "percent":
        return None
    named = names.best(f"{claim.measure or ''} {claim.predicate}")
    return named if named is not None and named.exact and named.indicator.unit == _PERCENTAGE else None


def name_indicators(claims: Iterable[Claim], names: Names) -> dict[int, Named]:
    """The indicator of each claim by id; claims whose words name none, or only the article's topic, inherit it.

    Where an article names an indicator and a narrower one ("offences", "offences against children"), its bare words
    mean the narrower.
    """
    told = [claim for claim in claims if claim.role not in {"other", "bound"}]
    best = {measure: names.best(measure) for measure in dict.fromkeys(_placeless(claim) for claim in told)}
    meant = names.narrowed(best)
    named: dict[int, Named] = {}
    topic: Indicator | None = None
    for claim in told:
        found = _of_share(claim, names) or meant[_placeless(claim)]
        if claim.told and found is not None and not found.exact:
            continue  # the words of its sentence may name one, beside its verb
        if found is None and topic is not None:
            found = names.elliptical(claim.measure, topic)
        if found is not None:
            if found.left and found.left <= _told_apart(claim):
                found = replace(found, exact=True, left=frozenset())
            named[claim.id] = found
            if topic is None and found.exact:
                topic = found.indicator
    return named


#: Words of a measure that say the same as a qualifier of the number does.
_OF_SEX = {"F": frozenset({"female", "woman"}), "M": frozenset({"male", "man"})}


def _told_apart(claim: Claim) -> frozenset[str]:
    """The words that only say which part of the population: the row of that part is looked up by them."""
    return _OF_SEX.get(dict(claim.qualifiers).get("sex", ""), frozenset())
