"""``--source``: a statement that the user holds, and the quotations that are held against it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import language
from pipeline.cli import run

RELEASE = """Winter figures

The number of families that wait for a home in the fen has fallen since the great storm.

Mary Holt, chief executive of the Fenland Trust, said: “These figures suggest that the builders are making real
progress on the estate. Nobody on this estate should have to wait until spring for a safe front door.”
"""
QUOTED = "Mary Holt, chief executive of the Fenland Trust, said: “These figures suggest that the builders are making "


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: language.Parser) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)
    Path("release.txt").write_text(RELEASE.replace("real\nprogress", "real progress"), encoding="utf-8")


def check(capfd: pytest.CaptureFixture[str], text: str, *more: str) -> tuple[int, list[dict[str, Any]], str]:
    Path("one.txt").write_text(text, encoding="utf-8")
    code = run(["check", "one.txt", "--source", "release.txt", "--format", "jsonl", *more])
    out, err = capfd.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_a_changed_word_is_found_with_the_source_as_evidence(capfd: pytest.CaptureFixture[str]) -> None:
    code, (finding,), _ = check(capfd, f"{QUOTED}no real progress on the estate.”\n")
    assert (code, finding["code"], finding["article"], finding["text"]) == (1, "Q102", "one.txt", "making no real")
    assert [item["article"] for item in finding["evidence"]] == ["one.txt", "release.txt"]
    assert finding["evidence"][1]["text"] == "making real"


def test_words_of_the_source_s_own_prose_are_in_it(capfd: pytest.CaptureFixture[str]) -> None:
    text = "Mary Holt said: “The number of families that wait for a home in the fen has {} since the great storm.”\n"
    assert check(capfd, text.format("fallen"))[:2] == (0, [])
    _, (finding,), _ = check(capfd, text.format("risen"))
    assert (finding["code"], finding["text"]) == ("Q102", "risen")


def test_the_source_itself_is_not_reported_on(capfd: pytest.CaptureFixture[str]) -> None:
    Path("release.txt").write_text(RELEASE + "\nThefts rose by 70 per cent from 211 to 318.\n", encoding="utf-8")
    assert check(capfd, f"{QUOTED}real progress on the estate.”\n")[:2] == (0, [])
    assert run(["check", ".", "--source", "release.txt", "--format", "json"]) == 0
    whole = json.loads(capfd.readouterr().out)
    assert [article["id"] for article in whole["articles"]] == ["./one.txt"]
    assert whole["settings"]["source"] == ["release.txt"]


def test_the_report_for_people_points_into_the_source(capfd: pytest.CaptureFixture[str]) -> None:
    Path("one.txt").write_text(f"{QUOTED}no real progress on the estate.”\n", encoding="utf-8")
    assert run(["check", "one.txt", "--source", "release.txt"]) == 1
    assert "release.txt:5:101: “making real”" in " ".join(capfd.readouterr().out.split())


def test_a_source_that_cannot_be_read_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "release.txt", "--source", "nowhere.txt", "--format", "jsonl"]) == 3
    assert capfd.readouterr().err.splitlines()[0] == "copydesk: nowhere.txt: there is no such file or folder."


def test_a_source_is_of_no_use_to_articles_that_are_checked_alone(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "release.txt", "--source", "release.txt", "--each-alone"]) == 2
    assert "--source: is of no use with --each-alone" in capfd.readouterr().err


def test_only_sources_are_nothing_to_check(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "release.txt", "--source", "release.txt", "--format", "jsonl"]) == 0
    assert capfd.readouterr().out == ""
