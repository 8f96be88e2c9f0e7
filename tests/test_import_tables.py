"""Published tables of many shapes, made up for the purpose, into data sets; and everything that does not fit, told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.guessing import guess_mapping
from pipeline.official.importing.importer import Outcome, import_file
from pipeline.official.importing.mapping_file import mapping_of
from pipeline.official.store import Store, open_store
from pipeline.resources import data_folder
from tests.made_sheets import Cell, far_corner, locked_ods, ods, xlsx

SHIPPED = data_folder("reference")
HEAD = """
[dataset]
name = "loans"
[source]
publisher = "Libraries Board"
title = "Library loans"
url = "https://libraries.example/"
licence = "OGL-UK-3.0"
release_date = "2018-07-19"
"""
LOANS = '[indicator]\nid = "library_loans"\nlabel = "library loans"\nunit = "loan"\n'
WIDE = """
[table]
header = 4
footnote_digits = true
[place]
column = "Area"
kinds = ["police force area"]
[value]
columns = ["B:D"]
headings = ["period"]
"""
TABLE: list[list[Cell]] = [
    ["Table 4: Library loans by police force area, England, 2015/16 to 2017/18"],
    [],
    ["These are experimental statistics"],
    ["Area", "2015/16", "2016/17", "2017/18"],
    ["Kent", 4210.0, 4015.0, 3980.0],
    ["South East"],
    ["Avon & Somerset", 3105.0, "2,990 [p]", "[x]"],
    ["Durham1", 880.0, "", "*"],
    [],
    ["1. Includes mobile libraries"],
    ["Source: Libraries Board"],
]
LONG = "Area,Year,Loans\nKent,2016/17,4015\nDurham,2016/17,870\n"
LONG_MAP = HEAD + LOANS + '[place]\ncolumn = "Area"\nkinds = ["police force area"]\n'
LONG_MAP += '[period]\ncolumn = "Year"\n[value]\ncolumn = "Loans"\n'

Importer = Callable[..., Outcome]


@pytest.fixture
def importing(tmp_path: Path) -> Importer:
    """Imports a file's bytes (or text) by the text of a mapping into the folder "figures"."""

    def run(content: bytes | str, mapping: str, name: str = "table.csv") -> Outcome:
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        (tmp_path / "map.toml").write_text(mapping, encoding="utf-8")
        return import_file(tmp_path / name, tmp_path / "map.toml", tmp_path / "figures", SHIPPED)

    return run


def figures(folder: Path) -> Store:
    return open_store([SHIPPED, folder / "figures"])


def values(folder: Path, indicator: str = "library_loans") -> dict[tuple[str, str], float | None]:
    return {(row.place, row.period): row.value for row in figures(folder).rows(indicator)}


def sheet(name: str) -> str:
    return WIDE.replace("[table]", f'[table]\nsheet = "{name}"')


@pytest.mark.parametrize(
    ("name", "content", "mapping"),
    [
        ("a.xlsx", xlsx({"Contents": [["Contents"]], "Table 4": TABLE}), sheet("Table 4")),
        ("a.xlsx", xlsx({"Contents": [["Contents"]], "Table 4": TABLE}), sheet("table 4 ")),
        ("a.xlsx", xlsx({"Contents": [["Contents"]], "Table 4": TABLE}), WIDE.replace("[table]", "[table]\nsheet = 2")),
        ("a.ods", ods({"Table 4": TABLE}), WIDE),
        ("misnamed.csv", ods({"Table 4": TABLE}), WIDE),
    ],
)
def test_a_wide_table_of_a_spreadsheet_becomes_rows_and_every_marker_a_status(
    importing: Importer, tmp_path: Path, name: str, content: bytes, mapping: str
) -> None:
    outcome = importing(content, HEAD + LOANS + mapping, name)
    assert not outcome.faults
    assert values(tmp_path) == {
        ("Kent", "2015/16"): 4210, ("Kent", "2016/17"): 4015, ("Kent", "2017/18"): 3980,
        ("Avon and Somerset", "2015/16"): 3105, ("Avon and Somerset", "2016/17"): 2990,
        ("Avon and Somerset", "2017/18"): None, ("Durham", "2015/16"): 880, ("Durham", "2017/18"): None,
    }  # fmt: skip
    status = {(row.place, row.period): (row.status, row.note) for row in figures(tmp_path).rows("library_loans")}
    assert status["Avon and Somerset", "2016/17"] == ("P", "marked p (provisional)")
    assert status["Avon and Somerset", "2017/18"] == ("M", "marked [x] (not available)")
    assert status["Durham", "2017/18"] == ("Q", "marked * (suppressed)")
    said = " ".join(outcome.said)
    assert "8 figures of 1 indicator for 3 places, 2015/16 to 2017/18" in said
    assert "1 row of text alone (row 6); 1 empty cell" in said


