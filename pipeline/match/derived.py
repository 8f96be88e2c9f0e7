"""Figures that are worked out from several rows of a table: shares, sums, means, multiples, rates per head, ranks.

Only what print names in full is worked out: one indicator by its own name, each place and each period it is about.
Everything else is left alone; a false alarm costs more than a miss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.match import derived_words as words
from pipeline.match.cells import Tables
from pipeline.match.derived_words import Form
from pipeline.match.named_rows import NamedRows, stretch_of, told
from pipeline.match.ranks import Ranker
from pipeline.match.scene_names import only_name
from pipeline.match.scenes import Named, Scene, Scenes
from pipeline.match.values import row_interval
from pipeline.records import Claim, Indicator, Interval, Observation, Quantity, Reading
from pipeline.relate import intervals

_WOMEN = frozenset({"women", "female", "females"})
#: Kinds of numbers that are worked out from several rows.
_DERIVED = frozenset({"percent", "fraction", "ratio", "multiple", "money", "rank", "count", "measure"})
#: Shares in words ("two thirds", "four in ten"), of one rather than of a hundred.
_IN_WORDS = frozenset({"fraction", "ratio"})
#: A share in words is loosely told up to so far from it.
_LOOSE = 0.1
#: Periods that do not add up to those of a table of years.
_SHORT = frozenset({"point_in_time", "month", "quarter"})


@dataclass(frozen=True)
class Derived:
    """What the rows of a table make of a printed figure: ``value`` is what they give, ``working`` how.

    ``whole_of`` is the figure itself where a rate was asked for, so that a count told as a rate is known.
    """

    claim: int
    form: Form
    value: Interval
    printed: Interval
    working: str
    rows: tuple[Observation, ...]
    whole_of: Observation | None = None

    @property
    def fits(self) -> bool:
        """Whether print and tables agree."""
        return intervals.meet(self.printed, self.value)


class Deriver:
    """Works out what the claims of one article derive."""

    def __init__(self, reading: Reading, tables: Tables, scenes: Scenes) -> None:
        self._reading, self._tables, self._scenes = reading, tables, scenes
        self._rows = NamedRows(tables)
        self._ranker = Ranker(self._rows)

    def all(self) -> Iterator[Derived]:
        """Every derived figure of the article, one a number at most."""
        for claim in self._reading.claims:
            found = self._derived(claim)
            if found is not None:
                yield found

    def _derived(self, claim: Claim) -> Derived | None:
        """What the rows give; where they do not give what is printed, what they give of places of the same names."""
        if (
            "status" in dict(claim.qualifiers)
            or claim.quantity.value is None
            or isinstance(claim.quantity.value, tuple)
            or claim.quantity.kind not in _DERIVED
        ):
            return None
        scene = self._scenes.of(claim)
        first = self._in(claim, scene)
        if first is None or first.fits:
            return first
        others = (self._in(claim, other) for other in scene.otherwise())
        return next((other for other in others if other is not None and other.fits), first)

    def _in(self, claim: Claim, scene: Scene) -> Derived | None:
        kind = claim.quantity.kind
        if kind == "percent" or kind in _IN_WORDS:
            share = self._share(claim, scene)
            return None if share is not None and kind in _IN_WORDS and _is_loosely(claim, share) else share
        if kind == "multiple":
            return self._multiple(claim, scene)
        if kind == "money":
            return self._money_per_head(claim, scene)
        if kind == "rank":
            return self._rank(claim, scene)
        return self._count(claim, scene) if claim.role not in {"change", "bound"} else None

    def _count(self, claim: Claim, scene: Scene) -> Derived | None:
        name = next((name for name in scene.names if 0 <= name.start - scene.at(claim)[1] <= 1), None)
        if name is None:
            return None
        before, behind = scene.text[: scene.at(claim)[0]], scene.text[name.end :]
        indicator = name.indicator
        if (per := words.PER_HEAD.match(behind)) is not None:
            size = words.SIZES.get(per["size"].lower(), 1e6)
            return self._per_head(claim, scene, indicator, size)
        if words.MEAN_BEFORE.search(before) or (words.MEAN_BEHIND.match(behind) and "average" in before.lower()):
            return self._over_years(claim, scene, indicator, "mean")
        if words.MEAN_BEHIND.match(behind):
            return None
        if words.TOGETHER.search(scene.text) and len(scene.places) == 2:
            return self._of_places(claim, scene, indicator)
        return self._over_years(claim, scene, indicator, "sum") if len(scene.periods) == 1 or scene.ends else None

    # the forms

    def _share(self, claim: Claim, scene: Scene) -> Derived | None:
        start, end = scene.at(claim)
        of_population = self._share_of_population(claim, scene)
        if of_population is not None:
            return of_population
        name = next((name for name in scene.names if name.start >= end), None)
        if name is None or only_name(scene) is None:
            return None
        between = scene.text[end : name.start]
        if not words.OF_NAME.match(between) and (claim.quantity.kind != "ratio" or between.strip()):
            return None  # "seven in ten robberies" needs no "of"
        stretch = stretch_of(scene)
        if stretch is None or claim.direction is not None:
            return None
        women = words.WOMEN.search(scene.text[:start]) or words.WERE_WOMEN.search(scene.text[name.end :])
        if women is not None:
            sex = "F" if women["who"].lower() in _WOMEN else "M"
            if len(scene.places) != 1:
                return None
            part = self._rows.row(name.indicator, scene.places[0], stretch, sex=sex)
            whole = self._rows.row(name.indicator, scene.places[0], stretch)
        else:
            pair = self._part_and_whole(scene, name.indicator)
            if pair is None or not _is_told_share(scene, start, name.end, *pair):
                return None
            part = self._rows.row(name.indicator, pair[0], stretch)
            whole = self._rows.row(name.indicator, pair[1], stretch, like=part)
        rows = self._rows.counted_alike((part, whole))
        return self._ratio(claim, "share", rows, 100.0, "%")

    def _share_of_population(self, claim: Claim, scene: Scene) -> Derived | None:
        """ "84 per cent of the UK population", where nothing but living in a part of it is said of them."""
        population, stretch = self._tables.store.indicators.get("population"), stretch_of(scene)
        pair = None if population is None else self._part_and_whole(scene, population)
        if population is None or stretch is None or pair is None:
            return None
        part, whole = pair
        start, end = scene.at(claim)
        noun = words.POPULATION.match(scene.text[whole.end :])
        if noun is None or not words.POPULATION_OF.match(scene.text[end : whole.start]):
            return None
        behind = scene.text[whole.end + noun.end() : part.start] if part.start > whole.end else ""
        has = part.end <= start and words.HAS_SHARE.search(scene.text[part.end : start])
        if not has and not words.LIVED_IN_PART.match(behind):
            return None
        of_part = self._rows.row(population, part, stretch)
        rows = self._rows.counted_alike((of_part, self._rows.row(population, whole, stretch, like=of_part)))
        return self._ratio(claim, "share", rows, 100.0, "%")

    def _part_and_whole(self, scene: Scene, indicator: Indicator) -> tuple[Named, Named] | None:
        if len(scene.places) != 2:
            return None
        first, second = scene.places
        codes = [self._tables.place_for(place.readings, indicator) for place in (first, second)]
        if codes[0] is None or codes[1] is None or codes[0].code == codes[1].code:
            return None
        if self._tables.store.contains(codes[1].code, codes[0].code):
            return first, second
        return (second, first) if self._tables.store.contains(codes[0].code, codes[1].code) else None

    def _ratio(
        self, claim: Claim, form: Form, rows: tuple[Observation, ...] | None, factor: float, unit: str
    ) -> Derived | None:
        printed = intervals.with_truncation(claim.quantity)
        if rows is None or printed is None:
            return None
        top, base = row_interval(rows[0]), row_interval(rows[1])
        value = intervals.ratio(top, base) if top is not None and base is not None else None
        if value is None or not rows[1].value or rows[0].value is None:
            return None
        shown = f"{factor * rows[0].value / rows[1].value:,.4g}{unit}"
        working = f"{told(rows[0])} of {told(rows[1])} is {shown}"
        scale = 1.0 if claim.quantity.kind in _IN_WORDS else factor
        return Derived(claim.id, form, intervals.scaled(value, scale), printed, working, rows)

    def _of_places(self, claim: Claim, scene: Scene, indicator: Indicator) -> Derived | None:
        stretch = stretch_of(scene)
        if stretch is None:
            return None
        return self._added(claim, "sum", [self._rows.row(indicator, place, stretch) for place in scene.places], 1)

    def _over_years(self, claim: Claim, scene: Scene, indicator: Indicator, form: Form) -> Derived | None:
        """A sum or a mean over the periods that make up a longer one."""
        stretch = stretch_of(scene)
        if stretch is None or len(scene.places) != 1:
            return None
        reading = self._tables.place_for(scene.places[0].readings, indicator)
        if reading is None:
            return None
        rows = [
            row for row in self._rows.plain(indicator, reading.code)
            if stretch[0] <= row.start and row.end <= stretch[1] and row.period_kind not in _SHORT
        ]  # fmt: skip
        rows.sort(key=lambda row: row.start)
        tiled = bool(rows) and (rows[0].start, rows[-1].end) == stretch
        tiled = tiled and all((b.start - a.end).days == 1 for a, b in pairwise(rows))
        return self._added(claim, form, rows, len(rows) if form == "mean" else 1) if tiled and len(rows) > 1 else None

    def _added(self, claim: Claim, form: Form, found: Sequence[Observation | None], divided: int) -> Derived | None:
        rows = self._rows.counted_alike(found)
        printed = _rounded(claim.quantity) if form == "mean" else intervals.with_truncation(claim.quantity)
        if rows is None or printed is None or len(rows) < 2:
            return None
        total = sum(row.value or 0.0 for row in rows)
        slack = sum(0.0 if row.decimals == 0 else 0.5 * 10.0**-row.decimals for row in rows) / divided
        value = total / divided
        parts = " + ".join(f"{row.value:,.10g}" for row in rows)
        where = f"{rows[0].place}, {rows[0].period}" + (
            f", and {rows[-1].place}" if rows[-1].place_code != rows[0].place_code else f" to {rows[-1].period}"
        )
        shown = f"({parts}) / {divided} = {value:,.8g}" if divided > 1 else f"{parts} = {value:,.10g}"
        return Derived(claim.id, form, Interval(value - slack, value + slack), printed, f"{where}: {shown}", rows)

    def _multiple(self, claim: Claim, scene: Scene) -> Derived | None:
        indicator = only_name(scene)
        if indicator is None:
            return None
        start, end = scene.at(claim)
        verb = words.MULTIPLIED.match(scene.text[start:end]) is not None
        if not verb and not words.TIMES_AS_MANY.match(scene.text[end:]):
            return None
        rows: tuple[Observation, ...] | None = None
        if len(scene.places) == 1 and len(scene.periods) == 2 and not scene.loose:
            first, second = (period.stretch for period in scene.periods)
            if verb and scene.window is None and not words.SINCE.search(scene.text[: scene.periods[0].start]):
                return None
            new, old = (second, first) if verb else (first, second)
            if new[1] > old[1]:
                rows = self._rows.counted_alike(
                    [self._rows.row(indicator, scene.places[0], when) for when in (new, old)]
                )
        elif not verb and len(scene.places) == 2 and _are_compared(scene, start, end):
            stretch = stretch_of(scene)
            if stretch is not None:
                rows = self._rows.counted_alike([self._rows.row(indicator, place, stretch) for place in scene.places])
        return self._ratio(_as_fall(claim) if verb else claim, "multiple", rows, 1.0, " times")

    def _per_head(self, claim: Claim, scene: Scene, indicator: Indicator, size: float) -> Derived | None:
        stretch = stretch_of(scene)
        if stretch is None or len(scene.places) != 1:
            return None
        row = self._rows.row(indicator, scene.places[0], stretch)
        printed = intervals.with_truncation(_with_decimals(claim.quantity))
        if row is None or row.value is None or printed is None:
            return None
        people = self._people(row)
        if not people:
            return None
        rates = [size * row.value / (one.value or 1.0) for one in people]
        working = f"{told(row)}, over {people[0].value:,.10g} people is {rates[0]:,.4g} per {size:,.0f}"
        value = Interval(min(rates), max(rates))
        return Derived(claim.id, "per head", value, printed, working, (row, *people), row)

    def _people(self, row: Observation) -> tuple[Observation, ...]:
        """The populations of a row's place in the years that its period touches, the middle of the first one first."""
        population = self._tables.store.indicators.get("population")
        if population is None:
            return ()
        years = {row.start.year, row.end.year, row.start.year - (row.period_kind == "point_in_time")}
        found = [one for one in self._rows.of(population, row.place_code) if one.start.year in years and one.value]
        return tuple(sorted(found, key=lambda one: (one.start.year != row.start.year, one.start)))

    def _money_per_head(self, claim: Claim, scene: Scene) -> Derived | None:
        told = words.GDP_PER_HEAD.search(scene.text[: scene.at(claim)[0]])
        indicator = self._tables.store.indicators.get("gdp_us_dollars")
        if told is None or indicator is None or claim.quantity.unit != indicator.unit:
            return None
        return self._per_head(claim, scene, indicator, 1.0)

    def _rank(self, claim: Claim, scene: Scene) -> Derived | None:
        start, _ = scene.at(claim)
        match = next((one for one in words.RANK.finditer(scene.text) if one.start() <= start < one.end()), None)
        if match is None or match["ordinal"] is None:
            return None
        ranking = self._ranker.ranking(scene, match)
        if ranking is None:
            return None
        rank = words.ORDINALS[match["ordinal"].lower()]
        return Derived(claim.id, "rank", ranking.rank, Interval(rank, rank), ranking.working, ranking.rows)


