"""Writing a report to a file: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import UsageError


@contextlib.contextmanager
def writing(path: str) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is complete; a link keeps pointing to what it pointed to.

    Raises UsageError where nothing can be written, before anything else is done.
    """
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise UsageError(path, "is a folder, not a file to write a report to")
        with target.open("wb") as device:  # /dev/null, a pipe: nothing to replace
            yield device
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise UsageError(path, "cannot be written (it is read-only)")
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    except OSError as error:
        raise UsageError(path, f"cannot be written ({(error.strerror or str(error)).lower()})") from error
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        _same_group(draft, target)
        draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _same_group(draft: Path, target: Path) -> None:
    """A file that a group shares stays the group's."""
    with contextlib.suppress(OSError, AttributeError):  # nothing there yet, not ours to give, a system without groups
        os.chown(draft, -1, target.stat().st_gid)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
