"""What something was bought and sold for: "bought it for £2m and sold it for £3m, a profit of £1m", "sold for £3m,
having been bought for £2m, a rise of 50 per cent".

They come out as changes: what was paid is the old level. The two sums stand side by side in one sentence, and what is
told of them behind the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.patterns import lazily
from pipeline.records import Change, Direction, Passage
from pipeline.relate import change_words as words
from pipeline.relate.change_comparisons import Held
from pipeline.relate.comparing import comparable
from pipeline.relate.page import Page

_HEDGE = r"(?:(?:about|around|nearly|almost|just|only|some|over|more\s+than|a\s+reported|a\s+record)\s+){0,2}[£$€]?"
_NOUN = r"(?P<word>profit|gain|rise|increase|return|loss|fall|drop|mark-up|jump)"
_BOUGHT = lazily(
    rf"\b(?:bought|acquired|purchased|paid|valued|picked\s+up|was\s+worth|were\s+worth)\b[^,;.()£$€]{{0,60}}?(?:\s(?:for|at))?\s+{_HEDGE}$",
    re.IGNORECASE,
)
#: From what was paid to what it sold for.
_THEN_SOLD = lazily(
    rf"[^;.()£$€]{{0,90}}?\b(?:(?:re)?sold|sells|fetched|selling|(?:is|are)\s+(?:now\s+)?(?:worth|valued))\b[^,;.()£$€]{{0,50}}?(?:\s(?:for|at))?\s+{_HEDGE}"
)
_SOLD = lazily(rf"\b(?:(?:re)?sold|fetched|selling)\b[^,;.()£$€]{{0,60}}?(?:\sfor)?\s+{_HEDGE}$")
#: From what it sold for to what was paid.
_HAVING_BOUGHT = lazily(
    rf"[^;.()£$€]{{0,60}}?\b(?:having\s+(?:been\s+)?|after\s+(?:being\s+)?)(?:bought|acquired|purchased|paid|buying|acquiring|paying)\b"
    rf"[^,;.()£$€]{{0,60}}?(?:\sfor)?\s+{_HEDGE}"
)
#: From the later sum to the difference.
_APPOSED = lazily(
    r"[^,;.()£$€]{0,60}?(?:,|\s[–—-])\s+(?:(?:making|giving|for|at|representing|earning|with)\s+(?:(?:him|her|it|them|the\s+\w+)\s+)?)?"
    rf"(?:an?\s+)?(?:[a-z]+\s+)?(?:{_NOUN}\s+of\s+)?{_HEDGE}"
)
_BEHIND = lazily(rf"\s+{_NOUN}\b")
#: Costs between the two sums, after which a profit is smaller than they are apart.
_NET = lazily(
    r"\b(?:after(?!\s+(?:being|having|buying|paying|acquiring)\b)|before|net|did\s+it\s+up|done\s+up|improv\w+|convert\w+|rebuil\w+|including|plus|repair\w*|spent|spending|renovat\w+|refurbish\w+|doing\s+up|tax|fees?|costs?|stamp\s+duty|a\s+share|"
    r"shares?|each|half|part|stake|per(?!\s+cent\b))\b",
    re.IGNORECASE,
)
#: "Bought half of it for".
_PARTLY = lazily(r"\b(?:half|part|quarter|third|share|stake|some|most|each|per)\b(?!\s+cent)", re.IGNORECASE)
_DOWN = frozenset({"loss", "fall", "drop"})


def trades(page: Page) -> Iterator[Held]:
    """Every pair of what was paid and what was got, with the difference that is told right behind."""
    for sentence, ids in page.sentences.items():
        for first, second, difference in zip(ids, ids[1:], ids[2:], strict=False):
            found = _trade(page, sentence, first, second, difference)
            if found is not None:
                yield found


def _trade(page: Page, sentence: int, first: int, second: int, difference: int) -> Held | None:
    one, other, told = (page.claims[id_].quantity for id_ in (first, second, difference))
    if one.kind != "money" or not comparable(one, other) or told.kind not in {"money", "percent"}:
        return None
    if told.kind == "money" and not comparable(one, told):
        return None
    between = page.text[one.passage.end : other.passage.start]
    apposed = _APPOSED.fullmatch(page.text, other.passage.end, told.passage.start)
    word = apposed and (_word(apposed) or _word(_BEHIND.match(page.text, told.passage.end)))
    start = page.lead(one.passage.start)
    if words.OF_ANOTHER.match(page.text, told.passage.end):
        return None  # "a rise of 18 per cent in the index"
    if not word or _NET.search(page.text, one.passage.end, min(len(page.text), told.passage.end + 40)):
        return None
    bought, sold = _BOUGHT.search(start), _SOLD.search(start)
    if any(found is not None and _PARTLY.search(found.group()) for found in (bought, sold)):
        return None
    if bought and _THEN_SOLD.fullmatch(between):
        old, new = first, second
    elif sold and _HAVING_BOUGHT.fullmatch(between):
        old, new = second, first
    else:
        return None
    at, text = word
    direction: Direction = "down" if text in _DOWN else "up"
    amount, percent = (difference, None) if told.kind == "money" else (None, difference)
    trigger = Passage(told.passage.article, at, at + len(text), text)
    return Held(Change(trigger, direction, sentence, old=old, new=new, amount=amount, percent=percent), difference)


def _word(found: re.Match[str] | None) -> tuple[int, str] | None:
    """Where the word that says which way it went stands, and the word."""
    return None if found is None or found["word"] is None else (found.start("word"), found["word"])