def _are_compared(scene: Scene, start: int, end: int) -> bool:
    """ "Kent had twice as many burglaries as Norfolk", "there were twice as many in Kent as in Norfolk"."""
    first, second = scene.places
    if first.start < start:
        return end < second.start
    return words.AS_IN.fullmatch(scene.text, first.end, second.start) is not None


def _is_loosely(claim: Claim, share: Derived) -> bool:
    """Whether a share in words is not just what the rows give, but near enough to be said."""
    value = claim.quantity.value
    if share.fits or not isinstance(value, (int, float)):
        return False
    return intervals.meet(Interval(value - _LOOSE, value + _LOOSE), share.value)


def _as_fall(claim: Claim) -> Claim:
    """A claim of less than one: "more than halved" fell below a half, "almost halved" stayed above."""
    quantity, value = claim.quantity, claim.quantity.value
    if quantity.interval is None or not isinstance(value, (int, float)) or value >= 1:
        return claim
    low, high = quantity.interval.low, quantity.interval.high
    turned = Interval(0.0 if high is None else 2 * value - high, None if low is None else 2 * value - low)
    return replace(claim, quantity=replace(quantity, interval=turned))


def _rounded(quantity: Quantity) -> Interval | None:
    """A mean is printed to the unit, though it seldom is one."""
    return intervals.with_truncation(_with_decimals(quantity))


