"""The levels of a change that print gives at the times that it is told between.

"A rise of 1.3% compared with 2012, when there were 5,690 of them", "fell by 38% between 1997 (610 tonnes) and 2012
(380 tonnes)".
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.patterns import lazily
from pipeline.records import Change
from pipeline.relate import change_words as words
from pipeline.relate.comparing import changes_by
from pipeline.relate.page import Page

_LEVELS = frozenset({"count", "money", "measure", "index"})
_TIMES = frozenset("second minute hour day week month quarter year decade".split())
_BEFORE = 220  # how far before a change what rose or fell is named
_HEDGE = r"(?:(?:about|around|nearly|almost|just|only|some|over|more\s+than|an?)\s+){0,2}[£$€]?"
_WAS = r"(?:was|were|stood\s+at|totalled|came\s+to|numbered|reached|amounted\s+to)"
#: From a difference to the earlier level: the time before, and a clause that tells what was then.
_WHEN = lazily(
    r"(?:\s+(?!(?:and|but|while|to)\b)[a-z-]+){0,4}?\s+(?:compared\s+(?:with|to)|on|from|since|than|over|against|in)\s+"
    r"[^,;:.()]{0,50}?,?\s+when\s+(?:there\s+(?:was|were)|(?:it|they|these|those|(?:the|that)\s+"
    rf"(?:figure|total|number|rate|level|sum|tally|count|amount|bill|cost|price)s?)\s+{_WAS})\s+{_HEDGE}"
)
_ENDS = lazily(r"\s*(?:(?!(?:at|in|of|among|from|to|for|by|who|with|on|under|over|aged)\b)[\w-]+\s*){0,3}(?:[.,;)]|$)")
_BETWEEN = lazily(r"(?:\s+[a-z]+){0,2}?\s+between\s+[^,;:.()]{1,40}\s")
_AND = lazily(r"[^()]{0,70}\)\s+and\s+[^,;:.()]{1,40}\s")


def at_its_times(page: Page, change: Change) -> Change:
    """The change with the levels of the two times that it is told between."""
    difference = next((id_ for id_ in (change.percent, change.amount) if id_ is not None), None)
    if difference is None or change.direction is None or change.old is not None:
        return change
    start = max(page.end(difference), change.trigger.end)
    behind = [id_ for id_ in page.numbers(change.sentence) if page.start(id_) > start and _kind(page, id_) in _LEVELS]
    if not behind or behind[0] == change.new or not _may_be_held(page, change, behind[0]):
        return change
    if not _named(page, change, behind[0]):
        return change
    if _WHEN.fullmatch(page.text, start, page.claims[behind[0]].quantity.passage.start):
        return replace(change, old=behind[0])
    return _in_brackets(page, change, start, behind)


def _in_brackets(page: Page, change: Change, start: int, behind: list[int]) -> Change:
    """ "Between 1997 (610 tonnes) and 2012 (380 tonnes)"."""
    if change.new is not None or len(behind) < 2:
        return change
    old, new = behind[:2]
    first, second = page.opening(old), page.opening(new)
    if first is None or second is None or not changes_by(page.claims[old].quantity, page.claims[new].quantity):
        return change
    times = words.ENDS_IN_TIME.search(page.text[start:first]) and words.ENDS_IN_TIME.search(
        page.text[page.end(old) : second]
    )
    told = times and _BETWEEN.fullmatch(page.text, start, first) and _AND.fullmatch(page.text, page.end(old), second)
    return replace(change, old=old, new=new) if told else change


def _named(page: Page, change: Change, id_: int) -> bool:
    """Whether what it counts is what rose or fell: not "profits rose by 20% on 2010, when there were 3 shops"."""
    quantity = page.claims[id_].quantity
    if words.MORE.match(page.text, page.end(id_)) or quantity.unit in _TIMES:
        return False
    if quantity.kind != "count":
        return True
    if quantity.unit is None:
        return _ENDS.match(page.text, page.end(id_)) is not None
    if not _ENDS.match(page.text, page.end(id_)):
        return False  # "when there were 700 deaths at home"
    noun = quantity.unit.split()[-1].removesuffix("y")
    return noun in page.text[max(0, change.trigger.start - _BEFORE) : quantity.passage.start].lower()


def _kind(page: Page, id_: int) -> str:
    return page.claims[id_].quantity.kind


def _may_be_held(page: Page, change: Change, old: int) -> bool:
    """Whether the level is of what the change's other numbers are of."""
    others = [id_ for id_ in (change.new, change.amount) if id_ is not None]
    return all(changes_by(page.claims[id_].quantity, page.claims[old].quantity) for id_ in others)
