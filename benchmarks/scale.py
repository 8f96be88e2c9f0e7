"""Grouping very many quotations: synthetic ones, in a process of their own that is held to one core.

``python -m benchmarks.scale N`` makes and groups N of them and prints what it cost. Half of a press day's quotations
are the same few statements again, some of them with a word changed or cut short; vocabulary and lengths are those of
news. Nothing is read: the same N gives the same quotations on every machine.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from benchmarks.board import Line, Section, at_most, missing
from pipeline.match.statements import group_statements
from pipeline.records import Passage, Quote

SMALL, TIMES = 100_000, 10
MOST_SECONDS = 60
MOST_RATIO = 12
MOST_BYTES_EACH = 4_000  # of memory, a quotation, beyond the quotations themselves
_WORDS = 30_000
_AGAIN = 0.5  # share of quotations that print an earlier statement
_KEPT = 5_000  # earlier statements that may come again: a release is printed while it is news
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def quotations(number: int, seed: int = 0) -> Iterator[Quote]:
    """Made-up quotations, eight an article; words are as unequally common as those of a language are."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(_WORDS)]
    common = list(accumulate(1 / (place + 3) for place in range(_WORDS)))
    known: list[list[str]] = []
    for place in range(number):
        if known and chance.random() < _AGAIN:
            said = list(chance.choice(known))
            change = chance.random()
            if change < 0.3:
                said[chance.randrange(len(said))] = chance.choice(words)
            elif change < 0.5:
                said = said[: max(8, len(said) // 2)]
        else:
            said = chance.choices(words, cum_weights=common, k=chance.randint(8, 45))
            if len(known) < _KEPT:
                known.append(said)
            else:
                known[chance.randrange(_KEPT)] = said
        article, text = f"a{place // 8}", " ".join(said)
        start = place % 8 * 1_000
        yield Quote(Passage(article, start, start + len(text), text), place % 8, "direct", f"{article}#{place % 8}")


def cost(number: int) -> dict[str, float]:
    """Seconds of processor time and memory of grouping so many quotations, in this process."""
    quotes = list(quotations(number))
    held = _peak()
    begin = time.process_time()
    groups = group_statements(quotes)
    return {
        "seconds": time.process_time() - begin,
        "groups": len(groups),
        "grouped": sum(map(len, groups)),
        "held_bytes": held,
        "peak_bytes": _peak(),
    }


def measure(small: int = SMALL, times: int = TIMES) -> Section:
    """Group ``small`` and ``times`` as many; a line for time, for how it grows, and for memory."""
    try:
        costs = [_in_a_process(number) for number in (small, small * times)]
    except subprocess.CalledProcessError as error:
        return Section("scale", (missing("grouping quotations", f"the process ended with {error.returncode}"),))
    few, many = costs
    ratio = many["seconds"] / few["seconds"]
    each = [(one["peak_bytes"] - one["held_bytes"]) / n for one, n in zip(costs, (small, small * times), strict=True)]
    lines = (
        Line(
            f"{small:,} quotations grouped, seconds of one core", few["seconds"], f"{few['seconds']:.1f}",
            at_most(MOST_SECONDS),
        ),
        Line(f"{small * times:,} quotations, seconds", many["seconds"], f"{many['seconds']:.1f}", None),
        Line(f"time for {times} times as many", ratio, f"{ratio:.1f} times", at_most(MOST_RATIO, "{:g} times")),
        Line(
            f"memory a quotation, {small:,}", each[0], f"{each[0]:,.0f} bytes",
            at_most(MOST_BYTES_EACH, "{:,} bytes"),
        ),
        Line(
            f"memory a quotation, {small * times:,}", each[1], f"{each[1]:,.0f} bytes",
            at_most(MOST_BYTES_EACH, "{:,} bytes"),
        ),
    )  # fmt: skip
    return Section("scale", lines, details={"costs": costs})


def _in_a_process(number: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.scale", str(number)]
    folder = Path(__file__).parent.parent
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(ended.stdout)
    return result


def _peak() -> int:
    """The most memory that this process has had, bytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes if sys.platform == "darwin" else kilobytes * 1024


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print(json.dumps(cost(int(sys.argv[1]))))
