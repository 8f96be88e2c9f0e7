"""Rises and falls told in a sentence: which number is the old level, which the new, which the difference.

A change word ("rose", "up", "an increase of") takes the numbers that follow it in its statement, each by its slot
word: *from* is the old level, *to* the new one, *by*, *of* or nothing the difference. A number right before a noun
or comparative is the difference too ("a 15% rise", "5.4% lower"). What is missing on the left of an apposition
("3041 …, down from 3210") is the nearest level before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract import change_words as words
from pipeline.extract.change_levels import (
    appositive,
    of_another_time,
    take_level_before,
    take_old_in_brackets,
    take_old_told_when,
)
from pipeline.extract.change_parts import (
    REACH,
    STOPS,
    bracket,
    ends_statement,
    goes_on_anew,
    of_another_noun,
    of_another_verb,
    put,
    without_brackets,
    without_year_on_year,
)
from pipeline.extract.change_triggers import BETWEEN, DIFFERENCES, Trigger, find_triggers, told_before
from pipeline.extract.placed_numbers import Number
from pipeline.extract.sentences import Sentence
from pipeline.records import Change, Passage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Between the items of a list.
_LISTED = frozenset({",", "and", "$", "£", "€"})
#: "Down at 300 shops" may be where; "up at 904,000" is a level.
_NO_PLACES = 10_000
#: How many numbers before a change word its level may stand.
_BACK = 12


def find_changes(
    article_id: str, paragraph_start: int, doc: Doc, sentence: Sentence, sentence_id: int, numbers: Sequence[Number]
) -> tuple[Change, ...]:
    """The changes of one sentence. ``numbers`` are those of that sentence, in order."""
    usable = [number for number in numbers if number.is_claim]
    if not usable:
        return ()
    span = doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    tokens = list(span) if span is not None else []
    triggers = _asides(doc, list(find_triggers(tokens, usable)))
    firsts = [number.first for number in usable]
    taken: dict[int, str] = {}
    frames: list[Change] = []
    before = _reserved(doc, triggers, usable, firsts)
    for place, trigger in enumerate(triggers):
        limit = triggers[place + 1].first if place + 1 < len(triggers) else tokens[-1].i + 1
        near = usable[max(0, bisect_left(firsts, trigger.first) - _BACK) : bisect_left(firsts, limit) + 1]
        frame = _frame(article_id, paragraph_start, doc, sentence_id, trigger, limit, near, taken, before)
        if frame is not None:
            frames.append(frame)
            frames.extend(_gapped(doc, frame, near, limit, taken))
    return tuple(_joined(doc, paragraph_start, frames))


def _asides(doc: Doc, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The words of change, with those told that are nouns in a clause of their own behind another one."""
    told: list[Trigger] = []
    for trigger in triggers:
        first = next((one for one in told if not one.noun and not one.compares and one.direction is not None), None)
        between = [] if first is None else list(doc[first.last + 1 : trigger.first])
        apart = any(token.text == "," for token in between) and any(token.tag_.startswith("VB") for token in between)
        told.append(replace(trigger, aside=trigger.noun and apart))
    return told


