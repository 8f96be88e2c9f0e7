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
#: Settings that name folders or files.
_PLACES = frozenset({"reference", "source"})


def settings_of(folder: Path) -> Settings:
    """The settings of the nearest file, in the folder or in one that holds it; the usual ones where there is none.

    Folders and files named in it are relative to it. Raises UsageError naming the file where it cannot be read or says
    nonsense.
    """
    found = _nearest(folder)
    return Settings() if found is None else _settled(*found)


def file_of(folder: Path) -> Path | None:
    """The file that ``settings_of`` reads. Raises UsageError as that does, where a file cannot be read."""
    found = _nearest(folder)
    return None if found is None else found[0]


def _nearest(folder: Path) -> tuple[Path, object] | None:
    """The nearest file that has settings, and what it says; of two in one folder, the one that is copydesk's own."""
    for place in (folder, *folder.parents):
        own = place / OWN
        if _is_there(own):
            return own, _read(own)
        shared = place / SHARED
        if shared.is_file():
            tools = _read(shared).get("tool")
            if isinstance(tools, dict) and "copydesk" in tools:
                return shared, tools["copydesk"]
    return None


def _is_there(file: Path) -> bool:
    """Whether anything has the name, a link to nothing too: that is told when it is read, not passed over."""
    return file.is_symlink() or file.exists()


def _settled(path: Path, values: object) -> Settings:
    if not isinstance(values, dict):
        raise UsageError(str(path), "tool.copydesk is no table of settings", "write [tool.copydesk] and names below it")
    if path.name == OWN and "tool" in values:
        raise UsageError(f"{path}: tool", "there is no such setting", f"in {OWN}, names stand without [tool.copydesk]")
    return settle({name: _beside(path, name, value) for name, value in values.items()}, f"{path}: ")


def _beside(path: Path, name: str, value: Any) -> Any:
    """Folders and files as seen from the settings file; "~" is the user's own folder, as a shell has it."""
    if name not in _PLACES:
        return value
    if isinstance(value, str) and value:
        return str(path.parent / _at_home(value))
    if isinstance(value, list):
        return [_beside(path, name, part) if isinstance(part, str) else part for part in value]
    return value


def _at_home(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:  # nobody's "~name"
        return Path(name)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(
            str(path), "the settings cannot be read (they are not in UTF-8)", "save the file as UTF-8"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        reason = " ".join((getattr(error, "strerror", None) or str(error)).split()).rstrip(".")
        raise UsageError(str(path), f"the settings cannot be read ({reason})") from error
