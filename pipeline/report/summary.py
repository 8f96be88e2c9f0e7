"""The end of a report on several files: where most is to be looked at, worst first, and how much was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.records import Finding, Report, Severity
from pipeline.report.layout import columns
from pipeline.report.style import Style
from pipeline.report.wording import one_line, several, severities

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
_HEADS = ("errors", "warnings", "advice", "numbers", "unchecked")


@dataclass(frozen=True)
class Line:
    """One file: its findings by severity, the numbers that were read, and those that nothing could be said of."""

    name: str
    found: tuple[int, ...]
    numbers: int
    unchecked: int


@dataclass
class Summary:
    """What is kept of each report as they go by: counts, and a line for those with findings."""

    lines: list[Line] = field(default_factory=list)
    articles: int = 0
    numbers: int = 0
    unchecked: int = 0
    dismissed: int = 0
    known: int = 0

    def add(self, report: Report) -> None:
        """Count a report."""
        counts = report.tally()
        unchecked = counts.get("no_reference", 0) + counts.get("not_checkable", 0)
        self.articles += 1
        self.numbers += len(report.claims)
        self.unchecked += unchecked
        own = [finding for finding in report.dismissed if finding.passage.article == report.article.id]
        self.known += sum(finding.decision is None for finding in own)
        self.dismissed += sum(finding.decision is not None for finding in own)
        if report.findings:
            found = tuple(sum(one.severity == level for one in report.findings) for level in _SEVERITIES)
            self.lines.append(Line(one_line(report.article.id), found, len(report.claims), unchecked))


def table(summary: Summary, style: Style) -> Iterator[str]:
    """A line for every file with findings, worst first, and one for the others together."""
    worst = sorted(summary.lines, key=lambda line: tuple(-count for count in line.found))
    rest = summary.articles - len(worst)
    if rest:
        numbers = summary.numbers - sum(line.numbers for line in worst)
        unchecked = summary.unchecked - sum(line.unchecked for line in worst)
        worst.append(Line(f"{several(rest, 'file')} without findings", (0, 0, 0), numbers, unchecked))
    counts = sum(len(head) + 2 for head in _HEADS)
    longest = max(columns(line.name) for line in worst)
    if longest + 2 + counts > style.width:
        yield style.paint("label", "worst first")
        for line in worst:
            yield f"  {line.name}"
            yield f"    {_words(line)}"
        return
    heads = "".join(f"  {head}" for head in _HEADS)
    yield style.paint("label", "worst first") + " " * max(longest - 9, 0) + style.paint("quiet", heads)
    for line in worst:
        yield f"  {line.name}{' ' * (max(longest, 9) - columns(line.name))}{_cells(line)}"


def _words(line: Line) -> str:
    """The same counts where a table would be wider than the terminal."""
    found = [level for level, count in zip(_SEVERITIES, line.found, strict=True) for _ in range(count)]
    unchecked = f", {line.unchecked:,} of them unchecked" if line.unchecked else ""
    return f"{severities(found)}; {several(line.numbers, 'number')}{unchecked}"


def _cells(line: Line) -> str:
    cells = [f"{count:,}" if count else "–" for count in (*line.found, line.numbers, line.unchecked)]
    return "".join(f"  {cell:>{len(head)}}" for cell, head in zip(cells, _HEADS, strict=True))


def closing(summary: Summary, findings: Sequence[Finding]) -> str:
    """How much was read and found, and how much was put aside."""
    articles, numbers = several(summary.articles, "article"), several(summary.numbers, "number")
    found = severities([finding.severity for finding in findings])
    aside = [f"{summary.dismissed:,} dismissed"] if summary.dismissed else []
    aside += [f"{summary.known:,} known before"] if summary.known else []
    return f"{articles}, {numbers} read: {found}" + (f" ({', '.join(aside)})" if aside else "")
