"""The scoreboard's lines for quantities: every data set of the folder, through the adapter in ``quantities``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import quantities, scorer
from benchmarks.board import Goal, Line, Section, at_least, at_most
from pipeline.language import Parser
from pipeline.official.store import Store

#: Goals (F1 in per cent) by data set and measure of the scorer; a data set without goals shows its values.
GOALS: dict[str, dict[str, float]] = {
    "newsquant": {"value": 94, "value+unit": 88, "value+change": 90, "ranges": 85},
    "r3-currency": {"value": 88, "value+unit": 84},
    "r3-dimension": {"value": 90, "value+unit": 85},
    "r3-temperature": {"value": 95, "value+unit": 95},
    "pud-news": {"span": 93},
}
MISFIRES = {"newsquant": 2}
_PRINTED = re.compile(r"^(\S+) +(\(.*\)|[\d.]+|None)$", re.MULTILINE)


def measure(data: Path, scorers: Path, parser: Parser, store: Store, show: int = 0) -> Section:
    """Read and score each data set of ``data``/quantities."""
    del store
    lines: list[Line] = []
    raw = []
    for gold in sorted((data / "quantities").glob("*.jsonl")):
        with scorer.written(predictions(gold, parser)) as path:
            printed = scorer.score(scorers / "quantities_score.py", gold, path, "--show", show)
        raw.append(f"== {gold.stem}\n{printed}")
        lines.extend(lines_of(gold.stem, printed))
    return Section("quantities", tuple(lines), "".join(raw))


def predictions(gold: Path, parser: Parser) -> Iterator[dict[str, Any]]:
    """The numbers of each text; where the labels have no values, the spans of the printed numbers alone."""
    records = list(scorer.lines_of(gold))
    valued = any(quantity["value"] is not None for record in records for quantity in record["quantities"])
    texts = ((record["id"], record["text"]) for record in records)
    for name, found in quantities.predict(texts, parser, spans=not valued):
        yield {"id": name, "quantities": found}


def lines_of(name: str, printed: str) -> Iterator[Line]:
    """The measures of one data set: those with a goal, or the values where it has none and labels them."""
    figures: dict[str, Any] = {key: ast.literal_eval(value) for key, value in _PRINTED.findall(printed)}
    for key, bound in GOALS.get(name, {}).items():
        yield _f1(f"{name}, {key}", figures.get(key), at_least(bound, "{:g}"))
    if name not in GOALS and any(figures.get("value", ())):  # labels of spans alone are another project's habits
        yield _f1(f"{name}, value", figures["value"])
    if name in MISFIRES and "misfires" in figures:
        wrong, _, all_ = figures["misfires"]
        yield Line(f"{name}, misfires", wrong, f"{wrong} of {all_}", at_most(MISFIRES[name]))


def _f1(title: str, triple: tuple[float, float, float] | None, goal: Goal | None = None) -> Line:
    if triple is None:
        return Line(title, None, "not measured", goal)
    precision, recall, f1 = triple
    return Line(title, f1, f"{f1:.1f} (P {precision:.1f}, R {recall:.1f})", goal)
