"""How far two shares are apart: "leads by 18 points (58 per cent to 40 per cent)", "62% …, compared with 55% …, a gap
of seven points", "is on 42 per cent, nine points ahead of the Conservatives on 33 per cent".

Read from the text alone, from three numbers that follow one another. What a rise or fall is told to be is read in
``changes``; here two levels are set against each other by a word that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract import margin_words as words
from pipeline.records import NOT_CLAIMS, Margin, Paragraph, Quantity


@dataclass(frozen=True)
class _Mark:
    """A number in its paragraph: ``share`` is a percentage, ``points`` may tell a difference between two of them."""

    id: int
    quantity: Quantity
    start: int
    end: int

    @property
    def share(self) -> bool:
        return self.quantity.kind == "percent" and isinstance(self.quantity.value, (int, float))

    @property
    def amount(self) -> bool:
        return self.quantity.kind in {"count", "money", "measure"}

    @property
    def points(self) -> bool:
        return self.quantity.kind == "percentage_points" or (
            self.quantity.kind == "index" and self.quantity.unit == "point"
        )

    @property
    def pair(self) -> bool:
        """Both levels as one range in print: "44 per cent to 48 per cent", "(47 to 52)"."""
        return self.quantity.kind in {"percent", "count"} and isinstance(self.quantity.value, tuple)


def find_margins(paragraph: Paragraph, numbered: Sequence[tuple[int, Quantity]]) -> tuple[Margin, ...]:
    """The margins of one paragraph; ``numbered`` are (claim id, quantity) in reading order."""
    marks = [
        _Mark(i, q, q.passage.start - paragraph.start, q.passage.end - paragraph.start)
        for i, q in numbered
        if q.kind not in NOT_CLAIMS and q.kind not in {"rank", "age"}
    ]
    return tuple(_found(paragraph.text, list(_unbracketed(paragraph.text, marks))))


def _unbracketed(text: str, marks: Sequence[_Mark]) -> Iterator[_Mark]:
    """Without the count that stands in brackets behind a share: "30 per cent (2.1 million)", "(22 per cent, 1.7
    million)"; bare numbers that share their brackets with each other only are levels: "(47 to 25)"."""
    for place, mark in enumerate(marks):
        opened = text.rfind("(", max(0, mark.start - words.REACH), mark.start)
        if not mark.amount or mark.pair or opened < 0 or ")" in text[opened : mark.start]:
            yield mark
            continue
        near = [*marks[max(0, place - 2) : place], *marks[place + 1 : place + 3]]
        beside = [
            m for m in near if opened < m.start and ")" not in text[min(m.start, mark.start) : max(m.start, mark.start)]
        ]
        if beside and all(m.amount for m in beside):
            yield mark


def _found(text: str, marks: Sequence[_Mark]) -> Iterator[Margin]:
    for place, mark in enumerate(marks):
        following = marks[place + 1 : place + 3]
        if following and following[-1].start - mark.end > words.LONGEST:
            following = following[:1] if following[0].start - mark.end <= words.LONGEST else []
        if mark.points or mark.share:
            yield from _before_levels(text, mark, following, marks[place + 2 : place + 6])
            yield from _in_noun_brackets(text, mark, marks[place + 1 : place + 12])
        if mark.share and len(following) == 2:
            before = marks[place - 1] if place and marks[place - 1].share else None
            alone = before is None or words.STOP.search(text, before.end, mark.start) is not None
            yield from _behind_levels(text, mark, following[0], following[1], alone)
        if (mark.share or mark.amount) and len(following) == 2:
            yield from _between_levels(text, mark, following[0], following[1])


def _before_levels(text: str, gap: _Mark, levels: Sequence[_Mark], marks: Sequence[_Mark]) -> Iterator[Margin]:
    """ "By 18 points (58 per cent to 40 per cent)", "by 22 points (47 to 25)"."""
    if gap.share and not _is_gap(text, gap):
        return  # "leading 66 to 27 per cent among the young, while he leads, 59 to 28 per cent, elsewhere"
    if levels and levels[0].share and words.DIFFERS.fullmatch(text, gap.end, levels[0].start):
        yield from _bracketed(text, gap, levels[0], marks)
        return
    if len(levels) == 2 and gap.points and _elliptical(text, levels[1], levels[0]):
        if words.TO_LEVELS.fullmatch(text, gap.end, levels[0].start) and _tells(text, gap, levels[0]):
            yield Margin(gap.id, levels[0].id, levels[1].id)
        return
    if not levels or not words.TO_LEVELS.fullmatch(text, gap.end, levels[0].start) or not _tells(text, gap, levels[0]):
        return
    first = levels[0]
    if first.pair and (first.quantity.kind == "percent" or _in_brackets(text, first, first)):
        yield Margin(gap.id, first.id, None)
    elif len(levels) == 2 and (
        words.AGAINST.fullmatch(text, first.end, levels[1].start)
        or (
            words.GAP_BETWEEN.search(text, gap.end, first.start)
            and words.AND_OTHER.fullmatch(text, first.end, levels[1].start)
        )
    ):
        counts = gap.points and all(m.quantity.kind == "count" for m in levels) and _in_brackets(text, *levels)
        if (first.share and levels[1].share) or counts or (gap.points and _elliptical(text, first, levels[1])):
            yield Margin(gap.id, first.id, levels[1].id)


