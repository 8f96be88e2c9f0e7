"""The other side of a pipe: a process that loads a model once, examines the articles that it is sent, and ends when
nobody is there any more."""

from __future__ import annotations

import contextlib
import gc
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Literal

from pipeline.batch.carefully import Examine, carefully
from pipeline.batch.packets import Packet
from pipeline.errors import CopydeskError
from pipeline.records import Article
from pipeline.settings import Settings

#: Settings -> what examines articles; a function of a module, for the other process finds it by its name.
Load = Callable[[Settings], Examine]


@dataclass(frozen=True)
class Fault:
    """An article that could not be checked, and what was raised."""

    article: str
    what: str


@dataclass(frozen=True)
class Unusable:
    """A user's mistake that every article would meet."""

    where: str
    what: str
    advice: str


#: As the command line's own: what a model is made of lasts, and need not be looked at again and again.
_COLLECT = (50_000, 20, 100)
Message = Packet | Fault | Unusable | Literal["ready", "done"]


def work(pipe: Connection, load: Load, settings: Settings) -> None:
    """Answer "ready", then a packet or a fault for each article of each chunk, and "done" behind the chunk."""
    gc.set_threshold(*_COLLECT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted as well, and ends this process
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone
        try:
            examine = load(settings)
            pipe.send("ready")
            while True:
                _answer(pipe, examine, pipe.recv())
        except CopydeskError as error:
            pipe.send(Unusable(error.where, error.what, error.advice))


def _answer(pipe: Connection, examine: Examine, chunk: list[Article]) -> None:
    def failed(article: str, error: Exception) -> None:
        pipe.send(Fault(article, f"{type(error).__name__}: {error}".rstrip(": .")))

    for packet in carefully(examine, chunk, failed):
        pipe.send(packet)
    pipe.send("done")