@pytest.mark.parametrize(
    ("content", "extra"),
    [
        (LONG, ""),
        (LONG.replace(",", ";"), ""),
        (LONG.replace(",", "\t"), ""),
        (LONG.replace(",", "|"), ""),
        (b"\xef\xbb\xbf" + LONG.encode(), ""),
        (LONG.encode("utf-16"), ""),
        (LONG.encode("utf-16-le"), ""),
        (LONG.replace("\n", "\r\n"), ""),
        ("Loans \xa3\n\n".encode("cp1252") + LONG.encode(), "[table]\nheader = 3\n"),
        (LONG.replace("4015", '"4.015,0"'), '[table]\ndecimal = ","\n'),
        (LONG + "\nNotes\n1. Mobile libraries too\n", ""),
    ],
)
def test_delimited_text_is_read_in_any_encoding_with_any_delimiter_between_notes(
    importing: Importer, tmp_path: Path, content: bytes | str, extra: str
) -> None:
    assert not importing(content, LONG_MAP + extra).faults
    assert values(tmp_path) == {("Kent", "2016/17"): 4015, ("Durham", "2016/17"): 870}


def test_several_header_rows_name_place_and_population(importing: Importer, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["", "Kent", "", "Durham", ""],
        ["Year", "Male", "All", "Male", "All"],
        ["2016/17", 1.0, 2.0, 3.0, 4.0],
        ["2017/18", 5.0, 6.0, 7.0, 8.0],
    ]
    mapping = (
        HEAD
        + LOANS
        + """
[table]
header = [1, 2]
[place]
kinds = ["police force area"]
[period]
column = "Year"
[value]
columns = ["B:"]
headings = ["place", "qualifier sex"]
[qualifiers.sex]
values = { "All" = "" }
"""
    )
    assert not importing(xlsx({"One": rows}), mapping, "a.xlsx").faults
    found = {(r.place, r.period, r.qualifiers): r.value for r in figures(tmp_path).rows("library_loans")}
    assert found["Kent", "2016/17", (("sex", "M"),)] == 1
    assert found["Durham", "2017/18", ()] == 8
    assert len(found) == 8


def test_markers_may_stand_to_the_right_of_their_figures(importing: Importer, tmp_path: Path) -> None:
    table = "Area,2015/16,,2016/17,\nKent,4210,,4015,R\nDurham,880,P,,c\n"
    mapping = HEAD + LOANS + WIDE.replace("header = 4", "header = 1").replace('"B:D"', '"B:E"') + 'markers = "right"\n'
    assert not importing(table, mapping).faults
    found = {(r.place, r.period): (r.value, r.status, r.note) for r in figures(tmp_path).rows("library_loans")}
    assert found["Kent", "2016/17"] == (4015, "A", "marked R (revised)")
    assert found["Durham", "2015/16"] == (880, "P", "marked P (provisional)")
    assert found["Durham", "2016/17"][:2] == (None, "Q")


SDMX = """DATAFLOW,FREQ,INDICATOR,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS
X:Y(1.0),A,Loans,E92000001,_T,2016,4.2,Number,3,A
X:Y(1.0),A,Loans,E92000001,F,2016,2.1,Number,3,P
X:Y(1.0),A,Loans,W92000004,_T,2016,,Number,3,Q
"""
SDMX_MAP = """
[indicator]
column = "INDICATOR"
[indicator.values.Loans]
id = "library_loans"
label = "library loans"
unit = "loan"
[place]
column = "REF_AREA"
[period]
column = "TIME_PERIOD"
[value]
column = "OBS_VALUE"
[unit]
column = "UNIT_MEASURE"
multiplier_column = "UNIT_MULT"
[qualifiers.sex]
column = "SEX"
values = { "_T" = "" }
[status]
column = "OBS_STATUS"
"""


