"""Mid-year population of the United Kingdom's councils, and of the areas that they make up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.area_sums import AreaSums
from pipeline.official.build_geography import Places
from pipeline.official.figures import Figure, official_source, write_figures
from pipeline.official.population import KINDS, POPULATION
from pipeline.official.raw_areas import Area
from pipeline.official.raw_tables import number_in, raw_rows
from pipeline.official.spans import day

_COLUMNS = ("ladcode19", "year", "population")
_COUNCILS = frozenset({"London borough", "metropolitan district", "unitary authority", "district"})
#: The councils of the table are those of this day.
_BOUNDARIES = "2019-04-01"
_SOURCE = official_source(
    "ons-mid-year-population",
    "Office for National Statistics",
    "Population estimates for the UK, mid-2001 to mid-2019 (MYE5)",
    "https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates",
)


def write_population(raw: Path, folder: Path, places: Places, retrieved: str) -> None:
    """Write the data set from the raw table of councils.

    Raises ReferenceTableError when a row names an unknown council or has no count.
    """
    write_figures(
        folder,
        "Mid-year population estimates, United Kingdom",
        "People on 30 June 2001 to 2019 by council within the boundaries of April 2019, with sums over counties, "
        "police force areas, regions and countries wherever every council of an area is in the table. The date of a "
        "release is the usual month (June of the year after); the figures include what was revised later, above all "
        "those of 2002 to 2010 after the census of 2011. Contains public sector information licensed under the Open "
        "Government Licence v3.0.",
        _figures(raw, places),
        [_SOURCE],
        retrieved,
    )


def _figures(raw: Path, places: Places) -> Iterator[Figure]:
    councils = [area for area in places.areas.values() if area.kind in _COUNCILS and _is_of_its_time(area)]
    sums: AreaSums[int] = AreaSums(
        places, KINDS, lambda area: [council.code for council in councils if area in council.parents]
    )
    for number, row in enumerate(raw_rows(raw, _COLUMNS), start=2):
        where = f"{raw}, row {number}"
        if row["ladcode19"] not in places.areas:
            raise ReferenceTableError(f"{where}, column ladcode19", f"{row['ladcode19']!r} is no known council")
        sums.add(row["ladcode19"], int(row["year"]), number_in(row, "population", where))
    for area, year, people in sums.complete():
        span = day(date(year, 6, 30))
        yield Figure(POPULATION, area, span, f"{people:.0f}", _SOURCE.id, f"{year + 1}-06")


def _is_of_its_time(area: Area) -> bool:
    return area.valid_from <= _BOUNDARIES and (not area.valid_to or area.valid_to > _BOUNDARIES)
