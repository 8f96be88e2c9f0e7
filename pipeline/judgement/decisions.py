"""Decisions on findings, as newsrooms keep them beside the articles: where the files are, and what they say.

A file is TOML, an entry a decision; the last entry on a key counts, so that the file keeps who thought what and when.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, cast, get_args

from pipeline.errors import UsageError
from pipeline.finding_keys import is_key
from pipeline.patterns import lazily
from pipeline.records import Decision
from pipeline.settings import nearest, one_of
from pipeline.settings_file import DECISIONS

#: "reopened" takes back what was decided before.
Verdict = Literal["accepted", "dismissed", "reopened"]
NEEDED = ("key", "verdict", "reason", "by", "on")
KNOWN = (*NEEDED, "article")
_HEADER = lazily(r"^[ \t]*\[\[[ \t]*decision[ \t]*\]\]", 8)  # re.MULTILINE


@dataclass(frozen=True)
class Entry:
    """One decision as a file has it: ``article`` is the one that it was made on, where that was noted."""

    key: str
    verdict: Verdict
    reason: str
    by: str
    on: date
    article: str | None
    file: Path

    @property
    def decision(self) -> Decision | None:
        """The decision that a finding carries; None where it was reopened."""
        return None if self.verdict == "reopened" else Decision(self.verdict, self.reason, self.by, self.on)


def find_files(paths: Iterable[str], here: Path) -> tuple[Path, ...]:
    """The files of decisions that bear on inputs: in the folder of each and in those above it, below each folder that
    is given, and in ``here`` and above it. Those higher up come first."""
    paths = tuple(paths)
    found = {file for file in places_above(paths, here) if is_there(file)}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - never raises, whatever the name
            found.update(_below(_real(path)))
    return tuple(sorted(found, key=lambda file: (len(file.parts), file)))


def places_above(paths: Iterable[str], here: Path) -> frozenset[Path]:
    """Where a file of decisions may be that bears on inputs, but for the folders below those that are given."""
    tops = {_real(here)}
    for path in paths:
        if path != "-":
            tops.add(_real(path if os.path.isdir(path) else Path(path).parent))  # noqa: PTH112 - never raises
    return frozenset(folder / DECISIONS for top in tops for folder in (top, *top.parents))


def is_there(file: Path) -> bool:
    """Whether anything has the name. What is no file, or a link to none, is told when it is read: decisions that are
    passed over in silence would bring back what somebody has dismissed."""
    return os.path.lexists(file)


def _real(folder: str | Path) -> Path:
    """The folder without links; links that lead back to themselves stay, and are found to be no folder later."""
    return Path(os.path.realpath(folder))


def _below(top: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if DECISIONS in names or DECISIONS in folders:
            yield Path(folder, DECISIONS)


def shown(file: Path, here: Path) -> str:
    """How a person is told of a file of decisions: as seen from a folder when it lies in it, else in full."""
    file, here = file.absolute(), here.absolute()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)


def read_files(files: Sequence[Path]) -> dict[str, Entry]:
    """What counts for each key: the last entry of a file, and of several files the one that lies furthest down.

    Raises UsageError at the first entry that does not fit, naming file, line and key.
    """
    return {entry.key: entry for file in files for entry in parsed(file, _text_of(file))}


def _text_of(file: Path) -> str:
    text = read_text(file)
    if not text and not file.exists():
        raise UsageError(str(file), "the decisions cannot be read (it is a link to nothing)")
    return text


def read_text(file: Path) -> str:
    """The text of a file of decisions; empty where there is none yet. Raises UsageError where it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise UsageError(
            str(file), "the decisions cannot be read (they are not in UTF-8)", "save the file as UTF-8"
        ) from error
    except OSError as error:
        raise UsageError(str(file), f"the decisions cannot be read ({_why(error)})") from error


def parsed(file: Path, text: str) -> Iterator[Entry]:
    """The entries of a file in their order. Raises UsageError as ``read_files``."""
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(str(file), f"the decisions cannot be read ({_why(error)})") from error
    for name in values:
        if name != "decision":
            raise UsageError(f"{file}: {name}", "there is no such table", "a decision begins with [[decision]]")
    entries = values.get("decision", [])
    if not isinstance(entries, list):
        raise UsageError(f"{file}: decision", "is no list", "begin each decision with [[decision]]")
    lines = _header_lines(text)
    for number, entry in enumerate(entries):
        line = f"line {lines[number]}" if len(lines) == len(entries) else f"decision {number + 1}"
        yield _entry(file, f"{file}, {line}", entry)


def _header_lines(text: str) -> list[int]:
    """The line of each header, counted on from the one before: a file may have thousands."""
    lines, line, counted = [], 1, 0
    for header in _HEADER.finditer(text):
        line += text.count("\n", counted, header.start())
        counted = header.start()
        lines.append(line)
    return lines


def _entry(file: Path, where: str, values: object) -> Entry:
    if not isinstance(values, Mapping):
        raise UsageError(where, "is no decision", f"write {', '.join(NEEDED)} below [[decision]]")
    for name in values:
        if name not in KNOWN:
            raise UsageError(f"{where}, {name}", "a decision has no such part", nearest(str(name), KNOWN))
    for name in NEEDED:
        if values.get(name) in (None, ""):
            raise UsageError(where, f"the decision has no {name!r}", f"it needs {', '.join(NEEDED)}")
    key = _words(where, values, "key")
    if not is_key(key):
        raise UsageError(f"{where}, key", f"{key!r} is no key of a finding", "copy it from the report")
    verdict = one_of(f"{where}, {key}, verdict", values["verdict"], get_args(Verdict))
    return Entry(
        key=key,
        verdict=cast("Verdict", verdict),
        reason=_words(f"{where}, {key}", values, "reason"),
        by=_words(f"{where}, {key}", values, "by"),
        on=read_day(f"{where}, {key}, on", values["on"]),
        article=_words(f"{where}, {key}", values, "article") if "article" in values else None,
        file=file,
    )


def _words(where: str, values: Mapping[str, Any], name: str) -> str:
    value = values[name]
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{where}, {name}", f"{value!r} is no text", "write it in quotation marks")
    return value.strip()


def read_day(where: str, value: object) -> date:
    """A day as TOML or a person writes it. Raises UsageError where it is none."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise UsageError(where, f"{value!r} is not a day", "write YYYY-MM-DD") from error


def _why(error: Exception) -> str:
    return " ".join((getattr(error, "strerror", None) or str(error)).split()).rstrip(".").lower()
