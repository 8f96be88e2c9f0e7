"""A rise or fall whose size stands in brackets: "an increase (28 per cent, 193,000) in the number", "rose between 2001
and 2011 (by 20 per cent, 269,000)"."""

from __future__ import annotations

from pipeline.extract.change_words import DIRECTIONS, NOUNS, SEASONAL
from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily
from pipeline.records import Direction

_INSIDE = 60  # characters of a bracket before a number that is no longer its first words
_REACH = 120  # characters back to the verb of "(by 20 per cent)"
_WORD = lazily(r"[^\W\d_]+")
_LIST = lazily(
    r"\s*(by\s+)?(?:(?:about|around|nearly|over|some)\s+)?(?:[£$€]?[\d.,]+[^(),;]{0,24}[,;]\s*(?:or\s+)?)*[£$€]?$"
)
_BREAKS = lazily(r"[;:()]|[.!?]\s")


def direction_in_brackets(text: str, number: Number) -> Direction | None:
    """The direction of a number in the brackets of a change word of its own sentence, or None."""
    opened = text.rfind("(", max(number.sentence.start, number.start - _INSIDE), number.start)
    if opened < 0 or ")" in text[opened : number.start]:
        return None
    listed = _LIST.fullmatch(text, opened + 1, number.start)
    if listed is None:
        return None
    before = text[max(number.sentence.start, opened - _REACH) : opened]
    words = [match.group().lower() for match in _WORD.finditer(before[_last_break(before) :])]
    if listed[1] is None:
        seasonal = len(words) > 1 and words[-2] in SEASONAL
        return DIRECTIONS.get(words[-1]) if words and words[-1] in NOUNS and not seasonal else None
    return next((DIRECTIONS[word] for word in reversed(words) if word in DIRECTIONS), None)


def _last_break(text: str) -> int:
    return max((match.end() for match in _BREAKS.finditer(text)), default=0)
