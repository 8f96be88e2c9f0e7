"""A figure differs from the official one for the same place, period and population.

What
    The number's measure, place, period and population name one cell of a table. The printed number and the cell are
    compared at the coarser of the two precisions; cut-off digits are accepted. The release is the newest on or before
    the article's date, else the earliest later one. Where another release has the printed number, that is said
    instead (superseded, or revised since). Where the figure is an estimate, which later releases revise as a rule, a
    difference is advice. A number less than half or more than twice the figure (of a rate: a fifth, five times), and no
    slip away from it, is advice: print is then mostly about a part of what the table counts ("20 a week"); from fifty
    times on it is about something else, and nothing is said. "Almost 35,000" of a figure that is a little more is
    advice. Nothing is said where print gives another source or measure than the table's ("a survey by an insurer", "as
    measured by CPIH"), counts something else with it ("robberies and burglaries"), speaks of a town or a part of the
    place, appeared before the period was over, or gives a round number beside a target.

Why it matters
    A transposed digit is invisible without the source beside it.

Flagged
    In 2016/17 there were 64,676 recorded sexual offences against children in the UK.

Not flagged
    In 2016/17 there were 64,667 recorded sexual offences against children in the UK.

    In 2016/17 there were almost 65,000 recorded sexual offences against children in the UK.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks import house_rounded, judging, rows
from pipeline.checks.check import ArticleDesk, Said
from pipeline.checks.printed_series import series
from pipeline.match.changes import match_change
from pipeline.match.kinds import PERCENTAGE
from pipeline.match.scope import ESTIMATED, other_cell
from pipeline.match.values import compare, is_almost, row_interval
from pipeline.records import Claim, Finding, Match, Observation, PassageEvidence, Severity, Verdict
from pipeline.relate.edits import Edit, corrections
from pipeline.relate.sums import fits
from pipeline.row_values import shown

CODE = "R101"
NAME = "value"
SEVERITY: Severity = "warning"
#: A number further than this from the figure, and no slip away from it, is seldom a misprint of it: print may be about
#: a part of what the table counts ("solved 40 of …", "20 a week").
_FAR = 2.0
#: A rate has no parts.
_FAR_RATE = 5.0
#: And one this far is of another thing, whatever its words ("accurate to within 85,000" of a population).
_NO_PART = 50.0
#: A bound is told of a figure that is no further off, as a part of it.
_NEAR_BOUND = 0.1
_FITS = frozenset({"supported", "supported_rounded"})


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Hold every level against its cell; a figure of another cell is left to R102."""
    for match in desk.levels.values():
        claim = desk.claim(match.claim)
        if match.status != "mismatch":
            reason = match.reason
            if match.observation is not None:
                reason += f", {rows.when(desk, match.observation)}"
            yield Verdict(match.claim, CODE, match.status, reason, match.observation, match.runner_up)
        elif other_cell(claim, match, desk.named[claim.id], desk.tables) is None:
            yield from _finding(desk, claim, match)


def _finding(desk: ArticleDesk, claim: Claim, match: Match) -> Iterator[Said]:
    row = match.observation
    assert row is not None  # noqa: S101 - a mismatch is with a row
    printed = claim.quantity.passage.text
    by_to = _by_for_to(desk, claim)
    in_house = house_rounded.of_number(
        claim.quantity, row_interval(row), lambda quantity: compare(quantity, row) in _FITS
    )
    mends = () if by_to or in_house else corrections({"value": claim.quantity}, lambda _, edit: _mends(edit, row))
    diagnosis = (by_to,) if by_to else tuple(judging.edit_words(claim, edit) for _, edit in mends[:1])
    if in_house:
        diagnosis = in_house[:1]
    far = _FAR_RATE if row.unit == PERCENTAGE or claim.quantity.per else _FAR
    unlike = not diagnosis and not _within(far, claim, row)
    if unlike and not _within(_NO_PART, claim, row):
        yield Verdict(claim.id, CODE, "ambiguous", f"too far from it to be of it ({match.reason})", row)
        return
    hedge = row.value is not None and is_almost(claim.quantity, row.value)
    diagnosis = ("the hedge: the figure is a little more, not less",) if hedge else diagnosis
    message = f"{printed} differs from the official figure, {shown(row)}"
    yield Finding(
        code=CODE,
        name=NAME,
        severity="advice" if claim.quoted or unlike or in_house or hedge or row.status == ESTIMATED else SEVERITY,
        confidence=0.4 if unlike else 0.8,
        passage=claim.quantity.passage,
        message=f"{message}, or is of a part of it" if unlike else message,
        working=rows.told(desk, row),
        suggestion=in_house[1] if in_house else mends[0][1].text if len(mends) == 1 else None,
        diagnosis=diagnosis,
        evidence=(
            PassageEvidence("the printed figure", claim.quantity.passage),
            rows.evidence(desk, "the official figure", row),
        ),
        speaker=claim.speaker if claim.quoted else None,
        subjects=frozenset({claim.id, *_restated(desk, claim)}),
        series=series(desk, row, claim, claim.quantity.value),
    )
    yield Verdict(claim.id, CODE, "ambiguous" if unlike or hedge else "mismatch", match.reason, row)


def _mends(edit: Edit, row: Observation) -> bool:
    """Whether a correction gives the figure; a bound must come near it, not only hold it."""
    if compare(edit.quantity, row) not in _FITS:
        return False
    value = edit.quantity.value
    if edit.quantity.comparator not in {"<", ">"} or not isinstance(value, (int, float)) or row.value is None:
        return True
    return abs(value - row.value) <= _NEAR_BOUND * abs(row.value)


def _within(factor: float, claim: Claim, row: Observation) -> bool:
    """Whether print and table are of one size; so they are taken to be where one is zero or no single number."""
    value = claim.quantity.value
    if not isinstance(value, (int, float)) or not row.value:
        return True
    return 1 / factor <= value / row.value <= factor


def _restated(desk: ArticleDesk, claim: Claim) -> Iterator[int]:
    """The same figure elsewhere in the article, told loosely or exactly: one cause with this."""
    for sum_ in desk.sums_of.get(claim.id, ()):
        if sum_.kind == "restatement" and fits(sum_, desk.quantities(sum_)):
            yield from sum_.ids


def _by_for_to(desk: ArticleDesk, claim: Claim) -> str | None:
    """ "Increased to 14" where the level rose *by* 14."""
    for change in desk.changes_to.get(claim.id, ()):
        if change.old is not None or claim.direction is None:
            continue
        moved = replace(change, new=None, amount=claim.id)
        match = match_change(claim, moved, desk.reading.claims, desk.named.get(claim.id), desk.tables)
        if match is not None and match.status == "supported":
            return f"“to” for “by”: {match.reason}"
    return None