def test_sdmx_csv_keeps_multiplier_status_and_what_is_suppressed(importing: Importer, tmp_path: Path) -> None:
    assert not importing(SDMX, HEAD + SDMX_MAP).faults
    found = {(r.place_code, r.qualifiers): (r.value, r.status) for r in figures(tmp_path).rows("library_loans")}
    assert found == {
        ("E92000001", ()): (4200, "A"), ("E92000001", (("sex", "F"),)): (2100, "P"), ("W92000004", ()): (None, "Q"),
    }  # fmt: skip


JSON_STAT = {
    "version": "2.0", "class": "dataset", "label": "Loans", "source": "Libraries Board", "updated": "2018-07-19",
    "id": ["area", "time"], "size": [2, 2],
    "dimension": {
        "area": {"label": "Area", "category": {"index": {"E92000001": 0, "W92000004": 1},
                                               "label": {"E92000001": "England", "W92000004": "Wales"}}},
        "time": {"label": "Year", "category": {"index": ["2016", "2017"]}},
    },
    "value": [1, 2, None, 4], "status": {"2": "c", "3": "p"},
}  # fmt: skip


@pytest.mark.parametrize("sparse", [False, True])
def test_json_stat_becomes_a_row_a_value(importing: Importer, tmp_path: Path, sparse: bool) -> None:
    data = {**JSON_STAT, "value": {"0": 1, "1": 2, "3": 4}} if sparse else JSON_STAT
    mapping = HEAD + LOANS + '[place]\ncolumn = "Area code"\n[period]\ncolumn = "Year"\n[value]\ncolumn = "value"\n'
    assert not importing(json.dumps(data), mapping + '[status]\ncolumn = "status"\n', "loans.json").faults
    found = {(r.place, r.period): (r.value, r.status) for r in figures(tmp_path).rows("library_loans")}
    assert found == {
        ("England", "2016"): (1, "A"), ("England", "2017"): (2, "A"), ("Wales", "2016"): (None, "Q"),
        ("Wales", "2017"): (4, "P"),
    }  # fmt: skip


def test_a_csvw_description_says_how_its_table_is_written_and_whose_it_is(importing: Importer, tmp_path: Path) -> None:
    described = {
        "@context": "http://www.w3.org/ns/csvw", "url": "table.csv", "dc:title": "Library loans",
        "dc:publisher": {"schema:name": "Libraries Board"}, "dc:license": {"@id": "https://licence.example/"},
        "dialect": {"delimiter": ";", "encoding": "cp1252"},
        "tableSchema": {"columns": [
            {"titles": "Where", "propertyUrl": "http://purl.org/linked-data/sdmx/2009/dimension#refArea"},
            {"titles": "Year"}, {"titles": "Loans"},
        ]},
    }  # fmt: skip
    (tmp_path / "table.csv-metadata.json").write_text(json.dumps(described), encoding="utf-8")
    table = LONG.replace(",", ";").replace("Area", "Where")
    assert not importing(table, LONG_MAP.replace('"Area"', '"Where"')).faults
    guessed = guess_mapping(tmp_path / "table.csv", None, open_store([SHIPPED]).geographies)
    assert 'publisher = "Libraries Board"' in guessed.toml
    assert 'licence = "https://licence.example/"' in guessed.toml
    assert any("as the description beside the file says" in sentence for sentence in guessed.seen)


def test_the_same_file_twice_changes_nothing_and_says_so(importing: Importer, tmp_path: Path) -> None:
    importing(LONG, LONG_MAP)
    before = {path: path.read_bytes() for path in (tmp_path / "figures").rglob("*") if path.is_file()}
    outcome = importing(LONG, LONG_MAP)
    assert outcome.said[-1].endswith("loans: nothing changed, all 2 figures were there already.")
    assert before == {path: path.read_bytes() for path in (tmp_path / "figures").rglob("*") if path.is_file()}


def test_a_newer_release_stands_beside_the_older_one(importing: Importer, tmp_path: Path) -> None:
    importing(LONG, LONG_MAP)
    newer = LONG.replace("4015", "4020") + "Kent,2017/18,3980\n"
    outcome = importing(newer, LONG_MAP.replace("2018-07-19", "2019-07-18"))
    assert outcome.said[-1].endswith("loans: 3 rows added.")
    kent = [(r.period, r.value, r.release) for r in figures(tmp_path).rows("library_loans", "E23000032")]
    assert kent == [("2016/17", 4015, "2018-07-19"), ("2016/17", 4020, "2019-07-18"), ("2017/18", 3980, "2019-07-18")]
    assert len({row.source for row in figures(tmp_path).rows("library_loans")}) == 2


