"""A level held against another that a comparative names: "287 votes, 69 more than the 218 needed", "£2.6m, £0.5m over
the budget of £2.1m", "revenue of £2.6m beat the forecast of £2.1m by £0.5m".

Read from the text between three numbers that follow one another. They come out as changes: the level held against
is the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.patterns import lazily
from pipeline.records import Change, Direction, Passage
from pipeline.relate.comparing import changes_by
from pipeline.relate.money_units import one_currency
from pipeline.relate.page import Page, without_brackets

_LEVELS = frozenset({"count", "money", "measure", "index"})
_UP = (
    r"(?:more|higher|greater|larger|bigger|longer|wider|heavier|taller|faster|dearer|costlier|stronger|older|better)(?:\s+[a-z]+){0,2}?\s+than|above|over|ahead\s+of|"
    r"in\s+excess\s+of|beyond|up\s+on"
)
_DOWN = (
    r"(?:fewer|less|lower|smaller|shorter|narrower|lighter|slower|cheaper|weaker|younger)(?:\s+[a-z]+){0,2}?\s+than|below|under|"
    r"short\s+of|shy\s+of|beneath|down\s+on|adrift\s+of"
)
_BEATS = (
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beat(?:s|ing)?|top(?:s|ped|ping)|outstrip(?:s|ped|ping)?|"
    r"outnumber(?:s|ed|ing)?|overshot|overtook"
)
_MISSES = r"(?:fell|falls|falling|fallen|came)\s+short\s+of|miss(?:es|ed|ing)|undershot|lag(?:s|ged|ging)"
#: Words that lead elsewhere than to the level held against.
_PARTS = r"to|from|by|since|until|than|years?|decades?|months?|weeks?|days?|quarters?"
_VERBS = r"was|were|is|are|had|has|have|said|says|will|would|could|can|who|which|when|and|but|while|because"
_WORDS = rf"(?:(?!(?:{_VERBS})\b)[\w’'./-]+\s+)"
_NOUNS = rf"(?:(?!(?:{_VERBS}|{_PARTS})\b)[\w’'./-]+\s+)"
_CLAUSE = r"(?:(?!(?:who|which|when|and|but|while|because|that|said|says)\b)[\w’'./-]+\s+)"
#: What leads from a comparative to the level that is held against: an article or an owner, then nouns.
_DETERMINED = (
    r"(?:(?:the\s+)?(?:last|this|next|previous|preceding)\s+(?:year|month|week|quarter)[’']s|(?:19|20)\d\d[’']s|the|its|their|his|"
    r"her|our|a|an|that|those|[\w’]+[’']s|[\w-]+s[’']|(?=(?:forecasts?|expectations|estimates|predictions|targets?)\s+of\b))\s*"
    rf"{_NOUNS}{{0,7}}?(?:[-–—]\s+{_NOUNS}{{0,4}})?(?:(?:of|at|with)\s+)?(?:(?:about|around|some|just|roughly|nearly)\s+)?"
)
_NAMED = rf"(?:[A-Z][\w’'.-]*\s+|that\s+of\s+(?:the\s+)?){_NOUNS}{{0,4}}?(?:at|of|with|on)\s+"
_BRACKETED = r"(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){1,3}\("
_MONEY = r"[£$€]?"
_TO_BASE = lazily(
    rf"\s+(?:(?!(?:{_VERBS}|fell|fall|falls|came|stood)\b)[a-z]+\s+)?(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<same>on|from|against|compared\s+(?:with|to)|worse\s+than))\s+"
    rf"(?:{_DETERMINED}|(?-i:{_NAMED})|(?-i:{_BRACKETED})){_MONEY}",
    re.IGNORECASE,
)
#: From the level to its difference: ", 69", " – £0.5m", ", which was 12%", " were 12%", " is about".
_HEDGE = r"(?:(?:about|around|roughly|nearly|almost|only|just|some|more\s+than|over|a|still|or)\s+){0,3}"
_OR = lazily(rf"\s*,?\s*\bor\s+{_HEDGE}{_MONEY}")
_TO_DIFFERENCE = lazily(
    rf"(?:(?:\s*{_CLAUSE}{{0,14}}[\w’'.-]*)?(?:\s*,|\s+[-–—]|\s*[–—(]|\s*;\s+(?:this|that|it)\s+(?:is|was))|(?:\s*{_WORDS}{{0,14}}[\w’'.-]*)?,?\s+\b(?:was|were|is|are|stood|came\s+in|represent(?:s|ed)?)\b)\s*"
    rf"(?:(?:which|it|he|she)\s+(?:is|was|were)\s+)?{_HEDGE}(?:(?:up|down)\s+(?:by\s+)?)?{_HEDGE}{_MONEY}",
    re.IGNORECASE,
)
_VERB_TO_BASE = lazily(
    rf"(?:\s+{_WORDS}{{0,8}})?,?\s*\b(?:(?P<up>{_BEATS})|(?P<down>{_MISSES}))\s+{_DETERMINED}{_MONEY}", re.IGNORECASE
)
_BY = lazily(rf"(?:\s+{_WORDS}{{0,6}}|\s+)by\s+{_HEDGE}{_MONEY}", re.IGNORECASE)
_APART = lazily(
    r"\b(?:difference|gap|discrepancy|majority|margin|overrun|shortfall)\s+(?:between\s+the\s+two\s+)?(?:of|was|is)\s+"
    rf"{_HEDGE}{_MONEY}$",
    re.IGNORECASE,
)
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"})
_LONGEST = 160


@dataclass(frozen=True)
class Held:
    """A comparison: its change, and the difference's claim id. ``new`` is missing where another sentence has it, the
    direction where the word of change has it ("an increase of 175 on last year's 1,840")."""

    change: Change
    difference: int


def comparisons(page: Page) -> Iterator[Held]:
    """Every comparison of the article, in reading order."""
    for sentence, ids in page.sentences.items():
        for place, id_ in enumerate(ids):
            window = ids[max(0, place - 3) : place], ids[place + 1 : place + 3]
            found = _by_verb(page, sentence, id_, window[1]) or _by_comparative(page, sentence, id_, *window)
            if found is not None:
                yield found


def _kind(page: Page, id_: int) -> str:
    return page.claims[id_].quantity.kind


def _by_comparative(
    page: Page, sentence: int, difference: int, before: Sequence[int], after: Sequence[int]
) -> Held | None:
    """ "287 votes, 69 more than the 218 needed"."""
    if not after or _kind(page, difference) not in _LEVELS | {"percent"}:
        return None
    base = after[0]
    told = _TO_BASE.fullmatch(_between(page, difference, base))
    than = told is not None and " than " in told.group()
    if told is None or not _may_be_held(page, base, difference, than):
        return None
    word: Literal["up", "down", "same"] = "up" if told["up"] else "down" if told["down"] else "same"
    at = page.end(difference) + told.start(word)
    other = _other_difference(page, difference, before)
    first = difference if other is None else other
    level = level_before(page, first, base, [id_ for id_ in before if id_ < first])
    direction: Direction | None = None if word == "same" else word
    held = _held(page, sentence, (at, told[word]), direction, level, base, difference)
    return held if other is None or level is None else replace(held, change=_with_both(held.change, other))


def _other_difference(page: Page, difference: int, before: Sequence[int]) -> int | None:
    """ "£50 or 5% more than the £1,000": the same difference told by its amount and as a percentage."""
    other = before[-1] if before else None
    if other is None or (_kind(page, other) == "percent") == (_kind(page, difference) == "percent"):
        return None
    if _kind(page, other) not in _LEVELS | {"percent"}:
        return None
    return other if _OR.fullmatch(_between(page, other, difference)) else None


def _with_both(change: Change, other: int) -> Change:
    return replace(change, amount=other) if change.amount is None else replace(change, percent=other)


def level_before(page: Page, difference: int, base: int, before: Sequence[int]) -> int | None:
    """The level that a difference is told of: right before it, or its sentence's subject."""
    level = next((id_ for id_ in reversed(before) if _levels_with(page, id_, base) and not _wickets(page, id_)), None)
    if level is None or not _TO_DIFFERENCE.fullmatch(_told_of(page, level, difference)):
        return None
    return level


