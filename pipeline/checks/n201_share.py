"""A share does not follow from the part and the whole.

What
    "One in five of 3,041" beside 650 of them; "12 of the 40 schools (30 per cent)". The part over the whole must lie
    within what the printed share allows: one in five is a rounded share, from one in 4.5 to one in 5.5.

Why it matters
    Shares are what headlines are made of, and they are often taken of another whole.

Flagged
    In 2016/17 there were 3,041 burglaries in Kent. Online burglaries in Kent rose from 417 to 650 from 2015/16 to
    2016/17. This means that one in ten burglaries were flagged as online.

Not flagged
    In 2016/17 there were 3,041 burglaries in Kent. Online burglaries in Kent rose from 417 to 650 from 2015/16 to
    2016/17. This means that one in five burglaries were flagged as online.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Quantity, Severity
from pipeline.relate.sums import fits

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
            yield judging.consistent(sum_, CODE, working)
            continue
        message = f"{share.passage.text} is not the share of {part.passage.text} in {whole.passage.text}"
        yield from judging.contradiction(
            desk,
            sum_,
            judging.Wording(
                CODE, NAME, SEVERITY, message, working, suggestion=_one_in(share, above / below), confidence=0.85
            ),
        )


def _one_in(printed: Quantity, share: float) -> str | None:
    """The nearest "one in N", where print has one."""
    if printed.kind != "ratio" or not printed.passage.text.casefold().startswith("one in ") or share <= 0:
        return None
    number = round(1 / share)
    return f"one in {_WORDS[number] if number < len(_WORDS) else number}"
