"""What a place name does in its sentence: says where something is, or only whose somebody is, whence, how far from.

"Three people died in Matlock" is at Matlock; a "senator from Kansas", "Ohio governor Jane Doe" and "Marlow Foods of
Ireland" are not at theirs, nor are people "born in" a country counted there.
A text does not stay where it only measures from ("six miles east of Matlock") or where somebody was taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.name_words import BODIES, OFFICES, ROLE_NOUNS
from pipeline.extract.scene import BEARINGS, LOCATIVE, is_demonym
from pipeline.patterns import lazily
from pipeline.records import Paragraph, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = frozenset({"NNP", "NNPS"})
#: A text about where people come from: the countries in it are origins before they are places of a count.
_ORIGINS = lazily(
    r"\b(?:born|birth|nationals|nationalit(?:y|ies)|citizens?|citizenships?|visas?|asylum|refugees?|migrants?|"
    r"immigrants?|emigrants?|immigration|emigration)\b",
    re.IGNORECASE,
)
_COPULAS = frozenset({"is", "was", "are", "were", "be", "been", "remained", "accounting", "accounted"})
_FORCES = frozenset({"police", "constabulary", "council"})
_HOLDERS = ROLE_NOUNS | BODIES
_DEEP = 12  # tokens; no place hangs deeper under what it belongs to


@dataclass(frozen=True)
class PlaceRoles:
    """Those of a paragraph's places that nothing is at (``passing``), and those that it does not stay at (``left``)."""

    passing: tuple[Place, ...]
    left: tuple[Place, ...]


def place_roles(paragraph: Paragraph, doc: Doc, places: Sequence[Place]) -> PlaceRoles:
    """What the places of a parsed paragraph do in it."""
    if not places:
        return PlaceRoles((), ())
    origins = _ORIGINS.search(paragraph.text) is not None
    marks = _marks(doc)
    passing: list[Place] = []
    left: list[Place] = []
    for place in places:
        token = None if is_demonym(place) else _token(paragraph, doc, place)
        if token is None:
            continue
        if _is_passing(token, marks) or (origins and _is_country(place) and _is_origin(token)):
            passing.append(place)
        elif _is_left(token, marks):
            left.append(place)
    return PlaceRoles(tuple(passing), tuple(passing + left))


@dataclass(frozen=True)
class _Marks:
    """Words of a parsed paragraph that tell what its places do, found once: by the index of the word that they hang
    on, the last office before it ("Vermont Sen. Doe"); the verbs of clauses with "which"."""

    offices: Mapping[int, int]
    asides: frozenset[int]


def _marks(doc: Doc) -> _Marks:
    before = [token for token in doc if token.i < token.head.i]
    offices = {token.head.i: token.i for token in before if token.lower_.rstrip(".") in OFFICES}
    asides = frozenset(token.head.i for token in before if token.tag_ == "WDT" and token.lower_ == "which")
    return _Marks(offices, asides)


def _token(paragraph: Paragraph, doc: Doc, place: Place) -> Token | None:
    start, end = place.passage.start - paragraph.start, place.passage.end - paragraph.start
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    return span.root.head if _is_of_a_force(span.root) else span.root


def _is_passing(token: Token, marks: _Marks) -> bool:
    return _is_outside(token) or _is_home(token, marks) or _is_part_of_a_name(token) or _is_seat(token)


def _is_seat(token: Token) -> bool:
    """ "Kent-based Marlow Foods", "UK banking icon Marlow"."""
    behind = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    icon = token.head
    titled = token.dep_ == icon.dep_ == "compound" and icon.tag_ == "NN" and icon.head.tag_ in _NAMES
    return behind == ["-", "based"] or titled


def _is_outside(token: Token) -> bool:
    """ "Sales outside the UK"."""
    return token.dep_ == "pobj" and token.head.lower_ == "outside"


def _is_home(token: Token, marks: _Marks) -> bool:
    """Whose a person is, or where a body sits: "a senator from Kansas", "Vermont Sen. Doe", "Marlow Foods of
    Ireland", "the US firm"."""
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "from", "for"} and not _is_reference(token):
        holder = token.head.head
        return holder.lower_ in ROLE_NOUNS or holder.tag_ in _NAMES
    if token.dep_ in {"compound", "poss", "amod", "nmod"}:
        head = token.head
        if head.lower_ in _HOLDERS or (head.lower_.rstrip(".") in OFFICES and head.i > token.i):
            return True
        return marks.offices.get(head.i, token.i) > token.i
    return False


def _is_part_of_a_name(token: Token) -> bool:
    """ "United States Geological Survey", but "Kent Police"."""
    return token.dep_ == "compound" and token.head.tag_ in _NAMES and not _is_of_a_force(token)


def _is_of_a_force(token: Token) -> bool:
    """ "Kent Police" is of Kent, and where Kent is."""
    return token.dep_ == "compound" and token.head.lower_ in _FORCES


def _is_country(place: Place) -> bool:
    return not place.readings or place.readings[0].kind == "country"


def _is_origin(token: Token) -> bool:
    """ "Increases for China", "born in Ireland", "India was the commonest country of birth", but "living in Ireland",
    "Germany took in 900 refugees"."""
    if token.dep_ == "pobj" and token.head.lower_ in LOCATIVE:
        return token.head.head.lower_ == "born"
    return token.dep_ not in {"nsubj", "nsubjpass"} or token.head.lower_ in _COPULAS


def _is_left(token: Token, marks: _Marks) -> bool:
    return _is_reference(token) or _is_destination(token) or _is_aside(token, marks)


def _is_reference(token: Token) -> bool:
    """ "East of Matlock"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.doc[token.head.i - 1].lower_ in BEARINGS


def _is_destination(token: Token) -> bool:
    """ "Flown to Matlock"."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.tag_.startswith("VB")


def _is_aside(token: Token, marks: _Marks) -> bool:
    """ "Gas, which leaks often in Derbyshire, …": it tells of a thing at large, not of what happened."""
    clause = next((above for above in _above(token) if above.dep_ == "relcl"), None)
    return clause is not None and clause.i in marks.asides


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_DEEP):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
