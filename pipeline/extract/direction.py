"""Whether a number is or takes part in a rise or fall: "up 4%", "fell by 14 to 504", "a 6% decrease", "5.4% lower"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.change_words import DIRECTIONS
from pipeline.records import Direction

if TYPE_CHECKING:
    from spacy.tokens import Doc

def direction_of(doc: Doc, start: int, end: int) -> Direction | None:
    return None
