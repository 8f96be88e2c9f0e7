"""A number in context, and a quotation: what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.records.article import Passage
from pipeline.records.kinds import Comparator, Direction, Kind, Qualifiers, QuoteKind, Role, Rounding


@dataclass(frozen=True)
class Interval:
    """The values a printed number may stand for, both ends included; None is an open end."""

    low: float | None
    high: float | None


@dataclass(frozen=True)
class Quantity:
    """A number in print. ``value`` as FORMATS has it: per cent as printed, money and counts in units.

    ``step`` is what one unit of the last significant printed digit is worth (3041: 1; £2.6bn: 1e8; 3,000: 1000),
    so that rounding alone leaves half a step on either side. ``per`` is the denominator of a rate ("day").
    ``may_be_cut``: its last digits may have been cut off instead of rounded (44.8 as 44). ``rounding``: what becomes
    of a half, as far as the paper's house style says so.
    """

    passage: Passage
    paragraph: int
    kind: Kind
    value: float | tuple[float, float] | None
    interval: Interval | None
    unit: str | None
    comparator: Comparator
    hedge: Passage | None = None
    step: float | None = None
    per: str | None = None
    may_be_cut: bool = True
    rounding: Rounding = "either"


PeriodKind = Literal[
    "calendar_year", "financial_year", "academic_year", "year_ending", "quarter", "month", "week", "day",
    "weekend", "season", "decade", "span", "relative",
]  # fmt: skip


@dataclass(frozen=True)
class Period:
    """A stretch of time in print. Dates are inclusive; both are None when it stays open, and ``reason`` says why.

    ``relative`` is (unit, steps) for words such as "last year" (year, -1); ``anchor`` says from where they count:
    the article's own day, or another period of the context ("the previous year", "a year earlier").
    """

    passage: Passage
    paragraph: int
    kind: PeriodKind
    start: date | None
    end: date | None
    relative: tuple[str, int] | None = None
    anchor: Literal["article", "context"] | None = None
    reason: str | None = None
    label: str | None = None  # set where the stretch is inferred from another printed period


@dataclass(frozen=True)
class PlaceReading:
    """One thing that a place name can mean. ``kind``: country, region, police force area, local authority …"""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class Place:
    """A place name in print with everything that it can mean, the likeliest first."""

    passage: Passage
    paragraph: int
    readings: tuple[PlaceReading, ...]


@dataclass(frozen=True)
class Entity:
    """A person, organisation or place, with the name under which the article introduces it."""

    passage: Passage
    kind: Literal["person", "organisation", "place", "other"]
    name: str
    code: str | None = None


@dataclass(frozen=True)
class Quote:
    """One paragraph's part of a quotation, without its marks. Pieces of one statement share ``statement``.

    ``speaker`` is the resolved name; ``mention`` the words that the cue goes with ("She"). None: not attributed.
    """

    passage: Passage
    paragraph: int
    kind: QuoteKind
    statement: str
    speaker: str | None = None
    mention: Passage | None = None
    role: str | None = None
    organisation: str | None = None
    cue: Passage | None = None


@dataclass(frozen=True)
class Claim:
    """A number in context. ``id`` is its place in the article's reading order.

    ``slot`` is the word that ties the number to its sentence ("from", "to", "by", "of", "per"), ``event`` the
    change that it takes part in (see Change), ``part_of`` the ids of the claims that "of them" may refer to.
    """

    id: int
    quantity: Quantity
    role: Role
    sentence: int
    direction: Direction | None = None
    measure: str | None = None
    indicator: str | None = None
    place: str | None = None
    places: tuple[PlaceReading, ...] = ()
    place_code: str | None = None
    period: Period | None = None
    baseline: Period | None = None
    qualifiers: Qualifiers = ()
    speaker: str | None = None
    quoted: bool = False
    superlative: Passage | None = None
    whole_set: bool = False  # print says that these are all there are ("all 43 forces", "there are 43")
    part_of: tuple[int, ...] = ()
    readings: tuple[str, ...] = ()
    inferred: frozenset[str] = frozenset()  # attributes ("place", "period") taken from where the text was at
    note: str | None = None
    counted_with: str | None = None  # "burglaries" of "1,200 robberies and burglaries"
    predicate: str | None = None  # what the share of a measure is said to do or be: "3% of adults are daily smokers"
    told: bool = False  # its measure is what its clause tells, for no noun says it: "spent on road salt"
