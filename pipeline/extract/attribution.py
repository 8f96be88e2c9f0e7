"""Whose a number is outside quotation marks: "according to the ONS", "the charity said that …", "Strategy Analytics
estimates". The words as printed; a pronoun names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.cues import PEOPLE_NOUNS, SPEECH
from pipeline.extract.doc_text import text_of
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHOWING = frozenset(
    "show shows showed shown showing find finds found reveal reveals revealed indicate indicated".split()
)
_LEFT = frozenset({"compound", "poss", "nmod"})
#: Things that say numbers without being anybody.
_PAPERS = frozenset(
    "figure figures data statistics report reports survey study studies results research table statement statements "
    "document documents letter letters".split()
)
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "IN", "CC", "JJ", "HYPH"})
_PROPER = frozenset({"NNP", "NNPS"})
_LONGEST = 8  # tokens of a name


def accordings(doc: Doc) -> tuple[Token, ...]:
    """The words of a paragraph that cite somebody."""
    if "according" not in text_of(doc).lower():
        return ()
    return tuple(token for token in doc if token.lower_ == "according")


def cited_source(doc: Doc, number: Number, according: Sequence[Token]) -> str | None:
    """Who is said to say the number, or None when the paper says it itself."""
    token = doc[number.first]
    for above in token.ancestors:
        if above.lower_ in SPEECH or above.lower_ in _SHOWING:
            subject = next((child for child in above.children if child.dep_ in _SUBJECTS), None)
            if subject is not None and not _holds(subject, number):
                return _named(subject)
    sentence = number.sentence
    cited = next((other for other in according if sentence.start <= other.idx < sentence.end), None)
    return _according(cited) if cited is not None else None


def _holds(subject: Token, number: Number) -> bool:
    return subject.left_edge.i <= number.first <= subject.right_edge.i


def _according(token: Token) -> str | None:
    for prep in token.children:
        if prep.lower_ == "to":
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    return _named(noun) or _owner_of(noun)
    return None


def _owner_of(noun: Token) -> str | None:
    """ "figures obtained by the NSPCC", "data from the Home Office": who stands behind a plain noun."""
    for token in noun.subtree:
        if token.dep_ == "pobj" and token.tag_ in _PROPER and token.head.lower_ in {"by", "from", "of"}:
            return _name(token)
    return None


def _named(noun: Token) -> str | None:
    """The name that a subject is, that stands beside it ("Home Office figures") or behind it ("the agency's head, Ann
    Lee"); a plain noun as it is ("officials"); None for a pronoun and for somebody's thing ("her lawsuit")."""
    beside = [child for child in noun.children if child.dep_ == "appos" and child.tag_ == "NNP"]
    if beside:
        return _name(beside[0])
    if noun.tag_ in _PROPER:
        return _name(noun)
    names = [child for child in noun.lefts if child.tag_ in _PROPER and child.dep_ in _LEFT]
    if names:
        return _name(names[-1])
    if not noun.tag_.startswith("NN") or noun.lower_ in _PAPERS or _is_somebodys_thing(noun):
        return _owner_of(noun)
    return _owner_of(noun) or " ".join([t.text for t in noun.lefts if t.tag_.startswith(("NN", "JJ"))] + [noun.text])


def _is_somebodys_thing(noun: Token) -> bool:
    return noun.lower_ not in PEOPLE_NOUNS and any(child.tag_ == "PRP$" for child in noun.children)


def _name(token: Token) -> str:
    kept = [t for t in token.subtree if t.tag_ in _NAME_TAGS and (t.i <= token.i or t.tag_ in _PROPER)][:_LONGEST]
    opened = next((t.i for t in token.doc[kept[0].i : kept[-1].i] if t.text == "("), len(token.doc)) if kept else 0
    kept = [t for t in kept if t.i < opened]  # "the Office for National Statistics (ONS)"
    return token.doc[kept[0].i : kept[-1].i + 1].text if kept else token.text
