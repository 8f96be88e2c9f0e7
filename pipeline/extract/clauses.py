"""What hangs on a paragraph's verbs and nouns, found once: every number asks for it at the words above it.

A verb of a long list has thousands of children, and spaCy looks through all words below a token to name them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NAMES = frozenset({"NNP", "NNPS"})
_OBJECTS = frozenset({"dobj"})
#: What completes a verb, or tells of a noun in a clause of its own.
_COMPLETING = frozenset("dobj prep prt acomp oprd attr xcomp ccomp agent dative advmod relcl acl".split())
_OWNING = frozenset({"compound", "poss", "nmod"})


@dataclass(frozen=True)
class Clauses:
    """A parsed paragraph with what hangs on each of its tokens, by the token's index, in order."""

    doc: Doc
    _subjects: Mapping[int, tuple[Token, ...]]
    _objects: Mapping[int, tuple[Token, ...]]

    def subjects(self, token: Token) -> tuple[Token, ...]:
        """The token's subjects, those of the passive and whole clauses included."""
        return self._subjects.get(token.i, ())

    def objects(self, token: Token) -> tuple[Token, ...]:
        """The token's direct objects."""
        return self._objects.get(token.i, ())

    def subject(self, verb: Token) -> Token | None:
        """The subject that stands nearest before or after its verb: one further off is of something put in before."""
        return self._nearest_subjects.get(verb.i)

    def completions(self, token: Token) -> Sequence[Token]:
        """What completes a verb behind it, and the clauses that tell of a noun, in order."""
        return self._completed.get(token.i, ())

    def names_left_of(self, noun: Token) -> Sequence[Token]:
        """The names that belong to a noun and stand before it with no comma between ("according to Marlow, a charity,
        around 900 visitors came")."""
        names = self._names_left.get(noun.i, ())
        if not names:
            return ()
        comma = bisect_left(self._commas, noun.i)
        return names[bisect_left(names, self._commas[comma - 1], key=_index) :] if comma else names

    @cached_property
    def _nearest_subjects(self) -> Mapping[int, Token]:
        nouns = ((verb, [child for child in found if child.dep_ != "csubj"]) for verb, found in self._subjects.items())
        return {verb: min(found, key=lambda child: abs(child.i - verb)) for verb, found in nouns if found}

    @cached_property
    def _completed(self) -> Mapping[int, Sequence[Token]]:
        found: dict[int, list[Token]] = defaultdict(list)
        for token in self.doc:
            if token.dep_ in _COMPLETING and token.i > token.head.i:
                found[token.head.i].append(token)
        return found

    @cached_property
    def _names_left(self) -> Mapping[int, tuple[Token, ...]]:
        names: dict[int, list[Token]] = defaultdict(list)
        for token in self.doc:
            if token.tag_ in NAMES and token.dep_ in _OWNING and token.i < token.head.i:
                names[token.head.i].append(token)
        return {noun: tuple(tokens) for noun, tokens in names.items()}

    @cached_property
    def _commas(self) -> tuple[int, ...]:
        return tuple(token.i for token in self.doc if token.text == ",")


def _index(token: Token) -> int:
    return token.i


def clauses(doc: Doc) -> Clauses:
    """The clauses of a parsed paragraph."""
    subjects: dict[int, list[Token]] = defaultdict(list)
    objects: dict[int, list[Token]] = defaultdict(list)
    for token in doc:
        relation = token.dep_
        if relation in SUBJECTS:
            subjects[token.head.i].append(token)
        elif relation in _OBJECTS:
            objects[token.head.i].append(token)
    return Clauses(doc, _fixed(subjects), _fixed(objects))


def _fixed(found: Mapping[int, list[Token]]) -> dict[int, tuple[Token, ...]]:
    return {head: tuple(tokens) for head, tokens in found.items()}
