"""Facts -> rows of the table of observations. Every fault is kept with its place; nothing is passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.cell_values import CellValue, decimals_of, read_status, read_value
from pipeline.official.importing.facts import Columns, Fact, Said
from pipeline.official.importing.grid import Grid
from pipeline.official.importing.mapping import ImportMapping, IndicatorPart
from pipeline.official.importing.periods import TablePeriod, read_period, what_unclear_are
from pipeline.official.importing.place_names import PlaceNames
from pipeline.official.importing.qualifier_words import qualifier_key, qualifier_value, slug
from pipeline.official.importing.unit_words import read_power, read_unit
from pipeline.official.tables import Row
from pipeline.official.unit_names import PERCENTAGE, as_read
from pipeline.official.world_names import print_names

#: Units that are no counted noun: what the table of indicators says where the mapping says nothing.
_NOUNS = {"percent": "percent", "index": "index"}


@dataclass(frozen=True, slots=True)
class Observed:
    """A row of observations and where it stands: the cell of its figure, or a row of a table in words."""

    row: Row
    at: Said | str


@dataclass
class Gathered:
    """What the facts of a table came to. ``blank`` are empty cells, ``skipped`` the places left out by the mapping."""

    rows: list[Observed] = field(default_factory=list)
    indicators: dict[str, IndicatorPart] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    faults: dict[str, tuple[ReferenceTableError, int]] = field(default_factory=dict)
    blank: int = 0
    unlisted: int = 0
    marked: int = 0
    skipped: dict[str, str] = field(default_factory=dict)
    skipped_rows: int = 0

    def fault(self, error: ReferenceTableError) -> None:
        """Keep a fault once, with how often it comes."""
        first, times = self.faults.get(error.what, (error, 0))
        self.faults[error.what] = first, times + 1


class Observer:
    """Reads the facts of one grid by one mapping."""

    def __init__(self, grid: Grid, mapping: ImportMapping, places: PlaceNames, source_id: str) -> None:
        """``source_id`` is the id of the release in the table of sources."""
        self._grid, self._mapping, self._places, self._source = grid, mapping, places, source_id
        self._columns = Columns(grid, mapping)
        self._decimal = "." if grid.sheet else mapping.table.decimal
        self._unclear = ""
        self._periods: dict[str, TablePeriod | None] = {}
        self._found_places: dict[str, tuple[str, ...]] = {}
        self.gathered = Gathered()

    def read(self, facts: Sequence[Fact]) -> Gathered:
        """The rows of all facts, with what was wrong, counted and kept."""
        self._unclear = what_unclear_are({fact.about["period"].text for fact in facts if "period" in fact.about})
        for fact in facts:
            try:
                self._one(fact)
            except ReferenceTableError as error:
                self.gathered.fault(error)
        return self.gathered

    def _one(self, fact: Fact) -> None:
        value = self._value(fact)
        if value is None:
            self.gathered.blank += 1
            return
        indicator = self._indicator(fact)
        if indicator is None:
            self.gathered.unlisted += 1
            return
        code = self._place(fact)
        if code is None:
            self.gathered.skipped_rows += 1
            return
        period = self._period(fact)
        measure, unit, power = self._measured(fact, indicator)
        note = "; ".join(filter(None, (value.note, self._said(fact, "note"))))
        row = (
            indicator.id, measure, unit, str(power), self._mapping.value.base_period, code, self._qualifiers(fact),
            period.label, period.start.isoformat(), period.end.isoformat(), period.kind, value.number,
            str(decimals_of(value.number)), value.status, self._said(fact, "coverage"), self._source,
            self._mapping.source.release_date, note,
        )  # fmt: skip
        kept = replace(indicator, unit=indicator.unit or _NOUNS.get(measure, "") or unit, measure=measure)
        first = self.gathered.indicators.setdefault(indicator.id, kept)
        if first.label != kept.label:
            what = f"{kept.label!r} and {first.label!r} would both be {indicator.id!r}"
            raise self._fault(self._about(fact, "indicator"), what, "give them ids under indicator.values")
        self.gathered.places[code] = self.gathered.places.get(code, 0) + 1
        self.gathered.marked += value.marked
        self.gathered.rows.append(Observed(row, fact.value))

    def _value(self, fact: Fact) -> CellValue | None:
        own = self._mapping.noted.markers
        status = self._status(fact)
        if not fact.value.text:
            if fact.marker and (marked := read_value(f"[{fact.marker}]", own=own)) is not None:
                return marked
            return CellValue("", status[0], status[1], True) if status[0] != "A" else None
        value = read_value(fact.value.text, self._decimal, own)
        if value is None:
            what = f"{fact.value.text[:60]!r} is neither a number nor a marker that is known"
            advice = 'if it is a marker, say what it stands for under [markers], as "§" = "Q"'
            raise self._fault(fact.value, what, advice)
        if fact.marker:
            beside = read_value(f"0 [{fact.marker}]", own=own)
            if beside is not None:
                note = "; ".join(filter(None, (value.note, beside.note)))
                value = replace(value, status=_graver(value.status, beside.status), note=note, marked=True)
        note = "; ".join(filter(None, (value.note, status[1])))
        value = replace(value, status=_graver(value.status, status[0]), note=note)
        return self._scaled(fact, value)

    def _scaled(self, fact: Fact, value: CellValue) -> CellValue:
        times, decimals = self._mapping.value.times, self._mapping.value.decimals
        if not value.number or not (times or decimals is not None):
            return value
        try:
            number = Decimal(value.number) * Decimal(times or 1)
            number = number.normalize() if times else number
            number = number if decimals is None else round(number, decimals)
            if decimals is not None:
                number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
        except InvalidOperation as error:
            raise self._fault(fact.value, f"{value.number[:60]!r} has too many digits") from error
        return replace(value, number=format(number, "f"))

    def _status(self, fact: Fact) -> tuple[str, str]:
        said = fact.about.get("status")
        if said is None:
            return "A", ""
        found = read_status(said.text, self._mapping.noted.statuses)
        if found is None:
            advice = f"say what it stands for under status.values, as {said.text[:40]!r} = 'A'"
            raise self._fault(said, f"{said.text[:60]!r} is no status that is known", advice)
        return found

    def _indicator(self, fact: Fact) -> IndicatorPart | None:
        part = self._mapping.indicators
        said = fact.about.get("indicator")
        if said is None:
            label = part.all.label or part.all.id.replace("_", " ")
            names = part.all.synonyms or print_names(label)
            return replace(part.all, id=part.all.id or slug(label), label=label, synonyms=names)
        listed = next((own for name, own in part.values.items() if _same(name, said.text)), None)
        if listed is None and part.others == "skip":
            return None
        if not said.text:
            raise self._fault(said, "the cell does not say what is measured")
        own = listed or IndicatorPart()
        label = own.label or said.text
        names = own.synonyms or print_names(label)
        return IndicatorPart(
            own.id or slug(label), label, names, own.unit or part.all.unit, own.measure or part.all.measure,
            own.multiplier if own.multiplier is not None else part.all.multiplier,
            own.definition or part.all.definition, own.defaults or part.all.defaults,
        )  # fmt: skip

    def _place(self, fact: Fact) -> str | None:
        part = self._mapping.place
        said = fact.about.get("place")
        text = said.text if said else part.code
        if said and (fixed := part.rows.get(said.row + 1)):
            return fixed
        if text not in self._found_places:
            self._found_places[text] = (part.names[""],) if not text and "" in part.names else self._places.find(text)
        found = self._found_places[text]
        if len(found) == 1:
            return found[0]
        if not found and part.unknown == "skip" and said:
            self.gathered.skipped.setdefault(text, self.at(said))
            return None
        if found:
            readings = " or a ".join(map(self._places.described, found[:4]))
            advice = "say which with place.kinds, or under place.names"
            raise self._fault(said, f"{text!r} may be a {readings}", advice, "place.code")
        other = self._places.other_kinds(text)
        if text and other and part.kinds:
            what = f"{text!r} is a {other}, and place.kinds has no such kind"
            raise self._fault(said, what, "add it to place.kinds, or name its code under place.names", "place.code")
        if (plain := text.rstrip("0123456789,")) != text and plain and self._places.find(plain):
            advice = "where that is the number of a footnote, say footnote_digits = true in [table]"
            raise self._fault(said, f"{text[:60]!r} is no place that is known, and {plain!r} is", advice, "place.code")
        near = self._places.near(text)
        what = f"{text[:60]!r} is no place that is known" if text else "the cell names no place"
        advice = 'name its code under place.names, or leave such rows out with unknown_places = "skip"'
        raise self._fault(said, what, f"near are {near}; {advice}" if near else advice, "place.code")

    def _period(self, fact: Fact) -> TablePeriod:
        part = self._mapping.period
        said = fact.about.get("period")
        text = said.text if said else part.all
        if text not in self._periods:
            self._periods[text] = read_period(text, part.kind, self._mapping.table.footnote_digits, self._unclear)
        period = self._periods[text]
        if period is None:
            what = f"{text[:60]!r} is no period that is known" if text else "the cell names no period"
            advice = "write it as 2016, 2016/17, 2017 Q1, March 2017, 31 March 2017 or year ending March 2017"
            if re.fullmatch(r"\d{4}-?\d\d", text):
                advice = 'it may be two years or a month: say which with period.kind = "financial_year" or "month"'
            raise self._fault(said, what, advice, "period.all")
        kind = part.kind or period.kind
        return (
            period if kind == period.kind or kind not in _RENAMED.get(period.kind, ()) else replace(period, kind=kind)
        )

    def _measured(self, fact: Fact, indicator: IndicatorPart) -> tuple[str, str, int]:
        """Kind of measure, unit and power of ten: as the mapping says, else as the words of the unit do."""
        said = fact.about.get("unit")
        measure, unit, power = indicator.measure, indicator.unit, indicator.multiplier
        if said is not None and said.text:
            listed = next((own for name, own in self._mapping.unit.values.items() if _same(name, said.text)), None)
            read = read_unit(said.text)
            if listed is not None:
                measure, unit = listed.measure or measure, listed.unit or unit
                power = listed.multiplier if listed.multiplier is not None else power
            elif read is not None:
                measure, power = measure or read.measure, read.power if power is None else power
                unit = read.unit if read.measure not in ("count",) else unit or read.unit
            elif not (measure and unit):
                advice = (
                    f'say what it is under unit.values, as {said.text[:40]!r} = {{ measure = "count", unit = "house" }}'
                )
                raise self._fault(said, f"{said.text[:60]!r} is no unit that is known", advice)
        times = fact.about.get("multiplier")
        if times is not None and times.text:
            own = read_power(times.text)
            if own is None:
                raise self._fault(
                    times,
                    f"{times.text[:60]!r} is no multiplier",
                    "it would be Units, Thousands, Millions or a power of ten",
                )
            power = own
        measure = measure or ("percent" if unit == "percent" else "count")
        unit = unit or {"percent": "percent", "index": "index"}.get(measure, "")
        if not unit:
            where = self._about(fact, "indicator")
            what = f"nothing says what is counted as {indicator.label[:60]!r}"
            raise self._fault(where, what, 'say it with indicator.unit, as unit = "offence"', "indicator.unit")
        if measure == "count" and (as_read(unit) == PERCENTAGE or fact.value.text.rstrip().endswith("%")):
            what = f"{indicator.label[:60]!r} would be counted in {unit!r}, and the figure is a percentage"
            raise self._fault(fact.value, what, 'write measure = "percent" and unit = "percent"')
        return measure, unit, power or 0

    def _qualifiers(self, fact: Fact) -> str:
        pairs: dict[str, str] = {}
        for name in sorted(
            {role for role in fact.about if role.startswith("qualifier ")}
            | {f"qualifier {n}" for n in self._mapping.qualifiers}
        ):
            key = name.removeprefix("qualifier ")
            part = self._mapping.qualifiers.get(key)
            said = fact.about.get(name)
            text = said.text if said else (part.all if part else "")
            renamed = next((new for old, new in part.values.items() if _same(old, text)), None) if part else None
            value = renamed if renamed is not None else qualifier_value(key, text)
            if value:
                pairs[qualifier_key(key)] = value
        return ";".join(f"{key}={pairs[key]}" for key in sorted(pairs))

    def _said(self, fact: Fact, role: str) -> str:
        said = fact.about.get(role)
        return said.text if said else ""

    def _about(self, fact: Fact, role: str) -> Said:
        return fact.about.get(role, fact.value)

    def at(self, said: Said | str) -> str:
        """Where a cell stands, in words."""
        if isinstance(said, str):
            return said
        return self._grid.at(said.row, said.column, self._columns.name(said.column))

    def _fault(self, said: Said | None, what: str, advice: str = "", key: str = "") -> ReferenceTableError:
        where = self.at(said) if said else f"{self._mapping.file}, {key}"
        return ReferenceTableError(where, what, advice)


#: Kinds that a mapping may give to a stretch that reads as another: twelve months are what their publisher calls them.
_RENAMED: Mapping[str, tuple[str, ...]] = {
    "year_ending": ("financial_year", "calendar_year"),
    "financial_year": ("year_ending",),
    "calendar_year": ("year_ending",),
}


def _graver(one: str, other: str) -> str:
    return other if one == "A" else one


def _same(name: str, text: str) -> bool:
    return " ".join(name.split()).casefold() == text.casefold()
