"""A made-up table of observations and made-up claims about it, of any size, by formulas in DuckDB."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.official.schema import GEOGRAPHIES, INDICATORS, SOURCES, Table
from pipeline.official.writing import Description, write_data_set

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PLACES, _PERIODS, _POPULATIONS = 400, 100, 2
_EACH = _PLACES * _PERIODS * _POPULATIONS  # cells of an indicator
_FIRST_YEAR = 1995

#: A quarter of the cells has a second release. The figures of every other indicator have a decimal.
_CELLS = f"""
SELECT i, 'series_' || i // {_EACH} AS indicator,
       'P' || lpad((i // {_PERIODS * _POPULATIONS} % {_PLACES})::VARCHAR, 4, '0') AS place,
       CASE i // {_PERIODS} % {_POPULATIONS} WHEN 0 THEN '' ELSE 'sex=F' END AS qualifiers,
       make_date({_FIRST_YEAR} + (i % {_PERIODS}) // 4, (i % 4 * 3 + 1)::INTEGER, 1) AS start,
       (i // {_EACH} % 2)::INTEGER AS decimals,
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
       CASE WHEN n % 10 < 5 THEN round(value + (hash(i) % 4 = 0)::INTEGER, decimals)
            WHEN n % 10 < 7 THEN round(value, -3)
            WHEN n % 10 < 8 THEN round(value, decimals) ELSE round(value, decimals) + 17 END AS value,
       (CASE WHEN n % 10 IN (5, 6) THEN -3 ELSE decimals END)::INTEGER AS decimals, decimals = 0 AS counted
FROM (SELECT *, (row_number() OVER ()) AS n FROM ({cells}))
"""


def make_data_set(folder: Path, rows: int) -> None:
    """Write a data set with about so many observations."""
    import duckdb

    cells = rows * 4 // 5
    series = -(-cells // _EACH)
    tables: list[tuple[Table, list[tuple[str, ...]]]] = [
        (
            INDICATORS,
            [(f"series_{n}", f"things of kind {n}", "", "thing", "", "", "district", "") for n in range(series)],
        ),
        (SOURCES, [("register", "Register", "Things", "", "https://register.example", "CC0-1.0", "", "yes", "")]),
        (GEOGRAPHIES, [(f"P{n:04}", f"Place {n}", "district", "", "", "", "") for n in [*range(_PLACES), 9999]]),
    ]
    write_data_set(folder, Description("things", "Things", "Made up.", "2024-01-01", (), ()), tables)
    with duckdb.connect() as database:
        made = _OBSERVATIONS.replace("{cells}", _cells("n", cells))
        database.execute(f"COPY ({made}) TO '{folder / 'observations.parquet'}'")
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"].append({"name": "observations", "path": "observations.parquet"})
    path.write_text(json.dumps(described), encoding="utf-8")


def make_claims(database: DuckDBPyConnection, cells: int, claims: int) -> None:
    """Make the table ``claims``, of cells taken without order from the first so many."""
    database.execute(_CLAIMS.replace("{cells}", _cells(f"hash(n) % {cells}", claims)))


def _cells(number: str, many: int) -> str:
    return _CELLS.replace("NUMBER", number).replace("MANY", str(many))
