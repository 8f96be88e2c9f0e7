"""A rise is told of numbers that fall, or a fall of numbers that rise.

What
    "Up from 3,210" beside 3,041; "went up from 650 to 417". The direction word and the order of the two levels
    contradict each other, whatever the rounding. When the levels swapped round would also mend the other sums of the
    article, the finding says so.

Why it matters
    The story's direction is its news; from and to swapped, or one wrong word, turns it round.

Flagged
    Complaints rose from 560 to 410.

    There were 3,041 burglaries, up from 3,210 the year before.

    Pay shrank by 3.5% to £14.70, up from £14.20 in 2016.

Not flagged
    Complaints fell from 560 to 410.

    There were 3,041 burglaries, down from 3,210 the year before.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.match.values import compare
from pipeline.records import Claim, Finding, Passage, PassageEvidence, Quantity, Severity, Verdict
from pipeline.relate.sums import Sum, fits

CODE = "N104"
NAME = "direction"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge the direction word of every change with two levels."""
    for sum_ in desk.sums:
        if sum_.kind != "direction" or sum_.change is None:
            continue
        quantities = desk.quantities(sum_)
        if fits(sum_, quantities) is not False:
            continue
        old, new = desk.claim(sum_.of("old")), desk.claim(sum_.of("new"))
        trigger = sum_.change.trigger
        direction = sum_.change.direction or "up"
        quoted = next((claim for claim in (old, new) if claim.quoted), None)
        yield Finding(
            code=CODE,
            name=NAME,
            severity="warning" if quoted or sum_.inferred else SEVERITY,
            confidence=judging.INFERRED if sum_.inferred else 0.95,
            passage=_told(desk, trigger, old, new),
            message=(
                f"“{trigger.text}” says {direction}, but {old.quantity.passage.text} to "
                f"{new.quantity.passage.text} goes {judging.OPPOSITE[direction]}"
            ),
            working=wording.percent_change(old.quantity, new.quantity),
            diagnosis=_diagnosis(desk, sum_, old, new),
            evidence=(
                PassageEvidence("the direction word", trigger),
                PassageEvidence(judging.LABELS["old"], old.quantity.passage),
                PassageEvidence(judging.LABELS["new"], new.quantity.passage),
            ),
            speaker=quoted.speaker if quoted else None,
            subjects=sum_.ids,
        )
        yield Verdict(old.id, CODE, "inconsistent", wording.difference(old.quantity, new.quantity))
        yield Verdict(new.id, CODE, "inconsistent", wording.difference(old.quantity, new.quantity))


def _told(desk: ArticleDesk, trigger: Passage, old: Claim, new: Claim) -> Passage:
    """From the direction word to the last of the two numbers behind it ("up from 3,210"); where both stand before it,
    from the first of them to the word."""
    ends = [claim.quantity.passage.end for claim in (old, new) if claim.quantity.passage.start > trigger.start]
    starts = [trigger.start] if ends else [claim.quantity.passage.start for claim in (old, new)]
    start, end = min(starts), max([trigger.end, *ends])
    return Passage(trigger.article, start, end, desk.reading.article.text[start:end])


def _diagnosis(desk: ArticleDesk, sum_: Sum, old: Claim, new: Claim) -> tuple[str, ...]:
    """The numbers swapped, where that mends something else too; the word turned, where nothing else speaks against it;
    else a slip in one of the numbers."""
    if _swapped_explains(desk, sum_):
        return (f"the two numbers swapped: from {new.quantity.passage.text} to {old.quantity.passage.text}",)
    if _turned_explains(desk, sum_) and sum_.change is not None:
        return (judging.direction_words(sum_.change.direction or "up"),)
    mends = judging.one_edits(desk, sum_)
    return judging.diagnoses(desk, sum_, mends)


def _turned_explains(desk: ArticleDesk, sum_: Sum) -> bool:
    """Whether the tables and every other sum of the two levels hold with the direction word turned."""
    if any(id_ in desk.levels and desk.levels[id_].status == "mismatch" for id_ in sum_.ids):
        return False
    others = {other for id_ in sum_.ids for other in desk.sums_of.get(id_, ()) if other is not sum_}
    return all(
        judging.turned_fits(other, desk.quantities(other)) if other.change is sum_.change
        else fits(other, desk.quantities(other)) is not False
        for other in others
    )  # fmt: skip


def _swapped_explains(desk: ArticleDesk, sum_: Sum) -> bool:
    """Whether another sum or a table fits with the two levels swapped and none that fits now breaks."""
    old, new = sum_.of("old"), sum_.of("new")
    swap = {old: desk.claim(new).quantity, new: desk.claim(old).quantity}
    gained = any(_gains(desk, id_, quantity) for id_, quantity in swap.items())
    for other in {other for id_ in (old, new) for other in desk.sums_of.get(id_, ()) if other is not sum_}:
        now = fits(other, desk.quantities(other))
        then = fits(other, {role: swap.get(id_, desk.claim(id_).quantity) for role, id_ in other.parts})
        if now and not then:
            return False
        gained = gained or (now is False and then is True)
    return gained


def _gains(desk: ArticleDesk, id_: int, quantity: Quantity) -> bool:
    match = desk.levels.get(id_)
    if match is None or match.observation is None or match.status != "mismatch":
        return False
    return compare(quantity, match.observation) in {"supported", "supported_rounded"}
