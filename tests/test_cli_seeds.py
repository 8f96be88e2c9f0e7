"""The two articles of the seeds, end to end, against reports that were read and approved.

``--update-golden`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        golden.write_text(out, encoding="utf-8")
    assert out == golden.read_text(encoding="utf-8")


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
