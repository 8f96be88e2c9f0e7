"""Text -> mentions of time, left to right and without overlaps; linear in the text's length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from pipeline.extract.calendar_grammar import next_match
from pipeline.extract.calendar_slices import Slice
from pipeline.extract.calendar_tokens import Tokens, tokens
from pipeline.extract.day_year_readings import DAYS_AND_YEARS
from pipeline.extract.mentions import Mention
from pipeline.extract.month_readings import MONTHS
from pipeline.extract.relative_readings import RELATIVE
from pipeline.extract.stretches import part_of
from pipeline.extract.surroundings import stands

READERS = MappingProxyType({**DAYS_AND_YEARS, **MONTHS, **RELATIVE})
_TRAILING = "P,'-"


def scan(text: str) -> Iterator[tuple[Mention, int, int, Tokens]]:
    """Each mention with its first token, the token after its last, and the text's tokens."""
    read = tokens(text)
    at = 0
    while found := next_match(read.codes, at):
        rule, first, after = found
        taken = None
        while after > first and taken is None:
            while after > first + 1 and read.codes[after - 1] in _TRAILING:
                after -= 1
            taken = _mention(rule, read, first, after)
            if taken is None:  # a shorter reading from the same token: "March" of "March 15 people"
                shorter = next_match(read.codes, first, after - 1) if after - 1 > first else None
                if shorter is None or shorter[1] != first:
                    break
                rule, _, after = shorter
        if taken is None:
            at = first + 1
            continue
        yield (*_with_part(taken, read, first, at), after, read)
        at = after


def reread(text: str) -> Mention | None:
    """The mention that is the whole of the text, without asking for its surroundings."""
    read = tokens(text)
    at = 0
    while found := next_match(read.codes, at):
        rule, first, after = found
        if after == len(read.codes) or set(read.codes[after:]) <= set(_TRAILING):
            mention = _read(rule, read, first, after)
            if mention is not None:
                return _with_part(mention, read, first, 0)[0]
        at = first + 1
    return None


def _mention(rule: str, read: Tokens, first: int, after: int) -> Mention | None:
    mention = _read(rule, read, first, after)
    return mention if mention is not None and stands(read, first, after, mention) else None


def _read(rule: str, read: Tokens, first: int, after: int) -> Mention | None:
    try:
        mention = READERS[rule](Slice(read, first, after))
    except (ValueError, OverflowError):
        return None  # 31 June, or a year before the calendar begins
    return None if mention is None else replace(mention, start=read.starts[first], end=read.ends[after - 1])


def _with_part(mention: Mention, read: Tokens, first: int, lowest: int) -> tuple[Mention, int]:
    """Takes in the words before that narrow it: "early 2016", "mid-2003", "the end of March"."""
    at = _part_at(read, first, lowest)
    if at is None or mention.kind in ("day", "week", "weekend") or mention.anchor == "context":
        return mention, first
    part = read.values[at]
    if at > lowest and read.code(at - 1) == "t":
        at -= 1
    stretch = None if mention.stretch is None else part_of(mention.stretch, str(part))
    reason = (
        f"taken as about the {'last' if part in ('end', 'late') else 'first' if part != 'middle' else 'middle'} part"
    )
    mention = replace(mention, start=read.starts[at], stretch=stretch, part=str(part), kind="span", reason=reason)
    return mention, at


def _part_at(read: Tokens, first: int, lowest: int) -> int | None:
    for at, link in ((first - 1, ""), (first - 2, "-"), (first - 2, "of"), (first - 2, "in")):
        if at < lowest or read.code(at) != "b" or (read.word(at + 1).lower() != link and link):
            continue
        loose = read.values[at] in ("early", "late") or read.word(at).lower() == "mid"
        if link in ("-", "of") or loose:
            return at
    return None
