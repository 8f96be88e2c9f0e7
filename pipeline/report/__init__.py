"""Reports: one file a format, each a generator of pieces of text.

A format of ``copydesk check`` is a module here with ``findings(batch, settings, style)`` and an entry in FORMATS.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.records import Batch
    from pipeline.report.style import Style
    from pipeline.settings import Settings

    Renderer = Callable[[Batch, Settings, Style], Iterator[str]]

#: Formats of ``copydesk check`` and the modules that write them, the default first.
FORMATS = {"text": "text", "concise": "concise", "jsonl": "jsonl", "json": "whole"}


def renderer(format_name: str) -> Renderer:
    """The function that writes a format; its module is only imported now."""
    module = importlib.import_module(f"{__name__}.{FORMATS[format_name]}")
    found: Renderer = module.findings
    return found
