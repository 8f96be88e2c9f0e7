"""The base of an index: 124.4 at "2005 = 100" is no misprint of 97.2 at "2015 = 100"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.match.indicators import Named
from pipeline.patterns import lazily
from pipeline.records import Indicator

INDEX = "index"
_BASE = lazily(r"\b(?P<year>(?:19|20)\d\d(?:[-/–]\d\d)?)\s*=\s*100\b")


def with_base(named: Named, sentence: str, at: int) -> Named | None:
    """What the number at an offset of its sentence names, in view of the base that is printed there: None where the
    number is the base itself, not exactly the table's index where that has another one."""
    printed = list(_BASE.finditer(sentence))
    if any(match.start() <= at < match.end() for match in printed):
        return None
    own = base_of(named.indicator)
    others = [match["year"] for match in printed if own is not None and match["year"] != own]
    if others:
        return replace(named, exact=False, left=frozenset({f"{others[0]} = 100"}))
    return replace(named, based=bool(printed))


def base_of(indicator: Indicator) -> str | None:
    """The base that an index of the tables has, "2015"; None where its definition names none."""
    found = _BASE.search(indicator.definition)
    return found["year"] if found else None
