"""Tables that are too large for memory: converted once, found again by their content, and with the same answers."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import run
from pipeline.errors import ReferenceTableError
from pipeline.match import cells, scope
from pipeline.match.cells import Tables
from pipeline.match.indicators import Named
from pipeline.match.levels import match_level
from pipeline.official.large import large_table
from pipeline.official.large.cache_folder import cache_folder
from pipeline.official.schema import GEOGRAPHIES, INDICATORS, OBSERVATIONS, SOURCES
from pipeline.official.store import Store, make_ready, open_store
from pipeline.official.writing import Description, write_data_set
from pipeline.records import Article, Claim, Interval, Passage, Period, PlaceReading, Quantity
from pipeline.resources import data_folder

duckdb = pytest.importorskip("duckdb")

ABOUT = Description("ponds", "Ponds", "Made up for a test.", "2024-05-01", ({"name": "CC0-1.0"},), ({"title": "us"},))
INDICATOR_ROWS = [
    ("ponds", "ponds", "", "pond", "", "depth=deep", "region", ""),
    ("newts", "newts", "", "newt", "", "", "region", ""),
]
SOURCE_ROWS = [
    (id_, "Pond Office", id_, "", f"https://ponds.example/{id_}", "CC0-1.0", "", "yes", "")
    for id_ in ("first", "other")
]
GEOGRAPHY_ROWS = [
    ("F", "Fenland", "country", "", "", "", ""), ("F1", "East Fen", "region", "F", "", "", ""),
    ("F2", "West Fen", "region", "F", "", "", ""),
]  # fmt: skip
PERIODS = {
    "2016": ("2016-01-01", "2016-12-31", "calendar_year"),
    "2016/17": ("2016-04-01", "2017-03-31", "financial_year"),
    "year to March 2017": ("2016-04-01", "2017-03-31", "year_ending"),
    "tax year 2016-17": ("2016-04-06", "2017-04-05", "span"),
    "30 June 2016": ("2016-06-30", "2016-06-30", "point_in_time"),
    "June 2016": ("2016-06-01", "2016-06-30", "month"),
    "2016 to 2018": ("2016-01-01", "2018-12-31", "three_years"),
}
Row = tuple[str, ...]


def row(period: str = "2016", **changed: str) -> Row:
    start, end, kind = PERIODS[period]
    given = {
        "indicator": "ponds", "measure_type": "count", "unit_measure": "pond", "unit_mult": "0", "ref_area": "F1",
        "time_period": period, "period_start": start, "period_end": end, "period_type": kind, "obs_value": "120",
        "decimals": "0", "obs_status": "A", "source_id": "first", "release_date": "2018",
    } | changed  # fmt: skip
    return tuple(given.get(column, "") for column in OBSERVATIONS.columns)


def made(folder: Path, rows: list[Row]) -> Path:
    tables = [(OBSERVATIONS, rows), (INDICATORS, INDICATOR_ROWS), (SOURCES, SOURCE_ROWS), (GEOGRAPHIES, GEOGRAPHY_ROWS)]
    write_data_set(folder, ABOUT, tables)
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every table counts as a large one, and is kept in a folder of the test's own."""
    monkeypatch.setattr("pipeline.official.tables.LARGE", -1)
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "tables"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "ponds", [row(), row("2016/17", obs_value="131", note="with newts"), row(ref_area="F2")])


