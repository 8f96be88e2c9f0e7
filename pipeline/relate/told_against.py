"""The levels of a change told one by one before it: "It carried 4.2 million passengers last year. That compares with
3.5 million in 2022 and represents growth of 20 per cent", "… 1,407. The total a year earlier was 1,136, meaning the
figure has risen by 271".

The later level is the only one of its kind in the sentence before, or in the clause before a semicolon; the earlier one
stands behind words that say that it is the same figure at another time; the difference goes on from it.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.records import Change
from pipeline.relate import change_words as words
from pipeline.relate.change_pieces import LEVELS, differences, start_of, tells_of_the_same
from pipeline.relate.comparing import changes_by
from pipeline.relate.page import Page, without_brackets

_HEDGE = r"(?:(?:about|around|nearly|almost|just|only|some|over|more\s+than|an?|the)\s+){0,2}[£$€]?"
_FIGURE = (
    r"(?:figure|total|number|rate|level|sum|value|tally|count|amount|bill|charge|price|cost|fee|"
    r"turnout|attendance|equivalent|proportion|share)s?"
)
_ITSELF = rf"(?:that|this|it|they|these|those|(?:the|that|this|its|their)\s+(?:\w+\s+)?{_FIGURE})"
_TIME = (
    r"(?:(?:a|one|two|three|five|ten)\s+(?:years?|months?|quarters?|weeks?|decades?)\s+(?:ago|earlier|before|previously)|"
    r"(?:twelve|six|12)\s+months\s+(?:ago|earlier|before)|"
    r"(?:in\s+|for\s+|at\s+)?(?:the\s+)?(?:last|previous|preceding|same|corresponding)\s+(?:year|month|quarter|season|week|period|point)"
    r"(?:\s+(?:last|a)\s+year(?:\s+(?:ago|earlier))?|\s+(?:of|in)\s+(?:19|20)\d\d)?|"
    r"the\s+(?:year|month|week|quarter|season)\s+before)"
)
_YEAR = r"(?:(?:back\s+)?in\s+(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?)"
_WAS = r"(?:was|were|had\s+been|stood\s+at|came\s+to|totalled|amounted\s+to|numbered|had\s+stood\s+at)"
#: From the start of the clause to the earlier level.
_TO_THE_EARLIER = lazily(
    rf"\W*(?:and\s+|but\s+|while\s+)?(?:{_ITSELF}\s+(?:was\s+|is\s+)?(?P<compares>compare[sd]?)\s+(?:with|to)|"
    rf"{_ITSELF}\s+{_TIME}\s+{_WAS}|{_TIME},?\s+(?:{_ITSELF}|there)\s+{_WAS}|(?P<year>{_YEAR}),?\s+(?:{_ITSELF}|there)\s+{_WAS}|(?:last|the\s+previous)\s+(?:year|month|quarter|season|week)[’']s\s+"
    rf"(?:\w+\s+)?\w+\s+{_WAS}|(?:the|its)\s+(?P<of_year>(?:19|20)\d\d)\s+{_FIGURE}\s+{_WAS})\s+{_HEDGE}",
    re.IGNORECASE,
)
#: From the earlier level to the difference: its time, then "meaning the figure has", "and represents", "a".
_TO_THE_CHANGE = lazily(
    r"[^.;:]{0,70}?(?:,|\s[–—-]|;|\s+and(?=\s+(?:represent|mean|mark|amount|equat|is|was|so))|\s+so|\.\s)\s*"
    r"(?:(?:and|so|thus)\s+)?(?:(?:which|this|that|it)\s+)?"
    r"(?:(?:is|was|represent(?:s|ed|ing)?|mean(?:s|t|ing)?|mark(?:s|ed|ing)?|amount(?:s|ed|ing)?\s+to|equat(?:es|ed|ing)\s+to|"
    r"show(?:s|ing)?|reflect(?:s|ing)?|indicat(?:es|ing)|making|giving|translat(?:es|ing)\s+(?:in)?to)\s+)?(?:that\s+)?"
    rf"(?:{_ITSELF}\s+(?:has|have|had|is|was|are|were)?\s*)?(?:(?:an?|the)\s+)?(?:\w+\s+)?(?:of\s+)?",
    re.IGNORECASE,
)
_CLAUSE = lazily(r";\s+")


def pair_ahead(page: Page, change: Change, known: frozenset[int]) -> tuple[int, int] | None:
    """The earlier and the later level, both told before a change that has a difference and none of its own."""
    start = start_of(page, change)
    if change.old is not None or not list(differences(change)) or not tells_of_the_same(page, change):
        return None
    before = [id_ for id_ in _levels(page, change.sentence, known) if page.end(id_) <= start]
    if not before or change.new not in {None, before[-1]}:
        return None
    old = before[-1]
    lead = page.lead(page.claims[old].quantity.passage.start)
    clauses = _CLAUSE.split(lead)
    between = without_brackets(page.text[page.end(old) : start])
    told = _TO_THE_EARLIER.fullmatch(clauses[-1])
    if told is None or not _TO_THE_CHANGE.fullmatch(between):
        return None
    if told["compares"] and not words.OF_A_TIME.match(page.text, page.end(old)):
        return None  # "that compares with 96 at its rival"
    own = len(clauses) > 1
    later = before[:-1] if own else _levels(page, change.sentence - 1, known)
    if not own and len(before) > 1:
        return None
    alike = [id_ for id_ in later if changes_by(page.claims[old].quantity, page.claims[id_].quantity)]
    same_paragraph = alike and page.claims[alike[0]].quantity.paragraph == page.claims[old].quantity.paragraph
    if len(alike) != 1 or not same_paragraph:
        return None
    by_year = told["year"] or told["of_year"]
    return (old, alike[0]) if _earlier(page, old, alike[0], by_year is not None) else None


def _earlier(page: Page, old: int, new: int, by_year: bool) -> bool:
    """Whether the level is of a time before the other one's; a year alone says so only beside another time."""
    if by_year and words.NOW.search(page.lead(page.claims[new].quantity.passage.start)):
        return True
    first, second = page.claims[old].period, page.claims[new].period
    if first is None or second is None or first.start is None or second.start is None:
        return not by_year
    return first.start < second.start


def _levels(page: Page, sentence: int, known: frozenset[int]) -> list[int]:
    return [
        id_ for id_ in page.numbers(sentence)
        if id_ not in known and page.opening(id_) is None and page.claims[id_].quantity.kind in LEVELS
    ]  # fmt: skip
