"""Population and other qualifiers of a number: age, sex, online. Canonical keys and values, as the tables use them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.extract.clauses import Clauses
from pipeline.extract.doc_text import text_of
from pipeline.extract.measures import anchors
from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily
from pipeline.records import Qualifiers, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONLINE = lazily(r"(?:online|on-line|cyber\w*|internet)$", re.IGNORECASE)
_SEX = {
    "F": lazily(r"(?:females?|wom[ae]n|girls?)$", re.IGNORECASE),
    "M": lazily(r"(?:males?|m[ae]n|boys?)$", re.IGNORECASE),
}
_MODALS = frozenset({"will", "would", "could", "may", "might", "should", "shall", "’ll", "'ll", "’d", "'d"})
_FORECASTS = frozenset(
    "forecast forecasts forecasting predict predicts predicted predicting expect expects expected expecting plan plans "
    "planned planning project projects projected target targets targeted aim aims aimed aiming hope hopes hoped hoping "
    "fear fears feared fearing propose proposes proposed budgeted".split()
)
_INCLUSIVE_BELOW = lazily(r"\s*(?:years? (?:of age|old)\s*)?(?:and|or) (?:under|younger|below)\b", re.IGNORECASE)
_INCLUSIVE_ABOVE = lazily(
    r"\s*(?:years? (?:of age|old)\s*)?(?:and|or) (?:over|older|above)\b|\s*plus\b|\+", re.IGNORECASE
)


#: Prepositions that name at the head of a sentence whom its numbers are about.
_FRONTED = frozenset({"among", "amongst", "for", "against", "in"})


@dataclass(frozen=True)
class Saying:
    """A qualifier in canonical key and value, by the first character of its words."""

    start: int
    key: str
    value: str


#: The sayings of a paragraph by the index of each token that they hang on: a number asks for those of its own few
#: tokens, not for all that a long list says.
Sayings = Mapping[int, Sequence[Saying]]


def sayings(read: Clauses, numbers: Sequence[Number]) -> Sayings:
    """Every word and age bound of a paragraph that qualifies some number."""
    found: dict[int, list[Saying]] = defaultdict(list)
    for token, saying in _all_said(read, numbers):
        for place in _hangs_on(read, token):
            found[place].append(saying)
    return found


def _all_said(read: Clauses, numbers: Sequence[Number]) -> Iterator[tuple[Token, Saying]]:
    text = text_of(read.doc)
    for token in read.doc:
        for key, value in _said(token.text):
            yield token, Saying(token.idx, key, value)
    for number in numbers:
        age = age_of(number.quantity, text[number.end : number.end + 40])
        if age is not None:
            yield read.doc[number.first], Saying(number.start, "age", age)


def qualify(read: Clauses, number: Number, segment: tuple[int, int], said: Sayings) -> Qualifiers:
    """Qualifiers of one number: sayings of its segment that grammar ties to it, to the noun that it counts or to its
    subject. Where a key is said with two values (both sexes), it has none."""
    found: dict[str, set[str]] = {}
    for token in anchors(read, number):
        for saying in said.get(token, ()):
            if segment[0] <= saying.start < segment[1]:
                found.setdefault(saying.key, set()).add(saying.value)
    unreal = _unreal(read.doc[number.first])
    if unreal is not None:
        found["status"] = {unreal}
    return tuple(sorted((key, values.pop()) for key, values in found.items() if len(values) == 1))


def _unreal(token: Token) -> str | None:
    """ "could reach 650", "had forecast 650", "were not 750": a number that print does not give as counted."""
    verbs = list(islice((above for above in token.ancestors if above.tag_.startswith("VB")), 2))
    for place, verb in enumerate(verbs):
        if place and verbs[0].dep_ not in {"xcomp", "ccomp"}:
            break
        if verb.lower_ in _FORECASTS or any(c.tag_ == "MD" and c.lower_ in _MODALS for c in verb.children):
            return "forecast"
        if not place and any(child.dep_ == "neg" for child in verb.children):
            return "denied"
    return None


@lru_cache(maxsize=4096)  # a text says most of its words many times
def _said(word: str) -> tuple[tuple[str, str], ...]:
    online = (("flag", "online"),) if _ONLINE.match(word) else ()
    return (*online, *(("sex", sex) for sex, pattern in _SEX.items() if pattern.match(word)))


def _hangs_on(read: Clauses, token: Token) -> frozenset[int]:
    """The tokens that a word hangs on: those above it, and the subjects of the verbs above it.

    A clause with another subject ends the climb, unless it is a relative clause ("cases where the victims were …").
    """
    places: set[int] = set()
    among = False
    for _ in range(12):
        places.add(token.i)
        if token.dep_ == "conj" and any(child.dep_ == "nummod" for child in token.children):
            break  # "450 women and 320 men"
        among = token.lower_ in _FRONTED if token.tag_ == "IN" else among
        if token.tag_.startswith(("VB", "MD")):
            subjects = [child.i for child in read.subjects(token) if child.dep_ != "csubj"]
            places.update(subjects)
            if among:  # "Among girls there were 116 offences"
                places.update(child.i for child in token.children if child.dep_ in {"attr", "dobj"})
            if subjects and token.dep_ not in {"relcl", "acl"}:
                break
        if token.head.i == token.i:
            break
        token = token.head
    return frozenset(places)


def age_of(quantity: Quantity, after: str) -> str | None:
    """An age bound as "low-high" in completed years, both included: under 18 is 0-17, "10 and under" 0-10.

    ``after`` is the text that follows the number. None for a plain age ("a 14-year-old").
    """
    if quantity.kind != "age" or quantity.value is None:
        return None
    if isinstance(quantity.value, tuple):
        return f"{quantity.value[0]:g}-{quantity.value[1]:g}"
    years = int(quantity.value)
    if _INCLUSIVE_BELOW.match(after) or _INCLUSIVE_BELOW.search(quantity.passage.text):
        return f"0-{years}"
    if _INCLUSIVE_ABOVE.match(after) or _INCLUSIVE_ABOVE.search(quantity.passage.text):
        return f"{years}-"
    if quantity.comparator == "<":
        return f"0-{max(years - 1, 0)}"
    if quantity.comparator == ">":
        return f"{years}-"
    return None


def merged(*several: Qualifiers) -> Qualifiers:
    """The first to name a key wins."""
    found: dict[str, str] = {}
    for qualifiers in several:
        for key, value in qualifiers:
            found.setdefault(key, value)
    return tuple(sorted(found.items()))
