"""Figures that are worked out from several rows of a table: shares, sums, means, multiples, rates per head, ranks.

Only what print names in full is worked out: one indicator by its own name, each place and each period it is about.
Everything else is left alone; a false alarm costs more than a miss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.match import cells
from pipeline.match import derived_words as words
from pipeline.match.cells import Stretch, Tables
from pipeline.match.derived_words import Form
from pipeline.match.scenes import Named, Scene, Scenes, only_name
from pipeline.match.values import row_interval
from pipeline.records import Claim, Indicator, Interval, Observation, Qualifiers, Quantity, Reading
from pipeline.relate import intervals

_WOMEN = frozenset({"women", "female", "females"})
_FORCE_AREA = "police force area"
_KINDS = {"forc": _FORCE_AREA, "poli": _FORCE_AREA, "regi": "region", "coun": "country"}


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

    def all(self) -> Iterator[Derived]:
        """Every derived figure of the article, one a number at most."""
        for claim in self._reading.claims:
            found = self._derived(claim)
            if found is not None:
                yield found

    def _derived(self, claim: Claim) -> Derived | None:
        if (
            "status" in dict(claim.qualifiers)
            or claim.quantity.value is None
            or isinstance(claim.quantity.value, tuple)
        ):
            return None
        kind = claim.quantity.kind
        if kind == "percent":
            return self._share(claim, self._scenes.of(claim))
        if kind == "multiple":
            return self._multiple(claim, self._scenes.of(claim))
        if kind == "money":
            return self._money_per_head(claim, self._scenes.of(claim))
        if kind == "rank":
            return self._rank(claim, self._scenes.of(claim))
        if kind in {"count", "measure"} and claim.role not in {"change", "bound"}:
            return self._count(claim, self._scenes.of(claim))
        return None

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
        return self._over_years(claim, scene, indicator, "sum") if len(scene.periods) == 1 else None

    # the rows that a sentence names

    def _stretch(self, scene: Scene) -> Stretch | None:
        """The one period of a sentence."""
        if scene.loose:
            return None
        if len(scene.periods) == 2 and scene.window is not None:
            (start, _), (_, end) = scene.window
            return start, end
        return scene.periods[0].stretch if len(scene.periods) == 1 else None

    def _row(
        self, indicator: Indicator, place: Named, stretch: Stretch, sex: str = "", like: Observation | None = None
    ) -> Observation | None:
        """The row of a place and period, of the release that the article is held against; of the table that another
        row is of, where it has one."""
        reading = self._tables.place_for(place.readings, indicator)
        qualifiers: Qualifiers = (("sex", sex),) if sex else ()
        want = cells.Wanted(indicator, reading, cells.full(qualifiers, indicator), stretch)
        rows = [] if reading is None else cells.in_cell(self._rows(indicator, reading.code), want)
        same = [row for row in rows if like is not None and row.source == like.source]
        return cells.chosen(same or rows, self._tables.article.published)

    def _rows(self, indicator: Indicator, code: str) -> tuple[Observation, ...]:
        return cells.foreign(
            self._tables.store.rows(indicator.id, code), self._tables.article, self._tables.store.sources
        )

    def _counted_alike(self, rows: Sequence[Observation | None]) -> tuple[Observation, ...] | None:
        """The rows where all are there, of one vintage and counted in one way."""
        found = [row for row in rows if row is not None and row.value is not None]
        if len(found) < len(rows) or len({row.source for row in found}) > 1 or len({row.unit for row in found}) > 1:
            return None
        one = len({row.release for row in found}) == 1 or self._tables.store.sources[found[0].source].one_vintage
        return tuple(found) if one else None

    # the forms

    def _share(self, claim: Claim, scene: Scene) -> Derived | None:
        start, end = scene.at(claim)
        of_population = self._share_of_population(claim, scene)
        if of_population is not None:
            return of_population
        name = next((name for name in scene.names if name.start >= end), None)
        if name is None or not words.OF_NAME.match(scene.text[end : name.start]) or only_name(scene) is None:
            return None
        stretch = self._stretch(scene)
        if stretch is None or claim.direction is not None:
            return None
        women = words.WOMEN.search(scene.text[:start]) or words.WERE_WOMEN.search(scene.text[name.end :])
        if women is not None:
            sex = "F" if women["who"].lower() in _WOMEN else "M"
            if len(scene.places) != 1:
                return None
            part = self._row(name.indicator, scene.places[0], stretch, sex=sex)
            whole = self._row(name.indicator, scene.places[0], stretch)
        else:
            pair = self._part_and_whole(scene, name.indicator)
            if pair is None or not _is_told_share(scene, start, name.end, *pair):
                return None
            part = self._row(name.indicator, pair[0], stretch)
            whole = self._row(name.indicator, pair[1], stretch, like=part)
        rows = self._counted_alike((part, whole))
        return self._ratio(claim, "share", rows, 100.0, "%")

    def _share_of_population(self, claim: Claim, scene: Scene) -> Derived | None:
        """ "84 per cent of the UK population", where nothing but living in a part of it is said of them."""
        population, stretch = self._tables.store.indicators.get("population"), self._stretch(scene)
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
        of_part = self._row(population, part, stretch)
        rows = self._counted_alike((of_part, self._row(population, whole, stretch, like=of_part)))
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
        working = f"{_told(rows[0])} of {_told(rows[1])} is {shown}"
        return Derived(claim.id, form, intervals.scaled(value, factor), printed, working, rows)

    def _of_places(self, claim: Claim, scene: Scene, indicator: Indicator) -> Derived | None:
        stretch = self._stretch(scene)
        if stretch is None:
            return None
        return self._added(claim, "sum", [self._row(indicator, place, stretch) for place in scene.places], 1)

    def _over_years(self, claim: Claim, scene: Scene, indicator: Indicator, form: Form) -> Derived | None:
        """A sum or a mean over the periods that make up a longer one."""
        stretch = self._stretch(scene)
        if stretch is None or len(scene.places) != 1:
            return None
        reading = self._tables.place_for(scene.places[0].readings, indicator)
        if reading is None:
            return None
        plain = cells.full((), indicator)
        rows = [
            row for row in self._rows(indicator, reading.code)
            if stretch[0] <= row.start and row.end <= stretch[1] and cells.full(row.qualifiers, indicator) == plain
            and row.period_kind not in {"point_in_time", "month", "quarter"}
        ]  # fmt: skip
        rows.sort(key=lambda row: row.start)
        tiled = bool(rows) and (rows[0].start, rows[-1].end) == stretch
        tiled = tiled and all((b.start - a.end).days == 1 for a, b in pairwise(rows))
        return self._added(claim, form, rows, len(rows) if form == "mean" else 1) if tiled and len(rows) > 1 else None

    def _added(self, claim: Claim, form: Form, found: Sequence[Observation | None], divided: int) -> Derived | None:
        rows = self._counted_alike(found)
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
            if verb and scene.window is None:
                return None
            new, old = (second, first) if verb else (first, second)
            if new[1] > old[1]:
                rows = self._counted_alike([self._row(indicator, scene.places[0], when) for when in (new, old)])
        elif not verb and len(scene.places) == 2 and scene.places[0].start < start < end < scene.places[1].start:
            stretch = self._stretch(scene)
            if stretch is not None:
                rows = self._counted_alike([self._row(indicator, place, stretch) for place in scene.places])
        return self._ratio(claim, "multiple", rows, 1.0, " times")

    def _per_head(self, claim: Claim, scene: Scene, indicator: Indicator, size: float) -> Derived | None:
        stretch = self._stretch(scene)
        if stretch is None or len(scene.places) != 1:
            return None
        row = self._row(indicator, scene.places[0], stretch)
        printed = intervals.with_truncation(_with_decimals(claim.quantity))
        if row is None or row.value is None or printed is None:
            return None
        people = self._people(row)
        if not people:
            return None
        rates = [size * row.value / (one.value or 1.0) for one in people]
        working = f"{_told(row)}, over {people[0].value:,.10g} people is {rates[0]:,.4g} per {size:,.0f}"
        value = Interval(min(rates), max(rates))
        return Derived(claim.id, "per head", value, printed, working, (row, *people), row)

    def _people(self, row: Observation) -> tuple[Observation, ...]:
        """The populations of a row's place in the years that its period touches, the middle of the first one first."""
        population = self._tables.store.indicators.get("population")
        if population is None:
            return ()
        years = {row.start.year, row.end.year, row.start.year - (row.period_kind == "point_in_time")}
        found = [one for one in self._rows(population, row.place_code) if one.start.year in years and one.value]
        return tuple(sorted(found, key=lambda one: (one.start.year != row.start.year, one.start)))

    def _money_per_head(self, claim: Claim, scene: Scene) -> Derived | None:
        told = words.GDP_PER_HEAD.search(scene.text[: scene.at(claim)[0]])
        indicator = self._tables.store.indicators.get("gdp_us_dollars")
        if told is None or indicator is None or claim.quantity.unit != indicator.unit:
            return None
        return self._per_head(claim, scene, indicator, 1.0)

    def _rank(self, claim: Claim, scene: Scene) -> Derived | None:
        start, _ = scene.at(claim)
        told = next((one for one in words.RANK.finditer(scene.text) if one.start() <= start < one.end()), None)
        if told is None or told["ordinal"] is None or words.OTHER_RANKING.search(told["between"]):
            return None
        indicator, stretch = only_name(scene), self._stretch(scene)
        if indicator is None or stretch is None or not scene.places or len(scene.places) > 2:
            return None
        kind = _KINDS[told["kind"][:4].lower()]
        own = self._tables.place_for(tuple(one for one in scene.places[0].readings if one.kind == kind), indicator)
        area = self._tables.place_for(scene.places[1].readings, indicator) if len(scene.places) == 2 else None
        if own is None or (
            len(scene.places) == 2 and (area is None or not self._tables.store.contains(area.code, own.code))
        ):
            return None
        rows = self._ranked(indicator, kind, area.code if area else None, stretch)
        low = told["extreme"].lower() in words.LOW
        mine = next((row for row in rows if row.place_code == own.code), None)
        if mine is None or mine.value is None:
            return None
        ahead = [
            row for row in rows if row.value is not None and (row.value < mine.value if low else row.value > mine.value)
        ]
        ties = sum(row.value == mine.value for row in rows)
        rank = words.ORDINALS[told["ordinal"].lower()]
        working = f"{_told(mine)} is the {_ordinal(len(ahead) + 1)} {'lowest' if low else 'highest'} of {len(rows)}"
        beside = sorted(ahead, key=lambda row: row.value or 0.0, reverse=low)[:3]
        value = Interval(len(ahead) + 1, len(ahead) + ties)
        return Derived(claim.id, "rank", value, Interval(rank, rank), working, (mine, *beside))

    def _ranked(self, indicator: Indicator, kind: str, area: str | None, stretch: Stretch) -> list[Observation]:
        store = self._tables.store
        codes = [
            code for code in store.places(indicator.id)
            if store.geographies[code].kind == kind and (area is None or store.contains(area, code))
        ]  # fmt: skip
        plain = cells.full((), indicator)
        found = []
        for code in codes:
            rows = [
                row for row in self._rows(indicator, code)
                if cells.full(row.qualifiers, indicator) == plain and cells.is_of(row, stretch)
            ]  # fmt: skip
            row = cells.chosen(
                [row for row in rows if not row.unit.startswith("full-time")], self._tables.article.published
            )
            if row is not None:
                found.append(row)
        return found


