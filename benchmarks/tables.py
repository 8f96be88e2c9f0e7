"""A claim against a table. Nothing is measured yet: the reference holds none of the tables that it needs."""

from __future__ import annotations

from pathlib import Path

from benchmarks.board import Section, at_least, missing
from pipeline.language import Parser
from pipeline.official.store import Store

NOT_YET = "not measured yet"
#: (measure, goal): precision and recall in per cent.
GOALS: tuple[tuple[str, float], ...] = (
    ("identify, all: precision", 90), ("identify, all: recall", 90),
    ("identify, core: precision", 93), ("identify, core: recall", 92),
    ("list sentences, F1", 80),
    ("extract from text alone: precision", 95), ("extract from text alone: recall", 88),
    ("verify", 95), ("verify, precision of refuted", 93),
    ("ten claims of the demo", 100),
)  # fmt: skip


def measure(data: Path, scorers: Path, parser: Parser, store: Store, show: int = 0) -> Section:
    """The goals, so that the board shows what is missing."""
    del data, scorers, parser, store, show
    return Section("tables", tuple(missing(measure_, NOT_YET, at_least(bound)) for measure_, bound in GOALS))