def in_memory(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.official.tables.LARGE", 10**9)
        return open_store([folder])


def databases(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir() if path.suffix != ".json")


# --- the same answers


@pytest.mark.parametrize("name", ["population-mid-year", "police-strength", "nspcc-foi"])
def test_a_shipped_table_answers_everything_as_it_does_from_memory(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [data_folder("reference") / "geography", data_folder("reference") / name]
    large = open_store(folders)
    monkeypatch.setattr("pipeline.official.tables.LARGE", 10**9)
    small = open_store(folders)
    assert list(large.observations) == list(small.observations)
    chance = random.Random(name)
    for indicator in small.indicators:
        rows = small.rows(indicator)
        assert large.observations.places(indicator) == small.observations.places(indicator)
        assert large.rows(indicator) == rows
        for own in chance.sample(rows, min(5, len(rows))):
            assert large.rows(indicator, own.place_code) == small.rows(indicator, own.place_code)
            assert _one_off(large, indicator, own) == _one_off(small, indicator, own)
            places, stretch = small.observations.places(indicator)[:40], (own.start, own.end)
            assert _in_period(large, indicator, places, stretch) == _in_period(small, indicator, places, stretch)


def _one_off(store: Store, indicator: str, own: Any) -> list[Any]:
    return [row for row in store.rows_around(indicator, own) if scope._differs_in(row, own)]


def _in_period(store: Store, indicator: str, places: tuple[str, ...], stretch: tuple[date, date]) -> dict[str, Any]:
    found = store.rows_among(indicator, places, stretch)
    return {code: [row for row in rows if cells.is_of(row, stretch)] for code, rows in found.items()}


def test_what_an_article_asks_for_is_fetched_together_and_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store([folder])
    (table,) = store.observations.tables
    queries: list[str] = []
    original = large_table.LargeTable._found

    def counted(self: Any, query: str, values: Any) -> Iterator[Any]:
        queries.append(query)
        return original(self, query, values)

    monkeypatch.setattr(large_table.LargeTable, "_found", counted)
    table.gather([("ponds", "F1"), ("ponds", "F2"), ("newts", "F1"), ("ponds", "nowhere")])
    assert [len(store.rows("ponds", code)) for code in ("F1", "F2", "nowhere")] == [2, 1, 0]
    assert len(queries) == 1


def test_no_more_rows_are_kept_than_the_limit_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_table, "_KEPT_ROWS", 2)
    store = open_store([folder])
    (table,) = store.observations.tables
    assert isinstance(table, large_table.LargeTable)
    table.gather([("ponds", "F1"), ("ponds", "F2")])
    assert table._kept == {}
    assert len(store.rows("ponds", "F1")) == 2
    assert len(store.rows("ponds", "F2")) == 1
    assert list(table._kept) == [("ponds", "F2")]


# --- very many at once


@pytest.mark.parametrize("seed", range(2))
def test_levels_matched_together_get_what_each_gets_by_itself(tmp_path: Path, seed: int) -> None:
    from pipeline.match.bulk import match_levels

    chance = random.Random(seed)
    known = {_key(one): one for one in (_any_row(chance) for _ in range(700))}
    store = open_store([made(tmp_path / "ponds", list(known.values()))])
    (table,) = store.observations.tables
    assert isinstance(table, large_table.LargeTable)
    asked = [_any_claim(chance, number) for number in range(900)]
    table.database.execute(
        "CREATE TEMP TABLE claims (claim INTEGER, indicator VARCHAR, place VARCHAR, qualifiers VARCHAR, start DATE, "
        '"end" DATE, published VARCHAR, value DOUBLE, decimals INTEGER, counted BOOLEAN)'
    )
    table.database.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", asked)
    match_levels(table, store.indicators)
    together = {
        claim: (status, number)
        for claim, status, number in table.database.execute("SELECT claim, status, row FROM matches").fetchall()
    }
    alone = {given[0]: found for given in asked if (found := _alone(given, store)) is not None}
    assert {claim: told for claim, (told, _) in together.items()} == {claim: told for claim, (told, _) in alone.items()}
    assert together == alone
    assert len({told for told, _ in alone.values()}) == 6


def _key(given: Row) -> Row:
    return tuple(given[OBSERVATIONS.columns.index(name)] for name in OBSERVATIONS.key)


def _any_row(chance: random.Random) -> Row:
    decimals = chance.choice([-2, 0, 0, 1])
    value = {
        -2: chance.choice([1200, 1300]),
        0: chance.choice([-12, 0, 1234, 1235, 1250]),
        1: 12.3 + chance.randint(0, 2),
    }
    return row(
        chance.choice(list(PERIODS)),
        indicator=chance.choice(["ponds", "newts"]),
        ref_area=chance.choice(["F1", "F2"]),
        qualifiers=chance.choice(["", "", "depth=deep", "depth=flat"]),
        unit_measure=chance.choice(["pond", "pond", "pool"]),
        obs_value=chance.choice([str(value[decimals])] * 9 + [""]),
        decimals=str(decimals),
        source_id=chance.choice(["first", "other"]),
        release_date=chance.choice(["2017", "2017-01-01", "2018-02", "2018-02-01", "2019", "2020-05-31"]),
    )


def _any_claim(chance: random.Random, number: int) -> tuple[Any, ...]:
    start, end, _ = PERIODS[chance.choice(list(PERIODS))]
    counted = chance.random() < 0.5
    decimals = chance.choice([0, 0, -1, -2] if counted else [0, -2, 1])
    value = round(chance.choice([-12, 0, 1234, 1235, 1236, 1250, 1300, 12.3, 13, 13.3, 14.31, 12.8]), decimals)
    published = chance.choice([None, "2016", "2017-01", "2018", "2018-02", "2018-02-01", "2019-06-30", "2021"])
    return (
        number, chance.choice(["ponds", "newts"]), chance.choice(["F1", "F2", "F"]),
        chance.choice(["", "depth=deep", "depth=flat"]), date.fromisoformat(start), date.fromisoformat(end),
        published, float(value), decimals, counted,
    )  # fmt: skip


def _alone(given: tuple[Any, ...], store: Store) -> tuple[str, int] | None:
    """What ``match_level`` says of the claim: the status, and the row that decided; None without a row of its cell."""
    number, indicator, place, qualifiers, start, end, published, value, decimals, counted = given
    step = 10.0**-decimals
    quantity = Quantity(
        Passage("a", 0, 1, "1"), 0, "count" if counted else "measure", value,
        Interval(value - step / 2, value + step / 2), store.indicators[indicator].unit, "=", step=step,
    )  # fmt: skip
    known = store.geographies[place]
    claim = Claim(
        id=number, quantity=quantity, role="level", sentence=0, places=(PlaceReading(place, known.name, known.kind),),
        period=Period(Passage("a", 0, 1, "1"), 0, "span", start, end),
        qualifiers=tuple(tuple(part.split("=")) for part in qualifiers.split(";") if part),  # type: ignore[misc]
    )  # fmt: skip
    tables = Tables(store, Article("a", "", published=published))
    match = match_level(claim, Named(store.indicators[indicator], 1.0, True), tables)
    if match.level != "same" or match.observation is None:
        return None
    return match.status, match.observation.row


# --- converted once


def test_a_table_is_made_ready_once_and_the_reader_is_told(folder: Path, cache: Path) -> None:
    told: list[str] = []
    open_store([folder], told.append)
    assert len(told) == 1
    assert f"{folder / 'observations.csv'}: 0 MB are being checked and made ready" in told[0]
    open_store([folder], told.append)
    assert len(told) == 1
    assert len(databases(cache)) == 1


def test_a_file_with_other_content_is_made_ready_anew_and_the_old_database_goes(folder: Path, cache: Path) -> None:
    open_store([folder])
    before = databases(cache)
    path = folder / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",131,", ",137,"), encoding="utf-8")
    assert [found.value for found in open_store([folder]).rows("ponds", "F1")] == [120.0, 137.0]
    after = databases(cache)
    assert len(after) == 1
    assert after != before


