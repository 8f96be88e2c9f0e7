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
from pipeline.relate.change_pieces import LEVELS, differences, start_of, tells_of_the_same
from pipeline.relate.comparing import changes_by
from pipeline.relate.page import Page, without_brackets

_HEDGE = r"(?:(?:about|around|nearly|almost|just|only|some|over|more\s+than|an?|the)\s+){0,2}[£$€]?"
_FIGURE = r"(?:figure|total|number|rate|level|sum|value|tally|count|amount|bill|turnout|attendance|equivalent)s?"
_ITSELF = rf"(?:that|this|it|they|these|those|(?:the|that|this|its|their)\s+(?:\w+\s+)?{_FIGURE})"
_TIME = (
    r"(?:(?:a|one|two|three|five|ten)\s+(?:years?|months?|quarters?|weeks?|decades?)\s+(?:ago|earlier|before|previously)|"
    r"(?:twelve|six|12)\s+months\s+(?:ago|earlier|before)|"
    r"(?:in\s+|for\s+|at\s+)?(?:the\s+)?(?:last|previous|preceding|same|corresponding)\s+(?:year|month|quarter|season|week|period|point)"
    r"(?:\s+(?:last|a)\s+year(?:\s+(?:ago|earlier))?)?|"
    r"the\s+(?:year|month|week|quarter|season)\s+before)"
)
_WAS = r"(?:was|were|had\s+been|stood\s+at|came\s+to|totalled|amounted\s+to|numbered|had\s+stood\s+at)"
#: From the start of the clause to the earlier level.
_TO_THE_EARLIER = lazily(
    rf"\W*(?:and\s+|but\s+|while\s+)?(?:{_ITSELF}\s+(?:was\s+|is\s+)?compare[sd]?\s+(?:with|to)|{_ITSELF}\s+{_TIME}\s+{_WAS}|"
    rf"{_TIME},?\s+(?:{_ITSELF}|there)\s+{_WAS}|(?:last|the\s+previous)\s+(?:year|month|quarter|season|week)[’']s\s+"
    rf"(?:\w+\s+)?\w+\s+{_WAS}|(?:the|its)\s+(?:19|20)\d\d\s+{_FIGURE}\s+{_WAS})\s+{_HEDGE}",
    re.IGNORECASE,
)
#: From the earlier level to the difference: its time, then "meaning the figure has", "and represents", "a".
_TO_THE_CHANGE = lazily(
    r"[^.;:]{0,70}?(?:,|\s[–—-]|;|\s+and|\s+so|\.\s)\s*(?:(?:and|so|thus)\s+)?(?:(?:which|this|that|it)\s+)?"
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
    if not _TO_THE_EARLIER.fullmatch(clauses[-1]) or not _TO_THE_CHANGE.fullmatch(between):
        return None
    own = len(clauses) > 1
    later = before[:-1] if own else _levels(page, change.sentence - 1, known)
    if not own and len(before) > 1:
        return None
    alike = [id_ for id_ in later if changes_by(page.claims[old].quantity, page.claims[id_].quantity)]
    same_paragraph = alike and page.claims[alike[0]].quantity.paragraph == page.claims[old].quantity.paragraph
    if len(alike) != 1 or not same_paragraph or _begins_later(page, old, alike[0]):
        return None
    return old, alike[0]


def _begins_later(page: Page, old: int, new: int) -> bool:
    first, second = page.claims[old].period, page.claims[new].period
    return bool(first and second and first.start and second.start and first.start > second.start)


def _levels(page: Page, sentence: int, known: frozenset[int]) -> list[int]:
    return [
        id_ for id_ in page.numbers(sentence)
        if id_ not in known and page.opening(id_) is None and page.claims[id_].quantity.kind in LEVELS
    ]  # fmt: skip
