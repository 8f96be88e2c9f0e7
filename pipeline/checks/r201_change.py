"""A change differs from what the official figures give.

What
    A difference or a percentage of change is derived from two rows of the table: the period that print names and the
    one that it compares with (the year before, where print names none). Rows of one release count in full; where the
    two are of different releases the earlier figure may have been revised, so the finding is a warning at most and
    says which base the printed percentage implies. What print leaves open is not contradicted: a percentage of a
    percentage (points are often meant), one of a sum of money (at constant prices, mostly), and a change whose base is
    not plain, of a month or a quarter or beside two periods. A change told as a fraction or a multiple is loose: a
    tenth of the whole off it, or a seventh of the multiple, is no contradiction. Where print tells no more than a
    level and a direction, the word is contradicted if the figures before, of the year and of the month or quarter,
    both went the other way. Between estimates, which later releases revise as a rule, a difference is advice.

Why it matters
    The level may be right and the growth wrong; only the earlier figure shows it.

Flagged
    The UK total of recorded sexual offences against children was up 15 per cent to 64,667 in 2016/17.

    Recorded sexual offences against children in Gloucestershire rose by 132 to 504 in 2016/17.

    Recorded sexual offences against children in Gloucestershire fell to 504 in 2016/17.

    Recorded sexual offences against children in Gloucestershire doubled in 2016/17.

Not flagged
    The UK total of recorded sexual offences against children was up 16 per cent to 64,667 in 2016/17.

    Recorded sexual offences against children in Gloucestershire rose by 123 to 504 in 2016/17.

    Recorded sexual offences against children in Gloucestershire rose by a third in 2016/17.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import house_rounded, judging, rows, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.checks.printed_series import level_after, series
from pipeline.match.scope import ESTIMATED
from pipeline.match.told_changes import LOOSE, change_words, derive
from pipeline.match.ways import rows_against
from pipeline.records import (
    Change,
    Claim,
    Finding,
    Interval,
    Match,
    Observation,
    PassageEvidence,
    Quantity,
    Severity,
    Verdict,
)
from pipeline.relate import intervals
from pipeline.relate.edits import Edit, corrections
from pipeline.relate.sums import fits
from pipeline.release_dates import month

CODE = "R201"
NAME = "change"
SEVERITY: Severity = "warning"
_LEAP = 3  # days by which two periods of one kind differ
_NEAR = 5  # years: further off, another base fits by chance


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Hold every difference and percentage of change against the rows that it lies between."""
    for match in desk.changes.values():
        claim = desk.claim(match.claim)
        if match.status == "mismatch":
            yield from _finding(desk, claim, match)
        else:
            row = match.observation
            reason = match.reason if row is None else f"{match.reason}, {rows.when(desk, row)}"
            yield Verdict(claim.id, CODE, match.status, reason, row)
    for change in desk.reading.changes:
        if change.new is not None:
            yield from _turned_word(desk, change, desk.claim(change.new))


def _turned_word(desk: ArticleDesk, change: Change, claim: Claim) -> Iterator[Said]:
    """A level that is right, and a word that says that it went the other way."""
    scene, named = desk.scenes.of(claim), desk.named.get(claim.id)
    found = rows_against(change, desk.reading.claims, desk.levels, named, desk.tables, scene)
    if not found:
        return
    own, *before = found
    way = judging.OPPOSITE[change.direction or "up"]
    working = "; ".join(change_words(claim.quantity, one, own) for one in before)
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if claim.quoted or own.status == ESTIMATED else SEVERITY,
        confidence=0.7,
        passage=change.trigger,
        message=f"“{change.trigger.text}” says {change.direction}, the official figures go {way} ({working})",
        working=working,
        diagnosis=(judging.direction_words(change.direction or "up"),),
        evidence=(
            PassageEvidence("the direction word", change.trigger),
            *(rows.evidence(desk, "an earlier figure", one) for one in before),
            rows.evidence(desk, "the later figure", own),
        ),
        speaker=claim.speaker if claim.quoted else None,
        subjects=frozenset({claim.id}),
        series=series(desk, own, claim, claim.quantity.value),
    )
    if own.status != ESTIMATED:
        yield Verdict(claim.id, CODE, "mismatch", working, own)


