"""How a report for people looks: its width, and colours where a terminal shows them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import IO

#: Width where nobody's terminal says otherwise, columns.
WIDTH = 100
NARROWEST, WIDEST = 60, 140
#: What each part looks like, in rich's words.
LOOKS = {
    "error": "bold red",
    "warning": "bold yellow",
    "advice": "bold cyan",
    "mark": "bold red",
    "title": "bold",
    "label": "bold",
    "quiet": "dim",
}


@dataclass(frozen=True)
class Style:
    """Plain by default; ``colour`` paints with the terminal's sixteen colours.

    ``detail`` is how much a report for people tells: -2 the closing line, -1 the findings, 0 these and the account of
    the numbers, 1 everything that is known.
    """

    width: int = WIDTH
    colour: bool = False
    detail: int = 0

    def told(self, detail: int, color: str) -> Style:
        """The same with another ``detail``; ``color`` is "always", "never" or "auto", which changes nothing."""
        return replace(self, detail=detail, colour=self.colour if color == "auto" else color == "always")

    def paint(self, look: str, text: str) -> str:
        """The text in the look of that name (see LOOKS)."""
        if not self.colour or not text.strip():
            return text
        from rich.color import ColorSystem
        from rich.style import Style as RichStyle

        return RichStyle.parse(LOOKS[look]).render(text, color_system=ColorSystem.STANDARD)


def style_for(stream: IO[str] | None, environment: Mapping[str, str] = os.environ) -> Style:
    """Colour and the terminal's width on a terminal; plain and WIDTH columns when piped or written to a file.

    ``NO_COLOR`` and ``TERM=dumb`` take the colours away, ``FORCE_COLOR`` puts them into a pipe.
    """
    terminal = stream is not None and stream.isatty()
    plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    colour = not plain and (terminal or bool(environment.get("FORCE_COLOR")))
    width = shutil.get_terminal_size((WIDTH, 24)).columns if terminal else WIDTH
    return Style(max(NARROWEST, min(width, WIDEST)), colour)
