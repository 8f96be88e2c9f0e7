"""The word that ties a number to its sentence: "from 381", "to 504", "by 14", "of 123", "compared with 3,210"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SLOTS = frozenset({"from", "to", "by", "of", "at", "than", "with", "against", "in", "or", "versus", "until", "and"})
#: Words that may stand between the slot word and the number.
_PASSED = frozenset(
    "a an the just only some another further nearly almost about around roughly approximately over under more "
    "less than fewer at least most up record total of as high low many much little estimated up- its their "
    "previous peak provisional upwardly downwardly previously reported revised present current existing earlier "
    "original initial former "
    "then".split()
)
#: Nouns between a slot word and "of".
_EXTREMES = frozenset(
    "peak high low record total maximum minimum trough level figure average mean median index score base".split()
)
_REACH = 5


def slot(tokens: list[Token], first: int, hedge_start: int | None) -> str | None:
    """The slot word before ``tokens[first]``; ``hedge_start`` is the character where the number's hedge begins.

    The hedge and words such as "a record" are passed over; None when another word comes first.
    """
    steps = 0
    named = False  # "more than the 670 of 2013" holds against a figure, "more than 670" hedges one
    owned = False  # "than 2011's £92m", "than last year's 300"
    place = first - 1
    while place >= 0 and steps < _REACH:
        token = tokens[place]
        word = token.lower_
        in_hedge = hedge_start is not None and token.idx >= hedge_start
        if not in_hedge:
            if word in SLOTS and not (
                word == "than" and place and tokens[place - 1].lower_ in {"more", "less", "fewer"} and not named
            ):
                if (
                    word == "to"
                    and place
                    and tokens[place - 1].lower_ in {"up", "close"}
                    and steps == 0
                    and hedge_start
                ):
                    return None
                return (_through(tokens, place) if word == "of" else None) or word
            if token.tag_ == "POS" and place:
                owned = True
                place, steps = place - 2, steps + 1
                continue
            if owned and word in {"last", "this", "that"}:
                place -= 1
                continue
            named = named or word in {"the", "its", "their"}
            if word not in _PASSED and token.text not in {"$", "£", "€"}:
                return None
        place -= 1
        steps += 1
    return None


def _through(tokens: list[Token], place: int) -> str | None:
    """The slot word that "of" passes on: "to a record high of 12.4" is a level, "by a total of 50" an amount."""
    at = place - 1
    if at < 0 or tokens[at].lower_ not in _EXTREMES:
        return None
    while at >= 0 and place - at <= _REACH:
        word = tokens[at].lower_
        if word in {"to", "from", "by", "at"}:
            return word
        if word not in _EXTREMES and word not in _PASSED and not tokens[at].tag_.startswith("JJ"):
            return None
        at -= 1
    return None
