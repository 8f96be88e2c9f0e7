"""The words of a quotation are changed in substance between two printings of one statement.

What
----
Quotations of all articles of a run, and of the statements given with ``--source``, are grouped where they print the
same words. Each wording is held against the source, else against the one published first, else the fullest. A
negation, a number, a word that says how sure or how many ("may", "most", "only"), or another word of weight that
only one of them has is a change. A warning where the rest is word for word the same, by one speaker; advice where
several words differ, as when two reporters wrote down one speech, where only a form or a pronoun differs, where the
articles are more than a month apart, and where one article gives the words twice. Nothing where the later article has
the figure of another day ("We have now found …"), or the words of another year ("This Christmas …").

Why it matters
--------------
Words between quotation marks are promised to be the speaker's. Where two printings differ, at least one of them puts
words into somebody's mouth.

Flagged
-------
    Mary Holt, chief executive of the Fenland Trust, said: “These figures suggest that the builders are making real
    progress on the estate.”
    ---
    Mary Holt, of the Fenland Trust, said: “These figures suggest that the builders are making no real progress on
    the estate.”

A number, or a word that says how sure the speaker is.

    “We may have to close nine of the libraries in the county before the end of the winter,” said Mary Holt.
    ---
    “We may have to close five of the libraries in the county before the end of the winter,” said Mary Holt.

    “We may have to close nine of the libraries in the county before the end of the winter,” said Mary Holt.
    ---
    “We will have to close nine of the libraries in the county before the end of the winter,” said Mary Holt.

One article that gives the same words twice.

    “The builders are making real progress on the whole of the estate and we thank them,” said Mary Holt. The estate
    was built in 1962. Ms Holt told the meeting: “The builders are making no real progress on the whole of the estate
    and we thank them.”

Not flagged
-----------
Case, marks, spelling, an ellipsis and an editor's brackets change nothing; nor does a reporter's "although".

    “The organisation has front line staff who really do need our help, although it is late in the year,” said Mary
    Holt.
    ---
    “The organization has frontline staff … who do need [the trust’s] help, though it is late in the year”, said Ms
    Holt.

Part of a statement is not another one.

    “The builders are making real progress on the estate, and we thank them for it,” said Mary Holt.
    ---
    Ms Holt said that “the builders are making real progress on the estate”.

Two people who use one phrase are not misquoted.

    “We have to act in the best interests of the club and all who love it,” said Mary Holt.
    ---
    “They did not act in the best interests of the club,” said Peter Dunn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.batch_desk import BatchDesk, one_speaker
from pipeline.checks.common_ground import common_ground
from pipeline.checks.printed_words import attributed, near, shown, words_at
from pipeline.match.persons import speaker_conflict
from pipeline.match.statements import traces as statement_traces
from pipeline.match.substance import Graded, closeness, graded
from pipeline.match.versions import Revised
from pipeline.patterns import lazily
from pipeline.records import Finding, Passage, PassageEvidence, Quote, Severity

CODE = "Q102"
NAME = "changed-wording"
SEVERITY = "warning"
traces = statement_traces

_SHARED = 8  # words that two printings must have in common, by one speaker
_SHARED_DENIED = 6  # where nothing but a negation or a number differs
_SHARED_UNNAMED = 12  # where one of them names nobody
_SHARED_TWO = 15  # where they name two persons
_CLOSE, _VERY_CLOSE, _LOOSE = 0.85, 0.9, 0.75  # shares of the words that are the same
_FEW = 2  # changes of substance in a pair that is otherwise word for word
_SAYS = {
    "negation": "a negation", "number": "a number", "qualifier": "a word that says how sure or how many",
    "word": "a word", "doubtful": "the form of a word",
}  # fmt: skip
_AROSE = {
    "negation": "a negation dropped or put in", "number": "one number for another",
    "qualifier": "a word that says how sure or how many dropped or changed", "word": "one word for another",
    "doubtful": "written down by ear",
}  # fmt: skip
#: What is so on one day, and otherwise on the next.
_OF_A_DAY = lazily(
    r"\b(?:now|so far|already|currently|to date|at present|as of|still|today|yesterday|tonight|since \d{4}|revenue|"
    r"th(?:is|e) (?:morning|week|month|quarter|half|year|spring|summer|autumn|winter|season|Christmas|results?))\b",
    re.IGNORECASE,
)
_ASK = "Hold both against the recording or the release."


@dataclass(frozen=True)
class _Changed:
    """Changes that several articles share: ``held`` is what they are held against, ``pieces`` print the change."""

    held: Quote
    changes: tuple[Graded, ...]
    severity: Severity
    pieces: tuple[Quote, ...]


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each changed wording, whoever prints it."""
    for changed in _changed(desk):
        yield _finding(desk, changed)


