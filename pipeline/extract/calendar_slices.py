"""The matched tokens of a rule, and what most rules of the calendar share: the year that goes with a month."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pipeline.extract.calendar_tokens import Tokens, year_pair
from pipeline.extract.mentions import DaySpan, Mention, Recurring, YearWords
from pipeline.extract.stretches import Stretch
from pipeline.records import PeriodKind

Anchor = Literal["article", "context"] | None


class Slice:
    """The matched tokens of a rule, asked for by class."""

    def __init__(self, tokens: Tokens, first: int, after: int) -> None:
        """Keeps the tokens ``first:after``."""
        self.tokens, self.first, self.after = tokens, first, after
        self.codes = tokens.codes[first:after]

    def index(self, classes: str, nth: int = 0) -> int | None:
        """The nth token of one of the classes; negative counts from the end."""
        found = [self.first + at for at, code in enumerate(self.codes) if code in classes]
        return found[nth] if -len(found) <= nth < len(found) else None

    def number(self, classes: str, nth: int = 0) -> int | None:
        """That token's whole number."""
        at = self.index(classes, nth)
        value = None if at is None else self.tokens.values[at]
        return value if isinstance(value, int) else None

    def word(self, classes: str, nth: int = 0) -> str | None:
        """That token's value, where it is a word (a unit, the word itself)."""
        at = self.index(classes, nth)
        value = None if at is None else self.tokens.values[at]
        return value if isinstance(value, str) else None

    def slice(self, first: int, after: int) -> Slice:
        """Part of the slice, by the article's token numbers."""
        return Slice(self.tokens, first, after)


def year_words(words: Slice) -> YearWords | None:
    """The year printed with a month or a quarter, or the words that count to it; None where there is neither."""
    pair = words.word("R")
    if pair is not None and (years := year_pair(pair)):
        return YearWords(years[0], fiscal=True)
    year = words.number("YO", -1)
    if year is not None:
        return YearWords(year)
    if words.index("y") is None:
        return None
    if words.index("vBs") is not None:
        return YearWords(steps=-1, anchor="context")
    if words.index("K") is not None:
        return YearWords(steps=1, anchor="context")
    steps = -1 if words.index("LA") is not None else 1 if words.index("N") is not None else 0
    return YearWords(steps=steps, anchor="article")


def placed(kind: PeriodKind, timing: Recurring | DaySpan, year: YearWords | None, **more: object) -> Mention | None:
    """A mention of something that every year has: fixed by a printed year, else left to the article's day."""
    stretch: Stretch | None = None
    anchor: Anchor = "article"
    relative = None
    if year is not None:
        if year.year is not None:
            stretch, anchor = timing.within(year.year), None
        else:
            anchor, relative = year.anchor, ("year", year.steps or 0)
    return Mention(0, 0, kind, stretch, timing, year, relative, anchor, **more)  # type: ignore[arg-type]


def short_year(two_digits: int) -> int:
    """The year that "'98" or "09" is short for: 1970 to 2069."""
    return two_digits + (2000 if two_digits < 70 else 1900)


Reader = Callable[[Slice], Mention | None]
