"""Run a scorer that comes with the evaluation data, in its own folder; what it prints is parsed by the caller."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


class ScorerError(Exception):
    """A scorer is missing or ended badly."""


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a .jsonl file; none where there is no such file."""
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


@contextmanager
def written(records: Iterable[Mapping[str, Any]]) -> Iterator[Path]:
    """The records as a .jsonl file that lives as long as the scorer needs it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        yield path


def score(scorer: Path, *arguments: object, may_fail: bool = False) -> str:
    """What the scorer prints. Raises ScorerError when it is not there or fails (``may_fail``: some tell by it)."""
    if not scorer.exists():
        raise ScorerError(f"{scorer.name} is not in {scorer.parent}; name its folder with --scorers")
    given = [str(a.resolve()) if isinstance(a, Path) else str(a) for a in arguments]
    command = [sys.executable, scorer.name, *given]
    ended = subprocess.run(command, cwd=scorer.parent, capture_output=True, text=True, encoding="utf-8", check=False)
    if ended.returncode and not (may_fail and ended.stdout):
        raise ScorerError(f"{scorer.name}: {ended.stderr.strip().splitlines()[-1:]}")
    return ended.stdout
