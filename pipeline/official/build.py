"""The reference tables that ship with copydesk, built from raw tables of public bodies and press reports."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.build_crime import write_crime
from pipeline.official.build_emergency import write_emergency
from pipeline.official.build_geography import write_geography
from pipeline.official.build_homicide import write_homicide
from pipeline.official.build_labour import write_labour
from pipeline.official.build_nspcc import write_nspcc
from pipeline.official.build_population import write_population
from pipeline.official.build_prices import write_prices
from pipeline.official.build_strength import write_strength
from pipeline.official.build_uk_indicators import write_uk_indicators
from pipeline.official.build_world_bank import write_world_bank

#: The day the raw tables were taken from where they are published.
RETRIEVED = "2026-11-22"
#: The data sets in the order in which they are written, by the names of their folders.
DATA_SETS = (
    "geography", "nspcc-foi", "police-recorded-crime", "police-strength", "population-mid-year", "uk-labour-market",
    "cpi", "uk-indicators", "nhs-ae-attendances", "homicide", "world-bank",
)  # fmt: skip


def build_reference(raw: Path, out: Path) -> tuple[Path, ...]:
    """Write every data set from the raw tables in ``raw`` into its own folder of ``out``; returns those folders.

    Equal input gives equal bytes. Raises ReferenceTableError when a raw table is missing or malformed.
    """
    if not raw.is_dir():
        raise ReferenceTableError(str(raw), "there is no such folder", "name the folder that holds the raw tables")
    tables = raw / "raw"
    folders = {name: out / name for name in DATA_SETS}
    places = write_geography(tables / "geo", folders["geography"], RETRIEVED)
    write_nspcc(raw / "nspcc_foi_child_sexual_offences.csv", folders["nspcc-foi"], places, RETRIEVED)
    crime = tables / "police_recorded_crime_pfa_2003_2018.csv"
    write_crime(crime, folders["police-recorded-crime"], places, RETRIEVED)
    workforce = tables / "police_workforce_pfa_2007_2022.csv"
    write_strength(workforce, folders["police-strength"], places, RETRIEVED)
    councils = tables / "uk_la19_mid_year_population_2001_2019.csv"
    write_population(councils, folders["population-mid-year"], places, RETRIEVED)
    write_labour(tables / "sdg_uk", folders["uk-labour-market"], RETRIEVED)
    write_prices(tables / "ons_timeseries", folders["cpi"], RETRIEVED)
    write_uk_indicators(tables / "sdg_uk", folders["uk-indicators"], RETRIEVED)
    write_emergency(tables / "nhs_england_ae_attendances_2016_2019.csv", folders["nhs-ae-attendances"], RETRIEVED)
    write_homicide(tables, folders["homicide"], RETRIEVED)
    write_world_bank(tables / "worldbank", folders["world-bank"], places, RETRIEVED)
    return tuple(folders.values())
