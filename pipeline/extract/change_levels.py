"""Levels of a change that are not told by a slot word: in brackets, in a clause with "when", before an apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract import change_words as words
from pipeline.extract.change_parts import REACH, bracket, ends_statement, put
from pipeline.extract.change_triggers import Trigger
from pipeline.extract.placed_numbers import Number
from pipeline.patterns import lazily
from pipeline.records import Change

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TIME_UNITS = frozenset("second minute hour day week month quarter year decade".split())
_DURING = frozenset("in over during within for after every per throughout".split())
_SPANNED = frozenset("in over during within for last past first next same previous".split())
_PART_OF = frozenset({"of it", "of which", "of that"})
_COPULAS = frozenset({"was", "is", "were", "represents", "represented", "represent"})
_OLD_LEVEL = lazily(
    r"\s*(?:with|to)?\s*(?:just|only|about|around|an?|the)?\s*[£$€]?\d[\d,.]*+(?:\s?(?:%|per\s?cent\b|percent\b|"
    r"[mb]n?\b|million\b|billion\b|p\b))?"
)
#: Behind an earlier level: it is of several together, not of the last one.
_IN_ALL = lazily(
    r"(?:in\s+(?:total|all)|altogether|all\s+told|overall|combined|together|between\s+them)\b", re.IGNORECASE
)
#: "In 2002, when there were 1,500", "when the average home cost £125,000".
_STOOD = frozenset("were was stood had cost averaged totalled numbered".split())
#: "When 121,000 were added": no level, but a change of its own.
_ADDED = frozenset("added lost cut created gained shed removed built axed hired".split())
_TIMES = lazily(
    r"(?:\s+[a-z]+){0,4}?\s+(?:an?\s+(?:year|month|week|quarter|decade)\s+(?:earlier|ago|before)|(?:the\s+)?(?:previous|"
    r"preceding|same|year[ -]ago|corresponding)\b|last\s+(?:year|month|week|quarter)|(?:years?|months?)\s+(?:earlier|"
    r"ago|before)|(?:in|for|during)\s+(?:[A-Z]\w+\s+)?(?:19|20)\d\d\b|before\s+the\s+\w+)"
)


def take_old_in_brackets(
    doc: Doc, trigger: Trigger, limit: int, numbers: Sequence[Number], taken: dict[int, str], frame: Change
) -> Change:
    """ "5% lower than in 2008 (200 tonnes)": the old level, in brackets after the time that it is of."""
    told = frame.amount if frame.amount is not None else frame.percent
    for number in numbers:
        if told is None or not trigger.last < number.first < limit or doc[number.first - 1].text not in {"(", "£", "$"}:
            continue
        if number.first - trigger.last > REACH:
            break
        between = list(doc[trigger.last + 1 : number.first - 1])
        holds = [token.lower_ for token in between if token.lower_ in {"than", "from", "on", "compared", "against"}]
        others = any(trigger.last < other.first < number.first for other in numbers)
        plain = not any(ends_statement(token, between) or token.text == "," for token in between if token.text != "(")
        if holds and plain and not others and number.quantity.kind in {"count", "money", "measure"}:
            return put(frame, number, taken, "from")
        break
    return frame


def take_old_told_when(
    doc: Doc, trigger: Trigger, limit: int, numbers: Sequence[Number], taken: dict[int, str], frame: Change
) -> Change:
    """ "4% more than in 2013, when there were 1,500": the old level, in a clause about its time."""
    if frame.amount is None and frame.percent is None and not trigger.compares:
        return frame
    for number in numbers:
        if not trigger.last < number.first < limit or number.id in taken or number.first - trigger.last > REACH:
            continue
        near = [token.lower_ for token in doc[max(trigger.last + 1, number.first - 6) : number.first]]
        since = {token.lower_ for token in doc[trigger.last + 1 : number.first]} & {"since", "from", "than", "on"}
        since |= {"compared"} if trigger.compares else set()
        after = [token.lower_ for token in doc[number.last + 1 : number.last + 4]]
        clause = [*near[near.index("when") :], *(after if near[-1] == "when" else [])] if "when" in near else []
        stated = _STOOD & set(clause) and not _ADDED & set(clause)
        told = number.quantity.kind in {"count", "money", "measure"} and _named_before(doc, number)
        told = told and not _of_some(doc, number)
        if since and stated and told:
            return put(frame, number, taken, "from")
        break
    return frame


#: Nouns for whatever is counted.
_ANYTHING = frozenset("case person people incident unit one total figure".split())


def _named_before(doc: Doc, number: Number) -> bool:
    """Whether what it counts was told of: not "complaints rose by 8% on 2012, when there were 40 staff"."""
    unit = number.quantity.unit
    if unit is None or number.quantity.kind != "count":
        return True
    noun = unit.split()[-1].removesuffix("y")
    return noun in _ANYTHING or noun in doc[: number.first].text.lower()


def _of_some(doc: Doc, number: Number) -> bool:
    """ "When there were 900 deaths of women", "when there were 1,500 of them in Leeds"."""
    after = [token.lower_ for token in doc[number.last + 1 : number.last + 5]]
    if "of" not in after[:2] or number.quantity.kind != "count":
        return False
    them = after[after.index("of") + 1 :]
    return not (them[:1] in (["them"], ["these"]) and (len(them) == 1 or them[1] in {".", ",", ";", ")"}))


def appositive(doc: Doc, trigger: Trigger) -> bool:
    """Whether the change hangs on what was said just before it: after a comma, a dash or a bracket."""
    word = doc[trigger.first]
    hangs = word.lower_ in words.PARTICLES | words.NOUNS or word.lower_ in words.COMPARATIVES
    if not hangs and (word.tag_ != "VBG" or doc[max(0, trigger.first - 1)].lower_ in {"before", "after"}):
        return False
    place = trigger.first - 1
    copula = False
    low = trigger.first - 8
    while place >= max(0, low):
        token = doc[place]
        if token.text == ")":  # "reflecting a 6,142 (14%) increase"
            opened = bracket(doc, place)
            if opened is None:
                return False
            low -= place - opened + 1
            place = opened - 1
            continue
        if token.text in {",", "–", "—", "--", "("}:
            return True
        if token.tag_ == "WDT" and copula:
            return place > 0 and doc[place - 1].text in {",", "–", "—"}  # ", which was also an increase of"
        if token.lower_ in _COPULAS and place and _relative(doc, place):
            copula = True
        elif token.lower_ in _TIME_UNITS and "-" in {doc[place - 1].text, doc[place + 1].text}:
            pass  # "a year-on-year increase"
        elif (
            token.tag_.startswith(("VB", "NN", "PRP", "WDT"))
            and not token.text[:1].isdigit()
            and token.lower_ not in {"cent", "percent", "%"}
        ):
            return False
        place -= 1
    return False


def _relative(doc: Doc, place: int) -> bool:
    """Whether the verb at ``place`` is that of a clause with "which"."""
    return any(token.tag_ == "WDT" for token in doc[max(0, place - 2) : place])


def of_another_time(doc: Doc, paragraph_start: int, comparison: Change) -> bool:
    """ "To £44m, against £50m a year earlier": the level of another time, not of another group."""
    end = comparison.trigger.end - paragraph_start
    word = doc.char_span(end - 1, end, alignment_mode="expand")
    following = doc[word.end : word.end + 16].text if word is not None else ""
    found = _OLD_LEVEL.match(following)
    return found is not None and _TIMES.match(following, found.end()) is not None


def take_level_before(
    doc: Doc, trigger: Trigger, numbers: Sequence[Number], taken: dict[int, str], frame: Change
) -> Change:
    """The nearest level before the change word that may have risen or fallen so becomes the new one."""
    amount = next((n for n in numbers if n.id in {frame.amount, frame.points}), None)
    old = next((n for n in numbers if n.id == frame.old), None)
    if old is not None and _IN_ALL.match(doc[old.last + 1 : old.last + 4].text):
        return frame  # "£2m in Africa and £1m in Asia, up from £2.5m in total"
    for number in reversed([n for n in numbers if n.last < trigger.first]):
        if taken.get(number.id) in {"percent", "amount", "points", "multiple", "old"}:
            continue
        if taken.get(number.id) == "compared" and trigger.compares:
            continue
        if doc[number.last + 1 : number.last + 3].text.lower() in _PART_OF:
            continue  # "£40m, £8m of it from the council, up from £35m"
        if old is not None and (not _comparable(number, old) or _lasts(doc, number, old)):
            continue
        if old is not None and number.quantity.per is not None and old.quantity.per is None and _is_or(doc, number):
            continue  # "$2.68bn, or $1.83 a share, up from $2.42bn"
        if old is None and number.quantity.unit in _TIME_UNITS and doc[max(0, number.first - 1)].lower_ in _SPANNED:
            continue  # "from £2.30 to £3.45 in ten years – up by half"
        if old is None and amount is not None and not _changes_by(number, amount):
            continue
        taken.setdefault(number.id, "new")
        return replace(frame, new=number.id)
    return frame


def _is_or(doc: Doc, number: Number) -> bool:
    return "or" in {token.lower_ for token in doc[max(0, number.first - 3) : number.first]}


def _lasts(doc: Doc, number: Number, old: Number) -> bool:
    """ "4,390 in the half-year, a 34% jump from 3,280", "in the three years": a stretch of time and no level."""
    if number.quantity.unit not in _TIME_UNITS or old.quantity.unit in _TIME_UNITS:
        return False
    lead = {token.lower_ for token in doc[max(0, number.first - 2) : number.first]}
    return bool(lead & _DURING) or doc[min(number.last + 1, len(doc) - 1)].text == "-"


def _changes_by(level: Number, amount: Number) -> bool:
    """Whether a level may rise by such an amount: a percentage by points, a count or a sum by its own kind."""
    if amount.quantity.kind == "percentage_points" or level.quantity.kind == "percent":
        return (amount.quantity.kind == "percentage_points") == (
            level.quantity.kind in {"percent", "fraction", "ratio"}
        )
    return True


def _comparable(a: Number, b: Number) -> bool:
    if a.quantity.kind == b.quantity.kind:
        return a.quantity.unit == b.quantity.unit or a.quantity.kind in {"count", "ratio", "fraction"}
    if b.quantity.kind == "count" and a.quantity.kind in {"measure", "index"} and b.slot == "from":
        return True  # "7 hectares, up from 4.2"
    return {a.quantity.kind, b.quantity.kind} <= {"ratio", "fraction", "percent"}