def _with_decimals(quantity: Quantity) -> Quantity:
    """A worked-out figure is rounded in print, also where what is counted comes in whole numbers."""
    value, step = quantity.value, quantity.step
    if quantity.comparator != "=" or step is None or not isinstance(value, (int, float)):
        return quantity
    return replace(quantity, kind="measure", interval=Interval(value - step / 2, value + step / 2))


def _without_periods(scene: Scene, start: int, end: int) -> str:
    """The words between two offsets, without the periods and what leads to them: "in 2017/18 were recorded by"."""
    kept, at = "", start
    for period in scene.periods:
        if start <= period.start and period.end <= end:
            kept, at = kept + words.TO_PERIOD.sub("", scene.text[at : period.start]), period.end
    return kept + scene.text[at:end]


def _is_told_share(scene: Scene, number: int, named: int, part: Named, whole: Named) -> bool:
    """Whether the sentence says that the part has that share of the whole: "Kent accounted for 3 per cent of burglaries
    in England", "3 per cent of the burglaries in England were in Kent". Two places beside a percentage alone say
    nothing: "80 per cent of the population of England was born in the United Kingdom"."""
    if not words.IN_WHOLE.match(scene.text[named : whole.start]):
        return False
    if part.end <= number:
        return words.HAS_SHARE.search(scene.text[part.end : number]) is not None
    between = _without_periods(scene, whole.end, part.start)
    return part.start >= whole.end and words.IS_IN_PART.match(between) is not None
