"""The records that travel between the stages; every one is frozen, and this file imports nothing of ours.

Offsets are indexes into the article's text exactly as received (Python string indexes, ``end`` exclusive).
A stage takes records and returns records; a spaCy ``Doc`` or a pandas frame never leaves the stage that made it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

Kind = Literal[
    "count", "percent", "percentage_points", "money", "measure", "ratio", "fraction", "multiple",
    "rank", "index", "age", "vague", "date", "period", "time", "phone", "score", "identifier", "other",
]  # fmt: skip
Comparator = Literal["=", "~", "<", ">"]
Direction = Literal["up", "down"]
Role = Literal["level", "change", "share", "baseline", "rate", "total", "bound", "other"]
Status = Literal[
    "inconsistent", "mismatch", "superseded", "ambiguous", "supported", "supported_rounded",
    "revised_since", "consistent", "no_reference", "not_checkable", "not_a_claim",
]  # fmt: skip
Severity = Literal["error", "warning", "advice"]
Rounding = Literal["either", "half-up", "half-even"]  # of a half: 44.5 is 44 or 45; 45; 44
QuoteKind = Literal["direct", "mixed", "indirect"]
Qualifiers = tuple[tuple[str, str], ...]  # sorted (key, value) pairs: (("age", "0-17"), ("flag", "online"))

#: Kinds that are numbers in print but never a claim about the world.
NOT_CLAIMS: frozenset[Kind] = frozenset({"date", "period", "time", "phone", "score", "identifier", "other"})

#: From the gravest to the mildest; a claim's status is the first of these that any check gave it.
STATUS_ORDER: tuple[Status, ...] = (
    "inconsistent", "mismatch", "superseded", "ambiguous", "supported", "supported_rounded",
    "revised_since", "consistent", "no_reference", "not_checkable", "not_a_claim",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A page or a paragraph of the file that a text was taken from; ``number`` counts from 1."""

    kind: Literal["page", "paragraph"]
    number: int
    start: int
    end: int


#: Where signs of the file were taken out of its text: (offset in the text, how many were taken out up to there).
Cuts = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Article:
    """One article as received. ``published`` is YYYY, YYYY-MM or YYYY-MM-DD, or None when it is not known.

    ``source`` marks a statement that the user holds (a press release, a transcript): the quotations of the others are
    held against it, and it is not reported on. ``parts`` are the pages or paragraphs of the file that the text was
    taken from, in order, where it has others than lines. ``cuts`` are set where the text is that of a
    file but for mark-up; ``received`` is then the file's.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    source: bool = False
    author: str | None = None
    parts: tuple[Part, ...] = ()
    cuts: Cuts = ()
    received: str | None = None


@dataclass(frozen=True)
class StatementPair:
    """Two printings to compare, as a user gives them; ``id`` comes back with the result as it was given."""

    id: str | int
    a: str
    b: str
    speaker_a: str | None = None
    speaker_b: str | None = None


@dataclass(frozen=True)
class Passage:
    """Words of an article: ``article.text[start:end] == text``."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's place in its article; ``text`` is the article's own characters between the offsets."""

    index: int
    start: int
    end: int
    text: str


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


@dataclass(frozen=True)
class Reading:
    """Everything read in one article. The claims stand in the order of their ids, which count from 0."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    totals: tuple[Total, ...] = ()
    appositions: tuple[Apposition, ...] = ()
    days: tuple[PrintedDay, ...] = ()
    rates: tuple[RatePair, ...] = ()
    ages: tuple[AgeAndBirth, ...] = ()
    margins: tuple[Margin, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    notes: tuple[str, ...] = ()  # what the reader wants a person to know: "a quotation mark is never closed …"
    written: str | None = None  # when it was written at the latest, YYYY, where only its periods tell


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
class PassageEvidence:
    """Words of an article that bear on a finding."""

    label: str
    passage: Passage


@dataclass(frozen=True)
class RowEvidence:
    """A row of a table that bears on a finding, with where it comes from."""

    label: str
    observation: Observation
    source: Source


Evidence = PassageEvidence | RowEvidence


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


@dataclass(frozen=True)
class Decision:
    """What a person decided on a finding: accepted (it is right) or dismissed (it is not), why, who and when."""

    verdict: Literal["accepted", "dismissed"]
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit. ``subjects`` are the ids of the claims that it is about, in this article.

    ``key`` names it by its content, so that a decision on it holds after edits elsewhere (see finding_keys).
    """

    code: str
    name: str
    severity: Severity
    confidence: float
    passage: Passage
    message: str
    working: str | None = None
    suggestion: str | None = None
    diagnosis: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    speaker: str | None = None
    subjects: frozenset[int] = frozenset()
    decision: Decision | None = None
    key: str = ""
    series: Series | None = None  # for a plot, where print is held against a figure of a series


@dataclass(frozen=True)
class Verdict:
    """What one check said of one claim; ``nearest`` is a row that came near the claim and is not its own."""

    claim: int
    code: str
    status: Status
    reason: str
    observation: Observation | None = None
    nearest: Observation | None = None


@dataclass(frozen=True)
class CheckedClaim:
    """A claim with all that was said of it; ``status`` is the gravest, ``reason`` says why in a sentence."""

    claim: Claim
    status: Status
    reason: str
    verdicts: tuple[Verdict, ...] = ()
    observation: Observation | None = None

    @property
    def nearest(self) -> Observation | None:
        """The row that came nearest without being the claim's own, where a check named one."""
        return next((verdict.nearest for verdict in self.verdicts if verdict.nearest is not None), None)


@dataclass(frozen=True)
class Report:
    """All about one article. ``findings`` holds also those of a batch that touch this article.

    ``dismissed`` are findings that a person has dismissed, or that a baseline holds: they count for nothing.
    """

    article: Article
    claims: tuple[CheckedClaim, ...]
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    dismissed: tuple[Finding, ...] = ()

    def tally(self) -> dict[Status, int]:
        """Numbers read by status, in STATUS_ORDER; their sum is every number of the text."""
        counts = dict.fromkeys(STATUS_ORDER, 0)
        for checked in self.claims:
            counts[checked.status] += 1
        return {status: n for status, n in counts.items() if n}


@dataclass(frozen=True)
class Trace:
    """What something in an article must have in common with another article before either can matter to the other.

    ``marks`` are numbers that stand for words or things, and ``needed`` how many of them must be shared. ``quotes`` (by
    their places) and ``claims`` (by their ids) are what it is a trace of.
    """

    needed: int
    marks: tuple[int, ...]
    quotes: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True)
class Examined:
    """One article by itself: its report (none of a source), and the little that checks across articles need of it.

    ``narrow`` has no text, but for a source, and is None where articles are not held against each other; ``traces``
    tell whether it can have anything in common with another article.
    """

    report: Report | None
    narrow: Reading | None = None
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Batch:
    """The result of one run: a report an article, in the order given, and every finding once.

    ``held`` are the sources that the articles were held against: findings may point into them.
    """

    reports: Sequence[Report]
    findings: Sequence[Finding]
    held: tuple[Article, ...] = ()

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article that a finding may point into, by its id."""
        return {article.id: article for article in (*(report.article for report in self.reports), *self.held)}
