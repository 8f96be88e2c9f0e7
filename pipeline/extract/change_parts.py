"""What the readers of changes share: putting a number into its part, brackets, where a statement ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.placed_numbers import Number
from pipeline.records import Change

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: How many tokens behind a change word its numbers may stand.
REACH = 60
#: Where a statement ends.
STOPS = frozenset({"–", "—", "--", ";", "(", ")", "[", "]", ":"})
#: "Ranging from 11 per cent in the north to 16 in the south": the ends of a range are no old and new level.
_RANGES = frozenset({"ranging", "ranged", "ranges", "varying", "varied", "varies"})
_SAYING = frozenset("said says say added adds told reported estimated estimates believes expects expected".split())


def put(frame: Change, number: Number, taken: dict[int, str], role: str, compares: bool = False) -> Change:
    """The change with a number in the part that its role ("from", "to", "by") and kind give it; full parts stay."""
    kind = number.quantity.kind
    if role == "from":
        if frame.old is not None:
            return frame
        taken[number.id] = "compared" if compares else "old"
        return replace(frame, old=number.id)
    if role == "to":
        if frame.new is not None:
            return frame
        taken[number.id] = "new"
        return replace(frame, new=number.id)
    if kind == "percent":
        if frame.percent is not None:
            return frame
        taken[number.id] = "percent"
        return replace(frame, percent=number.id)
    if kind == "percentage_points":
        taken[number.id] = "points"
        return replace(frame, points=number.id)
    if kind in {"multiple", "fraction"}:
        taken[number.id] = "multiple"
        return replace(frame, multiple=number.id)
    if kind in {"count", "money", "measure", "index", "vague"} and frame.amount is None:
        taken[number.id] = "amount"
        return replace(frame, amount=number.id)
    return frame


def bracket(doc: Doc, place: int) -> int | None:
    """The bracket that a token stands in. A number in one is a conversion or a share of what is before it, and no part
    of a change told outside."""
    for token in reversed(doc[max(0, place - 8) : place]):
        if token.text in {")", "]"}:
            return None
        if token.text in {"(", "["}:
            return token.i
    return None


def without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """ "from 37 per cent (7.9 million) in 2001 to 33": what is in brackets does not part the statement."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text in {"(", "["}:
            depth += 1
        elif token.text in {")", "]"}:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(token)
    return kept


_TIMES = frozenset({"year", "month", "quarter", "week", "day"})


def without_year_on_year(tokens: Sequence[Token]) -> list[Token]:
    """ "An 11 per cent year-on-year rise": the adjective is several tokens."""
    words = [token.lower_ for token in tokens if token.text != "-"]
    if len(words) >= 3 and words[0] in _TIMES and words[1] in {"on", "over", "to"} and words[2] == words[0]:
        return [token for token in tokens if token.text != "-"][3:]
    return list(tokens)


def ends_statement(token: Token, between: Sequence[Token]) -> bool:
    """Whether what a change word tells ends at ``token``: at a dash, before "while", at a clause's own subject."""
    if token.text in STOPS or token.lower_ in {"while", "whereas", "but", "although", "followed"} | _RANGES:
        return True
    return (
        token.dep_ in {"nsubj", "nsubjpass"}
        and token.tag_ not in {"WDT", "WP"}
        and not (token.tag_ == "PRP" and token.head.lower_ in _SAYING)
        and any(other.tag_.startswith(("VBD", "VBZ", "VBP", "MD")) and other.i > token.i for other in between)
    )


#: "By 7 per cent leaving the deficit at": what a change does to something else, with no comma.
_LEAVING = frozenset("leaving taking bringing putting pushing sending dragging".split())
#: What rises or falls with anything: an object that is still the same thing.
_SAME_THING = frozenset("total number figure level rate average tally count sum amount price value it".split())


def of_another_verb(between: Sequence[Token]) -> bool:
    """ "Fell 14 per cent, dragging group sales down to", "rose 5 per cent, which lifted receipts from": behind a comma
    a verb with an object of its own."""
    comma = next((place for place, token in enumerate(between) if token.text == "," or token.lower_ in _LEAVING), None)
    if comma is None:
        return False
    verbs = {token.i for token in between[comma:] if token.tag_ in {"VBG", "VBD", "VBZ", "VBP"}}
    return any(
        token.dep_ in {"dobj", "nsubj"}
        and token.tag_ in {"NN", "NNS"}
        and token.head.i in verbs
        and token.head.i < token.i
        and token.lower_ not in _SAME_THING
        for token in between[comma:]
    )


def goes_on_anew(between: Sequence[Token], number: Number) -> bool:
    """ "To $1.19, and from 85p to 92p", "by a fifth and complaints by 31 per cent": the next change of several."""
    words = [token.lower_ for token in between]
    again = number.slot == "by" or (bool({"further", "another"} & set(words)) and "by" in words)
    return "and" in words and (again or (number.slot == "from" and words[words.index("and") + 1 :][:1] == ["from"]))


def of_another_noun(between: Sequence[Token]) -> bool:
    """ "Rose 4 per cent, helped by a 12 per cent jump in Asia, to £2bn": behind the comma the first change goes on."""
    words = [token.lower_ for token in between]
    return words[:1] in (["in"], ["of"]) and "," in words and words[-1] in {"to", "from", "$", "£", "€"}
