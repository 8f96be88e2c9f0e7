"""Police officers, community support officers, special constables and staff of each force, on 31 March."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.area_sums import AreaSums
from pipeline.official.build_geography import Places
from pipeline.official.figures import SEXES, Figure, official_source, rounded, write_figures
from pipeline.official.raw_tables import number_in, raw_rows
from pipeline.official.spans import day
from pipeline.records import Indicator

_COLUMNS = ("date", "geo_code", "sex", "worker_type", "total_headcount", "total_fte")
_KINDS = ("police force area", "region", "country", "group of countries")
_SOURCE = official_source(
    "home-office-police-workforce",
    "Home Office",
    "Police workforce open data table, England and Wales, 31 March 2007 to 2022",
    "https://www.gov.uk/government/statistics/police-workforce-england-and-wales-31-march-2022",
)
_TWO_WAYS = "Counted in two ways, both in the table: heads, and full-time equivalents. "
_TERRITORIAL = "Territorial forces of England and Wales on 31 March; the British Transport Police is left out."


def _series(id_: str, label: str, unit: str, synonyms: tuple[str, ...], definition: str) -> Indicator:
    return Indicator(id_, label, unit, synonyms, f"{definition} {_TERRITORIAL}", (), _KINDS)


_OFFICERS = _series(
    "police_officers", "police officers", "officer",
    ("police officer numbers", "police strength", "officers in the police", "police numbers"),
    f"Police officers of all ranks. {_TWO_WAYS}",
)  # fmt: skip
_WORKERS = {
    "police officer": _OFFICERS,
    "police community support officer": _series(
        "police_community_support_officers", "police community support officers", "officer",
        ("PCSOs", "PCSO", "community support officers", "police community support officer numbers"),
        f"Uniformed support officers. {_TWO_WAYS}",
    ),
    "special constable": _series(
        "special_constables", "special constables", "special constable",
        ("volunteer special constables", "specials in the police"),
        "Unpaid officers with the powers of a constable, by heads.",
    ),
    "police staff": _series(
        "police_staff", "police staff", "member of staff", ("police staff numbers", "police civilian staff"),
        f"Staff without the powers of a constable; designated officers are left out. {_TWO_WAYS}",
    ),
}  # fmt: skip
_LEFT_OUT = frozenset({"designated officer", "police support volunteer"})
_HEADS, _FULL_TIME = "", "full-time equivalent"
_Key = tuple[Indicator, int, str, str]


def write_strength(raw: Path, folder: Path, places: Places, retrieved: str) -> None:
    """Write the data set from the raw table of the workforce by force, sex, rank and kind of worker.

    Raises ReferenceTableError when a row names an unknown force or kind of worker, or has no count.
    """
    write_figures(
        folder,
        "Police workforce by police force area, England and Wales",
        "Officers, community support officers, special constables and staff on 31 March 2007 to 2022, by heads and in "
        "full-time equivalents, officers by sex too, with sums over regions and countries. The date of a release is "
        "the month in which figures of a year first came out (July); later releases revised some. Designated officers "
        "and volunteers are left out: print seldom counts them. Contains public sector information licensed under the "
        "Open Government Licence v3.0.",
        _figures(raw, places),
        [_SOURCE],
        retrieved,
    )


def _figures(raw: Path, places: Places) -> Iterator[Figure]:
    sums: AreaSums[_Key] = AreaSums(places, _KINDS, lambda area: places.members(area, "police force area"))
    for number, row in enumerate(raw_rows(raw, _COLUMNS), start=2):
        where = f"{raw}, row {number}"
        indicator = _WORKERS.get(row["worker_type"])
        if indicator is None:
            if row["worker_type"] not in _LEFT_OUT:
                raise ReferenceTableError(
                    f"{where}, column worker_type", f"{row['worker_type']!r} is no kind of worker that is known"
                )
            continue
        force = row["geo_code"]
        if force not in places.areas:
            raise ReferenceTableError(f"{where}, column geo_code", f"{force!r} is no known police force area")
        heads, full_time = number_in(row, "total_headcount", where), number_in(row, "total_fte", where)
        year = int(row["date"][:4])
        for sex in {"", SEXES.get(row["sex"], "") if indicator is _OFFICERS else ""}:
            sums.add(force, (indicator, year, sex, _HEADS), heads)
            if indicator.id != "special_constables":
                sums.add(force, (indicator, year, sex, _FULL_TIME), full_time)
    for area, (indicator, year, sex, way), amount in sums.complete():
        span = day(date(year, 3, 31))
        decimals = 2 if way else 0
        yield Figure(
            indicator, area, span, rounded(amount, decimals), _SOURCE.id, span.month_after(4),
            unit=f"{way} {indicator.unit}".strip(), qualifiers=(("sex", sex),), decimals=decimals,
        )  # fmt: skip
