"""Opening reference tables: the quick and the checked way give the same, and every fault is one clear sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import ReferenceTableError
from pipeline.official.schema import ALIASES, GEOGRAPHIES, INDICATORS, OBSERVATIONS, SOURCES
from pipeline.official.store import open_store
from pipeline.official.writing import Description, write_data_set
from pipeline.resources import data_folder

ABOUT = Description("bees", "Beehives", "Made up for a test.", "2024-05-01", ({"name": "CC0-1.0"},), ({"title": "us"},))
INDICATOR_ROWS = [
    ("hives", "registered hives", "beehives|bee hives", "hive", "Hives on the register.", "", "region", "")
]
SOURCE_ROWS = [
    ("bees-2023", "Bee Office", "Bees, first", "", "https://bees.example/1", "CC0-1.0", "2024-05-01", "yes", "no"),
    ("bees-2024", "Bee Office", "Bees, revised", "bees.example", "https://bees.example/2", "CC0-1.0", "", "no", ""),
]
GEOGRAPHY_ROWS = [
    ("L", "Lowland", "country", "", "", "", ""),
    ("L1", "East Lowland", "region", "L", "", "", ""),
    ("L2", "Old Fen", "region", "L", "1974-04-01", "2009-03-31", "L1"),
]
ALIAS_ROWS = [("L1", "the Flats", "name"), ("L", "Lowlander", "demonym")]


def row(**changed: str) -> tuple[str, ...]:
    cells = {
        "indicator": "hives", "measure_type": "count", "unit_measure": "hive", "unit_mult": "0", "ref_area": "L1",
        "time_period": "2022", "period_start": "2022-01-01", "period_end": "2022-12-31",
        "period_type": "calendar_year", "obs_value": "120", "decimals": "0", "obs_status": "A",
        "source_id": "bees-2023", "release_date": "2023",
    } | changed  # fmt: skip
    return tuple(cells.get(column, "") for column in OBSERVATIONS.columns)


ROWS = [
    row(),
    row(source_id="bees-2024", release_date="2024-02", obs_value="131", note='revised, with "late" hives'),
    row(ref_area="L", obs_value="1.25", unit_mult="3", decimals="2", coverage="39 of 43 offices"),
    row(ref_area="L", qualifiers="age=0-4;flag=wild", obs_value="", obs_status="Q"),
]


@pytest.fixture(autouse=True, params=["in memory", "in a database"])
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table of observations as a small one, and as one that is too large for memory."""
    if request.param == "in a database":
        pytest.importorskip("duckdb")
        monkeypatch.setattr("pipeline.official.tables.LARGE", -1)
        monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tables = [
        (OBSERVATIONS, ROWS), (INDICATORS, INDICATOR_ROWS), (SOURCES, SOURCE_ROWS), (GEOGRAPHIES, GEOGRAPHY_ROWS),
        (ALIASES, ALIAS_ROWS),
    ]  # fmt: skip
    write_data_set(tmp_path / "bees", ABOUT, tables)
    return tmp_path / "bees"


def forget_hashes(folder: Path) -> None:
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        del resource["hash"]
    path.write_text(json.dumps(described), encoding="utf-8")


def edit(folder: Path, table: str, change: Callable[[str], str]) -> None:
    path = folder / f"{table}.csv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_a_table_that_the_importer_checked_and_one_that_is_checked_anew_give_the_same_records(folder: Path) -> None:
    quick = open_store([folder])
    forget_hashes(folder)
    checked = open_store([folder])
    assert list(checked.observations) == list(quick.observations)
    assert checked.indicators == quick.indicators
    assert checked.sources == quick.sources
    assert checked.geographies == quick.geographies


def test_the_store_opens_without_pandas_when_every_table_is_the_importers(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.official.store import open_store;"
        "from pipeline.resources import data_folder; open_store([data_folder('reference'), Path(sys.argv[1])]);"
        "assert 'pandas' not in sys.modules"
    )
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, cwd=root)


