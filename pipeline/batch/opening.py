"""Settings and articles -> a Batch that is open: which way a run goes, by its size and the user's choices."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.batch.carefully import HANDFUL, Examine, Failed, carefully, chunks
from pipeline.batch.engine import Late, load_in_processes
from pipeline.batch.packets import Packet
from pipeline.batch.run import Heard, Key, Means, Run
from pipeline.batch.views import batch_of
from pipeline.records import Article, Batch
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.batch.cache import Kept


@dataclass(frozen=True)
class Ears:
    """Who is told what while a run goes on: an article that failed, one that is finished, a sentence for the user."""

    failed: Failed
    finished: Heard
    say: Callable[[str], None]


class Session:
    """Runs that share a model and what was found, in one process: for files that are checked again and again."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is loaded yet."""
        from pipeline.batch.cache import KeptInMemory

        self._settings = settings
        self._examine = in_this_process(Late(settings))
        self._kept = KeptInMemory()

    @contextmanager
    def opened(self, articles: Iterable[Article], ears: Ears) -> Iterator[Batch]:
        """As ``opened``; an article that was checked before, and is the same, is not checked again."""
        means = Means(self._examine, ears.failed, ears.finished, self._kept, lambda article: repr(article).encode())
        run = Run(articles, self._settings, means)
        try:
            yield batch_of(run, each_alone=self._settings.each_alone)
        finally:
            run.close()


@contextmanager
def opened(articles: Iterable[Article], settings: Settings, ears: Ears) -> Iterator[Batch]:
    """The articles checked, and all ended when the run is left, by an interruption too, which is then told."""
    run = started(articles, settings, ears)
    try:
        yield batch_of(run, each_alone=settings.each_alone)
    except KeyboardInterrupt:
        run.close()
        ears.say(_how_to_go_on(run))
        raise
    finally:
        run.close()


def started(articles: Iterable[Article], settings: Settings, ears: Ears) -> Run:
    """A run over the articles: they are read when its results are, and its memory is the same however many come."""
    coming = iter(articles)
    first = list(itertools.islice(coming, HANDFUL + 1))
    many = len(first) > HANDFUL
    kept, key = _keeping(settings, ears.say) if many and settings.cache else (None, None)
    means = Means(_examiner(settings), ears.failed, ears.finished, kept, key)
    return Run(itertools.chain(first, coming), settings, means)


def in_this_process(engine: Examine) -> Examine:
    """The same, a few articles at a time, so that one that the reader cannot bear costs no other."""

    def examine(articles: Iterable[Article], failed: Failed) -> Iterator[Packet]:
        for chunk in chunks(articles):
            yield from carefully(engine, chunk, failed)

    return examine


def processes(jobs: int) -> int:
    """How many worker processes are meant; 0 is one for each core that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _examiner(settings: Settings) -> Examine:
    jobs = processes(settings.jobs)
    if jobs == 1:
        return _once(Late(settings))
    from pipeline.batch.workers import Workers  # here, for a run of one process needs no multiprocessing

    return Workers(jobs, load_in_processes(settings), settings)


def _once(late: Late) -> Examine:
    """In this process, with a model that is let go when the last article has been read; after a handful of them that
    would cost more than it frees."""

    def examine(articles: Iterable[Article], failed: Failed) -> Iterator[Packet]:
        done = 0
        for packet in in_this_process(late)(articles, failed):
            yield packet
            done += 1
        if done > HANDFUL:
            late.let_go()

    return examine


def _keeping(settings: Settings, say: Callable[[str], None]) -> tuple[Kept | None, Key | None]:
    from pipeline.batch.cache import KeptOnDisk, cache_file  # here, for a handful of articles needs no database
    from pipeline.batch.fingerprint import Fingerprint

    path = cache_file()
    return (KeptOnDisk(path, say), Fingerprint(settings).of) if path is not None else (None, None)


def _how_to_go_on(run: Run) -> str:
    articles = f"{run.done:,} article{'' if run.done == 1 else 's'}"
    if run.keeps and run.done:
        return f"stopped; what was found in {articles} is kept, and the same command goes on from there."
    return f"stopped after {articles}."
