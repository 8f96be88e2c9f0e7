"""What a guess makes of tables as councils, charities and statistical offices publish them; all are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ReferenceTableError
from pipeline.official.importing import importer
from pipeline.official.importing.guessing import guess_mapping
from pipeline.official.importing.importer import import_file
from pipeline.official.importing.unit_words import Measured, read_unit, unit_in
from pipeline.official.store import open_store
from pipeline.resources import data_folder
from tests.made_sheets import xlsx
from tests.test_import_tables import HEAD, LONG, LONG_MAP, filled_in

SHIPPED = data_folder("reference")
OVER_TWO_ROWS = xlsx({
    "Spend": [
        ["Table 2: Spending on roads by local authority, £ thousands"],
        ["Source: Department for Roads, published 12 March 2018"],
        [],
        ["Local authority", "ONS code", "Potholes", "", "Lamps", ""],
        ["", "", "2015-16", "2016-17", "2015-16", "2016-17"],
        ["Leeds", "E08000035", 3890.2, 5210.9, 1180.5, 990.0],
        ["Cornwall", "E06000052", 7912.0, 8010.3, "[x]", 1610.0],
    ]
})  # fmt: skip
DECIMAL_COMMAS = (
    "Pupils who swim;;\n“Official Statistics”, released 11 October 2018;;\n;;\n"
    "Region;2016/17;2017/18\nLondon;23,6%;23,1%\nSouth West;16,2%;16,4% [p]\n"
).encode("cp1252")
PARTED_TITLE = (
    "Table 1. Kennel fires per 100,000 population, by country,,\nCountry,2016,2017\nEngland,10.7,9.2\nWales,15.6,13.2\n"
)
MEASURES = (
    "Area,Period,Measure,Unit,Value\nWales,2016/17,Parcels given out,Number,95190\n"
    "Wales,2016/17,Food collected,Tonnes,1003\nWales,2016/17,Parcels for children,%,37.0\n"
    "Scotland,2016/17,Parcels given out,Number,145865\nScotland,2016/17,Food collected,Tonnes,1403\n"
    "Scotland,2016/17,Parcels for children,%,32\n"
)
SEXES = "Members by sex,,,,\n,Persons,,Males,\nArea,2016,2017,2016,2017\nKent,1540,1554,760,767\nEssex,145,146,71,78\n"
ACROSS = "Month,England,Scotland\n2017 Jan,1,2\n2017 Feb,3,4\n"
AGES = "Area,Level,All ages,0,1,2-4\nKent,County,90,30,30,30\nEssex,County,60,20,20,20\nDevon,County,30,10,10,10\n"


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("a.xlsx", OVER_TWO_ROWS, [
            'title = "Spending on roads by local authority, £ thousands"', 'publisher = "Department for Roads"',
            'release_date = "2018-03-12"', "header = [4, 5]", 'unit = "GBP"', 'measure = "currency"', "multiplier = 3",
            '[indicator.values."Potholes"]', '[indicator.values."Lamps"]', 'column = "ONS code"',
            'headings = ["indicator", "period"]',
        ]),
        ("a.csv", DECIMAL_COMMAS, [
            'title = "Pupils who swim"', 'release_date = "2018-10-11"', "header = [4]", 'decimal = ","',
            'unit = "percent"', 'measure = "percent"', 'kinds = ["region"]',
        ]),
        ("a.csv", PARTED_TITLE, [
            'title = "Kennel fires per 100,000 population, by country"', "header = [2]", 'unit = "per_100k"',
            'measure = "rate"',
        ]),
        ("a.csv", MEASURES, ['column = "Measure"', '[indicator.values."Food collected"]', 'column = "Unit"']),
        ("a.csv", SEXES, ['headings = ["qualifier sex", "period"]', "[qualifiers.sex]", 'values = { "Persons" = "" }']),
        ("a.csv", AGES, ['headings = ["qualifier age"]', "[qualifiers.age]", 'values = { "All ages" = "" }']),
        ("a.csv", ACROSS, ['kinds = ["country"]', 'headings = ["place"]']),
    ],
)  # fmt: skip
def test_a_guess_takes_what_the_table_says(tmp_path: Path, name: str, content: bytes | str, lines: list[str]) -> None:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    toml = guess_mapping(tmp_path / name, None, open_store([SHIPPED]).geographies).toml
    said = [line.split("  #")[0] for line in toml.splitlines()]
    assert [line for line in lines if line not in said] == []


def test_what_stands_beside_places_that_come_once_is_no_qualifier(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(AGES, encoding="utf-8")
    assert "qualifiers.level" not in guess_mapping(tmp_path / "a.csv", None, open_store([SHIPPED]).geographies).toml


def test_a_guess_over_two_rows_of_headings_imports_thousands_of_pounds(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(OVER_TWO_ROWS)
    toml = guess_mapping(tmp_path / "a.xlsx", None, open_store([SHIPPED]).geographies).toml
    (tmp_path / "a.toml").write_text(filled_in(toml), encoding="utf-8")
    outcome = import_file(tmp_path / "a.xlsx", tmp_path / "a.toml", tmp_path / "figures", SHIPPED)
    assert not outcome.faults
    rows = open_store([SHIPPED, tmp_path / "figures"]).rows("potholes", "E08000035")
    assert [(row.period, row.value, row.unit) for row in rows] == [
        ("2015/16", 3_890_200, "GBP"), ("2016/17", 5_210_900, "GBP"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "measured"),
    [
        ("Fares by region, £ million, 2017", Measured("currency", "GBP", 6)),
        ("Turnover (€bn)", Measured("currency", "EUR", 9)),
        ("Bites per 1,000 people", Measured("rate", "per_1k")),
        ("Percentage of pupils who swim", Measured("percent", "percent")),
        ("Swimmers (%)", Measured("percent", "percent")),
        ("Pupils in thousands", Measured("count", "", 3)),
        ("Fares index, 2015=100", Measured("index", "index")),
        ("Fares of £5 and more", None), ("Thousands of pupils swim", None), ("Percentage changes and levels", None),
    ],
)  # fmt: skip
def test_a_title_may_say_what_all_figures_are_in(title: str, measured: Measured | None) -> None:
    assert unit_in(title) == measured


@pytest.mark.parametrize(
    ("words", "measured"),
    [
        ("PS", Measured("count")), ("PC", Measured("percent", "percent")), ("Tonnes", Measured("count", "tonne")),
        ("GWh", Measured("count", "gigawatt hour")), ("furlongs of hope", None),
    ],
)  # fmt: skip
def test_codes_of_sdmx_and_units_of_measurement_are_units(words: str, measured: Measured | None) -> None:
    assert read_unit(words) == measured


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"%PDF-1.4 x", "this is a PDF"), (b"\xef\xbb\xbf\n<!DOCTYPE html><table>", "this is a page of the web")],
)
def test_what_is_called_a_spreadsheet_and_is_none_is_named(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(ReferenceTableError, match=f"{what}.*save the table in it as a spreadsheet"):
        guess_mapping(tmp_path / "a.xls", None, {})


@pytest.mark.parametrize("written", range(5))
def test_an_import_that_is_cut_short_leaves_a_data_set_that_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    table, mapping, figures = tmp_path / "a.csv", tmp_path / "a.toml", tmp_path / "figures"
    table.write_text(LONG, encoding="utf-8")
    mapping.write_text(LONG_MAP, encoding="utf-8")
    import_file(table, mapping, figures, SHIPPED)
    newer = LONG_MAP.replace(HEAD, HEAD.replace("2018-07-19", "2019-07-18"))
    brine = '[place.new."Brine"]\ncode = "X-BRINE"\nkind = "police force area"\n'
    mapping.write_text(newer.replace("[period]", brine + "[period]"), encoding="utf-8")
    table.write_text(LONG.replace("4015", "4016") + "Brine,2016/17,7\n", encoding="utf-8")
    put, times = importer.write_data_set.__globals__["_put"], []

    def stops(path: Path, content: bytes) -> None:
        if len(times) == written:
            raise KeyboardInterrupt
        times.append(path.name)
        put(path, content)

    monkeypatch.setattr("pipeline.official.writing._put", stops)
    with pytest.raises(KeyboardInterrupt):
        import_file(table, mapping, figures, SHIPPED)
    values = [row.value for row in open_store([SHIPPED, figures]).rows("library_loans")]
    assert values == [4015, 870]  # the observations are what is written last


def test_names_of_figures_that_are_there_already_are_written_anew(tmp_path: Path) -> None:
    table, mapping, figures = tmp_path / "a.csv", tmp_path / "a.toml", tmp_path / "figures"
    table.write_text(LONG, encoding="utf-8")
    mapping.write_text(LONG_MAP, encoding="utf-8")
    import_file(table, mapping, figures, SHIPPED)
    mapping.write_text(LONG_MAP.replace("[place]", 'synonyms = ["books lent"]\n[place]', 1), encoding="utf-8")
    (_, said) = import_file(table, mapping, figures, SHIPPED).said
    assert said.endswith("the figures were there already; what the mapping says of them has changed, and is written.")
    store = open_store([SHIPPED, figures])
    assert store.indicators["library_loans"].synonyms == ("books lent",)
    assert len(store.rows("library_loans")) == 2
    assert "nothing changed" in import_file(table, mapping, figures, SHIPPED).said[-1]
