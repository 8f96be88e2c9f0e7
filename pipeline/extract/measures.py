"""What a number is a number of, in the article's words: the counted noun with its complements, or a clause's subject.

Grammar decides: a number that counts a noun takes that noun phrase; one that hangs on a change word takes the thing
that rises or falls; a bare number takes its clause's subject. Places and periods are cut from the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.extract import change_words
from pipeline.extract.numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Spans = Sequence[tuple[int, int]]  # characters of the paragraph: places, periods, other numbers

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
#: Heads that name no measure of their own; the measure is what they are of, or the clause's subject.
EMPTY_HEADS = frozenset(
    "record total figure figures number numbers high low peak cent percent % level sum majority average increase "
    "rise fall drop decrease reduction growth decline jump change gain loss those them these they it this that "
    "which who one ones there rate figure share proportion part half third quarter maximum minimum".split()
)
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "advmod", "acl"})
_RIGHT = frozenset({"prep", "acl", "relcl", "pcomp"})
_LEFT_OUT = frozenset({"CD", "DT", "PRP$", "POS", "$"})
_LONGEST = 14  # tokens of one measure


def measure_of(doc: Doc, number: Number, cut: Spans) -> str | None:
    """The measure's words, or None when grammar gives none (the caller then inherits it).

    ``cut`` are the characters of places and periods, which are attributes of their own.
    """
    root = _root_token(doc, number)
    head = _counted_head(root, number)
    if head is not None and head.lower_ not in EMPTY_HEADS and not _in(head, cut):
        return _phrase(head, number, cut)
    anchor = head if head is not None else root
    owner = _owner(anchor, number)
    if owner is None or (_in(owner, cut) and owner.dep_ not in {"poss"}):
        return None
    if owner.lower_ in EMPTY_HEADS or owner.tag_ in {"PRP", "WDT", "WP", "DT", "EX"}:
        inner = _of_what(owner)
        if inner is None or inner.tag_ in {"PRP", "CD"} or _in(inner, cut):
            return None
        return _phrase(inner, number, cut)
    return _phrase(owner, number, cut)


def anchors(doc: Doc, number: Number) -> frozenset[int]:
    """Token indexes of what the number is tied to: itself, the noun that it counts, the subject that it tells of."""
    root = _root_token(doc, number)
    head = _counted_head(root, number)
    tied = {root.i, *range(number.first, number.last + 1)}
    if head is None or head.lower_ in EMPTY_HEADS:
        head = _owner(head if head is not None else root, number)
    return frozenset(tied | ({head.i} if head is not None else set()))


def _root_token(doc: Doc, number: Number) -> Token:
    """The token through which the number hangs on the rest of its sentence."""
    span = doc[number.first : number.last + 1]
    return span.root


def _counted_head(root: Token, number: Number) -> Token | None:
    """The noun that the number counts: its governor as a numeral, or the "of" phrase after it."""
    token = root
    for _ in range(3):
        if token.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"} and token.head.tag_.startswith(
            ("NN", "CD", "JJ")
        ):
            token = token.head
            if token.tag_.startswith("NN") and not number.first <= token.i <= number.last:
                return token
        else:
            break
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > number.last:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    if root.tag_.startswith("NN") and not number.first <= root.i <= number.last:
        return root
    return None


def _owner(anchor: Token, number: Number) -> Token | None:
    """What rises, falls or is: the subject of the nearest verb above, or what an "increase" is in."""
    token = anchor
    for _ in range(8):
        if token.lower_ in change_words.NOUNS:
            inner = _of_what(token)
            if inner is not None and not number.first <= inner.i <= number.last and inner.tag_.startswith("NN"):
                return inner
        if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
            for child in token.children:
                if child.dep_ in _SUBJECTS and not number.first <= child.i <= number.last:
                    return child
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_what(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "for"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_ != "CD":
                    return inner
    return None


def _phrase(head: Token, number: Number, cut: Spans) -> str:
    """The noun phrase of ``head`` without numbers, determiners, places and periods."""
    kept = [head]
    kept += [token for child in head.lefts if child.dep_ in _LEFT for token in child.subtree]
    for child in head.rights:
        if child.dep_ in _RIGHT and not (child.dep_ == "prep" and _leads_to_cut(child, cut)):
            kept += list(child.subtree)
    words = [
        token for token in sorted(set(kept), key=lambda token: token.i)
        if not _in(token, cut) and not number.first <= token.i <= number.last and token.tag_ not in _LEFT_OUT
    ]  # fmt: skip
    words = [token for token in words if not (token.is_punct and token.text not in {"-"})]
    words = _contiguous(words, head)[:_LONGEST]
    return _joined(words)


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


def _joined(words: Iterable[Token]) -> str:
    text = ""
    last: Token | None = None
    for token in words:
        glue = last is not None and last.i + 1 == token.i and not last.whitespace_
        text += token.text if glue or not text else f" {token.text}"
        last = token
    return text.strip()


def _leads_to_cut(prep: Token, cut: Spans) -> bool:
    objects = [child for child in prep.children if child.dep_ in {"pobj", "pcomp", "prep"}]
    return bool(objects) and all(_in(child, cut) for child in objects)


def _in(token: Token, spans: Spans) -> bool:
    return any(start <= token.idx < end for start, end in spans)
