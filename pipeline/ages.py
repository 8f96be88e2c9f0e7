"""Ages: "a 14-year-old", "aged 30-39", "under 18s", "under the age of 10", "Ms Palmer, 46,". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.figures import Figure
from pipeline.hedges import Hedge, Manner
from pipeline.patterns import lazily

#: Nobody is older.
OLDEST = 120
_OLD = lazily(r"[-–\s]*(year|month|week|day|yr)s?[-\s]+(?:olds?\b|of[-\s]+age\b)|[-\s]*(?:yo|y/o)\b", re.IGNORECASE)
_AGED = lazily(
    r"(?:\b(?:aged?|ages)(?:\s+(?:of|from|between|at))?|\bthe\s+age\s+of|\bage\s+group|\bturn(?:ed|s|ing)?|"
    r"\bmen\s+of|\bwomen\s+of)\s+(?P<hedge>(?:just\s+|about\s+|around\s+|only\s+)?(?:under|over|below|above|"
    r"at\s+least|up\s+to|less\s+than|more\s+than)\s+)?"
    r"(?:just\s+|only\s+|about\s+)?$",
    re.IGNORECASE,
)
_LIMIT = lazily(
    r"\b(under|over|below|above|beyond|less\s+than|more\s+than|younger\s+than|older\s+than|up\s+to|reach(?:es|ed|"
    r"ing)?|since|from|until|before|after)?\s*(?:the\s+age\s+of|age)\s+$",
    re.IGNORECASE,
)
_UNDERS = lazily(r"\b(under|over)[-\s]$", re.IGNORECASE)
#: "children under 18", "men over 50": an age where nothing is counted behind it.
_PEOPLE = lazily(
    r"\b(?:children|child|babies|people|person|pupils|youngsters|teenagers|girls|boys|women|woman|men|man|adults?|anyone|"
    r"those|everyone|kids|players|pensioners|drivers|patients|residents|workers|motorists|mothers|fathers|parents|voters|"
    r"users|students|prisoners|smokers|victims|offenders|employees|members|applicants|claimants|graduates|homeowners|"
    r"tenants|buyers|borrowers|viewers|listeners|passengers|customers|consumers|respondents|candidates|couples)\s+(under|over|below|above)\s+$"
)
_NOT_COUNTED = lazily(
    r"\s*(?:[,.;:()!?]|$)|\s+(?:are|is|were|was|have|has|had|who|whose|can|could|may|might|will|would|should|must|do|did|in|"
    r"at|and|or|to|with|for|from|living|on)\b"
)
_PLURAL = lazily(r"['’]?s\b(?:\s+and\s+(under|over|below|above)\b)?")
_AND_UNDER = lazily(
    r"(?:\s+(?:years?|months?))?(?:\s+old)?\s+(?:and|or)\s+(under|over|below|above|older|younger|up|upwards?)\b",
    re.IGNORECASE,
)
_ELDER = lazily(r"\s+(?:and|or)\s+(older|younger)\b")
_DECADE = lazily(r"\b(?:his|her|their|my|your|our)\s+(?:early|mid|late)?[-\s]?$", re.IGNORECASE)
_DECADE_S = lazily(r"['’]?s\b")
_NAMED = lazily(
    r"(?:[A-Z][\w'’.-]*\s+){1,4}(?:(?:de|van|von|bin|al|la|le|der)\s+)?[A-Z][\w'’-]+,\s*"
    r"(?:now\s+|then\s+|who\s+(?:is|was|turned)\s+(?:now\s+)?)?$|\b[A-Z][a-z]+,\s+(?:now|then)\s+$"
    r"|\b(?:[Ss]he|[Hh]e)\s+(?:was|is|will\s+be|turns|turned)\s+(?:just\s+|only\s+|now\s+)?$"
    r"|\b[Tt]he\s+[a-z-]+(?:\s[a-z-]+)?,\s$|\bwho\s+(?:was|is)\s+(?:just\s+|only\s+)?$|\b[Aa]t\s+just\s+$"
)
_CLOSES = lazily(r"\s*(?:[,.;)]|$)|\s+who\b|\s+(?:when|at\s+the\s+time|by|next|this)\b")
_YOUNG = frozenset({"under", "below", "less", "younger", "up", "until", "before"})
_OLDER = frozenset({"over", "above", "more", "older", "beyond", "upwards", "upward", "after", "since", "from"})


@dataclass(frozen=True)
class Age:
    """What makes a figure an age: its unit, where the words of it end, and the bound that they set."""

    unit: str
    tail: int
    hedge: Hedge | None = None
    decade: bool = False


def age(text: str, first: Figure, last: Figure) -> Age | None:
    """The age that the words around a figure (or a range) make of it, or None."""
    if (
        (last.number.point > 3000 and last.unit is None)
        or last.kind not in {"count", "measure"}
        or last.entity not in {None, "time"}
        or last.number.scale > 1e4
    ):
        return None
    lead = text[max(0, first.start - 60) : first.start]
    base = first.start - len(lead)
    old = _OLD.match(text, last.number.end)
    if old is not None:
        unit = (old.group(1) or "year").lower().replace("yr", "year")
        return Age(unit, old.end(), _limit(lead, base) or _and_under(text, last.number.end))
    if last.number.point > OLDEST or first.number.point != int(first.number.point):
        return None
    unders = _UNDERS.search(lead)
    plural = _PLURAL.match(text, last.number.end)
    if plural and last.number.form == "digits" and (unders or plural.group(1)):
        word = (unders or plural).group(1)
        start, end = (base + unders.start(), base + unders.end(1)) if unders else (plural.start(1), plural.end(1))
        return Age("year", plural.end(), Hedge(start, end, _side(word)))
    unit = last.unit or "year"
    tail = last.tail
    elder = _ELDER.match(text, last.number.end) if last.unit is None and last.number.form == "digits" else None
    if elder is not None:
        return Age(unit, tail, Hedge(elder.start(1), elder.end(1), _side(elder.group(1))))
    limit = _limit(lead, base)
    if limit is not None or _LIMIT.search(lead):
        return Age(unit, tail, limit or _and_under(text, tail))
    people = _PEOPLE.search(lead)
    if people is not None and last.unit is None and last.number.form == "digits" and _NOT_COUNTED.match(text, last.end):
        return Age("year", tail, Hedge(base + people.start(1), base + people.end(1), _side(people.group(1))))
    aged = _AGED.search(lead)
    if aged is not None:
        return Age(unit, tail, _aged_hedge(aged, base) or _and_under(text, tail))
    if last.unit is not None:
        return None
    if _DECADE.search(lead) and _DECADE_S.match(text, last.number.end) and last.number.point % 10 == 0:
        return Age("year", tail, None, decade=True)
    if (
        first is last
        and last.number.form == "digits"
        and last.number.point >= 1
        and _CLOSES.match(text, last.end)
        and _NAMED.search(lead)
    ):
        return Age("year", tail)
    return None


def _limit(lead: str, base: int) -> Hedge | None:
    found = _LIMIT.search(lead)
    if found is None or found.group(1) is None:
        return None
    manner = _side(found.group(1))
    return Hedge(base + found.start(1), base + found.end(1), manner) if manner != "exact" else None


def _aged_hedge(found: re.Match[str], base: int) -> Hedge | None:
    words = found.group("hedge")
    if not words:
        return None
    side: Manner = "above" if re.search(r"over|above|least|more", words, re.IGNORECASE) else "below"
    return Hedge(base + found.start("hedge"), base + found.start("hedge") + len(words.rstrip()), side)


def _and_under(text: str, at: int) -> Hedge | None:
    found = _AND_UNDER.match(text, at)
    return Hedge(found.start(1), found.end(1), _side(found.group(1))) if found else None


def _side(word: str) -> Manner:
    first = word.lower().split()[0]
    if first in {"up"} and " " not in word:
        return "above"
    return "below" if first in _YOUNG else "above" if first in _OLDER else "exact"
