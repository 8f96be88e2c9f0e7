"""What the relative rules of the grammar mean: units counted from the article's day, or from the context."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from pipeline.extract.calendar_slices import Reader, Slice
from pipeline.extract.mentions import Mention, Relative, Timing, Weekday
from pipeline.records import PeriodKind

_UNITS = "yokqdcCxg"
FEW = "how many is not said"


def _unit(words: Slice) -> tuple[str, bool]:
    """The unit's name ("financial year" where the words say so) and whether it is a plural."""
    word = words.word(_UNITS) or "year"
    kind = words.word("G")
    name = word.removesuffix("s")
    return (kind if kind and name == "year" else name), word.endswith("s")


def _count(words: Slice) -> int | None:
    """How many units; None for "a few"; 1 where nothing is said."""
    return None if words.index("h") is not None else words.number("nD2") or 1


def _article(timing: Timing | None, unit: str, steps: int, kind: PeriodKind = "relative") -> Mention:
    return Mention(0, 0, kind, timing=timing, relative=(unit, steps), anchor="article")


def _context(unit: str, steps: int) -> Mention:
    return Mention(0, 0, "relative", relative=(unit, steps), anchor="context")


def same_stretch(words: Slice) -> Mention:
    """The same period last year, the same month a year earlier: the context's stretch, a year before."""
    return _context("year", -1 if words.index("LvABn") is not None else 0)


def before_last(words: Slice) -> Mention:
    """The year before last."""
    unit, _ = _unit(words)
    return _article(Relative(unit, -2), unit, -2)


def ago(words: Slice) -> Mention:
    """A year ago, four years ago, a few months ago."""
    unit, _ = _unit(words)
    count = _count(words)
    if count is None:
        return Mention(0, 0, "relative", anchor="article", reason=FEW)
    return _article(Relative(unit, -count), unit, -count)


def earlier(words: Slice) -> Mention | None:
    """A year earlier, the month before, three years later."""
    unit, plural = _unit(words)
    count = _count(words)
    if plural and words.index("t") is not None and words.index("nD2h") is None:
        return None
    if count is None:
        return Mention(0, 0, "relative", anchor="context", reason=FEW)
    return _context(unit, count if words.index("F") is not None else -count)


def previous(words: Slice) -> Mention | None:
    """The previous year, the preceding three months."""
    return _from_context(words, -1)


def following(words: Slice) -> Mention | None:
    """The following year, the next day."""
    if words.word("N") in ("coming", "forthcoming", "upcoming"):
        return rolling(words)
    return _from_context(words, 1)


def _from_context(words: Slice, sign: int) -> Mention | None:
    unit, plural = _unit(words)
    count = _count(words)
    if plural and words.index("nD2h") is None:
        return None
    if count is None:
        return Mention(0, 0, "relative", anchor="context", reason=FEW)
    return _context(unit, sign * count)


def rolling(words: Slice) -> Mention | None:
    """The past five years, the last 12 months, the next decade: up to the article's day, or from it."""
    unit, plural = _unit(words)
    if plural and words.index("nD2h") is None:
        return None
    count = _count(words)
    if count is None:
        return Mention(0, 0, "relative", anchor="article", reason=FEW)
    steps = -count if words.index("Lp") is not None else count
    if unit in ("quarter", "weekend", "century") or ("year" in unit and unit != "year"):
        return _article(Relative(unit, steps), unit, steps) if count == 1 else None
    return _article(Relative(unit, steps, rolling=True), unit, steps, "span")


def stepped(words: Slice) -> Mention | None:
    """Last year, this month, next financial year."""
    unit, plural = _unit(words)
    if plural or unit == "day":
        return None
    steps = -1 if words.index("L") is not None else 1 if words.index("N") is not None else 0
    return _article(Relative(unit, steps), unit, steps)


def context_unit(words: Slice) -> Mention | None:
    """That year, the same month."""
    unit, plural = _unit(words)
    return None if plural else _context(unit, 0)


def weekend(words: Slice) -> Mention | None:
    """The weekend."""
    return None if _unit(words)[1] else _article(Relative("weekend", 0), "weekend", 0, "weekend")


def near_day(words: Slice) -> Mention:
    """Yesterday, last night, this morning, tomorrow evening."""
    steps = words.number("z")
    if steps is None:
        steps = -1 if words.index("L") is not None else 0
    return replace(_article(Relative("day", steps), "day", steps, "day"), bare="near")


def weekday(words: Slice) -> Mention | None:
    """Tuesday, Sunday night, last Friday, Monday last week."""
    number = words.number("W")
    if number is None:
        return None
    week = words.index("k") is not None
    steps = -1 if words.index("L") is not None else 1 if words.index("N") is not None else 0
    return Mention(
        0, 0, "day", timing=Weekday(number, steps, week), relative=("weekday", steps), anchor="article",
        bare=None if steps else "weekday",
    )  # fmt: skip


RELATIVE: MappingProxyType[str, Reader] = MappingProxyType({
    "same_stretch": same_stretch, "before_last": before_last, "ago": ago, "earlier": earlier, "previous": previous,
    "following": following, "rolling": rolling, "stepped": stepped, "context_unit": context_unit,
    "weekend": weekend, "near_day": near_day, "weekday": weekday,
})  # fmt: skip
