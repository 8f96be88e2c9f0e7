"""Batches: how fast, in one process and two; the second run; memory over ten times as many; kill -9 and go on.

Whole commands are measured, from nothing to the report, each with a cache of its own in a folder that is thrown away.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import scorer
from benchmarks.articles import as_articles
from benchmarks.board import Line, Section, at_least, at_most, missing
from benchmarks.trees import Ran, finished, run_tree
from benchmarks.variants import variants
from pipeline import language
from pipeline.records import Article

ROOT = Path(__file__).parent.parent
ARTICLES = 1_000
TIMES = 10
KILLS = 10
ROUNDS = 3
_SEED = 7
_BARE = """
import sys, json, spacy
if __name__ == "__main__":
    nlp = spacy.load(sys.argv[1])
    texts = (json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf-8"))
    for doc in nlp.pipe(texts, n_process=int(sys.argv[3])):
        pass
"""


def measure(data: Path, files: Sequence[Path] = (), number: int = ARTICLES, rounds: int = ROUNDS) -> Section:
    """All entries over the same articles."""
    real = list(texts(data, files))
    if not real:
        return Section("batch", (missing("check / bare spaCy", "no articles"),))
    with TemporaryDirectory() as name:
        desk = _Desk(Path(name))
        few, many = desk.written("few", variants(real, number)), desk.written("many", variants(real, number * TIMES))
        lines = (*_speed(desk, few, rounds), *_again(desk, few), *_memory(desk, few, many), *_killed(desk, few))
    details = {"articles": number, "distinct": min(number, len(real)), "times": TIMES}
    return Section("batch", lines, details=details)


def texts(data: Path, files: Sequence[Path]) -> Iterable[Article]:
    """The articles of the files, else all the different ones of the data."""
    given = list(files) or [data / "articles" / name for name in ("clean.jsonl", "bulk_unread.jsonl")]
    seen: dict[str, Article] = {}
    for path in given:
        for article in as_articles(scorer.lines_of(path), "id"):
            seen.setdefault(article.id, article)
    return seen.values()


class _Desk:
    """A folder with files of articles, and the command over one of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._caches = 0

    def written(self, name: str, articles: Iterable[Article]) -> Path:
        path = self.folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for article in articles:
                fields = {"id": article.id, "text": article.text, "published": article.published}
                file.write(json.dumps({key: value for key, value in fields.items() if value}) + "\n")
        return path

    def new_cache(self) -> Path:
        self._caches += 1
        return self.folder / f"cache-{self._caches}"

    def check(
        self, path: Path, *options: str, cache: Path | None = None, look: bool = False, kill_at: float | None = None
    ) -> Ran:
        """The report goes to a file of the same name."""
        kept = ["--no-cache"] if cache is None else []
        arguments = [
            "-m",
            "pipeline",
            "check",
            str(path),
            "--format",
            "json",
            "--output",
            str(path.with_suffix(".out")),
        ]
        more = {} if cache is None else {"COPYDESK_CACHE_DIR": str(cache)}
        ran = run_tree([*arguments, *options, *kept], ROOT, more, look=look, kill_at=kill_at)
        return ran if kill_at is not None else finished(ran)

    def bare(self, path: Path, processes: int) -> Ran:
        script = self.folder / "bare.py"
        script.write_text(_BARE, encoding="utf-8")
        arguments = [str(script), str(language.model_folder()), str(path), str(processes)]
        return finished(run_tree(arguments, ROOT, {}), (0,))

    def report(self, path: Path) -> bytes:
        return path.with_suffix(".out").read_bytes()


def _speed(desk: _Desk, few: Path, rounds: int) -> Iterable[Line]:
    """By turns, the median of the ratios of the rounds."""
    desk.check(few)  # does not count: compiled modules, the disk's cache
    turns = [
        (desk.check(few).wall, desk.bare(few, 1).wall, desk.check(few, "--jobs", "2").wall, desk.bare(few, 2).wall)
        for _ in range(rounds)
    ]
    ours, bare, two, bare_two = (median(turn[place] for turn in turns) for place in range(4))
    one_ratio = median(turn[0] / turn[1] for turn in turns)
    two_ratio = median(turn[2] / turn[3] for turn in turns)
    gain = median(turn[0] / turn[2] for turn in turns)
    number = sum(1 for _ in few.open("rb"))
    yield Line(
        "check / bare spaCy, one process, wall",
        one_ratio,
        f"{one_ratio:.2f} ({ours:.1f} / {bare:.1f} s)",
        at_most(0.85),
    )
    yield Line("check / bare spaCy, two processes, wall", two_ratio, f"{two_ratio:.2f} ({two:.1f} / {bare_two:.1f} s)")
    yield Line("two processes / one, articles a second", gain, f"{gain:.2f} times", at_least(1.7, "{:g} times"))
    yield Line("articles a second, one process", number / ours, f"{number / ours:.1f}")


def _again(desk: _Desk, few: Path) -> Iterable[Line]:
    cache = desk.new_cache()
    first, second = (desk.check(few, cache=cache).wall for _ in range(2))
    ratio = second / first
    yield Line(
        "second run / first run, nothing changed", ratio, f"{ratio:.3f} ({second:.1f} / {first:.1f} s)", at_most(0.1)
    )
    size = sum(path.stat().st_size for path in cache.iterdir()) / sum(1 for _ in few.open("rb"))
    yield Line("kept results, an article", size, f"{size / 1000:.1f} kB")


def _memory(desk: _Desk, few: Path, many: Path) -> Iterable[Line]:
    for options, words in (((), "one process"), (("--jobs", "2"), "two workers and their parent")):
        peaks = [desk.check(path, *options, look=True).peak / 1024 for path in (few, many)]
        ratio = peaks[1] / peaks[0]
        now = f"{ratio:.2f} ({peaks[1]:.0f} / {peaks[0]:.0f} MB)"
        yield Line(f"peak memory of {TIMES} times as many articles, {words}", ratio, now, at_most(1.1))


def _killed(desk: _Desk, few: Path) -> Iterable[Line]:
    """Killed at ten random moments of one run that goes on, by turns with one process and two."""
    whole = desk.check(few).wall
    expected = desk.report(few)
    chance, cache, killed = random.Random(_SEED), desk.new_cache(), 0
    for place in range(KILLS):
        moment = 1 + chance.random() * max(2.0, whole / KILLS)
        jobs = ("--jobs", str(1 + place % 2))
        killed += desk.check(few, *jobs, cache=cache, kill_at=moment).code < 0
    last = desk.check(few, cache=cache)
    equal = desk.report(few) == expected
    words = (
        f"{'equal' if equal else 'different'} output after {killed} kills; the last run took {last.wall / whole:.2f}"
    )
    yield Line(
        "killed at ten moments, then finished", float(equal), f"{words} of a whole one", at_least(1, "{:g} (equal)")
    )