def _frame(
    article_id: str, paragraph_start: int, doc: Doc, sentence_id: int, trigger: Trigger, limit: int,
    numbers: Sequence[Number], taken: dict[int, str], reserved: dict[int, Number],
) -> Change | None:  # fmt: skip
    printed = doc[trigger.first : trigger.last + 1].text
    start = paragraph_start + doc[trigger.first].idx
    passage = Passage(article_id, start, start + len(printed), printed)
    frame = Change(trigger=passage, direction=trigger.direction, sentence=sentence_id)
    own = next((number for number in numbers if number.first == trigger.first), None)
    if own is not None:
        frame = replace(frame, multiple=own.id)
        taken[own.id] = "multiple"
    if trigger.first in reserved:
        frame = put(frame, reserved[trigger.first], taken, "by")
    inside = bracket(doc, trigger.first)
    free = [n for n in numbers if not _later(n, trigger, reserved) and bracket(doc, n.first) in {None, inside}]
    before = [number.id for number in free if number.last < trigger.first]
    frame = _take_after(doc, trigger, limit, free, taken, frame)
    if frame.old is None:
        frame = take_old_in_brackets(doc, trigger, limit, numbers, taken, frame)
    if frame.old is None:
        frame = take_old_told_when(doc, trigger, limit, numbers, taken, frame)
    hangs = trigger.compares or (appositive(doc, trigger) and not _adds_to_another(doc, trigger, frame, numbers))
    if frame.new is None and hangs:
        frame = take_level_before(doc, trigger, free, taken, frame)
    parts = (frame.old, frame.new, frame.amount, frame.percent, frame.points, frame.multiple)
    told = trigger.noun and (frame.amount, frame.percent, frame.points) != (None, None, None)
    undirected = trigger.direction is None and frame.multiple is None and not told
    if undirected and (frame.old is None or frame.new is None):
        return None
    if doc[trigger.first].tag_ == "VBG" and parts.count(None) == len(parts) - 1 and frame.new in before:
        return None  # "at 3 per cent, raising the chance of": nothing is told of the number
    return frame if any(part is not None for part in parts) else None


def _adds_to_another(doc: Doc, trigger: Trigger, frame: Change, numbers: Sequence[Number]) -> bool:
    """ "VAT rose to 20 per cent, adding 2.1 per cent to the price of most goods"."""
    told = next((number for number in numbers if number.id in {frame.amount, frame.percent, frame.points}), None)
    if doc[trigger.first].lower_ not in words.ADDING or told is None or told.last + 2 >= len(doc):
        return False
    behind = next((token for token in doc[told.last + 2 :] if token.tag_ not in {"$", "#"}), None)
    return doc[told.last + 1].lower_ == "to" and all(behind is None or number.first != behind.i for number in numbers)


def _later(number: Number, trigger: Trigger, reserved: dict[int, Number]) -> bool:
    """Whether a later change word holds the number: it stands within four tokens of it."""
    places = range(max(number.last, trigger.first) + 1, number.last + 5)
    return any((held := reserved.get(place)) is not None and held.id == number.id for place in places)


def _reserved(
    doc: Doc, triggers: Sequence[Trigger], numbers: Sequence[Number], firsts: Sequence[int]
) -> dict[int, Number]:
    """ "a 15% rise", "5.4% lower", "132 more": the difference that stands right before a change word, by its token."""
    found: dict[int, Number] = {}
    for trigger in triggers:
        word = doc[trigger.first]
        noun = word.lower_ in words.NOUNS and not word.tag_.startswith(("VBD", "VBN", "VBZ"))
        at = bisect_left(firsts, trigger.first) - 1
        behind = trigger.particle and at >= 0 and numbers[at].last == trigger.first - 1
        behind = behind and (told_before(doc, trigger.first, numbers[at]) or _far_less(doc, trigger, numbers, at))
        if trigger.compares or at < 0 or not (noun or behind or word.lower_ in words.COMPARATIVES):
            continue
        if at and doc[trigger.first - 1].text in {")", "]"}:
            at -= 1  # "460 (13.5%) more": the number before the brackets
        number = numbers[at]
        between = without_year_on_year(without_brackets(list(doc[number.last + 1 : trigger.first])))
        if not number.last < trigger.first or len(between) > 3:
            continue
        apart = any(
            (token.is_punct and token.text != "-") or token.tag_.startswith(("VB", "IN", "MD", "WDT", "TO", "CC"))
            for token in between
        )
        level = number.slot in {"from", "to"} and number.quantity.kind not in DIFFERENCES
        level = level or (number.quantity.kind == "measure" and doc[max(0, number.first - 1)].lower_ in _STRETCH)
        if not apart and not level:
            found[trigger.first] = number
    return found


