"""Which article carries which statement, and what became of it on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import language
from pipeline.checks.batch_desk import BatchDesk
from pipeline.cli import run
from pipeline.match.lineage import Lineage, lineages
from pipeline.records import Reading
from tests.test_batch_checks import BOATS, HELEN, TIDE, reading

LATER = TIDE.replace("twice", "three times")


def traced(*readings: Reading) -> tuple[Lineage, ...]:
    desk = BatchDesk(readings)
    return lineages(desk.groups, desk.articles)


def rows(lineage: Lineage) -> list[tuple[str, str, str | None]]:
    return [(p.article.id, p.kind, p.against and p.against.passage.article) for p in lineage.printings]


def test_the_earliest_comes_first_and_the_others_are_held_against_it() -> None:
    (found,) = traced(
        reading("undated", (TIDE, HELEN)),
        reading("second", (LATER, HELEN), published="2020-01-02"),
        reading("first", (TIDE, HELEN), published="2020-01-01"),
        reading("month", (TIDE, HELEN), published="2020-01"),
    )
    assert rows(found) == [
        ("first", "none", None),
        ("second", "number", "first"),
        ("month", "none", "first"),
        ("undated", "none", "first"),
    ]
    assert (found.kind, found.material, found.speaker_conflict) == ("number", True, False)


def test_a_source_comes_before_every_date() -> None:
    (found,) = traced(
        reading("one", (LATER, "Neil Ford"), published="2020-01-01"),
        reading("release", (TIDE, HELEN), published="2021-01-01", source=True),
    )
    assert rows(found) == [("release", "none", None), ("one", "number", "release")]
    assert found.speakers == (HELEN, "Neil Ford")
    assert found.speaker_conflict


def test_halves_of_a_statement_are_each_held_against_the_whole() -> None:
    (found,) = traced(
        reading("whole", (f"{TIDE} {BOATS}", HELEN)), reading("tide", (TIDE, HELEN)), reading("boats", (BOATS, HELEN))
    )
    assert rows(found) == [
        ("whole", "none", None), ("boats", "truncated", "whole"), ("tide", "truncated", "whole"),
    ]  # fmt: skip


def test_what_one_article_alone_prints_is_no_lineage() -> None:
    assert traced(reading("one", (TIDE, HELEN), (LATER, HELEN)), reading("two", (BOATS, HELEN))) == ()


@given(st.permutations(range(4)))
def test_no_order_of_the_articles_changes_a_lineage(order: list[int]) -> None:
    readings = [
        reading("a", (TIDE, HELEN), (BOATS, HELEN), published="2020-01-01"),
        reading("b", (LATER, HELEN)),
        reading("c", (TIDE, "Neil Ford"), published="2020-01-01"),
        reading("d", (BOATS.upper(), None), source=True),
    ]
    assert traced(*(readings[place] for place in order)) == traced(*readings)


def test_the_command_shows_the_seeds_in_every_form(
    monkeypatch: pytest.MonkeyPatch, parser: language.Parser, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)
    assert run(["lineage", "seeds", "--format", "json"]) == 0
    whole = json.loads(capfd.readouterr().out)
    assert [article["statements"] for article in whole["articles"]] == [[1, 2], [1, 2]]
    assert {one["kind"] for one in whole["statements"]} == {"none", "cosmetic"}
    assert all(one["speaker_conflict"] for one in whole["statements"])
    texts = {path: Path(path).read_bytes().decode() for path in (article["id"] for article in whole["articles"])}
    for one in whole["statements"]:
        for printing in one["printings"]:
            assert texts[printing["article"]][printing["start"] : printing["end"]] == printing["text"]
    assert run(["lineage", "seeds", "--format", "jsonl"]) == 0
    assert [json.loads(line) for line in capfd.readouterr().out.splitlines()] == whole["statements"]
    assert run(["lineage", "seeds"]) == 0
    out = capfd.readouterr().out
    assert "cosmetic “front line” / “frontline”" in out
    assert out.endswith("2 statements in more than one of 2 articles\n")


def test_formats_document_every_field_of_a_lineage() -> None:
    from pipeline.report.lineage import lineage_fields

    (found,) = traced(reading("a", (TIDE, HELEN)), reading("b", (LATER, HELEN)))
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    section = page.split("## copydesk lineage --format jsonl")[1]
    fields = lineage_fields(found)
    for name in (*fields, *fields["printings"][0]):
        assert f"`{name}`" in section, name