def _wickets(page: Page, id_: int) -> bool:
    """ "Kent made 189 for 6, 14 more than": the number behind a score's "for"."""
    return page.claims[id_].quantity.value in range(11) and page.text[: page.start(id_)].endswith(" for ")


def _told_of(page: Page, level: int, difference: int) -> str:
    between = _between(page, level, difference)
    return without_brackets(between.removeprefix(")") if page.opening(level) is not None else between)


def _by_verb(page: Page, sentence: int, level: int, after: Sequence[int]) -> Held | None:
    """ "Revenue of £2.6m beat the forecast of £2.1m by £0.5m"."""
    if len(after) != 2 or _kind(page, level) not in _LEVELS:
        return None
    base, difference = after
    told = _VERB_TO_BASE.fullmatch(_between(page, level, base))
    if told is None or not _levels_with(page, level, base) or not _may_be_held(page, base, difference):
        return None
    if not _BY.fullmatch(_between(page, base, difference)):
        return None
    word = "up" if told["up"] else "down"
    at = page.end(level) + told.start(word)
    return _held(page, sentence, (at, told[word]), "up" if word == "up" else "down", level, base, difference)


def _between(page: Page, first: int, second: int) -> str:
    """The text between two numbers; a long one is none."""
    start, end = page.end(first), page.claims[second].quantity.passage.start
    return page.text[start:end] if 0 < end - start <= _LONGEST else "\n\n"


