"""The two articles of the seeds, end to end, against reports that were read and approved.

``--update-golden`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from pipeline import language
from pipeline.cli import run

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, parser: language.Parser) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("pipeline.language.load", lambda: parser)


@pytest.mark.parametrize(
    ("arguments", "name", "code"),
    [
        (["check"], "seeds.txt", 1),
        (["check", "--format", "concise"], "seeds.concise.txt", 1),
        (["check", "--format", "jsonl"], "seeds.findings.jsonl", 1),
        (["check", "--format", "json"], "seeds.json", 1),
        (["check", "--format", "csv"], "seeds.csv", 1),
        (["check", "--format", "md"], "seeds.md", 1),
        (["check", "--format", "github"], "seeds.github.txt", 1),
        (["check", "--format", "junit"], "seeds.junit.xml", 1),
        (["check", "--each-alone", "--format", "concise"], "seeds.each-alone.txt", 1),
        (["claims"], "seeds.claims.txt", 0),
        (["claims", "--format", "jsonl"], "seeds.claims.jsonl", 0),
        (["quotes"], "seeds.quotes.txt", 0),
        (["quotes", "--format", "jsonl"], "seeds.quotes.jsonl", 0),
    ],
)
def test_the_seeds_give_the_reports_that_were_approved(
    arguments: list[str],
    name: str,
    code: int,
    capfd: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    assert run([arguments[0], "seeds/", *arguments[1:]]) == code
    out, err = capfd.readouterr()
    assert all(line.startswith("copydesk: ") for line in err.splitlines())
    golden = GOLDEN / name
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(out.encode("utf-8"))
    assert out == golden.read_bytes().decode("utf-8")  # line ends as they are


def test_the_tick_sheet_of_the_seeds_is_the_one_that_was_approved(
    tmp_path: Path, pytestconfig: pytest.Config, capfd: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "seeds.xlsx"
    assert run(["check", "seeds/", "--format", "xlsx", "--output", str(report)]) == 1
    capfd.readouterr()
    book = CalamineWorkbook.from_path(str(report))
    lines = []
    for name in book.sheet_names:
        lines += [
            f"== {name}",
            *(json.dumps(row, ensure_ascii=False) for row in book.get_sheet_by_name(name).to_python()),
        ]
    golden = GOLDEN / "seeds.xlsx.txt"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8").splitlines()


def test_the_results_in_sarif_are_those_that_were_approved(
    pytestconfig: pytest.Config, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without the rules, which are the documentation of the checks."""
    assert run(["check", "seeds/", "--format", "sarif"]) == 1
    (log,) = json.loads(capfd.readouterr().out)["runs"]
    del log["tool"]
    for result in log["results"]:
        del result["ruleIndex"]  # the place of the check among all checks, which grow in number
    written = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / "seeds.sarif.json"
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_the_tables_hold_the_same_claims_as_the_lines_of_json(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["claims", "seeds/", "--format", "jsonl"]) == 0
    claims = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert run(["check", "seeds/", "--format", "csv"]) == 1
    rows = list(csv.DictReader(capfd.readouterr().out.removeprefix("\ufeff").splitlines()))
    printed = [
        (row["article"], int(row["start"]), row["text"], row["status"]) for row in rows if row["record"] == "claim"
    ]
    assert printed == [(claim["article"], claim["start"], claim["text"], claim["status"]) for claim in claims]
    report = tmp_path / "seeds.xlsx"
    assert run(["check", "seeds/", "--format", "xlsx", "--output", str(report)]) == 1
    capfd.readouterr()
    _, *sheet = CalamineWorkbook.from_path(str(report)).get_sheet_by_name("Claims").to_python()
    assert [(row[0], row[3]) for row in sheet] == [(claim["article"], claim["text"]) for claim in claims]


def test_a_workbook_is_not_written_on_a_terminal_and_nothing_is_checked_for_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.console.is_terminal", lambda stream: True)
    monkeypatch.setattr("pipeline.commands.check.told", lambda *_: pytest.fail("it was checked"))
    assert run(["check", "seeds/", "--format", "xlsx"]) == 2
    assert capfd.readouterr() == ("", "copydesk: --format xlsx: is not for a terminal; name a file with --output.\n")


def test_a_workbook_goes_into_a_pipe_as_it_goes_into_a_file(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    report = tmp_path / "seeds.xlsx"
    assert run(["check", "seeds/", "--format", "xlsx", "--output", str(report)]) == 1
    assert run(["check", "seeds/", "--format", "xlsx"]) == 1
    assert capfdbinary.readouterr().out == report.read_bytes()


def test_offsets_point_into_the_articles(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "seeds/", "--format", "json"]) == 1
    whole = json.loads(capfd.readouterr().out)
    texts = {str(path.relative_to(ROOT)): path.read_bytes().decode() for path in ROOT.glob("seeds/*.txt")}
    spans = [span for article in whole["articles"] for span in article["claims"] + article["quotes"]]
    spans += [{**entity, "article": article["id"]} for article in whole["articles"] for entity in article["entities"]]
    spans += whole["findings"] + [e for f in whole["findings"] for e in f["evidence"] if "article" in e]
    assert len(spans) > 60
    for span in spans:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]


def test_every_number_has_a_status_and_a_reason(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "seeds/", "--format", "json"]) == 1
    for article in json.loads(capfd.readouterr().out)["articles"]:
        assert sum(article["tally"].values()) == len(article["claims"])
        assert all(claim["reason"] for claim in article["claims"])


def test_equal_input_gives_equal_bytes_in_any_process_and_order_of_hashes() -> None:
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "pipeline", "check", "seeds/", "--format", "json"]
        result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        assert b"Traceback" not in result.stderr
        assert result.returncode == 1
        outputs.add(result.stdout)
    assert len(outputs) == 1


def test_a_stricter_or_milder_threshold_changes_the_exit_code_only(capfd: pytest.CaptureFixture[str]) -> None:
    codes, reports = [], set()
    for limit in ("error", "warning", "advice", "never"):
        codes.append(run(["check", "seeds/", "--format", "concise", "--fail-on", limit]))
        reports.add(capfd.readouterr().out)
    assert codes == [0, 1, 1, 0]
    assert len(reports) == 1


def test_families_are_selected_by_their_letters(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "seeds/", "--format", "jsonl", "--select", "R", "--select", "A1", "--ignore", "R301"])
    codes = {json.loads(line)["code"] for line in capfd.readouterr().out.splitlines()}
    assert codes
    assert all(code.startswith(("R", "A1")) and code != "R301" for code in codes)
