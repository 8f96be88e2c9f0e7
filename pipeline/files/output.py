"""Writing a report to a file: whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@contextlib.contextmanager
def writing(path: str) -> Iterator[BinaryIO]:
    """A file that takes its name only when it is complete; a link keeps pointing to what it pointed to.

    Raises UsageError where nothing can be written, before anything else is done, and where the disk takes no more.
    """
    given = Path(path)
    if given.is_dir():
        raise UsageError(path, "is a folder, not a file to write a report to")
    if given.exists() and not given.is_file():
        with _opened(path, _device(path)) as device:  # /dev/null, a pipe: nothing to replace
            yield device
        return
    target = given.resolve()
    if target.exists() and not os.access(target, os.W_OK):
        raise UsageError(path, "cannot be written (it is read-only)")
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    except OSError as error:
        raise _refused(path, error) from error
    draft = Path(name)
    try:
        with _opened(path, descriptor) as handle:
            yield handle
            handle.flush()
            _put_in_place(path, handle.fileno(), draft, target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


class _Told(io.FileIO):
    """A file whose disk may be full: that is told as a sentence, wherever the report was at."""

    def __init__(self, path: str, descriptor: int) -> None:
        super().__init__(descriptor, "wb")
        self._path = path

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise _refused(self._path, error) from error


def _opened(path: str, descriptor: int) -> io.BufferedWriter:
    return io.BufferedWriter(_Told(path, descriptor))


def _device(path: str) -> int:
    try:
        return os.open(path, os.O_WRONLY)
    except OSError as error:
        raise _refused(path, error) from error


def _put_in_place(path: str, descriptor: int, draft: Path, target: Path) -> None:
    try:
        os.fsync(descriptor)
        _same_group(draft, target)
        draft.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        draft.replace(target)
    except OSError as error:
        raise _refused(path, error) from error


def _same_group(draft: Path, target: Path) -> None:
    """A file that a group shares stays the group's."""
    with contextlib.suppress(OSError, AttributeError):  # nothing there yet, not ours to give, a system without groups
        os.chown(draft, -1, target.stat().st_gid)


def _refused(path: str, error: OSError) -> UsageError:
    return UsageError(path, f"cannot be written ({(error.strerror or str(error)).lower()})")


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
