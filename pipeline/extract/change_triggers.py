"""Words that tell a rise or a fall where they stand: verbs, nouns, comparatives, particles, comparisons.

Each becomes a ``Trigger``; which numbers it takes is read in ``changes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract import change_words as words
from pipeline.extract.placed_numbers import Number
from pipeline.records import Direction

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Kinds of number that are a difference by themselves.
DIFFERENCES = frozenset({"percent", "percentage_points", "fraction", "multiple"})
#: Words that may stand between a change word and its amount.
BETWEEN = frozenset(
    {"was", "is", "were", "a", "an", "the", "of", "around", "about", "just", "only", "$", "£", "€", ","}
)


#: An age is no greater.
_OLDEST = 110


@dataclass(frozen=True)
class Trigger:
    """A word of change at the tokens [first, last] and what it says."""

    first: int
    last: int
    direction: Direction | None
    above: bool = False  # "5% below the target of 3,000": what follows is what it is held against
    compares: bool = False  # "compared with", "against": no direction of its own
    raises: bool = False  # "raised £57m": nothing rose
    particle: bool = False
    noun: bool = False  # "an increase of 5", "a fall in sales of 5"
    aside: bool = False  # a noun of change behind the sentence's verb of change and a comma


#: What may follow a particle that stands behind its difference.
_BEHIND_TOLD = frozenset({".", ",", ";", ")", "on", "from", "at", "over", "year"})
#: "The shares were off 2p", ", off 0.4%": not "£10 off £50".
_OFF = frozenset({",", "was", "were", "is", "are", "–", "—", "("})
_MARKS = frozenset({",", "-", "–", "—", "("})


#: Tokens between a level and the comma behind it: "deaths on the roads in 2014".
_TIME = 8
#: Tokens within which "more" finds its "than": "132 more police officers in Kent on 31 March 2018 than a year before".
_LONG_CLAUSE = 28


def find_triggers(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Trigger]:
    """The words of change of a sentence, in order. ``numbers`` are its claims."""
    hedges = {i for number in numbers for i in _hedge_tokens(tokens, number)}
    number_at = {i: number for number in numbers for i in range(number.first, number.last + 1)}
    for place, token in enumerate(tokens):
        number = number_at.get(token.i)
        if number is not None:
            if number.quantity.kind == "multiple" and number.first == token.i and _multiplies(tokens, place):
                value = number.quantity.value
                yield Trigger(
                    number.first, number.last, "up" if isinstance(value, (int, float)) and value > 1 else "down"
                )
            continue
        word = token.lower_
        if word in words.PARTICLES:
            if token.i not in hedges and (
                _particle_tells(tokens, place, number_at) or told_before(tokens, place, number_at.get(token.i - 1))
            ):
                yield Trigger(token.i, token.i, words.DIRECTIONS[word], particle=True)
        elif word in words.COMPARATIVES and _set_apart(tokens, place, number_at):
            if token.i not in hedges:
                yield Trigger(token.i, token.i, words.COMPARATIVES[word])
        elif word in {"higher", "lower"} and place and tokens[place - 1].lower_ in words.PARTICLE_VERBS - words.BEING:
            yield Trigger(token.i, token.i, words.COMPARATIVES[word], particle=True)
        elif word in words.COMPARATIVES:
            before = _right_before(tokens, place, number_at)
            if (
                before is not None
                and (before.quantity.kind in DIFFERENCES or word not in {"under", "above", "below"})
                and token.i not in hedges
                and not _of_age(tokens, place, number_at)
                and _compares(tokens, place, before)
            ):
                yield Trigger(token.i, token.i, words.COMPARATIVES[word], above=word in {"above", "below", "under"})
        elif word in words.DIRECTIONS and token.i not in hedges and _tells(tokens, place):
            yield Trigger(
                token.i, token.i, words.DIRECTIONS[word], noun=token.tag_ in {"NN", "NNS"}, raises=word in words.RAISES
            )
        elif word in words.AHEAD and told_before(tokens, place, number_at.get(token.i - 1)):
            yield Trigger(token.i, token.i, words.AHEAD[word], particle=True)
        elif word in words.UNDIRECTED or word in words.UNDIRECTED_VERBS:
            yield Trigger(token.i, token.i, None, noun=word in words.UNDIRECTED)
        elif word in words.EXTRA and _apposes_more(tokens, place, number_at):
            yield Trigger(token.i, token.i, "up")
        elif word in words.TAKING and _takes_from(tokens, place):
            yield Trigger(token.i, token.i, None)
        elif word in words.ADDING and _adds_an_amount(tokens, place, number_at):
            yield Trigger(token.i, token.i, words.ADDING[word])
        elif word in words.PASSAGES and place + 1 < len(tokens) and tokens[place + 1].lower_ == "from":
            yield Trigger(token.i, token.i, None)
        elif word in words.COMPARED or (word in words.AGAINST and word != "than"):
            yield Trigger(token.i, token.i, None, compares=True)


def _multiplies(tokens: Sequence[Token], place: int) -> bool:
    """ "Doubled", "a doubling", "widened tenfold to": not the "twice" of "twice the size"."""
    token = tokens[place]
    if token.tag_.startswith("VB") or token.lower_ in words.MULTIPLYING:
        return True
    following = tokens[place + 1].lower_ if place + 1 < len(tokens) else ""
    lead = tokens[place - 1] if place else token
    told = lead.lower_ in words.DIRECTIONS or not lead.tag_.startswith("VB")
    return token.lower_.endswith("fold") and following in {"to", "from"} and not told


def _right_before(tokens: Sequence[Token], place: int, number_at: dict[int, Number]) -> Number | None:
    """The number that ends right before a word, brackets with nothing else in them passed over ("460 (13.5%) more")."""
    at = place - 1
    if at > 0 and tokens[at].text == ")":
        while at > max(0, place - 8) and tokens[at].text != "(":
            at -= 1
        at -= 1
    return number_at.get(tokens[at].i) if at >= 0 else None


def _set_apart(tokens: Sequence[Token], place: int, number_at: dict[int, Number]) -> bool:
    """ "A loss of £5m, lower than the £7m of 2003", "612 deaths in 2014, fewer than the 670 in 2013", "lower by 150":
    after a number, at most a time, and a comma, before "than" or "by"."""
    if place < 2 or place + 1 >= len(tokens) or tokens[place - 1].text != ",":
        return False
    behind = [token.lower_ for token in tokens[place + 1 : place + 3]]
    ahead = range(max(0, place - _TIME - 1), place - 1)
    if behind[:1] == ["by"]:
        return any(tokens[at].i in number_at for at in ahead)
    if behind == ["than", "the"]:
        return any(tokens[at].i in number_at for at in ahead)
    return behind[:1] == ["than"] and tokens[place - 2].i in number_at


def _compares(tokens: Sequence[Token], place: int, number: Number) -> bool:
    """ "132 more than", "20 per cent less": not "two more with minor injuries", nor "four times more likely"."""
    if number.quantity.kind == "multiple":
        return place + 1 >= len(tokens) or tokens[place + 1].lower_ not in {"likely", "often", "probable", "prone"}
    if number.quantity.kind in DIFFERENCES or tokens[place].lower_ not in {"more", "less", "fewer"}:
        return True
    following = [token.lower_ for token in tokens[place + 1 : place + _LONG_CLAUSE]]
    stops = (at for at, word in enumerate(following) if word in {".", ",", ";", ":", "("})
    return not following or "than" in following[: next(stops, None)] or following[0] in {".", ",", ";"}


def _of_age(tokens: Sequence[Token], place: int, number_at: dict[int, Number]) -> bool:
    """ "12 per cent under 45": "under" and "above" with a bare number behind them, as of ages."""
    if tokens[place].lower_ not in {"under", "above", "below"} or place + 1 >= len(tokens):
        return False
    number = number_at.get(tokens[place + 1].i)
    if number is None or number.quantity.kind not in {"count", "age"} or number.quantity.unit is not None:
        return False
    value, after = number.quantity.value, number.last + 1 - tokens[0].i
    small = isinstance(value, (int, float)) and value <= _OLDEST
    return small and (after >= len(tokens) or not tokens[after].tag_.startswith(("NN", "JJ")))


def _tells(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word of change is one here: no name, no season ("this fall"), no thing ("a rocket", "a pay hike")."""
    token = tokens[place]
    if token.tag_ in {"NNP", "NNPS"}:
        return False
    if token.lower_ == "fall" and place and tokens[place - 1].lower_ in words.SEASONAL:
        return False
    if place + 1 < len(tokens) and tokens[place + 1].text in {"-", "‑"} and not token.whitespace_:
        return False  # "decline-to-state voters", "cut-price"
    return not (token.tag_ in {"NN", "NNS"} and token.lower_ in words.THINGS)