def test_another_value_of_the_same_release_is_refused_with_both_rows(importing: Importer, tmp_path: Path) -> None:
    importing(LONG, LONG_MAP)
    outcome = importing(LONG.replace("4015", "4051"), LONG_MAP)
    (fault,) = outcome.faults
    assert "table.csv, row 2, column C (Loans): 4051 contradicts 4015 in" in fault
    assert "observations.csv, row 2" in fault
    assert values(tmp_path)["Kent", "2016/17"] == 4015


def test_two_rows_of_one_file_that_contradict_each_other_are_refused_with_both(importing: Importer) -> None:
    (fault,) = importing(LONG + "Kent,2016/17,4016\nKent,2016/17,4015\n", LONG_MAP).faults
    assert re.search(r"row 4, column C \(Loans\): 4016 contradicts 4015 in \S*table\.csv, row 2, column C", fault)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "4015",
            "many",
            r"row 2, column C \(Loans\): 'many' is neither a number nor a marker that is known; .*\[markers\]",
        ),
        ("Kent", "Kemt", r"row 2, column A \(Area\): 'Kemt' is no place that is known; near are 'Kent'"),
        ("Kent", "", r"row 2, column A \(Area\): the cell names no place"),
        ("Kent", "Wales", r"'Wales' is a country \(W92000004\), and place.kinds has no such kind"),
        ("2016/17,4015", "then,4015", r"row 2, column B \(Year\): 'then' is no period that is known"),
        ("2016/17,4015", "2008-09,4015", r"it may be two years or a month: say which with period.kind"),
    ],
)
def test_a_cell_that_does_not_fit_is_named_with_its_row_and_column_and_nothing_is_written(
    importing: Importer, tmp_path: Path, old: str, new: str, message: str
) -> None:
    (fault,) = importing(LONG.replace(old, new, 1), LONG_MAP).faults
    assert re.search(message, fault)
    assert not (tmp_path / "figures").exists()


def test_all_faults_come_at_once_and_each_kind_once(importing: Importer) -> None:
    faults = importing(LONG + "Mordor,2016/17,1\nMordor,2017/18,2\nKent,soon,3\nKent,2017/18,lots\n", LONG_MAP).faults
    assert [re.search(r"row \d", fault)[0] for fault in faults] == ["row 4", "row 6", "row 7"]  # type: ignore[index]
    assert "(and in 1 more cell)" in faults[0]


def test_unknown_places_are_left_out_and_said_where_the_mapping_says_so(importing: Importer, tmp_path: Path) -> None:
    outcome = importing(LONG + "Mordor,2016/17,1\n", 'unknown_places = "skip"\n' + LONG_MAP)
    assert "1 figure of 1 unknown place ('Mordor')" in " ".join(outcome.said)
    assert len(values(tmp_path)) == 2


def test_a_mapping_brings_places_of_its_own_and_tells_namesakes_apart_by_row(
    importing: Importer, tmp_path: Path
) -> None:
    mapping = LONG_MAP.replace(
        'kinds = ["police force area"]\n',
        'kinds = ["police force area", "ward"]\nrows = { 5 = "E12000005" }\n'
        '[place.new."Hobbiton"]\ncode = "X-HOB"\nkind = "ward"\nparents = ["E23000032"]\n',
    )
    table = LONG + "Hobbiton,2016/17,9\nWest Midlands,2016/17,7\nWest Midlands,2016/17,5\n"
    assert not importing(table, mapping).faults
    assert {row.place_code for row in figures(tmp_path).rows("library_loans")} >= {"X-HOB", "E12000005", "E23000014"}


def test_what_an_id_means_never_changes(importing: Importer) -> None:
    importing(LONG, LONG_MAP)
    with pytest.raises(ReferenceTableError, match="the data set has it already, with the unit 'loan'"):
        importing(LONG, LONG_MAP.replace('unit = "loan"', 'unit = "book"').replace("2018-07-19", "2019"))
    with pytest.raises(ReferenceTableError, match="another data set has it, with the label 'library loans'"):
        importing(LONG, LONG_MAP.replace('"loans"', '"other"').replace('"library loans"', '"loans of books"'))
    with pytest.raises(ReferenceTableError, match="another data set has it"):
        importing(LONG, LONG_MAP.replace("library_loans", "territorial_police_forces"))


