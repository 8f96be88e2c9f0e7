"""Files that were saved, found by looking at their times and sizes: no file system is asked to call back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline.files.finding import Source, sources

EVERY = 0.5  # seconds between two looks
#: Time of the last change (nanoseconds) and size (bytes) of each file.
Look = Mapping[str, tuple[int, int]]


def saved(
    paths: Sequence[str],
    look: Callable[[Sequence[str]], Look] | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[frozenset[str]]:
    """The files that have changed, come or gone, each time that some have; it never ends.

    A file that is being written is waited for: two looks must be the same.
    """
    look = look or look_at
    known = before = look(paths)
    while True:
        pause(EVERY)
        now = look(paths)
        if now == before and now != known:
            yield frozenset(path for path in {*now, *known} if now.get(path) != known.get(path))
            known = now
        before = now


def look_at(paths: Sequence[str]) -> Look:
    """Every file named or fitting a pattern, and every file in the folders named, but for hidden ones."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - a path stays a string
            found.update(_in_folder(path))
        elif os.path.lexists(path):
            found.update(_one(path))
        else:
            fitting = (one.path for one in sources([path]) if isinstance(one, Source) and one.path is not None)
            found.update(item for one in fitting for item in _one(one).items())
    return found


def _in_folder(top: str) -> Look:
    found: dict[str, tuple[int, int]] = {}
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                found.update(_one(os.path.join(folder, name)))  # noqa: PTH118 - the name that the article has
    return found


def _one(path: str) -> Look:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return {}
    return {path: (status.st_mtime_ns, status.st_size)}