def _far_less(doc: Doc, trigger: Trigger, numbers: Sequence[Number], at: int) -> bool:
    """ "235, nine up on the 226 of the year before": a level is not less than half of the one before it."""
    if at + 1 >= len(numbers) or trigger.last + 1 >= len(doc) or doc[trigger.last + 1].lower_ not in {"on", "from"}:
        return False
    told, level = numbers[at].quantity.value, numbers[at + 1].quantity.value
    return isinstance(told, (int, float)) and isinstance(level, (int, float)) and 0 < 2 * told < level


def _take_after(
    doc: Doc, trigger: Trigger, limit: int, numbers: Sequence[Number], taken: dict[int, str], frame: Change
) -> Change:
    last = trigger.last
    for number in numbers:
        if not trigger.last < number.first < limit or number.id in taken:
            continue
        if number.first - last > REACH:
            break
        between = without_brackets([doc[i] for i in range(last + 1, number.first)])
        if any(ends_statement(token, between) for token in between):
            break
        if last > trigger.last and (of_another_verb(between) or goes_on_anew(between, number)):
            break
        if trigger.aside and of_another_noun(between):
            break
        role = _role(number, between, trigger, frame)
        if role is None or (role == "from" and _of_another_kind(doc, number, frame, numbers)):
            if number.first - trigger.last > 12:
                break
            continue
        frame = put(frame, number, taken, role, trigger.compares)
        last = number.last
    return frame


def _gapped(doc: Doc, frame: Change, numbers: Sequence[Number], limit: int, taken: dict[int, str]) -> Iterator[Change]:
    """ "Rose 3.4 per cent in May and 2.1 per cent in June", "gained 1.2% and the FTSE 0.8%": told by the same verb."""
    told = next((n for n in numbers if n.id == frame.percent), None)
    if told is None or frame.direction is None or taken.get(told.id) != "percent":
        return
    for number in numbers:
        if not told.last < number.first < limit or number.id in taken:
            continue
        between = without_brackets(list(doc[told.last + 1 : number.first]))
        joins = any(token.lower_ in {"and", ","} for token in between)
        breaks = any(token.tag_.startswith(("VB", "MD", "W")) or token.text in STOPS for token in between)
        follows = doc[number.last + 1].lower_ if number.last + 1 < len(doc) else "."
        if breaks or not joins or number.quantity.kind != "percent" or follows not in _AFTER_GAPPED:
            return
        if number.slot not in {None, "and", "by"}:
            return
        taken[number.id] = "percent"
        told = number
        alone = replace(frame, old=None, new=None, amount=None, percent=number.id, points=None, multiple=None)
        yield _with_levels(doc, alone, number, numbers, taken)


def _with_levels(doc: Doc, frame: Change, told: Number, numbers: Sequence[Number], taken: dict[int, str]) -> Change:
    """ "… and in Europe by 6% to $742m from $700m": the levels right behind."""
    last = told.last
    for number in numbers:
        if number.first <= told.last or number.id in taken:
            continue
        between = [token.lower_ for token in doc[last + 1 : number.first] if token.tag_ not in {"$", "#"}]
        if number.slot not in {"from", "to"} or between != [number.slot]:
            break
        frame = put(frame, number, taken, number.slot)
        last = number.last
    return frame


#: "For the first nine months slip to £1.5bn": a stretch of time before a verb.
_STRETCH = frozenset({"the", "first", "last", "past", "next"})
_YEARLY = frozenset({"year", "month", "quarter", "week", "decade"})
_CLOSE = 4  # words from a verb of change to its pace
_AFTER_GAPPED = frozenset({".", ",", ";", ")", "in", "on", "respectively", "and", "for", "to", "last", "this"})


def _of_another_kind(doc: Doc, number: Number, frame: Change, numbers: Sequence[Number]) -> bool:
    """ "Gained 7 points from 3 games": no level that an amount of another kind is the change of."""
    amount = next((other.quantity for other in numbers if other.id == frame.amount), None)
    kinds = {"count", "money", "measure", "index"}
    if number.quantity.kind == "count" and doc[min(number.last + 1, len(doc) - 1)].lower_ == "to":
        return amount is not None and amount.kind == "money"  # "by 2.4 years, from 27.5 to 29.9"
    return amount is not None and {amount.kind, number.quantity.kind} <= kinds and amount.kind != number.quantity.kind