def _changed(desk: BatchDesk) -> Iterator[_Changed]:
    found: dict[object, list[tuple[Revised, tuple[Graded, ...], Severity]]] = {}
    for revised in desk.revised:
        changes = graded(revised.comparison)
        severity = _severity(desk, revised, changes) if changes else None
        if severity is not None:
            held = revised.across[0].passage
            same = frozenset((g.kind, g.change.a, g.change.b, g.change.span_a) for g in changes)
            found.setdefault((held.article, held.start, same), []).append((revised, changes, severity))
    for several in found.values():
        revised, changes, severity = several[0]
        pieces = tuple(piece for other, _, _ in several for piece in other.later.pieces)
        yield _Changed(revised.across[0], changes, severity, pieces)


def _severity(desk: BatchDesk, revised: Revised, changes: Sequence[Graded]) -> Severity | None:
    """How grave the difference is; None where two wordings are too far from each other to be one statement."""
    one, other = revised.across
    source, shared = desk.is_source(one), revised.comparison.shared
    if desk.is_source(other) or one.statement == other.statement:
        return None
    close = closeness(revised.comparison)
    same = one_speaker(one, other)
    twice = one.passage.article == other.passage.article
    least = _SHARED if same or source else _SHARED_UNNAMED
    if same and len(changes) == 1 and changes[0].kind in ("negation", "number"):
        least = _SHARED_DENIED
    if speaker_conflict(one.speaker, other.speaker):
        least = _SHARED_TWO
        close = close if close >= _VERY_CLOSE and common_ground(desk, one, other) else 0
    if shared < least or close < _LOOSE or (twice and not (same and close >= _VERY_CLOSE)):
        return None
    grave = [g for g in changes if g.kind != "doubtful"]
    if _brought_up_to_date(desk, one, other, grave):
        return None
    first, second = (desk.articles[quote.passage.article] for quote in (one, other))
    sure = grave and len(grave) <= _FEW and close >= (_LOOSE if source else _CLOSE)
    return "warning" if sure and not twice and (source or near(first, second)) else "advice"


def _brought_up_to_date(desk: BatchDesk, one: Quote, other: Quote, grave: Sequence[Graded]) -> bool:
    """Whether the later article has the state of another day: "We have now found 17 people" after "14"."""
    first, second = (desk.articles[quote.passage.article] for quote in (one, other))
    if first.source or not first.published or not second.published or first.published == second.published:
        return False
    passing = all(_OF_A_DAY.search(quote.passage.text) for quote in (one, other))
    numbers = bool(grave) and all(g.kind == "number" for g in grave)
    return passing and (numbers or not near(first, second))


def _finding(desk: BatchDesk, changed: _Changed) -> Finding:
    first = changed.changes[0].change
    places = [(changed.held, first.span_a), *((piece, _span_in(changed, piece)) for piece in changed.pieces)]
    bare = first.span_a[0] == first.span_a[1] or first.span_b[0] == first.span_b[1]
    evidence = [(quote, words_at(quote, span, around=bare)) for quote, span in places]
    evidence.sort(key=lambda pair: desk.in_order(pair[1]))
    (shown_first, passage), *_ = evidence
    kind = changed.changes[0].kind
    return Finding(
        code=CODE,
        name=NAME,
        severity=changed.severity,
        confidence=0.9 if changed.severity == "warning" else 0.5,
        passage=passage,
        message=_message(desk, changed, [p for _, p in evidence]),
        working=" ".join((*_working(changed), _ASK)),
        diagnosis=(_AROSE[kind],),
        evidence=tuple(PassageEvidence(_label(desk, quote), words) for quote, words in evidence),
        speaker=shown_first.speaker,
    )


def _span_in(changed: _Changed, piece: Quote) -> tuple[int, int]:
    """Where the change stands in a piece that prints it; marks and case may move it by a little."""
    start, end = changed.changes[0].change.span_b
    words = changed.pieces[0].passage.text[start:end]
    if piece.passage.text[start:end] == words:
        return start, end
    at = piece.passage.text.lower().find(words.lower()) if words else -1
    return (at, at + len(words)) if at >= 0 else (0, len(piece.passage.text))


def _message(desk: BatchDesk, changed: _Changed, passages: Sequence[Passage]) -> str:
    held = changed.held.passage.article
    others = list(dict.fromkeys(p.article for p in passages if p.article != held))
    first = changed.changes[0].change
    what = f"{shown(first.a)} in {{}}, {shown(first.b)} in {{}}"
    if not others:
        return f"One article gives the same words twice, and not alike: {what.format('one place', 'the other')}"
    source = f"the source {held}" if desk.articles[held].source else held
    return f"The words of one statement differ: {what.format(source, ', '.join(others))}"


def _working(changed: _Changed) -> Iterator[str]:
    for one in changed.changes:
        yield f"{_SAYS[one.kind].capitalize()} differs: {shown(one.change.a)} / {shown(one.change.b)}."


def _label(desk: BatchDesk, quote: Quote) -> str:
    if desk.is_source(quote):
        return "the source" + (f", {attributed(quote)}" if quote.speaker else "")
    return attributed(quote)
