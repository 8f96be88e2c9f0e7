"""Changes that print tells in several pieces, put together: within a sentence, and from one sentence to the next.

"Grew by 2.5% to £13.60, up from £13.27" are two words of change and one change; "That is a fall of 13 per cent" tells
the change of the sentence before again; "this had risen to 722,000" begins where the text was. What was put together
across sentences is marked as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.records import Change
from pipeline.relate import change_words as words
from pipeline.relate import intervals
from pipeline.relate.change_brackets import filled
from pipeline.relate.change_comparisons import apart, comparisons
from pipeline.relate.change_pieces import (
    DIFFERENCES,
    LINK,
    Told,
    differences,
    of_another_base,
    start_of,
    tells_of_the_same,
)
from pipeline.relate.change_starts import completed
from pipeline.relate.page import Page, parts_of, without_brackets
from pipeline.relate.told_behind import pair_behind
from pipeline.relate.trades import trades


def chains(page: Page, changes: Sequence[Change]) -> Iterator[Told]:
    """Every change of the article, in reading order, with all that tells it; pieces that went into one are one."""
    read = _with_comparisons(page, [filled(page, change) for change in changes])
    known = frozenset(id_ for change in read for id_ in differences(change))
    last: Told | None = None
    for change in read:
        told = None if last is None else _one(page, last, change)
        if told is None:
            if last is not None:
                yield last
            told = completed(page, last, change, known)
        last = told
    if last is not None:
        yield last


def _with_comparisons(page: Page, read: Sequence[Change]) -> list[Change]:
    """The changes with what is held against something else, in order; a comparative is read once."""
    held = {one.difference: one.change for one in (*comparisons(page), *trades(page))}
    every = []
    for change in read:
        own = next((held.pop(id_) for id_ in differences(change) if id_ in held), None)
        every.append(change if own is None else _held_against(change, own))
    every += [change for change in held.values() if change.direction is not None or _tells_no_way(change)]
    return sorted([*every, *apart(page, read)], key=lambda change: change.trigger.start)


def _tells_no_way(change: Change) -> bool:
    """ "A deficit of £18m, £5m worse than forecast": more of a deficit, and less of a profit."""
    return change.new is not None and change.trigger.text.lower().startswith("worse")


def _held_against(change: Change, own: Change) -> Change:
    """A change as its comparative tells it; "an increase of 175 on last year's 1,840" has its word before it."""
    if own.direction is not None:
        if own.new is not None or change.new in {None, own.old} or change.direction not in {"up", own.direction}:
            return own
        return replace(own, new=change.new)  # "a profit of £42m, a rise of 12% over last year's £37.5m"
    if change.old not in {None, own.old}:
        return change
    amount = None if change.amount == own.old else change.amount  # "a decrease on the figure of 4,310"
    return replace(change, old=own.old, new=own.new if change.new in {None, own.old} else change.new, amount=amount)


# --- two pieces, one change


def _one(page: Page, last: Told, change: Change) -> Told | None:
    """Both pieces as one change, where they are one."""
    before = last.change
    if _turned(page, before, change):
        return replace(last, change=replace(before, old=change.old))
    if before.direction != change.direction and None not in {before.direction, change.direction}:
        return None
    if pair_behind(page.text, page.claims, before, change) and not of_another_base(page, before, None):
        return Told(_sum_of(before, change), inferred=change.sentence != before.sentence)
    if change.sentence == before.sentence:
        piece = _without_a_level_of(before, change)
        noun = piece.trigger.text.lower() not in {"up", "down"}
        past = _is_of_the_past(page, piece) and _is_of_the_past(page, before, alone=noun)
        joins = (
            past
            and not (last.inferred and of_another_base(page, piece, before.old))
            and _fits_in(before, piece)
            and _goes_on(page, before, piece)
        )
        return replace(last, change=_sum_of(before, piece)) if joins else None
    if change.sentence != before.sentence + 1:
        return None
    if of_another_base(page, change, before.old):
        return None
    if _told_again(page, before, change) or _shown(page, before, change):
        return Told(_sum_of(before, change), inferred=True)
    return None


def _turned(page: Page, before: Change, change: Change) -> bool:
    """ "Shrank by 2.5% to £13.60, up from £13.27": two words that contradict each other, and the percentage is that of
    the levels but for its sign. Where it is not, the earlier level may be of another time."""
    shared = change.sentence == before.sentence and change.new is not None and change.new == before.new
    opposite = {before.direction, change.direction} == {"up", "down"}
    if not shared or not opposite or before.percent is None or before.old is not None or change.old is None:
        return False
    if set(differences(change)) or not _goes_on(page, before, replace(change, new=None)):
        return False
    old, new = intervals.pair(page.claims[change.old].quantity, page.claims[change.new or 0].quantity)
    implied = None if old is None or new is None else intervals.percent_change(old, new)
    printed = intervals.with_truncation(page.claims[before.percent].quantity)
    return (
        implied is not None
        and printed is not None
        and intervals.meet(implied, intervals.signed(printed, change.direction))
    )


def _without_a_level_of(before: Change, change: Change) -> Change:
    """The later piece without the nearest level before its word, where that is a level of the earlier piece."""
    if change.new is not None and change.new in {before.old, before.new}:
        return replace(change, new=None)
    return change


def _fits_in(before: Change, piece: Change) -> bool:
    """Whether neither piece has what the other has, and both together make more of a sum."""
    for role in ("old", "new", *DIFFERENCES):
        ours, theirs = getattr(before, role), getattr(piece, role)
        if ours is not None and theirs is not None and ours != theirs:
            return False
    both = _sum_of(before, piece)
    levels = [id_ for id_ in (both.old, both.new) if id_ is not None]
    return len(levels) == 2 or (len(levels) == 1 and both.amount is not None and both.percent is not None)


def _sum_of(before: Change, piece: Change) -> Change:
    levelled = before if before.old is not None and before.new is not None else piece
    return replace(
        before,
        trigger=levelled.trigger if levelled.direction is not None else (before if before.direction else piece).trigger,
        direction=before.direction or piece.direction,
        **{
            role: getattr(before, role) if getattr(before, role) is not None else getattr(piece, role)
            for role in ("old", "new", *DIFFERENCES)
        },
    )


def _goes_on(page: Page, before: Change, piece: Change) -> bool:
    """Whether nothing but times, a mark and an article stands between the two pieces."""
    start, parts = start_of(page, piece), list(parts_of(before))
    end = max([before.trigger.end, *(page.end(id_) for id_ in parts if page.end(id_) <= start)])
    if not 0 < start - end <= LINK:
        return False
    between = without_brackets(page.text[end:start])
    if not words.GOES_ON.fullmatch(between) or words.OF_ANOTHER_NAME.search(between):
        return False
    return tells_of_the_same(page, piece)


def _is_of_the_past(page: Page, piece: Change, alone: bool = False) -> bool:
    """Whether a comparison is with another time, not with another group ("up 1.8%, compared with £459 for women")."""
    if piece.direction is not None or piece.old is None or piece.trigger.text.lower() not in words.COMPARED:
        return True
    after = page.text[page.end(piece.old) : page.end(piece.old) + 60]
    return words.OF_A_TIME.match(after) is not None or (alone and after.lstrip()[:1] in {",", ";", "(", "–", "-"})


def _told_again(page: Page, before: Change, change: Change) -> bool:
    """ "Turnout fell from 82,400 to 71,700. That is a drop of 13%."."""
    if before.old is None or before.new is None or change.old is not None or change.new is not None:
        return False
    if not _fits_in(before, change) or set(differences(before)) & set(differences(change)):
        return False
    start = start_of(page, change)
    lead = page.lead(start)
    again = words.TELLS_AGAIN.fullmatch(lead) is not None or _definite(page, change, lead, start)
    return again and _is_of_the_past(page, before, alone=True) and tells_of_the_same(page, change)


def _definite(page: Page, change: Change, lead: str, start: int) -> bool:
    """ "Attendance was 46,000, against 50,000 in May. They blamed rain for the 8 per cent dip": the one just told."""
    return start < change.trigger.start and words.DEFINITE.search(lead) is not None and (
        words.NOT_NAMED.match(page.text, change.trigger.end) is not None
    )  # fmt: skip


def _shown(page: Page, before: Change, change: Change) -> bool:
    """ "Numbers have fallen by 10%. Figures showed a decline from 620 to 558."."""
    alone = before.old is None and before.new is None and before.percent is not None
    whole = change.old is not None and change.new is not None and not set(differences(change))
    if not alone or not whole:
        return False
    lead = page.lead(change.trigger.start)
    if not words.SHOWS.search(lead) and not words.OF_THE_SAME.search(lead):
        return False
    first = min(page.start(change.old or 0), page.start(change.new or 0))
    return not words.OF_ANOTHER.match(page.text, change.trigger.end) and first > change.trigger.end
