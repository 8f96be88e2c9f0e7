"""The levels of a change that print tells behind it: "Membership grew by a fifth. It now stands at 6,000, up from
5,000", "doubled, with 46,000 sold against 21,000 last year", "up 15% at £276m. A year ago it was £240m".

The subject must be that of the change: a pronoun, a bare "the figure", or the noun that was told to rise or fall.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Change, Claim
from pipeline.relate.comparing import changes_by

#: How far behind a change its levels may start, and how far before it its subject.
_REACH = 220
_LEVELS = frozenset({"count", "money", "measure", "index", "percent"})
_HEDGE = r"(?:(?:about|around|nearly|almost|just|only|some|over|more\s+than|a|an|the)\s+){0,2}[£$€]?"
_FIGURE = r"(?:the|that)\s+(?:figure|total|number|rate|level|sum|value|tally)"
_ITSELF = rf"(?:it|they|this|that|{_FIGURE})"
_IS = r"(?:was|were|is|are|stood\s+at|stands\s+at|came\s+(?:in\s+)?(?:to|at)|totalled|reached)"
_EARLIER = (
    r"(?:(?:a|one)\s+(?:year|month|quarter|week)|(?:twelve|six|12)\s+months)\s+(?:ago|earlier|before)|"
    r"(?:(?:in\s+)?(?:the\s+)?(?:last|previous))\s+(?:year|month|quarter|season)|(?:in|for)\s+(?:19|20)\d\d"
)
_SENTENCE_END = lazily(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n")
#: From the start of the sentence behind the change to the later level.
_IT_IS = lazily(rf"\W*(?:{_ITSELF}\s+(?:now\s+|currently\s+)?{_IS}|there\s+(?:were|was|are))\s+{_HEDGE}", re.IGNORECASE)
#: "…; the total now stands at", ". It is now".
_NOW_IS = lazily(
    rf"[^,;:.()]{{0,60}}?[;.]\s+(?:{_ITSELF}\s+(?:now|currently|today)\s+{_IS}|{_ITSELF}\s+{_IS}\s+(?:now|currently)|"
    rf"(?:now|today),?\s+{_ITSELF}\s+{_IS}|(?:there\s+are\s+now|now\s+there\s+are))\s+{_HEDGE}",
    re.IGNORECASE,
)
#: Behind the later level: "Dealers sold 73,900 of them".
_OF_THEM = lazily(r"\s+of\s+(?:them|these)\b")
#: From the change to the later level in its own sentence; the noun or the participle behind the number is looked at.
_WITH = lazily(
    rf"[^,;:.()]{{0,40}},\s+(?P<link>with|coming\s+in\s+at|reaching|hitting|totalling|standing\s+at)\s+{_HEDGE}"
)
#: "Were 18% higher: 64,900 in May, compared with 55,000 a year before".
_COLON = lazily(rf"[^,;:.()]{{0,40}}:\s+{_HEDGE}")
_PAST_LEVEL = lazily(
    rf"(?:\s+[a-z]+){{0,4}}?\s+(?:{_EARLIER}|(?:in|during|for|at)\s+(?:the\s+)?(?:same|previous|corresponding)\b|"
    r"the\s+(?:year|month|quarter|week|season)\s+before|(?:in|during)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b|between\s+[A-Z]\w+\s+and\s+[A-Z]\w+\s+(?:19|20)\d\d\b)"
)
#: "A year ago it was", "Last year's figure was", "; it had been".
_IT_WAS = lazily(
    rf"\W*(?:(?:{_EARLIER}),?\s+{_ITSELF}\s+(?:was|were|had\s+been|stood\s+at|came\s+to)|{_ITSELF}\s+had\s+been|"
    r"(?:last|the\s+previous)\s+(?:year|month|quarter|season)[’']s\s+(?:figure|total|rate|level)\s+(?:was|stood\s+at|had\s+been))"
    rf"\s+{_HEDGE}",
    re.IGNORECASE,
)
#: "Will rise 3% to £9,535 next autumn; they are £9,250 now".
_IT_IS_NOW = lazily(rf"\W*{_ITSELF}\s+(?:is|are|stands?\s+at)\s+{_HEDGE}", re.IGNORECASE)
_AT_PRESENT = lazily(r"(?:\s+[a-z]+){0,2}?\s+(?:now|today|at\s+(?:present|the\s+moment)|currently)\s*(?:[.,;)]|$)")
_PARTICIPLE = lazily(r"\s+(?:\w+ed|sold|built|made|held|won|born|taken|seen|caught|given|paid)\b")
#: Between the later level and what it is held against: a time and nothing else.
_AT_A_TIME = lazily(
    r"(?:\s+of\s+(?:them|these))?(?:\s+(?!(?:debt|cash|shares|costs|all|total)\b)[a-z]+){0,2}?"
    r"(?:\s+(?:(?:in|for|at|during|by|over)\s+(?:the\s+|its\s+|\w+\s+)?(?:\w+\s+){0,2}?(?:\d{4}|year|month|quarter|week|half|end|"
    r"season|period|stage|January|February|March|April|May|June|July|August|September|October|November|December)|"
    r"(?:last|this)\s+(?:year|month|week|quarter|season)))?(?:\s+of\s+the\s+(?:week|month|year))?,?\s*"
)
_STRETCH = lazily(
    r"\b(?:in|during|over|for)\s+(?:(?:the|its|this|that)\s+)?(?:\w+\s+)?(?P<unit>quarter|month|week|half|months)\b"
)
_COMPARED = frozenset({"compared", "comparison", "against", "versus"})

Claims = Mapping[int, Claim] | Sequence[Claim]


def pair_behind(text: str, claims: Claims, change: Change, pair: Change) -> bool:
    """Whether the two levels of ``pair`` are those of ``change``, which tells a difference and no level."""
    difference = _only_difference(change)
    old, new = pair.old, pair.new
    if difference is None or old is None or new is None or new > old or change.direction is None:
        return False
    if (pair.amount, pair.percent, pair.points, pair.multiple) != (None, None, None, None):
        return False
    if {change.direction, pair.direction} == {"up", "down"} or not _next(claims, difference, new):
        return False
    if not changes_by(claims[old].quantity, claims[new].quantity) or not _may_change_by(claims, difference, new):
        return False
    if pair.direction is None and not _of_the_past(text, claims, pair):
        return False
    if not _AT_A_TIME.fullmatch(
        text, claims[new].quantity.passage.end, max(pair.trigger.start, claims[new].quantity.passage.end)
    ):
        return False
    if _in_another_stretch(text, claims, change, pair):
        return False
    return _told_of_the_same(text, claims, change, difference, new)


def old_behind(text: str, claims: Claims, change: Change) -> int | None:
    """The earlier level of a change that has its difference and its later level, told right behind it."""
    new = change.new
    difference = next((id_ for id_ in (change.percent, change.amount) if id_ is not None), None)
    if new is None or difference is None or change.old is not None:
        return None
    last = max(new, difference)
    old = _following(claims, last)
    if old is None or claims[old].sentence > change.sentence + 1 or _others(claims, change, new, old):
        return None
    start, end = claims[last].quantity.passage.end, claims[old].quantity.passage.start
    if not 0 < end - start <= _REACH or not changes_by(claims[new].quantity, claims[old].quantity):
        return None
    lead = re.split(r";|\s[–—-]\s", _SENTENCE_END.split(text[start:end])[-1])[-1]
    if _IT_WAS.fullmatch(lead):
        return old
    return old if _IT_IS_NOW.fullmatch(lead) and _AT_PRESENT.match(text, claims[old].quantity.passage.end) else None


def new_behind(text: str, claims: Claims, change: Change) -> int | None:
    """ "29,000 fewer than in 2010, when there were 143,700; the total now stands at 114,700": the later level of a
    change that has its difference and its earlier level."""
    if change.old is None or change.new is not None or (change.percent is None and change.amount is None):
        return None
    last = max(id_ for id_ in (change.old, change.percent, change.amount) if id_ is not None)
    new = _following(claims, last)
    if new is None or claims[new].sentence > change.sentence + 1:
        return None
    start, end = claims[last].quantity.passage.end, claims[new].quantity.passage.start
    if not 0 < end - start <= _REACH or not changes_by(claims[change.old].quantity, claims[new].quantity):
        return None
    return new if _NOW_IS.fullmatch(text, start, end) else None


def _in_another_stretch(text: str, claims: Claims, change: Change, pair: Change) -> bool:
    """ "Rose 4% in the quarter. They were 3,900 over the whole year": the change has a stretch that the levels lack."""
    start, middle = change.trigger.end, claims[pair.new or 0].quantity.passage.start
    told = _STRETCH.search(_SENTENCE_END.split(text[start:middle])[0])
    end = claims[pair.old or 0].quantity.passage.end
    return told is not None and told["unit"] not in text[middle : end + 40]


def _only_difference(change: Change) -> int | None:
    if change.old is not None or change.new is not None:
        return None
    told = [id_ for id_ in (change.percent, change.points, change.multiple) if id_ is not None]
    return told[0] if len(told) == 1 and change.amount is None else None


def _may_change_by(claims: Claims, difference: int, level: int) -> bool:
    """Points between percentages, per cent and multiples between everything else."""
    share = claims[level].quantity.kind == "percent"
    return claims[level].quantity.kind in _LEVELS and share == (claims[difference].quantity.kind == "percentage_points")


def _following(claims: Claims, id_: int) -> int | None:
    """The next number that is a claim."""
    for at in range(id_ + 1, min(id_ + 5, len(claims))):
        if claims[at].quantity.kind not in NOT_CLAIMS:
            return at
    return None


def _next(claims: Claims, difference: int, level: int) -> bool:
    return _following(claims, difference) == level


def _others(claims: Claims, change: Change, new: int, old: int) -> bool:
    """Whether the change's sentence has a second level that "it" may be."""
    near = range(max(0, new - 8), old)
    return any(
        at != new and at not in {change.amount, change.percent} and claims[at].sentence == change.sentence
        and claims[at].quantity.kind == claims[new].quantity.kind
        for at in near
    )  # fmt: skip


