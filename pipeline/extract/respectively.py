"""Lists dealt out: "212, 180 and 96 burglaries in Kent, Essex and Surrey respectively", in the order of print; and
"like Kent, Essex and Surrey, with respective rates of 4.1, 3.9 and 3.2", where the names are a list of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from pipeline.extract.placed_numbers import Number
from pipeline.extract.sentences import Sentence
from pipeline.patterns import lazily
from pipeline.records import Period, Place

_RESPECTIVELY = lazily(r"\brespectively\b", re.IGNORECASE)
_RESPECTIVE = lazily(r",?\s(?:with|at|had|have)\s(?:an?\s|the\s|their\s)?respective\b", re.IGNORECASE)
_ITEM = lazily(r",?\s+and\s+|,\s*")
#: What stands behind the comma of a name that is printed back to front: "Korea, Rep.", "Hong Kong SAR, China".
_INVERTED = lazily(r"(?:\w+\.?\s)?Rep\.?|The|RB|North|South|Fed\. Sts\.?|China")
_CITIES = ("SAR", "Hong Kong", "Macao", "Macau")
_COMMA = lazily(r"\s*,?\s*(?:and\s+)?")
T = TypeVar("T", Place, Period)


def dealt(text: str, start: int, sentence: Sentence, numbers: Sequence[Number], things: Sequence[T]) -> dict[int, T]:
    """Each number's place (or period) by its id, where a sentence says "respectively" and has as many of one as of the
    other; empty otherwise. ``start`` is the paragraph's offset, ``things`` are its places or periods in order."""
    respective = _RESPECTIVE.search(text, sentence.start, sentence.end)
    if respective is not None:
        return _dealt_to_names(text, start, sentence, respective, numbers, things)
    if _RESPECTIVELY.search(text, sentence.start, sentence.end) is None:
        return {}
    listed = [thing for thing in things if sentence.start <= thing.passage.start - start < sentence.end]
    counted = _longest_run(text, [number for number in numbers if number.is_claim])
    if len(counted) < 2 or len(listed) != len(counted):
        return {}
    return {number.id: thing for number, thing in zip(counted, listed, strict=True)}


def _dealt_to_names(
    text: str, start: int, sentence: Sentence, respective: re.Match[str], numbers: Sequence[Number], things: Sequence[T]
) -> dict[int, T]:
    """The numbers behind "respective" dealt to the names before it. The names are told by their commas, because not
    every one of them is in a table; a number whose name is not is left alone."""
    counted = _longest_run(text, [n for n in numbers if n.is_claim and n.start >= respective.end()], first=True)
    items = _items(text, sentence.start, respective.start())[-len(counted) :]
    if len(counted) < 2 or len(items) != len(counted):
        return {}
    dealt_: dict[int, T] = {}
    for number, (low, high) in zip(counted, items, strict=True):
        inside = [thing for thing in things if low <= thing.passage.start - start < high]
        if inside:
            dealt_[number.id] = inside[-1 if number is counted[0] else 0]  # before the first name stands a sentence
    return dealt_


def _items(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches between the commas of a list of names."""
    found: list[tuple[int, int]] = []
    for comma in (*_ITEM.finditer(text, low, high), None):
        end = comma.start() if comma else high
        last = text[low:end]
        whole = text[slice(*found[-1])] if found else ""
        if found and _INVERTED.fullmatch(last) and (last != "China" or whole.endswith(_CITIES)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((low, end))
        low = comma.end() if comma else high
    return found


def _longest_run(text: str, numbers: Sequence[Number], first: bool = False) -> list[Number]:
    """The longest list of numbers of one kind, or the ``first``: only commas, "and", hedges and nouns stand between."""
    best: list[Number] = []
    run: list[Number] = []
    for number in numbers:
        gap = text[run[-1].end : number.start] if run else ""
        if run and first and not _COMMA.fullmatch(gap):
            return run
        if run and (run[-1].quantity.kind != number.quantity.kind or not re.search(r",|\band\b", gap) or len(gap) > 40):
            run = []
        run.append(number)
        best = max(best, run, key=len)
    return best