def test_a_file_with_the_same_content_is_not_made_ready_again(folder: Path, tmp_path: Path) -> None:
    open_store([folder])
    copy = tmp_path / "copy" / "ponds"
    copy.parent.mkdir()
    folder.rename(copy)
    told: list[str] = []
    assert len(open_store([copy], told.append).rows("ponds")) == 3
    assert told == []


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"state": [1], "database": "x", "mentions": 3}'])
def test_a_broken_note_in_the_cache_does_no_harm(folder: Path, cache: Path, broken: str) -> None:
    open_store([folder])
    (note,) = cache.glob("*.json")
    note.write_text(broken, encoding="utf-8")
    assert len(open_store([folder]).rows("ponds")) == 3
    assert json.loads(note.read_text(encoding="utf-8"))["mentions"]["rows"] == 3


@pytest.mark.parametrize("with_note", [True, False])
def test_a_damaged_database_is_told_with_what_to_do(folder: Path, cache: Path, with_note: bool) -> None:
    open_store([folder])
    (name,) = databases(cache)
    (cache / name).write_bytes(b"not a database" * 1000)
    if not with_note:
        next(cache.glob("*.json")).unlink()
    with pytest.raises(ReferenceTableError, match=r"\.duckdb: the converted table cannot be read; delete"):
        open_store([folder]).rows("ponds", "F1")


