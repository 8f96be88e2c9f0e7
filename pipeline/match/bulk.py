"""Very many levels against the cells of one large table at once: what ``match_level`` says of a claim whose indicator,
place, population and period are known, worked out for all claims together where the rows are.

Claims come as a table of their own in the database: ``claim`` (a number), ``indicator``, ``place`` (its code),
``qualifiers`` (as in the table of observations), ``start`` and ``end`` (days), ``published`` (a partial date, or NULL),
``value``, ``decimals`` (of its last printed digit; negative where rounded) and ``counted`` (whether it counts things).
What comes out is a table ``matches``: ``claim``, ``status`` and ``row``, the number of the row that decided.

The rules are those of ``levels``, ``cells`` and ``values``; the tests hold the two against each other. What needs an
article is not looked at: bounds and hedges, places that were inferred, and an outlet's own reports.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.match.cells import full
from pipeline.official import cells as written
from pipeline.official.large.large_table import LargeTable
from pipeline.records import Indicator

#: Periods of claims -> the numbers of those periods of the table that are theirs: ``is_of``. The tax year, which begins
#: five days after the financial year, is the same year.
_PERIODS = """
CREATE OR REPLACE TEMP TABLE asked_periods AS
WITH told AS (SELECT NULL AS period, NULL AS kind, * FROM (SELECT DISTINCT start, "end" FROM claims)
              UNION ALL SELECT period, kind, start, "end" FROM periods),
     year AS (SELECT *, CASE WHEN strftime(start, '%m-%d') = '04-06' AND strftime("end", '%m-%d') = '04-05'
                                  AND year("end") = year(start) + 1 THEN 5 ELSE 0 END AS shift FROM told),
     asked AS (FROM year WHERE period IS NULL), known AS (FROM year WHERE period IS NOT NULL)
SELECT asked.start, asked."end", known.period
FROM asked JOIN known
  ON CASE WHEN known.kind = 'point_in_time' AND asked."end" - asked.start < 366
     THEN known.start BETWEEN asked.start AND asked."end"
     ELSE known.start - known.shift = asked.start - asked.shift
          AND known."end" - known.shift = asked."end" - asked.shift END
"""
#: Releases in the order of the first day that they may mean, and how many of them an article of a date can know.
_RELEASES = """
CREATE OR REPLACE TEMP TABLE releases AS
SELECT vintage, source, dense_rank() OVER (ORDER BY earliest)::INTEGER AS place, earliest
FROM (SELECT *, CASE length(release) WHEN 4 THEN release || '-01-01' ELSE left(release || '-01', 10) END AS earliest
      FROM vintages);
CREATE OR REPLACE TEMP TABLE asked_dates AS
SELECT published, coalesce((SELECT max(place) FROM releases WHERE earliest <= latest), 0)::INTEGER AS known
FROM (SELECT published,
             CASE length(published) WHEN 4 THEN published || '-12-31' ELSE left(published || '-31', 10) END AS latest
      FROM (SELECT DISTINCT published FROM claims));
"""
#: Every claim with every row of its cell, in one number a pair that says all: in its last three bits how the two agree,
#: as ``compare`` has it (3 supported, 2 supported once rounded, 1 mismatch, 0 no value), before them the row, before
#: that the place of its release. It is negative where the article cannot have known the release, so that the greatest
#: is the newest that was known, or else the earliest later one: ``chosen``.
_HELD = """
CREATE OR REPLACE TEMP TABLE held AS
SELECT claim, vintage, pair FROM (
    SELECT c.claim, o.vintage, c.counted AND c.decimals = 0 AS exact,
           pow(10.0, -c.decimals) AS step,
           CASE WHEN exact THEN c.value - CASE WHEN o.decimals > 0 THEN 0.5 ELSE 0 END
                WHEN c.value < 0 THEN c.value - step ELSE c.value - step / 2 END AS low,
           CASE WHEN exact THEN c.value + CASE WHEN o.decimals > 0 THEN 1 ELSE 0 END
                WHEN c.value < 0 THEN c.value + step / 2 ELSE c.value + step END AS high,
           CASE o.decimals WHEN 0 THEN 0 ELSE 0.5 * pow(10.0, -o.decimals) END AS half,
           half + 1e-9 * (abs(o.value) + half) AS reach,
           CASE WHEN r.place <= d.known THEN 1 ELSE -1 END * (r.place::BIGINT << 34 | o.row::BIGINT << 3 | CASE
               WHEN c.value = o.value THEN 3
               WHEN o.value IS NULL THEN 0
               WHEN o.decimals > 0 AND c.decimals = o.decimals THEN 1
               WHEN abs(o.value) >= (abs(c.value) + step) * (1 - 1e-12) THEN 1
               WHEN low <= o.value + reach AND o.value - reach <= high THEN 2
               ELSE 1 END) AS pair
    FROM claims AS c
    JOIN asked_series AS s ON s.indicator = c.indicator AND s.asked = c.qualifiers
    JOIN places AS a ON a.code = c.place
    JOIN asked_periods AS p ON p.start = c.start AND p."end" = c."end"
    JOIN asked_dates AS d ON d.published IS NOT DISTINCT FROM c.published
    JOIN observations AS o ON o.series = s.series AND o.place = a.place AND o.period = p.period
    JOIN releases AS r ON r.vintage = o.vintage)
