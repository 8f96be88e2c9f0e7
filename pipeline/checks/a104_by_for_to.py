"""A change "by" an amount that is as large as a new level would be.

What
    "Grew by 41,200, from 39,800": it more than doubled, or it grew *to* 41,200. Told where print gives the level before
    and the amount, no level after, and the amount is nearly that level or somewhat more than it. Where a percentage
    beside them says that "to" was meant, the finding is N103's.

Why it matters
    One small word makes a rise of a few per cent one of a hundred.

Flagged
    The number of students grew by 41,200, from 39,800 five years ago.

    Exports increased by £31.2bn from £28.4bn.

Not flagged
    The number of students grew to 41,200, from 39,800 five years ago.

    Exports increased by £2.8bn from £28.4bn.

    The population increased by 4.9 million, from 4.9 million to 9.8 million.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Finding, PassageEvidence, Severity
from pipeline.relate.by_for_to import may_be_to
from pipeline.relate.change_chains import chains
from pipeline.relate.page import lay_out

CODE = "A104"
NAME = "by-for-to"
SEVERITY: Severity = "advice"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Tell the amounts that may be new levels."""
    page = lay_out(desk.reading)
    for told in chains(page, desk.reading.changes):
        change = told.change
        if change.percent is not None or not may_be_to(change, page.claims):
            continue
        assert change.amount is not None and change.old is not None  # noqa: S101,PT018 - it may be "to"
        amount, old = page.claims[change.amount], page.claims[change.old]
        by, before = amount.quantity.passage, old.quantity.passage
        yield Finding(
            code=CODE,
            name=NAME,
            severity=SEVERITY,
            confidence=0.6,
            passage=by,
            message=f"“{change.trigger.text}” by {by.text} from {before.text}: is “to” meant?",
            working=f"{by.text} is about the level before, {before.text}, or more; no level after is printed",
            evidence=(PassageEvidence("the earlier level", before),),
            speaker=amount.speaker if amount.quoted else None,
            subjects=frozenset({amount.id, old.id}),
        )