def _role(number: Number, between: Sequence[Token], trigger: Trigger, frame: Change) -> str | None:
    if trigger.compares:
        return "from" if number.slot in {"with", "to", "against", "versus", "than"} or not between else None
    if number.slot == "from" or (trigger.above and number.slot in {None, "of", "than"}):
        return "from"
    if number.slot == "to":
        return "to"
    if number.slot == "at" and number.quantity.unit in {"year", "month", "week", "day"}:
        return None  # "up 9% at a two-year high"
    if number.slot == "at" and number.quantity.per in _YEARLY and number.quantity.kind == "percent":
        return "by" if frame.percent is None and len(between) < _CLOSE else None  # "is rising at 15% a year"
    if trigger.noun and _told_of_the_noun(number, between, frame):
        return "by"  # "the biggest increase, at 14.3 per cent, from", "the largest growth, 82.6%, from"
    if number.slot == "at" and frame.points is not None and number.quantity.kind == "percent":
        return "to"  # "up 0.8 points at 22.4 per cent"
    if number.slot == "at" and frame.percent is not None and (frame.amount is None or number.quantity.kind == "money"):
        return "to"  # "up 6%, or 16.75p, at 293.5p"
    if number.slot == "at" and frame.amount is not None and _index_level(number):
        return "to"  # "down 48.2 points, or 0.8%, at 6,204.5"
    if number.slot == "at" and trigger.particle and _right_at(between, number):
        return "to"  # "down at $1.3420"
    if number.slot == "than" and trigger.noun and any(token.tag_ in {"JJR", "RBR"} for token in between):
        return None  # "growth was slower than the 2.9 per cent of the last quarter"
    if [token.lower_ for token in between if token.tag_ not in {"$", "#"}][-2:] == ["having", "been"]:
        return "from"
    if number.slot in {"than", "against"} or _held_on(number, between, trigger, frame):
        return "from"
    if number.slot == "by" and (_of_another_verb(between) or _by_whom(between)):
        return None
    if number.slot == "by" or (number.slot == "of" and _amounts_to(between, trigger)):
        return "by"
    if number.slot == "in" and number.quantity.kind == "fraction" and number.quantity.value == 0.5:
        return "by"  # "cut its stake in half"
    if number.slot == "or" and _told_with_new(number, trigger, frame, between[0].doc):
        return "by" if _from_follows(number, between[0].doc) else None  # "to 1,342, or 1.6%, from 1,321"
    if number.slot == "or" and frame.old is not None and number.quantity.per is not None:
        return None  # "up 11 percent from $2.42bn, or $1.59 a share"
    if number.slot == "or" and (frame.amount, frame.percent, frame.multiple).count(None) < 3:
        again = frame.new is not None and number.quantity.kind not in DIFFERENCES
        return None if again else "by"  # "by 3% to £206m, or £17m a month"
    if number.slot == "or" and frame.old is not None and frame.new is not None and number.quantity.kind in DIFFERENCES:
        return "by"  # "from 4,210 to 5,006, or 18.9%"
    if trigger.raises and _gathered(trigger, number):
        return None  # "raised £57m for charity", "the club lost £2m"
    if number.quantity.kind == "percent" and frame.amount is not None and _right_behind(between):
        return "by"  # "gained 215 points, 0.9%, to 24,100"
    if trigger.noun and number.slot is None and _is_told(between, number):
        return "by"
    if frame.old is not None and number.quantity.kind not in DIFFERENCES and {t.lower_ for t in between} <= _LISTED:
        return None  # "up from £40, £60 and £80"
    apart = number.quantity.kind == "fraction" and any(token.text == "," for token in between)
    if apart and _is_of(number, between[0].doc):
        return None  # "from 400 to 4,000, a tenth of what she had"
    plain = all(token.lower_ in BETWEEN or token.tag_ in {"RB", "DT"} or _hedges(token, number) for token in between)
    if trigger.noun and any(token.text == "," for token in between):
        return None  # "after the cuts, one study found"
    return "by" if number.slot is None and plain else None


