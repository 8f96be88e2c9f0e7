"""Who a number's measure belongs to, where its clause names one: "Fiat shares", "GM's stake", "Opel management"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.anaphora import CLIMB, referred_by, subject_of_verb
from pipeline.extract.cues import SPEECH
from pipeline.extract.measures import measure_head
from pipeline.extract.name_words import BODIES, FILE_WORDS, HONORIFICS, ROLE_NOUNS
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: What stands before names, or with a capital where a sentence starts, and is nobody by itself.
_BEFORE = frozenset(
    """rep sen gov cllr first second third last next national nationwide regional local global international annual
    total overall average gross net public private official federal""".split()
)
#: What happens, and bears a name of its own: "Hurricane Barry" owns no figures and is no place.
_HAPPENING = frozenset("storm hurricane typhoon cyclone".split())
_HELD = BODIES | {"network", "division", "workforce"}
_NO_NAMES = FILE_WORDS | _BEFORE | HONORIFICS.keys()
_SMALL = re.compile(r"(?<![\w'’-])[a-z]++(?![\w'’-])")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]++\b")
_NAMES = frozenset({"NNP", "NNPS"})


def owner_of(doc: Doc, number: Number, cut: Sequence[tuple[int, int]]) -> str | None:
    """The organisation that the number is about, when its clause names one: who owns the measure ("Fiat shares",
    "GM's stake"), else who acts ("Childline carried out 9,452 sessions", "Opel management"). Who only says the number
    is not what it is about."""
    head = measure_head(doc, number, cut)
    if head is not None and not _speaks(head) and not (head.tag_ in _NAMES and _counts(number, head)):
        owner = _name_left_of(head, cut) or _name_under(head)
        if owner is not None:
            return owner
    token = doc[number.first]
    for _ in range(CLIMB):
        if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
            if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.tag_ in _NAMES:
                return _name(token.head)  # "Marlow showing gains of 4%"
            subject = subject_of_verb(token)
            if subject is not None and subject.tag_ in _NAMES:
                return None if token.lower_ in SPEECH or referred_by(subject) is not None else _name(subject)
            if subject is not None and subject.tag_.startswith("NN"):
                return _name_left_of(subject, cut) or _recipient(token, number)
            if token.dep_ == "ROOT":
                return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _speaks(noun: Token) -> bool:
    """ "The Survey reported 5.8": who says a number is not what it is about."""
    return noun.dep_ == "nsubj" and noun.head.lower_ in SPEECH


def _counts(number: Number, noun: Token) -> bool:
    """ "Four Methodists": what is counted owns nothing."""
    return any(number.first <= child.i <= number.last for child in noun.lefts)


def _name_under(noun: Token) -> str | None:
    """ "Stations in the Marlow network"."""
    for preposition in noun.rights:
        if preposition.lower_ in {"in", "of", "at"} and preposition.dep_ == "prep":
            for within in preposition.children:
                if within.dep_ == "pobj" and within.lower_ in _HELD:
                    return _name_left_of(within, ())
    return None


def _recipient(verb: Token, number: Number) -> str | None:
    """ "The affair landed Marlow with a fine of £5,000": who gets it is who it is about."""
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.tag_ in _NAMES and child.i < number.first:
            return _name(child)
    return None


def may_own(name: str) -> bool:
    """Whether words tagged as a name can be one: no file kind, title or adjective alone, no
    storm, no amount ("1.3bn")."""
    if name.strip(".").lower() in _NO_NAMES or not _HAPPENING.isdisjoint(name.lower().split()):
        return False
    return any(char.isupper() for char in name) and name.split()[-1].lower().strip(".") not in ROLE_NOUNS


def plain_words(text: str) -> frozenset[str]:
    """Words that the article prints small, and never with a capital inside a sentence: with a capital at the start
    of one ("House prices rose 5%") they are still no name."""
    return frozenset(_SMALL.findall(text)) - {word.lower() for word in _CAPITAL_INSIDE.findall(text)}


def _name_left_of(noun: Token, cut: Sequence[tuple[int, int]]) -> str | None:
    if referred_by(noun) is not None:
        return None
    for child in noun.lefts:
        if any(between.is_punct and between.text == "," for between in noun.doc[child.i + 1 : noun.i]):
            continue  # "according to Marlow, a charity, around 900 visitors came"
        outside = not any(start <= child.idx < end for start, end in cut)
        if child.tag_ in _NAMES and child.dep_ in {"compound", "poss", "nmod"} and outside:
            whole = noun.tag_ in _NAMES and child.dep_ != "poss"  # "Hanover Re": the child is only part of the name
            return _name(noun if whole else child)
    return None


def _name(token: Token) -> str | None:
    """The words of the name that ends in the token, as printed where nothing stands between them."""
    parts = [t for t in token.subtree if t.tag_ in _NAMES and t.i <= token.i]
    if not parts:
        return None
    first, last = parts[0].i, parts[-1].i
    between = {t.tag_ for t in token.doc[first : last + 1]}
    whole = between <= {*_NAMES, "HYPH"}
    name = token.doc[first : last + 1].text if whole else " ".join(t.text for t in parts)
    return name if may_own(name) else None
