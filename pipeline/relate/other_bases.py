"""Percentages of change that are of another base than the levels told beside them.

"5 per cent a year, from 100 in 2006 to 163" is a pace, not the whole change; growth "at constant exchange rates", of
"like-for-like" or "organic" sales, or "in real terms" leaves out what the levels have.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.records import Change
from pipeline.relate.page import Page

_STRETCH = r"(?:year|quarter|month|week|day|decade)"
#: Behind the percentage: so much in every year.
_A_YEAR = lazily(
    rf"[\s-]+(?:(?:an?|per|each|every)[\s-]+{_STRETCH}\b(?!\s+(?:ago|earlier|before))|annually|yearly|annuali[sz]ed|"
    r"compound(?:ed)?\b|(?:average\s+)?annual\b)",
    re.IGNORECASE,
)
#: Before it: the rate of every year.
_ANNUAL = lazily(
    r"\b(?:annual(?:i[sz]ed)?|yearly|compound)\s+(?:average\s+)?(?:rate|pace|growth|increase|rise|average|return)"
    r"(?:\s+rate)?\s+of\s+(?:[a-z]+\s+){0,3}$|\bcompound\s+(?:annual\s+)?[a-z]+\s+(?:rate\s+)?(?:of\s+)?$",
    re.IGNORECASE,
)
#: Anywhere near it: growth without what the levels have.
_ADJUSTED = lazily(
    r"\b(?:constant[\s-](?:currenc(?:y|ies)|exchange\s+rates?|prices)|like[\s-]for[\s-]like|organic(?:ally)?\s+"
    r"(?:\w+\s+)?(?:sales|revenues?|growth|income|basis)|grew\s+organically|same[\s-]store|comparable(?:[\s-]store)?\s+sales|"
    r"(?:in|on)\s+(?:a\s+)?real[\s-]terms|(?:adjust(?:ed|ing)|allowing|accounting)\s+for\s+inflation|after\s+inflation|"
    r"inflation[\s-]adjusted|pro[\s-]forma|stripping\s+out|currency\s+(?:effects|movements|fluctuations))\b",
    re.IGNORECASE,
)
_BEHIND = 60


def of_another_base(page: Page, change: Change) -> bool:
    """Whether a change's percentage is of something else than its two levels."""
    if change.percent is None:
        return False
    start, end = page.start(change.percent), page.end(change.percent)
    if _A_YEAR.match(page.text, end):
        return True
    lead = page.lead(start)
    behind = re.split(r"[.;\n]", page.text[end : end + _BEHIND])[0]
    return _ANNUAL.search(lead) is not None or _ADJUSTED.search(f"{_clause(lead)}| {behind}") is not None


def _clause(lead: str) -> str:
    """The part of a sentence that its last semicolon leaves."""
    return re.split(r";|\b(?:while|whereas|but)\b", lead)[-1]