def test_a_known_indicator_may_be_named_in_other_letter_case_and_keeps_its_own_name(
    importing: Importer, tmp_path: Path
) -> None:
    shipped = open_store([SHIPPED]).indicators["police_officers"]
    mapping = LONG_MAP.replace("library_loans", shipped.id).replace('"library loans"', f'"{shipped.label.upper()}"')
    outcome = importing(LONG, mapping.replace('unit = "loan"', f'unit = "{shipped.unit}"'))
    assert not outcome.faults
    assert figures(tmp_path).indicators["police_officers"] == shipped


@pytest.mark.parametrize(("told", "expected"), [("one_vintage = true\n", True), ("", False)])
def test_a_source_may_have_all_its_figures_as_they_stood_on_one_day(
    importing: Importer, tmp_path: Path, told: str, expected: bool
) -> None:
    mapping = LONG_MAP.replace("[source]\n", f'[source]\nid = "loans-then"\n{told}')
    importing(LONG, mapping)
    assert figures(tmp_path).sources["loans-then"].one_vintage is expected


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (LONG_MAP.replace("library_loans", "Library_Loans"), r"'Library_Loans' is no id; write 'library_loans'"),
        (LONG_MAP.replace("[source]", "[source]\none_vintage = 1"), r"source.one_vintage"),
        ("no = = toml", "this is not TOML"),
        (LONG_MAP.replace("[place]", "[palce]"), r"map.toml, palce: there is no such key; did you mean 'place'"),
        (LONG_MAP.replace("licence =", "license ="), r"source.license: there is no such key; did you mean 'licence'"),
        (LONG_MAP.replace('"OGL-UK-3.0"', '"?"'), r"the guess left open source.licence; say what these are"),
        (LONG_MAP.replace('licence = "OGL-UK-3.0"', ""), r"source.licence: this is missing; say under which terms"),
        (LONG_MAP.replace("2018-07-19", "last July"), r"source.release_date: 'last July' is no date"),
        (LONG_MAP.replace('name = "loans"', 'name = "../loans"'), r"dataset.name: '../loans' is no name of a folder"),
        (LONG_MAP.replace('column = "Loans"', 'column = "Lones"'), "has no column 'Lones'; did you mean 'Loans'"),
        (LONG_MAP.replace('column = "Year"', ""), r"period: nothing says what it is"),
        (LONG_MAP + "[table]\nsheet = 'One'\n", r"sheet 'One': this file has no sheets"),
        (LONG_MAP + "[table]\nheader = 9\n", r"row 9: the header row is not in the table"),
        (LONG_MAP + "[table]\nheader = [2, 1]\n", r"table.header: \[2, 1\] is no number of a row"),
        (LONG_MAP + "[table]\nlast = 99\n", r"table.last: the table has only 3 rows"),
        (LONG_MAP + "[markers]\n'-' = 'nil'\n", r"markers: 'nil' is none of"),
        (LONG_MAP.replace("police force area", "police force areas"), r"place.kinds: 'police force areas' is none of"),
        (LONG_MAP + "[place.names]\nKent = 'E00'\n", "'E00', the code for 'Kent', is in no table"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_answered_in_one_sentence_that_names_the_key(
    importing: Importer, tmp_path: Path, mapping: str, message: str
) -> None:
    with pytest.raises(ReferenceTableError, match=message) as refused:
        importing(LONG, mapping)
    assert str(refused.value).count("\n") == 0
    assert not (tmp_path / "figures").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"  \n ", "the file is empty"),
        (bytes(range(256)) * 20, "this is neither text nor a spreadsheet"),
        (b"PK\x03\x04" + bytes(range(256)), "the file is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "the spreadsheet cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (locked_ods(), "protected by a password"),
        (far_corner(), "it spans 17,179,869,184 cells"),
        (b'{"class": "dataset"', "this is no JSON"),
        (b'{"class": "collection"}', "this is no data set of JSON-stat 2.0"),
        (b'{"dimension": {}, "id": ["a"], "size": [1], "value": []}', "the JSON-stat is malformed"),
        (b"Area,Year,Loans\n", "no rows are below the header"),
        (xlsx({"One": [["a"]], "Two": [["b"]]}), "the spreadsheet has several sheets; choose one: One, Two"),
    ],
)
def test_a_file_that_is_no_table_is_answered_in_one_sentence(importing: Importer, content: bytes, message: str) -> None:
    with pytest.raises(ReferenceTableError, match=message):
        importing(content, LONG_MAP)


