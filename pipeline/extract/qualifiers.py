"""Population and other qualifiers of a number: age, sex, online. Canonical keys and values, as the tables use them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.measures import anchors
from pipeline.extract.placed_numbers import Number
from pipeline.records import Qualifiers, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ONLINE = re.compile(r"(?:online|on-line|cyber\w*|internet)$", re.IGNORECASE)
_SEX = {
    "F": re.compile(r"(?:females?|wom[ae]n|girls?)$", re.IGNORECASE),
    "M": re.compile(r"(?:males?|m[ae]n|boys?)$", re.IGNORECASE),
}
_MODALS = frozenset({"will", "would", "could", "may", "might", "should", "shall", "’ll", "'ll", "’d", "'d"})
_FORECASTS = frozenset(
    "forecast forecasts forecasting predict predicts predicted predicting expect expects expected expecting plan plans "
    "planned planning project projects projected target targets targeted aim aims aimed aiming hope hopes hoped hoping "
    "fear fears feared fearing propose proposes proposed budgeted".split()
)
_INCLUSIVE_BELOW = re.compile(r"\s*(?:years? (?:of age|old)\s*)?(?:and|or) (?:under|younger|below)\b", re.IGNORECASE)
_INCLUSIVE_ABOVE = re.compile(
    r"\s*(?:years? (?:of age|old)\s*)?(?:and|or) (?:over|older|above)\b|\s*plus\b|\+", re.IGNORECASE
)


#: Prepositions that name at the head of a sentence whom its numbers are about.
_FRONTED = frozenset({"among", "amongst", "for", "against", "in"})

Saying = tuple[int, int, str, str]  # token, its first character, key, value


def sayings(doc: Doc, numbers: Sequence[Number]) -> tuple[Saying, ...]:
    """Every word and age bound of a paragraph that qualifies some number, in canonical keys and values."""
    text = doc.text  # built anew at each use
    words = [(token.i, token.idx, key, value) for token in doc for key, value in _said(token.text)]
    found = ((number, age_of(number.quantity, text[number.end : number.end + 40])) for number in numbers)
    return (*words, *((number.first, number.start, "age", age) for number, age in found if age is not None))


def qualify(doc: Doc, number: Number, segment: tuple[int, int], said: Sequence[Saying]) -> Qualifiers:
    """Qualifiers of one number: sayings of its segment that grammar ties to it, to the noun that it counts or to its
    subject. Where a key is said with two values (both sexes), it has none."""
    tied = anchors(doc, number)
    found: dict[str, set[str]] = {}
    for token, start, key, value in said:
        if segment[0] <= start < segment[1] and attached(doc[token], tied):
            found.setdefault(key, set()).add(value)
    unreal = _unreal(doc[number.first])
    if unreal is not None:
        found["status"] = {unreal}
    return tuple(sorted((key, values.pop()) for key, values in found.items() if len(values) == 1))


def _unreal(token: Token) -> str | None:
    """ "could reach 650", "had forecast 650", "were not 750": a number that print does not give as counted."""
    verbs = [above for above in token.ancestors if above.tag_.startswith("VB")][:2]
    for place, verb in enumerate(verbs):
        if place and verbs[0].dep_ not in {"xcomp", "ccomp"}:
            break
        if verb.lower_ in _FORECASTS or any(c.tag_ == "MD" and c.lower_ in _MODALS for c in verb.children):
            return "forecast"
        if not place and any(child.dep_ == "neg" for child in verb.children):
            return "denied"
    return None


def _said(word: str) -> Iterator[tuple[str, str]]:
    if _ONLINE.match(word):
        yield "flag", "online"
    for sex, pattern in _SEX.items():
        if pattern.match(word):
            yield "sex", sex


def attached(token: Token, tied: frozenset[int]) -> bool:
    """Whether a word hangs on one of the tied tokens: below it, or below a verb of which it is the subject.

    A clause with another subject ends the climb, unless it is a relative clause ("cases where the victims were …").
    """
    among = False
    for _ in range(12):
        if token.i in tied:
            return True
        if token.dep_ == "conj" and any(child.dep_ == "nummod" for child in token.children):
            return False  # "450 women and 320 men"
        among = token.lower_ in _FRONTED if token.tag_ == "IN" else among
        if token.tag_.startswith(("VB", "MD")):
            subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if any(child.i in tied for child in subjects):
                return True
            if among and any(child.i in tied for child in token.children if child.dep_ in {"attr", "dobj"}):
                return True  # "Among girls there were 116 offences"
            if subjects and token.dep_ not in {"relcl", "acl"}:
                return False
        if token.head.i == token.i:
            return False
        token = token.head
    return False


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
