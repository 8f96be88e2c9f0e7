"""Somebody named before, as a number's clause refers to him: "its programme", "it plans", "the group's factories"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pipeline.extract.clauses import Clauses
from pipeline.extract.name_words import BODIES
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Token

Reference = Literal["it", "body"]
#: With these "it" may be nothing at all.
_BARE = frozenset("takes took take taken cost costs means meant seems seemed".split())
_BE = frozenset("is was be been being 's".split())
CLIMB = 8  # tokens; further up a sentence speaks of something else


@dataclass(frozen=True)
class References:
    """How a parsed paragraph refers to somebody named before; each word that does is found once."""

    read: Clauses

    def referred(self, number: Number, head: Token | None) -> Reference | None:
        """How the number's clause refers to somebody whom the text has named before: "its programme", "it is to open
        12", or as a body, "the group's factories", "the firm will offer". ``head`` is the noun that heads the
        measure."""
        if head is not None and (how := self.referred_by(head)) is not None:
            return how
        token = self.read.doc[number.first]
        for _ in range(CLIMB):
            subject = self.read.subject(token)
            if subject is not None and token.tag_.startswith(("VB", "MD")):
                if subject.lower_ == "it":
                    return "it" if self._acts(token, subject) else None
                return "body" if subject.i in self._bodies else self.referred_by(subject)
            if token.head.i == token.i:
                return None
            token = token.head
        return None

    def referred_by(self, noun: Token) -> Reference | None:
        """ "Its sales", "the group's factories"."""
        return self._possessed.get(noun.i)

    def _acts(self, verb: Token, subject: Token) -> bool:
        """ "It plans to open 12", but not "it takes 12 hours", "it was the first time", "it is thought that 12 …"."""
        if verb.lower_ in _BE:
            return verb.i in self._complemented
        return subject.dep_ == "nsubj" and verb.lower_ not in _BARE

    @cached_property
    def _complemented(self) -> frozenset[int]:
        """The verbs that something completes: "it is to open", "it was larger"."""
        return frozenset(token.head.i for token in self.read.doc if token.dep_ in {"xcomp", "acomp"})

    @cached_property
    def _bodies(self) -> frozenset[int]:
        """ "The firm": one that was named; "the group raising money" is told of here."""
        pointed: set[int] = set()
        told: set[int] = set()
        for token in self.read.doc:
            if token.head.lower_ in BODIES:
                if token.i < token.head.i and token.lower_ in {"the", "this"}:
                    pointed.add(token.head.i)
                if token.i > token.head.i and token.dep_ in {"acl", "relcl", "prep"}:
                    told.add(token.head.i)
        return frozenset(pointed - told)

    @cached_property
    def _possessed(self) -> Mapping[int, Reference]:
        """The nouns of somebody named before, and how."""
        found: dict[int, Reference] = {}
        for token in self.read.doc:
            if token.dep_ == "poss" and token.i < token.head.i:
                if token.lower_ == "its":
                    found.setdefault(token.head.i, "it")
                elif token.i in self._bodies:
                    found.setdefault(token.head.i, "body")
        return found
