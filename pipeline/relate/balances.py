"""A balance of trade beside what was exported and imported: "exports of £22bn and imports of £26bn, a gap of £4bn".

Which number is which is read from the nearest word before it in its sentence. The balance stands in the sentence of
the two or in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal

from pipeline.patterns import lazily
from pipeline.records import Interval, Reading
from pipeline.relate import intervals
from pipeline.relate.comparing import comparable
from pipeline.relate.page import Page, lay_out
from pipeline.relate.sum_record import Quantities, Sum

Side = Literal["exports", "imports", "balance"]
_CUE = lazily(
    r"\b(?:(?P<balance>(?:trade\s+)?(?:deficit|surplus|gap|imbalance)|difference\s+between\s+[\w\s]{0,40}\bexport\w*\s+and\s+"
    r"(?:\w+\s+)?import\w*|balance\s+of\s+trade)|(?P<exports>export(?:s|ed|ing)?)|(?P<imports>import(?:s|ed|ing)?))\b",
    re.IGNORECASE,
)
_SCOPE = lazily(r"\b(?:goods|services|non-EU|EU|oil|food|cars|manufactured)\b")
_WHOLE = frozenset({"goods", "services"})


#: "There was a deficit of £9.6bn on goods, partly offset by a surplus of £7.1bn on services".
_ON = r"(?:on|in)\s+(?:trade\s+in\s+)?(?:the\s+)?(?:{0})\b"
_DEFICIT = lazily(
    r"\W*(?:There\s+was|(?:This|It)\s+(?:reflects|reflected|comprises|comprised|is\s+made\s+up\s+of|was\s+made\s+up\s+of)|"
    r"(?:This|It)\s+(?:was|is))\s+an?\s+(?:estimated\s+)?deficit\s+of\s+(?:an\s+estimated\s+)?$"
)
_OFFSET = lazily(
    rf"\s+{_ON.format('goods')},?\s+(?:which\s+was\s+)?(?:(?:partly|partially)\s+)?offset\s+by\s+an?\s+(?:estimated\s+)?"
    r"(?:surplus\s+of\s+(?:an\s+estimated\s+)?)?"
)
_ON_SERVICES = lazily(rf"(?:\s+surplus)?\s+{_ON.format('services')}")
_WHOLE_TRADE = lazily(
    r"\b(?:(?:deficit|gap)\b[^.£$€]{0,30}\bgoods\s+and\s+services|(?:trade|overall|total)\s+(?:trade\s+)?(?:deficit|gap))\b"
    r"(?![^.£$€]{0,80}\b(?:with|year|quarter|three\s+months)\b)[^.£$€]{0,80}$",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Sum]:
    """The sum of every sentence that has one number of exports and one of imports, with the balance told of them."""
    page = lay_out(reading)
    yield from _of_goods_and_services(page)
    differing = {
        id_ for change in reading.changes for id_ in (change.old, change.amount, change.percent) if id_ is not None
    }
    sides = {sentence: _sides(page, ids, differing) for sentence, ids in page.sentences.items()}
    for sentence, told in sides.items():
        exports, imports = told["exports"], told["imports"]
        if len(exports) != 1 or len(imports) != 1:
            continue
        here = tuple(id_ for id_ in told["balance"] if _together(page, exports[0], imports[0], id_))
        before = sides.get(sentence - 1, _NOTHING)["balance"]
        balances = here or before
        if len(balances) == 1 and _one_trade(page, exports[0], imports[0], balances[0]):
            parts = (("exports", exports[0]), ("imports", imports[0]), ("balance", balances[0]))
            yield Sum("balance", parts, "balance", inferred=not here)


def _of_goods_and_services(page: Page) -> Iterator[Sum]:
    """The deficit on goods less the surplus on services, which is the whole deficit of the sentence before."""
    for sentence, ids in page.sentences.items():
        for goods, services in pairwise(ids):
            between = page.text[page.end(goods) : page.claims[services].quantity.passage.start]
            lead = page.lead(page.claims[goods].quantity.passage.start)
            if not _DEFICIT.fullmatch(lead) or not _OFFSET.fullmatch(between):
                continue
            if not _ON_SERVICES.match(page.text, page.end(services)):
                continue
            whole = next(iter(page.numbers(sentence - 1)), None)
            if whole is None or not _WHOLE_TRADE.search(page.lead(page.claims[whole].quantity.passage.start)):
                continue
            if _one_unit(page, goods, services, whole):
                parts = (("imports", goods), ("exports", services), ("balance", whole))
                yield Sum("balance", parts, "balance", inferred=True)


def _one_unit(page: Page, *ids: int) -> bool:
    quantities = [page.claims[id_].quantity for id_ in ids]
    return all(one.kind == "money" and comparable(one, quantities[0]) for one in quantities)


_NOTHING: Mapping[Side, tuple[int, ...]] = {"exports": (), "imports": (), "balance": ()}


def _sides(page: Page, ids: tuple[int, ...], differing: set[int]) -> Mapping[Side, tuple[int, ...]]:
    """The numbers of one sentence by what the last cue before them says; a number behind another one has no cue."""
    found: dict[Side, list[int]] = {"exports": [], "imports": [], "balance": []}
    end = None
    for id_ in ids:
        start = page.claims[id_].quantity.passage.start
        if page.claims[id_].quantity.kind != "money" or id_ in differing or page.opening(id_) is not None:
            continue
        lead = page.lead(start) if end is None else page.text[end:start]
        cues = list(_CUE.finditer(lead))
        if cues:
            found[_side(cues[-1])].append(id_)
        end = page.end(id_)
    return {side: tuple(ids_) for side, ids_ in found.items()}


def _side(cue: re.Match[str]) -> Side:
    return "balance" if cue["balance"] else "exports" if cue["exports"] else "imports"


def _together(page: Page, *ids: int) -> bool:
    """Whether no sentence ends between the numbers, by the text alone: "£21.5m. The" is often read as one sentence."""
    starts = [page.start(id_) for id_ in ids]
    return len(page.lead(max(starts))) >= max(starts) - min(starts)


def _one_trade(page: Page, exports: int, imports: int, balance: int) -> bool:
    """Whether all three are in one currency and of one trade: goods, or everything, or with one partner."""
    quantities = [page.claims[id_].quantity for id_ in (exports, imports, balance)]
    if not comparable(quantities[0], quantities[1]) or not comparable(quantities[0], quantities[2]):
        return False
    of_both, of_balance = _scope(page, exports, imports), _scope(page, balance, balance)
    return not of_both or of_both == of_balance


def _scope(page: Page, first: int, last: int) -> frozenset[str]:
    low, high = min(first, last), max(first, last)
    text = page.lead(page.start(low)) + page.text[page.start(low) : page.end(high) + 40].split(". ")[0]
    found = frozenset(match.group().lower() for match in _SCOPE.finditer(text))
    return found - _WHOLE if found >= _WHOLE else found


def expected(_sum: Sum, quantities: Quantities) -> Interval | None:
    """How far exports and imports are apart, whichever is greater."""
    exports, imports = intervals.pair(quantities["exports"], quantities["imports"])
    if exports is None or imports is None:
        return None
    apart = intervals.difference(imports, exports)
    return intervals.negated(apart) if intervals.ends(apart)[1] < 0 else apart
