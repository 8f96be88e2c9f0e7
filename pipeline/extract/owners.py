"""Who a number's measure belongs to, where its clause names one: "Fiat shares", "GM's stake", "Opel management"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.anaphora import CLIMB, References
from pipeline.extract.change_words import DIRECTIONS
from pipeline.extract.clauses import NAMES, Clauses
from pipeline.extract.cues import SPEECH
from pipeline.extract.cuts import Cut
from pipeline.extract.name_words import BODIES, FILE_WORDS, HONORIFICS, ROLE_NOUNS
from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What stands before names, or with a capital where a sentence starts, and is nobody by itself.
_BEFORE = frozenset(
    """rep sen gov cllr first second third last next national nationwide regional local global international annual
    past previous latest recent total overall average gross net public private official federal""".split()
)
#: What happens, and bears a name of its own: "Hurricane Barry" owns no figures and is no place.
_HAPPENING = frozenset("storm hurricane typhoon cyclone".split())
#: Of whom no figures are that they publish: "the Bureau of Statistics", "the ONS".
_PUBLISHERS = frozenset("statistics statistical ons eurostat census bureau survey poll".split())
_NAME = 4  # tokens of a thing's name
_PARTS = frozenset("unit arm division subsidiary branch owner parent maker wing".split())
_SELLING = frozenset("sold sell sells selling shipped ship made make makes produced built bought ordered".split())
_CURRENCIES = frozenset("dollar pound euro yen rouble rupee".split())
#: Economy's own words, with the capital of their sentence: "House prices rose".
_TRADED = frozenset(
    "house home food fuel petrol oil gas energy retail consumer factory wholesale producer mortgage".split()
)
_HELD = BODIES | {"network", "division", "workforce"}
_NO_NAMES = _TRADED | FILE_WORDS | _BEFORE | HONORIFICS.keys()
_SMALL = lazily(r"(?<![\w'’-])[a-z]++(?![\w'’-])")
_CAPITAL_INSIDE = lazily(r"(?<=[a-z,;:] )[A-Z][a-z]++\b")


@dataclass(frozen=True)
class Owners:
    """The organisations that a parsed paragraph's numbers may be about; what many numbers ask for is found once."""

    references: References

    def owner_of(self, number: Number, head: Token | None, cut: Cut) -> str | None:
        """The organisation that the number is about, when its clause names one: who owns the measure ("Fiat shares",
        "GM's stake"), else who acts ("Childline carried out 9,452 sessions", "Opel management"). Who only says the
        number is not what it is about. ``head`` is the noun that heads the measure."""
        if head is not None and not _speaks(head) and not (head.tag_ in NAMES and _counts(number, head)):
            owner = self._name_left_of(head, cut) or self._name_under(head)
            if owner is not None:
                return self._seller(number, head) or owner
        own = self._right_before(number.first, cut)
        if own is not None:
            return own
        token = self.read.doc[number.first]
        for _ in range(CLIMB):
            if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
                if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.tag_ in NAMES:
                    return _name(token.head)  # "Marlow showing gains of 4%"
                subject = self.read.subject(token)
                if subject is not None and subject.tag_ in NAMES:
                    refers = self.references.referred_by(subject) is not None
                    return None if token.lower_ in SPEECH or refers else _name(subject)
                if subject is not None and subject.tag_.startswith("NN"):
                    if head is not None and self.references.referred_by(head) is not None:
                        return None  # "the weak pound took £5m off its profits": the caller knows whose
                    found = self._name_left_of(subject, cut) if subject.lower_ not in _CURRENCIES else None
                    return found or self._whose_part(subject) or self._called(subject) or self._recipient(token, number)
                if token.dep_ == "ROOT":
                    return None
            if token.head.i == token.i:
                return None
            token = token.head
        return None

    @property
    def read(self) -> Clauses:
        """The clauses of the paragraph."""
        return self.references.read

    def _right_before(self, at: int, cut: Cut) -> str | None:
        """Whose a word is, by print alone: "compared to Marlow's £17.8bn", "by noon GMT, Marlow's shares"."""
        if at < 2 or self.read.doc[at - 1].tag_ != "POS":
            return None
        name = self.read.doc[at - 2]
        return _name(name) if name.tag_ in NAMES and not cut.holds(name) else None

    def _name_left_of(self, noun: Token, cut: Cut) -> str | None:
        if self.references.referred_by(noun) is not None:
            return None
        child = next((name for name in self.read.names_left_of(noun) if not cut.holds(name)), None)
        if child is None:
            return self._right_before(noun.i, cut)
        whole = noun.tag_ in NAMES and child.dep_ != "poss"  # "Hanover Re": the child is only part of the name
        return _name(noun if whole else child)

    def _name_under(self, noun: Token) -> str | None:
        """ "Stations in the Marlow network"."""
        within = self._holders.get(noun.i)
        return self._name_left_of(within, Cut(())) if within is not None else None

    @cached_property
    def _holders(self) -> Mapping[int, Token]:
        """The first body or network that each noun is in."""
        found: dict[int, Token] = {}
        for token in self.read.doc:
            if token.dep_ == "pobj" and token.lower_ in _HELD:
                link = token.head
                if link.dep_ == "prep" and link.lower_ in {"in", "of", "at"} and link.i > link.head.i:
                    found.setdefault(link.head.i, token)
        return found

    def _seller(self, number: Number, head: Token) -> str | None:
        """ "Marlow has sold 4m Rook consoles": who did it, before what the things are called."""
        verb = head.head
        before = head.doc[max(number.last + 1, head.i - _NAME) : head.i]
        if not any(token.head.i == head.i and token.dep_ == "compound" for token in before):
            return None
        subject = self.read.subject(verb) if head.dep_ == "dobj" and verb.lower_ in _SELLING else None
        return _name(subject) if subject is not None and subject.tag_ in NAMES else None

    def _whose_part(self, part: Token) -> str | None:
        """ "The nuclear unit of the energy giant Marlow", "shares in Marlow"."""
        link = "of" if part.lower_ in _PARTS else "in" if part.lower_ == "shares" else None
        preps = (child for child in part.rights if child.lower_ == link)
        names = (inner for prep in preps for inner in prep.children if inner.dep_ == "pobj" and inner.tag_ in NAMES)
        return next((_name(name) for name in names), None)

    def _called(self, thing: Token) -> str | None:
        """ "The mill, Marlowstal, was sold for £5m"."""
        name = self._names_beside.get(thing.i)
        return _name(name) if name is not None else None

    @cached_property
    def _names_beside(self) -> Mapping[int, Token]:
        """The name that commas set beside each noun."""
        found: dict[int, Token] = {}
        for token in self.read.doc:
            if token.dep_ == "appos" and token.tag_ in NAMES and token.i > token.head.i:
                found.setdefault(token.head.i, token)
        return found

    def _recipient(self, verb: Token, number: Number) -> str | None:
        """ "The affair landed Marlow with a fine of £5,000": who gets it is who it is about."""
        name = self._recipients.get(verb.i)
        return _name(name) if name is not None and name.i < number.first else None

    @cached_property
    def _recipients(self) -> Mapping[int, Token]:
        """The first name that each verb does something to."""
        found: dict[int, Token] = {}
        for token in self.read.doc:
            if token.dep_ in {"dobj", "dative"} and token.tag_ in NAMES:
                found.setdefault(token.head.i, token)
        return found


