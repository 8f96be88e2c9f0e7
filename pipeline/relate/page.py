"""Where the numbers of an article stand in its text: what is between two of them, which brackets hold them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Change, Claim, Reading

#: How far back a sentence's start is looked for.
_SENTENCE = 400
_STOP = lazily(r"(?:[.!?]['\"”’)\]]*\s+(?=[\"“‘'(]*[A-Z0-9£$€-])|\n)")
_BRACKETED = lazily(r"\s*\([^()]*\)")
#: What may stand between a bracket and its first number.
_OPENING = lazily(
    r"\((?:(?:[a-z]+[ ]|[QH][1-4][ ]){0,4}?|(?:[a-z]+[ ]|[QH][1-4][ ])?(?:19|20)\d\d(?:[/–-]\d\d)?:[ ]?)[£$€+\-–−]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Page:
    """An article's text with its claims; ``apposed`` are the numbers in the brackets behind a number, by its id."""

    text: str
    claims: Mapping[int, Claim]
    sentences: Mapping[int, tuple[int, ...]]  # ids of the numbers that are claims, by sentence
    apposed: Mapping[int, tuple[int, ...]]
    dashed: Mapping[int, tuple[int, ...]]  # the same between dashes
    starts: tuple[int, ...]  # where paragraphs start

    def start(self, id_: int) -> int:
        """Where a number starts, its hedge included."""
        quantity = self.claims[id_].quantity
        hedge = quantity.hedge
        return quantity.passage.start if hedge is None else min(hedge.start, quantity.passage.start)

    def end(self, id_: int) -> int:
        """Where a number ends."""
        return self.claims[id_].quantity.passage.end

    def numbers(self, sentence: int) -> tuple[int, ...]:
        """The claims of a sentence, in order."""
        return self.sentences.get(sentence, ())

    def lead(self, at: int) -> str:
        """The text of a sentence up to ``at``."""
        paragraph = self.starts[max(0, bisect_left(self.starts, at + 1) - 1)] if self.starts else 0
        low = max(paragraph, at - _SENTENCE)
        return self.text[max([low, *(stop.end() for stop in _STOP.finditer(self.text, low, at))]) : at]

    def opening(self, id_: int) -> int | None:
        """Where the bracket opens that a number is the first of; None where it is not in brackets."""
        start = self.start(id_)
        low = max(0, start - 40)
        found = _OPENING.search(self.text[low:start])
        return None if found is None else low + found.start()


def lay_out(reading: Reading) -> Page:
    """The page of a reading."""
    sentences: dict[int, list[int]] = {}
    for claim in reading.claims:
        if claim.quantity.kind not in NOT_CLAIMS:
            sentences.setdefault(claim.sentence, []).append(claim.id)
    return Page(
        text=reading.article.text,
        claims={claim.id: claim for claim in reading.claims},
        sentences={sentence: tuple(ids) for sentence, ids in sentences.items()},
        apposed={one.first: one.others for one in reading.appositions if one.form == "brackets"},
        dashed={one.first: one.others for one in reading.appositions if one.form == "dashes"},
        starts=tuple(paragraph.start for paragraph in reading.paragraphs),
    )


def parts_of(change: Change) -> Iterator[int]:
    """The claims of a change."""
    for id_ in (change.old, change.new, change.amount, change.percent, change.points, change.multiple):
        if id_ is not None:
            yield id_


def without_brackets(text: str) -> str:
    """The text without what stands in brackets."""
    return _BRACKETED.sub("", text)
