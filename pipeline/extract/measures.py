"""What a number is a number of, in the article's words: the counted noun with its complements, or a clause's subject.

Grammar decides: a number that counts a noun takes that noun phrase; one that hangs on a change word takes the thing
that rises or falls; a bare number takes its clause's subject. Places and periods are cut from the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract import change_words
from pipeline.extract.clauses import NAMES, SUBJECTS, Clauses
from pipeline.extract.cuts import Cut
from pipeline.extract.measure_nouns import (
    EMPTY_HEADS,
    before_bracket,
    counts_for_another,
    follows,
    governor_of,
    kept_in,
    of_what,
    opens_bracket,
    over_bracket,
    priced,
    sized,
    taken_off,
    valued,
)
from pipeline.extract.name_words import ROLE_NOUNS
from pipeline.extract.noun_phrases import after_comma, joined_words, noun_phrase
from pipeline.extract.placed_numbers import Number
from pipeline.extract.tellings import names_no_measure
from pipeline.extract.unit_words import UNIT_KINDS, has_no_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FILLED = frozenset("figure figures number numbers rate share proportion level total".split())
_MODIFYING = frozenset({"nummod", "compound", "nmod", "amod", "quantmod"})
_OF_WHOLES = frozenset({"percent", "ratio", "fraction"})
_THEM = frozenset({"them", "these", "those"})
_INHABITANTS = frozenset("people inhabitants residents persons souls citizens".split())
_RATES = frozenset({"rate", "rates", "incidence", "prevalence", "density", "ratio"})
_FILLING = frozenset({"jobless"})  # adjectives that fill an empty head as nouns do
_YARDSTICKS = frozenset({"gdp", "gnp", "gni", "product"})
_SAYING = ("NN", "VB", "JJ", "RB", "IN", "CD")
_AUXILIARIES = frozenset("is are was were be been being has have had do does did in".split())
_LONGEST = 14  # tokens of what is said of a share


def measure_head(read: Clauses, number: Number, cut: Cut) -> Token | None:
    """The noun that heads the measure, or None when grammar gives none (the caller then inherits the measure)."""
    root = _root_token(read.doc, number)
    head = _counted_head(root, number)
    anchor = head if head is not None else root
    for noun in _candidates(read, anchor, head, number, cut):
        if noun is head and noun.lower_ in _THEM and not any(_narrows(noun, child) for child in noun.rights):
            return None  # "two of them": the caller knows of whom
        if noun is head and (populated := _population(read, noun, anchor, number)) is not None:
            return populated
        inner = noun if noun.lower_ not in EMPTY_HEADS else of_what(noun)
        if inner is not noun and inner is not None and inner.lower_ in change_words.NOUNS & EMPTY_HEADS:
            inner = None  # "expectations of a 0.3% rise"
        if noun.lower_ in _FILLED and _compounded(noun, cut) and _keeps_own_words(noun, inner, number, cut):
            inner = noun
        if inner is not None and _names_measure(inner, number, cut):
            return inner
    return None


def _keeps_own_words(noun: Token, inner: Token | None, number: Number, cut: Cut) -> bool:
    """ "The jobless rate", also where it is that "in Wales" or is "of 7 per cent"; "the growth rate of the economy" is
    not the economy."""
    if inner is None or cut.holds(inner) or number.first <= inner.i <= number.last:
        return True
    return noun.lower_ == "rate"


def _population(read: Clauses, people: Token, anchor: Token, number: Number) -> Token | None:
    """ "A population of 5 million people", "the population was put at 5 million inhabitants": what they make up."""
    if people.lower_ not in _INHABITANTS or any(_narrows(people, child) for child in people.rights):
        return None
    above = (governor_of(anchor), *_owners(read, anchor, number))
    return next((noun for noun in above if noun is not None and noun.lower_ == "population"), None)


def _candidates(read: Clauses, anchor: Token, head: Token | None, number: Number, cut: Cut) -> Iterator[Token]:
    """Nouns that the number may be of, the nearest relation first."""
    kind = number.quantity.kind
    unit = kind in UNIT_KINDS
    if number.quantity.per is not None:
        yield from (noun for noun in _owners(read, anchor, number) if noun.lower_ in _RATES)
    rate = governor_of(_root_token(read.doc, number)) if kind == "percent" else None
    if rate is not None and rate.lower_ in _RATES:
        yield rate  # "a response rate of 94 per cent of households"
    if head is not None and not (unit and (cut.is_unit(head) or not follows(head, number))):
        yield head
    governor = governor_of(anchor)
    beside = (
        of_what(head) if head is not None and unit else None,  # "gigabytes of files"
        priced(number, anchor, cut) if kind == "money" else None,
        governor,  # "winds of 75 miles an hour", "a fee of $12"
        before_bracket(read.doc, number, cut) if unit or (head is None and kind == "percent") else None,
        taken_off(number, read.doc, cut),
        kept_in(anchor, number),  # "$18 million in federal grants"
        _modified(anchor, number) if unit else None,
        sized(number, read.doc, cut) if kind == "measure" else None,
    )
    yield from (noun for noun in beside if noun is not None)
    yield from _owners(read, governor if governor is not None else anchor, number)


def _modified(anchor: Token, number: Number) -> Token | None:
    """ "A $280bn claim"."""
    noun = anchor.head
    return noun if anchor.dep_ in _MODIFYING and noun.tag_.startswith("NN") and not _parted(number, noun) else None


def share_of_yardstick(read: Clauses, head: Token, number: Number, cut: Cut) -> str | None:
    """ "Spending on schools came to 5% of GDP": the spending, as a share of GDP, which is no more than its unit."""
    if head.lower_ not in _YARDSTICKS or head.i < number.last or head.dep_ != "pobj" or head.head.lower_ != "of":
        return None
    for noun in _owners(read, _root_token(read.doc, number), number):
        if noun.lower_ not in EMPTY_HEADS and _names_measure(noun, number, cut):
            return f"{measure_of(noun, number, cut)} as a share of {measure_of(head, number, cut)}"
    return None


def predicate_of(read: Clauses, number: Number, cut: Cut) -> str | None:
    """What is said of a share of something: "97% of pupils were *vaccinated against measles*"."""
    token = read.doc[number.last]
    while token.dep_ not in SUBJECTS and token.head.i != token.i and number.first <= token.head.i <= number.last:
        token = token.head
    if token.dep_ not in SUBJECTS:
        return None
    edge = token.right_edge.i
    words = [
        word for word in token.head.subtree
        if word.i > edge and word.tag_.startswith(_SAYING) and word.lower_ not in _AUXILIARIES
        and (word.text.isalpha() if word.tag_ == "CD" else not cut.holds(word))  # "within four hours"
    ]  # fmt: skip
    return " ".join(word.text for word in words[:_LONGEST]) or None


def counted_with(head: Token, number: Number) -> str | None:
    """ "1,200 robberies and burglaries": what one number counts beside its noun. What has a number of its own is not
    counted with it, nor what does something itself ("1,200 robberies and burglaries doubled")."""
    if head.i < number.last:
        return None
    for other in head.rights:
        if other.dep_ != "conj" or not other.tag_.startswith("NN") or any(t.tag_ == "CD" for t in other.subtree):
            continue
        behind = other.right_edge.i + 1
        does = behind < len(other.doc) and other.doc[behind].tag_ in {"VBD", "VBZ", "VBP", "MD"}
        if not does and other.left_edge.nbor(-1).lower_ in {"and", "or", ","}:
            return joined_words(other.subtree)
    return None


def _compounded(noun: Token, cut: Cut) -> bool:
    """ "pass rate", "visitor numbers": an empty head that the noun before it fills."""
    return any(
        (child.dep_ == "compound" or child.lower_ in _FILLING)
        and (child.tag_ in {"NN", "NNS"} or child.lower_ in _FILLING)
        and child.lower_ not in EMPTY_HEADS
        and not cut.holds(child)
        for child in noun.lefts
    )


def _names_measure(noun: Token, number: Number, cut: Cut) -> bool:
    own = number.first <= noun.i <= number.last
    if cut.is_unit(noun):
        return False
    if (
        number.quantity.kind in UNIT_KINDS
        and any(counts_for_another(child, number) for child in noun.children)
        and not valued(noun, number)
    ):
        return False  # what another number counts: "£5m in 12 shops"
    return not own and noun.tag_.startswith(("NN", "VBG", "JJ")) and not cut.holds(noun)


def subject_of(span: Span, cut: Cut) -> str | None:
    """What a sentence is about: its subject, when that is a common noun. It is what "3.4 tonnes were caught" in the
    next sentence is of."""
    root = span.root
    for child in root.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ in {"NN", "NNS"} and not cut.holds(child):
            told = child.lower_ not in EMPTY_HEADS or of_what(child) is not None
            return noun_phrase(child, (), cut) if told else None
    return None


def anchors(read: Clauses, number: Number) -> frozenset[int]:
    """Token indexes of what the number is tied to: itself, the noun that it counts, the subject that it tells of."""
    root = _root_token(read.doc, number)
    head = _counted_head(root, number)
    tied = {root.i, *range(number.first, number.last + 1)}
    if head is None or head.lower_ in EMPTY_HEADS:
        head = next(_owners(read, head if head is not None else root, number), None)
    return frozenset(tied | ({head.i} if head is not None else set()))


def _root_token(doc: Doc, number: Number) -> Token:
    """The token through which the number hangs on the rest of its sentence."""
    span = doc[number.first : number.last + 1]
    return span.root


def _counted_head(root: Token, number: Number) -> Token | None:
    """The noun that the number counts: its governor as a numeral, or the "of" phrase after it; "four out of every
    five *residents*" is of its last word's."""
    last = root.doc[number.last]
    if number.quantity.kind == "ratio" and root.i < last.i and last.dep_ == "nummod" and not opens_bracket(last):
        root = last
    token = root
    for _ in range(3):
        if token.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"} and token.head.tag_.startswith(
            ("NN", "CD", "JJ")
        ):
            token = token.head
            if _parted(number, token):
                return None
            if token.tag_.startswith("NN") and not number.first <= token.i <= number.last:
                return token
        else:
            break
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > number.last:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    if number.quantity.kind in _OF_WHOLES and (whole := over_bracket(number, root.doc)) is not None:
        return whole
    if root.tag_.startswith("NN") and not number.first <= root.i <= number.last:
        return root
    return None


