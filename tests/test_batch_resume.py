"""Batches through the command line: a run that is killed or stopped goes on, and ends as one that was not."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.batch import engine
from pipeline.cli import run
from tests import batch_stub

ROOT = Path(__file__).parent.parent
_DRIVER = """
import sys
from pipeline.batch import engine
from tests import batch_stub
engine.load = batch_stub.load
from pipeline.cli import run
if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
"""


@dataclass
class Desk:
    """A folder with articles, a cache, and the command, its model replaced, in a process of its own."""

    folder: Path

    def write(self, texts: list[str]) -> None:
        lines = (json.dumps({"id": f"a{n:03}", "text": text}) for n, text in enumerate(texts))
        (self.folder / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def check(self, *options: str, told: str = "") -> tuple[int, bytes, list[str], list[str]]:
        """Exit code, standard output, sentences, and the articles that were examined."""
        log, driver = self.folder / "log", self.folder / "driver.py"
        log.write_text("")
        driver.write_text(_DRIVER)
        surroundings = os.environ | {
            "PYTHONPATH": str(ROOT), "COPYDESK_CACHE_DIR": str(self.folder / "cache"),
            batch_stub.LOG: str(log), batch_stub.TOLD: told,
        }  # fmt: skip
        ended = subprocess.run(
            [sys.executable, str(driver), "check", "all.jsonl", *options],
            cwd=self.folder, env=surroundings, capture_output=True, check=False,
        )  # fmt: skip
        said = ended.stderr.decode().splitlines()
        assert "Traceback" not in ended.stderr.decode()
        return ended.returncode, ended.stdout, said, log.read_text().split()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_run_that_is_killed_again_and_again_ends_as_an_unbroken_one(desk: Desk) -> None:
    desk.write([f"dies {n}" if n % 10 == 5 else f"word {n}" for n in range(60)])
    examined = []
    for at in (15, 35, 55):
        code, out, _, read = desk.check("--format", "json", told=str(at))
        assert (code, out) == (-signal.SIGKILL, b"")
        examined.append(read)
    code, resumed, _, read = desk.check("--format", "json")
    assert code == 1
    assert read[0] > "a047", "what a killed run had finished was examined again"
    assert examined[1][0] == "a008"
    assert examined[2][0] > "a027"
    assert resumed == desk.check("--format", "json", "--no-cache")[1]
    assert len(json.loads(resumed)["findings"]) == 60
    code, again, _, read = desk.check("--format", "json")
    assert (again, read) == (resumed, [])


def test_whichever_way_articles_are_read_the_report_is_the_same(desk: Desk) -> None:
    desk.write([f"word {n}" for n in range(40)])
    reports = {desk.check("--format", "json", *options)[1] for options in ([], ["--jobs", "2", "--no-cache"], [])}
    assert len(reports) == 1


def test_a_process_that_dies_takes_no_other_article_with_it_and_the_run_ends_with_3(desk: Desk) -> None:
    desk.write(["exits" if n == 7 else "raises" if n == 9 else f"word {n}" for n in range(30)])
    code, out, said, _ = desk.check("--format", "jsonl", "--jobs", "2")
    assert code == 3
    assert [json.loads(line)["article"] for line in out.splitlines()] == [
        f"a{n:03}" for n in range(30) if n not in (7, 9)
    ]
    assert sorted(line for line in said if "could not" in line) == [
        "copydesk: a007: could not be checked: the process that read it ended with code 3; the others went on; "
        "please report it.",
        "copydesk: a009: it could not be checked, a fault of copydesk (KeyError: 'no such row'); please report it.",
    ]


def test_an_interruption_says_how_to_go_on_and_keeps_what_is_done(desk: Desk) -> None:
    desk.write([f"stops {n}" if n == 25 else f"word {n}" for n in range(40)])
    code, out, said, _ = desk.check("--format", "jsonl", told="25")
    assert (code, out) == (130, b"")
    assert said[-1] == (
        "copydesk: stopped; what was found in 25 articles is kept, and the same command goes on from there."
    )
    code, out, _, read = desk.check("--format", "jsonl")
    assert (code, len(out.splitlines()), read[0]) == (1, 40, "a025")


def test_without_a_cache_an_interruption_promises_nothing_and_no_file_is_left(desk: Desk) -> None:
    desk.write([f"stops {n}" if n == 25 else f"word {n}" for n in range(40)])
    code, _, said, _ = desk.check("--format", "jsonl", "--no-cache", told="25")
    assert (code, said[-1]) == (130, "copydesk: stopped after 25 articles.")
    assert not (desk.folder / "cache").exists()


def test_a_handful_of_articles_is_not_kept(desk: Desk) -> None:
    desk.write([f"word {n}" for n in range(8)])
    assert desk.check()[0] == 1
    assert not (desk.folder / "cache").exists()


@pytest.fixture
def _stubbed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(engine, "load", batch_stub.load)


@pytest.mark.usefixtures("_stubbed")
@pytest.mark.parametrize("form", ["jsonl", "concise", "text"])
def test_articles_by_themselves_are_written_as_they_are_finished(
    form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk(tmp_path).write([f"stops {n}" if n == 40 else f"word {n}" for n in range(60)])
    monkeypatch.setenv(batch_stub.TOLD, "40")
    assert run(["check", "all.jsonl", "--each-alone", "--format", form]) == 130
    out, err = capfd.readouterr()
    assert "a039" in out
    assert "a040" not in out
    assert "40 articles" in err


@pytest.mark.usefixtures("_stubbed")
def test_a_bar_is_drawn_on_a_terminal_only_and_only_for_many(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.commands.telling.is_terminal", lambda _: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    for many, drawn in ((30, True), (5, False)):
        Desk(tmp_path).write([f"word {n}" for n in range(many)])
        assert run(["check", "all.jsonl", "--format", "jsonl", "--output", str(tmp_path / "out")]) == 1
        err = capfd.readouterr().err
        assert (f"/{many}" in err, "warnings" in err) == (drawn, drawn)


@pytest.mark.usefixtures("_stubbed")
def test_the_cache_is_described_and_cleared(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Desk(tmp_path).write([f"word {n}" for n in range(20)])
    assert run(["cache", "info"]) == 0
    assert "articles  0" in capfd.readouterr().out
    assert run(["check", "all.jsonl", "--format", "jsonl"]) == 1
    assert run(["cache", "info"]) == 0
    assert "articles  20" in capfd.readouterr().out
    assert run(["cache", "clear"]) == 0
    assert not (tmp_path / "cache" / "results.sqlite").exists()


@pytest.mark.usefixtures("_stubbed")
def test_a_cache_that_is_no_database_is_named_with_what_to_do(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "results.sqlite").write_text("nonsense " * 100)
    assert run(["cache", "info"]) == 2
    assert "the kept results cannot be read" in capfd.readouterr().err
    assert run(["cache", "clear"]) == 0
