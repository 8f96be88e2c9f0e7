"""Which words of a paragraph are attributes of their own, and so no words of a measure: places, periods, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract import spans
from pipeline.extract.spans import Spans

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Cut:
    """Characters of the paragraph: places and periods as ``named``, and of the numbers all but one's ``own``.
    ``units`` are the words behind numbers that say in what they are counted: words of a measure, but never its head."""

    named: Spans
    numbers: Spans = ()
    own: tuple[int, int] = (0, 0)
    units: Spans = ()

    def is_unit(self, token: Token) -> bool:
        """ "5 million *tonnes*", "40m *euros*", "1 *degree Celsius*"."""
        return spans.holds(self.units, token.idx)

    def holds(self, token: Token) -> bool:
        """Whether a token begins in what is cut."""
        at = token.idx
        return spans.holds(self.named, at) or (spans.holds(self.numbers, at) and not self.own[0] <= at < self.own[1])
