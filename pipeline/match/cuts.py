"""What one printing of a statement leaves out of the other, and whether what is left says something else.

A cut turns the meaning where the words left out belong to the sentence that stays and deny it or tie it to a
condition: "if …", "unless …", "I do not believe that …". Whole sentences that are left out turn nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.lexicon import word_set
from pipeline.match.comparison import Change, Comparison
from pipeline.match.substance import CUT, is_cut
from pipeline.match.wording import NEGATIONS, words_of
from pipeline.patterns import lazily

Side = Literal["a", "b"]
_CONDITIONS = word_set("if unless except excepting provided providing assuming until without")
_LEADS = word_set("but and only or then not even") - {"not"}  # may stand before a condition
_AT_ENDS = 2  # words from either end of a run in which a negation belongs to what stays
_LEAD_IN = 5  # words before a sentence that deny it: "I do not believe that"
_OPENS = word_set("that think believe suppose claim say accept agree mean expect suggest whether")  # the last of them
_STAYS = 3  # words of a sentence before a cut; fewer ("But …") are no sentence that something could turn
_LONGEST = 40  # words of a clause; a longer run is no clause
_END = lazily(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_ENDED = lazily(r"[.!?…][\"'”’)\]]*\s*$")
_ENDS = lazily(r"[\"'”’)\]]*[.!?…]")
_GAP = lazily(r"…|\.(?:[ \u00a0]?\.){2,}")


@dataclass(frozen=True)
class Cut:
    """Words that stand in one printing only.

    ``short`` is the side that leaves them out, ``marked`` whether it says so with an ellipsis, ``turns`` whether they
    deny or limit the sentence that stays.
    """

    change: Change
    short: Side
    words: str
    marked: bool
    turns: bool

    @property
    def inside(self) -> bool:
        """Whether what stays goes on behind the cut."""
        return not self.change.edge


def cuts(a: str, b: str, comparison: Comparison) -> Iterator[Cut]:
    """Every run of words that only one of the two texts has, in order."""
    for change in comparison.differences:
        if not is_cut(change):
            yield from _cut_short(a, b, change)
            continue
        short: Side = "b" if len(_keys(change.a)) > len(_keys(change.b)) else "a"
        text, span, gap = (a, change.span_a, change.b) if short == "b" else (b, change.span_b, change.a)
        marked = bool(_GAP.search(gap))
        yield Cut(
            change, short, text[slice(*span)], marked, _turns(text[: span[0]], text[slice(*span)], text[span[1] :])
        )


def _cut_short(a: str, b: str, change: Change) -> Iterator[Cut]:
    """At the end of what two texts share: one ends its sentence there and begins another, the other one goes on."""
    if not (change.edge and change.a and change.b):
        return
    ahead_a, ahead_b = a[: change.span_a[0]], b[: change.span_b[0]]
    if not (_keys(ahead_a) and _keys(ahead_b)) or bool(_ENDED.search(ahead_a)) == bool(_ENDED.search(ahead_b)):
        return
    short: Side = "a" if _ENDED.search(ahead_a) else "b"
    before, run = (ahead_b, change.b) if short == "a" else (ahead_a, change.a)
    clause = _END.split(run)[0]
    if len(_keys(clause)) >= CUT:
        yield Cut(change, short, clause, False, _turns(before, clause, ""))


def _turns(before: str, run: str, behind: str) -> bool:
    """Whether a run that was left out turns what stays of its sentence, before it or behind it."""
    sentences = _END.split(run)
    first, last = _keys(sentences[0]), _keys(sentences[-1])
    goes_on = not _ENDED.search(before) and len(_keys(_END.split(before)[-1])) >= _STAYS
    leads_on = bool(_keys(behind)) and not _ENDS.match(behind)
    if goes_on and leads_on and len(sentences) > 1:
        return False  # parts of two sentences: what stays is another one
    if goes_on and (_limits(first) or (leads_on and _denies(first[:_AT_ENDS]))):
        return True
    if goes_on or not leads_on:
        return goes_on and leads_on and _denies(last[-_AT_ENDS:])
    return _limits(last) or (bool(last) and last[-1] in _OPENS and _denies(last[-_LEAD_IN:]))


def _limits(keys: list[str]) -> bool:
    """Whether a clause begins with a condition or an exception."""
    while keys and keys[0] in _LEADS:
        keys = keys[1:]
    return bool(keys) and len(keys) <= _LONGEST and keys[0] in _CONDITIONS


def _denies(keys: list[str]) -> bool:
    return sum(key in NEGATIONS for key in keys) % 2 == 1


def _keys(text: str) -> list[str]:
    return [word.key for word in words_of(text) if word.key]
