"""A run as a Batch: sequences that are read from the spool, an article at a time, as often as one likes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from pipeline.batch.run import Run
from pipeline.records import Article, Batch, Finding, Report

_NEAR = 16  # articles that are held for whoever asks for the same ones again


@dataclass(frozen=True)
class SpooledBatch(Batch):
    """A Batch whose articles are not in memory."""

    by_id: Mapping[str, Article] = field(default_factory=dict)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article that a finding may point into, by its id; read when it is asked for."""
        return self.by_id


def batch_of(run: Run, *, each_alone: bool) -> Batch:
    """The results of a run. Of articles by themselves they can be read while it is going on."""
    held = () if each_alone else run.held()
    return SpooledBatch(_Reports(run), _Findings(run), held, _Articles(run, held))


class _Reports(Sequence[Report]):
    def __init__(self, run: Run) -> None:
        self._run = run

    def __bool__(self) -> bool:
        return self._run.ready(0)

    def __len__(self) -> int:
        self._run.finish()
        return len(self._run.ids())

    def __iter__(self) -> Iterator[Report]:
        number = 0
        while self._run.ready(number):
            yield self._run.report(number)
            number += 1

    @overload
    def __getitem__(self, index: int) -> Report: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Report]: ...
    def __getitem__(self, index: int | slice) -> Report | Sequence[Report]:
        end = index.stop if isinstance(index, slice) else index + 1
        known = end is not None and end > 0 and self._run.ready(end - 1)  # then nothing behind it is waited for
        places = range(end if known else len(self))[index]
        return [self._run.report(n) for n in places] if isinstance(places, range) else self._run.report(places)


class _Findings(Sequence[Finding]):
    def __init__(self, run: Run) -> None:
        self._run = run

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Finding]:
        number = 0
        while self._run.ready(number):
            yield from self._run.once(number)
            number += 1

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        return list(self)[index]


class _Articles(Mapping[str, Article]):
    def __init__(self, run: Run, held: Sequence[Article]) -> None:
        self._run = run
        self._held = {article.id: article for article in held}
        self._near: OrderedDict[str, Article] = OrderedDict()

    def __getitem__(self, id_: str) -> Article:
        if id_ in self._held:
            return self._held[id_]
        if id_ in self._near:
            self._near.move_to_end(id_)
            return self._near[id_]
        number = self._run.number_of(id_)
        if number is None:
            raise KeyError(id_)
        article = self._near[id_] = self._run.report(number).article
        if len(self._near) > _NEAR:
            self._near.popitem(last=False)
        return article

    def __iter__(self) -> Iterator[str]:
        self._run.finish()
        yield from self._run.ids()
        yield from self._held

    def __len__(self) -> int:
        return sum(1 for _ in self)
