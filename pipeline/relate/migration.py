"""Net migration beside who came and who left: "net migration was 333,000, with immigration of 630,000 and emigration of
297,000".

Which number is which is read from the nearest word before it in its sentence. The difference stands in the sentence of
the two or in the one before, and all three are of the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.patterns import lazily
from pipeline.records import Reading
from pipeline.relate.page import Page, lay_out
from pipeline.relate.sum_record import Sum

_Side = Literal["exports", "imports", "balance"]
_CUE = lazily(
    r"\b(?:(?P<balance>net\s+[\w-]*\s*migration)|(?P<imports>immigration)|(?P<exports>emigration))\b", re.IGNORECASE
)
#: Before the word: no one of whom it is ("student immigration").
_OF_ALL = lazily(
    r"(?:^\W*|[,;–—]\s+|\b(?:and|with|of|by|that|while|when|where|because|so|total|overall|annual|long-term|the|UK)\s+)$",
    re.IGNORECASE,
)
#: From the word to its number: no other thing that it may be of, and no clause.
_TO_NUMBER = lazily(
    r"(?:\s+(?:to|from)\s+the\s+UK)?(?:\s+in\s+(?:the\s+)?(?:year|YE|12\s+months)[^,;:.()]{0,40}|\s+in\s+\d{4})?,?\s*"
    r"(?:(?:was|were|is|at|of|stood|reached|totalled|came|to|estimated|put|be|been|has|had|=|\+|about|around|some|an|a|"
    r"the|total)\s*)*",
    re.IGNORECASE,
)
#: Behind a number: a change, or those of whom it is.
_OF_OTHERS = lazily(
    r"\s+(?:more|fewer|higher|lower|of\s+(?:whom|them)|(?:[\w-]+\s+)?(?:students|workers|citizens))\b", re.IGNORECASE
)


def net_migration(reading: Reading) -> Iterator[Sum]:
    """The sum of every sentence that has one number of immigrants and one of emigrants, with the net one told."""
    if "net" not in reading.article.text.lower() or not _CUE.search(reading.article.text):
        return
    page = lay_out(reading)
    before: dict[_Side, list[int]] = {}
    last = -2
    for sentence, ids in page.sentences.items():
        told = _sides(page, ids)
        came, left, net = told["imports"], told["exports"], told["balance"]
        earlier = before.get("balance", []) if last == sentence - 1 else []
        if (
            len(came) == len(left) == 1
            and len(net or earlier) == 1
            and _one_time(page, (*came, *left, *(net or earlier)))
        ):
            parts = (("exports", left[0]), ("imports", came[0]), ("balance", (net or earlier)[0]))
            yield Sum("balance", parts, "balance", inferred=not net)
        before, last = told, sentence


def _one_time(page: Page, ids: tuple[int, ...]) -> bool:
    periods = [period for id_ in ids if (period := page.claims[id_].period) is not None]
    return len({(period.start, period.end) for period in periods}) < 2


def _sides(page: Page, ids: tuple[int, ...]) -> dict[_Side, list[int]]:
    found: dict[_Side, list[int]] = {"exports": [], "imports": [], "balance": []}
    end = None
    for id_ in ids:
        start = page.claims[id_].quantity.passage.start
        lead = page.lead(start) if end is None else page.text[end:start]
        end = page.end(id_)
        cues = list(_CUE.finditer(lead))
        if not cues or page.claims[id_].quantity.kind != "count" or _OF_OTHERS.match(page.text, end):
            continue
        if _TO_NUMBER.fullmatch(lead, cues[-1].end()) and _OF_ALL.search(lead, 0, cues[-1].start()):
            side: _Side = "balance" if cues[-1]["balance"] else "imports" if cues[-1]["imports"] else "exports"
            found[side].append(id_)
    return found
