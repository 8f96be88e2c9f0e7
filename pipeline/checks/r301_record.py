"""A record is claimed that the official series does not bear out.

What
    "A record 570", "the highest": the series of the same place and population is read up to the claim's period,
    within one release at a time, periods of one length among themselves. A release with a higher (for a low: lower)
    figure in an earlier period contradicts the record; where another release does not, the record is disputed and both
    are shown. "The highest since 2012/13" and "a five-year high" are read in
    the same way, of the periods in between. "Burglary in Kent reached a record high in 2017/18" tells no figure: there
    the table's own is held against those before it.

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

from pipeline import row_values
from pipeline.checks import rows
from pipeline.checks.check import ArticleDesk, Said
from pipeline.checks.printed_series import series
from pipeline.match import cells
from pipeline.match.extremes import Extreme, find_bare_extremes, find_extremes
from pipeline.match.series_words import some_periods
from pipeline.patterns import lazily
from pipeline.records import Finding, Observation, Passage, PassageEvidence, Severity, Verdict

CODE = "R301"
NAME = "record"
SEVERITY: Severity = "warning"
_TOLD = 4  # rows that a finding shows of many
_LOW = lazily(r"\b(?:low|lowest|smallest|fewest)\b", re.IGNORECASE)


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every level, and every series, that print calls an extreme."""
    told = list(find_extremes(desk.reading.claims, desk.named, desk.scenes, desk.tables))
    known = {extreme.claim.id for extreme in told if extreme.claim is not None}
    for claim in desk.reading.claims:
        named = desk.named.get(claim.id)
        if claim.superlative is None or claim.role != "level" or claim.id in known or named is None or not named.exact:
            continue
        words = claim.superlative
        want = cells.wanted(claim, named.indicator, desk.tables)
        low = _LOW.search(words.text) is not None
        told.append(Extreme(claim, want, words.start, max(claim.quantity.passage.end, words.end), low, None))
    taken = [(extreme.start, extreme.end) for extreme in told]
    told += [
        extreme
        for extreme in find_bare_extremes(desk.reading, desk.scenes, desk.tables)
        if not any(start < extreme.end and extreme.start < end for start, end in taken)
    ]
    for extreme in told:
        yield from _judged(desk, extreme)


def _judged(desk: ArticleDesk, extreme: Extreme) -> Iterator[Said]:
    """What the rows before say of an extreme, where there are any, and of a figure that is known."""
    claim = extreme.claim
    series = _series(desk, extreme)
    if claim is None:
        yield from _judged_bare(desk, extreme, series)
        return
    if claim.id in desk.derived or not isinstance(claim.quantity.value, (int, float)):
        return
    own = desk.levels[claim.id].observation if claim.id in desk.levels else None
    if own is not None:  # counted in the way that print is
        series = tuple(row for row in series if row.unit == own.unit)
    earlier = _earlier(series, extreme)
    if earlier:
        yield from _judge(desk, extreme, claim.quantity.value, earlier)


def _judged_bare(desk: ArticleDesk, extreme: Extreme, series: Sequence[Observation]) -> Iterator[Said]:
    """A series without a printed figure: contradicted only where every way of counting in the table does (officers by
    heads and in full-time equivalents)."""
    found: list[list[Said]] = []
    for unit in dict.fromkeys(row.unit for row in series):
        alike = [row for row in series if row.unit == unit]
        own = cells.chosen(cells.in_cell(alike, extreme.want), desk.tables.article.published)
        if own is not None and own.value is not None:
            found.append(list(_judge(desk, extreme, own.value, _earlier(alike, extreme))))
    if found and all(found):
        yield from found[0]


def _series(desk: ArticleDesk, extreme: Extreme) -> tuple[Observation, ...]:
    """All rows of the place and population that the extreme is told of."""
    want = extreme.want
    if want.place is None or want.stretch is None:
        return ()
    store = desk.tables.store
    series = cells.foreign(store.rows(want.indicator.id, want.place.code), desk.tables.article, store.sources)
    return tuple(row for row in series if cells.full(row.qualifiers, want.indicator) == want.qualifiers)


def _earlier(series: Sequence[Observation], extreme: Extreme) -> list[Observation]:
    """The rows that the figure is said to be above or below all of."""
    own = extreme.want.stretch
    if own is None:
        return []
    return [
        row
        for row in cells.comparable(series, own)
        if row.end < (own[0] if row.period_kind != "point_in_time" else own[1])
        and not cells.is_of(row, own)
        and (extreme.since is None or row.end > extreme.since[1])
    ]


def same_period(a: Observation, b: Observation) -> bool:
    """Whether two rows are of one period."""
    return (a.start, a.end) == (b.start, b.end)


def _judge(desk: ArticleDesk, extreme: Extreme, value: float, earlier: Sequence[Observation]) -> Iterator[Said]:
    claim, low = extreme.claim, extreme.low
    against = [row for row in earlier if row.value is not None and (row.value < value if low else row.value > value)]
    if not against:
        if claim is not None:
            among = some_periods(earlier)
            yield Verdict(claim.id, CODE, "consistent", f"no {'lower' if low else 'higher'} figure among {among}")
        return
    other = [row for row in earlier if row not in against and any(same_period(row, high) for high in against)]
    against.sort(key=lambda row: any(same_period(row, low_row) for low_row in other))
    disputed = all(any(same_period(high, row) for row in other) for high in against)
    text = desk.reading.article.text
    passage = Passage(desk.reading.article.id, extreme.start, extreme.end, text[extreme.start : extreme.end])
    own = desk.levels[claim.id].observation if claim is not None and claim.id in desk.levels else None
    shown = against[0]
    told = _few(against, low)
    working = "; ".join(rows.told(desk, row) for row in (*told, *other[:_TOLD]))
    if len(against) > len(told):
        working += f"; and {len(against) - len(told)} more"
    message = f"“{passage.text}”: {shown.place} had {row_values.shown(shown)} in {shown.period}" + (
        ", in one release; disputed by another" if disputed else ""
    )
    quoted, speaker = _spoken(desk, extreme)
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if quoted else SEVERITY,
        confidence=0.6 if disputed else 0.85,
        passage=passage,
        message=message,
        working=working,
        diagnosis=("disputed: the releases disagree",) if disputed else (),
        evidence=(
            PassageEvidence("the claim of a record", passage),
            *(rows.evidence(desk, "against it", row) for row in told),
            *(rows.evidence(desk, "the same period in another release", row) for row in other[:_TOLD]),
        ),
        speaker=speaker if quoted else None,
        subjects=frozenset() if claim is None else frozenset({claim.id}),
        series=None if claim is None or own is None else series(desk, own, claim, value, passage.text),
    )
    if claim is not None:
        yield Verdict(claim.id, CODE, "ambiguous" if disputed else "mismatch", working, shown)


def _few(against: Sequence[Observation], low: bool) -> tuple[Observation, ...]:
    """Some of the rows that contradict a record: the first ones, and the one that does so most."""
    most = (min if low else max)(against, key=lambda row: row.value or 0.0)
    return tuple(dict.fromkeys((*against[:_TOLD], most)))


def _spoken(desk: ArticleDesk, extreme: Extreme) -> tuple[bool, str | None]:
    """Whether the words are quoted, and whose they are."""
    if extreme.claim is not None:
        return extreme.claim.quoted, extreme.claim.speaker
    return desk.quoted_at(extreme.start)
