"""A file that a library never finishes is broken off with a sentence, and nothing is left of the alarm."""

from __future__ import annotations

import io
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.files import inputs, kinds
from pipeline.files.in_time import in_time
from pipeline.files.inputs import read_inputs
from pipeline.records import Article

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no alarms")


def endless() -> None:
    """As a library that takes every interruption for a fault of the file."""
    while True:
        with suppress(Exception):
            time.sleep(0.01)


def test_what_never_ends_is_broken_off_and_the_alarm_is_as_before() -> None:
    before = signal.getsignal(signal.SIGALRM)
    told = r"story\.pdf: was not read after 0\.05 seconds; save it as plain text"
    with pytest.raises(InputError, match=told), in_time("story.pdf", 0.05):
        endless()
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_outside_the_main_thread_there_is_no_limit() -> None:
    done: list[str] = []

    def read() -> None:
        with in_time("story.pdf", 0.01):
            time.sleep(0.05)
            done.append("read")

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert done == ["read"]


def test_a_file_that_is_never_read_costs_itself_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "b.txt").write_text("Twelve ships sank.")

    def reader(kind: kinds.Kind) -> kinds.Reader:
        if kind.module != "pdf":
            return kinds.reader_of(kind)
        return lambda where, id_, data: iter([endless()])  # type: ignore[list-item, func-returns-value]

    monkeypatch.setattr(inputs, "reader_of", reader)
    monkeypatch.setattr(inputs, "in_time", lambda where: in_time(where, 0.05))
    error, article = read_inputs([str(tmp_path)], io.BytesIO())
    assert isinstance(error, InputError)
    assert "was not read after" in str(error)
    assert isinstance(article, Article)
