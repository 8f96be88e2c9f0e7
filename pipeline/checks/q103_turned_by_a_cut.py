"""A quotation is cut so that its meaning turns, or cut in the middle without an ellipsis.

What
----
Where two articles of a run, or an article and a source given with ``--source``, print one statement and one of them
leaves words out, the words left out are looked at. A warning where they belong to a sentence that stays and deny it or
tie it to a condition ("if …", "unless …", "I do not believe that …"), with or without an ellipsis. Advice where three
words or more are left out of the middle and no ellipsis says so. Words that stand in another quotation of the same
article are not left out.

Why it matters
--------------
Every word of a cut quotation may be right and the quotation wrong: "We will close it" is not what was said by somebody
who said "We will close it unless money is found".

Flagged
-------
    “We will reopen the bridge on Sunday evening if the rain stops and the river falls,” said Mary Holt.
    ---
    “We will reopen the bridge on Sunday evening,” said Mary Holt.

The words that deny the sentence stood before it, or behind an ellipsis.

    “I do not believe that the builders are making real progress on the estate,” said Mary Holt.
    ---
    “The builders are making real progress on the estate,” said Mary Holt.

    “The builders of the school are not, as far as I can see, making real progress on it this year,” said Mary Holt.
    ---
    “The builders of the school are … making real progress on it this year,” said Mary Holt.

A sentence is gone from the middle, and nothing says so.

    “The roof of the hall comes first, and it will cost a great deal. Nobody knows how much. The choir will be back
    before Christmas, we hope,” said Mary Holt.
    ---
    “The roof of the hall comes first, and it will cost a great deal. The choir will be back before Christmas, we
    hope,” said Mary Holt.

Not flagged
-----------
An ellipsis for a sentence that turns nothing; less of a statement, or the rest of it behind the speaker's name.

    “The roof of the hall comes first, and it will cost a great deal. Nobody knows how much. The choir will be back
    before Christmas, we hope,” said Mary Holt.
    ---
    “The roof of the hall comes first, and it will cost a great deal … The choir will be back before Christmas, we
    hope,” said Mary Holt.
    ---
    “The roof of the hall comes first, and it will cost a great deal,” said Mary Holt.

    “We will reopen the bridge on Sunday evening if the rain stops and the river falls,” said Mary Holt.
    ---
    “We will reopen the bridge on Sunday evening,” said Mary Holt, “if the rain stops and the river falls.”
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.batch_desk import BatchDesk, one_speaker
from pipeline.checks.printed_words import attributed, near, shown, words_at
from pipeline.match.cuts import Cut, cuts
from pipeline.match.persons import speaker_conflict
from pipeline.match.statements import traces as statement_traces
from pipeline.match.substance import closeness
from pipeline.match.versions import Revised
from pipeline.records import Finding, PassageEvidence, Quote, Severity

CODE = "Q103"
NAME = "turned-by-a-cut"
SEVERITY = "warning"
traces = statement_traces

_SHARED = 6  # words that stay on either side in all
_SHARED_TWO = 15  # where the two printings name two persons
_CLOSE = 0.85
_FIRST = 6  # words of a cut that are looked for elsewhere in the article
_ASK = "Hold it against the recording or the release."


@dataclass(frozen=True)
class _Left:
    """Words of ``whole`` that ``short`` leaves out."""

    whole: Quote
    short: Quote
    cut: Cut
    severity: Severity


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each cut, whoever prints it."""
    found: dict[object, list[_Left]] = {}
    for revised in desk.revised:
        for left in _left_out(desk, revised):
            passage, words = left.whole.passage, left.cut.words
            found.setdefault((passage.article, passage.start, words), []).append(left)
    for several in found.values():
        yield _finding(desk, several)


def _left_out(desk: BatchDesk, revised: Revised) -> Iterator[_Left]:
    one, other = revised.earlier, revised.later
    shared = revised.comparison.shared
    if shared < _SHARED or closeness(revised.comparison) < _CLOSE:
        return
    for cut in cuts(one.text, other.text, revised.comparison):
        severity: Severity | None = "warning" if cut.turns else "advice" if cut.inside and not cut.marked else None
        if severity is None:
            continue
        full, less = (one, other) if cut.short == "b" else (other, one)
        for short in less.pieces:
            wholes = (piece for piece in full.pieces if piece.passage.article != short.passage.article)
            whole = next(wholes, None)
            if whole is not None and _counts(desk, whole, short, cut, shared):
                yield _Left(whole, short, cut, severity)


def _counts(desk: BatchDesk, whole: Quote, short: Quote, cut: Cut, shared: int) -> bool:
    """Whether the article that prints less is to answer for it: a source prints what it likes."""
    two = speaker_conflict(whole.speaker, short.speaker)
    if desk.is_source(short) or (two and shared < _SHARED_TWO):
        return False
    if not (two or one_speaker(whole, short) or desk.is_source(whole)):
        return False
    if cut.change.edge and (short.kind != "direct" or whole.kind != "direct"):
        return False  # the paper's own words around a partial quotation may carry the rest
    first = " ".join(cut.words.split()[:_FIRST])
    near_ = near(desk.articles[whole.passage.article], desk.articles[short.passage.article])
    return near_ and not desk.quoted_elsewhere(short.passage.article, first)


def _finding(desk: BatchDesk, several: list[_Left]) -> Finding:
    left = several[0]
    cut = left.cut
    at_whole, at_short = (
        (cut.change.span_a, cut.change.span_b) if cut.short == "b" else (cut.change.span_b, cut.change.span_a)
    )
    whole = words_at(left.whole, at_whole)
    printed = {one.short.passage: (one.short, words_at(one.short, _there(one, at_short))) for one in several}
    shorts = sorted(printed.values(), key=lambda pair: desk.in_order(pair[1]))
    names = ", ".join(dict.fromkeys(quote.passage.article for quote, _ in shorts))
    source = "the source " if desk.is_source(left.whole) else ""
    how = "leaves out" if cut.marked or not cut.inside else "leaves out, without an ellipsis,"
    turned = "which its meaning hangs on" if cut.turns else "which the rest does not show"
    return Finding(
        code=CODE,
        name=NAME,
        severity=left.severity,
        confidence=0.8 if cut.turns else 0.5,
        passage=shorts[0][1],
        message=f"The quotation in {names} {how} {shown(cut.words)}, {turned}",
        working=f"{source or 'The article '}{left.whole.passage.article} has these words. {_ASK}".replace(
            "the source ", "The source ", 1
        ),
        evidence=(
            *(PassageEvidence(f"cut here, {attributed(quote)}", words) for quote, words in shorts),
            PassageEvidence(f"in full in {source}{left.whole.passage.article}, {attributed(left.whole)}", whole),
        ),
        speaker=shorts[0][0].speaker,
    )


def _there(left: _Left, span: tuple[int, int]) -> tuple[int, int]:
    """The place of the cut in a piece with the same words; beyond its end where its marks differ."""
    length = len(left.short.passage.text)
    return min(span[0], length), min(span[1], length)