"""
_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen AS SELECT claim, count(*) AS rows, max(pair) AS pair FROM held GROUP BY claim
"""
#: ``_held_against``: the chosen release, counted in any of its ways; else another release; else what the chosen row
#: says. Where there is but one row, it decides.
_MATCHES = """
CREATE OR REPLACE TEMP TABLE matches AS
SELECT claim, (CASE abs(pair) & 7 WHEN 3 THEN 'supported' WHEN 2 THEN 'supported_rounded' WHEN 1 THEN 'mismatch'
               ELSE 'not_checkable' END)::status AS status, (abs(pair) >> 3 & 2147483647)::INTEGER AS row
FROM chosen WHERE rows = 1
UNION ALL
SELECT claim, (CASE
    WHEN own IS NOT NULL THEN CASE own & 7 WHEN 3 THEN 'supported' ELSE 'supported_rounded' END
    WHEN other IS NOT NULL THEN CASE WHEN other >> 34 > pair >> 34 THEN 'revised_since' ELSE 'superseded' END
    WHEN pair & 7 = 0 THEN 'not_checkable' ELSE 'mismatch' END)::status,
    (coalesce(own, other, pair) >> 3 & 2147483647)::INTEGER
FROM (
    SELECT claim, any_value(chosen) AS pair,
           arg_min(pair, row) FILTER (own AND fits) AS own, arg_min(pair, row) FILTER (NOT own AND fits) AS other
    FROM (
        SELECT held.claim, abs(held.pair) AS pair, abs(held.pair) >> 3 & 2147483647 AS row,
               abs(held.pair) & 7 >= 2 AS fits, abs(chosen.pair) AS chosen, held.vintage = first.vintage AS own
        FROM chosen JOIN held USING (claim)
             JOIN held AS first ON first.claim = chosen.claim AND first.pair = chosen.pair
        WHERE chosen.rows > 1)
    GROUP BY claim)
"""
_STATUS = """
CREATE TEMP TYPE IF NOT EXISTS status AS
ENUM ('supported', 'supported_rounded', 'revised_since', 'superseded', 'mismatch', 'not_checkable')
"""


def match_levels(table: LargeTable, indicators: Mapping[str, Indicator]) -> None:
    """Fill ``matches`` from ``claims``, both tables of the connection ``table.database``; a claim without a row of its
    cell has none there.

    ``indicators`` say which population is meant where print gives none.
    """
    database = table.database
    database.execute(_PERIODS)
    database.execute(_RELEASES)
    _ask_for_series(table, indicators)
    for query in (_STATUS, _HELD, _CHOSEN, _MATCHES):
        database.execute(query)


def _ask_for_series(table: LargeTable, indicators: Mapping[str, Indicator]) -> None:
    """Indicator and qualifiers of claims -> the numbers of the series with that population, defaults filled in."""
    database = table.database
    database.execute("CREATE OR REPLACE TEMP TABLE asked_series (indicator VARCHAR, asked VARCHAR, series INTEGER)")
    having: dict[object, list[int]] = {}
    for number, id_, qualifiers in database.execute("SELECT series, indicator, qualifiers FROM series").fetchall():
        if id_ in indicators:
            having.setdefault((id_, full(written.qualifiers(qualifiers), indicators[id_])), []).append(number)
    asked = database.execute("SELECT DISTINCT indicator, qualifiers FROM claims").fetchall()
    rows = [
        (id_, qualifiers, number)
        for id_, qualifiers in asked
        if id_ in indicators
        for number in having.get((id_, full(written.qualifiers(qualifiers), indicators[id_])), ())
    ]
    if rows:
        ids, texts, numbers = map(list, zip(*rows, strict=True))
        database.execute("INSERT INTO asked_series SELECT unnest(?), unnest(?), unnest(?)", [ids, texts, numbers])
