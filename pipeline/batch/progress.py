"""How far a long batch is, on a terminal: a bar with the rate, the time that is left, and what was found so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.carefully import HANDFUL
from pipeline.batch.packets import Summary
from pipeline.files.finding import Source, sources
from pipeline.files.kinds import ARTICLE_LINES, suffix
from pipeline.files.notes import STDIN
from pipeline.records import Severity
from pipeline.report.wording import several

if TYPE_CHECKING:
    from rich.progress import Progress

_BLOCK = 1 << 20
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


class Bar:
    """A bar on standard error that comes with the ninth article: a few are done before one could read it."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Nothing is drawn yet."""
        self._paths = paths
        self._done = 0
        self._found: Counter[Severity] = Counter()
        self._bar: Progress | None = None

    def finished(self, summary: Summary) -> None:
        """One article more."""
        self._done += 1
        self._found.update(summary.severities)
        if self._done > HANDFUL:
            self._bar = self._bar or self._drawn()
            rate, found = self._words()
            self._bar.update(self._bar.task_ids[0], completed=self._done, rate=rate, found=found)

    def close(self) -> None:
        """Take it from the screen."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _drawn(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        bar = Progress(
            BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
            TextColumn("{task.fields[found]}"),
            console=Console(stderr=True), transient=True, redirect_stdout=False,
        )  # fmt: skip
        rate, found = self._words()
        bar.add_task("", total=expected(self._paths), completed=self._done, rate=rate, found=found)
        bar.start()
        return bar

    def _words(self) -> tuple[str, str]:
        """How fast it goes, and what was found."""
        speed = self._bar.tasks[0].speed if self._bar else None
        counts = [tally for one in _SEVERITIES if (tally := _counted(self._found[one], one))]
        return f"{speed:.1f} articles/s" if speed else "", ", ".join(counts) or "no findings"


def _counted(number: int, severity: Severity) -> str:
    return several(number, severity, "advice" if severity == "advice" else None) if number else ""


@contextmanager
def bar(paths: Sequence[str], wanted: bool) -> Iterator[Bar | None]:
    """A bar where one is wanted."""
    drawn = Bar(paths) if wanted else None
    try:
        yield drawn
    finally:
        if drawn is not None:
            drawn.close()


def expected(paths: Sequence[str]) -> int | None:
    """About how many articles the inputs hold; None where that cannot be known before they are read."""
    if STDIN in paths:
        return None
    files = (one.path for one in sources(paths) if isinstance(one, Source) and one.path is not None)
    return sum(_lines(Path(file)) if suffix(file) == ARTICLE_LINES else 1 for file in files)


def _lines(file: Path) -> int:
    lines, last = 0, b"\n"
    try:
        with file.open("rb") as handle:
            while block := handle.read(_BLOCK):
                lines += block.count(b"\n")
                last = block[-1:]
    except OSError:
        return 0
    return lines + (last != b"\n")
