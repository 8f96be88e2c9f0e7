"""One run: articles in, results kept and spooled as they come, and a Batch that is read from the spool.

Only little of an article stays in memory: its id, its place in the spool, and what others may have in common with it.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline import across
from pipeline.across import Across
from pipeline.batch.carefully import HANDFUL, Examine, Failed
from pipeline.batch.packets import (
    FINDINGS,
    NARROW,
    REPORT,
    TRACES,
    Summary,
    findings_of,
    narrow_of,
    report_of,
    traces_of,
)
from pipeline.batch.spool import Spool
from pipeline.match.sieve import Sieve
from pipeline.records import Article, Finding, Reading, Report, Trace
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.batch.cache import Kept

_NEAR = 64  # articles that are looked up while others are compared, and held for whoever asks for the same ones again

Key = Callable[[Article], bytes]
Heard = Callable[[Summary], None]


@dataclass(frozen=True)
class Means:
    """What a run works with: where results are kept and by which key (both None: nowhere), what examines, and who is
    told of an article that could not be checked and of one that is finished."""

    examine: Examine
    failed: Failed
    heard: Heard
    kept: Kept | None = None
    key: Key | None = None


@dataclass(frozen=True)
class _Due:
    """An article on its way; ``kept`` is its place in the spool and its summary, where its result was kept already."""

    article: str
    key: bytes | None
    kept: tuple[int, Summary] | None


class Run:
    """Articles are read when results are asked for, and each once; results can be read as often as one likes."""

    def __init__(self, articles: Iterable[Article], settings: Settings, means: Means) -> None:
        self._settings = settings
        self._means = means
        self._spool = Spool()
        self._due: deque[_Due] = deque()
        self._coming = self._results(articles)
        self._names: list[str] = []  # of the articles that are reported on
        self._ids: dict[str, int] = {}  # the same: their number
        self._reported = array("Q")  # by number: place in the spool
        self._all = array("Q")  # the same of all, sources among them
        self._across: Across | None = None
        self.done = 0  # articles whose results are there, sources among them

    def ready(self, number: int) -> bool:
        """Whether there is a report of that number; waits until it is known."""
        if not self._settings.each_alone:
            self.finish()
        while number >= len(self._reported) and self._advance():
            pass
        return number < len(self._reported)

    def finish(self) -> None:
        """Wait for all articles, and for what is only seen across them."""
        while self._advance():
            pass
        if self._across is None:
            self._across = self._compared()

    @property
    def keeps(self) -> bool:
        """Whether results are kept for the next run."""
        return self._means.kept is not None

    def close(self) -> None:
        """End the workers, write what is to be kept, and let the spool go; may be called again."""
        self._coming.close()
        if self._means.kept is not None:
            self._means.kept.close()
        self._spool.close()

    def number_of(self, article: str) -> int | None:
        """The number of an article's report; None where there is none, as of a source."""
        return self._ids.get(article)

    def ids(self) -> Sequence[str]:
        """Of the articles that are reported on, in order, as far as they are known."""
        return self._names

    def report(self, number: int) -> Report:
        """The report of an article with all findings that touch it."""
        place = self._reported[number]
        report = report_of(self._spool.part(place, REPORT), self._spool.part(place, FINDINGS))
        return self._across.complete(report) if self._across else report

    def once(self, number: int) -> tuple[Finding, ...]:
        """The findings that stand with an article where each of the batch comes once."""
        own = findings_of(self._spool.part(self._reported[number], FINDINGS))
        return self._across.once(self._names[number], own) if self._across else own

    def held(self) -> tuple[Article, ...]:
        """The sources that the articles are held against."""
        self.finish()
        return tuple(reading.article for reading in self._sources())

    def _advance(self) -> bool:
        """Take the next result; whether there was one."""
        for place, summary in self._coming:
            self._all.append(place)
            if summary.numbers is not None:
                self._ids[summary.article] = len(self._reported)
                self._names.append(summary.article)
                self._reported.append(place)
            self.done += 1
            self._means.heard(summary)
            return True
        return False

    def _results(self, articles: Iterable[Article]) -> Generator[tuple[int, Summary], None, None]:
        """Place and summary of each article in order, those that are kept among those that are examined now.

        An article that could not be checked is in no packet: it is passed over when the next one comes.
        """
        for packet in self._means.examine(self._missing(articles), self._means.failed):
            while (due := self._due.popleft()).article != packet.summary.article:
                if due.kept is not None:
                    yield due.kept
            if self._means.kept is not None and due.key is not None:
                self._means.kept.put(due.key, packet)
            yield self._spool.append(packet), packet.summary
            while self._due and (kept := self._due[0].kept) is not None:
                self._due.popleft()
                yield kept
        yield from (due.kept for due in self._due if due.kept is not None)
        self._due.clear()
        if self._means.kept is not None:
            self._means.kept.close()

    def _missing(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles that must be examined; the results of the others go to the spool."""
        kept, key_of = self._means.kept, self._means.key
        for article in articles:
            key = key_of(article) if key_of is not None else None
            packet = kept.get(key) if kept is not None and key is not None else None
            self._due.append(_Due(article.id, key, (self._spool.append(packet), packet.summary) if packet else None))
            if packet is None:
                yield article

    def _compared(self) -> Across:
        """The findings across articles, from what may have something in common with another article."""
        if self._settings.each_alone:
            return Across()
        if len(self._all) <= HANDFUL:
            return across.find([self._narrow(place) for place in self._all], self._settings, self._own)
        held = {reading.article.id: reading for reading in self._sources()}
        readings = [*self._shared(), *held.values()]
        whole = lru_cache(_NEAR)(lambda id_: held.get(id_) or self._narrow(self._reported[self._ids[id_]]))
        return across.find(readings, self._settings, self._own, whole)

    def _shared(self) -> Iterator[Reading]:
        """What articles may have in common with others, and nothing else, in order."""
        sieve = Sieve()
        for place in self._all:
            sieve.add(self._traces(place))
        for place in self._all:
            sieve.seek(self._traces(place))
        for place in self._reported:
            if kept := sieve.kept(self._traces(place)):
                yield across.shared(self._narrow(place), kept)

    def _sources(self) -> Iterator[Reading]:
        reported = set(self._reported)
        return (self._narrow(place) for place in self._all if place not in reported)

    def _narrow(self, place: int) -> Reading:
        return narrow_of(self._spool.part(place, NARROW))

    def _own(self, article: str) -> tuple[Finding, ...]:
        return findings_of(self._spool.part(self._reported[self._ids[article]], FINDINGS))

    def _traces(self, place: int) -> tuple[Trace, ...]:
        return traces_of(self._spool.part(place, TRACES))
