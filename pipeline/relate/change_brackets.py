"""The parts of a change that print puts in brackets.

"By £0.6bn (2.3%) to £25.3bn", "a 5% rise in the year to March (23,731) compared with the 12 months before (22,630)",
"to 48.9 in 2011 (from 60.8 in 2001)", "from 44,800 to 41,200 (8%)".
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.patterns import lazily
from pipeline.records import Change
from pipeline.relate import change_words as words
from pipeline.relate.change_times import at_its_times
from pipeline.relate.comparing import changes_by
from pipeline.relate.page import Page, parts_of

_SHARES = frozenset({"percent", "ratio", "fraction"})
_LEVELS = frozenset({"count", "money", "measure", "index"})
_COMPARATIVES = frozenset({"higher", "lower", "more", "fewer", "less", "greater", "larger", "smaller"})
#: "Increasing slightly (by 0.1 per cent)".
_OPENED = lazily(r"\s?(?:\w+ly\s)?\(")
#: How many numbers behind the word of change a bracket may stand.
_REACH = 6


def filled(page: Page, change: Change) -> Change:
    """The change with what stands in brackets behind its word or its numbers."""
    for fill in (
        _amount_ahead,
        _behind_the_word,
        _behind_a_part,
        _in_counts,
        at_its_times,
        _behind_a_time,
        _from_before,
        _behind_it_all,
    ):
        change = fill(page, change)
    return change


def _kind(page: Page, id_: int) -> str:
    return page.claims[id_].quantity.kind


def _amount_ahead(page: Page, change: Change) -> Change:
    """ "12,480 in April, 1,120 or 8.2% lower than a year earlier": the amount before the percentage."""
    percent = change.percent
    if percent is None or change.amount is not None or page.start(percent) > change.trigger.start:
        return change
    ids = page.numbers(change.sentence)
    at = ids.index(percent) if percent in ids else 0
    amount = ids[at - 1] if at else None
    if amount is None or _kind(page, amount) not in _LEVELS or amount == change.old:
        return change
    if not words.OR.fullmatch(page.text[page.end(amount) : page.start(percent)]):
        return change
    level = ids[at - 2] if at > 1 and change.new in {None, amount} else change.new
    if level is None or not changes_by(page.claims[level].quantity, page.claims[amount].quantity):
        return change
    return replace(change, amount=amount, new=level)


def _behind_the_word(page: Page, change: Change) -> Change:
    """ "The biggest increase (28 per cent, 171,000)": a percentage and an amount right behind the word."""
    inside = [
        id_ for id_ in page.numbers(change.sentence)
        if page.start(id_) > change.trigger.end and not page.text[change.trigger.end : page.start(id_)].count(")")
    ][:2]  # fmt: skip
    opened = page.opening(inside[0]) if inside else None
    if opened is None or opened != _first_bracket(page, change.trigger.end):
        return change
    close = page.text.find(")", page.end(inside[0]))
    if not words.CLOSES.match(page.text, page.end(inside[-1])) and close < page.start(inside[-1]):
        inside = inside[:1]
    for id_ in inside:
        if page.end(id_) > close or words.OF_ANOTHER.match(page.text, page.end(id_)):
            break  # "(by 4 per cent in Wales)"
        if _kind(page, id_) == "percent" and change.percent is None:
            change = replace(change, percent=id_)
        elif _kind(page, id_) in _LEVELS and change.amount is None and change.percent is not None:
            change = replace(change, amount=id_)
    return change


def _first_bracket(page: Page, at: int) -> int | None:
    found = _OPENED.match(page.text, at)
    return None if found is None else found.end() - 1


def _behind_a_part(page: Page, change: Change) -> Change:
    """ "By 4.0 million (15 per cent)", "a seven per cent (3.7 million) increase"."""
    if change.amount is not None and change.percent is None:
        beside = _beside(page, change.amount)
        if not beside and _kind(page, next(iter(page.dashed.get(change.amount, ())), change.amount)) == "percent":
            return replace(change, percent=page.dashed[change.amount][0])  # "by 1.2 million - 4.8% - to"
        if beside and _kind(page, beside[0]) == "percent" and words.CLOSES.match(page.text, page.end(beside[0])):
            return replace(change, percent=beside[0])
    if change.percent is not None and change.amount is None:
        beside = _beside(page, change.percent)
        if beside and _kind(page, beside[0]) in _LEVELS:
            level = change.new if change.new is not None else change.old
            if level is None:
                return replace(change, amount=beside[0])
            if changes_by(page.claims[level].quantity, page.claims[beside[0]].quantity):
                return _amount_or_level(page, change, beside[0])
    return change


def _amount_or_level(page: Page, change: Change, id_: int) -> Change:
    """ "Up 7% (4.1 million) to 63 million" gives the amount, "£312m, up 30% (£240m)" the earlier level: an amount is
    not most of a level that changed by less than half."""
    new = page.claims[change.new].quantity.value if change.new is not None else None
    value, percent = page.claims[id_].quantity.value, page.claims[change.percent or 0].quantity.value
    if not all(isinstance(number, (int, float)) for number in (new, value, percent)):
        return replace(change, amount=id_)
    if value > new / 2 and percent < 50:  # type: ignore[operator]  # numbers, as just checked
        return replace(change, old=id_) if change.old is None else change
    return replace(change, amount=id_)


def _in_counts(page: Page, change: Change) -> Change:
    """ "87 per cent (48.6 million) …, a rise of 1.2 million but a fall of four points from 91 per cent (47.4 million)":
    the amount is of the two counts in brackets, the earlier that of the share behind "from"."""
    if change.amount is None or change.old is not None or change.new is not None or change.percent is not None:
        return change
    amount = page.claims[change.amount].quantity
    shares = [
        (id_, page.apposed[id_][0]) for id_ in page.numbers(change.sentence)
        if _kind(page, id_) in _SHARES and page.apposed.get(id_) and _beside(page, id_)
    ]  # fmt: skip
    if len(shares) != 2 or any(not changes_by(page.claims[count].quantity, amount) for _, count in shares):
        return change
    olds = [pair for pair in shares if page.text[: page.start(pair[0])].endswith("from ")]
    if len(olds) != 1 or any(_kind(page, count) != "count" for _, count in shares):
        return change
    new = next(pair for pair in shares if pair is not olds[0])
    return replace(change, old=olds[0][1], new=new[1])


def _beside(page: Page, id_: int) -> tuple[int, ...]:
    """The numbers in the brackets right behind a number: two words may stand between, no time and no comparison."""
    beside = page.apposed.get(id_, ())
    opened = page.opening(beside[0]) if beside else None
    near = opened is not None and words.COUNTED.fullmatch(page.text[page.end(id_) : opened])
    return beside if near else ()


def _behind_a_time(page: Page, change: Change) -> Change:
    """A level in brackets behind the time that it is of: the earlier one behind a comparison, else the later one."""
    told = change.percent is not None or change.amount is not None or change.trigger.text.lower() in _COMPARATIVES
    if not told or (change.old is not None and change.new is not None):
        return change
    taken = set(parts_of(change))
    behind = [id_ for id_ in page.numbers(change.sentence) if page.start(id_) > change.trigger.end]
    for id_ in behind[:_REACH]:
        opened = page.opening(id_)
        if id_ in taken or _kind(page, id_) not in _LEVELS or opened is None:
            continue
        since = max((page.end(other) for other in behind if page.end(other) <= opened), default=change.trigger.end)
        lead = page.text[max(since, change.trigger.end) : opened]
        if words.FROM_BEFORE.search(page.text[opened : page.claims[id_].quantity.passage.start]):
            break
        if not words.ENDS_IN_TIME.search(lead):
            continue
        above = change.trigger.text.lower() in {"above", "below"}
        if above and not words.CLOSES.match(page.text, page.end(id_)):
            break  # "12% above the peak of 2007 (£186,000 in the region)"
        compares = above or words.COMPARES.search(lead.lstrip(")]"))
        if compares and change.old is None:
            change = replace(change, old=id_)
        elif not compares and change.new is None:
            change = replace(change, new=id_)
    return change


def _from_before(page: Page, change: Change) -> Change:
    """ "To 48.9 in 2011 (from 60.8 in 2001)", "to 41,200 (44,800 in 2012)"."""
    if change.old is not None:
        return change
    since = min([change.trigger.start, *(page.start(id_) for id_ in [change.new] if id_ is not None)])
    behind = [id_ for id_ in page.numbers(change.sentence) if page.start(id_) > since]
    for id_ in behind[:_REACH]:
        opened = page.opening(id_)
        if opened is None or _kind(page, id_) not in _LEVELS | _SHARES or id_ in set(parts_of(change)):
            continue
        if _holds_two(page, id_, behind):
            continue
        said = words.FROM_BEFORE.search(page.text[opened : page.claims[id_].quantity.passage.start])
        plain = change.new is not None and change.new < id_ and words.OF_A_TIME.match(page.text, page.end(id_))
        if said and change.new is None:
            return _pair_in_brackets(page, change, id_, behind)
        if change.new is not None and (said or plain) and changes_by(
            page.claims[change.new].quantity, page.claims[id_].quantity
        ):  # fmt: skip
            return replace(change, old=id_)
    return change


def _holds_two(page: Page, id_: int, behind: list[int]) -> bool:
    """ "1,060 births (1,020 in 2012 and 980 in 2011)": which of the two a change is from is not told."""
    following = next((other for other in behind if other > id_), None)
    if following is None or _kind(page, following) != _kind(page, id_):
        return False
    gap = page.text[page.end(id_) : page.start(following)]
    return ")" not in gap and words.AND_ALSO.search(gap) is not None


def _pair_in_brackets(page: Page, change: Change, old: int, behind: list[int]) -> Change:
    """ "Decreased by 8% (from 44,800 to 41,200)"."""
    following = next((id_ for id_ in behind if id_ > old), None)
    if following is None:
        return change
    gap = page.text[page.end(old) : page.claims[following].quantity.passage.start]
    if ")" in gap or not gap.rstrip(" £$€").endswith(" to"):
        return change
    return replace(change, old=old, new=following)


def _behind_it_all(page: Page, change: Change) -> Change:
    """ "From 44,800 in 2012 to 41,200 in 2013 (8%)": a bracket with nothing but a percentage, behind the levels."""
    whole = change.old is not None or change.amount is not None
    if change.percent is not None or change.new is None or not whole or change.direction is None:
        return change
    if _kind(page, change.new) in _SHARES:
        return change
    if change.old is not None and page.apposed.get(change.old):
        return change  # "from 200 (4%) to 300 (5%)": shares of something else
    anchors = {max(parts_of(change)), change.new if change.amount is None else change.amount}
    found = next(
        (id_ for anchor in sorted(anchors) if (id_ := _percent_behind(page, change, anchor)) is not None), None
    )
    return change if found is None else replace(change, percent=found)


def _percent_behind(page: Page, change: Change, anchor: int) -> int | None:
    """The percentage that stands alone in brackets behind a number and its time."""
    following = next((id_ for id_ in page.numbers(change.sentence) if id_ > anchor), None)
    if following is None or _kind(page, following) != "percent":
        return None
    opened = page.opening(following)
    if opened is None and words.DASHED_ALONE.fullmatch(page.text[page.end(anchor) : page.start(following)]):
        return following if words.ENDS.match(page.text, page.end(following)) else None
    if opened is None or not words.ONLY_CHANGE.fullmatch(page.text[opened : page.start(following)]):
        return None
    between = page.text[page.end(anchor) : opened].strip()
    timed = not between or (words.ENDS_IN_TIME.search(between) and "," not in between)
    return following if timed and words.CLOSES.match(page.text, page.end(following)) else None
