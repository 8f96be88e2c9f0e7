"""The commands of ``copydesk reference``, and folders of one's own tables in settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.settings_file import settings_of
from tests.made_sheets import Cell, xlsx

ROWS: list[list[Cell]] = [["Area", "2015/16", "2016/17"], ["Kent", 4210.0, 4015.0], ["Durham", 880.0, "*"]]
MAPPING = """
[dataset]
name = "loans"
title = "Loans by force area"
[source]
publisher = "Libraries Board"
title = "Library loans"
url = "https://libraries.example/"
licence = "OGL-UK-3.0"
release_date = "2018-07-19"
[indicator]
id = "library_loans"
label = "library loans"
synonyms = ["books lent"]
unit = "loan"
definition = "Items lent by public libraries."
[place]
column = "Area"
kinds = ["police force area"]
[value]
columns = ["B:"]
headings = ["period"]
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a spreadsheet, its mapping and what they were imported to."""
    (tmp_path / "loans.xlsx").write_bytes(xlsx({"Data": ROWS}))
    (tmp_path / "map.toml").write_text(MAPPING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["reference", "import", "loans.xlsx", "--mapping", "map.toml", "--to", "figures"]) == 0
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["reference", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_list_has_data_sets_and_indicators_with_rows_places_periods_source_and_licence(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "list", "--reference", "figures")
    assert code == 0
    assert "loans: Loans by force area\n  4 rows, 2 places, 2015/16 to 2016/17\n" in out
    assert "source: Libraries Board (licence: OGL-UK-3.0)" in out
    assert "library_loans: library loans, 4 rows, 2 places, 2015/16 to 2016/17" in out
    assert "nspcc-foi:" in out


def test_an_indicator_is_shown_with_its_names_coverage_and_latest_figure_for_a_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "show", "library_loans", "--place", "Kent", "--reference", "figures")
    assert code == 0
    assert "definition: Items lent by public libraries." in out
    assert "also called: books lent" in out
    assert "police force area: 4 rows, 2 places, 2015/16 to 2016/17" in out
    assert "latest for Kent:\n    2016/17: 4,015 (Libraries Board, published 19 July 2018)" in out
    _, suppressed, _ = said(capsys, "show", "library_loans", "--place", "Durham", "--reference", "figures")
    assert "2016/17: suppressed [marked * (suppressed)]" in suppressed
    _, nothing, _ = said(capsys, "show", "library_loans", "--place", "Wales", "--reference", "figures")
    assert "no figure for Wales" in nothing


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "library_loan", "--reference", "figures"], "no such indicator; did you mean 'library_loans'."),
        (["show", "library_loans", "--reference", "figures", "--place", "Kennt"], "'Kennt' is no place that is known"),
        (["list", "--reference", "nowhere"], "--reference: 'nowhere' is not a folder"),
        (["validate", "nowhere"], "nowhere: there is no such folder of reference tables"),
        (["import", "loans.xlsx"], "--mapping: nothing says which column is what"),
        (["import", "loans.xlsx", "--mapping", "map.toml"], "--to: nothing says where to import to"),
        (["import", "loans.xlsx", "--guess", "--to", "figures"], "--guess: a guess imports nothing"),
        (["import", "loans.xlsx", "--sheet", "Data", "--mapping", "map.toml"], "--sheet: this is for --guess"),
        (["import", "loans.xlsx", "--mapping-out", "map.toml"], "--mapping-out: 'map.toml' is there already"),
        (["import", "loans.xlsx", "--mapping", "map.toml", "--to", "loans.xlsx"], "loans.xlsx: this is a file"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_sentence_and_exit_code_2(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_search_finds_names_synonyms_and_definitions_and_ends_with_1_where_nothing_is(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["library", "loans"], ["book", "lent"], ["public", "libraries"]):
        code, out, _ = said(capsys, "search", *words, "--reference", "figures")
        assert (code, out.split(":")[0]) == (0, "library_loans")
    code, out, err = said(capsys, "search", "unicorns", "--reference", "figures")
    assert (code, out) == (1, "")
    assert "no indicator has the words 'unicorns'" in err


def test_a_guess_goes_to_standard_output_or_to_a_file_and_what_it_saw_to_standard_error(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(capsys, "import", "loans.xlsx", "--guess")
    assert code == 0
    assert out.startswith("# A guess.")
    assert "copydesk: value: 2 columns, B to C, headed by period." in err
    assert said(capsys, "import", "loans.xlsx", "--guess", "--mapping-out", "new.toml")[:2] == (0, "")
    assert (desk / "new.toml").read_text(encoding="utf-8") == out


def test_faults_of_an_import_are_a_line_each_with_sheet_row_and_column(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "bad.xlsx").write_bytes(xlsx({"Data": [*ROWS, ["Mordor", 1.0, "lots"]]}))
    code, out, err = said(capsys, "import", "bad.xlsx", "--mapping", "map.toml", "--to", "other")
    assert (code, out) == (2, "")
    assert "bad.xlsx, sheet 'Data', row 4, column A (Area): 'Mordor' is no place that is known" in err
    assert "bad.xlsx, sheet 'Data', row 4, column C (2016/17): 'lots' is neither a number nor a marker" in err
    assert err.splitlines()[-1].startswith("copydesk: bad.xlsx: nothing was written, because these do not fit")
    assert not (desk / "other").exists()


def test_a_good_folder_is_valid_and_every_fault_of_a_bad_one_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "validate", "figures") == (0, "figures: 4 rows, and nothing is wrong.\n", "")
    table = desk / "figures" / "loans" / "observations.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("2015-04-01", "2015-14-01").replace("count", "counts")
    lines[2] = lines[2].replace("E23000032", "E99").replace("4015", "4o15")
    lines += [lines[3], lines[3] + ",more"]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, _ = said(capsys, "validate", "figures")
    assert code == 1
    for fault in (
        "row 2, column measure_type: 'counts' is not one of",
        "row 2, column period_start: '2015-14-01' is not a day written YYYY-MM-DD",
        "row 3, column obs_value",
        "row 3, column ref_area: 'E99' is in no table of geographies",
        "row 6, column indicator: the row repeats row 4",
        "row 7: it has",
    ):
        assert fault in out, fault
    assert all(line.startswith(str(Path("figures") / "loans" / "observations.csv")) for line in out.splitlines())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("indicators.csv", "", "indicators.csv: the table is empty"),
        ("sources.csv", "id,publisher\na,b\n", "row 1: the column 'title' is missing"),
        ("sources.csv", b"\xff\xfe", "byte 0 is not UTF-8"),
        ("observations.csv", None, "observations.csv: the table cannot be read"),
    ],
)
def test_a_broken_table_is_named_and_the_others_are_read_all_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | bytes | None, message: str
) -> None:
    path = desk / "figures" / "loans" / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    code, out, err = said(capsys, "validate", "figures")
    assert (code, err) == (1, "")
    assert message in out


def test_the_shipped_tables_are_valid(capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.resources import data_folder

    assert said(capsys, "validate", str(data_folder("reference")))[0] == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("copydesk.toml", 'reference = ["figures"]\n'),
        ("pyproject.toml", '[project]\nname = "news"\n[tool.copydesk]\nreference = "figures"\n'),
    ],
)
def test_a_settings_file_names_folders_of_tables_as_seen_from_itself(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    (desk / name).write_text(text, encoding="utf-8")
    (desk / "stories").mkdir()
    monkeypatch.chdir(desk / "stories")
    assert "loans: Loans by force area" in said(capsys, "list")[1]


def test_the_nearest_settings_file_counts_and_options_go_before_it(desk: Path, tmp_path: Path) -> None:
    assert settings_of(desk) == Settings()
    (desk / "copydesk.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    (desk / "in").mkdir()
    assert settings_of(desk / "in").fail_on == "error"
    (desk / "in" / "pyproject.toml").write_text("[tool.copydesk]\n", encoding="utf-8")
    assert settings_of(desk / "in") == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reference = = 1", r"copydesk\.toml: the settings cannot be read"),
        ("referense = []", r"copydesk\.toml: referense: there is no such setting; did you mean 'reference'"),
        ("reference = ['nowhere']", r"copydesk\.toml: reference: .*nowhere' is not a folder"),
        ("reference = 3", r"copydesk\.toml: reference: 3 is not a list of folders"),
    ],
)
def test_wrong_settings_name_their_file(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "copydesk.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        settings_of(tmp_path)
