"""Compared pairs of statements: a JSON object a line, or some lines a pair for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.report.jsonl import dump
from pipeline.report.layout import labelled
from pipeline.report.style import Style
from pipeline.report.wording import one_line

if TYPE_CHECKING:
    from pipeline.match.comparison import Change
    from pipeline.match.pairs import ComparedPair

#: What each kind of difference is for people.
KINDS = {
    "none": "no difference", "cosmetic": "cosmetic", "truncated": "cut short", "word": "another word",
    "number": "another number", "negation": "a negation",
}  # fmt: skip
_LONGEST = 160


def pair_fields(compared: ComparedPair) -> dict[str, Any]:
    """The fields that other programs were promised."""
    comparison = compared.comparison
    return {
        "id": compared.pair.id,
        "same": comparison.same,
        "material": comparison.material,
        "kind": comparison.kind,
        "speaker_conflict": compared.speaker_conflict,
    }


def jsonl(compared: Iterable[ComparedPair], _style: Style) -> Iterator[str]:
    """A line a pair."""
    return (dump(pair_fields(one)) + "\n" for one in compared)


def text(compared: Iterable[ComparedPair], style: Style) -> Iterator[str]:
    """The verdict on each pair, then a line for each place where the two differ."""
    for one in compared:
        yield style.paint("title", one_line(str(one.pair.id))) + f"  {_verdict(one)}\n"
        for change in one.comparison.differences:
            yield from (f"{line}\n" for line in labelled(KINDS[change.kind], differing(change), style, hang=18))
        if one.speaker_conflict:
            who = f"{one_line(str(one.pair.speaker_a))} / {one_line(str(one.pair.speaker_b))}"
            yield from (f"{line}\n" for line in labelled("two speakers", who, style, hang=18))


def differing(change: Change) -> str:
    """ "“front line” / “frontline”"; a side without words is a dash."""
    return " / ".join(f"“{_shortened(side)}”" if side else "–" for side in (change.a, change.b))


def _verdict(one: ComparedPair) -> str:
    if not one.comparison.same:
        return "not the same statement"
    if one.comparison.kind == "none":
        return "the same statement, word for word"
    if one.comparison.material:
        return "the same statement, changed in substance"
    return f"the same statement ({KINDS[one.comparison.kind]})"


def _shortened(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