def _right_at(between: Sequence[Token], number: Number) -> bool:
    """A level right behind "up at"; of a count it may be the place ("down at 300 shops")."""
    value = number.quantity.value
    large = number.quantity.unit is None and isinstance(value, (int, float)) and value >= _NO_PLACES
    return (number.quantity.kind in {"money", "percent", "measure"} or large) and [
        token.lower_ for token in between if token.tag_ not in {"$", "#"}
    ] == ["at"]


def _of_another_verb(between: Sequence[Token]) -> bool:
    """ "Up from 20, winning by 12": the amount is of a verb of its own, right before "by"."""
    by = max((i for i, token in enumerate(between) if token.lower_ == "by"), default=0)
    return by > 1 and between[by - 1].tag_ == "VBG" and between[by - 2].text == ","


#: What is told as a share of something beside its size: "unemployment rose to 1.2 million, or 6.1%, from 1.1 million".
_RATED = frozenset(
    "unemployment unemployed jobless joblessness claimants employment employed work inactive inactivity workforce "
    "deficit debt borrowing surplus spending budget vote votes voters stake holding population people adults children "
    "men women households share".split()
)
_CLAUSE = 30  # tokens before the word of change that are looked through


def _told_with_new(number: Number, trigger: Trigger, frame: Change, doc: Doc) -> bool:
    levelled = frame.new is not None and frame.old is None and frame.percent is None
    if not levelled or number.quantity.kind != "percent":
        return False
    return not any(token.lower_ in _RATED for token in doc[max(0, trigger.first - _CLAUSE) : number.first])


def _told_of_the_noun(number: Number, between: Sequence[Token], frame: Change) -> bool:
    alone = number.quantity.kind == "percent" and (frame.old, frame.new, frame.amount, frame.percent) == (None,) * 4
    words_ = [token.lower_ for token in between]
    told = words_[-1:] == ["at"] or words_[-1:] == [","]
    return alone and told and words_.count(",") <= 1 and _from_follows(number, between[0].doc)


def _from_follows(number: Number, doc: Doc) -> bool:
    following = [token.lower_ for token in doc[number.last + 1 : number.last + 4] if token.text != ","]
    return following[:1] == ["from"]


def _is_of(number: Number, doc: Doc) -> bool:
    return number.last + 1 < len(doc) and doc[number.last + 1].lower_ == "of"


def _right_behind(between: Sequence[Token]) -> bool:
    words_ = [token.lower_ for token in between]
    return words_[-1:] == [","] and (len(words_) == 1 or words_[:-1] in (["points"], ["pence"], ["cents"]))


def _by_whom(between: Sequence[Token]) -> bool:
    """ "Less than the 187 accounted for by the 14 states": who did what a participle says."""
    by = max((i for i, token in enumerate(between) if token.lower_ == "by"), default=0)
    return by > 0 and any(token.tag_ == "VBN" for token in between[max(0, by - 2) : by])


def _index_level(number: Number) -> bool:
    """A level that only an index has: thousands, with no noun."""
    quantity = number.quantity
    large = isinstance(quantity.value, (int, float)) and quantity.value >= 1000
    return quantity.kind in {"count", "index"} and quantity.unit in {None, "point"} and large


def _is_told(between: Sequence[Token], number: Number) -> bool:
    """ "The increase for women was 50%", "growth in 2009 was about 3%": a difference said of the noun of change."""
    if number.quantity.kind not in {"percent", "percentage_points"}:
        return False
    words_ = [token for token in between if not _hedges(token, number) and token.tag_ != "RB"]
    verbs = [token for token in words_ if token.tag_.startswith(("VB", "MD", "W"))]
    copula = bool(words_) and words_[-1].lower_ in {"was", "is", "were"} and verbs == words_[-1:]
    return copula and not any(token.text == "," or token.lower_ in {"of", "and"} for token in words_)


