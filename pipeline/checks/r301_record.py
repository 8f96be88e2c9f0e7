"""A record is claimed that the official series does not bear out.

What
    "A record 570", "the highest": the series of the same place and population is read up to the claim's period,
    within one release at a time, periods of one length among themselves. A release with a higher (for a low: lower)
    figure in an earlier period contradicts the record; where another release does not, the record is disputed and both
    are shown. "The highest since 2012/13" is read in the same way, of the periods in between.

Why it matters
    "Record" is the word that makes the headline, and it needs the whole series.

Flagged
    Wiltshire dealt with a record 570 sexual offences against children in 2016/17.

    There were 12,008 burglaries in Kent in 2017/18, the highest number since 2003/04.

Not flagged
    Avon and Somerset dealt with a record 1,483 sexual offences against children in 2016/17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks import rows
from pipeline.checks.check import ArticleDesk, Said
from pipeline.match import cells
from pipeline.match.extremes import Extreme, find_extremes
from pipeline.patterns import lazily
from pipeline.records import Finding, Observation, Passage, PassageEvidence, Severity, Verdict

CODE = "R301"
NAME = "record"
SEVERITY: Severity = "warning"
_LOW = lazily(r"\b(?:low|lowest|smallest|fewest)\b", re.IGNORECASE)


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every level that print calls an extreme."""
    told: list[Extreme] = list(find_extremes(desk.reading.claims, desk.named, desk.scenes))
    known = {extreme.claim.id for extreme in told}
    for claim in desk.reading.claims:
        if claim.superlative is not None and claim.role == "level" and claim.id not in known:
            words = claim.superlative
            low = _LOW.search(words.text) is not None
            told.append(Extreme(claim, words.start, max(claim.quantity.passage.end, words.end), low, None))
    for extreme in told:
        earlier = _earlier(desk, extreme)
        if earlier:
            yield from _judge(desk, extreme, earlier)


def _earlier(desk: ArticleDesk, extreme: Extreme) -> list[Observation]:
    """The rows that the level is said to be above or below all of."""
    claim, named = extreme.claim, desk.named.get(extreme.claim.id)
    if named is None or not named.exact or claim.id in desk.derived:
        return []
    want = cells.wanted(claim, named.indicator, desk.tables)
    if want.place is None or want.stretch is None:
        return []
    series = cells.foreign(
        desk.tables.store.rows(named.indicator.id, want.place.code), desk.tables.article, desk.tables.store.sources
    )
    series = tuple(row for row in series if cells.full(row.qualifiers, named.indicator) == want.qualifiers)
    own = desk.levels[claim.id].observation if claim.id in desk.levels else None
    if own is not None:  # counted in the way that print is
        series = tuple(row for row in series if row.unit == own.unit)
    return [
        row
        for row in cells.comparable(series, want.stretch)
        if row.end < (want.stretch[0] if row.period_kind != "point_in_time" else want.stretch[1])
        and not cells.is_of(row, want.stretch)
        and (extreme.since is None or row.end > extreme.since[1])
    ]


def same_period(a: Observation, b: Observation) -> bool:
    """Whether two rows are of one period."""
    return (a.start, a.end) == (b.start, b.end)


def _judge(desk: ArticleDesk, extreme: Extreme, earlier: Sequence[Observation]) -> Iterator[Said]:
    claim, low = extreme.claim, extreme.low
    value = claim.quantity.value
    if not isinstance(value, (int, float)):
        return
    against = [row for row in earlier if row.value is not None and (row.value < value if low else row.value > value)]
    if not against:
        periods = ", ".join(dict.fromkeys(row.period for row in earlier))
        yield Verdict(claim.id, CODE, "consistent", f"no {'lower' if low else 'higher'} figure among {periods}")
        return
    other = [row for row in earlier if row not in against and any(same_period(row, high) for high in against)]
    against.sort(key=lambda row: any(same_period(row, low_row) for low_row in other))
    disputed = all(any(same_period(high, row) for row in other) for high in against)
    text = desk.reading.article.text
    passage = Passage(desk.reading.article.id, extreme.start, extreme.end, text[extreme.start : extreme.end])
    working = "; ".join(rows.told(desk, row) for row in (*against, *other))
    shown = against[0]
    message = f"“{passage.text}”: {shown.place} had {shown.value:,.10g} in {shown.period}" + (
        ", in one release; disputed by another" if disputed else ""
    )
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if claim.quoted else SEVERITY,
        confidence=0.6 if disputed else 0.85,
        passage=passage,
        message=message,
        working=working,
        diagnosis=("disputed: the releases disagree",) if disputed else (),
        evidence=(
            PassageEvidence("the claim of a record", passage),
            *(rows.evidence(desk, "against it", row) for row in against),
            *(rows.evidence(desk, "the same period in another release", row) for row in other),
        ),
        speaker=claim.speaker if claim.quoted else None,
        subjects=frozenset({claim.id}),
    )
    yield Verdict(claim.id, CODE, "ambiguous" if disputed else "mismatch", working, shown)