def test_a_folder_that_is_something_else_is_left_alone(importing: Importer, tmp_path: Path) -> None:
    (tmp_path / "figures" / "loans").mkdir(parents=True)
    (tmp_path / "figures" / "loans" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match="this is there already and is no data set"):
        importing(LONG, LONG_MAP)


def filled_in(toml: str) -> str:
    """A guess as a person would complete it."""
    for key, value in (
        ("name", "guessed"), ("title", "T"), ("publisher", "P"), ("url", "https://p.example/"), ("licence", "CC0-1.0"),
        ("release_date", "2018-07-19"), ("id", "library_loans"), ("label", "library loans"), ("unit", "loan"),
        ("code", "E92000001"), ("all", "2016"),
    ):  # fmt: skip
        toml = re.sub(rf'^{key} = "\?"', f'{key} = "{value}"', toml, flags=re.MULTILINE)
    return toml.replace('official = "?"', "official = true")


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("wide.xlsx", xlsx({"Contents": [["Contents"]], "Table 4": TABLE}), 8),
        ("wide.ods", ods({"Table 4": TABLE}), 8),
        ("long.csv", LONG.encode(), 2),
        ("decimal.csv", LONG.replace(",", ";").replace("4015", "4015,5").encode(), 2),
        ("series.csv", b'"Title","LOANS"\n"Unit","%"\n"Release date","25-03-2026"\n"1989","5.2"\n"1989 Q1","4.9"\n', 2),
        ("places.csv", b"Year,England,Wales\n2016,1,2\n2017,3,4\n", 4),
        ("several.csv", b"Area,Loans,Members\nKent,10,20\nDurham,30,40\nCumbria,50,60\n", 6),
        ("stat.json", json.dumps(JSON_STAT).encode(), 4),
        ("sdmx.csv", SDMX.replace("Number", "£").encode(), 3),
    ],
)  # fmt: skip
def test_a_guess_once_filled_in_imports_every_figure(
    importing: Importer, tmp_path: Path, name: str, content: bytes, count: int
) -> None:
    (tmp_path / name).write_bytes(content)
    guessed = guess_mapping(tmp_path / name, None, open_store([SHIPPED]).geographies)
    with pytest.raises(ReferenceTableError, match="the guess left open"):
        importing(content, guessed.toml, name)
    outcome = importing(content, filled_in(guessed.toml), name)
    assert not outcome.faults
    assert sum(1 for _ in open_store([SHIPPED / "geography", tmp_path / "figures"]).observations) == count


def test_a_guess_says_what_it_saw_and_how_sure_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(xlsx({"Notes": [["n"]], "Table 4": TABLE}))
    seen = guess_mapping(tmp_path / "a.xlsx", None, open_store([SHIPPED]).geographies).seen
    assert (
        seen[:4]
        == [
            "sheet 'Table 4' has the largest table.",
            "the headings are in row 4, figures from row 5 to row 8.",
            "value: 3 columns, B to D, headed by period.",
            "place: column A (Area), 100% of its cells are names of places.",
        ]
        or "50%" in seen[3]
        or "75%" in seen[3]
    )


MOST = hypothesis_settings(max_examples=60)
CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["Kent", "2016/17", "2016", "12", "1,234 [p]", "..", "", "Area", "Year", "Value"]),
)


def survives(path: Path, mapping: str, out: Path) -> None:
    places = open_store([SHIPPED / "geography"]).geographies
    for attempt in (lambda: guess_mapping(path, None, places), lambda: import_file(path, Path(mapping), out, SHIPPED)):
        try:
            attempt()
        except ReferenceTableError as error:
            refused = str(error)
        else:
            continue
        assert "\n" not in refused


@MOST
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{", b"\xff\xfe"]),
)
def test_any_bytes_are_imported_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.csv").write_bytes(start + data)
    (folder / "m.toml").write_text(LONG_MAP, encoding="utf-8")
    survives(folder / "a.csv", str(folder / "m.toml"), folder / "out")


