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
WITH asked AS (SELECT DISTINCT start, "end", strftime(start, '%m-%d') || strftime("end", ' %m-%d') AS ends,
                      CASE WHEN ends = '04-06 04-05' AND year("end") = year(start) + 1 THEN 5 ELSE 0 END AS shift
               FROM claims),
     known AS (SELECT *, strftime(start, '%m-%d') || strftime("end", ' %m-%d') AS ends,
                      CASE WHEN ends = '04-06 04-05' AND year("end") = year(start) + 1 THEN 5 ELSE 0 END AS shift
               FROM periods)
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
#: Every claim with every row of its cell, and how the two agree: ``compare`` (3 supported, 2 supported once rounded,
#: 1 mismatch, 0 no value). ``turn`` orders rows by release, and those of one release as the table does.
_HELD = """
CREATE OR REPLACE TEMP TABLE held AS
SELECT c.claim, o.row, o.vintage, r.place::BIGINT << 32 | o.row AS turn, r.place <= d.known AS known, CASE
    WHEN c.value = o.value THEN 3
    WHEN o.value IS NULL THEN 0
    WHEN o.decimals > 0 AND c.decimals = o.decimals THEN 1
    WHEN o.decimals > 0 AND c.exact
    THEN CASE WHEN c.value - 0.5 <= o.value + reach AND o.value - reach <= c.value + 1 THEN 2 ELSE 1 END
    WHEN low <= o.value + reach AND o.value - reach <= high THEN 2
    ELSE 1 END::TINYINT AS fit
FROM (
    SELECT *, counted AND decimals = 0 AS exact, pow(10.0, -decimals) AS step,
           CASE WHEN exact THEN value WHEN value < 0 THEN value - step ELSE value - step / 2 END AS low,
           CASE WHEN exact THEN value WHEN value < 0 THEN value + step / 2 ELSE value + step END AS high
    FROM claims
) AS c
JOIN asked_series AS s ON s.indicator = c.indicator AND s.asked = c.qualifiers
JOIN places AS a ON a.code = c.place
JOIN asked_periods AS p ON p.start = c.start AND p."end" = c."end"
JOIN asked_dates AS d ON d.published IS NOT DISTINCT FROM c.published
JOIN (
    SELECT *, CASE decimals WHEN 0 THEN 0 ELSE 0.5 * pow(10.0, -decimals) END AS half,
           half + 1e-9 * (abs(value) + half) AS reach FROM observations
) AS o ON o.series = s.series AND o.place = a.place AND o.period = p.period
JOIN releases AS r ON r.vintage = o.vintage
"""
#: The release that a claim is held against: the newest known on the article's day, else the earliest later one. Where
#: there is but one row, it decides.
_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT claim, count(*) AS rows, min(row) AS row, min(fit) AS fit,
       coalesce(max(turn) FILTER (known), min(turn)) AS turn
FROM held GROUP BY claim
"""
#: ``_held_against``: that release, counted in any of its ways; else another release; else what the chosen row says.
_MATCHES = """
CREATE OR REPLACE TEMP TABLE matches AS
SELECT claim, CASE fit WHEN 3 THEN 'supported' WHEN 2 THEN 'supported_rounded' WHEN 1 THEN 'mismatch'
              ELSE 'not_checkable' END AS status, row
FROM chosen WHERE rows = 1
UNION ALL
SELECT claim, CASE
    WHEN own IS NOT NULL THEN CASE own_fit WHEN 3 THEN 'supported' ELSE 'supported_rounded' END
    WHEN other IS NOT NULL THEN CASE WHEN other_turn >> 32 > turn >> 32 THEN 'revised_since' ELSE 'superseded' END
    WHEN fit = 0 THEN 'not_checkable' ELSE 'mismatch' END,
    coalesce(own, other, (turn & 4294967295)::INTEGER)
FROM (
    SELECT claim, any_value(chosen_turn) AS turn,
           min(row) FILTER (own AND fits) AS own, arg_min(fit, row) FILTER (own AND fits) AS own_fit,
           min(row) FILTER (NOT own AND fits) AS other, arg_min(turn, row) FILTER (NOT own AND fits) AS other_turn,
           max(fit) FILTER (turn = chosen_turn) AS fit
    FROM (
        SELECT claim, held.row, held.turn, held.fit, chosen.turn AS chosen_turn, held.fit >= 2 AS fits,
               held.vintage = own.vintage AS own
        FROM chosen JOIN held USING (claim) JOIN held AS own ON own.claim = chosen.claim AND own.turn = chosen.turn
        WHERE chosen.rows > 1)
    GROUP BY claim)
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
    for query in (_HELD, _CHOSEN, _MATCHES):
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