def _adds_an_amount(tokens: Sequence[Token], place: int, number_at: dict[int, Number]) -> bool:
    """ "Added 15 sen", "shed 1.2 per cent": right before money, per cent or points only; who "added 5 people" hired."""
    if tokens[place].lower_ == "off" and (not place or tokens[place - 1].lower_ not in _OFF):
        return False
    at = place + 1
    while at < len(tokens) and tokens[at].lower_ in BETWEEN | {"another", "further", "some"}:
        at += 1
    number = number_at.get(tokens[at].i) if at < len(tokens) else None
    if number is None:
        return False
    if number.quantity.kind == "count":  # "added 62,000 customers, taking its total from"
        near = range(at, min(len(tokens), at + _LONG_CLAUSE))
        return any(tokens[i].lower_ in words.TAKING and _takes_from(tokens, i) for i in near)
    return number.quantity.kind in {"money", "percent", "percentage_points", "index"}


def told_before(tokens: Sequence[Token] | Doc, place: int, number: Number | None) -> bool:
    """ "14 per cent down on the 9,000", "12% up.": a difference right before the particle, and no number behind it."""
    if number is None or number.quantity.kind not in DIFFERENCES:
        return False
    following = tokens[place + 1].lower_ if place + 1 < len(tokens) else "."
    return following in _BEHIND_TOLD


