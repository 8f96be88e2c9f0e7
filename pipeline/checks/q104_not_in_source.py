"""A quotation is not in the source that the article quotes from.

What
----
Only with ``--source``. Where an article and a source print a statement of one speaker in common, that article's other
quotations of the same speaker are looked for in the source, a sentence at a time. A sentence of eight words or more of
which hardly any run of three words is found there, or in another source, is reported: as a warning where the same
quotation has a sentence before or behind it that is in the source, else as advice, because a reporter may have asked
for more. What is found in part was rewritten, which is another matter. In the examples, "[source]" stands before an
article that is given with ``--source``.

Why it matters
--------------
A release that was rewritten has only the words that were in it. A sentence between quotation marks that is not there
was said elsewhere, or by somebody else, or by nobody.

Flagged
-------
    [source] Mary Holt, of the Fenland Trust, said: “The builders are making real progress on the whole of the estate.”
    ---
    “The builders are making real progress on the whole of the estate. Every councillor who voted against this plan
    ought to be ashamed of himself,” said Mary Holt.

    [source] Mary Holt, of the Fenland Trust, said: “The builders are making real progress on the whole of the estate.”
    ---
    “The builders are making real progress on the whole of the estate,” said Mary Holt. She told reporters: “Every
    councillor who voted against this plan ought to be ashamed of himself.”

Not flagged
-----------
Another speaker, or an article that has nothing from this source.

    [source] Mary Holt, of the Fenland Trust, said: “The builders are making real progress on the whole of the estate.”
    ---
    “The builders are making real progress on the whole of the estate,” said Mary Holt. Peter Dunn, who lives there,
    said: “Nobody has come to look at the damp in my kitchen since the end of August.”
    ---
    “Every councillor who voted against this plan ought to be ashamed of himself,” said Mary Holt.

What the source says in its own prose is in it.

    [source] Mary Holt, of the Fenland Trust, said: “The builders are making real progress on the whole of the estate.”
    The trust has mended four hundred roofs since the great storm in January.
    ---
    “The builders are making real progress on the whole of the estate. The trust has mended four hundred roofs since
    the great storm in January,” said Mary Holt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.checks.batch_desk import BatchDesk, one_speaker
from pipeline.checks.printed_words import attributed, shown
from pipeline.match.sources import Runs, missing_sentences, runs_of
from pipeline.match.statements import traces as statement_traces
from pipeline.records import Finding, Passage, PassageEvidence, Quote

CODE = "Q104"
NAME = "not-in-source"
SEVERITY = "advice"
traces = statement_traces

_ASK = "Ask where these words come from."


@dataclass(frozen=True)
class _Shared:
    """A statement that an article has from a source: its piece, and the source's."""

    piece: Quote
    held: Quote


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each quotation of which something is not in the source."""
    sources = [reading for reading in desk.readings if reading.article.source]
    if not sources:
        return
    runs = runs_of([paragraph.text for reading in sources for paragraph in reading.paragraphs])
    for article, shared in _shared(desk).items():
        for quote in desk.quotes_of(article):
            whose = [one for one in shared if one_speaker(one.piece, quote)]
            if whose and quote.kind == "direct":
                yield from _findings(quote, whose[0].held, runs, shared=any(one.piece == quote for one in whose))


def _shared(desk: BatchDesk) -> Mapping[str, list[_Shared]]:
    """What each article has from a source, by one speaker in both."""
    found: dict[str, list[_Shared]] = {}
    for group in desk.groups:
        held = [quote for quote in group if desk.is_source(quote)]
        for piece in group if held else ():
            if not desk.is_source(piece):
                first = next((quote for quote in held if one_speaker(piece, quote)), None)
                if first is not None:
                    found.setdefault(piece.passage.article, []).append(_Shared(piece, first))
    return found


def _findings(quote: Quote, held: Quote, runs: Runs, *, shared: bool) -> Iterator[Finding]:
    sentences = list(missing_sentences(quote.passage, runs))
    missing = [passage for passage, absent in sentences if absent]
    if not missing:
        return
    first, last = missing[0], missing[-1]
    at = quote.passage.start
    words = Passage(first.article, first.start, last.end, quote.passage.text[first.start - at : last.end - at])
    sure = shared or len(missing) < len(sentences)
    source = held.passage.article
    beside = " Another sentence of the same quotation is there." if sure else ""
    yield Finding(
        code=CODE,
        name=NAME,
        severity="warning" if sure else "advice",
        confidence=0.8 if sure else 0.4,
        passage=words,
        message=f"The words {shown(words.text)} of {quote.speaker} are not in the source {source}",
        working=f"The article has another statement of {held.speaker} from it.{beside} {_ASK}",
        evidence=(
            PassageEvidence(attributed(quote), words),
            PassageEvidence(f"the source, {attributed(held)}", held.passage),
        ),
        speaker=quote.speaker,
    )
