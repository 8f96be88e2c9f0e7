"""``python -m pipeline`` is ``copydesk``: the command line, where Ctrl-C is quiet from the first import on."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

_INTERRUPTED = 130  # as ``console`` has it, which is not there yet


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        from pipeline import cli

        _end(cli.main())
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _end(code: int) -> NoReturn:
    """End at once when what others have registered for the end is done. To take the model apart object by object, as
    Python does, is an eighth of the time that one article takes (mypy ends in the same way)."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # closed by whoever called
                stream.flush()
    except (OSError, ValueError):  # Python has its own words for that
        sys.exit(code)
    atexit._run_exitfuncs()
    os._exit(code)


if __name__ == "__main__":
    main()