def _of_the_past(text: str, claims: Claims, pair: Change) -> bool:
    end = claims[pair.old or 0].quantity.passage.end
    return pair.trigger.text.lower() in _COMPARED and _PAST_LEVEL.match(text, end, end + 80) is not None


def _told_of_the_same(text: str, claims: Claims, change: Change, difference: int, new: int) -> bool:
    start = max(change.trigger.end, claims[difference].quantity.passage.end)
    end = claims[new].quantity.passage.start
    if not 0 < end - start <= _REACH or not _named(text, claims, change, new):
        return False
    if claims[new].sentence == change.sentence:
        if _COLON.fullmatch(text, start, end):
            return True
        found = _WITH.fullmatch(text, start, end)
        if found is None or found["link"] != "with":
            return found is not None
        behind = claims[new].quantity
        return behind.unit is not None or _PARTICIPLE.match(text, behind.passage.end) is not None
    lead = _SENTENCE_END.split(text[start:end])
    if claims[new].sentence != change.sentence + 1 or len(lead) != 2:
        return False
    return _IT_IS.fullmatch(lead[1]) is not None or _OF_THEM.match(text, claims[new].quantity.passage.end) is not None


def _named(text: str, claims: Claims, change: Change, new: int) -> bool:
    """Whether what the level counts is named before the change; a number without a noun counts what was told."""
    quantity = claims[new].quantity
    if quantity.kind != "count" or quantity.unit is None:
        return True
    noun = quantity.unit.split()[-1].removesuffix("y")
    return noun in text[max(0, change.trigger.start - _REACH) : claims[new].quantity.passage.start].lower()