def _elliptical(text: str, first: _Mark, second: _Mark) -> bool:
    """ "By two points, 51 per cent to 49", "46 to 42 per cent": one of the two percentages is not called so."""
    low, high = min(first.end, second.end), max(first.start, second.start)
    ends = text[max(first.end, second.end) :].lstrip()[:1] in {"", ".", ",", ";", ")"}
    bare = second.quantity.kind in {"count", "index"} and ends
    return first.share and bare and re.fullmatch(r"\s+(?:to|against|v)\s+", text[low:high]) is not None


def _bracketed(text: str, gap: _Mark, first: _Mark, marks: Sequence[_Mark]) -> Iterator[Margin]:
    """ "A 7-point difference … (40 per cent, 24.6 million) … compared with … (33 per cent, 8.7 million)"."""
    second = next((mark for mark in marks if mark.share), None)
    near = second is not None and second.start - first.end <= words.LONGEST
    if second is not None and near and words.OTHER_BRACKET.fullmatch(text, first.end, second.start):
        yield Margin(gap.id, first.id, second.id)


def _tells(text: str, gap: _Mark, level: _Mark) -> bool:
    """Whether the words around a number say that it sets two things apart; a margin of error does not."""
    before = re.split(r"[.;:—]\s", text[max(0, gap.start - words.REACH) : gap.start])[-1]
    after = text[gap.end : level.start]
    if words.OF_ERROR.search(before) or words.OF_ERROR.search(after):
        return False
    return words.APART.search(before) is not None or words.APART.search(after) is not None


def _is_gap(text: str, share: _Mark) -> bool:
    """Whether a percentage is how far two others are apart, by the words right before or behind it."""
    led = words.IS_A_GAP.search(text, max(0, share.start - words.REACH), share.start)
    return led is not None or words.GAP_AFTER.match(text, share.end) is not None


def _in_brackets(text: str, first: _Mark, last: _Mark) -> bool:
    """ "(47 to 25)": two bare numbers are levels only when nothing else is in their brackets."""
    return text[: first.start].rstrip()[-1:] == "(" and text[last.end :].lstrip()[:1] == ")"


def _in_noun_brackets(text: str, gap: _Mark, following: Sequence[_Mark]) -> Iterator[Margin]:
    """ "The highest increase (8 percentage points, 4.2 million) …, with 3.9 million (8 per cent) in 2001, increasing to
    8.0 million (16 per cent) in 2011": the only two shares of the rest of the sentence, when one moves to the other."""
    if not words.IN_BRACKETS.search(text, max(0, gap.start - 16), gap.start):
        return
    stop = re.compile(r"[.!?]\s|\n|$").search(text, gap.end, gap.end + words.SENTENCE)
    end = stop.start() if stop else gap.end + words.SENTENCE
    shares = [mark for mark in following if mark.share and mark.end <= end]
    if len(shares) == 2 and words.MOVES.search(text, shares[0].end, shares[1].start):
        yield Margin(gap.id, shares[0].id, shares[1].id)


def _behind_levels(text: str, first: _Mark, second: _Mark, gap: _Mark, alone: bool) -> Iterator[Margin]:
    """ "62% of women, compared with 55% of men, a gap of seven points", "53% to 44%, a nine-point margin". ``alone``:
    no other share stands before the two in their sentence."""
    bare = gap.points and second.quantity.kind == "count" and text[second.end : second.end + 2] == ", "
    if not (second.share or (bare and words.TO_OTHER.fullmatch(text, first.end, second.start))):
        return
    if not (gap.points or gap.share):
        return
    between = words.GAP_BETWEEN.search(text, max(0, first.start - words.REACH), first.start)
    if (
        between
        and words.AND_OTHER.fullmatch(text, first.end, second.start)
        and words.IS.fullmatch(text, second.end, gap.start)
    ):
        yield Margin(gap.id, first.id, second.id)
        return
    told = of_gap = words.TO_GAP.fullmatch(text, second.end, gap.start)
    if told is None and words.TO_BARE.fullmatch(text, second.end, gap.start):
        told = words.GAP_AFTER.match(text, gap.end)
    if told is None:
        return
    if not second.share and not re.fullmatch(words.GAP, told["noun"]):
        return  # "52 per cent to Labor's 48, a rise of two points on last month"
    against = words.AGAINST.fullmatch(text, first.end, second.start)
    beside = re.fullmatch(words.GAP, told["noun"]) and (
        words.BESIDE.fullmatch(text, first.end, second.start)
        or (alone and of_gap is not None and words.ANY.fullmatch(text, first.end, second.start))
    )
    if against or beside:
        yield Margin(gap.id, first.id, second.id)


def _between_levels(text: str, first: _Mark, gap: _Mark, second: _Mark) -> Iterator[Margin]:
    """ "On 42 per cent, nine points ahead of the Conservatives on 33 per cent"; "16 tonnes, 9 percentage points more
    than the 14 of …": points between two amounts, which is an error in itself."""
    shares = (gap.points or gap.share) and first.share and second.share
    amounts = gap.quantity.kind == "percentage_points" and first.amount and first.quantity.kind == second.quantity.kind
    if not shares and not amounts:
        return
    if words.TO_LEVEL.fullmatch(text, first.end, gap.start) and words.THAN.fullmatch(text, gap.end, second.start):
        yield Margin(gap.id, first.id, second.id)
