"""Where the time of a check goes, seen from outside: the engine's stages are wrapped while it runs, none is changed.

Time is counted once: what runs inside another stage is its own, not the outer one's (articles are scanned while the
model waits for its next batch).
"""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

from pipeline import across, cli, desk
from pipeline.checks.check import Check, all_checks
from pipeline.language import Parser
from pipeline.official.store import Store
from pipeline.records import Article
from pipeline.settings import Settings

BEFORE, SPACY, AFTER, MATCH, CHECKS, REST = (
    "before the model", "spaCy", "after the model", "match and sums", "checks", "the rest",
)  # fmt: skip
#: The functions of the engine by the stage that they are.
STAGES = {"scan": BEFORE, "_taken": AFTER, "_complete": AFTER, "name_indicators": MATCH, "lay_out": MATCH}


class Clock:
    """Seconds of processor time by stage; ``texts`` counts what went to the model."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.texts: Counter[str] = Counter()
        self._stack: list[str] = [REST]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.seconds[self._stack[-1]] += now - self._since  # type: ignore[assignment]  # a Counter of floats
        self._since = now

    @contextmanager
    def inside(self, stage: str) -> Iterator[None]:
        self._turn()
        self._stack.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._stack.pop()

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            with self.inside(stage):
                return function(*arguments, **named)

        return wrapped

    def timed_items(self, stage: str, function: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
        def wrapped(*arguments: Any) -> Iterator[Any]:
            with self.inside(stage):
                items = iter(function(*arguments))
            while True:
                with self.inside(stage):
                    try:
                        item = next(items)
                    except StopIteration:
                        return
                yield item

        return wrapped

    def counted(self, texts: Iterable[str]) -> Iterator[str]:
        for piece in texts:
            self.texts["characters to the model"] += len(piece)
            yield piece

    def shares(self) -> dict[str, float]:
        """The part of the whole that each stage took, the largest first."""
        self._turn()
        whole = sum(self.seconds.values())
        return {stage: seconds / whole for stage, seconds in self.seconds.most_common()}


class _TimedParser:
    """Stands in for the parser: its own time is spaCy's."""

    def __init__(self, parser: Parser, clock: Clock) -> None:
        self._parse = clock.timed_items(SPACY, parser.parse)
        self._clock = clock

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        return self._parse(self._clock.counted(texts))


def watch(articles: Iterable[Article], parser: Parser, store: Store, settings: Settings) -> Clock:
    """Check the articles once with every stage timed, the collector as seldom as in the command: a round of it takes
    longer than most stages, and counts for whichever it falls into."""
    clock = Clock()

    def timed_checks() -> tuple[Check, ...]:
        checks = []
        for check in all_checks():
            article = clock.timed_items(CHECKS, check.article) if check.article else None
            batch = clock.timed_items(CHECKS, check.batch) if check.batch else None
            checks.append(replace(check, article=article, batch=batch))
        return tuple(checks)

    with ExitStack() as stack:
        stack.callback(gc.set_threshold, *gc.get_threshold())
        gc.set_threshold(*cli.COLLECT)
        for name, stage in STAGES.items():
            stack.enter_context(mock.patch.object(desk, name, clock.timed(stage, getattr(desk, name))))
        stack.enter_context(mock.patch.object(across, "all_checks", timed_checks))
        desk.check(articles, _TimedParser(parser, clock), store, settings)  # type: ignore[arg-type]
    return clock
