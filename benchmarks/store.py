"""Very many claims against a very large table: the project's matching beside the bare join that it cannot do without.

Everything is made up, by formulas in DuckDB: the same sizes give the same table and the same claims on every machine.
The table is converted as a user's own would be, from a Parquet file in a data set, and the claims are matched by
``match.bulk``, in a process of their own.

``python -m benchmarks.store ROWS CLAIMS`` prints what it cost.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.board import Line, Section, at_most, missing
from pipeline.official.schema import GEOGRAPHIES, INDICATORS, SOURCES, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS, CLAIMS = 10_000_000, 1_000_000
MOST_RATIO = 3
MOST_OPENING = 0.3  # seconds
MOST_MEMORY = 2_000_000_000  # bytes
ROUNDS = 5
_PLACES, _PERIODS, _POPULATIONS = 400, 100, 2
_EACH = _PLACES * _PERIODS * _POPULATIONS  # cells of an indicator
_FIRST_YEAR = 1995
_ARTICLES, _CLAIMS_EACH = 200, 20

#: A quarter of the cells has a second release. The figures of every other indicator have a decimal.
_CELLS = f"""
SELECT i, 'series_' || i // {_EACH} AS indicator, 'P' || lpad((i // {_PERIODS * _POPULATIONS} % {_PLACES})::VARCHAR, 4, '0') AS place,
       CASE i // {_PERIODS} % {_POPULATIONS} WHEN 0 THEN '' ELSE 'sex=F' END AS qualifiers,
       make_date({_FIRST_YEAR} + (i % {_PERIODS}) // 4, (i % 4 * 3 + 1)::INTEGER, 1) AS start, (i // {_EACH} % 2)::INTEGER AS decimals,
       hash(i) % 900000 / (CASE i // {_EACH} % 2 WHEN 0 THEN 1 ELSE 10 END) AS value
FROM (SELECT (NUMBER)::BIGINT AS i FROM range(MANY) AS t(n))
"""
_OBSERVATIONS = """
SELECT indicator, 'count' AS measure_type, 'thing' AS unit_measure, 0 AS unit_mult, place AS ref_area, qualifiers,
       year(start) || ' Q' || quarter(start) AS time_period, start AS period_start,
       last_day(start + INTERVAL 2 MONTH) AS period_end, 'quarter' AS period_type,
       round(value + release, decimals) AS obs_value, decimals, 'A' AS obs_status, 'register' AS source_id,
       strftime(start + INTERVAL (6 + 12 * release) MONTH, '%Y-%m') AS release_date
FROM ({cells}), range(2) AS r(release) WHERE release = 0 OR hash(i) % 4 = 0
"""
#: Of the claims a half prints the newest figure, a fifth it rounded, a tenth an older one, a fifth something else; one
#: in twenty is of a place that has no row.
_CLAIMS = """
CREATE TEMP TABLE claims AS
SELECT n::INTEGER AS claim, indicator, CASE WHEN n % 20 = 7 THEN 'P9999' ELSE place END AS place, qualifiers, start,
       last_day(start + INTERVAL 2 MONTH) AS "end", (year(start) + n % 5)::VARCHAR || '-07-01' AS published,
       CASE WHEN n % 10 < 5 THEN round(value + (hash(i) % 4 = 0)::INTEGER, decimals) WHEN n % 10 < 7 THEN round(value, -3)
            WHEN n % 10 < 8 THEN round(value, decimals) ELSE round(value, decimals) + 17 END AS value,
       (CASE WHEN n % 10 IN (5, 6) THEN -3 ELSE decimals END)::INTEGER AS decimals, decimals = 0 AS counted
FROM (SELECT *, (row_number() OVER ()) AS n FROM ({cells}))
"""
#: The same claims and the same keys, and of each pair no more than what the two rows are.
_BARE = """
CREATE OR REPLACE TEMP TABLE joined AS
SELECT c.claim, o.row, c.value AS printed, o.value
FROM claims AS c JOIN series AS s USING (indicator, qualifiers) JOIN places AS a ON a.code = c.place
     JOIN periods AS p USING (start, "end")
     JOIN observations AS o ON o.series = s.series AND o.place = a.place AND o.period = p.period
"""
#: As one would write it without a store: names and days themselves as keys.
_PLAIN = """
CREATE OR REPLACE TEMP TABLE joined AS
SELECT c.claim, o.row, c.value AS printed, o.value FROM claims AS c JOIN plain AS o
    USING (indicator, qualifiers, place, start, "end")
"""
_PLAIN_TABLE = """
CREATE TEMP TABLE plain AS
SELECT o.row, s.indicator, s.qualifiers, a.code AS place, p.start, p."end", o.value
FROM observations AS o JOIN series AS s USING (series) JOIN places AS a USING (place) JOIN periods AS p USING (period)
"""


def make_data_set(folder: Path, rows: int) -> int:
    """Write a data set with about so many observations; how many cells they are of."""
    import duckdb

    cells = rows * 4 // 5
    series = -(-cells // _EACH)
    tables: list[tuple[Table, list[tuple[str, ...]]]] = [
        (INDICATORS, [(f"series_{n}", f"things of kind {n}", "", "thing", "", "", "district", "") for n in range(series)]),
        (SOURCES, [("register", "Register", "Things", "", "https://register.example", "CC0-1.0", "", "yes", "")]),
        (GEOGRAPHIES, [(f"P{n:04}", f"Place {n}", "district", "", "", "", "") for n in [*range(_PLACES), 9999]]),
    ]
    from pipeline.official.writing import Description, write_data_set

    write_data_set(folder, Description("things", "Things", "Made up.", "2024-01-01", (), ()), tables)
    with duckdb.connect() as database:
        made = _OBSERVATIONS.replace("{cells}", _cells("n", cells))
        database.execute(f"COPY ({made}) TO '{folder / 'observations.parquet'}'")
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"].append({"name": "observations", "path": "observations.parquet"})
    path.write_text(json.dumps(described), encoding="utf-8")
    return cells


def _cells(number: str, many: int) -> str:
    return _CELLS.replace("NUMBER", number).replace("MANY", str(many))


def cost(folder: Path, rows: int, claims: int) -> dict[str, Any]:
    """Seconds and memory of converting, opening and matching, in this process."""
    cells = make_data_set(folder, rows)
    from pipeline.official.store import open_store

    begin = time.perf_counter()
    open_store([folder])
    converting, converting_peak = time.perf_counter() - begin, _peak()
    begin = time.perf_counter()
    store = open_store([folder])
    opening = time.perf_counter() - begin
    from pipeline.match.bulk import match_levels
    from pipeline.official.large.large_table import LargeTable

    table = next(iter(store.observations.tables))
    assert isinstance(table, LargeTable)
    database = table.database
    database.execute(_CLAIMS.replace("{cells}", _cells(f"hash(n) % {cells}", claims)))
    turns = [
        (_seconds(lambda: database.execute(_BARE)), _seconds(lambda: match_levels(table, store.indicators)))
        for _ in range(ROUNDS)
    ]
    counts = dict(database.execute("SELECT status, count(*) FROM matches GROUP BY ALL ORDER BY ALL").fetchall())
    return {
        "rows": database.execute("SELECT count(*) FROM observations").fetchone()[0],  # type: ignore[index]
        "converting": converting, "converting_peak": converting_peak, "opening": opening, "turns": turns,
        "statuses": counts, "peak": _peak(),
    }  # fmt: skip


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _peak() -> int:
    """The most memory that this process has had, bytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes if sys.platform == "darwin" else kilobytes * 1024


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        os.environ["COPYDESK_CACHE_DIR"] = f"{place}/cache"
        print(json.dumps(cost(Path(place) / "things", *map(int, sys.argv[1:]))))
