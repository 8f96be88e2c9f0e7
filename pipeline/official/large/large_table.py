"""A large table of observations: only the rows that are asked for are ever in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import ReferenceTableError
from pipeline.official import cells
from pipeline.official.large.converted import Converted, Mentions
from pipeline.official.large.duck import open_converted
from pipeline.official.observations import Run
from pipeline.official.rows import Known
from pipeline.records import Observation

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Rows that stay in memory for the next article; the places that were asked for longest ago go first.
_KEPT_ROWS = 200_000
_BATCH = 10_000
#: Two names of one year differ by so much: the tax year begins on 6 April.
_APART = timedelta(days=5)

_ROWS = """
SELECT o.row, s.indicator, a.code, p.label, p.start, p."end", p.kind, o.value, o.decimals, o.unit, s.qualifiers,
       o.status, o.coverage, v.source, v.release, o.note
FROM {rows} AS o JOIN series AS s USING (series) JOIN places AS a USING (place)
     JOIN periods AS p USING (period) JOIN vintages AS v USING (vintage)
"""
_ALL = _ROWS.replace("{rows}", "observations")
_RUNS = """
SELECT count(*), s.indicator, a.code, s.qualifiers, v.source, max(v.release),
       min({start: p.start, "end": p."end", label: p.label}), max({"end": p."end", start: p.start, label: p.label})
FROM observations AS o JOIN series AS s USING (series) JOIN places AS a USING (place)
     JOIN periods AS p USING (period) JOIN vintages AS v USING (vintage)
