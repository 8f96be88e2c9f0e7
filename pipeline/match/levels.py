"""A level against its cell of the tables: Claim x observations -> Match.

Levels of a match, in order: "same" (indicator, place, population and period are the claim's own), "narrower" (print
restricts the measure further than the table), "not counted" (print forecasts or denies it), "other population", "other
period", "other place", "no row", "no indicator". Only the first gives a verdict; the others say what was nearest and
why it does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.timeline import same_stretch
from pipeline.match import cells
from pipeline.match.cells import Tables
from pipeline.match.index_bases import INDEX
from pipeline.match.indicators import Named
from pipeline.match.kinds import PERCENTAGE, same_unit
from pipeline.match.scope import other_cell
from pipeline.match.series_words import some_periods
from pipeline.match.values import compare, is_idle_bound
from pipeline.records import Article, Claim, Match, Observation, PlaceReading, Status
from pipeline.row_values import of_unit, population, shown

_COUNTRY = "country"


def match_level(claim: Claim, named: Named | None, tables: Tables, a_part: bool = False) -> Match:
    """A level or an old level against the cell that it names; ``a_part``: print tells it as a part of something."""
    if named is None:
        return Match(claim.id, "no indicator", "no_reference", "no table has this measure")
    label = named.indicator.label
    status = dict(claim.qualifiers).get("status")
    if status is not None:
        words = "as a forecast or a possibility" if status == "forecast" else "to deny it"
        return Match(claim.id, "not counted", "no_reference", f"print gives this number {words}, not as counted")
    want = cells.wanted(claim, named.indicator, tables)
    rows = _foreign_rows(want, want.place.code if want.place else _first_place(want, tables), tables)
    if not named.exact and any("=" in word for word in named.left):
        reason = f"“{label}” has another base in the table than {', '.join(sorted(named.left))}"
        return Match(claim.id, "narrower", "no_reference", reason, runner_up=rows[0] if rows else None)
    if not named.exact:
        return Match(
            claim.id,
            "narrower",
            "no_reference",
            f"the table's “{label}” is wider than “{claim.measure}”",
            runner_up=rows[0] if rows else None,
        )
    if not same_unit(claim.quantity, named.indicator):
        reason = f"“{label}” is {_measured(named.indicator.unit)} in the table, this number is in another unit"
        return Match(claim.id, "no indicator", "no_reference", reason)
    if (a_part or claim.part_of) and not claim.qualifiers:
        reason = f"a part of another number, and which part is in no words that the table of “{label}” has"
        return Match(claim.id, "narrower", "no_reference", reason, runner_up=rows[0] if rows else None)
    if claim.place is None and want.place is None and (only := _only_country(want, tables)) is not None:
        claim, want = replace(claim, place=only.name, inferred=claim.inferred | {"place"}), replace(want, place=only)
        rows = cells.foreign(tables.store.rows(want.indicator.id, only.code), tables.article, tables.store.sources)
    if want.place is None:
        return Match(claim.id, "no row", "no_reference", f"“{label}” is in a table, but no place could be read here")
    if named.indicator.members:
        return _some_of_a_set(claim, want, rows, named, tables)
    if want.stretch is None:
        return Match(claim.id, "no row", "no_reference", f"“{label}” is in a table, but no period could be read here")
    cell = cells.in_cell(rows, want)
    if not cell:
        return _nearest(claim, want, rows, tables)
    match = _held_against(claim, cell, tables.article)
    if match.status == "mismatch":
        match = _namesake(claim, want, tables) or match
    if match.status == "mismatch" and named.indicator.unit == INDEX and not named.based:
        return replace(
            match, status="no_reference", reason=f"of which base is not printed; in the table {match.reason}"
        )
    return unless_inferred(claim, match)


def _only_country(want: cells.Wanted, tables: Tables) -> PlaceReading | None:
    """The country that a table is about, where it is of no other place: "inflation" of one country's prices."""
    codes = tables.store.places(want.indicator.id)
    place = tables.store.geographies[codes[0]] if len(codes) == 1 else None
    return PlaceReading(place.code, place.name, place.kind) if place is not None and place.kind == _COUNTRY else None


