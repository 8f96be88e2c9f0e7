"""What a number is a number of, in the article's words: the counted noun with its complements, or a clause's subject.

Grammar decides: a number that counts a noun takes that noun phrase; one that hangs on a change word takes the thing
that rises or falls; a bare number takes its clause's subject. Places and periods are cut from the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.extract import change_words
from pipeline.extract.clauses import SUBJECTS, Clauses
from pipeline.extract.cuts import Cut
from pipeline.extract.placed_numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

#: Heads that name no measure of their own; the measure is what they are of, or the clause's subject.
EMPTY_HEADS = frozenset(
    "record total figure figures number numbers high low peak cent percent % level sum majority average increase "
    "rise fall drop decrease reduction decline jump change gain loss those them these they it this that "
    "which who one ones there rate figure share proportion part half third quarter maximum minimum".split()
)
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "advmod", "acl"})
_RIGHT = frozenset({"prep", "acl", "relcl", "pcomp"})
_LEFT_OUT = frozenset({"CD", "DT", "PRP$", "WP$", "POS", "$"})
UNIT_KINDS = frozenset({"measure", "money", "index"})  # the noun beside them is a unit, not what is counted
_FILLED = frozenset("figure figures number numbers rate share proportion level total".split())
_MORE = frozenset({"more", "fewer", "less"})  # "132 more burglaries"
_INHABITANTS = frozenset("people inhabitants residents persons souls citizens".split())
_FILLING = frozenset({"jobless"})  # adjectives that fill an empty head as nouns do
_YARDSTICKS = frozenset({"gdp", "gnp", "gni", "product"})
_SAYING = ("NN", "VB", "JJ", "RB", "IN", "CD")
_AUXILIARIES = frozenset("is are was were be been being has have had do does did in".split())
_LONGEST = 14  # tokens of one measure


def measure_head(read: Clauses, number: Number, cut: Cut) -> Token | None:
    """The noun that heads the measure, or None when grammar gives none (the caller then inherits the measure)."""
    root = _root_token(read.doc, number)
    head = _counted_head(root, number)
    anchor = head if head is not None else root
    for noun in _candidates(read, anchor, head, number):
        if noun is head and (populated := _population(read, noun, anchor, number)) is not None:
            return populated
        inner = noun if noun.lower_ not in EMPTY_HEADS else _of_what(noun)
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
    above = (_of_governor(anchor), *_owners(read, anchor, number))
    return next((noun for noun in above if noun is not None and noun.lower_ == "population"), None)


def _candidates(read: Clauses, anchor: Token, head: Token | None, number: Number) -> Iterator[Token]:
    """Nouns that the number may be of, the nearest relation first."""
    unit = number.quantity.kind in UNIT_KINDS
    if head is not None and not unit:
        yield head
    if head is not None and unit:
        inner = _of_what(head)  # "gigabytes of files"
        if inner is not None:
            yield inner
    priced = _priced(number, anchor) if number.quantity.kind == "money" else None
    if priced is not None:
        yield priced
    governor = _of_governor(anchor)  # "winds of 75 miles an hour", "a fee of $12"
    if governor is not None:
        yield governor
    kept = _in_what(anchor, number)  # "$18 million in federal grants"
    if kept is not None:
        yield kept
    if unit and anchor.dep_ in {"nummod", "compound", "nmod", "amod", "quantmod"} and anchor.head.tag_.startswith("NN"):
        yield anchor.head  # "a $280bn claim"
    yield from _owners(read, governor if governor is not None else anchor, number)


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
            return _joined(other.subtree)
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
    if number.quantity.kind in UNIT_KINDS and any(child.dep_ == "nummod" for child in noun.children):
        return False  # the unit of another number: "50 miles (80 km)"
    return not own and noun.tag_.startswith(("NN", "VBG", "JJ")) and not cut.holds(noun)


def _priced(number: Number, anchor: Token) -> Token | None:
    """The noun that an amount stands before: "a $280bn claim", "a $3 million (£1.6 million) fine"."""
    doc = anchor.doc
    place = number.last + 1
    if place < len(doc) and doc[place].text == "(":
        while place < len(doc) and doc[place].text != ")":
            place += 1
        place += 1
    while (
        place < len(doc)
        and doc[place].tag_ in {"JJ", "NN"}
        and place + 1 < len(doc)
        and doc[place + 1].tag_ in {"NN", "NNS"}
    ):
        place += 1
    return doc[place] if place < len(doc) and doc[place].tag_ in {"NN", "NNS"} else None


def _of_governor(anchor: Token) -> Token | None:
    """The noun of "X of NUMBER", "X at NUMBER"."""
    prep = anchor.head
    if anchor.dep_ == "pobj" and prep.lower_ in {"of", "worth"} and prep.head.tag_.startswith("NN"):
        return prep.head
    return None


def _in_what(anchor: Token, number: Number) -> Token | None:
    if number.quantity.kind not in {"money", "percent"}:
        return None
    for child in anchor.children:
        if child.dep_ == "prep" and child.lower_ == "in" and child.i > number.last:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_ in {"NN", "NNS"}:
                    return inner
    return None


def subject_of(span: Span, cut: Cut) -> str | None:
    """What a sentence is about: its subject, when that is a common noun. It is what "3.4 tonnes were caught" in the
    next sentence is of."""
    root = span.root
    for child in root.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ in {"NN", "NNS"} and child.lower_ not in EMPTY_HEADS:
            return None if cut.holds(child) else _noun_phrase(child, (), cut)
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
    """The noun that the number counts: its governor as a numeral, or the "of" phrase after it."""
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
    if root.tag_.startswith("NN") and not number.first <= root.i <= number.last:
        return root
    return None


def _narrows(noun: Token, clause: Token) -> bool:
    """ "People who rent", "people living alone": not where a comma parts the clause from them."""
    return clause.dep_ == "acl" or (clause.dep_ == "relcl" and not _after_comma(noun, clause))


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
    for _ in range(8):
        if token.lower_ in change_words.NOUNS:
            inner = _of_what(token)
            if inner is not None:
                yield inner
        if token.lower_ in change_words.PARTICLES and token.head.i < token.i and token.head.tag_.startswith("NN"):
            yield token.head  # "with sales up 6%"
        if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
            found = False
            for child in read.objects(token):
                if child.i < number.first and child.i != anchor.i and child.lower_ not in EMPTY_HEADS:
                    yield child
            for child in read.subjects(token):
                if not number.first <= child.i <= number.last and child.i != anchor.i:
                    yield child
                    found = True
            if found:
                return
        if token.head.i == token.i:
            return
        token = token.head


def _of_what(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "for"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.tag_ != "CD":
                    return inner
    return None


def measure_of(head: Token, number: Number, cut: Cut) -> str:
    """The measure's words: the noun phrase of its head without numbers, determiners, places and periods."""
    return _noun_phrase(head, range(number.first, number.last + 1), cut)


def _noun_phrase(head: Token, own: range | tuple[()], cut: Cut) -> str:
    kept = [head]
    kept += [token for child in head.lefts if child.dep_ in _LEFT for token in child.subtree]
    for child in head.rights:
        if child.dep_ == "relcl" and _after_comma(head, child):
            continue  # "1,200 patients, of whom 300 were children"
        if child.lower_ == "of" and child.dep_ == "prep" and any(token.i in own for token in child.subtree):
            continue  # "a population of nearly 9 million with an average age of 41": what the number is, not of what
        if child.dep_ in _RIGHT and not (child.dep_ == "prep" and _leads_to_cut(child, cut)):
            kept += list(child.subtree)
    words = [
        token for token in sorted(set(kept), key=lambda token: token.i)
        if not cut.holds(token) and token.i not in own and token.tag_ not in _LEFT_OUT
    ]  # fmt: skip
    words = [token for token in words if not (token.is_punct and token.text not in {"-"})]
    words = [token for token in words if token.i > head.i or token.lower_ not in _MORE]
    words = _contiguous(words, head)[:_LONGEST]
    return _joined(words)


def _after_comma(head: Token, clause: Token) -> bool:
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


def _joined(words: Iterable[Token]) -> str:
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
