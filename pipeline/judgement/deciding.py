"""Writing decisions down: new entries go to the end of the file, whose comments and order stay as they are."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.files.output import writing
from pipeline.files.turns import in_turn
from pipeline.judgement.decisions import Entry, is_there, parsed, read_text
from pipeline.settings_file import DECISIONS

HEAD = "# Decisions on findings of copydesk; the last one on a key counts (docs/decisions.md).\n"


#: How often a decision is added anew because somebody has saved the file in between.
_TRIES = 20


class _OvertakenError(Exception):
    """The file has changed since it was read."""


def file_for(here: Path) -> Path:
    """The file that a decision is written to: the nearest in the folder or in one that holds it, else a new one."""
    return next(
        (file for file in (folder / DECISIONS for folder in (here, *here.parents)) if is_there(file)), here / DECISIONS
    )


def append(file: Path, entries: Sequence[Entry]) -> None:
    """Add decisions to the end of a file, in one step, so that of several people's none is lost.

    Raises UsageError where it does not fit or cannot be written: then nothing is changed.
    """
    with in_turn(file):
        for _ in range(_TRIES):
            try:
                _add(file, entries)
            except _OvertakenError:
                continue
            return
    raise UsageError(str(file), "somebody else keeps writing to it", "try again in a moment")


def _add(file: Path, entries: Sequence[Entry]) -> None:
    text = read_text(file)
    for _ in parsed(file, text):
        pass  # a file that would not be read again is no place for a decision
    end = "\r\n" if "\r\n" in text else "\n"
    between = "" if not text or text.endswith("\n") else end
    added = "".join(f"\n{_block(entry)}" for entry in entries).replace("\n", end)
    with writing(str(file)) as handle:
        handle.write(f"{text or HEAD}{between}{added}".encode())
        handle.flush()
        os.fsync(handle.fileno())  # takes long, so the look at the file comes after it
        if read_text(file) != text:  # an editor knows no turns
            raise _OvertakenError


def _block(entry: Entry) -> str:
    lines = [
        "[[decision]]",
        f"key = {_quoted(entry.key)}",
        f"verdict = {_quoted(entry.verdict)}",
        f"reason = {_quoted(entry.reason)}",
        f"by = {_quoted(entry.by)}",
        f"on = {entry.on.isoformat()}",
    ]
    if entry.article is not None:
        lines.append(f"article = {_quoted(entry.article)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: escaped as in JSON, and DEL besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
