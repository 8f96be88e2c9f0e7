"""What a whole process costs: wall time, processor time and peak memory, as the system counted them.

The process is started by a small one in between: a child counts its parent's memory as its own until it runs its own
program, and the benchmark itself is as large as what it measures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCHER = """
import json, os, sys, time
begin = time.perf_counter()
quiet = os.open(os.devnull, os.O_WRONLY)
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1)])
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - begin
print(json.dumps([os.waitstatus_to_exitcode(status), wall, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and of processor time; peak memory in kilobytes on Linux (only ratios of it are used)."""

    wall: float
    cpu: float
    peak: int = 0


def cost_of(arguments: Sequence[str], folder: Path, ends_with: Container[int] = (0,)) -> Cost:
    """Run Python with these arguments in ``folder``; what it prints is dropped.

    Raises ChildProcessError, with its last words, where it ends with another code.
    """
    command = [sys.executable, "-I", "-S", "-c", _LAUNCHER, sys.executable, *arguments]
    # compiled modules are kept, as an installed command has them
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ended = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True)
    code, *figures = json.loads(ended.stdout)
    if code not in ends_with:
        raise ChildProcessError(f"{arguments[:3]} ended with {code}: {ended.stderr.decode(errors='replace')[-500:]}")
    return Cost(*figures)