def _finding(desk: ArticleDesk, claim: Claim, match: Match) -> Iterator[Said]:
    new, old = match.observation, match.others[0]
    assert new is not None and old.value is not None and new.value is not None  # noqa: S101, PT018 - a mismatch has both
    one_release = match.level == "derived"
    working = match.reason
    if not one_release:
        working += f"; the two figures are of different releases ({month(old.release)} and {month(new.release)})"
    implied = _implied_base(claim, new.value)
    if implied is not None:
        working += f"; {claim.quantity.passage.text} implies a base near {implied:,.0f}, not {old.value:,.10g}"
        if not one_release:
            working += ", which may have been revised"
    derived = derive(claim.quantity, old, new)
    turned = _turned(claim, derived)
    in_house = _only_rounded(claim, derived)
    mends = () if turned or in_house else _mends(claim, derived)
    diagnosis = tuple(judging.edit_words(claim, edit) for _, edit in mends[:3])
    if in_house:
        diagnosis = in_house[:1]
    elif turned:
        diagnosis = (judging.direction_words(claim.direction or "up"),)
    elif claim.direction is not None and (new.value > old.value) != (claim.direction == "up"):
        diagnosis = (f"the figures go {judging.OPPOSITE[claim.direction]}, not {claim.direction}", *diagnosis)
    diagnosis = diagnosis or _other_base(desk, claim, old, new)
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if claim.quoted or in_house or ESTIMATED in {old.status, new.status} else SEVERITY,
        confidence=0.8 if one_release else 0.6,
        passage=claim.quantity.passage,
        message=f"{claim.quantity.passage.text} is not the change in the official figures ({match.reason})",
        working=working,
        suggestion=in_house[1] if in_house else mends[0][1].text if len(mends) == 1 else None,
        diagnosis=diagnosis,
        evidence=(
            PassageEvidence("the printed change", claim.quantity.passage),
            rows.evidence(desk, "the earlier figure", old),
            rows.evidence(desk, "the later figure", new),
        ),
        speaker=claim.speaker if claim.quoted else None,
        subjects=frozenset({claim.id, *_misprinted_levels(desk, claim)}),
        series=level_after(desk, new, claim, old.value),
    )
    yield Verdict(claim.id, CODE, "mismatch", working, new)


def _other_base(desk: ArticleDesk, claim: Claim, old: Observation, new: Observation) -> tuple[str, ...]:
    """A percentage that fits when it is taken of the later figure, or counted from another period near by."""
    printed = intervals.with_truncation(claim.quantity)
    if claim.quantity.kind != "percent" or printed is None or old.value is None or not new.value:
        return ()
    signed = intervals.signed(printed, claim.direction)
    of_later = 100 * (new.value - old.value) / new.value
    if intervals.meet(signed, Interval(of_later, of_later)):
        return ("a percentage of the later figure, not of the earlier",)
    days = (old.end - old.start).days
    series = [
        row
        for row in desk.tables.store.rows(new.indicator, new.place_code)
        if (row.source, row.unit, row.qualifiers) == (new.source, new.unit, new.qualifiers)
        and abs((row.end - row.start).days - days) <= _LEAP
        and row.end < new.end
        and row.start != old.start
        and abs(row.end.year - old.end.year) <= _NEAR
    ]
    for row in sorted(series, key=lambda row: abs((row.end - old.end).days)):
        derived = derive(claim.quantity, row, new)
        if derived is not None and intervals.meet(signed, derived):
            return (f"another period: it is the change since {row.period}",)
    return ()


def _turned(claim: Claim, derived: Interval | None) -> bool:
    """Whether the figures change by just that much, the other way."""
    printed = intervals.with_truncation(claim.quantity)
    if derived is None or printed is None or claim.direction is None:
        return False
    signed = printed if claim.direction == "down" else intervals.negated(printed)
    return intervals.meet(signed, derived)


def _only_rounded(claim: Claim, derived: Interval | None) -> tuple[str, str | None] | None:
    """Whether the change is right but for the house's own way to round."""
    if derived is None or claim.quantity.kind in LOOSE:
        return None
    target = intervals.negated(derived) if claim.direction == "down" else derived

    def fits_print(quantity: Quantity) -> bool:
        span = intervals.with_truncation(quantity)
        return span is not None and intervals.meet(span, target)

    return house_rounded.of_number(claim.quantity, target, fits_print)


def _mends(claim: Claim, derived: Interval | None) -> tuple[tuple[str, Edit], ...]:
    """One-edit corrections of a difference that give the derived one; a percentage has too many near ones."""
    if derived is None or claim.quantity.kind == "percent" or claim.quantity.kind in LOOSE:
        return ()

    target = intervals.negated(derived) if claim.direction == "down" else derived

    def explains(_: str, edit: Edit) -> bool:
        span = intervals.of(edit.quantity)
        return span is not None and intervals.meet(span, target)

    return corrections({"change": claim.quantity}, explains)


def _misprinted_levels(desk: ArticleDesk, claim: Claim) -> Iterator[int]:
    """Levels that the change follows from in print and that differ from the tables themselves: one cause with this."""
    for sum_ in desk.sums_of.get(claim.id, ()):
        if sum_.of(sum_.tested) == claim.id and fits(sum_, desk.quantities(sum_)):
            yield from (id_ for id_ in sorted(sum_.ids) if id_ in desk.levels and desk.levels[id_].status == "mismatch")


def _implied_base(claim: Claim, new: float) -> float | None:
    value = wording.point(claim.quantity)
    if claim.quantity.kind != "percent" or value is None:
        return None
    factor = 1 + (-value if claim.direction == "down" else value) / 100
    return new / factor if factor > 0 else None
