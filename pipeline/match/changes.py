"""A change against the two cells that it lies between: "derived" from two rows of one release, or "derived from two
releases", where the earlier figure may have been revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.stretches import move
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.match.levels import row_interval, unless_inferred
from pipeline.records import Change, Claim, Interval, Match, Observation, Quantity, Status
from pipeline.relate import intervals


def match_change(
    claim: Claim, change: Change, claims: Sequence[Claim], named: Named | None, tables: Tables
) -> Match | None:
    """A difference or a per cent against two rows; None when print or table leaves it open which two."""
    if named is None or not named.exact or "status" in dict(claim.qualifiers):
        return None
    ends = _cells_of_change(claim, change, claims, named, tables)
    pair = None if ends is None else _pair(*ends, tables.article.published)
    if pair is None:
        reason = f"no two rows of “{named.indicator.label}” give this change"
        return Match(claim.id, "no row", "no_reference", reason + _implied(claim, change, claims))
    old, new, one_release = pair
    derived = derive(claim.quantity, old, new)
    printed = intervals.with_truncation(_signed(claim, change))
    if derived is None or printed is None:
        return None
    status: Status = "supported" if intervals.meet(printed, derived) else "mismatch"
    level = "derived" if one_release else "derived from two releases"
    match = Match(claim.id, level, status, change_words(claim.quantity, old, new), new, others=(old,))
    return unless_inferred(claim, match)


def _implied(claim: Claim, change: Change, claims: Sequence[Claim]) -> str:
    """ "; 59 per cent up to 6,438 implies 4,049 before", for a person to look up."""
    value, new = claim.quantity.value, claims[change.new].quantity if change.new is not None else None
    if (
        claim.quantity.kind != "percent"
        or not isinstance(value, (int, float))
        or new is None
        or new.kind in {"ratio", "fraction", "percent"}
    ):
        return ""
    factor = 1 + (-value if change.direction == "down" else value) / 100
    if not isinstance(new.value, (int, float)) or factor <= 0:
        return ""
    way = change.direction or "on the way"
    return f"; {claim.quantity.passage.text} {way} to {new.passage.text} implies {new.value / factor:,.0f} before"


def _signed(claim: Claim, change: Change) -> Quantity:
    """Print gives a fall as a positive number."""
    quantity = claim.quantity
    if change.direction != "down" or not isinstance(quantity.value, (int, float)) or quantity.interval is None:
        return quantity
    return replace(quantity, value=-quantity.value, interval=intervals.negated(quantity.interval))


def _cells_of_change(
    claim: Claim, change: Change, claims: Sequence[Claim], named: Named, tables: Tables
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]] | None:
    want = cells.wanted(claim, named.indicator)
    if change.new is not None and cells.stretch_of(claims[change.new]) is not None:
        want = cells.Wanted(want.indicator, want.place, want.qualifiers, cells.stretch_of(claims[change.new]))
    if want.place is None or want.stretch is None:
        return None
    rows = cells.foreign(tables.store.rows(want.indicator.id, want.place.code), tables.article, tables.store.sources)
    base = _base(claim, change, claims, want.stretch)
    olds = cells.in_cell(rows, cells.Wanted(want.indicator, want.place, want.qualifiers, base))
    return olds, cells.in_cell(rows, want)


def _base(claim: Claim, change: Change, claims: Sequence[Claim], stretch: cells.Stretch) -> cells.Stretch:
    """The stretch that the change is measured from: the one that print names, else the year before."""
    if change.old is not None:
        old = cells.stretch_of(claims[change.old])
        if old is not None:
            return old
    named = claim.baseline
    if named is not None and named.start is not None and named.end is not None and named.end < stretch[0]:
        return named.start, named.end
    return move(stretch, "year", -1)


def _pair(
    olds: Sequence[Observation], news: Sequence[Observation], published: str | None
) -> tuple[Observation, Observation, bool] | None:
    """Two rows of one release where there are such, the release chosen as for levels; else the chosen of each."""
    together = [(old, new) for old in olds for new in news if (old.source, old.release) == (new.source, new.release)]
    if together:
        new = cells.chosen([pair[1] for pair in together], published)
        return next((old, other, True) for old, other in together if other is new)
    old_row, new_row = cells.chosen(olds, published), cells.chosen(news, published)
    return None if old_row is None or new_row is None else (old_row, new_row, False)


def derive(quantity: Quantity, old: Observation, new: Observation) -> Interval | None:
    """The change between two rows in the unit of the printed quantity, or None."""
    before, after = row_interval(old), row_interval(new)
    if before is None or after is None:
        return None
    if quantity.kind == "percent":
        return intervals.percent_change(before, after)
    if quantity.kind in {"count", "money", "measure", "percentage_points"}:
        return intervals.difference(after, before)
    return None


def change_words(quantity: Quantity, old: Observation, new: Observation) -> str:
    """ "55,507 to 64,667 is +16.5%"."""
    assert old.value is not None and new.value is not None  # noqa: S101, PT018 - derive gave a value
    if quantity.kind == "percent":
        change = f"{100 * (new.value / old.value - 1):+.1f}%"
    else:
        change = f"{new.value - old.value:+,.10g}"
    return f"{old.value:,.10g} to {new.value:,.10g} is {change.replace('-', '−')}"