def _told(row: Observation) -> str:
    return f"{row.place}, {row.period}: {row.value:,.10g}"


def _ordinal(number: int) -> str:
    tail = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _rounded(quantity: Quantity) -> Interval | None:
    """A mean is printed to the unit, though it seldom is one."""
    return intervals.with_truncation(_with_decimals(quantity))


def _with_decimals(quantity: Quantity) -> Quantity:
    """A worked-out figure is rounded in print, also where what is counted comes in whole numbers."""
    value, step = quantity.value, quantity.step
    if quantity.comparator != "=" or step is None or not isinstance(value, (int, float)):
        return quantity
    return replace(quantity, kind="measure", interval=Interval(value - step / 2, value + step / 2))


def _is_told_share(scene: Scene, number: int, named: int, part: Named, whole: Named) -> bool:
    """Whether the sentence says that the part has that share of the whole: "Kent accounted for 3 per cent of burglaries
    in England", "3 per cent of the burglaries in England were in Kent". Two places beside a percentage alone say
    nothing: "80 per cent of the population of England was born in the United Kingdom"."""
    if not words.IN_WHOLE.match(scene.text[named : whole.start]):
        return False
    if part.end <= number:
        return words.HAS_SHARE.search(scene.text[part.end : number]) is not None
    return part.start >= whole.end and words.IS_IN_PART.match(scene.text[whole.end : part.start]) is not None
