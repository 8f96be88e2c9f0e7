"""The series of the shipped tables that sentences are made from, and the words for their places and periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.generated_templates import NOUNS, RATES, Family
from pipeline.official.store import Store
from pipeline.records import Geography, Observation, Qualifiers

#: Names that take the article, and what print makes of long ones.
_SPOKEN = {
    "United Kingdom": "the UK", "North East": "the North East", "North West": "the North West",
    "South East": "the South East", "South West": "the South West", "East Midlands": "the East Midlands",
    "East of England": "the East of England", "Yorkshire and The Humber": "Yorkshire and the Humber",
    "United States": "the United States", "Netherlands": "the Netherlands", "Philippines": "the Philippines",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
#: Sentences are about the years from this one on.
_FIRST = 1990
_STOCK = frozenset({"police_officers", "special_constables", "police_community_support_officers"})


@dataclass(frozen=True)
class Series:
    """The rows of one indicator, place and population, of one length of period, in order of time."""

    indicator: str
    place: Geography
    qualifiers: Qualifiers
    rows: tuple[Observation, ...]

    def at(self, row: Observation) -> Observation | None:
        """The row of the same period as a row of another series."""
        return next((own for own in self.rows if (own.start, own.end) == (row.start, row.end)), None)


Key = tuple[str, str, Qualifiers, str]


class Deck:
    """All series by family, and by what they are of."""

    def __init__(self, store: Store) -> None:
        self.store = store
        names = Counter(place.name for place in store.geographies.values())
        self._single = frozenset(name for name, n in names.items() if n == 1)
        self.by_key: dict[Key, Series] = {}
        self.families: dict[Family, list[Series]] = {}
        for indicator in (*NOUNS, *RATES, "population", "gdp_us_dollars"):
            for key, series in self._series(indicator):
                self.by_key[key] = series
                for family in self._families(series):
                    self.families.setdefault(family, []).append(series)

    def _series(self, indicator: str) -> Iterator[tuple[Key, Series]]:
        groups: dict[Key, dict[object, Observation]] = {}
        for row in self.store.rows(indicator):
            if row.value is None or row.unit.startswith("full-time") or row.start.year < _FIRST:
                continue
            key = (indicator, row.place_code, row.qualifiers, row.period_kind)
            kept = groups.setdefault(key, {})
            if (row.start, row.end) not in kept or kept[row.start, row.end].release < row.release:
                kept[row.start, row.end] = row
        for key, kept in groups.items():
            rows = tuple(sorted(kept.values(), key=lambda row: row.end))
            yield key, Series(indicator, self.store.geographies[key[1]], key[2], rows)

    def _families(self, series: Series) -> Iterator[Family]:
        indicator, place = series.indicator, series.place
        plain = series.qualifiers in {self.store.indicators[indicator].defaults, ()}
        if place.name == "West Midlands" or any(mark in place.name for mark in ",().&") or len(series.rows) < 2:
            return
        if indicator == "police_officers" and series.qualifiers == (("sex", "F"),):
            yield "women"
        if not plain:
            return
        if indicator in _STOCK:
            yield "stock"
        elif indicator in NOUNS:
            yield "events"
            if series.rows[0].dataset == "police-recorded-crime" and series.rows[0].period_kind == "year_ending":
                yield "crime"
        elif indicator in RATES:
            yield "rate"
        elif series.place.name in self._single and indicator == "population":
            yield "people"
        elif series.place.name in self._single and indicator == "gdp_us_dollars":
            yield "money"

    def other_places(self, series: Series, row: Observation) -> Sequence[Series]:
        """Series of the same thing for places of the same kind."""
        kind = row.period_kind
        found = (
            self.by_key.get((series.indicator, code, series.qualifiers, kind))
            for code in self.store.places(series.indicator)
            if code != series.place.code and self.store.geographies[code].kind == series.place.kind
        )
        return [one for one in found if one is not None and one.at(row) is not None and self.is_plain(one)]

    def holders(self, series: Series, row: Observation) -> Sequence[Series]:
        """Series of the same thing for the areas that hold the place."""
        found = (
            self.by_key.get((series.indicator, code, series.qualifiers, row.period_kind))
            for code in series.place.parents
        )
        return [one for one in found if one is not None and one.at(row) is not None and self.is_plain(one)]

    def populations(self, series: Series, row: Observation) -> Sequence[Series]:
        """Series of the same indicator, place and length of period for other populations."""
        return [
            one for (indicator, code, qualifiers, kind), one in self.by_key.items()
            if (indicator, code, kind) == (series.indicator, series.place.code, row.period_kind)
            and qualifiers != series.qualifiers and one.at(row) is not None
        ]  # fmt: skip

    def begins_earlier(self, series: Series) -> bool:
        """Whether the table has rows of a series before those that sentences are made from: what is a record among
        these may be none."""
        rows = self.store.rows(series.indicator, series.place.code)
        return any(row.start.year < _FIRST and row.qualifiers == series.qualifiers for row in rows)

    def is_plain(self, series: Series) -> bool:
        """Whether print has a name of one meaning for its place."""
        return series.place.name != "West Midlands" and not any(mark in series.place.name for mark in ",().&")

    def people(self, place: Geography, year: int) -> Observation | None:
        """The mid-year population of a place."""
        for kind in ("point_in_time", "calendar_year"):
            series = self.by_key.get(("population", place.code, (), kind))
            for row in series.rows if series else ():
                if row.start.year == year:
                    return row
        return None


def spoken(place: Geography) -> str:
    """A place's name inside a sentence."""
    if place.name == "Metropolitan Police":
        return "the Metropolitan Police area"
    return _SPOKEN.get(place.name, place.name)


