"""Writing decisions down: new entries go to the end of the file, whose comments and order stay as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pipeline.files.output import writing
from pipeline.judgement.decisions import Entry, parsed, read_text
from pipeline.settings_file import DECISIONS

HEAD = "# Decisions on findings of copydesk; the last one on a key counts (docs/decisions.md).\n"


def file_for(here: Path) -> Path:
    """The file that a decision is written to: the nearest in the folder or in one that holds it, else a new one."""
    return next(
        (folder / DECISIONS for folder in (here, *here.parents) if (folder / DECISIONS).is_file()), here / DECISIONS
    )


def append(file: Path, entries: Sequence[Entry]) -> None:
    """Add decisions to the end of a file, in one step. Raises UsageError where it does not fit or cannot be written:
    then nothing is changed."""
    text = read_text(file)
    for _ in parsed(file, text):
        pass  # a file that would not be read again is no place for a decision
    between = "" if not text or text.endswith("\n") else "\n"
    added = "".join(f"\n{_block(entry)}" for entry in entries)
    with writing(str(file)) as handle:
        handle.write(f"{text or HEAD}{between}{added}".encode())


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
