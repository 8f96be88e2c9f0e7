"""Awkward input through the whole tool: one clear sentence, the right exit code, and the rest goes on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline import language
from pipeline.cli import run
from pipeline.resources import data_folder

GOOD = "Thefts in the town rose by 70 per cent from 211 to 318.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: language.Parser) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Any:
    def checked(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = run(["check", "--format", "jsonl", *arguments])
        out, err = capfd.readouterr()
        findings = [json.loads(line) for line in out.splitlines()]
        assert "Traceback" not in err
        return code, [f"{finding['article']} {finding['code']}" for finding in findings], err.splitlines()

    return checked


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.txt", b"", "copydesk: empty.txt: is empty."),
        ("gif.txt", b"GIF89a\x00\x01", "copydesk: gif.txt: is not text (character 7 is a null character)."),
        (
            "bytes.txt", b"rose by \x8d5",
            "copydesk: bytes.txt: byte 0x8d (the 9th, on line 1) is neither UTF-8 nor Windows-1252; "
            "save it again as UTF-8.",
        ),
        ("lines.jsonl", b'{"id": "x"}', "copydesk: lines.jsonl, line 1: has no 'text'."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_the_other_article_is_checked(
    name: str, data: bytes, sentence: str, check: Any
) -> None:
    Path(name).write_bytes(data)
    Path("good.txt").write_text(GOOD)
    assert check(name, "good.txt") == (3, ["good.txt N101"], [sentence])


def test_a_line_that_is_not_json_is_named_and_the_other_lines_are_checked(check: Any) -> None:
    lines = [json.dumps({"id": "a", "text": GOOD}), "{oops", json.dumps({"id": "b", "text": "Nothing to see."})]
    Path("a.jsonl").write_text("\n".join(lines))
    code, findings, said = check("a.jsonl")
    assert (code, findings) == (3, ["a N101"])
    assert said[0].startswith("copydesk: a.jsonl, line 2: is not JSON (")
    assert said[1:] == ["copydesk: b: no number was found in it."]


def test_an_article_without_a_number_is_said_to_have_none(check: Any) -> None:
    Path("a.txt").write_text("The mayor was pleased. Nobody else was.")
    assert check("a.txt") == (0, [], ["copydesk: a.txt: no number was found in it."])


def test_windows_1252_is_checked_and_said(check: Any) -> None:
    Path("a.txt").write_bytes(f"“Good”, she said. {GOOD}".encode("cp1252"))
    code, findings, said = check("a.txt")
    assert (code, findings) == (1, ["a.txt N101"])
    assert said[0] == "copydesk: a.txt: read as Windows-1252, because it is not UTF-8."


def test_a_quotation_that_is_never_closed_is_said_and_read(check: Any) -> None:
    Path("a.txt").write_text(
        f"{GOOD}\n“We are doing what we can, said Ann Lee, the chief constable.\n\nIt rained for 3 days."
    )
    code, findings, said = check("a.txt")
    assert (code, findings) == (1, ["a.txt N101"])
    assert len(said) == 1
    assert said[0].startswith("copydesk: a.txt: ")


def test_a_huge_paragraph_is_read_in_pieces_and_said(check: Any) -> None:
    Path("a.txt").write_text("Nothing of note happened there at all. " * 140_000 + GOOD)
    code, findings, said = check("a.txt")
    assert (code, findings) == (1, ["a.txt N101"])
    assert len(said) == 1
    assert "is read in pieces" in said[0]


@pytest.mark.parametrize(
    "text", ["\ufeff\ufeff5%", "%%% £ 5 - - 6 // 7", "5\n" * 3000, "“" * 2000 + " 5", "½ ٣ 五 Ⅷ 10⁶", "1e999 NaN ∞ -0"]
)
def test_odd_text_is_no_error(text: str, check: Any) -> None:
    Path("a.txt").write_text(text)
    code, _, said = check("a.txt")
    assert code in {0, 1}
    assert all(line.startswith("copydesk: a.txt: ") for line in said)


def test_line_ends_of_every_kind_keep_their_offsets(check: Any, capfd: pytest.CaptureFixture[str]) -> None:
    data = f"First line.\r\nSecond.\r\r\n{GOOD}\n".encode()
    Path("a.txt").write_bytes(data)
    assert run(["check", "a.txt", "--format", "jsonl"]) == 1
    finding = json.loads(capfd.readouterr().out)
    assert data.decode()[finding["start"] : finding["end"]] == finding["text"]


def test_standard_input_is_checked(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert check("-") == (1, ["- N101"], [])


def test_the_report_goes_to_a_file_and_nothing_else_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(GOOD)
    assert run(["check", "a.txt", "--output", "report.txt"]) == 1
    assert capfd.readouterr().out == ""
    assert "N101 percent-change" in Path("report.txt").read_text()


def test_a_malformed_table_is_named_by_file_row_and_column_and_nothing_is_checked(check: Any) -> None:
    Path("a.txt").write_text(GOOD)
    source = next(path.parent for path in sorted(data_folder("reference").glob("*/observations.csv")))
    shutil.copytree(source, "mine")
    table = Path("mine/observations.csv")
    lines = table.read_text().splitlines()
    lines[2] = lines[2].replace(",", ";")
    table.write_text("\n".join(lines) + "\n")
    code, findings, said = check("a.txt", "--reference", "mine")
    assert (code, findings, len(said)) == (2, [], 1)
    assert said[0].startswith("copydesk: mine/observations.csv")


def test_a_folder_without_tables_is_wrong_use(check: Any) -> None:
    Path("a.txt").write_text(GOOD)
    Path("none").mkdir()
    code, findings, said = check("a.txt", "--reference", "none")
    assert (code, findings, len(said)) == (2, [], 1)
    assert said[0].startswith("copydesk: none: ")
