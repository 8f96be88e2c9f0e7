"""Earlier levels that stand where grammar looks for one and that the change does not begin at: an aim ("whose target is
2%, expects the rate to fall to 5.2%"), another place's ("13,171 in Norfolk, and in Kent it rose by 14 per cent to
22,704"), or one from years before a change that is told of one year."""

from __future__ import annotations

from pipeline.patterns import lazily
from pipeline.records import Change, Claim
from pipeline.relate.change_pieces import Told
from pipeline.relate.page import Page
from pipeline.relate.sameness import same_place
from pipeline.relate.yearly import A_YEAR, days_apart

_AIM = lazily(
    r"\b(?:target|goal|aim|objective|ambition|threshold|benchmark)s?\s+(?:(?:is|was|are|were|stands?|stood|remains?)\s+)?"
    r"(?:of\s+|at\s+|to\s+be\s+)?(?:a\s+)?[£$€]?$"
)
_OF_A_YEAR = lazily(
    r"\b(?:in|over|during|within|on)\s+(?:the|a|one|that|last|this)\s+(?:last\s+|past\s+)?(?:year|12\s+months)\b"
)
#: Something else is said to change: "expects the rate to fall", ", the figure rose".
_OTHER_VERB = lazily(r"[,;]|\b(?:expects?|expected|sees?|saw|thinks?|says?|said|but)\b")
_LEAD = 40


def not_the_base(page: Page, told: Told) -> bool:
    """Whether print says that a change does not begin at the level that grammar gives it."""
    change = told.change
    if change.old is None or change.new is None:
        return False
    old, new = page.claims[change.old], page.claims[change.new]
    return (
        _is_an_aim(page, change, old)
        or _of_another_place(page, change, old, new)
        or _of_years_before(page, told, old, new)
    )


def _is_an_aim(page: Page, change: Change, old: Claim) -> bool:
    """A target ahead of the word of change; "its target of 2% was raised to 3%" changes the target itself."""
    start = old.quantity.passage.start
    aim = _AIM.search(page.text, max(0, start - _LEAD), start)
    between = page.text[old.quantity.passage.end : change.trigger.start]
    return aim is not None and start < change.trigger.start and _OTHER_VERB.search(between) is not None


def _of_another_place(page: Page, change: Change, old: Claim, new: Claim) -> bool:
    """Each has a place of its own; that of the new level may also be where the text has come to since the old one."""
    ahead = old.quantity.passage.end <= change.trigger.start <= new.quantity.passage.start
    since = page.text[old.quantity.passage.end : new.quantity.passage.start] if ahead else ""
    own = "place" not in old.inferred and ("place" not in new.inferred or (new.place or "?") in since)
    return ahead and own and bool(old.places) and bool(new.places) and not same_place(old, new)


def _of_years_before(page: Page, told: Told, old: Claim, new: Claim) -> bool:
    """ "Rose by 2 per cent to 324,000 in the year to June. In 2001 it was 201,000"."""
    apart = days_apart(old, new)
    if not told.inferred or apart is None or apart <= A_YEAR:
        return False
    sentence = page.text[told.change.trigger.start : old.quantity.passage.start]
    return _OF_A_YEAR.search(sentence) is not None
