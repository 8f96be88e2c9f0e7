"""A share does not follow from the part and the whole.

What
    "12 of the 40 schools (30 per cent)", "100 jobs, or a quarter of its 400 staff", "Of the 1,200 votes, 480 (40%)";
    the part over the whole must lie within what the printed share allows. One in five is a rounded share, from one in
    4.5 to one in 5.5; a fraction in words ("a quarter") is loose, and only one that is far off is a finding. The whole
    is the number that the sentence names, or the one that "of them", "of these" and "the remaining" point to.

Why it matters
    Shares are what headlines are made of, and they are often taken of another whole.

Flagged
    In 2016/17 there were 3,041 burglaries in Kent. Online burglaries in Kent rose from 417 to 650 from 2015/16 to
    2016/17. This means that one in ten burglaries were flagged as online.

    Of the 1,200 voters, 480 (60 per cent) stayed at home.

    The mill will cut 310 jobs, a quarter of its 620 staff.

Not flagged
    In 2016/17 there were 3,041 burglaries in Kent. Online burglaries in Kent rose from 417 to 650 from 2015/16 to
    2016/17. This means that one in five burglaries were flagged as online.

    Of the 1,200 voters, 480 (40 per cent) stayed at home. Among women, 300 (55 per cent) did.

    The mill will cut 140 jobs, a quarter of its 620 staff.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Interval, Quantity, Severity
from pipeline.relate import intervals
from pipeline.relate.house_rounding import rounded
from pipeline.relate.sums import Sum, fits

CODE = "N201"
NAME = "share"
SEVERITY: Severity = "error"
_WORDS = "none one two three four five six seven eight nine ten eleven twelve".split()


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every share whose part and whole are known."""
    for sum_ in desk.sums:
        if sum_.kind != "share":
            continue
        quantities = desk.quantities(sum_)
        part, whole, share = quantities["part"], quantities["whole"], quantities["share"]
        above, below = wording.point(part), wording.point(whole)
        fit = fits(sum_, quantities)
        if fit is None or above is None or not below:
            continue
        working = f"{part.passage.text} of {whole.passage.text} is {wording.one_in(above / below)}"
        if fit:
            yield judging.consistent(sum_, CODE, working, quantities)
            continue
        message = f"{share.passage.text} is not the share of {part.passage.text} in {whole.passage.text}"
        told = judging.Wording(
            CODE,
            NAME,
            "warning" if sum_.inferred or share.kind == "fraction" else SEVERITY,
            message,
            working,
            diagnosis=_mixed_up(sum_, quantities),
            suggestion=_one_in(share, above / below),
            confidence=0.8 if sum_.inferred else 0.9,
        )
        yield from judging.contradiction(desk, sum_, told)


def _mixed_up(sum_: Sum, quantities: Mapping[str, Quantity]) -> tuple[str, ...]:
    """Part and whole in each other's place, or the share of all the others: what explains it without a misprint."""
    part, whole, share = quantities["part"], quantities["whole"], quantities["share"]
    if fits(sum_, {**quantities, "part": whole, "whole": part}):
        return (f"part and whole swapped: {whole.passage.text} of {part.passage.text}",)
    if share.kind == "percent" and isinstance(share.value, (int, float)) and 0 < share.value < 100:
        others = intervals.difference(Interval(100.0, 100.0), share.interval) if share.interval else None
        if fits(sum_, {**quantities, "share": replace(share, value=100 - share.value, interval=others)}):
            return (f"the share of the others: {wording.plain(100 - share.value)}% for {share.passage.text}",)
    return ()


def _one_in(printed: Quantity, share: float) -> str | None:
    """The nearest "one in N", where print has one."""
    if printed.kind != "ratio" or not printed.passage.text.casefold().startswith("one in ") or share <= 0:
        return None
    number = rounded(1 / share, printed.rounding)
    return f"one in {_WORDS[number] if number < len(_WORDS) else number}"
