"""A sentence with every number replaced by a mark of its kind: its skeleton, on which phrases are recognised.

"Of the 400 schools, 98 (25%) closed" is "Of the L schools, L (S) closed": how parts, wholes and shares are told is a
small set of such phrases, whatever the figures are. A finite verb has a mark before it, so that a noun phrase can be
told from a clause. What changes (a difference, a level of before) has marks of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.placed_numbers import Number
from pipeline.extract.sentences import Sentence
from pipeline.patterns import lazily
from pipeline.records import Change, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEVEL, AMOUNT, SHARE, MOVE, OTHER, VERB = "\ue000\ue001\ue002\ue003\ue004\ue005"
#: Every mark of a number, for a character class.
NUMBERS = f"{LEVEL}-{OTHER}"
_LEVELS = frozenset({"count", "money", "measure"})
_SHARES = frozenset({"percent", "ratio", "fraction"})
#: Digits that are part of a name ("CO2") stay words.
_WORDS = frozenset({"identifier"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Participles that the tagger takes for a past tense: "4,051 pledged delegates".
_NO_CLAUSE = frozenset({"amod", "acl", "compound"})
_DASH = lazily(r"(?<=\s)(?:-|--|—)(?=\s)|—|(?<=\w)--(?=\w)")


@dataclass(frozen=True)
class Skeleton:
    """``numbers`` are by their offset in ``text``; ``sentence`` counts through the article."""

    sentence: int
    text: str
    numbers: Mapping[int, Number]

    @cached_property
    def shares(self) -> int:
        """How many shares it has: no phrase can match where a number that it needs is missing."""
        return self.text.count(SHARE)

    @cached_property
    def moves(self) -> int:
        """How many shares it has by which something changes."""
        return self.text.count(MOVE)

    @cached_property
    def levels(self) -> int:
        """How many levels it has, those of changes too."""
        return self.text.count(LEVEL) + self.text.count(AMOUNT)

    def before(self, offset: int) -> tuple[int, ...]:
        """The offsets of its numbers before ``offset``, the nearest first."""
        places = tuple(self.numbers)
        return places[: bisect_left(places, offset)][::-1]


def skeletons(
    doc: Doc, text: str, sents: Sequence[Sentence], numbers: Mapping[int, Sequence[Number]],
    changes: Sequence[Change], first: int,
) -> tuple[Skeleton, ...]:  # fmt: skip
    """The skeletons of one paragraph; ``numbers`` are by sentence, ``first`` is the number of its first sentence."""
    changing = _changing(changes)
    marks = {number.id: _mark(number.quantity, changing.get(number.id)) for mine in numbers.values() for number in mine}
    finite = [token.idx for token in doc if token.tag_ in _FINITE and token.dep_ not in _NO_CLAUSE]
    found: list[Skeleton] = []
    for sentence in sents:
        mine = [n for n in numbers.get(sentence.index, ()) if n.quantity.kind not in _WORDS]
        verbs = finite[bisect_left(finite, sentence.start) : bisect_left(finite, sentence.end)]
        found.append(_skeleton(first + sentence.index, text, sentence, mine, marks, verbs))
    return tuple(found)


def one_measure(a: Quantity, b: Quantity) -> bool:
    """Whether one may be a part of the other: things counted, or amounts in one unit."""
    return a.kind == b.kind and (a.kind == "count" or a.unit == b.unit)


def _mark(quantity: Quantity, role: str | None) -> str:
    if quantity.value is None or isinstance(quantity.value, tuple) or quantity.per is not None or role == "old":
        return OTHER
    if quantity.kind in _LEVELS:
        return AMOUNT if role else LEVEL
    if quantity.kind in _SHARES:
        return MOVE if role else SHARE
    return OTHER


def _changing(changes: Sequence[Change]) -> dict[int, str]:
    """The numbers that changes are told with, by the part that they take; a new level is a level like any other."""
    parts = ("amount", "percent", "points", "multiple", "old")
    told = ((getattr(change, part), part) for change in changes for part in parts)
    return {id_: part for id_, part in told if id_ is not None}


def _skeleton(
    index: int, text: str, sentence: Sentence, numbers: Sequence[Number], marks: Mapping[int, str], verbs: Sequence[int]
) -> Skeleton:
    pieces: list[str] = []
    at: dict[int, Number] = {}
    done, length = sentence.start, 0
    stops: list[tuple[int, Number | None]] = [(verb, None) for verb in verbs] + [(_start(n), n) for n in numbers]
    for start, number in sorted(stops, key=lambda stop: stop[0]):
        if start < done:
            continue  # a verb inside a number's words
        plain = _dashed(text[done:start])
        mark = VERB if number is None else marks[number.id]
        pieces += [plain, mark]
        length += len(plain) + 1
        done = start
        if number is not None:
            at[length - 1] = number
            done = number.end
    return Skeleton(index, "".join(pieces) + _dashed(text[done : sentence.end]), at)


def _dashed(text: str) -> str:
    return _DASH.sub("–", text) if "-" in text or "—" in text else text


def _start(number: Number) -> int:
    """A hedge right before a number belongs to it."""
    hedge = number.quantity.hedge
    if hedge is None or hedge.start >= number.quantity.passage.start:
        return number.start
    return number.start - (number.quantity.passage.start - hedge.start)
