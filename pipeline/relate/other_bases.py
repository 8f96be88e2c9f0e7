"""Percentages of change that are of another base than the levels told beside them.

Growth "at constant exchange rates", of "like-for-like" or "organic" sales, or "in real terms" leaves out what the
levels have. Percentages of every year are in ``yearly``.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.records import Change
from pipeline.relate.page import Page
from pipeline.relate.yearly import A_YEAR, days_apart

#: Near the percentage: growth without what the levels have.
_ADJUSTED = lazily(
    r"\b(?:constant[\s-](?:currenc(?:y|ies)|exchange\s+rates?|prices)|like[\s-]for[\s-]like|organic(?:ally)?\s+"
    r"(?:\w+\s+)?(?:sales|revenues?|growth|income|basis)|grew\s+organically|same[\s-]store|comparable(?:[\s-]store)?\s+sales|"
    r"(?:in|on)\s+(?:a\s+)?real[\s-]terms|(?:adjust(?:ed|ing)|allowing|accounting)\s+for\s+inflation|after\s+inflation|"
    r"inflation[\s-]adjusted|pro[\s-]forma|stripping\s+out|currency\s+(?:effects|movements|fluctuations))\b",
    re.IGNORECASE,
)
_A_YEAR = lazily(r"\s+(?:an?|per|each|every)\s+(?:year|month|week|day)\b")
_OVER_YEARS = lazily(
    r"\s+(?:over|within|during)\s+(?:the\s+)?(?:next\s+|past\s+|last\s+)?[\w-]+\s+(?:year|month|week)s\b"
)
_BEHIND = 60
#: "58% in the last year alone": only a part of the change.
_ALONE = lazily(
    r"(?:\s+(?:increase|rise|fall|drop|growth|higher|lower|more|fewer|less))?\s+(?:in|over|during|for|since)\b[^,]{0,40}?\balone\b"
)
#: What a change is over, and which time its earlier level is of.
_STEP = lazily(
    r"(?:\s+(?:increase|rise|fall|drop|growth|higher|lower|more|fewer|less))?\s+(?:on|over)\s+(?:the|a)\s+(?:year|month|quarter|week)\b|"
    r"\s+(?:year|month|quarter|week)[\s-]on[\s-](?:year|month|quarter|week)"
)
_STEP_BACK = lazily(
    r"(?:\s+[a-z]+)?\s+in\s+the\s+(?:previous|preceding|last)\s+(?P<count>two\s+|three\s+|four\s+|six\s+|nine\s+)?"
    r"(?P<unit>year|month|quarter|week)s?\b"
)
#: The change of the last year, month … only.
_LAST_STEP = lazily(
    r"(?:\s+(?:increase|rise|fall|drop|growth|higher|lower|more|fewer|less))?\s+(?:(?:in|over|during|on)\s+(?:the\s+)?(?:last|past|latest|previous|final|"
    r"most\s+recent)\s+(?:year|twelve\s+months|12\s+months|quarter|month|week)\b|year[\s-]on[\s-]year|"
    r"on\s+(?:the|a)\s+(?:year|month|quarter)\b|since\s+last\s+year|compared\s+with\s+last\s+year)"
)


def of_another_base(page: Page, change: Change) -> bool:
    """Whether a change's percentage is of something else than its two levels."""
    if change.percent is None:
        return False
    if _of_several_years(page, change):
        return True
    start, end = page.start(change.percent), page.end(change.percent)
    lead = page.lead(start)
    behind = re.split(r"[.;\n]", page.text[end : end + _BEHIND])[0]
    if _ALONE.match(behind) or (_LAST_STEP.match(behind) and _years_apart(page, change)):
        return True
    if _of_another_step(page, change, behind):
        return True
    return _ADJUSTED.search(f"{_clause(lead)}| {behind}") is not None


def _of_several_years(page: Page, change: Change) -> bool:
    """ "£30m over the five years, a 10% rise from the £5m a year": a sum of years beside a rate."""
    levels = [id_ for id_ in (change.old, change.new) if id_ is not None]
    rates = [id_ for id_ in levels if _A_YEAR.match(page.text, page.end(id_))]
    return len(rates) == 1 and any(_OVER_YEARS.match(page.text, page.end(id_)) for id_ in levels)


def _of_another_step(page: Page, change: Change, behind: str) -> bool:
    """ "(2.8bn in the previous three months), an increase of 10% on the year": a level of another step back."""
    step = _STEP.match(behind)
    if step is None or change.old is None:
        return False
    back = _STEP_BACK.match(page.text, page.end(change.old))
    return back is not None and (back["count"] is not None or back["unit"] not in step.group())


def _years_apart(page: Page, change: Change) -> bool:
    """ "From £12m in 2012 to £48m in 2016, up 58% in the last year": the levels are further apart than the step."""
    if change.old is None or change.new is None:
        return False
    apart = days_apart(page.claims[change.old], page.claims[change.new])
    return apart is not None and apart > A_YEAR


def _clause(lead: str) -> str:
    """The part of a sentence that its last semicolon leaves."""
    return re.split(r";|\b(?:while|whereas|but)\b", lead)[-1]
