"""A fraction in words and a percentage that give one share twice do not agree.

What
    "Almost a quarter (24%)", "two in five, 41 per cent, said", "nearly four in 10 voters — 39 percent —". A fraction
    in words is a rounding to the nearest simple fraction (halves, thirds, quarters, fifths, sixths, eighths, tenths),
    and its neighbours among these say how far it reaches: "a third" up to a quarter and to two-fifths, "a tenth" not
    nearly as far. A hedge opens its side and closes the other: "less than a quarter" is never 27 per cent. "More
    than" and "less than" reach one simple fraction further, though no more than ten points (a half excepted). What is
    only loose inside these bands is advice (A103). Beyond them, on the side that the hedge opens, is a warning; the
    wrong side, or a plain fraction that is not near, is an error.

Why it matters
    Readers remember the fraction. Where it and the percentage disagree, one of the two is a slip.

Flagged
    More than half (45%) of the pupils walk to school.

    Less than a quarter of the shops (42 per cent) open on Sundays.

    Nearly half (32%) of the tenants complained.

    One in three (16 per cent, 920 people) had moved within the year.

    Among the members, about one-third, 67 percent, want a new chair.

    A third (25%) of the trees were felled.

Not flagged
    More than half (55%) of the pupils walk to school.

    Nearly half (41%) of the tenants complained.

    Half (25% of all members) of the voters chose the chair.

    A third of the boats (up 5%) were hired out.

    Nearly half of the tenants (22% in 2001) complained.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Claim, Quantity, Severity
from pipeline.relate.edits import CLASSES
from pipeline.relate.simple_fractions import Judgement, alternatives, judge, name
from pipeline.relate.sums import Sum

CODE = "N302"
NAME = "fraction"
SEVERITY: Severity = "error"
#: How sure a person would be: of the wrong side, of a fraction that is true but far off.
_SEVERITIES: dict[Judgement, tuple[Severity, float]] = {"wrong": (SEVERITY, 0.95), "far": ("warning", 0.85)}


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every fraction that is also given as a percentage."""
    for sum_ in desk.sums:
        if sum_.kind != "fraction":
            continue
        fraction, percent = desk.claim(sum_.of("fraction")), desk.claim(sum_.of("in_percent"))
        judgement = judge(fraction.quantity, percent.quantity)
        if judgement is None:
            continue
        working = told(percent.quantity)
        if judgement in _SEVERITIES:
            severity, confidence = _SEVERITIES[judgement]
            message = f"{percent.quantity.passage.text} is not {wording.printed(fraction)}"
            diagnosis, suggestion = _causes(desk, sum_, fraction, percent)
            yield from judging.contradiction(
                desk,
                sum_,
                judging.Wording(CODE, NAME, severity, message, working, diagnosis, suggestion, confidence),
            )
        else:
            yield judging.consistent(sum_, CODE, working)


def told(percent: Quantity) -> str:
    """ "24% is nearly a quarter"."""
    usual = name(percent)
    return f"{percent.passage.text} is {usual}" if usual else f"the share is {percent.passage.text}"


def _causes(desk: ArticleDesk, sum_: Sum, fraction: Claim, percent: Claim) -> tuple[tuple[str, ...], str | None]:
    """What may have gone wrong: a slip of the digits, another fraction. Nothing said where only the first would do."""
    slips = [edit for _, edit in judging.one_edits(desk, sum_) if edit.kind in CLASSES[:3]]
    slips = [edit for edit in slips if judge(fraction.quantity, edit.quantity) == "close"]
    words = fraction.quantity.passage.text
    others = alternatives(fraction.quantity, percent.quantity)
    if slips and not others:
        return (), None
    diagnosis = (
        *(judging.edit_words(percent, edit) for edit in slips),
        *(f"another fraction: {other} for {words}" for other in others[:2]),
    )
    return diagnosis, others[0] if len(others) == 1 and not slips else None
