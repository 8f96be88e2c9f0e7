"""What a person is told while articles are checked: a bar on the terminal, and the notes on each article."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.commands.intake import Intake, checking
from pipeline.console import Sink, is_terminal, say
from pipeline.files.inputs import place_name
from pipeline.records import Batch
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.batch.packets import Summary


@contextmanager
def told(intake: Intake, paths: Sequence[str], settings: Settings, sink: Sink, form: str) -> Iterator[Batch]:
    """The articles checked. With ``each_alone`` the batch is read while the run goes on, else it is there at once."""
    from pipeline.batch.progress import bar

    watched = is_terminal(sys.stderr)
    on_screen = form == "text" and sink.is_terminal and watched  # the report has the notes
    scrolling = settings.each_alone and sink.is_terminal  # the report itself shows how far the run is
    with bar(paths, watched and not scrolling) as drawn:

        def finished(summary: Summary) -> None:
            if drawn is not None:
                drawn.finished(summary)
            if not on_screen:
                _say_notes(summary)

        with checking(intake, settings, finished) as batch:
            if drawn is not None and not settings.each_alone:
                drawn.close()
            yield batch


def _say_notes(summary: Summary) -> None:
    name = place_name(summary.article)
    if summary.numbers == 0:
        say(f"{name}: no number was found in it.")
    for note in summary.notes if summary.numbers is not None else ():
        say(f"{name}: {note.rstrip('.')}.")
