"""The words of a noun phrase as a measure: without numbers, determiners, places, periods and units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.extract.cuts import Cut

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "advmod", "acl"})
_RIGHT = frozenset({"prep", "acl", "relcl", "pcomp"})
_LEFT_OUT = frozenset({"CD", "DT", "PRP$", "WP$", "POS", "$"})
_MORE = frozenset({"more", "fewer", "less"})  # "132 more burglaries"
_LONGEST = 14  # tokens of one measure


def noun_phrase(head: Token, own: range | tuple[()], cut: Cut) -> str:
    """The words of a noun and of what belongs to it; ``own`` are the tokens of the number that it is the measure of."""
    kept = [head]
    kept += [token for child in head.lefts if child.dep_ in _LEFT for token in child.subtree]
    for child in head.rights:
        if child.dep_ == "relcl" and after_comma(head, child):
            continue  # "1,200 patients, of whom 300 were children"
        if child.lower_ == "of" and child.dep_ == "prep" and any(token.i in own for token in child.subtree):
            continue  # "a population of nearly 9 million with an average age of 41": what the number is, not of what
        if child.dep_ in _RIGHT and not (child.dep_ == "prep" and (_leads_to_cut(child, cut) or _to_unit(child, cut))):
            kept += list(child.subtree)
    words = [
        token for token in sorted(set(kept), key=lambda token: token.i)
        if not cut.holds(token) and token.i not in own and token.tag_ not in _LEFT_OUT
    ]  # fmt: skip
    words = [token for token in words if not (token.is_punct and token.text not in {"-"})]
    words = [token for token in words if token.i > head.i or token.lower_ not in _MORE]
    words = _contiguous(_without_size(words, head, cut), head)[:_LONGEST]
    return joined_words(words)


def _without_size(words: list[Token], head: Token, cut: Cut) -> list[Token]:
    """ "A four-month jail sentence": the sentence, without its length."""
    first = 0
    while first < len(words) and words[first].i < head.i and (words[first].tag_ == "HYPH" or cut.is_unit(words[first])):
        first += 1
    if 0 < first < len(words) and words[first].lower_ == "old" and words[first].i < head.i:
        first += 1
    return words[first:]


def _to_unit(prep: Token, cut: Cut) -> bool:
    """ "Winds of 75 miles an hour"."""
    return any(child.dep_ == "pobj" and cut.is_unit(child) for child in prep.children)


def after_comma(head: Token, clause: Token) -> bool:
    """Whether a relative clause only adds: a comma parts it from its noun."""
    first = clause.left_edge
    return first.i > head.i + 1 and first.nbor(-1).text == ","


def _contiguous(words: list[Token], head: Token) -> list[Token]:
    """Stop at the first relative clause's comma or wide gap after the head: what follows is another statement."""
    out: list[Token] = []
    last: Token | None = None
    for token in words:
        if last is not None and token.i - last.i > 4 and token.i > head.i:
            break
        out.append(token)
        last = token
    while out and out[-1].tag_ in {"IN", "TO", "CC"}:
        out.pop()
    return out


def joined_words(words: Iterable[Token]) -> str:
    """Words as they are printed, with one space where some are left out between two."""
    text = ""
    last: Token | None = None
    for token in words:
        glue = last is not None and last.i + 1 == token.i and not last.whitespace_
        text += token.text if glue or not text else f" {token.text}"
        last = token
    return text.strip()


def _leads_to_cut(prep: Token, cut: Cut) -> bool:
    objects = [child for child in prep.children if child.dep_ in {"pobj", "pcomp", "prep"}]
    return bool(objects) and all(cut.holds(child) for child in objects)
