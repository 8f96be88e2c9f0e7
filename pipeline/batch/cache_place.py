"""Where results are kept between runs: the user's cache folder, or the one that COPYDESK_CACHE names."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = "COPYDESK_CACHE"
FILE = "results.sqlite"


def cache_file(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """The file; None where the user has no home to keep it in."""
    named = environment.get(FOLDER)
    if named:
        return Path(named) / FILE
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME")
    if platform == "win32":
        base = environment.get("LOCALAPPDATA")
    elif platform == "darwin":
        base = home and f"{home}/Library/Caches"
    else:
        given = environment.get("XDG_CACHE_HOME", "")
        base = given if given.startswith("/") else home and f"{home}/.cache"  # a relative one is to be ignored
    return Path(base) / "copydesk" / FILE if base else None
