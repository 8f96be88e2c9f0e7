"""Quantities of one paragraph laid on its Doc: which tokens each takes, and the slot word before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.sentences import Sentence
from pipeline.extract.slots import slot
from pipeline.records import NOT_CLAIMS, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Number:
    """A quantity on its Doc: tokens [first, last], offsets in the paragraph, its sentence and slot word."""

    id: int
    quantity: Quantity
    first: int
    last: int
    start: int
    end: int
    sentence: Sentence
    slot: str | None

    @property
    def has_context(self) -> bool:
        """Whether it is of something, somewhere, at some time; a date or an identifier is not."""
        return self.quantity.kind not in NOT_CLAIMS

    @property
    def is_claim(self) -> bool:
        """Whether it is a number about the world: neither a date nor an identifier, nor an age bound or a rank."""
        return self.quantity.kind not in NOT_CLAIMS and self.quantity.kind not in {"age", "rank"}


def lay(
    doc: Doc, paragraph_start: int, sents: Sequence[Sentence], numbered: Sequence[tuple[int, Quantity]]
) -> tuple[Number, ...]:
    """Find each quantity's tokens; ``numbered`` are (claim id, quantity) in reading order."""
    tokens: list[Token] = list(doc)
    starts = [token.idx for token in tokens]
    found: list[Number] = []
    place = within = 0
    for id_, quantity in numbered:
        start, end = quantity.passage.start - paragraph_start, quantity.passage.end - paragraph_start
        while place + 1 < len(tokens) and starts[place + 1] <= start:
            place += 1
        last = place
        while last + 1 < len(tokens) and starts[last + 1] < end:
            last += 1
        while within + 1 < len(sents) and sents[within].end <= start:
            within += 1
        hedge = (
            quantity.hedge.start - paragraph_start
            if quantity.hedge and quantity.hedge.start < quantity.passage.start
            else None
        )
        found.append(Number(id_, quantity, place, last, start, end, sents[within], slot(tokens, place, hedge)))
    return tuple(found)
