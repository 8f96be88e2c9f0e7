"""A table's file -> a database of its own with everything that matching asks for: checked, sorted, in place at once.

The rows are kept as a star: what many rows share (indicator and population, place, period, release) is written once and
numbered. Rows of an indicator in a place lie beside each other, so that reading them touches little of the file.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ReferenceTableError
from pipeline.official.large import raw_checks, raw_rows
from pipeline.official.large.duck import MEMORY_OF_CONVERTING, connect

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: Goes up with every change to what is below: databases of another layout are made anew.
LAYOUT = 1

_STAR = """
CREATE TABLE converted.series AS
    SELECT (row_number() OVER (ORDER BY indicator, qualifiers))::INTEGER AS series, indicator, qualifiers, first,
           (dense_rank() OVER (ORDER BY indicator))::INTEGER AS number
    FROM (SELECT indicator, qualifiers, min(row) AS first FROM tidy GROUP BY ALL) ORDER BY series;
CREATE TABLE converted.places AS
    SELECT (row_number() OVER (ORDER BY code))::INTEGER AS place, code, first
    FROM (SELECT ref_area AS code, min(row) AS first FROM tidy GROUP BY ALL) ORDER BY place;
CREATE TABLE converted.periods AS
    SELECT (row_number() OVER (ORDER BY start, "end", label, kind))::INTEGER AS period, *
    FROM (SELECT DISTINCT period_start::DATE AS start, period_end::DATE AS "end", time_period AS label,
                 period_type AS kind FROM tidy) ORDER BY period;
CREATE TABLE converted.vintages AS
    SELECT (row_number() OVER (ORDER BY source, release))::INTEGER AS vintage, source, release, first
    FROM (SELECT source_id AS source, release_date AS release, min(row) AS first FROM tidy GROUP BY ALL)
    ORDER BY vintage;
CREATE TABLE converted.observations AS
    SELECT row::INTEGER AS row, series, place, period, vintage,
           CASE WHEN obs_value = '' THEN NULL
                WHEN unit_mult::INTEGER = 0 THEN obs_value::DOUBLE
                ELSE (obs_value || 'e' || unit_mult::INTEGER)::DOUBLE END AS value,
           (decimals::INTEGER - unit_mult::INTEGER)::INTEGER AS decimals,
           unit_measure AS unit, obs_status AS status, coverage, note
    FROM tidy
    JOIN converted.series AS s ON s.indicator = tidy.indicator AND s.qualifiers = tidy.qualifiers
    JOIN converted.places AS a ON a.code = tidy.ref_area
    JOIN converted.periods AS p ON p.label = tidy.time_period AND p.start = tidy.period_start::DATE
        AND p."end" = tidy.period_end::DATE AND p.kind = tidy.period_type
    JOIN converted.vintages AS v ON v.source = tidy.source_id AND v.release = tidy.release_date
    ORDER BY s.number, place, period, series, row;
"""


def convert(path: Path, target: Path, empty_lines: bool) -> None:
    """Make ``target``, the database of a table's file; it takes its name when it is complete.

    Raises ReferenceTableError where a cell is not what its column holds, or where nothing can be written.
    """
    import duckdb

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.stem[:40]}.", dir=target.parent) as drafts:
            draft = Path(drafts) / "converted.duckdb"
            with connect(Path(drafts) / "raw.duckdb", MEMORY_OF_CONVERTING) as database:
                _convert(database, path, draft, empty_lines)
            draft.replace(target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        what = f"the table {path} cannot be converted ({reason})"
        raise ReferenceTableError(str(target.parent), what, "name another folder in COPYDESK_CACHE_DIR") from error
    except duckdb.Error as error:
        raise raw_rows.cannot_be_read(path, error) from error


def _convert(database: DuckDBPyConnection, path: Path, draft: Path, empty_lines: bool) -> None:
    raw_checks.check(database, path, raw_rows.load(database, path, empty_lines))
    database.execute(f"ATTACH '{str(draft).replace(chr(39), 2 * chr(39))}' AS converted")
    database.execute(_STAR)
    database.execute("DETACH converted")