def _namesake(claim: Claim, want: cells.Wanted, tables: Tables) -> Match | None:
    """The match with another place of the same name whose figure fits: "Kent" is a county and a police force area."""
    for place in claim.places:
        rows = tables.store.rows(want.indicator.id, place.code) if place != want.place else ()
        cell = cells.in_cell(cells.foreign(rows, tables.article, tables.store.sources), replace(want, place=place))
        if cell and (match := _held_against(claim, cell, tables.article)).status != "mismatch":
            return match
    return None


def unless_inferred(claim: Claim, match: Match) -> Match:
    """A place that print does not name beside the number may support it, but never contradict it."""
    if match.status != "mismatch" or "place" not in claim.inferred:
        return match
    reason = f"the place is not printed beside the number; were it {claim.place}: {match.reason}"
    return replace(match, status="no_reference", reason=reason)


def _some_of_a_set(
    claim: Claim, want: cells.Wanted, rows: Sequence[Observation], named: Named, tables: Tables
) -> Match:
    """A count of some of a known set is no claim about its size; it stays a mismatch only when it is exactly the size
    of the set in another area ("43 forces" of the United Kingdom, which has 45). Sets change seldom: where print names
    no period, or one without a row, the nearest row stands for it."""
    near = [row for row in rows if cells.full(row.qualifiers, want.indicator) == want.qualifiers]
    if not near:
        return _nearest(claim, want, rows, tables)
    day = want.stretch[1] if want.stretch else near[-1].end
    closest = min(abs((row.end - day).days) for row in near)
    match = _held_against(claim, [row for row in near if abs((row.end - day).days) == closest], tables.article)
    if claim.whole_set:
        return match
    if match.status == "mismatch" and other_cell(claim, match, named, tables) is not None:
        return match
    reason = f"a count of some is no claim about how many there are ({match.reason})"
    return replace(match, status="no_reference", reason=reason)


def _nearest(claim: Claim, want: cells.Wanted, rows: Sequence[Observation], tables: Tables) -> Match:
    """No row is the claim's own: which came nearest, and in what it differs."""
    place = want.place.name if want.place else "this place"
    label = want.indicator.label
    same = [row for row in rows if cells.full(row.qualifiers, want.indicator) == want.qualifiers]
    if same:
        reason = f"the table has {_counted(label, same[0])} for {place} only for {some_periods(same)}"
        return Match(claim.id, "other period", "no_reference", reason, runner_up=_nearest_in_time(same, want, tables))
    elsewhere = _elsewhere(want, tables)
    if elsewhere:
        row = min(elsewhere, key=lambda row: _steps(row, want, tables))
        return Match(
            claim.id,
            "other place",
            "no_reference",
            f"{_counted(label, row)} is in the tables for {row.place} ({shown(row)}), not for {place}",
            runner_up=row,
        )
    if not rows:
        return Match(claim.id, "other place", "no_reference", f"no table has “{label}” for {place}")
    other = [row for row in rows if want.stretch and same_stretch((row.start, row.end), want.stretch)]
    if other:
        whom = population(other[0].qualifiers) or "all"
        reason = f"the table has “{label}” for {place} only for another population ({whom})"
        return Match(claim.id, "other population", "no_reference", reason, runner_up=other[0])
    return Match(
        claim.id,
        "other population",
        "no_reference",
        f"no row of “{label}” for {place} has this population",
        runner_up=rows[-1],
    )


