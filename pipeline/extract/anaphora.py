"""Somebody named before, as a number's clause refers to him: "its programme", "it plans", "the group's factories"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pipeline.extract.measures import measure_head
from pipeline.extract.name_words import BODIES
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Reference = Literal["it", "body"]
#: With these "it" may be nothing at all.
_BARE = frozenset("takes took take taken cost costs means meant seems seemed".split())
_BE = frozenset("is was be been being 's".split())
CLIMB = 8  # tokens; further up a sentence speaks of something else


def referred(doc: Doc, number: Number, cut: Sequence[tuple[int, int]]) -> Reference | None:
    """How the number's clause refers to somebody whom the text has named before: "its programme", "it is to open 12",
    or as a body, "the group's factories", "the firm will offer"."""
    head = measure_head(doc, number, cut)
    if head is not None and (how := referred_by(head)) is not None:
        return how
    token = doc[number.first]
    for _ in range(CLIMB):
        subject = subject_of_verb(token)
        if subject is not None and token.tag_.startswith(("VB", "MD")):
            if subject.lower_ == "it":
                return "it" if _acts(token, subject) else None
            return "body" if _is_body(subject) else referred_by(subject)
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _acts(verb: Token, subject: Token) -> bool:
    """ "It plans to open 12", but not "it takes 12 hours", "it was the first time", "it is thought that 12 …"."""
    if verb.lower_ in _BE:
        return any(child.dep_ in {"xcomp", "acomp"} for child in verb.children)
    return subject.dep_ == "nsubj" and verb.lower_ not in _BARE


def referred_by(noun: Token) -> Reference | None:
    """ "Its sales", "the group's factories"."""
    for child in noun.lefts:
        if child.dep_ == "poss" and child.lower_ == "its":
            return "it"
        if child.dep_ == "poss" and _is_body(child):
            return "body"
    return None


def _is_body(noun: Token) -> bool:
    """ "The firm": one that was named; "the group raising money" is told of here."""
    told = any(child.dep_ in {"acl", "relcl", "prep"} for child in noun.rights)
    return noun.lower_ in BODIES and not told and any(child.lower_ in {"the", "this"} for child in noun.lefts)


def subject_of_verb(verb: Token) -> Token | None:
    """The subject that stands nearest before or after its verb: one further off is of something put in before."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return min(subjects, key=lambda child: abs(child.i - verb.i), default=None)
