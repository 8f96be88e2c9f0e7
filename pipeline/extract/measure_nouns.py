"""The nouns that grammar ties to a number beside the one that it counts: what an amount stands before ("a $280bn
*claim*"), is worth, is taken off or kept in, what it is the brackets of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.cuts import Cut
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Heads that name no measure of their own; the measure is what they are of, or the clause's subject.
EMPTY_HEADS = frozenset(
    "record total figure figures number numbers high low peak cent percent % level sum majority average increase "
    "rise fall drop decrease reduction decline jump change gain loss those them these they it this that "
    "which who one ones there rate figure share proportion part half third quarter maximum minimum times occasions "
    "equivalent red head while expectation expectations prediction predictions forecasts hopes fears".split()
)
_BEFORE_NOUNS = frozenset({"JJ", "NN", "NNS", "NNP", "HYPH"})
_SIZES = frozenset("tall long wide high deep thick old heavy strong".split())
_FAR = 14  # tokens of a bracket that is looked over


def governor_of(anchor: Token) -> Token | None:
    """The noun of "X of NUMBER", "X at NUMBER"."""
    prep = anchor.head
    if prep.lower_ == "worth" and prep.i and anchor.i > prep.i and prep.nbor(-1).tag_ in {"NN", "NNS"}:
        return prep.nbor(-1)  # "eight contracts worth $3bn"
    if anchor.dep_ == "pobj" and prep.lower_ in {"of", "worth"} and prep.head.tag_.startswith("NN"):
        return prep.head
    return None


def of_what(token: Token) -> Token | None:
    """What a noun is of: "the number of *visitors*", "growth in *exports*"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "for"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_ != "CD":
                    return inner
    return None


def priced(number: Number, anchor: Token, cut: Cut) -> Token | None:
    """The noun that an amount stands before: "a $280bn claim", "a $3 million (£1.6 million) fine", "a 1bn rouble
    back-tax claim"."""
    doc = anchor.doc
    place = number.last + 1
    while place < len(doc) and cut.is_unit(doc[place]):
        place += 1
    if place < len(doc) and doc[place].text == "(":
        while place < len(doc) and doc[place].text != ")":
            place += 1
        place += 1
    while place + 1 < len(doc) and doc[place].tag_ in _BEFORE_NOUNS and doc[place + 1].tag_ in _BEFORE_NOUNS:
        place += 1
    return doc[place] if place < len(doc) and doc[place].tag_ in {"NN", "NNS"} else None


def valued(noun: Token, number: Number) -> bool:
    """ "Eight contracts worth $3bn", "ordered 30 planes for $1.8bn"."""
    if number.quantity.kind != "money" or noun.i > number.first:
        return False
    return noun.nbor().lower_ == "worth" or (number.slot is None and _for(number, noun.doc))


def _for(number: Number, doc: Doc) -> bool:
    """ "For $1.8bn", "for about $1.8bn"."""
    return any(word.lower_ == "for" for word in doc[max(0, number.first - 2) : number.first])


def counts_for_another(child: Token, number: Number) -> bool:
    """Whether a numeral is another number's: "£5m in *12* shops"."""
    if child.dep_ == "nummod" and child.nbor().tag_ == "HYPH":
        return False  # "the two-screen gadget costs £99"
    return child.dep_ == "nummod" and child.tag_ == "CD" and not number.first <= child.i <= number.last


def sized(number: Number, doc: Doc, cut: Cut) -> Token | None:
    """ "The 508m tall tower"."""
    place = number.last + 1
    while place < len(doc) and (cut.is_unit(doc[place]) or doc[place].tag_ == "HYPH"):
        place += 1
    if number.quantity.kind != "measure" or place + 1 >= len(doc) or doc[place].lower_ not in _SIZES:
        return None
    head = doc[place].head
    return head if head.i > place and head.tag_.startswith("NN") else None


def before_bracket(doc: Doc, number: Number, cut: Cut) -> Token | None:
    """ "Manufacturing (45.7 tonnes), transport (32.3 tonnes)": the noun whose brackets hold only the number."""
    opened, closed = number.first - 1, number.last + 1
    if opened >= 0 and doc[opened].text in {"£", "$", "€"}:
        opened -= 1
    while closed < len(doc) and cut.is_unit(doc[closed]):
        closed += 1
    if opened < 1 or closed >= len(doc) or doc[opened].text != "(" or doc[closed].text not in {")", ";"}:
        return None
    noun = doc[opened - 1]
    if noun.text in {"'", "’", "”", '"'} and opened > 1:
        noun = doc[opened - 2]
    return noun if noun.tag_ in {"NN", "NNS"} and noun.lower_ not in EMPTY_HEADS else None


def taken_off(number: Number, doc: Doc, cut: Cut) -> Token | None:
    """ "Knocked 125m euros off its profits"."""
    place = number.last + 1
    while place < len(doc) and cut.is_unit(doc[place]):
        place += 1
    if place >= len(doc) or doc[place].lower_ != "off":
        return None
    return next((inner for inner in doc[place].children if inner.dep_ == "pobj"), None)


def kept_in(anchor: Token, number: Number) -> Token | None:
    """ "$18 million in federal *grants*"."""
    if number.quantity.kind not in {"money", "percent"}:
        return None
    for child in anchor.children:
        if child.dep_ == "prep" and child.lower_ == "in" and child.i > number.last:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_ in {"NN", "NNS"}:
                    return inner
    return None


def follows(noun: Token, number: Number) -> bool:
    """ "A $50 million renovation of the club", not "$4m of the taxpayers' money"."""
    return noun.i > number.last and noun.head.lower_ != "of"


def opens_bracket(token: Token) -> bool:
    """Whether brackets open right behind a word."""
    return token.i + 1 < len(token.doc) and token.nbor().text == "("


def over_bracket(number: Number, doc: Doc) -> Token | None:
    """ "One in five (23 per cent) of the residents"."""
    place = number.last + 1
    if place >= len(doc) or doc[place].text != "(":
        return None
    end = min(len(doc) - 1, place + _FAR)
    while place < end and doc[place].text != ")":
        place += 1
    prep = doc[place].nbor() if place < end else doc[place]
    return next((inner for inner in prep.children if inner.dep_ == "pobj"), None) if prep.lower_ == "of" else None
