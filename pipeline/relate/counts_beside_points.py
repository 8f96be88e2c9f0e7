"""How many a change in percentage points is, told in brackets beside it: "a rise of five points (473,000) on 2001
(32 per cent, 1.7 million)", where each share has its count beside it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.patterns import lazily
from pipeline.relate.comparing import changes_by
from pipeline.relate.page import Page
from pipeline.relate.sum_record import Sum

_BESIDE = lazily(r"\s*(?:\(|,\s+)\s*(?:or\s+)?[£$€]?")
_CLOSES = lazily(r"[^(),;]{0,40}\)")


def counts_beside(page: Page, points: Sum) -> Iterator[Sum]:
    """The difference that the counts beside the two shares make, where the points have one beside them."""
    if points.kind != "points" or points.change is None:
        return
    ids = {role: points.part(role) for role in ("old", "new", "points")}
    beside = {role: None if id_ is None else _count_of(page, id_) for role, id_ in ids.items()}
    old, new, amount = beside["old"], beside["new"], beside["points"]
    if old is None or new is None or amount is None or len({old, new, amount}) < 3:
        return
    quantities = [page.claims[id_].quantity for id_ in (new, amount)]
    if all(changes_by(page.claims[old].quantity, other) for other in quantities):
        parts = (("old", old), ("new", new), ("amount", amount))
        yield Sum(
            "difference", parts, "amount", replace(points.change, direction=None)
        )  # a share may fall, its count rise


def _count_of(page: Page, id_: int) -> int | None:
    """The count in the brackets behind a percentage, or beside it in the same brackets."""
    following = next((other for other in page.numbers(page.claims[id_].sentence) if other > id_), None)
    if following is None or page.claims[following].quantity.kind != "count":
        return None
    told = _BESIDE.fullmatch(page.text, page.end(id_), page.start(following))
    return following if told and _CLOSES.match(page.text, page.end(following)) else None
