"""``python -m pipeline`` is ``copydesk``: the command line, where Ctrl-C is quiet from the first import on."""

from __future__ import annotations

import sys
from typing import NoReturn

_INTERRUPTED = 130  # as ``console`` has it, which is not there yet


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    try:
        from pipeline import cli

        cli.main()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
