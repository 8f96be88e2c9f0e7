"""Who a number's measure belongs to, where its clause names one: "Fiat shares", "GM's stake", "Opel management"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.extract.clauses import Clauses
from pipeline.extract.cues import SPEECH
from pipeline.extract.cuts import Cut
from pipeline.extract.name_words import FILE_WORDS, HONORIFICS
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What stands before names, or with a capital where a sentence starts, and is nobody by itself.
_BEFORE = frozenset(
    """rep sen gov cllr first second third last next national nationwide regional local global international annual
    total overall average gross net public private official federal""".split()
)
#: What happens, and bears a name of its own: "Hurricane Barry" owns no figures and is no place.
_HAPPENING = frozenset("storm hurricane typhoon cyclone".split())
_NO_NAMES = FILE_WORDS | _BEFORE | HONORIFICS.keys()
_SMALL = re.compile(r"(?<![\w'’-])[a-z]++(?![\w'’-])")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]++\b")
_NAMES = frozenset({"NNP", "NNPS"})


def owner_of(read: Clauses, number: Number, head: Token | None, cut: Cut) -> str | None:
    """The organisation that the number is about, when its clause names one: who owns the measure ("Fiat shares",
    "GM's stake"), else who acts ("Childline carried out 9,452 sessions", "Opel management"). Who only says the number
    is not what it is about. ``head`` is the noun that heads the measure."""
    owner = _name_left_of(head, cut) if head is not None else None
    if owner is not None:
        return owner
    token = read.doc[number.first]
    for _ in range(8):
        if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
            for child in read.subjects(token):
                if child.dep_ != "csubj" and child.tag_ in _NAMES:
                    return None if token.lower_ in SPEECH else _name(child)
                if child.dep_ != "csubj" and child.tag_.startswith("NN"):
                    return _name_left_of(child, cut)
            if token.dep_ == "ROOT":
                return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def may_own(name: str) -> bool:
    """Whether words tagged as a name can be one: no file kind, title or adjective alone, no
    storm, no amount ("1.3bn")."""
    if name.strip(".").lower() in _NO_NAMES or not _HAPPENING.isdisjoint(name.lower().split()):
        return False
    return any(char.isupper() for char in name)


def plain_words(text: str) -> frozenset[str]:
    """Words that the article prints small, and never with a capital inside a sentence: with a capital at the start
    of one ("House prices rose 5%") they are still no name."""
    return frozenset(_SMALL.findall(text)) - {word.lower() for word in _CAPITAL_INSIDE.findall(text)}


def _name_left_of(noun: Token, cut: Cut) -> str | None:
    for child in noun.lefts:
        if child.tag_ in _NAMES and child.dep_ in {"compound", "poss", "nmod"} and not cut.holds(child):
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
