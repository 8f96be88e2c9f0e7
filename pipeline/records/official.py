"""Official figures with where they come from, and how a claim met them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.records.kinds import Qualifiers, Status


@dataclass(frozen=True)
class Source:
    """Who published a table, under which licence. ``outlet`` is set where a newspaper is the only witness;
    ``one_vintage`` where all figures are as they stood on one day, whenever each was first released."""

    id: str
    publisher: str
    title: str
    url: str
    licence: str
    outlet: str | None = None
    retrieved: str | None = None
    official: bool = True
    one_vintage: bool = False


@dataclass(frozen=True)
class Indicator:
    """What a series measures. ``unit`` is the counted noun; ``synonyms`` are other names that print uses.

    ``defaults`` are the qualifiers that every row has unless it says otherwise (age 0-17). ``geography_kinds``
    are the kinds of place that the rows are about, the finest first. ``members`` is set where the rows count a known
    set (police forces): a count of some of them is no claim about its size.
    """

    id: str
    label: str
    unit: str
    synonyms: tuple[str, ...] = ()
    definition: str = ""
    defaults: Qualifiers = ()
    geography_kinds: tuple[str, ...] = ()
    members: bool = False


@dataclass(frozen=True)
class Geography:
    """A place with its code; ``parents`` are codes of areas that hold it, the smallest first."""

    code: str
    name: str
    kind: str
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Observation:
    """One row of a table: a value of an indicator for a place and a period, as one release gave it.

    ``value`` is None where the publisher suppressed it. ``release`` is YYYY, YYYY-MM or YYYY-MM-DD: the day the
    figure became public, as exactly as it is known. ``decimals`` may be negative (rounded to tens, hundreds).
    ``measure`` is the label of the indicator, as people read it.
    """

    dataset: str
    row: int
    indicator: str
    place: str
    place_code: str
    period: str
    start: date
    end: date
    period_kind: str
    value: float | None
    decimals: int
    unit: str
    qualifiers: Qualifiers
    status: str
    coverage: str
    source: str
    release: str
    note: str = ""
    measure: str = ""


@dataclass(frozen=True)
class Match:
    """How a claim met the table: the level that was reached, the row, the row that came second and why it lost."""

    claim: int
    level: str
    status: Status
    reason: str
    observation: Observation | None = None
    runner_up: Observation | None = None
    others: tuple[Observation, ...] = ()  # the same cell in other releases


@dataclass(frozen=True)
class Point:
    """One figure of a series. ``own`` is unset where it comes from another source than the rest."""

    period: str
    end: date
    value: float
    own: bool = True


@dataclass(frozen=True)
class Series:
    """An official series with the figure that print makes of it; ``words`` are the printed ones.

    ``derived``: print tells a change, and the figure is the level that it leads to.

    ``row`` says what is measured, where, in which unit and by whom; the points are in the order of time.
    """

    row: Observation
    source: Source
    points: tuple[Point, ...]
    printed: Point
    words: str
    derived: bool = False
