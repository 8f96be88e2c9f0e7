"""Two articles tell one change differently.

What
----
A change that two articles of a run (or an article and a source given with ``--source``) tell up to the same level: the
same measure, and a level that is the same to four significant digits. The percentage, the amount and the level before
are held against each other where the articles have them from one place: they print a statement in common, or another
exact figure, or cite the same organisation for it, no more than a week apart. Different bases ("on the previous year",
"on five years ago") are different changes, and a level before is only held against one of which it may be a misprint.
What rounding allows is no conflict.

Why it matters
--------------
One level has one change on one base. Of two that a release is said to give, at least one was written down wrong.

Flagged
-------
    Across the country sexual offences were up 15 per cent to 64,667, the NSPCC said.
    ---
    Across the country sexual offences were up 51 per cent to 64,667, the NSPCC said.

The level before, with two digits swapped.

    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Sexual offences in
    Kent rose from 4,381 to 5,504.
    ---
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Sexual offences in
    Kent rose from 4,318 to 5,504.

Not flagged
-----------
A rounded percentage, another base, another thing, and articles that have nothing else in common.

    Across the country sexual offences were up 15 per cent to 64,667, the NSPCC said.
    ---
    Across the country sexual offences were up 15.3 per cent to 64,667, the NSPCC said.
    ---
    Across the country sexual offences were up 24 per cent to 64,667 on five years ago, the NSPCC said.
    ---
    Across the country visits to its website were up 24 per cent to 64,667, the NSPCC said.
    ---
    Across the country sexual offences were up 24 per cent to 64,667.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.checks.batch_desk import BatchDesk, Figure, exact_figure
from pipeline.checks.two_figures import apart, misprinted, said
from pipeline.match.sieve import mark
from pipeline.measure_words import words_of
from pipeline.records import Change, Claim, Finding, Passage, PassageEvidence, Period, Reading, Trace

CODE = "C102"
NAME = "other-change"
SEVERITY = "warning"

_MOST = 40  # articles that are held against each other for one change
_PARTS = ("percent", "amount", "old")
_ASK = "Hold both against the release."
_Thing = tuple[str, Figure, frozenset[str]]


@dataclass(frozen=True)
class _Told:
    """A part of a change as an article prints it, with the level that the change leads to."""

    article: str
    part: str
    claim: Claim
    level: Claim

    @property
    def passage(self) -> Passage:
        return self.claim.quantity.passage


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each part of a change that two articles give differently."""
    by_thing: dict[_Thing, dict[str, list[_Told]]] = {}
    for reading in desk.readings:
        for change in reading.changes:
            for thing, told in _parts(reading, change):
                by_thing.setdefault(thing, {}).setdefault(told.article, []).append(told)
    for by_article in by_thing.values():
        single = [found[0] for found in by_article.values() if len({t.claim.quantity.value for t in found}) == 1]
        pairs = [pair for pair in combinations(single[:_MOST], 2) if _conflict(desk, *pair)]
        involved = {told.passage: told for pair in pairs for told in pair}
        if involved:
            yield _finding(desk, sorted(involved.values(), key=lambda told: desk.in_order(told.passage)))


def traces(reading: Reading) -> Iterator[Trace]:
    """Another article must tell the same part of a change to the same level."""
    found: dict[_Thing, list[int]] = {}
    for change in reading.changes:
        for thing, told in _parts(reading, change):
            found.setdefault(thing, []).extend((told.level.id, told.claim.id))
    for (part, figure, measure), ids in found.items():
        yield Trace(1, (mark(CODE, part, figure, sorted(measure)),), claims=tuple(ids))


def _parts(reading: Reading, change: Change) -> Iterator[tuple[_Thing, _Told]]:
    """The parts of a change that leads to an exact level, with what must be equal in another article."""
    level = reading.claims[change.new] if change.new is not None else None
    figure = exact_figure(level) if level is not None else None
    measure = words_of(level.measure or "") if level is not None else frozenset()
    if level is None or figure is None or not measure:
        return
    for part in _PARTS:
        id_ = getattr(change, part)
        if id_ is not None and reading.claims[id_].quantity.comparator == "=":
            yield (part, figure, measure), _Told(reading.article.id, part, reading.claims[id_], level)


def _conflict(desk: BatchDesk, one: _Told, other: _Told) -> bool:
    a, b = desk.articles[one.article], desk.articles[other.article]
    if (a.source and b.source) or not apart(one.claim, other.claim) or not _one_change(one, other):
        return False
    if one.part == "old" and not misprinted(one.claim, other.claim):
        return False
    if desk.share_statement(one.article, other.article):
        return True
    return desk.share_release(one.article, other.article, one.level.speaker, other.level.speaker)


def _one_change(one: _Told, other: _Told) -> bool:
    """Whether place, period and base may be the same in both; a base that only one prints is another, unless the
    two figures look like one with a slip in it."""
    a, b = one.level, other.level
    for what in ("place", "period"):
        if what in a.inferred | b.inferred:
            continue
        first, second = (
            claim.place_code or claim.place if what == "place" else _days(claim.period) for claim in (a, b)
        )
        if first and second and first != second:
            return False
    bases = [_days(told.claim.baseline) for told in (one, other)]
    return bases[0] == bases[1] or (None in bases and misprinted(one.claim, other.claim))


def _days(period: Period | None) -> object:
    """What a period is, for telling it from another; None where none is printed."""
    if period is None:
        return None
    return (
        (period.start, period.end) if period.start or period.end else (period.relative or period.passage.text.lower())
    )


def _finding(desk: BatchDesk, told: list[_Told]) -> Finding:
    first = next(one for one in told if not desk.articles[one.article].source)
    other = next(one for one in told if one is not first and apart(first.claim, one.claim))
    level = first.level.quantity.passage.text
    return Finding(
        code=CODE,
        name=NAME,
        severity="warning",
        confidence=0.7,
        passage=first.passage,
        message=(
            f"{first.article} and {other.article} tell one change differently ({first.level.measure}, to {level}): "
            f"{said(first.claim)} and {said(other.claim)}"
        ),
        working=_ASK,
        evidence=tuple(PassageEvidence(f"in {one.article}", one.passage) for one in told),
        speaker=first.claim.speaker if first.claim.quoted else None,
    )