def test_values_come_in_units_with_their_precision_and_a_suppressed_one_is_none(folder: Path) -> None:
    thousands, suppressed = open_store([folder]).rows("hives", "L")
    assert (thousands.value, thousands.decimals, thousands.coverage) == (1250.0, -1, "39 of 43 offices")
    assert (suppressed.value, suppressed.status) == (None, "Q")
    assert suppressed.qualifiers == (("age", "0-4"), ("flag", "wild"))


def test_every_release_of_a_figure_is_kept_with_its_row_in_the_file(folder: Path) -> None:
    first, revised = open_store([folder]).rows("hives", "L1")
    assert [(r.value, r.release, r.row, r.dataset) for r in (first, revised)] == [
        (120.0, "2023", 2, "bees"),
        (131.0, "2024-02", 3, "bees"),
    ]


def test_rows_of_an_unknown_indicator_or_place_are_none(folder: Path) -> None:
    store = open_store([folder])
    assert store.rows("wasps") == ()
    assert store.rows("hives", "L2") == ()
    assert len(store.rows("hives")) == len(ROWS)


def test_an_area_holds_itself_and_its_parts_but_not_the_other_way_round(folder: Path) -> None:
    store = open_store([folder])
    assert store.contains("L", "L1")
    assert store.contains("L1", "L1")
    assert not store.contains("L1", "L")
    assert store.areas.children("L", "region") == ("L1", "L2")


def test_a_folder_of_data_sets_and_a_data_set_itself_open_alike(folder: Path) -> None:
    assert list(open_store([folder.parent]).observations) == list(open_store([folder]).observations)


def test_a_users_own_data_set_opens_beside_the_shipped_ones(folder: Path) -> None:
    store = open_store([data_folder("reference"), folder])
    assert store.rows("hives")
    assert store.rows("territorial_police_forces")


def test_blank_lines_spaces_in_the_header_and_columns_of_ones_own_do_no_harm(folder: Path) -> None:
    before = list(open_store([folder]).observations)
    lines = (folder / "observations.csv").read_text(encoding="utf-8").splitlines()
    header, *rows = lines
    spaced = [header.replace(",ref_area,", ", ref_area ,") + ",mine", "," * len(OBSERVATIONS.columns)]
    edit(folder, "observations", lambda _: "\n".join(spaced + [f"{r},x" for r in rows]) + "\n")
    after = list(open_store([folder]).observations)
    assert [r.row for r in after] == [3, 4, 5, 6]
    assert [r.value for r in after] == [r.value for r in before]


def test_optional_columns_may_be_left_out(folder: Path) -> None:
    import csv

    path = folder / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    needed = [field.name for field in OBSERVATIONS.fields if field.needed != "no"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, needed, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    assert [r.coverage for r in open_store([folder]).observations] == [""] * len(ROWS)


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("observations", ",131,", ",13l,", r"row 3, column obs_value: '13l' is not a number"),
        ("observations", "2022-12-31", "31/12/2022", r"row 2, column period_end: '31/12/2022' is not a day"),
        ("observations", "2022-12-31", "2022-02-30", r"row 2, column period_end: '2022-02-30' is not a day"),
        ("observations", "2022-12-31", "2021-12-31", r"row 2, column period_end: '2021-12-31' is before"),
        ("observations", "2024-02", "2024-13", r"row 3, column release_date: '2024-13' is not a date"),
        ("observations", "age=0-4;flag=wild", "flag=wild;age=0-4", r"row 5, column qualifiers: .* sorted by key"),
        ("observations", "calendar_year", "year", r"row 2, column period_type: 'year' is not one of calendar_year"),
        ("observations", "count,hive,", "count,,", r"row 2, column unit_measure: the cell is empty"),
        ("observations", "hive,0,", "hive,few,", r"row 2, column unit_mult: 'few' is not a whole number"),
        ("observations", "obs_value", "value", r"the column 'obs_value' is missing .* the columns are indicator, "),
        ("observations", ",L1,", ",X9,", r"row 2, column ref_area: 'X9' is in no table of geographies; add it"),
        ("observations", "bees-2023", "wasps", r"row 2, column source_id: 'wasps' is in no table of sources"),
        ("observations", "\nhives", "\nwasps", r"row 2, column indicator: 'wasps' is in no table of indicators"),
        ("observations", "bees-2024,2024-02", "bees-2023,2023", r"row 3, column indicator: the row repeats row 2"),
        ("observations", "39 of 43", '39", "of 43', r"the rows are not all of one length"),
        ("geographies", "region,L,", "region,M,", r"row 3, column parents: 'M' is in no table of geographies"),
        ("aliases", "L1,", "L7,", r"row 2, column code: 'L7' is in no table of geographies"),
        ("sources", ",yes", ",perhaps", r"row 2, column official: 'perhaps' is not yes or no"),
    ],
)
def test_a_fault_in_a_table_is_named_with_file_row_column_and_what_was_expected(
    folder: Path, table: str, old: str, new: str, message: str
) -> None:
    before = (folder / f"{table}.csv").read_text(encoding="utf-8")
    assert old in before
    edit(folder, table, lambda text: text.replace(old, new, 1))
    with pytest.raises(ReferenceTableError, match=message) as caught:
        open_store([folder])
    assert f"{table}.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_table_is_named(folder: Path) -> None:
    edit(folder, "observations", lambda _: "")
    with pytest.raises(ReferenceTableError, match=r"observations\.csv: the table is empty"):
        open_store([folder])