def _apposes_more(tokens: Sequence[Token], place: int, number_at: dict[int, Number]) -> bool:
    """ "From 3,410 to 3,580, an extra 170"."""
    lead = [token.lower_ for token in tokens[max(0, place - 2) : place]]
    number = number_at.get(tokens[place].i + 1)
    return lead[-1:] in (["an"], ["some"]) and lead[0] in _MARKS and number is not None


def _takes_from(tokens: Sequence[Token], place: int) -> bool:
    """ "…, taking its total from": the levels that a change made."""
    following = [token.lower_ for token in tokens[place + 1 : place + 8]]
    return place > 0 and tokens[place - 1].text in _MARKS and "from" in following


def _hedge_tokens(tokens: Sequence[Token], number: Number) -> Iterator[int]:
    """The tokens of the hedge before a number: the "more" of "more than 300" tells no rise."""
    hedge = number.quantity.hedge
    if hedge is None or not tokens:
        return
    start = number.start - (number.quantity.passage.start - hedge.start)
    place = number.first - tokens[0].i - 1
    while place >= 0 and tokens[place].idx >= start:
        yield tokens[place].i
        place -= 1


def _particle_tells(tokens: Sequence[Token], place: int, number_at: dict[int, Number]) -> bool:
    before = tokens[place - 1].lower_ if place else ""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before in words.PHRASAL:
        return False
    if after is None:
        return before in words.PARTICLE_VERBS
    if (
        after.lower_ == "to"
        and before not in words.PARTICLE_VERBS
        and not (place and tokens[place - 1].text in {",", "–", "("})
    ):
        return False  # "up to 3,000" is a hedge
    while after is not None and after.tag_ == "RB" and after.i - tokens[place].i < 3:
        after = tokens[after.i - tokens[0].i + 1] if after.i - tokens[0].i + 1 < len(tokens) else None
    if after is None:
        return before in words.PARTICLE_VERBS
    near = [token.i for token in tokens[place + 1 : place + 4]]
    leads = after.lower_ in {"from", "by", "on", "to"} or any(i in number_at for i in near)
    return leads or before in words.PARTICLE_VERBS
