"""Standard output, standard error and exit codes, so that a command only says what and never how."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

import typer

from pipeline.errors import CopydeskError, InputError, UsageError
from pipeline.files.output import writing
from pipeline.report.style import Style, style_for
from pipeline.report.wording import visible

NOTHING_FOUND, FINDINGS, WRONG_USE, NOT_READ, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141


class PipeClosedError(Exception):
    """Whoever read the report has stopped reading; there is nothing to say and nobody to say it to."""


class Sink:
    """Where a report goes: a file, or standard output where ``handle`` is None."""

    def __init__(self, handle: BinaryIO | None = None) -> None:
        """Take an open file; it stays the caller's to close."""
        self._handle = handle
        self.style = Style() if handle else style_for(sys.stdout)
        self.is_terminal = handle is None and is_terminal(sys.stdout)

    def write_bytes(self, pieces: Iterable[bytes]) -> None:
        """Write a file of another kind than text. Raises PipeClosedError, and UsageError where it cannot be written."""
        if self._handle is not None:
            self._handle.writelines(pieces)
        elif sys.stdout is not None:
            _to_stdout(pieces, at_once=False)

    def write(self, pieces: Iterable[str], *, utf8: bool = True, at_once: bool = False) -> None:
        """Write the pieces as they come, in UTF-8 or, for people, in the terminal's own encoding.

        ``at_once``: whoever reads them gets each piece when it is there, not when there are many.

        Raises PipeClosedError, and UsageError where nothing can be written.
        """
        if self._handle is not None:
            for piece in pieces:
                self._handle.write(piece.encode("utf-8", "replace"))
        elif sys.stdout is not None:
            encoding = "utf-8" if utf8 else sys.stdout.encoding or "utf-8"
            _to_stdout((piece.encode(encoding, "replace") for piece in pieces), at_once=at_once)


@contextmanager
def sink_for(output: str | None) -> Iterator[Sink]:
    """The file of that name, which is replaced only when the report is complete, or standard output."""
    if output is None:
        yield Sink()
        return
    with writing(output) as handle:
        yield Sink(handle)


def say(sentence: str) -> None:
    """One sentence on standard error; where nobody listens there any more, the report goes on."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"copydesk: {visible(sentence)}\n")
    except OSError:  # a closed pipe, a full disk
        _let_go(sys.stderr)


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person reads the stream as it comes."""
    return stream is not None and stream.isatty()


def guarded(command: Callable[[], object]) -> int:
    """Run a command; its exit code. Every error of the user's becomes one sentence, an interruption none."""
    try:
        code = command()
        Sink().write([])  # what libraries printed, flushed while a closed pipe can still be told from an error
    except PipeClosedError:
        return PIPE_CLOSED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except CopydeskError as error:
        say(str(error))
        return NOT_READ if isinstance(error, InputError) else WRONG_USE
    except _usage_errors() as error:
        say(_usage_sentence(error))
        return WRONG_USE
    return code if isinstance(code, int) else NOTHING_FOUND


def _usage_errors() -> tuple[type[Exception], ...]:
    """What typer raises for a wrong option or command: its own class of Click's, or Click's, as it brings the one
    or uses the other."""
    kinds = typer.BadParameter.__mro__
    return tuple(kind for kind in kinds if kind.__name__ == "ClickException" and issubclass(kind, Exception))


def _usage_sentence(error: BaseException) -> str:
    written = str(getattr(error, "format_message", error.__str__)())
    message = " ".join(written.replace(". Did you mean", ", did you mean").split()).rstrip(".")
    return f"{message[:1].lower()}{message[1:]} (see 'copydesk --help')."


def _to_stdout(pieces: Iterable[bytes], *, at_once: bool) -> None:
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
            if at_once:
                sys.stdout.buffer.flush()
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
        raise PipeClosedError from None
    except OSError as error:
        _let_go(sys.stdout)
        raise UsageError("standard output", f"cannot be written ({(error.strerror or str(error)).lower()})") from None


def _let_go(stream: IO[str]) -> None:
    """Point standard output or error at nothing, so that Python's own flush at the end does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