def _elsewhere(want: cells.Wanted, tables: Tables) -> list[Observation]:
    """The rows of that population and period for the areas that hold the place, and for the places in it."""
    if want.place is None or want.stretch is None:
        return []
    own = want.place.code
    codes = [code for code in tables.store.places(want.indicator.id) if _touches(code, own, tables)]
    found = tables.store.rows_among(want.indicator.id, codes, want.stretch)
    return [
        row
        for rows in found.values()
        for row in cells.in_cell(cells.foreign(rows, tables.article, tables.store.sources), want)
        if row.value is not None
    ]


def _nearest_in_time(rows: Sequence[Observation], want: cells.Wanted, tables: Tables) -> Observation:
    """The row of the period around a claim's own ("July 2008": 2008), else the one that lies next to it."""
    if want.stretch is None:
        return rows[-1]
    start, end = want.stretch

    def apart(row: Observation) -> int:
        return max((row.start - end).days, (start - row.end).days, 0)

    least = min(apart(row) for row in rows)
    nearest = [row for row in rows if apart(row) == least]
    around = [row for row in nearest if row.start <= start and end <= row.end]
    return cells.chosen(around or nearest, tables.article.published) or rows[-1]


def _first_place(want: cells.Wanted, tables: Tables) -> str | None:
    """The place that the indicator's table begins with: where print names none, its rows show what is counted."""
    return next(iter(tables.store.places(want.indicator.id)), None)


def _foreign_rows(want: cells.Wanted, code: str | None, tables: Tables) -> Sequence[Observation]:
    return cells.foreign(tables.store.rows(want.indicator.id, code), tables.article, tables.store.sources)


def _steps(row: Observation, want: cells.Wanted, tables: Tables) -> int:
    """How far apart two places are in kind: a force and its region one step, a force and the country two."""
    kinds = want.indicator.geography_kinds
    own = want.place.kind if want.place else ""
    other = tables.store.geographies[row.place_code].kind
    return abs(kinds.index(other) - kinds.index(own)) if own in kinds and other in kinds else len(kinds)


def _touches(a: str, b: str, tables: Tables) -> bool:
    return tables.store.contains(a, b) or tables.store.contains(b, a)


def _measured(unit: str) -> str:
    """How a table gives a measure of that unit: "counted", "a rate per 100,000 people"."""
    return "in per cent" if unit == PERCENTAGE else f"a rate{of_unit(unit)}" if " per " in unit else "counted"


def _counted(label: str, row: Observation) -> str:
    """ "“recorded offences” (aged under 18)": what is counted, and of whom where not of everybody."""
    whom = population(row.qualifiers)
    return f"“{label}” ({whom})" if whom else f"“{label}”"


def _held_against(claim: Claim, cell: Sequence[Observation], article: Article) -> Match:
    row = cells.chosen(cell, article.published)
    assert row is not None  # noqa: S101 - a cell has at least one row
    if is_idle_bound(claim.quantity, row):
        reason = f"a bound that far off is about something else ({row.place}, {row.period}: {shown(row)})"
        return Match(claim.id, "narrower", "no_reference", reason, runner_up=row)
    ways = cells.ways_of_counting(cell, row)
    row = next((way for way in ways if compare(claim.quantity, way) in {"supported", "supported_rounded"}), row)
    others = tuple(other for other in cell if other is not row)
    status = compare(claim.quantity, row)
    if status in {"supported", "supported_rounded"}:
        return Match(claim.id, "same", status, f"{row.place}, {row.period}: {shown(row)}", row, others=others)
    for other in (other for other in others if other not in ways):
        if compare(claim.quantity, other) in {"supported", "supported_rounded"}:
            revised: Status = (
                "revised_since" if cells.earliest(other.release) > cells.earliest(row.release) else "superseded"
            )
            return Match(
                claim.id,
                "same",
                revised,
                f"the release of {other.release} has {shown(other)}",
                other,
                runner_up=row,
                others=others,
            )
    if row.value is None:
        return Match(
            claim.id, "same", "not_checkable", "the publisher gives no value for this cell", row, others=others
        )
    return Match(claim.id, "same", "mismatch", f"{row.place}, {row.period}: {shown(row)}", row, others=others)
