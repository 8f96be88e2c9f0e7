"""The level that a change leaves to the text before it: "468,000 in 2001, but in 2011 this had increased to 722,000",
"numbers, which stood at 6,120 in 2013, fell to 5,508", "there were 6,120 in 2013 and 5,508 in 2014, a fall of 10%".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Change, Claim
from pipeline.relate import change_words as words
from pipeline.relate.change_comparisons import level_before
from pipeline.relate.change_pieces import LEVELS, LINK, Told, differences, of_another_base, start_of, tells_of_the_same
from pipeline.relate.comparing import changes_by
from pipeline.relate.page import Page, parts_of, without_brackets
from pipeline.relate.sameness import same_place
from pipeline.relate.told_against import pair_ahead
from pipeline.relate.told_behind import new_behind, old_behind


def completed(page: Page, last: Told | None, change: Change, known: frozenset[int]) -> Told:
    """The change with the level that it begins or ends at, where its sentence leaves it to the text before."""
    if change.direction is None:
        return Told(change)
    behind = old_behind(page.text, page.claims, change)
    if behind is not None and not of_another_base(page, change, behind):
        return Told(replace(change, old=behind), inferred=page.claims[behind].sentence != change.sentence)
    now = new_behind(page.text, page.claims, change)
    if now is not None:
        return Told(replace(change, new=now), inferred=True)
    ahead = pair_ahead(page, change, known)
    if ahead is not None and not of_another_base(page, change, ahead[0]):
        inferred = page.claims[ahead[1]].sentence != change.sentence
        return Told(replace(change, old=ahead[0], new=ahead[1]), inferred=inferred)
    if change.old is None and change.new is not None and page.start(change.new) > change.trigger.start:
        return _from_where_it_was(page, last, change, known)
    if change.new is not None and page.start(change.new) < change.trigger.start:
        return _of_two_times(page, change, known)
    if change.new is None and (set(differences(change))):
        lead = page.lead(start_of(page, change))
        if change.old is not None and last is not None and words.AND_HAS.search(lead):
            new = last.change.new if last.change.sentence == change.sentence else None
            return Told(change if new is None or new == change.old else replace(change, new=new))
        if change.old is not None:
            before = [id_ for id_ in page.numbers(change.sentence) if page.end(id_) <= start_of(page, change)]
            new = level_before(page, min(differences(change)), change.old, before[-3:])
            new = _told_with(page, change, before) if new is None else new
            if new is not None:
                return Told(replace(change, new=new))
        if change.old is not None and words.OF_THE_RECORD.search(
            page.text, change.trigger.start, page.start(change.old)
        ):
            record = _record_before(page, change, change.old)
            return Told(change) if record is None else Told(replace(change, new=record), inferred=True)
        if change.old is not None and words.TELLS_AGAIN.fullmatch(lead):
            level = _level_before(page, change, change.old, known, change.sentence - 1)
            return Told(change) if level is None else Told(replace(change, new=level), inferred=True)
        if change.old is None and words.TELLS_AGAIN.fullmatch(lead) and tells_of_the_same(page, change):
            pair = _two_levels(page, change.sentence - 1, len(page.text), known)
            if pair is None or of_another_base(page, change, pair[0]):
                return Told(change)
            return Told(replace(change, old=pair[0], new=pair[1]), inferred=True)
        if change.old is None:
            return _of_two_times(page, change, known)
    return Told(change)


def _told_with(page: Page, change: Change, before: Sequence[int]) -> int | None:
    """ "With 5,250 incidents the force saw a five per cent increase on the 5,000 of the year before": the only number
    before the difference."""
    if len(before) != 1 or change.old is None or page.opening(before[0]) is not None:
        return None
    lead = page.lead(page.claims[before[0]].quantity.passage.start)
    link = page.text[page.end(before[0]) : start_of(page, change)]
    told = words.WITH.fullmatch(lead) and words.SAW.fullmatch(link)
    return before[0] if told and changes_by(*(page.claims[id_].quantity for id_ in (before[0], change.old))) else None


def _from_where_it_was(page: Page, last: Told | None, change: Change, known: frozenset[int]) -> Told:
    """ "In 2001, 468,000 …, but in 2011 this had increased to 722,000"; "fell to 141,772 and have since risen to"."""
    lead = page.lead(change.trigger.start)
    assert change.new is not None  # noqa: S101 - the caller asked
    before = None if last is None else last.change
    subject = _of_the_subject(page, change)
    if subject is not None:
        return Told(_beginning(page, change, subject))
    if words.GOES_FURTHER.search(lead):
        if before is None or before.sentence != change.sentence or before.new is None:
            return Told(change)
        return Told(_beginning(page, change, before.new))
    if not words.OF_THE_SAME.search(lead):
        return Told(change)
    for sentence in (change.sentence, change.sentence - 1):
        level = _level_before(page, change, change.new, known, sentence)
        if level is not None:
            led_there = before is not None and before.new == level and before.percent is not None
            if of_another_base(page, change, level) or (led_there and not words.THEREAFTER.search(lead)):
                return Told(change)  # "rose 5% to £100m in May. It rose 10% to £150m in June": each on the year before
            return Told(_beginning(page, change, level), inferred=True)
    return Told(change)


def _of_the_subject(page: Page, change: Change) -> int | None:
    """ "Numbers, which stood at 6,120 in 2013, fell"; "from 12,400 in 2010, membership fell"."""
    before = [id_ for id_ in page.numbers(change.sentence) if page.end(id_) <= start_of(page, change)]
    if not before or page.claims[before[-1]].quantity.kind not in LEVELS:
        return None
    level = before[-1]
    said = words.OF_THE_SUBJECT.search(page.lead(page.claims[level].quantity.passage.start))
    after = words.TO_THE_WORD if said is not None and said.group().startswith(",") else words.TO_THE_CLAUSE
    return level if said and after.match(page.text[page.end(level) : start_of(page, change)]) else None


def _beginning(page: Page, change: Change, level: int) -> Change:
    new = page.claims[change.new if change.new is not None else level]
    old = page.claims[level]
    later = old.period and new.period and old.period.start and new.period.start and (
        old.period.start > new.period.start and "period" not in old.inferred | new.inferred
    )  # fmt: skip
    if later or not changes_by(old.quantity, new.quantity):
        return change
    return replace(change, old=level)


def _level_before(page: Page, change: Change, like: int, known: frozenset[int], sentence: int) -> int | None:
    """The one level of a sentence, before the change's word, that is of the same kind as another."""
    found = [
        id_ for id_ in page.numbers(sentence)
        if page.end(id_) <= change.trigger.start and id_ not in known and page.opening(id_) is None
        and page.claims[id_].quantity.kind in LEVELS and id_ not in set(parts_of(change))
        and not words.MORE.match(page.text, page.end(id_))
        and changes_by(page.claims[like].quantity, page.claims[id_].quantity)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _record_before(page: Page, change: Change, old: int) -> int | None:
    """ "Hit an all-time high of $571m. It was 24.4 per cent above the previous record of $459m": the one record of the
    sentence before."""
    found = [
        id_ for id_ in page.numbers(change.sentence - 1)
        if page.claims[id_].superlative is not None and changes_by(page.claims[old].quantity, page.claims[id_].quantity)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _of_two_times(page: Page, change: Change, known: frozenset[int]) -> Told:
    """ "There were 44,800 in 2012 and 41,200 in 2013, a decrease of 8%"."""
    if change.old is not None or not set(differences(change)):
        return Told(change)
    start = start_of(page, change)
    pair = _two_levels(page, change.sentence, start, known)
    if pair is None:
        return _since_the_sentence_before(page, change, known)
    if of_another_base(page, change, pair[0]) or _told_between(pair, known):
        return Told(change)
    end = max(page.end(id_) for id_ in pair)
    goes_on = words.GOES_ON.fullmatch(without_brackets(page.text[end:start])) and tells_of_the_same(page, change)
    return Told(replace(change, old=pair[0], new=pair[1])) if goes_on and start - end <= LINK else Told(change)


def _told_between(pair: tuple[int, int], known: frozenset[int]) -> bool:
    """ "2.4 million in May, up 11%, and 12.1 million in the five months to May": each level has a change of its own."""
    return any(id_ in known for id_ in range(min(pair) + 1, max(pair)))


def _since_the_sentence_before(page: Page, change: Change, known: frozenset[int]) -> Told:
    """ "In 2013 there were 6,120 burglaries. In 2014 there were 5,508, a decrease of 10%"."""
    if (
        change.new is None
        or page.claims[change.new].quantity.kind not in {"count", "money", "measure"}
        or change.new in known
    ):
        return Told(change)
    own = _level_before(page, change, change.new, known, change.sentence)
    level = _level_before(page, change, change.new, known, change.sentence - 1)
    if own is not None or level is None or not _later(page, level, change.new):
        return Told(change)
    old, new = page.claims[level], page.claims[change.new]
    if words.THAN.match(page.text, change.trigger.end):
        return Told(change)  # "a third less than at its peak" names what it is less than
    if new.quantity.kind != "count" and not _then_and_now(page, level, change.new):
        return Told(change)  # sums of money are told one after another without being of one thing
    apart = old.quantity.paragraph != new.quantity.paragraph or _who(old) != _who(new)
    if apart or not same_place(old, new) or of_another_base(page, change, level):
        return Told(change)
    start = start_of(page, change)
    link = without_brackets(page.text[page.end(change.new) : start])
    if not words.GOES_ON.fullmatch(link) or not tells_of_the_same(page, change):
        return Told(change)
    return Told(replace(change, old=level), inferred=True)


def _later(page: Page, first: int, second: int) -> bool:
    """Whether the second level is of a later printed time than the first, or of now."""
    old, new = page.claims[first], page.claims[second]
    earlier = [words.EARLIER.match(page.text, page.end(id_)) is not None for id_ in (first, second)]
    if earlier[0] != earlier[1]:  # "made £1.2bn, having made £1bn the year before"
        return earlier[0]
    if _last_and_this(page, first, second):
        return True
    if words.NOW.search(page.lead(new.quantity.passage.start)):
        return old.period is not None
    if old.period is None or new.period is None or old.period.start is None or new.period.start is None:
        return False
    return old.period.start < new.period.start


def _who(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The qualifiers of a claim but for whether it is a forecast: a change may lead to one."""
    return tuple(one for one in claim.qualifiers if one[0] != "status")


def _then_and_now(page: Page, first: int, second: int) -> bool:
    """ "Ten years ago a ticket cost £1,840. Commuters will now pay £2,668, 45% more"."""
    now = words.NOW.search(page.lead(page.claims[second].quantity.passage.start))
    again = words.OF_THE_SAME.search(page.lead(page.claims[second].quantity.passage.start).rstrip("£$€ "))
    return _last_and_this(page, first, second) or (now is not None and _ago(page, first)) or again is not None


def _ago(page: Page, id_: int) -> bool:
    lead, passage = page.lead(page.start(id_)), page.claims[id_].quantity.passage
    return words.AGO.match(lead) is not None or words.AGO_BEHIND.match(page.text, passage.end) is not None


def _last_and_this(page: Page, first: int, second: int) -> bool:
    """ "Last year we had 4,000 and this year 5,000", "34 by this stage last season; this year they have 51"."""
    before, after = page.lead(page.start(first)), page.lead(page.start(second))
    last = words.LAST_TIME.search(before) or words.BY_LAST_TIME.match(page.text, page.end(first))
    return last is not None and words.THIS_TIME.search(after) is not None


def _two_levels(page: Page, sentence: int, until: int, known: frozenset[int]) -> tuple[int, int] | None:
    """The only two levels of a sentence, the earlier first: both of one kind, each of its own printed time."""
    found = [
        id_ for id_ in page.numbers(sentence)
        if page.end(id_) <= until and id_ not in known and page.opening(id_) is None
        and page.claims[id_].quantity.kind in LEVELS
    ]  # fmt: skip
    if len(found) != 2:
        return None
    if not changes_by(page.claims[found[0]].quantity, page.claims[found[1]].quantity):
        return None
    if _later(page, found[0], found[1]):
        return (found[0], found[1])
    return (found[1], found[0]) if _later(page, found[1], found[0]) else None