def _may_be_held(page: Page, base: int, difference: int, than: bool = False) -> bool:
    """Whether a number may be a level held against; a time only behind "than", for "over the 16 weeks" tells when."""
    quantity = page.claims[base].quantity
    if quantity.kind not in _LEVELS or (quantity.unit in _TIMES and not than):
        return False
    if quantity.passage.text.lower() == "one":
        return False  # "40 per cent heavier than the steel one"
    told = page.claims[difference].quantity
    return told.kind == "percent" or changes_by(quantity, told) or one_currency(quantity, told)


def _levels_with(page: Page, level: int, base: int) -> bool:
    return _kind(page, level) in _LEVELS and changes_by(page.claims[level].quantity, page.claims[base].quantity)


def _held(
    page: Page,
    sentence: int,
    word: tuple[int, str],
    direction: Direction | None,
    level: int | None,
    base: int,
    difference: int,
) -> Held:
    start, text = word
    trigger = Passage(page.claims[base].quantity.passage.article, start, start + len(text), text)
    percent = _kind(page, difference) == "percent"
    change = Change(
        trigger=trigger,
        direction=direction,
        sentence=sentence,
        old=base,
        new=level,
        amount=None if percent else difference,
        percent=difference if percent else None,
    )
    return Held(change, difference)


def apart(page: Page, changes: Sequence[Change]) -> Iterator[Change]:
    """ "117,140, compared with 121,704, a difference of 4,564": how far two levels are apart, whichever is greater.

    The pair is that of a comparison of the sentence, else the only two levels before it.
    """
    pairs = {change.sentence: change for change in changes if change.direction is None and change.old is not None}
    for sentence, ids in page.sentences.items():
        for place, id_ in enumerate(ids[2:], start=2):
            lead = page.lead(page.claims[id_].quantity.passage.start)
            if _kind(page, id_) not in _LEVELS or not _APART.search(lead):
                continue
            levels = [other for other in ids[:place] if page.opening(other) is None and _levels_with(page, other, id_)]
            known = pairs.get(sentence)
            if known is not None and known.old in levels and known.new in levels and known.amount is None:
                levels = [level for level in levels if level in {known.old, known.new}]
            if len(levels) == 2 and ids.index(levels[1]) == place - 1:
                start = page.start(id_)
                trigger = Passage(
                    page.claims[id_].quantity.passage.article, start, page.end(id_), page.text[start : page.end(id_)]
                )
                yield Change(trigger, None, sentence, old=levels[0], new=levels[1], amount=id_)
