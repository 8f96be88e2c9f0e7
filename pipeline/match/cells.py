"""The cell of a table that a claim is about, its releases, and which release an article is held against.

An article is checked against the newest release on or before its own date; where there is none, or the article has
no date, against the earliest later one. A row that the article's own outlet reported on the article's own date is
left out: an article is never evidence for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.extract.timeline import same_stretch
from pipeline.official.store import Store
from pipeline.records import Article, Claim, Indicator, Observation, PlaceReading, Qualifiers, Source

Stretch = tuple[date, date]
_GROUP = "group of countries"
_LONGEST_YEAR = 366  # days
_SHORTER_MONTH = 3  # days: February is as long a period as March


@dataclass(frozen=True)
class Tables:
    """What matching needs to know: the store, and the article whose own reports are no evidence."""

    store: Store
    article: Article

    def place_for(self, readings: Sequence[PlaceReading], indicator: Indicator) -> PlaceReading | None:
        """The reading that the indicator's rows are about: of those that it has rows of, where print leaves open which
        is meant ("Scotland" is a country and the area of one police force)."""
        told = [one for one in readings if self.store.rows(indicator.id, one.code)] if len(readings) > 1 else readings
        return place_for(told or readings, indicator)


@dataclass(frozen=True)
class Wanted:
    """What a claim asks of the table: indicator, place, population, period."""

    indicator: Indicator
    place: PlaceReading | None
    qualifiers: Qualifiers
    stretch: Stretch | None


def wanted(claim: Claim, indicator: Indicator, tables: Tables) -> Wanted:
    """The cell that a claim's own words name; the place is read as the finest kind that the indicator has rows for."""
    place = tables.place_for(claim.places, indicator)
    return Wanted(indicator, place, full(claim.qualifiers, indicator), stretch_of(claim))


def asked_for(claims: Iterable[Claim], indicators: Mapping[int, Indicator]) -> set[tuple[str, str]]:
    """The indicators that claims name, each with what their places may be; ``indicators`` by the claims' ids."""
    named = [claim for claim in claims if claim.id in indicators]
    return {(indicators[claim.id].id, place.code) for claim in named for place in claim.places}


def place_for(readings: Sequence[PlaceReading], indicator: Indicator) -> PlaceReading | None:
    """The reading whose kind the indicator's rows are about, else the first reading. A group of countries is what print
    says where it stands first: "Great Britain" is the United Kingdom only for what no table has of it."""
    if readings and readings[0].kind == _GROUP and _GROUP in indicator.geography_kinds:
        return readings[0]
    for kind in indicator.geography_kinds:
        for reading in readings:
            if reading.kind == kind:
                return reading
    return readings[0] if readings else None


def full(qualifiers: Qualifiers, indicator: Indicator) -> Qualifiers:
    """A claim's qualifiers with the indicator's defaults where it names none."""
    return tuple(sorted({**dict(indicator.defaults), **dict(qualifiers)}.items()))


def stretch_of(claim: Claim) -> Stretch | None:
    """The claim's period as (first day, last day), where it is known."""
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return None
    return period.start, period.end


def in_cell(rows: Iterable[Observation], want: Wanted) -> tuple[Observation, ...]:
    """The rows of exactly that population and period, every release."""
    stretch = want.stretch
    if stretch is None:
        return ()
    return tuple(row for row in rows if full(row.qualifiers, want.indicator) == want.qualifiers and is_of(row, stretch))


def is_of(row: Observation, stretch: Stretch) -> bool:
    """Whether a row is of a period: of just that one, or counted on a day in it ("officers in 2018", on 31 March)."""
    if row.period_kind == "point_in_time" and (stretch[1] - stretch[0]).days < _LONGEST_YEAR:
        return stretch[0] <= row.start <= stretch[1]
    return same_stretch((row.start, row.end), stretch)


def ways_of_counting(rows: Iterable[Observation], chosen: Observation) -> tuple[Observation, ...]:
    """The rows of one cell that a release counts in different ways: officers by heads, and in full-time equivalents."""
    return tuple(row for row in rows if (row.source, row.release) == (chosen.source, chosen.release))


def comparable(series: Sequence[Observation], stretch: Stretch) -> tuple[Observation, ...]:
    """The rows of a series that a figure of that period may be ranked among: periods as long as its own (a month is no
    record beside years), counted in one way."""
    days = (stretch[1] - stretch[0]).days
    alike = [
        row for row in series
        if row.value is not None
        and (row.period_kind == "point_in_time" or abs((row.end - row.start).days - days) <= _SHORTER_MONTH)
    ]  # fmt: skip
    return tuple(row for row in alike if row.unit == alike[0].unit)


def foreign(rows: Iterable[Observation], article: Article, sources: Mapping[str, Source]) -> tuple[Observation, ...]:
    """The rows that are not the article's own report."""
    return tuple(row for row in rows if not _own(row, article, sources))


def _own(row: Observation, article: Article, sources: Mapping[str, Source]) -> bool:
    source = sources.get(row.source)
    if source is None or source.outlet is None or article.outlet is None or article.published is None:
        return False
    outlet, other = _site(source.outlet), _site(article.outlet)
    return outlet == other and (row.release.startswith(article.published) or article.published.startswith(row.release))


def _site(outlet: str) -> str:
    return outlet.casefold().removeprefix("https://").removeprefix("www.").split("/")[0]


def chosen(rows: Sequence[Observation], published: str | None) -> Observation | None:
    """The release that an article of that date is held against, or None without rows."""
    if not rows:
        return None
    ordered = sorted(rows, key=lambda row: (earliest(row.release), row.row))
    if published is not None:
        before = [row for row in ordered if earliest(row.release) <= latest(published)]
        if before:
            return before[-1]
    return ordered[0]


def is_later(row: Observation, published: str | None) -> bool:
    """Whether a row became public after an article of that date."""
    return published is not None and earliest(row.release) > latest(published)


def earliest(day: str) -> str:
    """A partial date as the first day that it may mean, YYYY-MM-DD."""
    return (day + "-01-01")[:10] if len(day) == 4 else (day + "-01")[:10]


def latest(day: str) -> str:
    """A partial date as the last day that it may mean, YYYY-MM-DD (the 31st, whatever the month)."""
    return (day + "-12-31")[:10] if len(day) == 4 else (day + "-31")[:10]