def force(place: Geography) -> str:
    """The police of a place."""
    if place.kind != "police force area":
        return f"police in {spoken(place)}"
    if place.name == "Metropolitan Police":
        return "the Metropolitan Police"
    return {"Scotland": "Police Scotland", "Northern Ireland": "the Police Service of Northern Ireland"}.get(
        place.name, f"{place.name} Police"
    )


def when(rng: Random, rows: Sequence[Observation]) -> list[str]:
    """The periods of rows with their preposition, all in one spelling."""
    forms = _spellings(rows[0])
    place = rng.randrange(len(forms))
    return [_spellings(row)[place] for row in rows]


def bare(words: str) -> str:
    """A period without its preposition."""
    return words.split(" ", 1)[1]


def _spellings(row: Observation) -> tuple[str, ...]:
    start, end, kind = row.start, row.end, row.period_kind
    year, month = end.year, _MONTHS[end.month - 1]
    if kind in {"year_ending", "financial_year"}:
        short = f"{start.year}/{year % 100:02}"
        return (
            f"in {short}", f"in {short.replace('/', '-')}", f"in the year to {month} {year}",
            f"in the year ending {month} {year}", f"in the 12 months to {month} {year}",
            f"in the year ending {end.day} {month} {year}", f"in the financial year {short}",
            f"in the 12 months to the end of {month} {year}",
        )  # fmt: skip
    if kind == "point_in_time" and end.month == 6:
        return f"in {year}", f"in mid-{year}", f"in June {year}"
    if kind == "point_in_time":
        return f"in {month} {year}", f"on {end.day} {month} {year}", f"at the end of {month} {year}"
    if kind == "month":
        return f"in {month} {year}", f"in the month of {month} {year}"
    if kind == "quarter":
        first = _MONTHS[start.month - 1]
        return (
            f"in the three months to {month} {year}", f"between {first} and {month} {year}"
            if start.year == year else f"in the three months to {month} {year}",
            f"in the three months to the end of {month} {year}",
        )  # fmt: skip
    return (f"in {year}",)


def between(rows: Sequence[Observation]) -> list[str]:
    """The periods of rows as the ends of "between … and …"."""
    return [
        f"{row.start.year}/{row.end.year % 100:02}"
        if row.period_kind in {"year_ending", "financial_year"}
        else str(row.end.year)
        for row in rows
    ]


def number_word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
