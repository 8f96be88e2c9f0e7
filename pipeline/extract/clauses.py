"""The subjects and objects of a paragraph's verbs, found once: every number asks for those of the verbs above it.

A verb of a long list has thousands of children, and spaCy looks through all words below a token to name them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj"})


@dataclass(frozen=True)
class Clauses:
    """A parsed paragraph with the subjects and objects of each of its tokens, by the token's index, in order."""

    doc: Doc
    _subjects: Mapping[int, tuple[Token, ...]]
    _objects: Mapping[int, tuple[Token, ...]]

    def subjects(self, token: Token) -> tuple[Token, ...]:
        """The token's subjects, those of the passive and whole clauses included."""
        return self._subjects.get(token.i, ())

    def objects(self, token: Token) -> tuple[Token, ...]:
        """The token's direct objects."""
        return self._objects.get(token.i, ())


def clauses(doc: Doc) -> Clauses:
    """The clauses of a parsed paragraph."""
    return Clauses(doc, _related(doc, SUBJECTS), _related(doc, _OBJECTS))


def _related(doc: Doc, relations: frozenset[str]) -> dict[int, tuple[Token, ...]]:
    found: dict[int, list[Token]] = defaultdict(list)
    for token in doc:
        if token.dep_ in relations:
            found[token.head.i].append(token)
    return {head: tuple(tokens) for head, tokens in found.items()}
