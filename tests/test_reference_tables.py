"""The importer of official statistics, on small raw tables made up for the purpose."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ReferenceTableError
from pipeline.official.build import build_reference
from pipeline.official.store import Store, open_store
from pipeline.records import Qualifiers

RAW = Path(__file__).parent / "raw_tables"
ENGLAND_AND_WALES, UK, ENGLAND = "K04000001", "K02000001", "E92000001"
MEAD, BARCHESTER, SOUTH_WEST = "E23000091", "E23000092", "E12000009"
EVERYBODY: Qualifiers = ()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(build_reference(RAW, tmp_path_factory.mktemp("tables")))


def figures(store: Store, indicator: str, place: str) -> list[tuple[str, Qualifiers, float | None, str, str, str]]:
    return [
        (row.period, row.qualifiers, row.value, row.unit, row.status, row.release)
        for row in store.rows(indicator, place)
    ]


@pytest.mark.parametrize(
    ("indicator", "place", "told"),
    [
        pytest.param(
            "burglary", MEAD,
            [
                ("year ending March 2017", EVERYBODY, 42.0, "offence", "A", "2017-07"),
                ("year ending March 2018", EVERYBODY, 35.0, "offence", "A", "2018-07"),
            ],
            id="burglaries of both kinds are one series across the change of names, in years that end in March",
        ),
        pytest.param(
            "domestic_burglary", MEAD, [("year ending March 2017", EVERYBODY, 30.0, "offence", "A", "2017-07")],
            id="a group of offences ends with the last year of its name",
        ),
        pytest.param(
            "residential_burglary", MEAD, [("year ending March 2018", EVERYBODY, 35.0, "offence", "B", "2018-07")],
            id="and the first year of the group that took its place is a break",
        ),
        pytest.param(
            "homicide", MEAD, [("year ending March 2017", EVERYBODY, -1.0, "homicide", "A", "2017-07")],
            id="a correction below zero stays",
        ),
        pytest.param(
            "robbery", ENGLAND_AND_WALES, [("year ending March 2018", EVERYBODY, 8.0, "offence", "A", "2018-07")],
            id="the national figure has what the British Transport Police recorded",
        ),
        pytest.param(
            "robbery", ENGLAND, [("year ending March 2018", EVERYBODY, 6.0, "offence", "A", "2018-07")],
            id="that of England has the territorial forces only",
        ),
        pytest.param(
            "police_recorded_crime", ENGLAND_AND_WALES,
            [
                ("year ending March 2017", EVERYBODY, 49.0, "offence", "A", "2017-07"),
                ("year ending March 2018", EVERYBODY, 152.0, "offence", "A", "2018-07"),
            ],
            id="all crime has the fraud that national bodies record",
        ),
        pytest.param(
            "police_recorded_crime_excluding_fraud", ENGLAND_AND_WALES,
            [
                ("year ending March 2017", EVERYBODY, 49.0, "offence", "A", "2017-07"),
                ("year ending March 2018", EVERYBODY, 52.0, "offence", "A", "2018-07"),
            ],
            id="and is there without it",
        ),
        pytest.param(
            "police_officers", MEAD,
            [
                ("31 March 2018", EVERYBODY, 29.75, "full-time equivalent officer", "A", "2018-07"),
                ("31 March 2018", (("sex", "F"),), 8.75, "full-time equivalent officer", "A", "2018-07"),
                ("31 March 2018", (("sex", "M"),), 20.0, "full-time equivalent officer", "A", "2018-07"),
                ("31 March 2018", EVERYBODY, 31.0, "officer", "A", "2018-07"),
                ("31 March 2018", (("sex", "F"),), 10.0, "officer", "A", "2018-07"),
                ("31 March 2018", (("sex", "M"),), 20.0, "officer", "A", "2018-07"),
            ],
            id="officers are counted in two ways, and those of no stated sex count in the total",
        ),
        pytest.param(
            "special_constables", ENGLAND_AND_WALES, [],
            id="an area of which a force has no figure has no sum",
        ),
        pytest.param(
            "population", MEAD,
            [
                ("30 June 2018", EVERYBODY, 1000.0, "person", "A", "2019-06"),
                ("30 June 2019", EVERYBODY, 1010.0, "person", "A", "2020-06"),
            ],
            id="a force area has the population of its councils of 2019",
        ),
        pytest.param(
            "population", UK,
            [
                ("30 June 2018", EVERYBODY, 1000.0, "person", "A", "2019-06"),
                ("30 June 2019", EVERYBODY, 1010.0, "person", "A", "2020-06"),
                ("2020", EVERYBODY, 66744000.0, "person", "E", "2021-07"),
            ],
            id="the World Bank's population of the United Kingdom fills years that the national office has not",
        ),
        pytest.param(
            "population", "RUR", [("2018", EVERYBODY, 2500000.0, "person", "E", "2019-07")],
            id="the World Bank's countries have years from 1990 on",
        ),
        pytest.param(
            "gdp_us_dollars", "RUR", [("2018", EVERYBODY, 1234567890.0, "dollar", "E", "2019-07")],
            id="dollars are whole",
        ),
        pytest.param(
            "unemployment_rate", UK,
            [
                ("January to March 2018", EVERYBODY, 4.2, "percentage", "E", "2018-05"),
                ("January to March 2018", (("age", "65-"), ("sex", "F")), None, "percentage", "Q", "2018-05"),
            ],
            id="a suppressed rate keeps its place, and only adjusted rates are taken",
        ),
        pytest.param(
            "unemployment_rate", SOUTH_WEST,
            [("January to March 2018", (("sex", "M"),), 3.3, "percentage", "E", "2018-05")],
            id="a region's rate stands under its code",
        ),
        pytest.param(
            "young_people_not_in_education_employment_or_training", UK,
            [
                ("2018", EVERYBODY, 11.2, "percentage", "E", "2019-02"),
                ("October to December 2018", (("age", "16-17"),), 4.5, "percentage", "E", "2019-02"),
            ],
            id="a mean of quarters has the digits of a quarter",
        ),
        pytest.param(
            "cpi_annual_rate", UK,
            [
                ("1996", EVERYBODY, 2.4, "percentage", "E", "1997-01"),
                ("2018", EVERYBODY, 2.5, "percentage", "A", "2019-01"),
                ("January to March 2018", EVERYBODY, 2.7, "percentage", "A", "2018-04"),
                ("December 2018", EVERYBODY, 2.1, "percentage", "A", "2019-01"),
            ],
            id="inflation by year, quarter and month; rates before the index are estimates",
        ),
        pytest.param(
            "homicide_rate", ENGLAND_AND_WALES,
            [("2012/13", EVERYBODY, 0.96, "homicide per 100,000 people", "A", "2014-02")],
            id="of two totals under one year the later stands",
        ),
        pytest.param(
            "homicide", ENGLAND_AND_WALES,
            [
                ("1938", EVERYBODY, 300.0, "homicide", "A", "1939"),
                ("1939", EVERYBODY, None, "homicide", "M", "1940"),
                ("year ending March 2019", EVERYBODY, 7.0, "homicide", "A", "2019-07"),
            ],
            id="a year without a count is a missing value",
        ),
        pytest.param(
            "maternal_mortality_rate", UK,
            [("2018-20", EVERYBODY, 10.9, "death per 100,000 maternities", "A", "2022-11")],
            id="rows of a part of the deaths are left out",
        ),
        pytest.param(
            "suicide_rate", ENGLAND, [("2018", (("sex", "F"),), 4.9, "death per 100,000 people", "U", "2019-09")],
            id="low reliability is kept",
        ),
        pytest.param(
            "unsentenced_prisoners", ENGLAND_AND_WALES,
            [("30 June 2018", EVERYBODY, 11.2, "percentage", "A", "2018-07")],
            id="prisoners are counted on a day",
        ),
        pytest.param(
            "real_gdp_per_head_growth", UK, [("2018", EVERYBODY, -1.1, "percentage", "E", "2019-03")],
            id="growth may be negative",
        ),
    ],
)  # fmt: skip
def test_figures_come_with_period_population_unit_status_and_release(store, indicator, place, told) -> None:
    assert figures(store, indicator, place) == told


def test_attendances_are_told_by_month_and_by_full_financial_year_only(store: Store) -> None:
    assert figures(store, "ae_attendances", ENGLAND)[0] == (
        "March 2017", EVERYBODY, 200.0, "attendance", "A", "2017-04",
    )  # fmt: skip
    years = [row.value for row in store.rows("ae_attendances", ENGLAND) if row.period_kind == "financial_year"]
    assert years == [120.0]


def test_the_share_within_four_hours_is_that_of_all_attendances_or_of_major_departments(store: Store) -> None:
    shares = [
        next(row.value for row in store.rows(id_, ENGLAND) if row.period == "March 2017")
        for id_ in ("ae_within_four_hours", "ae_within_four_hours_type_1")
    ]
    assert shares == [85.0, 80.0]


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("police_recorded_crime_pfa_2003_2018.csv", "Mead and Marsh", "Atlantis", r"row 2, column pfa: 'Atlantis' is"),
        ("police_recorded_crime_pfa_2003_2018.csv", "Domestic", "Comic", r"row 2, column offence: 'Comic burglary' is"),
        ("police_recorded_crime_pfa_2003_2018.csv", ",30", ",many", r"row 2, column offences: 'many' is not a number"),
        ("police_workforce_pfa_2007_2022.csv", "police officer", "clown", r"row 2, column worker_type: 'clown' is no"),
        ("police_workforce_pfa_2007_2022.csv", "E23000091", "X", r"row 2, column geo_code: 'X' is no known police"),
        ("uk_la19_mid_year_population_2001_2019.csv", "E06000901", "X", r"row 2, column ladcode19: 'X' is no known"),
        ("sdg_uk/indicator_8-5-2.csv", "2018 Q1", "spring", r"row 2, column Year: 'spring' is no period"),
        ("sdg_uk/indicator_8-5-2.csv", "Normal value", "odd", r"row 2, column Observation status: 'odd' is no status"),
        ("sdg_uk/indicator_8-5-2.csv", "65 and over", "old", r"row 3, column Age: 'old' is no age group"),
        ("sdg_uk/indicator_8-5-2.csv", "E12000009", "", r"row 4, column GeoCode: the row names an area"),
        ("ons_timeseries/ons_cpi_annual_series.csv", "D7G7", "CDKO", r"it is not the time series D7G7"),
        ("ons_timeseries/ons_cpi_annual_series.csv", "2.7", "..", r"2018 Q1: '\.\.' is not a number"),
    ],
)
def test_a_fault_in_a_raw_table_is_named(tmp_path: Path, table: str, old: str, new: str, message: str) -> None:
    shutil.copytree(RAW, tmp_path / "in")
    path = tmp_path / "in" / "raw" / table
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=message):
        build_reference(tmp_path / "in", tmp_path / "out")
