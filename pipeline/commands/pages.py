"""Where a report of pages goes: one article to one page, several to a folder of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.console import Sink, sink_for
from pipeline.files.folders import Folder, writing_folder
from pipeline.records import Batch
from pipeline.report import FORMATS, paged
from pipeline.report.style import Style


class PageFolder(Sink):
    """A folder in place of a file."""

    def __init__(self, folder: Folder) -> None:
        """Take an open folder; it stays the caller's to close."""
        self.style, self.is_terminal, self._folder = Style(), False, folder

    def write_pages(self, form: str, batch: Batch) -> None:
        """Write a page an article, and their index. Raises UsageError where one cannot be written."""
        self._folder.write(paged(form)(batch))


@contextmanager
def report_to(form: str, output: str | None) -> Iterator[Sink]:
    """Standard output, a file, or for a format of pages a folder, where the name is not that of a page."""
    if FORMATS[form].kind == "pages" and output is not None and _names_folder(output):
        with writing_folder(output) as folder:
            yield PageFolder(folder)
        return
    with sink_for(output) as sink:
        yield sink


def _names_folder(output: str) -> bool:
    path = Path(output)
    if path.exists() and not path.is_file():
        return path.is_dir()  # /dev/stdout is no folder
    return path.suffix.lower() not in {".html", ".htm"}
