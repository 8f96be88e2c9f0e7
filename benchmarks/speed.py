"""What copydesk costs beside bare spaCy, as ratios of runs that take turns. Nothing here is a test.

- a check of many articles against ``nlp.pipe`` over the same texts with the whole small model, models loaded before;
- a cold ``check seeds/`` against a process that imports spaCy, loads the whole model and ends;
- peak memory of a cold check of the folder against a cold process that runs bare spaCy over it.
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import scorer
from benchmarks.articles import as_articles
from benchmarks.board import Goal, Line, Section, at_least, at_most, missing, table
from benchmarks.processes import Cost, cost_of
from benchmarks.stages import CHECKS, MATCH, SPACY, watch
from pipeline import desk, language
from pipeline.extract.paragraphs import paragraphs
from pipeline.official.store import Store
from pipeline.records import Article
from pipeline.settings import Settings

ROOT = Path(__file__).parent.parent
WARM, COLD, MEMORY = at_most(0.85), at_most(1.3), at_most(1.2)
PACE = at_least(20_000, "{:,}")
ROUNDS = 5  # pairs of runs; the median of their ratios counts
SAMPLE = 150  # articles

_BARE_COLD = "import sys, spacy; spacy.load(sys.argv[1])"
_BARE_FOLDER = """
import sys, pathlib, spacy
nlp = spacy.load(sys.argv[1])
texts = (path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[2]).glob("*.txt")))
if sys.argv[3] == "paragraphs":
    texts = (line for text in texts for line in text.splitlines() if line)
for doc in nlp.pipe(texts):
    pass