def _gathered(trigger: Trigger, number: Number) -> bool:
    """Whether an amount is what was raised or lost, not by how much something rose or fell ("the shares lost 5p")."""
    kind, unit = number.quantity.kind, number.quantity.unit
    if trigger.direction == "down":
        return kind == "money" and unit not in {"penny", "cent", "sen"} and (number.quantity.step or 1.0) >= 1.0
    return kind not in DIFFERENCES


def _held_on(number: Number, between: Sequence[Token], trigger: Trigger, frame: Change) -> bool:
    """ "An increase on 15,000", "up 5% on the 2,000 of last year", "slightly up on the 27.1% of a year before"."""
    on = next((token for token in reversed(_unowned(between)) if token.tag_ not in {"DT", "JJ", "PRP$"}), None)
    told = trigger.noun or trigger.particle
    bare = trigger.particle and (frame.amount, frame.percent, frame.multiple) == (None, None, None)
    level = number.quantity.kind not in DIFFERENCES or (bare and number.quantity.kind == "percent")
    return told and on is not None and on.lower_ == "on" and level


def _unowned(between: Sequence[Token]) -> Sequence[Token]:
    """ "Up 6 per cent on last May's 960,000": without whose figure it is."""
    marks = [place for place, token in enumerate(between) if token.tag_ == "POS"]
    return between[: marks[-1] - 1] if marks and marks[-1] else between


def _amounts_to(between: Sequence[Token], trigger: Trigger) -> bool:
    """Whether "of" gives the difference: "a fall in sales of 5", "rose at a rate of 5"; not "fell in a run of 5"."""
    of = max((i for i, token in enumerate(between) if token.lower_ == "of"), default=0)
    if trigger.noun:
        others = any(token.lower_ == "and" for token in between[:of])  # "a 9% increase, and revenues of £28bn"
        return not others and not any(token.tag_ in {"VBZ", "VBD", "VBP", "MD"} for token in between)
    return of == 0 or between[of - 1].lower_ in words.AMOUNTING


def _hedges(token: Token, number: Number) -> bool:
    hedge = number.quantity.hedge
    return hedge is not None and number.start - token.idx <= number.quantity.passage.start - hedge.start


def _joined(doc: Doc, paragraph_start: int, frames: Sequence[Change]) -> Iterator[Change]:
    """ "Rose by 5 per cent to 3,041 compared with 2,896": a comparison that follows a change with no comma between
    them is one with it; after a comma it may be of another group ("up 1.8%, compared with £459 for women"). A
    difference told beside the levels belongs to them."""
    waiting = deque(frames)
    while waiting:
        frame = waiting.popleft()
        following = waiting[0] if waiting else None
        if following is not None and _continues(doc, paragraph_start, frame, following):
            waiting.popleft()
            frame = replace(frame, old=following.old)
        elif following is not None and _adds(frame, following):
            waiting.popleft()
            frame = replace(
                frame,
                amount=frame.amount if frame.amount is not None else following.amount,
                percent=frame.percent if frame.percent is not None else following.percent,
                points=frame.points if frame.points is not None else following.points,
            )
        yield frame


def _adds(frame: Change, following: Change) -> bool:
    """ "Rose from 200 to 300, an increase of 50 per cent": the difference of the change just told."""
    same = frame.new is not None and frame.new == following.new and frame.direction == following.direction
    return same and frame.old is not None and following.old is None


def _continues(doc: Doc, paragraph_start: int, frame: Change, comparison: Change) -> bool:
    if comparison.direction is not None or frame.direction is None or frame.old is not None:
        return False
    if frame.new is None or frame.new != comparison.new:
        return False
    if of_another_time(doc, paragraph_start, comparison):
        return True
    start = comparison.trigger.start - paragraph_start
    word = doc.char_span(start, start + 1, alignment_mode="expand")
    return word is None or word.start == 0 or doc[word.start - 1].text[-1:] not in {",", ";", ")", "–"}
