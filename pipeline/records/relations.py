"""What an article itself says of two or more of its numbers: changes, shares, totals, conversions, rates, ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.records.article import Passage
from pipeline.records.kinds import Direction


@dataclass(frozen=True)
class Change:
    """A rise or fall told in one sentence, with the claims that take part in it, by id.

    ``stated`` are claims of the sentence that the change is *said* of; ``trigger`` the word that says it.
    """

    trigger: Passage
    direction: Direction | None
    sentence: int
    old: int | None = None
    new: int | None = None
    amount: int | None = None
    percent: int | None = None
    points: int | None = None
    multiple: int | None = None


@dataclass(frozen=True)
class Share:
    """A part, its whole and the share between them, as told by grammar; any of the three may be missing."""

    sentence: int
    share: int | None = None
    part: int | None = None
    whole: int | None = None
    wholes: tuple[int, ...] = ()  # where "of them" may mean more than one
    inferred: bool = False  # the whole stands in another sentence


@dataclass(frozen=True)
class Total:
    """Parts that grammar says are all the parts of a total; ``total`` is None for percentages of one whole.

    ``closed``: the parts are all there are, so that they must make up the total; else they only exclude each other.
    """

    sentence: int
    parts: tuple[int, ...]
    total: int | None = None
    closed: bool = True
    inferred: bool = False  # the total or some parts stand in another sentence


Form = Literal["brackets", "commas", "dashes", "equals", "said", "slash"]


@dataclass(frozen=True)
class Apposition:
    """A number that is given again in another form right behind: "$500m (£270m; 390m euros)", "a quarter, 24%".

    ``first`` and ``others`` are claim ids; ``others`` stand in one pair of brackets, or between commas or dashes,
    or behind a word such as "equals", behind "or about", or behind a slash. ``noun`` is what stands between ``first``
    and what opens the apposition, ``rests`` what stands behind each of the others up to the next, to the closing
    bracket or to the next mark ("miles", "in the UK").
    """

    first: int
    others: tuple[int, ...]
    form: Form
    noun: str = ""
    rests: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedDay:
    """A day of the calendar as printed, whether or not there ever was such a day: "Tuesday 3 May 2018", "31 June".

    ``weekday`` counts from Monday, 0. ``years`` are those that may be meant: the printed one, else those in which the
    day is near the article's own date; none where nothing tells. ``claims`` are the ids of the numbers in it.
    """

    passage: Passage
    day: int
    month: int
    weekday: int | None = None
    years: tuple[int, ...] = ()
    year_printed: bool = False
    claims: tuple[int, ...] = ()


@dataclass(frozen=True)
class RatePair:
    """One rate given per two periods ("600 a week, about 86 a day"), or as a pace ("one every eight minutes").

    ``first`` and ``again`` are claim ids, ``per`` and ``per_again`` the periods ("week", "day"); a pace has its unit.
    """

    first: int
    again: int
    form: Literal["rate", "pace"]
    per: str
    per_again: str


@dataclass(frozen=True)
class AgeAndBirth:
    """An age with the birth that it is counted from; ``born`` and ``at`` are stretches, both ends included.

    ``at`` is when the person was that old: the article's own day (``own_day``), else a death that is printed.
    ``claims`` are the ids of the age's number and of the birth's.
    """

    age_passage: Passage
    born_passage: Passage
    age: int
    born: tuple[date, date]
    at: tuple[date, date]
    own_day: bool
    claims: tuple[int, ...]


@dataclass(frozen=True)
class Margin:
    """Two levels set against each other and how far they are apart: "leads by 18 points (58 per cent to 40)".

    All are claim ids; ``second`` is None where both levels are the ends of one claim ("47 to 52").
    """

    difference: int
    first: int
    second: int | None


@dataclass(frozen=True)
class Comparison:
    """A level as a multiple of another one: "600 complaints, three times as many as the 200 of last year"; claim ids.

    ``more``: "three times more than", which is three times or four, by who counts.
    ``less``: "three times fewer than", "ten times smaller".
    """

    multiple: int
    level: int
    base: int
    more: bool = False
    less: bool = False