"""
_FINISHED = (0, 1)  # exit codes of a check that did its work


@dataclass(frozen=True, slots=True)
class Turns:
    """Runs of two things by turns; a figure is the median of the ratios of the pairs."""

    first: tuple[Cost, ...]
    second: tuple[Cost, ...]

    def ratio(self, field: str) -> float:
        pairs = zip(self.first, self.second, strict=True)
        return float(median(getattr(one, field) / getattr(other, field) for one, other in pairs))

    def line(self, measure_: str, field: str, unit: str, goal: Goal | None = None, scale: float = 1) -> Line:
        ours, bare = (median(getattr(cost, field) for cost in costs) * scale for costs in (self.first, self.second))
        ratio = self.ratio(field)
        return Line(measure_, ratio, f"{ratio:.2f} ({ours:.2f} / {bare:.2f} {unit})", goal)


def take_turns(first: Callable[[], Cost], second: Callable[[], Cost], rounds: int) -> Turns:
    """A B A B …, after one run of each that does not count (caches of the disk and of the interpreter)."""
    first(), second()
    costs = [(first(), second()) for _ in range(rounds)]
    return Turns(tuple(one for one, _ in costs), tuple(other for _, other in costs))


def texts(data: Path, files: Sequence[Path], sample: int) -> tuple[Article, ...]:
    """The first articles of the files, else of the folder's clean and unread ones in equal parts."""
    given = list(files) or [data / "articles" / "clean.jsonl", data / "articles" / "bulk_unread.jsonl"]
    each = -(-sample // len(given))
    parts = (itertools.islice(as_articles(scorer.lines_of(path), "id"), each) for path in given)
    return tuple(itertools.chain.from_iterable(parts))[:sample]


def measure(
    data: Path, store: Store, files: Sequence[Path] = (), sample: int = SAMPLE, rounds: int = ROUNDS
) -> Section:
    """All entries over the same articles."""
    articles = texts(data, files, sample)
    if not articles:
        return Section("speed", (missing("whole check / bare spaCy", "no articles", WARM),))
    warm, warm_parts = whole_check(articles, store, rounds)
    start = cold_start(rounds)
    peak, peak_parts = folder_memory(articles)
    stages, parts = where_time_goes(articles, store)
    return Section(
        "speed",
        (
            warm.line("whole check / bare spaCy, processor time", "cpu", "s", WARM),
            warm.line("whole check / bare spaCy, wall", "wall", "s"),
            warm_parts.line("whole check / bare spaCy by paragraph, processor time", "cpu", "s"),
            start.line("cold check of the seeds / cold spaCy, wall", "wall", "s", COLD),
            start.line("cold check of the seeds / cold spaCy, processor time", "cpu", "s"),
            peak.line("peak memory of a check / bare spaCy", "peak", "MB", MEMORY, 1 / 1024),
            peak_parts.line("peak memory of a check / bare spaCy by paragraph", "peak", "MB", None, 1 / 1024),
            *parts,
        ),
        tables=(stages,),
    )


def whole_check(articles: Sequence[Article], store: Store, rounds: int) -> tuple[Turns, Turns]:
    """Against spaCy over the articles as they are, and over their paragraphs, which is kinder to its cache.

    Models loaded before, all on the same texts, results dropped as they come.
    """
    import spacy

    parser, bare = language.load(), spacy.load(language.model_folder())

    def ours() -> Cost:
        return _timed(lambda: desk.check(articles, parser, store, Settings()))

    def theirs(texts_: Sequence[str]) -> Cost:
        return _timed(lambda: deque(bare.pipe(texts_), maxlen=0))

    as_they_are = [article.text for article in articles]
    by_paragraph = [part.text for article in articles for part in paragraphs(article.text)]
    return take_turns(ours, lambda: theirs(as_they_are), rounds), take_turns(ours, lambda: theirs(by_paragraph), rounds)


def cold_start(rounds: int) -> Turns:
    """Whole processes, from nothing to the report."""
    model = str(language.model_folder())
    return take_turns(
        lambda: cost_of(["-m", "pipeline", "check", "seeds"], ROOT, _FINISHED),
        lambda: cost_of(["-c", _BARE_COLD, model], ROOT),
        rounds,
    )


def folder_memory(articles: Sequence[Article]) -> tuple[Turns, Turns]:
    """Whole processes over a folder of them, spaCy over articles and over paragraphs; run once, it hardly varies."""
    with TemporaryDirectory() as folder:
        for place, article in enumerate(articles):
            (Path(folder) / f"{place:06}.txt").write_text(article.text, encoding="utf-8", newline="")
        ours = cost_of(["-m", "pipeline", "check", folder, "--no-cache", "--format", "jsonl"], ROOT, _FINISHED)
        bare = [str(language.model_folder()), folder]
        whole, parts = (cost_of(["-c", _BARE_FOLDER, *bare, unit], ROOT) for unit in ("articles", "paragraphs"))
        return Turns((ours,), (whole,)), Turns((ours,), (parts,))


def where_time_goes(articles: Sequence[Article], store: Store) -> tuple[str, tuple[Line, ...]]:
    """The stages as a table; goals for single stages; what part of the text the model read at all."""
    parser = language.load()
    desk.check(articles[:5], parser, store, Settings())
    clock = watch(articles, parser, store, Settings())
    shares = clock.shares()
    own = sum(seconds for stage, seconds in clock.seconds.items() if stage != SPACY)
    pace = sum(len(article.text.split()) for article in articles) / own
    all_ = sum(len(article.text) for article in articles)
    lines = (
        Line("words a second of all but spaCy", pace, f"{pace:,.0f}", PACE),
        _part("checks, part of the whole time", shares.get(CHECKS, 0), at_most(5, "{:g}%")),
        _part("match and sums, part of the whole time", shares.get(MATCH, 0), at_most(10, "{:g}%")),
        *(_part(name, n / all_) for name, n in clock.texts.items()),
    )
    rows = [(stage, f"{100 * share:.1f}%") for stage, share in shares.items()]
    return "Processor time of a check by stage\n" + table(("stage", "share"), rows), lines


def _part(measure_: str, share: float, goal: Goal | None = None) -> Line:
    return Line(measure_, 100 * share, f"{100 * share:.1f}%", goal)


def _timed(work: Callable[[], object]) -> Cost:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)