def _narrows(noun: Token, clause: Token) -> bool:
    """ "People who rent", "people living alone": not where a comma parts the clause from them."""
    return clause.dep_ == "acl" or (clause.dep_ == "relcl" and not after_comma(noun, clause))


def _parted(number: Number, noun: Token) -> bool:
    """ "120,000 (2000 estimate)", "is 278,870 and population density is 168": not what the number counts."""
    if noun.i <= number.last:
        return False
    behind = noun.doc[number.last + 1]
    return behind.text == "(" or (behind.lower_ == "and" and not behind.nbor().like_num)


def _owners(read: Clauses, anchor: Token, number: Number) -> Iterator[Token]:
    """What rises, falls or is, going up from the number: what a change noun is in, the object of a verb that moves
    something ("sent shares down 1.2%"), the subject of the nearest verb."""
    token = anchor
    joined = False  # the verb told first only goes on with another's subject: "had gusts of 60 mph and moved at 3 mph"
    acting: Token | None = None  # the verb nearest to the number: "Marlow is to *give* £5"
    for _ in range(8):
        if token.lower_ in change_words.NOUNS:
            inner = of_what(token)
            if inner is not None:
                yield inner
        if token.lower_ in change_words.PARTICLES and token.head.i < token.i and token.head.tag_.startswith("NN"):
            yield token.head  # "with sales up 6%"
        if token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"} and token.head.tag_ in {"NN", "NNS"}:
            yield token.head  # "the deficit narrowed by £0.8bn", read as one that was narrowed
        if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
            found = False
            acting = acting or token
            for child in read.objects(token):
                if child.i < number.first and child.i != anchor.i and _is_handled(child, number, joined):
                    yield child
            for child in read.subjects(token):
                if not number.first <= child.i <= number.last and child.i != anchor.i:
                    found = True
                    if not has_no_noun(number) or not names_no_measure(acting, child, number):
                        yield child
            if found:
                return
            joined = joined or token.dep_ == "conj"
        if token.head.i == token.i:
            return
        token = token.head


def _is_handled(thing: Token, number: Number, joined: bool) -> bool:
    """Whether a number behind a verb's object is of that: a sum or a length is of no person, nor of another verb's."""
    if thing.lower_ in EMPTY_HEADS:
        return False
    return not has_no_noun(number) or not (joined or thing.lower_ in ROLE_NOUNS or thing.tag_ in NAMES)


def measure_of(head: Token, number: Number, cut: Cut) -> str:
    """The measure's words: the noun phrase of its head without numbers, determiners, places and periods."""
    return noun_phrase(head, range(number.first, number.last + 1), cut)