@MOST
@given(st.lists(st.lists(CELLS, max_size=5), max_size=8), st.sampled_from([LONG_MAP, HEAD + LOANS + WIDE]))
def test_any_grid_is_imported_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], mapping: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    lines = [
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [["Area", "Year", "Loans"], *rows]
    ]
    (folder / "a.csv").write_text("\n".join(lines), encoding="utf-8", errors="replace")
    (folder / "m.toml").write_text(mapping, encoding="utf-8")
    survives(folder / "a.csv", str(folder / "m.toml"), folder / "out")


@given(st.text(max_size=200))
def test_any_text_is_a_mapping_or_refused_in_one_sentence(text: str) -> None:
    for mapping in (text, HEAD + LOANS + text, LONG_MAP + text):
        try:
            mapping_of("m.toml", mapping)
        except ReferenceTableError as error:
            refused = str(error)
        else:
            continue
        assert "\n" not in refused


def test_the_five_minutes_of_the_documentation_are_what_happens(
    importing: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference.md").read_text(encoding="utf-8")
    mapping = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)[0]
    told, refused = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    table = [*TABLE[:7], ["Wiltshire", 1502.0, 1420.0, 1399.0], ["Cumbria", 880.0, 870.0, "*"], *TABLE[8:]]
    table = [row for row in table if row != ["South East"]]
    monkeypatch.chdir(tmp_path)
    for content, expected in (
        (table, told),
        ([["Kemt" if c == "Wiltshire" else c for c in r] for r in table], refused),
    ):
        data = xlsx({"Contents": [["Contents"]], "Table 4": content})
        Path("loans.xlsx").write_bytes(data)
        Path("loans.toml").write_text(mapping, encoding="utf-8")
        outcome = import_file(Path("loans.xlsx"), Path("loans.toml"), Path("figures"), SHIPPED)
        for line in expected.strip().splitlines():
            assert line.removeprefix("copydesk: ") in (*outcome.said, *outcome.faults)


RECYCLING = "Area,2015/16,2016/17\nKent,41.2%,42.0%\nDurham,38.9%,39.4%\n"
RATES = WIDE.replace("header = 4", "header = 1").replace("B:D", "B:C")


@pytest.mark.parametrize(
    ("measure", "unit", "read"),
    [
        ("percent", "percent", "percentage"),
        ("percent", "", "percentage"),
        ("currency", "GBP", "pound sterling"),
        ("rate", "per_100k", "case per 100,000 people"),
        ("count", "loan", "loan"),
    ],
)
def test_an_indicator_has_its_unit_under_the_name_that_numbers_of_articles_have(
    importing: Importer, tmp_path: Path, measure: str, unit: str, read: str
) -> None:
    own = LOANS.replace('unit = "loan"', f'measure = "{measure}"\n' + (f'unit = "{unit}"' if unit else ""))
    outcome = importing("Area,2015/16,2016/17\nKent,41.2,42.0\n", HEAD + own + RATES)
    assert not outcome.faults
    assert figures(tmp_path).indicators["library_loans"].unit == read


def test_percentages_are_not_imported_as_counts(importing: Importer, tmp_path: Path) -> None:
    outcome = importing(RECYCLING, HEAD + LOANS + RATES)
    assert 'write measure = "percent"' in str(outcome.faults[0])
    assert not (tmp_path / "figures").exists()


def test_a_release_is_not_imported_again_in_another_measure(importing: Importer, tmp_path: Path) -> None:
    percent = LOANS.replace('unit = "loan"', 'measure = "percent"')
    assert not importing(RECYCLING, HEAD + percent + RATES).faults
    before = values(tmp_path)
    again = importing(RECYCLING, HEAD + LOANS.replace('unit = "loan"', 'measure = "rate"\nunit = "percent"') + RATES)
    assert "are there already for the same release, as percent in 'percent'" in str(again.faults[0])
    assert values(tmp_path) == before


def test_a_guess_takes_the_unit_from_the_signs_of_the_figures(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(RECYCLING, encoding="utf-8")
    toml = guess_mapping(tmp_path / "table.csv", None, open_store([SHIPPED]).geographies).toml
    assert 'unit = "percent"' in toml
    assert 'measure = "percent"' in toml
