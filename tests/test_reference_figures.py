"""Well-known official figures, as the tables that ship with copydesk have them."""

from __future__ import annotations

import pytest

from pipeline.official.package import find_data_sets
from pipeline.official.store import Store, open_store
from pipeline.resources import data_folder

FOLDER = data_folder("reference")
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([FOLDER])


@pytest.mark.parametrize(
    ("indicator", "place", "period", "value"),
    [
        ("population", "K02000001", "30 June 2016", 65_648_054),
        ("population", "E92000001", "30 June 2018", 55_977_178),
        ("population", "E12000007", "30 June 2018", 8_908_081),
        ("population", "E10000016", "30 June 2018", 1_568_623),  # the county of Kent, without Medway
        ("population", "E23000032", "30 June 2018", 1_846_478),  # its police force area, with Medway
        ("population", "FRA", "2000", 60_918_661),
        ("robbery", "E23000001", "year ending March 2018", 32_684),
        ("sexual_offences", "K04000001", "year ending March 2018", 150_798),
        ("police_recorded_crime", "K04000001", "year ending March 2018", 5_516_661),
        ("police_recorded_crime", "K04000001", "year ending March 2003", 5_974_960),
        ("special_constables", "K04000001", "31 March 2012", 20_343),
        ("unemployment_rate", "K02000001", "January to March 2018", 4.2),
        ("unemployment_rate", "K02000001", "October to December 2011", 8.4),
        ("cpi_annual_rate", "K02000001", "October 2022", 11.1),
        ("cpi_annual_rate", "K02000001", "March 2018", 2.5),
        ("cpi_index", "K02000001", "2015", 100.0),
        ("ae_attendances", "E92000001", "March 2017", 2_015_834),
        ("ae_within_four_hours", "E92000001", "2016/17", 89.1),
        ("homicide", "K04000001", "1997", 739),
        ("homicide_rate", "K04000001", "2017/18", 1.19),
        ("suicide_rate", "K04000001", "2020", 10.0),
        ("real_gdp_per_head_growth", "K02000001", "2009", -5.2),
    ],
)
def test_a_figure_is_as_its_publisher_has_it(
    store: Store, indicator: str, place: str, period: str, value: float
) -> None:
    found = [row for row in store.rows(indicator, place) if row.period == period]
    assert [row.value for row in found if row.qualifiers == ()] == [value]


def test_police_officers_are_counted_by_heads_and_in_full_time_equivalents(store: Store) -> None:
    rows = [row for row in store.rows("police_officers", "K04000001") if row.period == "31 March 2018"]
    assert {row.unit: row.value for row in rows if row.qualifiers == ()} == {
        "officer": 125_094.0,
        "full-time equivalent officer": 122_404.8,
    }


def test_every_force_area_and_region_has_its_crime_officers_and_people(store: Store) -> None:
    for indicator in ("police_recorded_crime", "police_officers", "population"):
        places = {row.place_code for row in store.rows(indicator)}
        assert set(store.areas.children("K04000001", "police force area")) <= places
        assert set(store.areas.children("E92000001", "region")) <= places


def test_councils_make_up_the_kingdom(store: Store) -> None:
    parts = ("E92000001", "W92000004", "S92000003", "N92000002")
    whole, *rest = (
        {row.period: row.value for row in store.rows("population", code) if row.period_kind == "point_in_time"}
        for code in ("K02000001", *parts)
    )
    assert len(whole) == 19
    for period, people in whole.items():
        assert people == sum(part[period] or 0 for part in rest)


def test_figures_of_one_table_are_of_one_vintage_under_the_dates_of_their_first_releases(store: Store) -> None:
    rows = store.rows("robbery", "E23000001")
    assert {row.source for row in rows} == {"home-office-recorded-crime-pfa"}
    assert store.sources["home-office-recorded-crime-pfa"].one_vintage
    assert {row.release for row in rows if row.period == "year ending March 2018"} == {"2018-07"}


def test_a_measure_that_newspapers_use_names_its_indicator(store: Store) -> None:
    names = {name.casefold() for one in store.indicators.values() for name in (one.label, *one.synonyms)}
    assert {"jobless rate", "rate of inflation", "cpi", "recorded crime", "police officers", "population"} <= names


def test_no_two_indicators_share_a_name(store: Store) -> None:
    named = [name.casefold() for one in store.indicators.values() for name in {one.label, *one.synonyms}]
    assert sorted(name for name in set(named) if named.count(name) > 1) == []


def test_the_tables_are_small_enough_for_the_repository() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 15 * MEGABYTE


def test_a_table_of_observations_waits_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = "pipeline.official.store.read_table"
    from pipeline.official import store as module

    original = module.read_table
    monkeypatch.setattr(whole, lambda path, *rest: read.append(path.name) or original(path, *rest))
    opened = open_store([FOLDER])
    assert not [name for name in read if name.startswith("observations")]
    opened.rows("robbery", "E23000001")
    assert [name for name in read if name.startswith("observations")] == ["observations-robbery.csv"]
    assert len([name for data_set in find_data_sets([FOLDER]) for name in data_set.observations]) > 40