def test_a_fault_under_a_hash_that_someone_renewed_is_found_all_the_same(folder: Path) -> None:
    from pipeline.official.tables import digest

    edit(folder, "observations", lambda text: text.replace(",131,", ",13l,"))
    description = folder / "datapackage.json"
    described = json.loads(description.read_text(encoding="utf-8"))
    described["resources"][0]["hash"] = digest((folder / "observations.csv").read_bytes())
    description.write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"row 3, column obs_value: '13l'"):
        list(open_store([folder]).observations)


def test_a_table_that_is_not_utf_8_is_named(folder: Path) -> None:
    path = folder / "sources.csv"
    path.write_bytes(path.read_bytes().replace(b"Bee Office", b"B\xe9e Office", 1))
    with pytest.raises(ReferenceTableError, match=r"sources\.csv: byte \d+ is not UTF-8"):
        open_store([folder])


def test_a_table_that_is_missing_is_named(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    with pytest.raises(ReferenceTableError, match=r"sources\.csv: the table cannot be read"):
        open_store([folder])


def test_a_folder_that_is_missing_or_holds_no_data_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceTableError, match="there is no such folder"):
        open_store([tmp_path / "nowhere"])
    with pytest.raises(ReferenceTableError, match="no data set is in this folder"):
        open_store([tmp_path])


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ("{", "the description cannot be read"),
        ("[]", "it has no list of resources"),
        ('{"resources": [1]}', "it has no list of resources"),
        ('{"resources": [{"name": "weather", "path": "w.csv"}]}', "it names none of the tables"),
        ('{"resources": [{"name": "sources"}]}', "the resource 'sources' has no path"),
    ],
)
def test_a_description_that_says_too_little_is_named(tmp_path: Path, description: str, message: str) -> None:
    (tmp_path / "datapackage.json").write_text(description, encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=message):
        open_store([tmp_path])


def test_the_same_id_for_two_things_in_two_data_sets_is_refused(folder: Path, tmp_path: Path) -> None:
    changed = [(*SOURCE_ROWS[0][:2], "Another title", *SOURCE_ROWS[0][3:])]
    write_data_set(tmp_path / "other", ABOUT, [(SOURCES, changed)])
    with pytest.raises(ReferenceTableError, match="'bees-2023' means something else in another data set"):
        open_store([folder, tmp_path / "other"])


def test_nothing_is_written_when_a_row_is_bad(tmp_path: Path) -> None:
    with pytest.raises(ReferenceTableError, match=r"bees/observations\.csv, row 3, column obs_value"):
        write_data_set(tmp_path / "bees", ABOUT, [(OBSERVATIONS, [row(), row(ref_area="L", obs_value="many")])])
    assert not (tmp_path / "bees").exists()
