"""Lists dealt out: "212, 180 and 96 burglaries in Kent, Essex and Surrey respectively", in the order of print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from pipeline.extract.placed_numbers import Number
from pipeline.extract.sentences import Sentence
from pipeline.patterns import lazily
from pipeline.records import Period, Place

_RESPECTIVELY = lazily(r"\brespectively\b", re.IGNORECASE)
T = TypeVar("T", Place, Period)


def dealt(text: str, start: int, sentence: Sentence, numbers: Sequence[Number], things: Sequence[T]) -> dict[int, T]:
    """Each number's place (or period) by its id, where a sentence says "respectively" and has as many of one as of the
    other; empty otherwise. ``start`` is the paragraph's offset, ``things`` are its places or periods in order."""
    if _RESPECTIVELY.search(text, sentence.start, sentence.end) is None:
        return {}
    listed = [thing for thing in things if sentence.start <= thing.passage.start - start < sentence.end]
    counted = _longest_run(text, [number for number in numbers if number.is_claim])
    if len(counted) < 2 or len(listed) != len(counted):
        return {}
    return {number.id: thing for number, thing in zip(counted, listed, strict=True)}


def _longest_run(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The longest list of numbers of one kind: only commas, "and", hedges and nouns stand between them."""
    best: list[Number] = []
    run: list[Number] = []
    for number in numbers:
        gap = text[run[-1].end : number.start] if run else ""
        if run and (run[-1].quantity.kind != number.quantity.kind or not re.search(r",|\band\b", gap) or len(gap) > 40):
            run = []
        run.append(number)
        best = max(best, run, key=len)
    return best
