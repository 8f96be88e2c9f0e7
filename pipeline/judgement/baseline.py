"""A baseline: the findings of an archive that are known, a line each, so that only new ones are reported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.files.output import writing
from pipeline.finding_keys import is_key
from pipeline.records import Finding


@dataclass(frozen=True)
class Known:
    """A finding of a baseline. ``article`` tells a copy in another article from a file that was renamed."""

    key: str
    article: str
    message: str


def read_baseline(path: str) -> dict[str, tuple[Known, ...]]:
    """The known findings by key, of all articles that have it.

    Raises UsageError naming file and line where something does not fit.
    """
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(path, f"the baseline cannot be read ({why})", "--write-baseline makes one") from error
    known: dict[str, list[Known]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            entry = _entry(f"{path}, line {number}", line)
            known.setdefault(entry.key, []).append(entry)
    return {key: tuple(entries) for key, entries in known.items()}


def _entry(where: str, line: str) -> Known:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(where, "is no entry of a baseline", "--write-baseline makes them") from error
    parts = [values.get(name) for name in ("key", "article", "message")] if isinstance(values, dict) else []
    if len(parts) != 3 or not all(isinstance(part, str) for part in parts):
        raise UsageError(where, "an entry needs 'key', 'article' and 'message', all of them texts")
    key, article, message = map(str, parts)
    if not is_key(key):
        raise UsageError(where, f"{key!r} is no key of a finding", "--write-baseline makes them")
    return Known(key, article, message)


@contextmanager
def keeping(path: str | None) -> Iterator[Callable[[Iterable[Finding]], None]]:
    """What writes findings as a baseline, whole or not at all; without a path, nothing is written.

    Raises UsageError where nothing can be written, before anything else is done.
    """
    if path is None:
        yield lambda _: None
        return
    with writing(path) as handle:
        yield lambda findings: handle.writelines(line.encode("utf-8", "replace") for line in _lines(findings))


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        entry = {"key": finding.key, "article": finding.passage.article, "message": finding.message}
        yield json.dumps(entry, ensure_ascii=False) + "\n"
