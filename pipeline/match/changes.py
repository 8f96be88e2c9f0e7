"""A change against the two cells that it lies between: "derived" from two rows of one release, or "derived from two
releases", where the earlier figure may have been revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.stretches import move
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.index_bases import INDEX
from pipeline.match.indicators import Named
from pipeline.match.kinds import PERCENTAGE, is_money, same_unit
from pipeline.match.levels import unless_inferred
from pipeline.match.scenes import Scene
from pipeline.match.told_changes import LOOSE, change_words, held_against
from pipeline.match.values import compare
from pipeline.records import Change, Claim, Match, Observation, PlaceReading

#: Who loses 212 officers may have hired as many.
_GROSS = frozenset("lose loses lost losing gain gains gained gaining add adds added shed cut cuts".split())
_SHORTER_THAN_A_YEAR = 360  # days
_LONGEST_YEAR = 366
#: By which part of itself an estimate of people at a day is off between a release, its revision and the census.
_REVISED, _ROUND = 0.0002, 100


def match_change(
    claim: Claim,
    change: Change,
    claims: Sequence[Claim],
    named: Named | None,
    tables: Tables,
    scene: Scene | None = None,
) -> Match | None:
    """A difference or a per cent against two rows; None when print or table leaves it open which two. ``scene`` is the
    sentence that tells it."""
    # "between April 2017 and March 2018, a rise on the year before" tells one year, not its two ends
    window = scene.window if scene is not None and claim.baseline is None else None
    if named is None or not named.exact or "status" in dict(claim.qualifiers):
        return None
    if _is_of_other_unit(claim, claims, named):
        return None
    pairs = [
        pair
        for place in _places_of(claim, change, claims, named, tables)
        if (ends := _cells_of_change(claim, change, claims, named, tables, window, place)) is not None
        for pair in _pairs(*ends, tables)
    ]
    pairs = _as_printed(pairs, change, claims)
    if not pairs:
        reason = f"no two rows of “{named.indicator.label}” give this change"
        return Match(claim.id, "no row", "no_reference", reason + _implied(claim, change, claims))
    matches: list[Match] = []
    for old, new, one_release in pairs:
        status = held_against(claim, change, old, new)
        if status is None:
            continue
        level = "derived" if one_release else "derived from two releases"
        matches.append(Match(claim.id, level, status, change_words(claim.quantity, old, new), new, others=(old,)))
    if not matches:
        return None
    match = min(matches, key=lambda match: ("supported", "no_reference", "mismatch").index(match.status))
    if scene is not None and scene.over_years and window is None and match.status == "mismatch":
        return _since_open(match, "over how many years, is not plain in print")
    return unless_inferred(claim, _unless_open(claim, change, claims, match, named, window is not None))


def _is_of_other_unit(claim: Claim, claims: Sequence[Claim], named: Named) -> bool:
    """ "Vehicle crime cost £30m, a third more": a change in per cents or in words of a level in another unit."""
    if claim.quantity.kind not in {"percent", *LOOSE} or claim.measure is None:
        return False
    beside = (one for one in claims if one.sentence == claim.sentence and one.measure == claim.measure)
    return any(one.quantity.kind == "money" and not same_unit(one.quantity, named.indicator) for one in beside)


Pair = tuple[Observation, Observation, bool]


def _as_printed(pairs: list[Pair], change: Change, claims: Sequence[Claim]) -> list[Pair]:
    """The pairs that are counted in the way that the printed level is, where it is of one of them."""
    if change.new is None:
        return pairs
    level = claims[change.new].quantity
    own = [pair for pair in pairs if compare(level, pair[1]) == "supported"]
    return own or pairs


def _unless_open(
    claim: Claim, change: Change, claims: Sequence[Claim], match: Match, named: Named, both_told: bool
) -> Match:
    """A change that print leaves open may be supported, never contradicted: a per cent of a series that is in per cents
    itself (points are often meant), a per cent of money (of its real value, as a rule), what was lost or gained without
    a level, and one whose base is not plain: of a month or a quarter (the year before, or the one before it?), or
    beside two periods ("between 2010 and 2018") of which none could be told to be the base."""
    new = match.observation
    if match.status != "mismatch" or new is None:
        return match
    open_in = None
    if _is_within_revisions(claim, change, match):
        return replace(match, status="no_reference", reason=f"within what revisions come to: {match.reason}")
    percent = claim.quantity.kind == "percent" or claim.quantity.kind in LOOSE
    told = cells.stretch_of(claim)
    year = named.indicator.unit == INDEX and told is not None and _is_year(told)  # "in the year to March", of an index
    short = (new.end - new.start).days < _SHORTER_THAN_A_YEAR and new.period_kind != "point_in_time" and not year
    alone = change.old is None and change.new is None and not both_told
    if alone and change.trigger.text.lower() in _GROSS:
        open_in = "net or in all, is not plain in print"
    elif percent and named.indicator.unit == PERCENTAGE:
        open_in = "points or per cent of a percentage"
    elif percent and is_money(named.indicator):
        open_in = "at the prices of the time, or at constant ones"
    elif (
        not both_told
        and change.old is None
        and claim.baseline is None
        and (short or _periods_beside(claim, claims) > 1)
    ):
        open_in = "since when, is not plain in print"
    return match if open_in is None else _since_open(match, open_in)


def _is_within_revisions(claim: Claim, change: Change, match: Match) -> bool:
    """A round difference told without its levels, of estimates that are revised, a census among them: a little of each
    level is much of the difference."""
    old, new = match.others[0], match.observation
    told, estimated = claim.quantity.value, new is not None and new.period_kind == "point_in_time"
    if not estimated or new is None or new.value is None or old.value is None or not isinstance(told, (int, float)):
        return False
    alone = change.old is None and change.new is None and claim.quantity.kind == "count" and not told % _ROUND
    moved = -told if change.direction == "down" else told
    return alone and abs(new.value - old.value - moved) <= _REVISED * new.value


def _since_open(match: Match, open_in: str) -> Match:
    return replace(match, status="no_reference", reason=f"{open_in}; the year before gives: {match.reason}")


def _periods_beside(claim: Claim, claims: Sequence[Claim]) -> int:
    """How many periods the sentence names."""
    beside = (c.quantity for c in claims if c.sentence == claim.sentence and c.quantity.kind == "period")
    return len({quantity.passage.text.casefold() for quantity in beside})


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


def _cells_of_change(
    claim: Claim,
    change: Change,
    claims: Sequence[Claim],
    named: Named,
    tables: Tables,
    window: tuple[cells.Stretch, cells.Stretch] | None,
    place: PlaceReading,
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]] | None:
    want = cells.wanted(claim, named.indicator, tables)
    if change.new is not None and cells.stretch_of(claims[change.new]) is not None:
        want = cells.Wanted(want.indicator, want.place, want.qualifiers, cells.stretch_of(claims[change.new]))
    want = replace(want, place=place)
    if window is not None:
        want = replace(want, stretch=window[1])
    if want.place is None or want.stretch is None:
        return None
    rows = cells.foreign(tables.store.rows(want.indicator.id, want.place.code), tables.article, tables.store.sources)
    base = _base(claim, change, claims, want.stretch) if window is None else window[0]
    if base is None or base == want.stretch:
        return None  # nothing changes from a period to itself: one of the two levels is of another
    ends = [cells.in_cell(rows, replace(want, stretch=stretch)) for stretch in (base, want.stretch)]
    if not any(ends) and window is None and want.indicator.unit == INDEX and _is_year(want.stretch):
        # prices "in the year to March" are those of March beside those of the March before
        ends = [cells.in_cell(rows, replace(want, stretch=_last_month(stretch))) for stretch in (base, want.stretch)]
    return ends[0], ends[1]


def _is_year(stretch: cells.Stretch) -> bool:
    return _SHORTER_THAN_A_YEAR < (stretch[1] - stretch[0]).days <= _LONGEST_YEAR


def _last_month(stretch: cells.Stretch) -> cells.Stretch:
    return stretch[1].replace(day=1), stretch[1]


def _places_of(
    claim: Claim, change: Change, claims: Sequence[Claim], named: Named, tables: Tables
) -> Sequence[PlaceReading]:
    """Every place that print may mean, the likeliest first: "Durham" is a county and a police force area. A number
    without a place of its own has that of the level it leads to."""
    own = claim.places or (claims[change.new].places if change.new is not None else ())
    likeliest = tables.place_for(own, named.indicator)
    return () if likeliest is None else (likeliest, *(place for place in own if place != likeliest))


def _base(claim: Claim, change: Change, claims: Sequence[Claim], stretch: cells.Stretch) -> cells.Stretch | None:
    """The stretch that the change is measured from: the one that print names ("on five years earlier"), else the year
    before; None where print counts back by what has no dates."""
    if change.old is not None:
        old = cells.stretch_of(claims[change.old])
        if old is not None:
            return old
    named = claim.baseline
    if named is not None and named.start is not None and named.end is not None and named.end < stretch[0]:
        return named.start, named.end
    if named is not None and named.anchor == "context":
        return _back(named.relative, stretch)
    return move(stretch, "year", -1)


def _back(relative: tuple[str, int] | None, stretch: cells.Stretch) -> cells.Stretch | None:
    """So many units before a stretch; None for "a few years before"."""
    if relative is None or relative[1] > 0:
        return None
    unit, steps = relative[0].split()[-1], relative[1]
    if steps == 0:
        return move(stretch, "year", -1)  # "on the same period"
    try:
        return move(stretch, unit, steps)
    except (ValueError, OverflowError):
        return None


def _pairs(
    olds: Sequence[Observation], news: Sequence[Observation], tables: Tables
) -> list[tuple[Observation, Observation, bool]]:
    """Two rows of one release where there are such, the release chosen as for levels; else the chosen of each; and
    whether they are of one vintage. A release that counts in several ways has a pair of each."""
    published = tables.article.published
    released = {(old.source, old.release) for old in olds}
    together = [new for new in news if (new.source, new.release) in released]
    new_row = cells.chosen(together or news, published)
    if new_row is None:
        return []
    if together:
        olds = [old for old in olds if (old.source, old.release) == (new_row.source, new_row.release)]
    old_row = cells.chosen(olds, published)
    if old_row is None:
        return []
    return [
        (old, new, _of_one_vintage(old, new, tables))
        for new in cells.ways_of_counting(news, new_row)
        for old in cells.ways_of_counting(olds, old_row)
        if old.unit == new.unit
    ]


def _of_one_vintage(old: Observation, new: Observation, tables: Tables) -> bool:
    """Whether two rows are of one release, or of one table as it stood on one day."""
    if old.source != new.source:
        return False
    return old.release == new.release or tables.store.sources[old.source].one_vintage
