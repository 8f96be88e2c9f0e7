"""Malformed inputs: each is read as far as it can be or named in one sentence, and the others are unharmed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import run
from pipeline.errors import InputError
from pipeline.files.inputs import Note, read_inputs
from pipeline.records import Article
from pipeline.report.wording import visible
from tests.made_files import docx
from tests.made_malformed import WORDS, malformed

MALFORMED = dict(malformed())
#: Names of files that are small and would be large.
BOMBS = ("word-", "pdf-f", "pdf-b", "page-t", "page-d", "page-e", "json-", "marks-")
#: What one of the files may take at most of memory, bytes, and all of them together of the processor's time, seconds.
MEMORY, TIME = 1_500_000_000, 300


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def whole_sentence(item: object) -> bool:
    """As the console shows it."""
    said = visible(str(item))
    return said.isprintable() and "\n" not in said and said.endswith(".") and ": " in said and len(said) < 700


def test_there_are_two_hundred_of_them() -> None:
    assert len(MALFORMED) >= 200


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_read_or_named_in_one_sentence(name: str) -> None:
    Path(name).write_bytes(MALFORMED[name])
    found = list(read_inputs([name], io.BytesIO()))
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.text.strip()
            assert all(0 <= part.start <= part.end <= len(item.text) for part in item.parts)
            item.text.encode()
        else:
            assert whole_sentence(item), str(item)
            assert "a fault of copydesk" not in str(item)
    errors = [item for item in found if isinstance(item, InputError)]
    assert name.endswith(".jsonl") or len(errors) + any(isinstance(item, Article) for item in found) == 1


def test_what_cannot_be_opened_is_named_and_what_lies_around_it_is_read() -> None:
    Path("d/folder.txt").mkdir(parents=True)
    Path("d/loop.docx").symlink_to("loop.docx")
    Path("d/gone.pdf").symlink_to("nowhere.pdf")
    Path("d/folder.txt/up").symlink_to("..")
    os.mkfifo("d/pipe.html")
    with Path("d/huge.docx").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    Path("d/a.txt").write_text("Ten.")
    Path("d/z.docx").write_bytes(docx("Nine."))
    found = list(read_inputs(["d", "n" * 300 + ".txt"], io.BytesIO()))
    assert [item.text for item in found if isinstance(item, Article)] == ["Ten.", "Nine."]
    assert [str(item)[-90:] for item in found if isinstance(item, InputError)] == [
        "d/gone.pdf: there is no such file or folder.",
        "d/huge.docx: is larger than 64 MB; no article is.",
        "d/loop.docx: is a link that leads back to itself.",
        "n" * 44 + ".txt: the name is longer than a file's can be.",
    ]
    assert [type(item) for item in found].count(Note) == 1


def test_an_unreadable_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.docx").write_bytes(docx("Ten."))
    Path("b.docx").write_bytes(docx("Nine."))
    opened = Path.open

    def guarded(path: Path, *given: str) -> object:
        if path.name == "a.docx":
            raise PermissionError(13, "Permission denied")
        return opened(path, *given)

    monkeypatch.setattr(Path, "open", guarded)
    first, second = read_inputs(["a.docx", "b.docx"], io.BytesIO())
    assert str(first) == "a.docx: you may not read it (permission denied)."
    assert isinstance(second, Article)


def test_a_fault_of_a_reader_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("so it is")

    monkeypatch.setattr("pipeline.files.word.joined", stumble)
    Path("a.docx").write_bytes(docx("Ten."))
    Path("b.txt").write_text("Nine.")
    first, second = read_inputs(["a.docx", "b.txt"], io.BytesIO())
    assert (
        str(first) == "a.docx: could not be read, a fault of copydesk (ZeroDivisionError: so it is); please report it."
    )
    assert second == Article("b.txt", "Nine.")


def test_a_folder_of_them_is_checked_to_its_end_and_the_sound_files_as_if_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("d").mkdir()
    wanted = [name for name in MALFORMED if name.startswith(("cut-", "word-", "pdf-", "old-", "zeros", "a\n", "is-"))]
    for name in wanted:
        Path("d", name).write_bytes(MALFORMED[name])
    Path("d/0.docx").write_bytes(docx(WORDS.replace("211", "212")))
    Path("d/zz.docx").write_bytes(docx(WORDS.replace("211", "210")))
    assert run(["check", "d", "--each-alone", "--format", "jsonl"]) == 3
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    ours = [one for one in found if one["article"] in ("d/0.docx", "d/zz.docx")]
    assert [(one["article"], one["code"], one["paragraph"]) for one in ours] == [
        ("d/0.docx", "N101", 1),
        ("d/zz.docx", "N101", 1),
    ]
    assert all(whole_sentence(line) for line in err.splitlines())
    assert err.count("\n") >= 80


_BOUNDED = f"""
import io, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({TIME}, {TIME}))
from pipeline.files.inputs import read_inputs
sys.exit(any("MemoryError" in str(item) for item in read_inputs(["."], io.BytesIO())))
"""


def test_memory_and_time_stay_bounded() -> None:
    """In a process of its own, which the system ends where it takes more."""
    pytest.importorskip("resource", reason="this system bounds no process")
    for name in MALFORMED:
        if name.startswith(BOMBS):
            Path(name).write_bytes(MALFORMED[name])
    ours = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    assert subprocess.run([sys.executable, "-c", _BOUNDED], env=ours, check=False).returncode == 0
