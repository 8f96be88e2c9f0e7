"""What a clause tells of a number for which no noun says what it is of: "39 *are confirmed dead*", "ONGC is to *buy a
unit* for $2bn", "he was *sentenced to prison* for 12 years".

A number that is itself the subject counts those who do what its verb says; one that hangs on the verb of somebody
named is of what that somebody does, for a name is no measure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract import change_words
from pipeline.extract.clauses import NAMES, SUBJECTS, Clauses
from pipeline.extract.cues import PEOPLE_NOUNS, SPEECH
from pipeline.extract.cuts import Cut
from pipeline.extract.name_words import BODIES, ROLE_NOUNS
from pipeline.extract.placed_numbers import Number
from pipeline.extract.unit_words import has_no_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEFT_OUT = frozenset({"CD", "DT", "PRP$", "POS", "$", "PRP", "EX", "WDT", "WP"})
_BE = frozenset("is are was were be been being 's 're have has had do does did will would could may might".split())
_CLAUSES = frozenset({"relcl", "acl"})
#: Persons and bodies: a sum is of what they do with it.
DOERS = ROLE_NOUNS | PEOPLE_NOUNS | BODIES | frozenset("bank state country government council gamer buyer team".split())
_TOTALS = frozenset("total number majority handful".split())
#: Alone these tell nothing of what takes, lasts or costs so much.
_LIGHT = frozenset("take takes took taken taking last lasts lasted lasting cost costs costing exceed exceeds".split())
_ENDS = frozenset({"IN", "TO", "CC", "RP"})
_CLIMB = 6
_NEAR = 4  # tokens from a verb to its auxiliary, from a name's last word to its first
_FAR = 30  # tokens of a clause that are looked at
_SAID_OF = frozenset({"ccomp", "oprd"})  # "said that they agree", "are confirmed dead"
_BREAKS = frozenset({",", ";", ":", "–", "—"})
_HELPING = frozenset({"aux", "auxpass"})
_LONGEST = 8  # tokens of what is told
#: With these a name is what rises, stands or is traded: "Marlow closed at 312p".
_STANDING = (
    change_words.DIRECTIONS.keys() | change_words.PASSAGES | change_words.PARTICLE_VERBS
    | frozenset("trade trades traded trading stand stands stood hit hits reach reaches reached worth valued".split())
)  # fmt: skip


def names_no_measure(verb: Token, subject: Token, number: Number) -> bool:
    """Whether a subject only does something with a number: "Lee was jailed for 12 years", but "Marlow rose 4%",
    "Marlow closed at 312p"."""
    if subject.lower_ in DOERS and verb.lower_ not in _STANDING:
        return True
    moving = _STANDING if number.quantity.kind in {"money", "index"} else change_words.DIRECTIONS
    return subject.tag_ in NAMES and verb.lower_ not in moving


def told_of_subject(read: Clauses, number: Number, cut: Cut) -> str | None:
    """What a clause says of the number that is its subject: "*left to look for work*". None where it only is, rises
    or falls."""
    token = _through_total(read.doc[number.first : number.last + 1].root)
    token = token.head if cut.is_unit(token.head) else token  # "48 million tonnes were quarried"
    verb = token.head
    if cut.is_unit(token) and _held(read, token, number, cut) is not None:
        return None
    if token.dep_ not in SUBJECTS or not verb.tag_.startswith("VB") or verb.i < number.last:
        return None
    silent = verb.lower_ in SPEECH and not any(child.dep_ in _SAID_OF for child in read.completions(verb))
    if silent or verb.lower_ in _STANDING - _BE:
        return None
    told = _told(read, verb, number, cut)
    if not any(word.lower_ not in _BE for word in told):
        return None
    between = read.doc[max(number.last + 1, verb.i - _NEAR) : verb.i]
    helping = [word for word in between if word.dep_ in _HELPING and word.head.i == verb.i]
    return " ".join(word.text for word in helping[:1] + told)


def told_by_verb(read: Clauses, number: Number, cut: Cut) -> str | None:
    """What a clause of somebody named does with the number that hangs on its verb: "*give to the museum*"."""
    token = read.doc[number.first : number.last + 1].root
    if not has_no_noun(number) and not (number.quantity.kind == "count" and token.dep_ == "dobj"):
        return None
    if number.first and read.doc[number.first - 1].text == "(":
        return None
    held = _held(read, token, number, cut) or _held(read, token.head, number, cut)
    if held is not None:
        return held
    for _ in range(_CLIMB):
        if token.head.i == token.i or token.dep_ in SUBJECTS:
            return None
        token = token.head
        if token.tag_.startswith("VB"):
            break
    if not token.tag_.startswith("VB") or token.lower_ in _STANDING | SPEECH | _BE | change_words.TAKING:
        return None
    told = _undergoer(read, token, cut) + _told(read, token, number, cut)
    return None if len(told) == 1 and token.lower_ in _LIGHT else " ".join(word.text for word in told) or None


def _held(read: Clauses, unit: Token, number: Number, cut: Cut) -> str | None:
    """ "The 4bn euros that it *held in an account*"."""
    told = (child for child in read.completions(unit) if child.dep_ in _CLAUSES and child.i > number.last)
    clause = next(told, None)
    if clause is None or not clause.tag_.startswith("VB") or clause.lower_ in _STANDING | SPEECH | _BE:
        return None
    return " ".join(word.text for word in _told(read, clause, number, cut)) or None


def _undergoer(read: Clauses, verb: Token, cut: Cut) -> list[Token]:
    """The name of what something is done to: "*Hill Farm* was sold to a bank"."""
    subject = read.subject(verb)
    if subject is None or subject.dep_ != "nsubjpass" or subject.tag_ not in NAMES:
        return []
    near = read.doc[max(0, subject.i - _NEAR) : subject.i + 1]
    return [word for word in near if word.tag_ in NAMES and subject in (word, word.head) and not cut.holds(word)]


def _through_total(token: Token) -> Token:
    """ "A total of 39 are …"."""
    above = token.head.head
    return above if token.dep_ == "pobj" and token.head.lower_ == "of" and above.lower_ in _TOTALS else token


def _told(read: Clauses, verb: Token, number: Number, cut: Cut) -> list[Token]:
    """The verb and what completes it, without the number, places and periods."""
    words = [verb]
    for child in read.completions(verb):
        if child.i > verb.i + _FAR:
            break
        if child.dep_ not in _CLAUSES:
            words += _whole(child, number)
    stop = next((word.i for word in verb.doc[verb.i + 1 : verb.i + _FAR] if word.text in _BREAKS), len(verb.doc))
    words = [word for word in words if word.i < stop]
    words = [word for word in words if not number.first <= word.i <= number.last]
    kept = [word for word in words if not cut.holds(word) and word.tag_ not in _LEFT_OUT and not word.is_punct]
    kept = [word for word in sorted(kept, key=lambda word: word.i) if not cut.is_unit(word)][:_LONGEST]
    while len(kept) > 1 and kept[-1].tag_ in _ENDS:
        kept.pop()
    return kept


def _whole(child: Token, number: Number) -> Iterator[Token]:
    """The words under a complement that begins near by, but for those of the phrase that the number itself is in."""
    first, last = child.left_edge.i, child.right_edge.i
    if first <= number.first <= last:
        if child.dep_ != "xcomp":
            return
        last = number.first - 1
    yield from child.doc[first : min(last, first + _FAR) + 1]
