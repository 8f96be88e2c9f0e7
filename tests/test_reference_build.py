"""The importer, on small raw tables made up for the purpose."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import ReferenceTableError
from pipeline.official.build import build_reference
from pipeline.official.store import open_store

RAW = Path(__file__).parent / "raw_tables"
PRESS = "nspcc_foi_child_sexual_offences.csv"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    shutil.copytree(RAW, tmp_path / "in")
    return tmp_path / "in"


def test_two_builds_give_the_same_bytes_and_leave_nothing_else_behind(raw: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    build_reference(raw, first)
    build_reference(raw, second)
    build_reference(raw, second)
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in files)
    assert {name.suffix for name in files} == {".csv", ".json"}


def test_names_come_as_they_are_said(raw: Path, tmp_path: Path) -> None:
    store = open_store(build_reference(raw, tmp_path / "out"))
    assert store.geographies["E23000091"].name == "Mead and Marsh"
    assert store.geographies["E23000091"].aliases == ("MMC",)
    assert store.geographies["E23000092"].name == "City of Barchester"
    assert store.geographies["E23000092"].aliases == ("Barset Police",)
    assert store.geographies["E07000902"].name == "Lower Mead"
    assert store.geographies["E06000901"].name == "Mead"
    assert store.geographies["RUR"].aliases == ("Kingdom of Ruritania",)


def test_a_council_lies_in_its_force_area_and_a_new_one_in_that_of_those_it_replaced(raw: Path, tmp_path: Path) -> None:
    store = open_store(build_reference(raw, tmp_path / "out"))
    assert store.geographies["E07000901"].parents[:4] == ("E10000901", "E23000091", "E12000009", "E92000001")
    assert store.geographies["E06000901"].parents[:2] == ("E23000091", "E12000009")
    assert store.geographies["E10000901"].parents[:2] == ("E23000091", "E12000009")


def test_a_figure_keeps_its_age_group_flag_coverage_note_outlet_and_date(raw: Path, tmp_path: Path) -> None:
    store = open_store(build_reference(raw, tmp_path / "out"))
    force, whole = store.rows("recorded_sexual_offences_against_children")
    assert (force.place_code, force.value, force.qualifiers) == ("E23000091", 40.0, (("age", "0-15"),))
    assert (force.coverage, force.note, force.release) == ("2 of 3 forces", "", "2013-05")
    assert (whole.place_code, whole.qualifiers) == ("K04000001", (("age", "0-3"), ("flag", "online")))
    assert (whole.coverage, whole.note) == ("", "rounded")
    assert store.sources[force.source].outlet == "echo.example"
    assert store.sources[whole.source].url == "https://bbc.co.uk/news/uk-1"


def test_a_source_names_its_publisher_once_and_says_how_the_figures_were_asked_for(raw: Path, tmp_path: Path) -> None:
    press = raw / PRESS
    press.write_text(
        press.read_text().replace("NSPCC Freedom of Information requests to police forces,bbc", "Home Office,bbc")
    )
    store = open_store(build_reference(raw, tmp_path / "out"))
    told = sorted((source.publisher, source.title) for source in store.sources.values() if source.outlet)
    assert told == [
        ("Home Office", "Figures, as printed by bbc.co.uk"),
        ("NSPCC", "Freedom of Information requests to police forces, as printed by echo.example"),
    ]


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        (PRESS, "Mead and Marsh", "Atlantis", r"row 2, column geography: 'Atlantis' is no known police force area"),
        (PRESS, "\nrecorded", "\nsundry", r"row 2, column indicator: 'sundry .*' is no series"),
        (PRESS, "3 and under", "toddlers", r"row 3, column age_group: 'toddlers' is no age group"),
        (PRESS, "2011/12", "2011", r"row 2, column period: '2011' is no financial year"),
        (PRESS, ",40,", ",forty,", r"column obs_value: 'forty' is not a number"),
        ("raw/geo/police_force_areas_gss.csv", "geo_code", "code", r"column geo_code: the column is missing"),
        (
            "raw/geo/police_force_areas_gss.csv",
            "South West",
            "Nowhere",
            r"row 2, column region: 'Nowhere' is no region",
        ),
    ],
)
def test_a_fault_in_a_raw_table_is_named_and_its_data_set_is_not_written(
    raw: Path, tmp_path: Path, table: str, old: str, new: str, message: str
) -> None:
    path = raw / table
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=message):
        build_reference(raw, tmp_path / "out")
    assert not (tmp_path / "out" / "nspcc-foi").exists()


def test_a_raw_table_that_is_missing_is_named(raw: Path, tmp_path: Path) -> None:
    (raw / "raw/geo/country-codes.csv").unlink()
    with pytest.raises(ReferenceTableError, match=r"country-codes\.csv: there is no such raw table\.$"):
        build_reference(raw, tmp_path / "out")
    assert not (tmp_path / "out").exists()
