"""--watch: what was saved is checked again, and only that is read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import engine, watch
from pipeline.cli import run
from pipeline.commands.judge import files_of, judgement_of
from pipeline.commands.watching import Watched, watched
from pipeline.extract.paragraphs import paragraphs
from pipeline.finding_keys import keyed_across
from pipeline.judgement.judging import Judgement
from pipeline.records import Article
from pipeline.settings import Settings
from tests import batch_stub

Look = dict[str, tuple[int, int]]


def seen(*looks: Look) -> list[set[str]]:
    """What is told of the files as they look one after the other, without waiting."""
    coming = iter(looks)
    changes = watch.saved(["."], lambda _: next(coming), lambda _: None)
    found: list[set[str]] = []
    try:
        while True:
            found.append(set(next(changes)))
    except (StopIteration, RuntimeError):
        return found


def of(path: str) -> Watched:
    return Watched([path], Settings(), "concise", None, lambda: Judgement(Settings()), 0, "never")


A, B = {"a.txt": (1, 10)}, {"a.txt": (2, 12)}


@pytest.mark.parametrize(
    ("looks", "told"),
    [
        ([A, A, A], []),
        ([A, B, B, B], [{"a.txt"}]),
        ([A, B, {"a.txt": (3, 50)}, {"a.txt": (4, 99)}, {"a.txt": (4, 99)}, {"a.txt": (4, 99)}], [{"a.txt"}]),
        ([A, {**A, "b.txt": (1, 1)}, {**A, "b.txt": (1, 1)}], [{"b.txt"}]),
        ([A, {}, {}, A, A], [{"a.txt"}, {"a.txt"}]),
        ([A, {}, A, A], []),
        ([A, {"a.txt": (1, 11)}, {"a.txt": (1, 11)}], [{"a.txt"}]),
    ],
    ids=["nothing", "saved once", "still being written", "a new file", "gone and back", "replaced by itself", "size"],
)
def test_a_saved_file_is_told_once_when_it_is_whole(looks: list[Look], told: list[set[str]]) -> None:
    assert seen(*looks) == told


def test_files_and_folders_are_looked_at_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("a.txt", ".draft.txt", "in/b.txt", ".git/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    found = watch.look_at([str(tmp_path), str(tmp_path / "none.txt")])
    assert set(found) == {str(tmp_path / "a.txt"), str(tmp_path / "in" / "b.txt")}
    assert all(size == 5 for _, size in found.values())


def test_files_that_fit_a_pattern_are_looked_at_also_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("in/a.txt", "in/b.docx", "in/a.log"):
        Path(name).write_text("words")
        found = watch.look_at(["in/*.txt", "**/*.docx", "none/*.md"])
    assert set(found) == {"in/a.txt", "in/b.docx"}


def test_what_is_saved_is_read_again_and_its_report_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    stub = batch_stub.Stub(Settings())
    monkeypatch.setattr(engine, "load", lambda _: stub)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"{name} is here")

    def editing() -> Iterator[frozenset[str]]:
        assert stub.read == ["./a.txt", "./b.txt"]
        out, err = capfd.readouterr()
        assert out.splitlines() == ["./a.txt:1:1: W N101 It is said.", "./b.txt:1:1: W N101 It is said."]
        assert err == ""
        Path("b.txt").write_text("\nanother word")
        yield frozenset({"./b.txt"})
        assert stub.read == ["./a.txt", "./b.txt", "./b.txt"]
        Path("a.txt").unlink()
        yield frozenset({"./a.txt"})
        raise KeyboardInterrupt

    assert watched(of("."), editing()) == 1
    out, err = capfd.readouterr()
    assert out.startswith("./b.txt:1:1: W")
    assert err.splitlines()[:1] == ["copydesk: ──────────── ./b.txt ────────────"]


def test_a_file_that_cannot_be_read_is_named_and_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "load", batch_stub.load)

    def editing() -> Iterator[frozenset[str]]:
        Path("a.txt").write_text("a word")
        yield frozenset({"a.txt"})

    assert watched(of("a.txt"), editing()) == 1
    out, err = capfd.readouterr()
    assert "copydesk: a.txt: there is no such file or folder." in err
    assert out == "a.txt:1:1: W N101 It is said.\n"


def test_what_is_decided_meanwhile_counts_and_a_file_that_is_half_written_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engine, "load", batch_stub.load)
    Path("in").mkdir()
    Path("in/a.txt").write_text("a word")
    key = keyed_across(paragraphs("a word"), batch_stub.report(Article("x", "a word")).findings[0]).key
    file = Path("copydesk.decisions.toml")
    what = replace(of("in/a.txt"), judgement=lambda: judgement_of(["in/a.txt"], Settings(), None, None))

    def editing() -> Iterator[frozenset[str]]:
        assert capfd.readouterr().out.startswith("in/a.txt:1:1: W N101")
        assert run(["dismiss", key, "--reason", "It is so.", "--by", "Bo"]) == 0
        yield frozenset({str(file)})
        assert capfd.readouterr().out == ""
        with file.open("a") as more:
            more.write("[[decision]]\nkey =")
        yield frozenset({str(file)})
        out, err = capfd.readouterr()
        assert (out, "the decisions cannot be read" in err) == ("", True)

    assert watched(what, editing()) == 0


def test_files_of_decisions_are_looked_at_also_where_there_are_none_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path.resolve() / "desk"
    (desk / "in").mkdir(parents=True)
    monkeypatch.chdir(desk)
    name = "copydesk.decisions.toml"
    assert {str(desk / "in" / name), str(desk / name), str(tmp_path.resolve() / name)} <= {
        *files_of(["in/a.txt"], None, None)
    }
    assert str(desk / "in" / name) not in files_of(["in"], None, None)  # it is looked at with the folder
    assert files_of(["in"], "d.toml", "known.jsonl") == ("known.jsonl", "d.toml")


def test_a_baseline_is_not_written_while_watching(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "a.txt", "--watch", "--write-baseline", "known.jsonl"]) == 2
    assert capfd.readouterr().err.startswith("copydesk: --write-baseline: cannot go with --watch; write it by a run")


def test_standard_input_cannot_be_watched(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-", "--watch"]) == 2
    assert capfd.readouterr().err == "copydesk: --watch: standard input cannot be watched; name files or folders.\n"
