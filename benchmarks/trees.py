"""A command with all the processes that it starts: wall time, the most memory of them together, and killing them.

Memory is read from /proc while they run (Linux): each process's own peak, of all that live at one moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended; ``peak`` in kilobytes, 0 where it was not looked at."""

    code: int
    wall: float
    peak: int = 0


def run_tree(
    arguments: Sequence[str], folder: Path, more: Mapping[str, str], *, look: bool = False, kill_at: float | None = None
) -> Ran:
    """Run Python with these arguments; ``kill_at`` seconds after its start it is killed, its children with it.

    What it says is dropped.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {**more}
    begin = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while look or kill_at is not None:
        if kill_at is not None and time.perf_counter() - begin >= kill_at:
            process.kill()
            break
        peak = max(peak, _peak_of(process.pid)) if look else 0
        try:
            process.wait(_EVERY)
            break
        except subprocess.TimeoutExpired:
            pass
    code = process.wait()
    return Ran(code, time.perf_counter() - begin, peak)


def finished(ran: Ran, ends_with: Container[int] = (0, 1, 3)) -> Ran:
    """The same, where it did its work. Raises ChildProcessError."""
    if ran.code not in ends_with:
        raise ChildProcessError(f"the command ended with {ran.code}")
    return ran


def _peak_of(root: int) -> int:
    """The peaks of a process and of its descendants, added up, kilobytes."""
    children: dict[int, list[int]] = {}
    peaks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = dict(
                    line.split(":\t", 1) for line in (entry / "status").read_text().splitlines() if ":\t" in line
                )
            except (OSError, ValueError):
                continue
            children.setdefault(int(status["PPid"]), []).append(int(entry.name))
            peaks[int(entry.name)] = int(status.get("VmHWM", "0").split()[0])
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        total += peaks.get(pid, 0)
        waiting += children.get(pid, [])
    return total
