"""The place that a measure has in its own words: "the population of Chile", "Chile's population", "the Chilean
population", "Chile, which lies between …, has a population of 16 million", "Chile (16.1)".

It goes before any other place of the sentence, however near that stands to the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.clauses import Clauses
from pipeline.extract.doc_text import text_of
from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily
from pipeline.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVING = frozenset({"has", "have", "had", "having"})
_OF = frozenset({"of", "in", "for"})
#: What a body or a thing has too; only a country or an area has these.
_OF_AREAS = frozenset(
    "population inhabitants gdp product gni income inflation unemployment expectancy fertility mortality density "
    "area economy rate".split()
)
_BRACKET = lazily(r"\s?\(\s?$")


def own_place(read: Clauses, number: Number, head: Token | None, start: int, places: Sequence[Place]) -> Place | None:
    """The place in the words of a number's measure, or None. ``places`` are those that have a name in a table,
    ``start`` is the offset of their paragraph."""
    if not places:
        return None
    listed = _listed(text_of(read.doc), number, start, places)
    if listed is not None or head is None or head.lower_ not in _OF_AREAS:
        return listed
    at = {place.passage.start - start: place for place in places}
    for noun in _nouns(head):
        for token in _of_it(noun):
            found = at.get(token.left_edge.idx) or at.get(token.idx) or _around(token, start, places)
            if found is not None and found.passage.start - start < number.start:
                return found
    return None


def _listed(text: str, number: Number, start: int, places: Sequence[Place]) -> Place | None:
    """ "Panama (7.5%), Peru (5.9%)": the name right before the brackets that hold only the number."""
    bracket = _BRACKET.search(text, 0, number.start)
    if bracket is None or text[number.end : number.end + 1] != ")":
        return None
    return next((place for place in places if place.passage.end - start == bracket.start()), None)


def _nouns(head: Token) -> Sequence[Token]:
    """What has the measure, by grammar: the noun itself, and the subject of the "has" that it is the object of."""
    verb = head.head
    if verb.lower_ in _HAVING and head.dep_ == "dobj":
        return (head, verb)
    if head.dep_ == "conj" and verb.dep_ == "dobj" and verb.head.lower_ in _HAVING:
        return (head, verb.head)
    return (head,)


def _of_it(noun: Token) -> Sequence[Token]:
    if noun.lower_ in _HAVING:
        owner = noun.head if noun.dep_ == "conj" else noun
        return [child for verb in (noun, owner) for child in verb.children if child.dep_ == "nsubj"]
    found = [child for child in noun.children if child.dep_ in {"poss", "amod"}]
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _OF:
            found += [inner for inner in child.children if inner.dep_ == "pobj"]
    return found


def _around(token: Token, start: int, places: Sequence[Place]) -> Place | None:
    return next((p for p in places if p.passage.start - start <= token.idx < p.passage.end - start), None)