"""
_EACH_RUN = " GROUP BY s.indicator, a.code, s.qualifiers, v.source ORDER BY min(o.row)"
_NEAR = """o.period IN (SELECT period FROM periods WHERE start >= ? AND "end" <= ?)"""
_AS_LONG = """o.period IN (SELECT period FROM periods WHERE start BETWEEN ? AND ? AND "end" BETWEEN ? AND ?)"""


class LargeTable:
    """One converted table; ``path`` is the file that it was made of, for messages."""

    def __init__(self, dataset: str, path: Path, converted: Converted, known: Known) -> None:
        """Raises ReferenceTableError where a row names an indicator, place or source that no table has."""
        self._dataset = dataset
        self._converted = converted
        self._known = known
        self._kept: OrderedDict[tuple[str, str], tuple[Observation, ...]] = OrderedDict()
        self._size = 0
        self._places: dict[str, tuple[str, ...]] = {}
        self.indicators = frozenset(converted.mentions.indicator)
        for error in unknown(path, converted.mentions, known.indicators, known.geographies, known.sources):
            raise error

    @cached_property
    def database(self) -> DuckDBPyConnection:
        """The table's database, opened when it is first asked for; nothing is ever written to it."""
        return open_converted(self._converted.database)

    def __iter__(self) -> Iterator[Observation]:
        """Every row, a batch at a time, in the order of the table."""
        return self._found(f"{_ALL} ORDER BY o.row", [])

    def of(self, indicator: str, place_code: str | None) -> tuple[Observation, ...]:
        """The rows of an indicator in a place, in the order of the table; of all places where none is given."""
        if place_code is None:
            return tuple(self._found(f"{_ALL} WHERE {self._of(indicator)} ORDER BY o.row", []))
        self.gather([(indicator, place_code)])
        rows = self._kept.get((indicator, place_code), ())
        if rows:
            self._kept.move_to_end((indicator, place_code))
        return rows

    def gather(self, keys: Collection[tuple[str, str]]) -> None:
        """Fetch the rows of several indicators in places in one go, as far as they are not in memory.

        Where that is too much to be held together, each is fetched when it is asked for.
        """
        wanted = [
            key for key in dict.fromkeys(keys)
            if key not in self._kept and key[0] in self._series and key[1] in self._numbers
        ]  # fmt: skip
        if not wanted:
            return
        groups: dict[tuple[str, str], list[Observation]] = {key: [] for key in wanted}
        each = (
            f"(FROM observations AS o WHERE {self._of(indicator)} AND o.place = {self._numbers[code]})"
            for indicator, code in wanted
        )
        query = _ROWS.replace("{rows}", f"({' UNION ALL '.join(each)})") + "ORDER BY o.row"
        for number, row in enumerate(self._found(query, [])):
            if number == _KEPT_ROWS and len(wanted) > 1:
                return
            groups[row.indicator, row.place_code].append(row)
        for key, rows in groups.items():
            self._kept[key] = tuple(rows)
            self._size += len(rows)
        while self._size > _KEPT_ROWS and len(self._kept) > len(groups):
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped)

    def places(self, indicator: str) -> tuple[str, ...]:
        """Codes of the places that an indicator has rows of, in the order of the table."""
        if indicator not in self._places:
            query = f"""SELECT a.code FROM observations AS o JOIN places AS a USING (place)
                        WHERE {self._of(indicator)} GROUP BY a.code ORDER BY min(o.row)"""
            self._places[indicator] = tuple(code for (code,) in self.database.execute(query).fetchall())
        return self._places[indicator]

    def among(
        self, indicator: str, places: Sequence[str], stretch: tuple[date, date]
    ) -> Mapping[str, Sequence[Observation]]:
        """The rows of some places that may be of a period, by place."""
        found: dict[str, list[Observation]] = {}
        numbers = [self._numbers[code] for code in places if code in self._numbers]
        if indicator in self._series and numbers:
            query = f"{_ALL} WHERE {self._of(indicator)} AND list_contains(?, o.place) AND {_NEAR} ORDER BY o.row"
            for row in self._found(query, [numbers, stretch[0] - _APART, stretch[1] + _APART]):
                found.setdefault(row.place_code, []).append(row)
        return found

    def around(self, indicator: str, row: Observation) -> Sequence[Observation]:
        """The rows of an indicator that may differ from a row in one respect: place, period or population."""
        if indicator not in self._series:
            return ()
        text = ";".join(f"{key}={value}" for key, value in row.qualifiers)
        alike = f"o.series IN (SELECT series FROM series WHERE qualifiers = ?) AND {_AS_LONG}"
        query = f"{_ALL} WHERE {self._of(indicator)} AND (o.place = ? OR ({alike})) ORDER BY o.row"
        ends = (row.start - _APART, row.start + _APART, row.end - _APART, row.end + _APART)
        return tuple(self._found(query, [self._numbers.get(row.place_code), text, *ends]))

    def runs(self, indicator: str | None = None) -> Iterator[Run]:
        """The rows in numbers: of one indicator, or of all."""
        found = self.database.cursor().execute(
            _RUNS + (f" WHERE {self._of(indicator)}" if indicator else "") + _EACH_RUN
        )
        while batch := found.fetchmany(_BATCH):
            for rows, id_, code, qualifiers, source, release, first, last in batch:
                yield Run(
                    rows, self._dataset, id_, code, cells.qualifiers(qualifiers), source, release,
                    (first["start"], first["end"], first["label"]), (last["start"], last["end"], last["label"]),
                )  # fmt: skip

    @cached_property
    def _series(self) -> Mapping[str, tuple[int, int]]:
        """The first and the last number that an indicator's populations have."""
        query = "SELECT indicator, min(series), max(series) FROM series GROUP BY ALL"
        return {id_: (first, last) for id_, first, last in self.database.execute(query).fetchall()}

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return dict(self.database.execute("SELECT code, place FROM places").fetchall())

    def _of(self, indicator: str) -> str:
        """The condition for rows of an indicator; numbers stand in it, so that DuckDB skips the rest of the file."""
        first, last = self._series.get(indicator, (0, -1))
        return f"o.series BETWEEN {first} AND {last}"

    def _found(self, query: str, values: Sequence[object]) -> Iterator[Observation]:
        found = self.database.cursor().execute(query, list(values))
        while batch := found.fetchmany(_BATCH):
            yield from map(self._observation, batch)

    def _observation(self, found: tuple[Any, ...]) -> Observation:
        (number, indicator, code, label, start, end, kind, value, decimals, unit, qualifiers, status, coverage, source,
         release, note) = found  # fmt: skip
        return Observation(
            self._dataset, number, indicator, self._known.geographies[code].name, code, label, start, end, kind, value,
            decimals, unit, cells.qualifiers(qualifiers), status, coverage, source, release, note,
            self._known.indicators[indicator].label,
        )  # fmt: skip


def unknown(
    path: Path, mentions: Mentions, indicators: Collection[str], geographies: Collection[str], sources: Collection[str]
) -> Iterator[ReferenceTableError]:
    """What the rows of a converted file refer to and no table has, in the order of the rows."""
    columns = (
        ("indicator", mentions.indicator, indicators, "indicators"),
        ("ref_area", mentions.ref_area, geographies, "geographies"),
        ("source_id", mentions.source_id, sources, "sources"),
    )
    missing = [
        (row, place, column, value, table)
        for place, (column, named, there, table) in enumerate(columns)
        for value, row in named.items()
        if value not in there
    ]
    for row, _, column, value, table in sorted(missing):
        yield ReferenceTableError(
            f"{path}, row {row}, column {column}", f"{value!r} is in no table of {table}", f"add it to {table}.csv"
        )
