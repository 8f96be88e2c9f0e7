"""Two articles give different figures for the same thing.

What
----
Levels, and percentages of a change, of two articles of a run (or of an article and a source given with ``--source``)
that have the same measure, place, period and qualifiers, all of them printed with the figure; of a level, either the
place or the period may be taken from its surroundings. The articles must have the figures from one place: they print
a statement in common; or two other exact figures, or one while both cite the same organisation, no more than a week
apart; or they give the figure to one speaker within a month; or the measure and the place are ones that the official
tables know by code, and both articles are known to be of one month. Each article must give one value only, levels are
printed to the unit, and the two must not meet when both are read as rounded or cut off.

Why it matters
--------------
Two papers that rewrite one release cannot both be right, whichever of them the tables would bear out.

Flagged
-------
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Wiltshire Police
    recorded 5,653 sexual offences in 2016/17.
    ---
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Wiltshire Police
    recorded 5,463 sexual offences in 2016/17.

Two articles that cite one release and have a figure of it in common.

    Wiltshire Police recorded 5,653 sexual offences in 2016/17, according to the NSPCC. There were 64,667 in the UK.
    ---
    Figures from the NSPCC show 64,667 offences in the UK. Wiltshire Police recorded 5,563 sexual offences in 2016/17,
    according to the NSPCC.

Not flagged
-----------
A rounded figure, another year, another place, another thing.

    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Wiltshire Police
    recorded 5,653 sexual offences in 2016/17.
    ---
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Wiltshire Police
    recorded about 5,700 sexual offences in 2016/17.
    ---
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Wiltshire Police
    recorded 5,463 sexual offences in 2015/16.
    ---
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Gloucestershire
    Police recorded 5,463 sexual offences in 2016/17.
    ---
    “These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. Wiltshire Police
    recorded 5,463 burglaries in 2016/17.

Two articles that have nothing else in common.

    The council of Wiltshire counted 5,653 empty homes in 2016/17.
    ---
    The council of Wiltshire counted 5,463 empty homes in 2016/17.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.printed_words import near_for_certain
from pipeline.checks.two_figures import apart, said
from pipeline.match.sieve import mark
from pipeline.measure_words import words_of
from pipeline.records import Claim, Finding, Interval, Passage, PassageEvidence, Reading, Trace
from pipeline.relate import intervals

CODE = "C101"
NAME = "other-figure"
SEVERITY = "warning"

_MOST = 40  # articles that are held against each other for one measure
_DIGITS = 100  # times the last printed place: three significant digits
_ASK = "Hold both against the release."
_Thing = tuple[object, ...]


@dataclass(frozen=True)
class _Printed:
    """The one value that an article gives for a thing."""

    article: str
    claim: Claim
    span: Interval

    @property
    def passage(self) -> Passage:
        return self.claim.quantity.passage


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each thing that two articles give different figures for."""
    by_thing: dict[_Thing, dict[str, list[Claim]]] = {}
    for reading in desk.readings:
        for claim in reading.claims:
            for thing in _things(claim):
                by_thing.setdefault(thing, {}).setdefault(reading.article.id, []).append(claim)
    seen: set[frozenset[Passage]] = set()
    for thing, by_article in by_thing.items():
        printed = [one for article, claims in by_article.items() if (one := _one(article, claims))]
        found = [pair for pair in combinations(printed[:_MOST], 2) if _conflict(desk, *pair, coded=thing[0] == "code")]
        involved = {one.passage: one for pair in found for one in pair}
        if involved and frozenset(involved) not in seen:
            seen.add(frozenset(involved))
            yield _finding(desk, sorted(involved.values(), key=lambda one: desk.in_order(one.passage)))


def traces(reading: Reading) -> Iterator[Trace]:
    """Another article must have a figure for the same thing."""
    found: dict[_Thing, list[int]] = {}
    for claim in reading.claims:
        for thing in _things(claim):
            found.setdefault(thing, []).append(claim.id)
    for thing, ids in found.items():
        words = (sorted(part) if isinstance(part, frozenset) else part for part in thing)
        yield Trace(1, (mark(CODE, *words),), claims=tuple(ids))


def _things(claim: Claim) -> Iterator[_Thing]:
    """What a claim is about, as it must be equal in another article: by the tables' codes, and by words."""
    quantity, period = claim.quantity, claim.period
    level = claim.role in ("level", "total") and quantity.kind in ("count", "money", "measure") and _to_the_unit(claim)
    change = claim.role == "change" and quantity.kind == "percent"
    known = period is not None and period.start is not None and period.end is not None
    if not (level or change) or not known or not claim.place or not claim.measure or quantity.comparator != "=":
        return
    inferred = claim.inferred & {"place", "period"}
    if len(inferred) > (0 if change else 1) or claim.superlative or period is None:
        return
    base = (claim.baseline.start, claim.baseline.end) if claim.baseline else None
    unit = None if quantity.kind == "count" else quantity.unit  # of a count it is the measure's own noun
    rest = (quantity.kind, unit, change, period.start, period.end, base, claim.qualifiers)
    place = claim.place_code or claim.place.casefold()
    measure = words_of(claim.measure)
    if claim.indicator and claim.place_code and not inferred:
        yield "code", claim.indicator, measure, place, *rest
    if measure:
        yield "words", measure, place, *rest


def _to_the_unit(claim: Claim) -> bool:
    """Or to three digits at least: "1,420" ends in a nought by chance."""
    value, step = claim.quantity.value, claim.quantity.step
    if not isinstance(value, (int, float)) or step is None or claim.quantity.hedge is not None:
        return False
    return step <= 1 or abs(value) >= _DIGITS * step


def _one(article: str, claims: list[Claim]) -> _Printed | None:
    """The value of an article, where it gives one and no other."""
    if len({claim.quantity.value for claim in claims}) != 1:
        return None
    span = intervals.with_truncation(claims[0].quantity)
    return None if span is None else _Printed(article, claims[0], span)


def _conflict(desk: BatchDesk, one: _Printed, other: _Printed, *, coded: bool) -> bool:
    a, b = desk.articles[one.article], desk.articles[other.article]
    if (a.source and b.source) or not apart(one.claim, other.claim):
        return False
    if desk.share_statement(one.article, other.article):
        return True
    if desk.share_release(one.article, other.article, one.claim.speaker, other.claim.speaker):
        return True
    speaker = one.claim.speaker is not None and one.claim.speaker == other.claim.speaker
    return (coded or speaker) and near_for_certain(a, b)


def _finding(desk: BatchDesk, printed: list[_Printed]) -> Finding:
    first = next(one for one in printed if not desk.articles[one.article].source)
    other = next(one for one in printed if one is not first and apart(first.claim, one.claim))
    about = ", ".join(filter(None, (first.claim.measure, first.claim.place)))
    period = first.claim.period
    when = f", {period.label or period.passage.text}" if period else ""
    return Finding(
        code=CODE,
        name=NAME,
        severity="warning",
        confidence=0.7,
        passage=first.passage,
        message=(
            f"{first.article} and {other.article} give different figures for the same thing ({about}{when}): "
            f"{said(first.claim)} and {said(other.claim)}"
        ),
        working=_ASK,
        evidence=tuple(PassageEvidence(f"in {one.article}", one.passage) for one in printed),
        speaker=first.claim.speaker if first.claim.quoted else None,
    )
