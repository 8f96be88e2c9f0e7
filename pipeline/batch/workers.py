"""Articles to worker processes, packets back in order; a process that dies or hangs costs one article at most.

A worker has two chunks at a time, so that it never waits for the next one. What it has finished comes at once, an
article at a time. When it dies, the chunk that it was at goes to a process of its own, one by one; the article
at which that one dies too is told, and left out. All else that it held goes to the others.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from threading import Thread

from pipeline.batch.carefully import ARTICLES, Failed, chunks
from pipeline.batch.packets import Packet
from pipeline.batch.worker import Fault, Load, Message, Unusable, work
from pipeline.errors import InputError, UsageError, WorkerFaultError
from pipeline.records import Article
from pipeline.settings import Settings

_DEEP = 2  # chunks that a worker has at a time
_AHEAD = 6  # chunks a worker that results may be ahead of the one that is waited for
_STARTS = 3  # processes that may die before they can work
LOADING = 600.0  # seconds for loading model and tables
PATIENCE = 300.0  # seconds without a result; and one more for each so many characters:
_PACE = 500
_Numbered = tuple[int, Article]


@dataclass
class _Worker:
    """A process, its chunks (the first is the one that it is at), and when it last said something.

    A thread sends what is put into ``outbox``: a worker that hangs takes nothing, and nobody is to wait for it.
    """

    process: BaseProcess
    pipe: Connection
    heard: float
    outbox: SimpleQueue[list[Article] | None]
    sender: Thread
    solo: bool = False
    ready: bool = False
    chunks: deque[list[_Numbered]] = field(default_factory=deque)


class Workers:
    """A pool of processes for one run."""

    def __init__(
        self,
        jobs: int,
        load: Load,
        settings: Settings,
        *,
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """No process is started before there is something to do."""
        self._jobs, self._load, self._settings = jobs, load, settings
        self._patience, self._clock = patience, clock
        self._context = multiprocessing.get_context("spawn")  # the one way that every system has
        self._workers: list[_Worker] = []
        self._again: deque[list[_Numbered]] = deque()  # chunks of a worker that died, that it was not at
        self._suspects: deque[list[_Numbered]] = deque()  # single articles of the chunk that it was at
        self._found: dict[int, Packet | None] = {}  # by number; None where there is no result
        self._numbers: dict[str, int] = {}  # of the articles that are out
        self._next = 0
        self._failed_starts = 0

    def __call__(self, articles: Iterable[Article], failed: Failed) -> Iterator[Packet]:
        """The packets of the articles in their order. Raises UsageError where no process can work."""
        waiting = _numbered(articles)
        try:
            while self._feed(waiting) or self._found:
                yield from self._ripe()
                if any(worker.chunks for worker in self._workers):
                    self._listen(failed)
            yield from self._ripe()
        finally:
            self._end()

    def _feed(self, waiting: Iterator[list[_Numbered]]) -> bool:
        """Give every worker something to do; whether anything is being done."""
        for chunk in iter(lambda: self._suspects.popleft() if self._solo_is_free() else None, None):
            self._give(self._solo() or self._started(solo=True), chunk)
        while (worker := self._least_busy()) is not None or self._may_start():
            chunk = self._again.popleft() if self._again else self._new(waiting)
            if not chunk:
                break
            if worker is None or (worker.chunks and self._may_start()):
                worker = self._started()
            self._give(worker, chunk)
        return bool(self._suspects) or any(worker.chunks for worker in self._workers)

    def _new(self, waiting: Iterator[list[_Numbered]]) -> list[_Numbered]:
        """The next chunk; none while the results are too far ahead of one that is waited for."""
        if len(self._found) >= self._jobs * _AHEAD * ARTICLES:
            return []
        return next(waiting, [])

    def _solo(self) -> _Worker | None:
        return next((worker for worker in self._workers if worker.solo), None)

    def _solo_is_free(self) -> bool:
        solo = self._solo()
        return bool(self._suspects) and (solo is None or not solo.chunks)

    def _least_busy(self) -> _Worker | None:
        free = [worker for worker in self._workers if not worker.solo and len(worker.chunks) < _DEEP]
        return min(free, key=lambda worker: len(worker.chunks), default=None)

    def _may_start(self) -> bool:
        return sum(not worker.solo for worker in self._workers) < self._jobs

    def _started(self, *, solo: bool = False) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=work, args=(there, self._load, self._settings), daemon=True)
        try:
            with _uninterrupted():
                process.start()
        except OSError as error:
            raise UsageError(
                "--jobs", f"no process can be started ({error.strerror})", "give a smaller number"
            ) from error
        there.close()  # so that the pipe ends when the process does
        outbox: SimpleQueue[list[Article] | None] = SimpleQueue()
        sender = Thread(target=_send, args=(here, outbox), daemon=True)
        sender.start()
        worker = _Worker(process, here, self._clock(), outbox, sender, solo)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker, chunk: list[_Numbered]) -> None:
        self._numbers.update({article.id: number for number, article in chunk})
        if not worker.chunks:
            worker.heard = self._clock()
        worker.chunks.append(chunk)
        worker.outbox.put([article for _, article in chunk])

    def _ripe(self) -> Iterator[Packet]:
        """What comes next, as far as it is there."""
        while self._next in self._found:
            packet = self._found.pop(self._next)
            self._next += 1
            if packet is not None:
                yield packet

    def _listen(self, failed: Failed) -> None:
        """Wait until a worker says something, or has been silent for too long."""
        busy = [worker for worker in self._workers if worker.chunks]
        left = min(worker.heard + self._bearable(worker) for worker in busy) - self._clock()
        heard = wait([worker.pipe for worker in self._workers], max(0.0, left))
        for worker in [worker for worker in self._workers if worker.pipe in heard]:
            try:
                message: Message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, failed, _how_it_ended(worker.process))
                continue
            worker.heard = self._clock()
            self._take(worker, message, failed)
        for worker in [] if heard else busy:
            if self._clock() - worker.heard >= self._bearable(worker):
                self._bury(worker, failed, f"gave no result for {self._bearable(worker):.0f} seconds")

    def _bearable(self, worker: _Worker) -> float:
        """How long it may be silent, seconds."""
        if not worker.ready:
            return max(LOADING, self._patience)
        return self._patience + sum(len(article.text) for _, article in worker.chunks[0]) / _PACE

    def _take(self, worker: _Worker, message: Message, failed: Failed) -> None:
        if isinstance(message, Packet):
            self._found[self._numbers.pop(message.summary.article)] = message
        elif isinstance(message, Fault):
            self._found[self._numbers.pop(message.article)] = None
            failed(message.article, WorkerFaultError(message.what))
        elif isinstance(message, Unusable):
            raise UsageError(message.where, message.what, message.advice)
        elif message == "ready":
            worker.ready, self._failed_starts = True, 0
        else:
            for number, article in worker.chunks.popleft():
                if self._numbers.pop(article.id, None) is not None:
                    self._found[number] = None
            if worker.solo and not self._suspects:
                self._dismiss(worker)

    def _bury(self, worker: _Worker, failed: Failed, how: str) -> None:
        """Take what a dead worker held to others, an article at a time where it may be the cause."""
        self._dismiss(worker)
        held = list(worker.chunks)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise UsageError("--jobs", f"a process that should read articles {how} before it could", "use --jobs 1")
            (self._suspects if worker.solo else self._again).extendleft(reversed(held))
            return
        left = [(number, article) for number, article in (held[0] if held else []) if article.id in self._numbers]
        if worker.solo and left:
            ((number, article),) = left
            del self._numbers[article.id]
            self._found[number] = None
            advice = "the others went on; please report it"
            failed(article.id, InputError(article.id, f"could not be checked: the process that read it {how}", advice))
        else:
            self._suspects.extend([one] for one in left)
        self._again.extendleft(reversed(held[1:]))

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.outbox.put(None)
        worker.sender.join()
        worker.pipe.close()

    def _end(self) -> None:
        for worker in list(self._workers):
            self._dismiss(worker)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process that is started here inherits that Ctrl-C is not for it, from its first instruction on: it would
    answer with a traceback. What arrives meanwhile reaches this process afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    from multiprocessing import resource_tracker  # it does not exist on Windows

    resource_tracker.ensure_running()  # the first process starts it, and it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(pipe: Connection, outbox: SimpleQueue[list[Article] | None]) -> None:
    with contextlib.suppress(OSError):  # it has died: the end of the pipe will tell
        while (chunk := outbox.get()) is not None:
            pipe.send(chunk)


def _numbered(articles: Iterable[Article]) -> Iterator[list[_Numbered]]:
    number = 0
    for chunk in chunks(articles):
        yield list(enumerate(chunk, start=number))
        number += len(chunk)


def _how_it_ended(process: BaseProcess) -> str:
    """In the words of a sentence; the exit code is only known once the process has been waited for."""
    process.join(5)
    code = process.exitcode
    if code is None or code >= 0:
        return f"ended with code {code}"
    return "was killed (was the memory full?)" if code == -9 else f"ended by signal {-code}"
