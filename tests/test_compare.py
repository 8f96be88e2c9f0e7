"""``copydesk compare``: pairs in, verdicts out, and a sentence for each line that cannot be read."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import run
from pipeline.files.pairs import read_pairs
from pipeline.match.pairs import compare_pair
from pipeline.records import StatementPair
from pipeline.report.pairs import jsonl, text
from pipeline.report.style import Style

CREW = "The crew brought all four anglers back to the harbour before the storm."
PAIR = {"id": "p1", "a": CREW, "b": CREW}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def compare(capfd: pytest.CaptureFixture[str], *lines: Any) -> tuple[int, list[dict[str, Any]], list[str]]:
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    Path("pairs.jsonl").write_text("\n".join(written), encoding="utf-8")
    code = run(["compare", "pairs.jsonl", "--format", "jsonl"])
    out, err = capfd.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err.splitlines()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (True, False, "none", False)),
        ({"b": f"“{CREW.upper()}”"}, (True, False, "cosmetic", False)),
        ({"b": "The crew brought all four anglers back."}, (True, False, "truncated", False)),
        ({"b": CREW.replace("before", "after")}, (True, True, "word", False)),
        ({"b": CREW.replace("four", "five")}, (True, True, "number", False)),
        ({"b": CREW.replace("brought", "never brought")}, (True, True, "negation", False)),
        ({"b": "Nobody saw it."}, (False, False, "none", False)),
        ({"speaker_a": "Helen Marsh", "speaker_b": "Neil Ford"}, (True, False, "none", True)),
        ({"speaker_a": "Helen Marsh", "speaker_b": "Ms Marsh"}, (True, False, "none", False)),
        ({"speaker_a": "Helen Marsh", "speaker_b": None}, (True, False, "none", False)),
        ({"b": "Nobody saw it.", "speaker_a": "Helen Marsh", "speaker_b": "Neil Ford"}, (False, False, "none", False)),
    ],
)
def test_a_pair_has_exactly_the_fields_that_were_promised(
    capfd: pytest.CaptureFixture[str], change: dict[str, Any], expected: tuple[bool, bool, str, bool]
) -> None:
    code, (result,), err = compare(capfd, PAIR | change)
    assert (code, err) == (0, [])
    assert list(result) == ["id", "same", "material", "kind", "speaker_conflict"]
    assert tuple(result.values()) == ("p1", *expected)


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("{oops", "is not JSON (Expecting property name enclosed in double quotes at column 2)."),
        ("[1]", 'is not a JSON object but a list; write {"id": …, "a": …, "b": …}.'),
        ({"id": "x", "b": CREW}, "has no 'a'."),
        ({"a": CREW, "b": CREW}, "has no 'id'."),
        (PAIR | {"b": 5}, "its 'b' is not a string but a number."),
        (PAIR | {"speaker_a": ["Ann"]}, "its 'speaker_a' is not a string but a list."),
        (PAIR | {"id": True}, "its 'id' is not a string but true or false."),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_rest_is_done(
    capfd: pytest.CaptureFixture[str], bad: Any, sentence: str
) -> None:
    code, results, err = compare(capfd, PAIR, bad, "", PAIR | {"id": 7})
    assert code == 3
    assert [result["id"] for result in results] == ["p1", 7]
    assert err == [f"copydesk: pairs.jsonl, line 2: {sentence}"]


def test_a_file_that_is_empty_or_missing_is_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert compare(capfd, "") == (3, [], ["copydesk: pairs.jsonl: is empty; write a pair a line."])
    assert run(["compare", "nowhere.jsonl"]) == 3
    assert capfd.readouterr().err == "copydesk: nowhere.jsonl: there is no such file or folder.\n"


def test_the_report_for_people_shows_where_the_two_differ(capfd: pytest.CaptureFixture[str]) -> None:
    Path("pairs.jsonl").write_text(json.dumps(PAIR | {"b": CREW.replace("four", "five")}), encoding="utf-8")
    assert run(["compare", "pairs.jsonl"]) == 0
    out = capfd.readouterr().out
    assert "the same statement, changed in substance" in out
    assert "“four” / “five”" in out


@given(st.text(max_size=60), st.text(max_size=60), st.none() | st.text(max_size=20), st.none() | st.text(max_size=20))
def test_any_two_texts_have_a_verdict_in_either_form(a: str, b: str, one: str | None, other: str | None) -> None:
    compared = compare_pair(StatementPair("x", a, b, one, other))
    (line,) = jsonl([compared], Style())
    assert json.loads(line)["id"] == "x"
    assert list(text([compared], Style()))
    for change in compared.comparison.differences:
        assert a[slice(*change.span_a)] == change.a
        assert b[slice(*change.span_b)] == change.b


@given(st.binary(max_size=80))
def test_no_bytes_make_the_reader_of_pairs_raise(data: bytes) -> None:
    assert list(read_pairs("-", io.BytesIO(data))) is not None
