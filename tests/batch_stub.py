"""What examines articles in tests of batches, without a model: what becomes of an article stands in its text.

A module of its own, for worker processes import it by its name.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.batch.carefully import Examine, Failed
from pipeline.batch.packets import Packet, pack
from pipeline.errors import ReferenceTableError, UsageError
from pipeline.records import Article, Examined, Finding, Passage, Reading, Report
from pipeline.settings import Settings

#: The text of the article at which a process that is told to dies, or is interrupted.
TOLD = "COPYDESK_TEST_TOLD"
#: A file to which the id of every article is added that is examined.
LOG = "COPYDESK_TEST_LOG"


def report(article: Article) -> Report:
    """A warning on the article's first word."""
    word = article.text.split()[0]
    found = Finding("N101", "percent-change", "warning", 0.5, Passage(article.id, 0, len(word), word), "It is said.")
    return Report(article, (), (), (), (found,))


def load(settings: Settings) -> Examine:
    """Loading does nothing."""
    return Stub(settings)


def load_and_die(settings: Settings) -> Examine:
    """Loading ends the process."""
    os._exit(7)


def load_a_broken_table(settings: Settings) -> Examine:
    """Loading finds a mistake of the user's."""
    raise ReferenceTableError("table.csv, row 3", "is no row", "mend it")


def load_and_say_what_is_blocked(settings: Settings) -> Examine:
    """Loading tells, as a mistake of the user's, whether the process was started with Ctrl-C blocked."""
    raise UsageError("SIGINT", str(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())))


class Stub:
    """Examines; ``read`` are the ids of the articles that it was given, in this process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.read: list[str] = []

    def __call__(self, articles: Iterable[Article], failed: Failed) -> Iterator[Packet]:
        for article in articles:
            self.read.append(article.id)
            if LOG in os.environ:
                with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
                    log.write(f"{article.id}\n")
            if article.text.startswith("raises"):
                failed(article.id, KeyError("no such row"))
                continue
            misbehave(article.text)
            narrow = None if self.settings.each_alone else Reading(article, ())
            yield pack(Examined(report(article), narrow))


def misbehave(text: str) -> None:
    if text.startswith("reader fails"):
        raise RuntimeError("the reader stumbles")
    if text.startswith("exits"):
        os._exit(3)
    if text.startswith("killed") or text == f"dies {os.environ.get(TOLD)}":
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("hangs"):
        time.sleep(600)
    if text == f"stops {os.environ.get(TOLD)}":
        raise KeyboardInterrupt