def test_a_wrong_cell_leaves_nothing_behind(folder: Path, cache: Path) -> None:
    path = folder / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",131,", ",13l,"), encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"observations\.csv, row 3, column obs_value: '13l' is not a number"):
        open_store([folder])
    assert list(cache.iterdir()) == []


def test_a_place_that_is_taken_out_of_its_table_is_missed_though_the_rows_are_as_they_were(folder: Path) -> None:
    open_store([folder])
    path = folder / "geographies.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("F2,", "F3,"), encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"observations\.csv, row 4, column ref_area: 'F2' is in no table"):
        open_store([folder])


def test_nothing_is_kept_where_the_cache_is_off(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", "off")
    assert len(open_store([folder]).rows("ponds")) == 3
    assert not cache.exists()


@pytest.mark.parametrize("keeps", [True, False])
def test_processes_find_a_table_that_was_made_ready_before_them(
    folder: Path, cache: Path, keeps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not keeps:
        monkeypatch.setenv("COPYDESK_CACHE_DIR", "off")
    told: list[str] = []
    ready = make_ready([folder], told.append)
    assert ready is not None
    assert cache.exists() == keeps
    monkeypatch.setattr("pipeline.official.large.converted.convert", lambda *_: pytest.fail("it was made ready again"))
    assert len(open_store([folder], told.append, ready).rows("ponds")) == 3
    assert len(told) == 1


def test_where_no_table_is_large_nothing_is_made_ready(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.official.tables.LARGE", 10**9)
    assert make_ready([folder]) is None
    assert make_ready([]) is None
    assert not cache.exists()


def test_a_cache_that_cannot_be_written_is_told(folder: Path, cache: Path) -> None:
    cache.parent.parent.mkdir(exist_ok=True)
    cache.parent.write_text("a file", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"cannot be converted .* name another folder in COPYDESK_CACHE_DIR"):
        open_store([folder])


def test_without_duckdb_a_sentence_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("pipeline.official.large.duck.version", missing)
    with pytest.raises(ReferenceTableError, match=r"observations\.csv: .* pip install 'copydesk\[large\]'\.$"):
        open_store([folder])


@pytest.mark.parametrize(
    ("surroundings", "platform", "expected"),
    [
        ({"HOME": "/home/ann"}, "linux", "/home/ann/.cache/copydesk"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": "/fast"}, "linux", "/fast/copydesk"),
        ({"HOME": "/home/ann", "XDG_CACHE_HOME": "relative"}, "linux", "/home/ann/.cache/copydesk"),
        ({"HOME": "/Users/ann"}, "darwin", "/Users/ann/Library/Caches/copydesk"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/copydesk/Cache"),
        ({"HOME": "/home/ann", "COPYDESK_CACHE_DIR": "/mine"}, "linux", "/mine"),
        ({"HOME": "/home/ann", "COPYDESK_CACHE_DIR": "Off"}, "linux", None),
    ],
)
def test_the_cache_lies_where_the_system_keeps_such_things(
    surroundings: Mapping[str, str], platform: str, expected: str | None
) -> None:
    assert cache_folder(surroundings, platform) == (None if expected is None else Path(expected))


# --- what files may be like


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\nponds", "\n\nponds"),
        lambda text: text.replace("with newts", '"with\nnewts, and ""eels"""'),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("with newts", ""),
        lambda text: text.rstrip("\n"),
    ],
    ids=["CRLF", "empty lines", "quoted line ends", "byte-order mark", "nothing optional", "no last line end"],
)
def test_a_file_is_read_as_a_small_one_is_with_the_same_numbers_of_rows(
    folder: Path, written: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "observations.csv"
    path.write_bytes(written(path.read_text(encoding="utf-8")).encode())
    assert list(open_store([folder]).observations) == list(in_memory(folder, monkeypatch).observations)


def as_parquet(folder: Path, columns: str = "*") -> Path:
    """The observations as another program would write them: numbers and days as such."""
    path = folder / "observations.csv"
    duckdb.execute(f"COPY (SELECT {columns} FROM read_csv('{path}')) TO '{folder / 'observations.parquet'}'")
    path.unlink()
    description = folder / "datapackage.json"
    described = json.loads(description.read_text(encoding="utf-8"))
    described["resources"][0] = {"name": "observations", "path": "observations.parquet"}
    description.write_text(json.dumps(described), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "columns", ["*", "* REPLACE (period_start::TIMESTAMP AS period_start, obs_value::DOUBLE AS obs_value)"]
)
def test_a_parquet_file_is_read_whatever_its_size(folder: Path, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(open_store([folder]).observations)
    as_parquet(folder, columns)
    monkeypatch.setattr("pipeline.official.tables.LARGE", 10**9)
    assert [replace(found, row=found.row + 1) for found in open_store([folder]).observations] == before


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("* EXCLUDE (obs_value)", "the column 'obs_value' is missing"),
        ("* REPLACE ('nan'::DOUBLE AS obs_value)", "row 1, column obs_value: 'nan' is not a number in digits"),
        ("* REPLACE (0.5 AS decimals)", "row 1, column decimals: '0.5' is not a whole number"),
    ],
)
def test_a_fault_in_a_parquet_file_is_named_with_row_and_column(folder: Path, columns: str, message: str) -> None:
    with pytest.raises(ReferenceTableError, match=message):
        open_store([as_parquet(folder, columns)])


def test_what_only_calls_itself_parquet_is_told(folder: Path) -> None:
    as_parquet(folder)
    (folder / "observations.parquet").write_text("indicator,ref_area\n", encoding="utf-8")
    with pytest.raises(ReferenceTableError, match=r"observations\.parquet: the table cannot be read") as caught:
        open_store([folder])
    assert "\n" not in str(caught.value)


def test_more_rows_of_one_place_than_can_be_held_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.official.large.raw_checks.MOST_OF_A_PLACE", 1)
    with pytest.raises(ReferenceTableError, match="2 rows are of 'ponds' in 'F1', and at most 1 of one place can be"):
        open_store([folder])


# --- the commands


def test_the_commands_of_the_store_say_the_same_of_a_large_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said() -> list[str]:
        told = []
        for command in (["list"], ["show", "ponds"], ["show", "ponds", "--place", "East Fen"], ["search", "ponds"]):
            assert run(["reference", *command, "--reference", str(folder)]) == 0
            told.append(capsys.readouterr().out)
        assert run(["reference", "validate", str(folder)]) == 0
        return [*told, capsys.readouterr().out]

    monkeypatch.setattr("pipeline.official.tables.LARGE", 10**9)
    small = said()
    as_parquet(folder)
    assert said() == small


def test_validate_names_a_fault_and_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "observations.csv"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace(",F1,", ",F8,"), encoding="utf-8")
    assert run(["reference", "validate", str(folder)]) == 1
    assert "row 2, column ref_area: 'F8' is in no table of geographies" in capsys.readouterr().out
    path.write_text(whole.replace(",131,", ",13l,"), encoding="utf-8")
    assert run(["reference", "validate", str(folder)]) == 1
    assert "row 3, column obs_value: '13l' is not a number" in capsys.readouterr().out


def test_nothing_is_imported_into_a_table_that_is_kept_as_parquet(folder: Path) -> None:
    from pipeline.official.importing.appending import held_in

    with pytest.raises(ReferenceTableError, match="nothing is added to a table that is kept as Parquet; choose"):
        held_in(as_parquet(folder))


def test_rows_and_header_are_those_of_the_schema(folder: Path) -> None:
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        assert tuple(next(csv.reader(file))) == OBSERVATIONS.columns