def _speaks(noun: Token) -> bool:
    """ "The Survey reported 5.8": who says a number is not what it is about."""
    return noun.dep_ == "nsubj" and noun.head.lower_ in SPEECH


def _counts(number: Number, noun: Token) -> bool:
    """ "Four Methodists": what is counted owns nothing."""
    return any(token.i < noun.i and token.head.i == noun.i for token in noun.doc[number.first : number.last + 1])


def may_own(name: str) -> bool:
    """Whether words tagged as a name can be one: no file kind, title or adjective alone, no storm, no amount ("1.3bn"),
    nobody who publishes figures about others."""
    words = name.strip(".").lower().split()
    if (
        name.strip(".").lower() in _NO_NAMES
        or not _PUBLISHERS.isdisjoint(words)
        or (len(words) == 1 and words[0] in DIRECTIONS)
    ):
        return False
    if not _HAPPENING.isdisjoint(name.lower().split()):
        return False
    return any(char.isupper() for char in name) and name.split()[-1].lower().strip(".") not in ROLE_NOUNS


def plain_words(text: str) -> frozenset[str]:
    """Words that the article prints small, and never with a capital inside a sentence: with a capital at the start
    of one ("House prices rose 5%") they are still no name."""
    return frozenset(_SMALL.findall(text)) - {word.lower() for word in _CAPITAL_INSIDE.findall(text)}


def _name(token: Token) -> str | None:
    """The words of the name that ends in the token, as printed where nothing stands between them."""
    parts = [t for t in token.subtree if t.tag_ in NAMES and t.i <= token.i]
    if not parts:
        return None
    comma = max((t.i for t in token.doc[parts[0].i : token.i] if t.text == ","), default=-1)
    parts = [part for part in parts if part.i > comma]  # "By noon GMT, Marlow's shares"
    first, last = parts[0].i, parts[-1].i
    between = {t.tag_ for t in token.doc[first : last + 1]}
    whole = between <= {*NAMES, "HYPH"}
    name = token.doc[first : last + 1].text if whole else " ".join(t.text for t in parts)
    return name if may_own(name) else None
