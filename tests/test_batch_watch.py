"""--watch: what was saved is checked again, and only that is read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.batch import engine, watch
from pipeline.cli import run
from pipeline.commands.watching import Watched, watched
from pipeline.judgement.judging import Judgement
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
    return Watched([path], Settings(), "concise", None, Judgement(Settings()), 0, "never")


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


def test_standard_input_cannot_be_watched(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-", "--watch"]) == 2
    assert capfd.readouterr().err == "copydesk: --watch: standard input cannot be watched; name files or folders.\n"
