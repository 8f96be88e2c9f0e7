"""Where converted tables are kept: the folder that the system has for what can be made again."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

#: Names another folder, or is ``off``: then nothing is kept beyond the run.
VARIABLE = "COPYDESK_CACHE_DIR"
OFF = "off"
_NAME = "copydesk"


def cache_folder(surroundings: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """The folder, or None where nothing is to be kept.

    XDG Base Directory Specification on Linux and its like (a relative XDG_CACHE_HOME is to be ignored), the folders of
    their own on macOS and Windows.
    """
    chosen = surroundings.get(VARIABLE, "")
    if chosen.casefold() == OFF:
        return None
    if chosen:
        return Path(chosen).expanduser()
    if platform == "win32" and surroundings.get("LOCALAPPDATA"):
        return Path(surroundings["LOCALAPPDATA"]) / _NAME / "Cache"
    home = Path(surroundings["HOME"]) if surroundings.get("HOME") else Path.home()
    if platform == "darwin":
        return home / "Library" / "Caches" / _NAME
    given = Path(surroundings.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else home / ".cache") / _NAME
