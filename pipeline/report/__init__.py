"""Reports: one file a format, each a generator of pieces of text.

A format of ``copydesk check`` is a module here with ``findings(batch, settings, style)`` and an entry in FORMATS.
It goes through ``batch.reports`` in order and keeps none of them: a batch may be larger than the memory.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipeline.records import Batch
    from pipeline.report.style import Style
    from pipeline.settings import Settings

    Renderer = Callable[[Batch, Settings, Style], Iterator[str]]
    ByteRenderer = Callable[[Batch, Settings, Style], Iterator[bytes]]


@dataclass(frozen=True)
class Form:
    """A format: the module that writes it, and for whom.

    ``people`` read it on a terminal, in its encoding; ``data`` is UTF-8 for other programs; ``bytes`` is a file of
    another kind than text, whose module has ``findings`` that yields bytes; ``pages`` are a file an article, and its
    module has ``pages(batch)`` besides, which yields them with their names.
    """

    module: str
    kind: Literal["people", "data", "bytes", "pages"] = "data"


#: Formats of ``copydesk check``, the default first.
FORMATS = {
    "text": Form("text", "people"),
    "concise": Form("concise"),
    "jsonl": Form("jsonl"),
    "json": Form("whole"),
    "html": Form("pages", "pages"),
    "csv": Form("delimited"),
    "md": Form("markdown"),
    "sarif": Form("sarif"),
    "github": Form("github"),
    "junit": Form("junit"),
    "xlsx": Form("tick_sheet", "bytes"),
}


def paged(format_name: str) -> Callable[[Batch], Iterator[tuple[str, Iterable[str]]]]:
    """The function that writes a format of the kind ``pages``: file names and what is in them."""
    module = importlib.import_module(f"{__name__}.{FORMATS[format_name].module}")
    found: Callable[[Batch], Iterator[tuple[str, Iterable[str]]]] = module.pages
    return found


def renderer(format_name: str) -> Renderer:
    """The function that writes a format; its module is only imported now."""
    module = importlib.import_module(f"{__name__}.{FORMATS[format_name].module}")
    found: Renderer = module.findings
    return found


def byte_renderer(format_name: str) -> ByteRenderer:
    """The function that writes a format of the kind ``bytes``."""
    module = importlib.import_module(f"{__name__}.{FORMATS[format_name].module}")
    found: ByteRenderer = module.findings
    return found
