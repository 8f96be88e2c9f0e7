"""Two leads of opposite sides and the swing between them: "held a 24-point lead …; was losing by 28 points, a 52-point
swing". Read from the text, within one paragraph.

British election nights call half of that the swing (D. Butler, 1951: the mean of what one side gains and the other
loses); a figure near half of the two leads is taken for that and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.patterns import lazily
from pipeline.records import Claim, Quantity, Total

_SWING = lazily(
    r"(?:[\s-]+(?:percentage[\s-]+)?points?)?[\s-]+(?:swing|turnaround|turnround|reversal)\b", re.IGNORECASE
)
#: What says of the number beside it that it is a lead, and whose words about it are near.
_LEAD = lazily(r"\b(?:lead(?:s|ing)?|led|ahead|advantage|winning|won|beat(?:ing)?|up)\b", re.IGNORECASE)
_LAG = lazily(
    r"\b(?:trail(?:s|ed|ing)?|behind|los(?:es|ing|t)|winning|won|lead(?:s|ing)?|led|ahead|deficit|beat(?:ing|en)?|down)\b",
    re.IGNORECASE,
)
_REACH = 60
_LONGEST = 400
_POINTS = frozenset({"percentage_points", "index"})


def find_swings(text: str, claims: Sequence[Claim]) -> Iterator[Total]:
    """The swings of an article as totals of the two leads before them, in its ``text``."""
    marks = [claim for claim in claims if claim.quantity.kind in _POINTS]
    for lead, lag, swing in zip(marks, marks[1:], marks[2:], strict=False):
        one, other, told = lead.quantity, lag.quantity, swing.quantity
        if one.paragraph != told.paragraph:
            continue
        if not _SWING.match(text, told.passage.end - _unit(told)) or told.passage.start - one.passage.start > _LONGEST:
            continue
        if _beside(_LEAD, text, one) and _beside(_LAG, text, other) and not _is_half(one, other, told):
            yield Total(swing.sentence, (lead.id, lag.id), swing.id, inferred=True)


def _unit(quantity: Quantity) -> int:
    """Characters of "point" at the end of the number's own words, which the pattern reads again."""
    found = re.search(r"[\s-]+(?:percentage[\s-]+)?points?$", quantity.passage.text, re.IGNORECASE)
    return len(found.group()) if found else 0


def _beside(words: re.Pattern[str], text: str, quantity: Quantity) -> bool:
    start, end = quantity.passage.start, quantity.passage.end
    return bool(words.search(text, max(0, start - _REACH), start) or words.search(text, end, end + _REACH))


def _is_half(lead: Quantity, lag: Quantity, swing: Quantity) -> bool:
    values = [q.value for q in (lead, lag, swing)]
    if not all(isinstance(value, (int, float)) for value in values):
        return True
    one, other, told = (float(value) for value in values if isinstance(value, (int, float)))
    return abs(2 * told - (one + other)) <= 1
