"""What ``check`` needs to lay people's decisions and a baseline over its findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.files.finding import Source, sources
from pipeline.judgement.baseline import read_baseline
from pipeline.judgement.decisions import Entry, find_files, places_above, read_files, shown
from pipeline.judgement.judging import Judged, Judgement
from pipeline.release_dates import day
from pipeline.report.wording import several
from pipeline.settings import Settings

MOST_LISTED = 20  # entries that no longer have a finding


def judgement_of(paths: Sequence[str], settings: Settings, decisions: str | None, baseline: str | None) -> Judgement:
    """The decisions on the inputs, or those of one file, and a baseline's findings. Raises UsageError."""
    if decisions is not None and not Path(decisions).is_file():
        raise UsageError("--decisions", f"{decisions!r} is no file")
    files = find_files(_expanded(paths), Path.cwd()) if decisions is None else (Path(decisions),)
    return Judgement(settings, read_files(files), {} if baseline is None else read_baseline(baseline))


def files_of(paths: Sequence[str], decisions: str | None, baseline: str | None) -> tuple[str, ...]:
    """The files that ``judgement_of`` reads or would read, but for those in the folders that are given."""
    named = () if baseline is None else (baseline,)
    if decisions is not None:
        return (*named, decisions)
    folders = _folders(paths)
    above = sorted(places_above(_expanded(paths), Path.cwd()))
    return (*named, *(str(file) for file in above if folders.isdisjoint(map(str, file.parents))))


def remarks(judged: Judged, paths: Sequence[str], baseline: str | None, *, all_read: bool = True) -> Iterator[str]:
    """What a person should know about decisions and baseline: what was left out, and what no longer has a finding.

    ``all_read``: no file of the inputs failed to be read, which might have had a finding.
    """
    covers = _covered(judged.batch.articles, _folders(paths))
    stale = judged.stale(lambda entry: all_read and covers(entry))
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


def _covered(articles: Iterable[str], folders: Set[str]) -> Callable[[Entry], bool]:
    """Whether everything was checked that a decision may be about: its file lies in one of the folders, and the article
    that it notes was checked under another name, or is gone."""

    @cache
    def checked() -> frozenset[str]:
        return frozenset(map(os.path.realpath, articles))

    def covers(entry: Entry) -> bool:
        file = Path(os.path.realpath(entry.file))
        if folders.isdisjoint(map(str, file.parents)):
            return False
        names = () if entry.article is None else (Path(entry.article), file.parent / entry.article)
        there = {os.path.realpath(name) for name in names if os.path.lexists(name)}
        return not there or not there.isdisjoint(checked())

    return covers


def _expanded(paths: Sequence[str]) -> Iterator[str]:
    """The paths, with a file of each folder in the place of a pattern that it fits: decisions may lie there."""
    for path in paths:
        if os.path.lexists(path):
            yield path
        else:
            found = (
                source.path for source in sources([path]) if isinstance(source, Source) and source.path is not None
            )
            yield from {os.path.dirname(file): file for file in found}.values()  # noqa: PTH120 - a path stays a string


def _folders(paths: Sequence[str]) -> set[str]:
    return {os.path.realpath(path) for path in paths if os.path.isdir(path)}  # noqa: PTH112 - never raises


def _more(entries: Sequence[object], noun: str, plural: str | None = None) -> Iterator[str]:
    rest = len(entries) - MOST_LISTED
    if rest > 0:
        yield f"{several(rest, 'more ' + noun, plural and 'more ' + plural)} without a finding."
