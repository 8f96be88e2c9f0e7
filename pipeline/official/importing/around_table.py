"""What the lines above and below a table say of it, for a guess: title, publisher, day of release, unit, period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from pipeline.official.importing.columns_seen import Looked
from pipeline.official.importing.grid import Grid
from pipeline.official.importing.outline import Outline
from pipeline.official.importing.periods import read_period
from pipeline.official.importing.unit_words import Measured, read_unit, unit_in
from pipeline.patterns import lazily

_SENTENCE = 20  # letters of a first cell that begins a sentence, not a pair of name and value
_NUMBERED = lazily(r"(?:table|figure|worksheet|sheet|chart)\s*[\w.]{0,8}\s*[:.–—-]\s*(?=\S)", re.I)
_NOTED = lazily(r"\s*\[[^\]]{1,30}\]\s*$")
_DAY = r"(\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}|\d{4}-\d\d-\d\d|\d\d?[/-]\d\d?[/-]\d{4})"
_RELEASED = lazily(
    r"\b(?:published|released|(?:release|publication)(?: date| day)?|date of (?:release|publication))[:,]?"
    r"(?: on)? " + _DAY,
    re.I,
)
_SOURCE = lazily(r"(?:data )?sources?: *(.{3,120})|publish(?:er|ed by):? *(.{3,120})", re.I)
_NO_PUBLISHER = lazily(r"[,;(]?\s*\b(?:last |first )?(?:published|released|updated)\b.*$", re.I)
#: All of a figure but its sign: "38.2%", "£1,200".
_SIGN = lazily(r"[^%£$€]+")


@dataclass(frozen=True)
class Around:
    """What was read; empty, or None, where nothing says it. ``released`` is YYYY-MM-DD."""

    title: str
    publisher: str
    released: str
    unit: Measured | None


def around_table(grid: Grid, outline: Outline) -> Around:
    """Title, publisher, day of release and unit from the lines before and after the table."""
    top = outline.header[0] if outline.header else outline.first
    before = [_line(row) for row in grid.rows[:top] if _line(row)]
    after = [_line(row) for row in grid.rows[outline.last + 1 :][:200] if _line(row)]
    titles = (
        _NOTED.sub("", _NUMBERED.sub("", line))
        for line in before
        if not _SOURCE.match(line) and not _RELEASED.search(line)
    )
    title = next((title for title in titles if 12 < len(title) < 200), "")
    publisher = next((found[1] or found[2] for line in [*after, *before] if (found := _SOURCE.match(line))), "")
    days = (found[1] for line in [*before, *after] if (found := _RELEASED.search(line)))
    cells = [" ".join(cell.split()) for row in grid.rows[:top] for cell in row if 0 < len(cell) < 40]
    alone = (unit for cell in cells if (unit := read_unit(cell)) is not None)
    told = (unit for line in before[:6] if (unit := unit_in(line)) is not None)
    return Around(
        title,
        _NO_PUBLISHER.sub("", publisher).strip(" .,"),
        next((day for text in days if (day := _as_iso(text))), ""),
        next(alone, None) or next(told, None),
    )


def _line(row: Sequence[str]) -> str:
    """A line above or below a table; in text a comma in it may have parted it into cells."""
    parts = [cell for cell in row if cell.strip()]
    if parts and parts[0] == row[0] and len(parts[0]) > _SENTENCE:
        return " ".join(",".join(takewhile(str.strip, row)).split())
    return " ".join(" ".join(parts).split())


def _as_iso(text: str) -> str:
    found = read_period(re.sub(r"(?<=[a-z]),(?= \d{4}$)", "", text))
    return found.start.isoformat() if found is not None and found.start == found.end else ""


def sign_of(figures: Sequence[Looked]) -> Measured | None:
    """What the sign means that most figures carry: "%" or a currency's."""
    signs = Counter(sign for one in figures for text in one.distinct if (sign := _SIGN.sub("", text)))
    numbers = sum(1 for one in figures for text in one.distinct if any(map(str.isdecimal, text)))
    sign, times = next(iter(signs.most_common(1)), ("", 0))
    return read_unit(sign) if times * 2 > numbers else None


def period_in(title: str) -> str:
    """The one period that a title names at its end: "by force, 2016"."""
    for start in sorted({0, *(found.end() for found in re.finditer(r"[,:(]\s*|\b(?:in|for|at) ", title))}):
        if read_period(title[start:].strip(" .)")):
            return title[start:].strip(" .)")
    return ""
