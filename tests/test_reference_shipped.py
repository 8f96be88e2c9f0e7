"""The tables that ship with copydesk: whole, described, and as their sources had them."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.official.build import build_reference
from pipeline.official.package import find_data_sets
from pipeline.official.store import Store, open_store
from pipeline.official.tables import digest
from pipeline.resources import data_folder

FOLDER = data_folder("reference")
OFFENCES = "recorded_sexual_offences_against_children"
CHILDREN = (("age", "0-17"),)


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([FOLDER])


@pytest.mark.parametrize("data_set", find_data_sets([FOLDER]), ids=lambda data_set: data_set.name)
def test_a_data_set_says_what_it_is_where_it_comes_from_and_under_which_licence(data_set) -> None:
    described = json.loads((data_set.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described["name"] == data_set.folder.name
    assert described["title"]
    assert described["description"]
    assert date.fromisoformat(described["retrieved"])
    assert all(licence.get("name") for licence in described["licenses"])
    assert all(source["title"] and source["path"] for source in described["sources"])


@pytest.mark.parametrize("data_set", find_data_sets([FOLDER]), ids=lambda data_set: data_set.name)
def test_every_table_is_the_one_that_the_importer_checked_and_wrote(data_set) -> None:
    for resource in data_set.resources.values():
        assert resource.hash == digest(resource.path.read_bytes())


def test_figures_from_the_press_are_not_passed_off_as_official(store: Store) -> None:
    for row in store.rows(OFFENCES):
        source = store.sources[row.source]
        assert not source.official
        assert source.outlet
        assert source.url.startswith("https://")
        assert "no licence claimed" in source.licence


def figures(store: Store, place: str, year: str, qualifiers=CHILDREN) -> list[tuple[float | None, str]]:
    return [
        (r.value, r.release)
        for r in sorted(store.rows(OFFENCES, place), key=lambda r: r.release)
        if r.period == year and r.qualifiers == qualifiers
    ]


def test_releases_that_disagree_are_both_kept_under_their_dates(store: Store) -> None:
    assert figures(store, "K02000001", "2014/15") == [(45456.0, "2016-03-09"), (47008.0, "2016-06")]
    assert figures(store, "E23000038", "2014/15") == [(698.0, "2019-10-24"), (372.0, "2020-08-12")]


def test_a_part_of_the_children_and_online_offences_have_their_own_rows(store: Store) -> None:
    assert figures(store, "K02000001", "2016/17", (("age", "0-10"),)) == [(13876.0, "2018-02-20")]
    assert figures(store, "K02000001", "2016/17", (("age", "0-0"),)) == [(193.0, "2018-02")]
    assert figures(store, "E23000005", "2015/16", (*CHILDREN, ("flag", "online"))) == [(417.0, "2019-06")]


def test_a_financial_year_runs_from_april_to_march(store: Store) -> None:
    spans = {(r.start.month, r.start.day, r.end.month, r.end.day) for r in store.rows(OFFENCES)}
    assert spans == {(4, 1, 3, 31)}
    assert {r.end.year - r.start.year for r in store.rows(OFFENCES)} == {1}


def test_coverage_is_kept_apart_from_notes(store: Store) -> None:
    coverage = {r.coverage for r in store.rows(OFFENCES)}
    assert {"41 of 43 forces", "40 of 44 forces", "Greater Manchester Police supplied no figures"} <= coverage


def test_a_figure_that_its_source_calls_unexplained_is_of_low_reliability(store: Store) -> None:
    assert [r.status for r in store.rows(OFFENCES, "E23000018") if r.value == 166] == ["U"]


def test_every_indicator_has_a_label_a_unit_synonyms_and_a_definition(store: Store) -> None:
    for indicator in store.indicators.values():
        assert all((indicator.label, indicator.unit, indicator.synonyms, indicator.definition))


def test_rows_are_about_places_of_the_kinds_that_their_indicator_names(store: Store) -> None:
    for row in store.observations:
        assert store.geographies[row.place_code].kind in store.indicators[row.indicator].geography_kinds


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("K02000001", "United Kingdom", "country"),
        ("K04000001", "England and Wales", "group of countries"),
        ("E12000009", "South West", "region"),
        ("E23000036", "Avon and Somerset", "police force area"),
        ("E23000034", "City of London", "police force area"),
        ("E06000054", "Wiltshire", "unitary authority"),
        ("E06000023", "Bristol", "unitary authority"),
        ("E10000016", "Kent", "county"),
        ("DEU", "Germany", "country"),
        ("BIH", "Bosnia", "country"),
        ("USA", "United States", "country"),
        ("US-NC", "North Carolina", "state"),
    ],
)
def test_a_place_has_its_code_name_and_kind(store: Store, code: str, name: str, kind: str) -> None:
    place = store.geographies[code]
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize(
    ("area", "part"),
    [
        ("E23000038", "E06000030"),  # Swindon is policed by Wiltshire
        ("E12000004", "E10000007"),  # Derbyshire is in the East Midlands, whatever the list of councils says
        ("E12000004", "E10000019"),  # and so is Lincolnshire
        ("E23000039", "E06000058"),  # a council formed after the look-up has its predecessors' force
        ("E10000014", "E07000090"),  # Havant is in Hampshire
        ("K04000001", "E23000038"),
        ("K02000001", "W15000002"),
        ("N92000002", "X-POLICE-NIR"),
        ("M49-150", "FRA"),
        ("USA", "US-NC"),
    ],
)
def test_a_place_lies_in_the_areas_that_hold_it(store: Store, area: str, part: str) -> None:
    assert store.contains(area, part)


def test_there_are_43_force_areas_in_england_and_wales(store: Store) -> None:
    assert len(store.areas.children("K04000001", "police force area")) == 43
    assert len(store.areas.children("K02000001", "police force area")) == 45


@pytest.mark.parametrize(
    ("members", "whole"),
    [
        (("K04000001", "S92000003", "N92000002"), "K02000001"),
        (("E92000001", "S92000003", "W92000004"), "K03000001"),
        (("E92000001", "W92000004"), "K04000001"),
        (("E92000001", "S92000003"), None),
        (("K04000001", "W92000004", "S92000003"), None),
        (("FRA", "DEU"), None),
        (("E23000038", "E23000039"), None),
    ],
)
def test_countries_make_up_the_areas_that_are_made_of_them(store: Store, members, whole) -> None:
    assert store.areas.union(members) == whole


@pytest.mark.skipif("COPYDESK_RAW" not in os.environ, reason="COPYDESK_RAW names no folder of raw tables")
def test_the_shipped_tables_are_what_the_importer_makes_of_the_raw_ones(tmp_path: Path) -> None:
    build_reference(Path(os.environ["COPYDESK_RAW"]), tmp_path)
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert built == {path: (FOLDER / path).read_bytes() for path in built}
