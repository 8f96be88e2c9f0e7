"""Very many claims against a very large table: the project's matching beside the bare join that it cannot do without.

Everything is made up, by formulas in DuckDB: the same sizes give the same table and the same claims on every machine.
The table is converted as a user's own would be, from a Parquet file in a data set; ``match.bulk`` matches the claims.
Both joins begin with the claims as given, by names and days, and keep every pair of a claim and a row; the matching
also finds the population that is meant, chooses releases, compares intervals and keeps a status a claim.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks import made_store
from benchmarks.board import Line, Section, at_most, missing
from pipeline.match.bulk import match_levels
from pipeline.official.large.cache_folder import VARIABLE
from pipeline.official.large.large_table import LargeTable
from pipeline.official.store import open_store
from pipeline.resources import data_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS, CLAIMS = 10_000_000, 1_000_000
MOST_RATIO = 3
MOST_OPENING = 0.3  # seconds
MOST_MEMORY = 2_000_000_000  # bytes
ROUNDS = 5
_ARTICLES, _CLAIMS_EACH = 200, 20

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


def convert(folder: Path) -> dict[str, Any]:
    """Seconds and memory of making the table ready."""
    return {"seconds": _seconds(lambda: open_store([folder])), "peak": _peak()}


def open_cold(folder: Path) -> dict[str, Any]:
    """Seconds until a store with the shipped tables and the large one answers, in a new process that has pandas."""
    import pandas  # noqa: F401 - what the goal leaves out

    begin = time.perf_counter()
    store = open_store([data_folder("reference"), folder])
    seconds = time.perf_counter() - begin
    return {"seconds": seconds, "first": seconds + _seconds(lambda: store.rows("series_0", "P0001")), "peak": _peak()}


def match(folder: Path, claims: int) -> dict[str, Any]:
    """Seconds and memory of the joins and of matching, which take turns; then of what articles ask for."""
    store = open_store([folder])
    table = store.observations.tables[0]
    assert isinstance(table, LargeTable)
    database = table.database
    rows = _number(database, "SELECT count(*) FROM observations")
    cells = _number(database, "SELECT count(*) FROM (SELECT DISTINCT series, place, period FROM observations)")
    made_store.make_claims(database, cells, claims)
    turns = [
        (_cost(lambda: database.execute(_BARE)), _cost(lambda: match_levels(table, store.indicators)))
        for _ in range(ROUNDS)
    ]
    found = dict(database.execute("SELECT status, count(*) FROM matches GROUP BY ALL ORDER BY ALL").fetchall())
    peak = _peak()
    asked = database.execute(f"SELECT indicator, place FROM claims LIMIT {_ARTICLES * _CLAIMS_EACH}").fetchall()
    articles = [asked[start : start + _CLAIMS_EACH] for start in range(0, len(asked), _CLAIMS_EACH)]
    each = [_seconds(lambda: store.observations.gather(keys)) for keys in articles]  # noqa: B023 - called at once
    database.execute(_PLAIN_TABLE)
    plain = [_seconds(lambda: database.execute(_PLAIN)) for _ in range(ROUNDS)]
    return {
        "rows": rows, "claims": claims, "turns": turns, "plain": plain, "statuses": found, "peak": peak,
        "an_article": median(each),
    }  # fmt: skip


def measure(rows: int = ROWS, claims: int = CLAIMS) -> Section:
    """Make, convert, open and match, each in a process of its own, and what each cost."""
    if find_spec("duckdb") is None:
        return Section("store", (missing("matching in bulk", "DuckDB is not installed (copydesk[large])"),))
    with TemporaryDirectory() as place:
        folder = Path(place) / "things"
        made_store.make_data_set(folder, rows)
        size = (folder / "observations.parquet").stat().st_size
        try:
            converted, opened, matched = (
                _in_a_process(step, place, claims) for step in ("convert", "open_cold", "match")
            )
        except subprocess.CalledProcessError as error:
            return Section("store", (missing("matching in bulk", f"{error.cmd[3]} ended with {error.returncode}"),))
    ratio, by_clock = (median(ours[at] / bare[at] for bare, ours in matched["turns"]) for at in (0, 1))
    bare, ours = (median(turn[which][1] for turn in matched["turns"]) for which in (0, 1))
    plain = median(matched["plain"])
    what = f"{claims:,} claims, {matched['rows']:,} rows"
    lines = (
        Line(
            f"{what}: matching, times the bare join, processor time", ratio, f"{ratio:.2f} times",
            at_most(MOST_RATIO, "{:g} times"),
        ),
        Line("the same by the clock", by_clock, f"{by_clock:.2f} times", at_most(MOST_RATIO, "{:g} times")),
        Line("bare join by the store's numbers, pairs kept, seconds", bare, f"{bare:.2f}"),
        Line("matching, seconds", ours, f"{ours:.2f}"),
        Line("join by names and days instead, seconds", plain, f"{plain:.2f}"),
        _memory("peak memory of matching", matched["peak"]),
        Line(
            f"converting {size / 1e6:,.0f} MB of Parquet, once, seconds", converted["seconds"],
            f"{converted['seconds']:.1f}",
        ),
        _memory("peak memory of converting", converted["peak"]),
        Line(
            "opening it cold with the shipped tables, seconds beyond pandas", opened["seconds"],
            f"{opened['seconds']:.2f}", at_most(MOST_OPENING),
        ),
        Line("and to the rows of the first place, seconds", opened["first"], f"{opened['first']:.2f}"),
        Line(
            f"fetching for an article with {_CLAIMS_EACH} claims, seconds", matched["an_article"],
            f"{matched['an_article']:.4f}",
        ),
    )  # fmt: skip
    return Section("store", lines, details={"converting": converted, "opening": opened, "matching": matched})


def _memory(measure_: str, peak: float) -> Line:
    return Line(measure_, peak, f"{peak / 1e9:.2f} GB", at_most(MOST_MEMORY, "{:,} bytes"))


def _number(database: DuckDBPyConnection, query: str) -> int:
    (row,) = database.execute(query).fetchall()
    return int(row[0])


def _in_a_process(step: str, place: str, claims: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.store", step, f"{place}/things", str(claims)]
    surroundings = {**os.environ, VARIABLE: f"{place}/cache"}
    root = Path(__file__).parent.parent
    ended = subprocess.run(command, cwd=root, env=surroundings, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor time, of all threads, and by the clock."""
    begin = time.process_time()
    seconds = _seconds(work)
    return time.process_time() - begin, seconds


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _peak() -> int:
    """The most memory that this process has had, bytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes if sys.platform == "darwin" else kilobytes * 1024


if __name__ == "__main__":
    step, things, many = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    print(
        json.dumps(
            match(things, many) if step == "match" else {"convert": convert, "open_cold": open_cold}[step](things)
        )
    )
