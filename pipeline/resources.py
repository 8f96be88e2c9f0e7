"""Where the data files lie that travel with the code: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def data_folder(name: Literal["models", "reference"]) -> Path:
    """The folder of that name: ``pipeline/data/<name>`` in an installed wheel, ``<root>/<name>`` in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parent / name
