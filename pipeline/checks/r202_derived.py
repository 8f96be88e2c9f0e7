"""A share, sum, mean, multiple, rate per head or rank differs from what the official figures make it.

What
    The figure is worked out from the rows that print names: the part's and the whole's ("12 per cent of robberies in
    England and Wales"), those of two places together or of some years together, their mean a year, one as a multiple
    of another, a count over the population of its place, the place of one force among all ("the third highest", and
    "the most of any force", which needs no number). It is worked out only where the sentence names one measure of the
    tables in its own words, and every place and period; rows of one vintage and counted in one way. What is rounded in
    print counts as its interval.

Why it matters
    No row holds a derived figure; it is where a slip of the pen or of the calculator stays longest.

Flagged
    Kent accounted for 8 per cent of burglaries in England and Wales in 2017/18.

    Kent Police recorded the third most burglaries of all police forces in England and Wales in 2017/18.

    Kent and Essex together recorded 24,287 burglaries in 2017/18.

    Kent Police recorded more burglaries than any other force in England and Wales in 2017/18.

    There were 12,008 burglaries per 1,000 people in Kent in 2017/18.

Not flagged
    Kent accounted for 3 per cent of burglaries in England and Wales in 2017/18.

    Essex Police recorded the 8th most burglaries of all police forces in England and Wales in 2017/18.

    The Metropolitan Police recorded the most burglaries of any force in England and Wales in 2017/18.

    Kent and Essex together recorded 24,827 burglaries in 2017/18.

    There were 6.5 burglaries per 1,000 people in Kent in 2017/18.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import judging, rows
from pipeline.checks.check import ArticleDesk, Said
from pipeline.match.derived import Derived
from pipeline.match.named_rows import NamedRows
from pipeline.match.ranks import FirstPlace, Ranker
from pipeline.match.scope import ESTIMATED
from pipeline.records import Finding, Interval, Passage, PassageEvidence, Severity, Verdict
from pipeline.relate import intervals
from pipeline.relate.edits import Edit, corrections

CODE = "R202"
NAME = "derived"
SEVERITY: Severity = "warning"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Hold every derived figure against what the rows give."""
    yield from (_not_first(desk, place) for place in _ranker(desk) if not place.fits)
    for derived in desk.derived.values():
        reason = f"{derived.working}, {rows.when(desk, derived.rows[0])}"
        if derived.fits:
            yield Verdict(derived.claim, CODE, "supported", reason, derived.rows[0])
        else:
            yield _finding(desk, derived)
            yield Verdict(derived.claim, CODE, "mismatch", reason, derived.rows[0])


def _ranker(desk: ArticleDesk) -> Iterator[FirstPlace]:
    return Ranker(NamedRows(desk.tables)).first_places(desk.reading, desk.scenes)


def _not_first(desk: ArticleDesk, place: FirstPlace) -> Finding:
    """A rank without a number, which therefore is no claim of any number."""
    text = desk.reading.article.text[place.start : place.end]
    passage = Passage(desk.reading.article.id, place.start, place.end, text)
    quoted, speaker = desk.quoted_at(place.start)
    return Finding(
        code=CODE,
        name=NAME,
        severity="advice" if quoted else SEVERITY,
        confidence=0.8,
        passage=passage,
        message=f"“{text}” is not what the official figures give ({place.ranking.working})",
        working=place.ranking.working,
        evidence=(
            PassageEvidence("the printed rank", passage),
            *(rows.evidence(desk, "worked out from", row) for row in place.ranking.rows),
        ),
        speaker=speaker,
    )


def _finding(desk: ArticleDesk, derived: Derived) -> Finding:
    claim = desk.claim(derived.claim)
    told = _count_for_rate(desk, derived)
    mends = () if told or derived.form in {"rank", "multiple"} else _mends(desk, derived)
    diagnosis = told or tuple(judging.edit_words(claim, edit) for _, edit in mends[:1])
    return Finding(
        code=CODE,
        name=NAME,
        severity="advice" if claim.quoted or any(row.status == ESTIMATED for row in derived.rows) else SEVERITY,
        confidence=0.8,
        passage=claim.quantity.passage,
        message=f"{claim.quantity.passage.text} is not what the official figures give ({derived.working})",
        working=derived.working,
        suggestion=mends[0][1].text if len(mends) == 1 else None,
        diagnosis=diagnosis,
        evidence=(
            PassageEvidence("the printed figure", claim.quantity.passage),
            *(rows.evidence(desk, "worked out from", row) for row in derived.rows),
        ),
        speaker=claim.speaker if claim.quoted else None,
        subjects=frozenset({claim.id}),
    )


def _count_for_rate(desk: ArticleDesk, derived: Derived) -> tuple[str, ...]:
    row = derived.whole_of
    if row is None or row.value is None:
        return ()
    same = desk.claim(derived.claim).quantity.value == row.value
    return ("the count for the rate",) if same else ()


def _mends(desk: ArticleDesk, derived: Derived) -> tuple[tuple[str, Edit], ...]:
    def explains(_: str, edit: Edit) -> bool:
        span = intervals.of(edit.quantity)
        return span is not None and intervals.meet(_loose(span), derived.value)

    return corrections({"value": desk.claim(derived.claim).quantity}, explains)


def _loose(span: Interval) -> Interval:
    """A count to the unit stands for a rounded result here."""
    if span.low is None or span.low != span.high:
        return span
    return Interval(span.low - 0.5, span.low + 0.5)
