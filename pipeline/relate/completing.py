"""The levels that a change leaves to its neighbours: "…, a drop of seven points" behind the two levels, "By 2011 it had
fallen by five points to 64%" behind the sentence with the earlier level.

Only a number that stands where grammar looks for it is taken, and only where there is no second one to mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import NOT_CLAIMS, Change, Claim, Reading
from pipeline.relate import completing_words as words
from pipeline.relate.change_words import OF_A_TIME
from pipeline.relate.comparing import comparable
from pipeline.relate.page import Page, lay_out
from pipeline.relate.sameness import same_period, same_place, same_series
from pipeline.relate.told_against import pair_ahead
from pipeline.relate.told_behind import pair_behind

#: How many changes to either side, and how many numbers back, a change is completed from.
_NEAR = 6
_FEW = 16
_LEVELS = frozenset({"level", "share", "baseline", "rate"})
#: A growth rate is a change, and may itself be up or down by points.
_GROWTH = frozenset({"change"})
#: "Will double over 25 years, from 1.6 million": no level.
_TIMES = frozenset({"week", "month", "year", "decade"})


@dataclass(frozen=True)
class Surroundings:
    """What the changes of a reading are completed from. ``changes`` stand in reading order, ``starts`` are those of
    their words, ``olds`` the claims that are an old level already."""

    text: str
    claims: tuple[Claim, ...]
    changes: tuple[Change, ...]
    starts: tuple[int, ...]
    olds: frozenset[int]
    page: Page


def surroundings(reading: Reading) -> Surroundings:
    """The surroundings of all changes of a reading."""
    changes = tuple(sorted(reading.changes, key=lambda change: change.trigger.start))
    starts = tuple(change.trigger.start for change in changes)
    olds = frozenset(change.old for change in changes if change.old is not None)
    return Surroundings(reading.article.text, reading.claims, changes, starts, olds, lay_out(reading))


@dataclass(frozen=True)
class Levels:
    """The two levels of a change. ``apart``: which of them is the later one is not said; ``far``: one of them stands in
    another sentence."""

    old: int
    new: int
    apart: bool = False
    far: bool = False


def levels_of(change: Change, at: int, around: Surroundings) -> Levels | None:
    """The two levels of a change whose difference or multiple is told by claim ``at``; None where print has no pair."""
    if change.old is not None and change.new is not None:
        return None if _of_other_times(change, at, around) else Levels(change.old, change.new)
    return (
        _of_neighbour(change, at, around)
        or _told_after(change, at, around)
        or _pair_behind(change, around)
        or _from_to_after(change, at, around)
        or _old_behind(change, at, around)
        or _new_before(change, at, around)
        or _then_and_now(change, at, around)
        or _old_before(change, at, around)
        or _told_ahead(change, around)
    )


def _told_ahead(change: Change, around: Surroundings) -> Levels | None:
    """ "It stood at 71.4 per cent. A year ago it was 70.2, so it is up 1.2 points": each level told by itself."""
    pair = pair_ahead(around.page, change, frozenset())
    return None if pair is None else Levels(pair[0], pair[1], far=True)


def _of_other_times(change: Change, at: int, around: Surroundings) -> bool:
    """ "Rose 0.1 points on the month to 5.4%, compared with 5.1% a year earlier": the difference has a time of its own,
    and the old level is of another one."""
    old = around.claims[change.old or 0]
    if old.id < at:
        return False
    text = around.text[
        max(change.trigger.start, old.quantity.passage.start - words.WINDOW) : old.quantity.passage.start
    ]
    return words.COMPARED_WITH.search(text) is not None and words.OWN_TIME.search(text) is not None


def _of_neighbour(change: Change, at: int, around: Surroundings) -> Levels | None:
    """The pair of another change of the sentence: the same later level, or right before the difference."""
    for other in _changes_near(change, around):
        if other.old is None or other.new is None:
            continue
        shared = change.new is not None and change.new == other.new
        last = max(other.old, other.new)
        apposed = last < at and not _levels_between(around, last, at) and _between(around, last, at, words.APPOSED)
        apposed = apposed and words.OF_ITS_OWN_BASE.match(around.text, around.claims[at].quantity.passage.end) is None
        turned = {other.direction, change.direction} == {"up", "down"}
        if (shared and not turned) or (apposed and change.new in {None, other.new, other.old} and change.old is None):
            compared = other.trigger.text.lower() in words.COMPARED and not _of_the_past(other.old, around)
            return Levels(other.old, other.new, apart=compared or turned)
    return None


def _of_the_past(old: int, around: Surroundings) -> bool:
    """ "1,110, as compared with 1,480 in 2014": a comparison with another time, not with another group."""
    end = around.claims[old].quantity.passage.end
    return OF_A_TIME.match(around.text, end) is not None and around.claims[old].role == "baseline"


def _changes_near(change: Change, around: Surroundings) -> Sequence[Change]:
    """The other changes of its sentence, a few to either side."""
    at = bisect_left(around.starts, change.trigger.start)
    near = around.changes[max(0, at - _NEAR) : at + _NEAR + 1]
    return [other for other in near if other is not change and other.sentence == change.sentence]


def _told_after(change: Change, at: int, around: Surroundings) -> Levels | None:
    """ "More than doubled, rising from £12bn to £26bn": the pair of a change right behind it that says it again."""
    for other in _changes_near(change, around):
        if other.old is None or other.new is None or {other.direction, change.direction} == {"up", "down"}:
            continue  # "doubled in May and fell from 30 to 20 in June" is two changes
        start, end = around.claims[at].quantity.passage.end, other.trigger.start
        first = around.claims[min(other.old, other.new)].quantity.passage.start
        near = 0 <= end - start <= words.WINDOW and first > end
        again = other.trigger.text.lower().endswith("ing") or other.trigger.text.lower() in {"up", "down"}
        if near and again and words.SAID_AGAIN.fullmatch(around.text[start:end]):
            return Levels(other.old, other.new)
    return None


def _pair_behind(change: Change, around: Surroundings) -> Levels | None:
    """ "Grew by a fifth. It now stands at 6,000, up from 5,000": the pair of the next change."""
    following = bisect_right(around.starts, change.trigger.start)
    other = around.changes[following] if following < len(around.changes) else None
    if other is None or not pair_behind(around.text, around.claims, change, other):
        return None
    old, new = other.old, other.new
    return None if old is None or new is None else Levels(old, new, far=other.sentence != change.sentence)


def _from_to_after(change: Change, at: int, around: Surroundings) -> Levels | None:
    """ "A two percentage point increase in …; from eight per cent (1.8 million) in 2001 to 10 per cent in 2011": the
    next two levels of its clause."""
    told = around.claims[at]
    following = [claim for claim in _following(around, at) if claim.quantity.unit not in _TIMES or told.quantity.per]
    if change.old is not None or len(following) < 2 or not _is_level(following[0], told):
        return None
    old, new = following[0], next((c for c in following[1:] if c.quantity.kind == following[0].quantity.kind), None)
    if new is None or change.new not in {None, new.id} or not comparable(old.quantity, new.quantity):
        return None
    since, until = words.SPAN.sub(" ", _text(around, told, old)), _text(around, old, new)
    told_from = words.FROM.fullmatch(since)
    if told_from is None or not words.TO.fullmatch(until) or words.OTHER_CLAUSE.search(since):
        return None
    start, end = told.quantity.passage.end, old.quantity.passage.start
    if any(start < other.trigger.start < end for other in _changes_near(change, around)):
        return None  # "doubled in 2003, then rose from £12 to £15"
    return Levels(old.id, new.id, apart=told_from["from"] is None)


def _is_level(claim: Claim, told: Claim) -> bool:
    """Whether a difference or multiple may be told of it: points and per cent of a percentage only."""
    if told.quantity.kind in {"multiple", "fraction"}:
        return claim.quantity.kind in {"count", "money", "measure", "percent"}
    return claim.quantity.kind == "percent"


def _old_behind(change: Change, at: int, around: Surroundings) -> Levels | None:
    """ "An increase of 3.2 points on the 60.9% of 2015", "… five points (473,000) on 2001 (32 per cent)"."""
    following = _following(around, at)
    old = next((c for c in following if c.id != change.new and _behind_on(around, at, c)), None)
    if old is None or change.old not in {None, old.id}:
        return None
    new = around.claims[change.new] if change.new is not None else None
    if new is None or new.quantity.kind != old.quantity.kind:  # "over a third (37 per cent)": the one of its kind
        new = _only_level(change, at, old, around)
    return Levels(old.id, new.id) if new is not None and comparable(old.quantity, new.quantity) else None


def _behind_on(around: Surroundings, at: int, old: Claim) -> bool:
    start, end = around.claims[at].quantity.passage.end, old.quantity.passage.start
    return end - start <= words.WINDOW and words.ON.fullmatch(around.text[start:end]) is not None


def _only_level(change: Change, at: int, like: Claim, around: Surroundings) -> Claim | None:
    """The only level of a kind before the difference: in its sentence, or, where it begins with "This", in the one
    before."""
    found = _before(around, at, change.sentence, like)
    if not found and _of_this(_start_of(around, change)):
        found = _before(around, at, change.sentence - 1, like)
    if not found and like.quantity.kind == "percent":  # "prices rose 2.6%, up 0.3 points on April's 2.3%"
        found = _before(around, at, change.sentence, like, _GROWTH)
    return found[0] if len(found) == 1 else None


def _of_this(lead: str) -> bool:
    """Whether the sentence begins with "This", or its main clause does: "Although …, this represents"."""
    main = lead.rsplit(", ", 1)[-1] if words.CONCEDES.match(lead) else lead
    return words.THIS.search(main) is not None


def _start_of(around: Surroundings, change: Change) -> str:
    """The words of the sentence before the word of change; only its last stretch where it is long."""
    text = around.text[max(0, change.trigger.start - words.WINDOW) : change.trigger.start]
    return words.SENTENCE_START.split(text)[-1]


def _following(around: Surroundings, at: int) -> list[Claim]:
    """The next numbers of the same sentence, a few at most."""
    return [
        claim for claim in around.claims[at + 1 : at + 10]
        if claim.sentence == around.claims[at].sentence and claim.quantity.kind not in NOT_CLAIMS
    ]  # fmt: skip


def _new_before(change: Change, at: int, around: Surroundings) -> Levels | None:
    """ "87 per cent …, a decline of four points from 91": the only level of its kind before it."""
    if change.old is None or change.new is not None:
        return None
    new = _only_level(change, at, around.claims[change.old], around)
    return Levels(change.old, new.id) if new is not None else None


def _then_and_now(change: Change, at: int, around: Surroundings) -> Levels | None:
    """ "Doubled the length of leave, it was 13 weeks when …, we have taken it up to 26"."""
    if change.old is not None or change.new is not None or change.multiple is None:
        return None
    following = [
        claim for claim in around.claims[at + 1 : at + 8]
        if claim.sentence == change.sentence and claim.quantity.kind not in NOT_CLAIMS
    ][:2]  # fmt: skip
    if len(following) != 2 or not comparable(following[0].quantity, following[1].quantity):
        return None
    old, new = following
    then = words.THEN.search(_text(around, around.claims[at], old))
    now = words.NOW.search(_text(around, old, new))
    return Levels(old.id, new.id) if then and now else None


def _old_before(change: Change, at: int, around: Surroundings) -> Levels | None:
    """ "Home ownership was 69% in 2001. By 2011 it had fallen by five points to 64%": the only level of the same thing
    in the sentence or the one before it, of another period."""
    if change.old is not None or change.direction is None:
        return None
    new = around.claims[change.new] if change.new is not None else _right_before(at, around)
    if new is None:
        return None
    first = min(at, new.id)
    for sentence in (change.sentence, change.sentence - 1):
        found = _before(around, first, sentence, new)
        if found:
            old = found[0]
            same = same_series(old, new) or _now_they_do(new, around)
            same = same or (_same_subject(change, new, around) and same_place(old, new))
            timed = old.period is not None and new.period is not None and not same_period(old, new)
            if len(found) > 1 or not same or not timed or _stated(old, around):
                return None
            return Levels(old.id, new.id, far=True)
    return None


def _right_before(at: int, around: Surroundings) -> Claim | None:
    """ "It was 12 per cent, seven points fewer": the level that the difference stands right behind."""
    level = around.claims[at - 1] if at else None
    if level is None or level.quantity.kind in NOT_CLAIMS or level.sentence != around.claims[at].sentence:
        return None
    return level if _between(around, level.id, at, words.RIGHT_BEFORE) else None


def _same_subject(change: Change, new: Claim, around: Surroundings) -> bool:
    """Whether a pronoun or a bare "the figure" is what rose or fell, or what the level is said of."""
    for end in (change.trigger.start, new.quantity.passage.start):
        if words.SAME_SUBJECT.search(around.text[max(0, end - 60) : end]):
            return True
    return False


def _now_they_do(new: Claim, around: Surroundings) -> bool:
    """ "A year ago 22% of firms planned to hire. Now 17% do": a verb that stands for the one before it."""
    end = new.quantity.passage.start
    now = words.NOW_BARE.search(around.text[max(0, end - 60) : end])
    return now is not None and words.ELLIPTIC.match(around.text, new.quantity.passage.end) is not None


def _stated(claim: Claim, around: Surroundings) -> bool:
    """Whether a level is an old level already: what rose since is not known from it."""
    return claim.role == "baseline" or claim.id in around.olds


def _before(around: Surroundings, at: int, sentence: int, like: Claim, roles: frozenset[str] = _LEVELS) -> list[Claim]:
    """The levels of a sentence before claim ``at`` that may be set beside ``like``."""
    found = []
    for claim in reversed(around.claims[max(0, at - _FEW) : at]):
        if claim.sentence < sentence:
            break
        told = claim.sentence == sentence and claim.id != like.id and claim.role in roles
        if told and claim.quantity.kind == like.quantity.kind and comparable(claim.quantity, like.quantity):
            found.append(claim)
    return found


def _levels_between(around: Surroundings, first: int, last: int) -> bool:
    between = around.claims[first + 1 : min(last, first + 2 + _FEW)]
    return last - first > _FEW or any(claim.quantity.kind not in NOT_CLAIMS for claim in between)


def _between(around: Surroundings, first: int, last: int, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(_text(around, around.claims[first], around.claims[last])) is not None


def _text(around: Surroundings, first: Claim, last: Claim) -> str:
    """The article's words between two claims, without what stands in brackets; a gap past the window is no gap."""
    start, end = first.quantity.passage.end, last.quantity.passage.start
    if not 0 <= end - start <= words.WINDOW:
        return "\n"
    return re.sub(r"\s*\([^()]*\)", "", around.text[start:end])
