"""What ``check`` needs to lay people's decisions and a baseline over its findings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.judgement.baseline import read_baseline
from pipeline.judgement.decisions import find_files, places_above, read_files, shown
from pipeline.judgement.judging import Judged, Judgement
from pipeline.release_dates import day
from pipeline.report.wording import several
from pipeline.settings import Settings

MOST_LISTED = 20  # entries that no longer have a finding


def judgement_of(paths: Sequence[str], settings: Settings, decisions: str | None, baseline: str | None) -> Judgement:
    """The decisions on the inputs, or those of one file, and a baseline's findings. Raises UsageError."""
    if decisions is not None and not Path(decisions).is_file():
        raise UsageError("--decisions", f"{decisions!r} is no file")
    files = find_files(paths, Path.cwd()) if decisions is None else (Path(decisions),)
    return Judgement(settings, read_files(files), {} if baseline is None else read_baseline(baseline))


def files_of(paths: Sequence[str], decisions: str | None, baseline: str | None) -> tuple[str, ...]:
    """The files that ``judgement_of`` reads or would read, but for those in the folders that are given."""
    named = () if baseline is None else (baseline,)
    if decisions is not None:
        return (*named, decisions)
    folders = _folders(paths)
    above = sorted(places_above(paths, Path.cwd()))
    return (*named, *(str(file) for file in above if folders.isdisjoint(map(str, file.parents))))


def remarks(judged: Judged, paths: Sequence[str], baseline: str | None) -> Iterator[str]:
    """What a person should know about decisions and baseline: what was left out, and what no longer has a finding."""
    folders = _folders(paths)
    stale = judged.stale(lambda entry: not folders.isdisjoint(map(str, Path(os.path.realpath(entry.file)).parents)))
    here = Path.cwd().resolve()
    for entry in stale[:MOST_LISTED]:
        yield (
            f"{shown(entry.file, here)}: {entry.key}, {entry.verdict} by {entry.by} on {day(entry.on.isoformat())}, "
            f"is found no longer ({entry.reason.rstrip('.')})."
        )
    yield from _more(stale, "decision")
    if baseline is None:
        return
    yield f"{baseline}: {several(judged.left_out(), 'known finding')} left out."
    gone = judged.gone()
    for known in gone[:MOST_LISTED]:
        yield f"{baseline}: {known.key} in {known.article} is found no longer ({known.message.rstrip('.')})."
    yield from _more(gone, "entry", "entries")


def _folders(paths: Sequence[str]) -> set[str]:
    return {os.path.realpath(path) for path in paths if os.path.isdir(path)}  # noqa: PTH112 - never raises


def _more(entries: Sequence[object], noun: str, plural: str | None = None) -> Iterator[str]:
    rest = len(entries) - MOST_LISTED
    if rest > 0:
        yield f"{several(rest, 'more ' + noun, plural and 'more ' + plural)} without a finding."
