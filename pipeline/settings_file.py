"""Settings that a project keeps in a file: ``copydesk.toml``, or ``[tool.copydesk]`` of a ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.settings import Settings, settle

OWN, SHARED = "copydesk.toml", "pyproject.toml"
#: Where people write what they decided on findings; see judgement/decisions.py.
DECISIONS = "copydesk.decisions.toml"


def settings_of(folder: Path) -> Settings:
    """The settings of the nearest file, in the folder or in one that holds it; the usual ones where there is none.

    Folders named in it are relative to it. Raises UsageError naming the file where it cannot be read or says nonsense.
    """
    for place in (folder, *folder.parents):
        own = place / OWN
        if own.is_file():
            return _settled(own, _read(own))
        shared = place / SHARED
        if shared.is_file():
            tools = _read(shared).get("tool")
            if isinstance(tools, dict) and "copydesk" in tools:
                return _settled(shared, tools["copydesk"])
    return Settings()


def _settled(path: Path, values: object) -> Settings:
    if not isinstance(values, dict):
        raise UsageError(str(path), "tool.copydesk is no table of settings", "write [tool.copydesk] and names below it")
    return settle({name: _beside(path, name, value) for name, value in values.items()}, f"{path}: ")


def _beside(path: Path, name: str, value: Any) -> Any:
    """Folders as seen from the settings file."""
    if name != "reference":
        return value
    if isinstance(value, str):
        return str(path.parent / value)
    return (
        [str(path.parent / part) if isinstance(part, str) else part for part in value]
        if isinstance(value, list)
        else value
    )


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join((getattr(error, "strerror", None) or str(error)).split()).rstrip(".")
        raise UsageError(str(path), f"the settings cannot be read ({reason})") from error
