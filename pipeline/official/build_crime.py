"""Police recorded crime by force and offence group, years ending March, with the sums that print uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official import crime_groups as groups
from pipeline.official.area_sums import AreaSums
from pipeline.official.build_geography import Places
from pipeline.official.figures import Figure, official_source, write_figures
from pipeline.official.raw_tables import number_in, raw_rows
from pipeline.official.spans import year_to_march
from pipeline.records import Indicator

_COLUMNS = ("twelve_months_ending", "pfa", "offence", "offences")
_SOURCE = official_source(
    "home-office-recorded-crime-pfa",
    "Home Office",
    "Recorded crime data at police force area level, years ending March 2003 to 2018",
    "https://www.gov.uk/government/statistics/police-recorded-crime-open-data-tables",
)
_ENGLAND_AND_WALES = "K04000001"
_BRITISH_TRANSPORT_POLICE = "British Transport Police"
#: The groups of burglary changed in April 2017; a correction after that of a group of before is no series.
_LAST_OF_DWELLINGS = 2017
_DWELLINGS = ("Domestic burglary", "Non-domestic burglary")
_RESIDENCES = ("Residential burglary", "Non-residential burglary")
_Key = tuple[Indicator, int]


def write_crime(raw: Path, folder: Path, places: Places, retrieved: str) -> None:
    """Write the data set from the raw table of offences by force.

    Raises ReferenceTableError when a row names an unknown force or offence group, or has no count.
    """
    write_figures(
        folder,
        "Police recorded crime by police force area and offence group, England and Wales",
        "Offences in years ending March 2003 to 2018, with sums over regions, countries and groups of offences. The "
        "table is one of later years, with all corrections until then; the date of a release is the month in which "
        "figures of a year first came out (July), so a first release may differ a little from it. Residential "
        "burglary took the place of domestic burglary in 2017/18. The bodies that record fraud have no area and count "
        "in the total for England and Wales only. Contains public sector information licensed under the Open "
        "Government Licence v3.0.",
        _figures(raw, places),
        [_SOURCE],
        retrieved,
    )


def _figures(raw: Path, places: Places) -> Iterator[Figure]:
    sums: AreaSums[_Key] = AreaSums(
        places, groups.FORCES_AND_UP, lambda area: places.members(area, "police force area")
    )
    national: defaultdict[_Key, float] = defaultdict(float)
    for number, row in enumerate(raw_rows(raw, _COLUMNS), start=2):
        year, month = row["twelve_months_ending"].split("-")[:2]
        if month != "03":
            continue
        where = f"{raw}, row {number}"
        count = number_in(row, "offences", where)
        force = places.code(row["pfa"], ("police force area",))
        if force is None and row["pfa"] not in {_BRITISH_TRANSPORT_POLICE, *groups.FRAUD_BODIES}:
            raise ReferenceTableError(f"{where}, column pfa", f"{row['pfa']!r} is no known police force area")
        for indicator in _counted_in(row["offence"], where):
            key = indicator, int(year)
            national[key] += count
            if force is not None:
                sums.add(force, key, count)
    for area, key, amount in sums.complete():
        indicator, ending = key
        if _is_of_its_time(indicator, ending):
            yield _figure(indicator, ending, area, national[key] if area == _ENGLAND_AND_WALES else amount)


def _counted_in(offence: str, where: str) -> Iterator[Indicator]:
    if offence in groups.FRAUD_BODIES:
        yield groups.ALL_CRIME
        return
    own = groups.GROUPS.get(offence)
    if own is None:
        raise ReferenceTableError(f"{where}, column offence", f"{offence!r} is no offence group that is known")
    yield own
    yield from (union for union, members in groups.UNIONS.items() if own in members)


def _is_of_its_time(indicator: Indicator, ending: int) -> bool:
    dwellings = [groups.GROUPS[name] for name in _DWELLINGS]
    residences = [groups.GROUPS[name] for name in _RESIDENCES]
    late = ending > _LAST_OF_DWELLINGS
    return not (late and indicator in dwellings) and (late or indicator not in residences)


def _figure(indicator: Indicator, ending: int, area: str, count: float) -> Figure:
    span = year_to_march(ending)
    first_of_series = indicator in (groups.RESIDENTIAL, groups.NON_RESIDENTIAL)
    return Figure(
        indicator, area, span, f"{count:.0f}", _SOURCE.id, span.month_after(4),
        status="B" if first_of_series else "A",
    )  # fmt: skip
