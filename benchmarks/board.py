"""The scoreboard: a line a measure with its goal beside it, printed as one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is wanted: at least or at most a bound. ``form`` prints it as the measure is printed."""

    bound: float
    at_least: bool = True
    form: str = "{:g}"

    def met(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.form.format(self.bound)}"


@dataclass(frozen=True, slots=True)
class Line:
    """A measure: ``value`` is what the goal is held against (None: it could not be measured), ``now`` its print."""

    measure: str
    value: float | None
    now: str
    goal: Goal | None = None

    @property
    def met(self) -> bool | None:
        return None if self.goal is None or self.value is None else self.goal.met(self.value)

    def fields(self) -> dict[str, Any]:
        goal = str(self.goal) if self.goal else None
        return {"measure": self.measure, "goal": goal, "now": self.now, "value": self.value, "met": self.met}


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one benchmark. ``raw`` is what its scorer printed, ``tables`` more tables to print below.

    ``details`` goes into the JSON only.
    """

    name: str
    lines: tuple[Line, ...]
    raw: str = ""
    tables: tuple[str, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        return {"lines": [line.fields() for line in self.lines], "raw": self.raw, **self.details}


def at_least(bound: float, form: str = "{:g}%") -> Goal:
    return Goal(bound, True, form)


def at_most(bound: float, form: str = "{:g}") -> Goal:
    return Goal(bound, False, form)


def rate(measure: str, hits: int, all_: int, goal: Goal | None = None) -> Line:
    """A share of cases in per cent, with the cases beside it. No cases: not measured."""
    if not all_:
        return Line(measure, None, "no cases", goal)
    share = 100 * hits / all_
    return Line(measure, share, f"{share:.1f}% ({hits} of {all_})", goal)


def missing(measure: str, why: str, goal: Goal | None = None) -> Line:
    return Line(measure, None, why, goal)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns that stand under each other; the first to the left, the others to the right."""
    cells = [list(heads), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    lines = [
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    ]
    return "\n".join(line.rstrip() for line in (lines[0], "  ".join("-" * w for w in widths), *lines[1:]))


def board(sections: Sequence[Section]) -> Iterator[str]:
    """The whole scoreboard as text: one table, then what the sections add."""
    rows = [
        (f"{section.name}: {line.measure}", str(line.goal or NOTHING), line.now, _mark(line.met))
        for section in sections
        for line in section.lines
    ]
    yield table(("measure", "goal", "now", "met"), rows) + "\n"
    for section in sections:
        for extra in section.tables:
            yield f"\n{extra}\n"


def _mark(met: bool | None) -> str:
    return {True: "yes", False: "no", None: NOTHING}[met]
