"""Percentages of change that are of another base than the levels told beside them.

Growth "at constant exchange rates", of "like-for-like" or "organic" sales, or "in real terms" leaves out what the
levels have. Percentages of every year are in ``yearly``.
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.records import Change
from pipeline.relate.page import Page

#: Near the percentage: growth without what the levels have.
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
    lead = page.lead(start)
    behind = re.split(r"[.;\n]", page.text[end : end + _BEHIND])[0]
    return _ADJUSTED.search(f"{_clause(lead)}| {behind}") is not None


def _clause(lead: str) -> str:
    """The part of a sentence that its last semicolon leaves."""
    return re.split(r";|\b(?:while|whereas|but)\b", lead)[-1]
