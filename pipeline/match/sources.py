"""A statement that the user holds -> pieces to hold quotations against, and what of a quotation is not in it.

A transcript has no quotation marks, and a press release says much in its own prose that is quoted from it: whatever
stands outside its quotations counts as said by it, a paragraph at a time, by nobody in particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.match.wording import COMMON, words_of
from pipeline.patterns import lazily
from pipeline.records import Entity, Passage, Quote, Reading

_RUN = 3  # words
_LEAST = 8  # words of a sentence that can be looked for
_ABSENT = 0.1  # share of a sentence's runs up to which it is not there; between that and a half it is rewritten
_SENTENCE = lazily(r"\S.*?(?:[.!?…](?=[\s\"'”’)]|$)[\"'”’)]*|$)", re.DOTALL)
#: "PRYCE:", "Dawn Pryce:" at the start of a paragraph, and labels that name nobody.
_LABEL = lazily(r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}):\s+(?=\S)")
_NOBODY = frozenset({"Q", "A", "QUESTION", "ANSWER", "REPORTER", "INTERVIEWER", "MODERATOR", "HOST", "SPEAKER"})

Runs = frozenset[tuple[str, ...]]


def statement_pieces(reading: Reading) -> Iterator[Quote]:
    """The quotations of a reading; of a source, paragraphs that are one statement with nothing but marks between them
    are one piece, for an article may print them as one and cut where they meet."""
    held: Quote | None = None
    for quote in reading.quotes:
        if held is None or not reading.article.source:
            yield from () if held is None else (held,)
            held = quote
            continue
        start, end = held.passage.start, quote.passage.end
        between = reading.article.text[held.passage.end : quote.passage.start]
        if held.statement == quote.statement and not any(map(str.isalnum, between)):
            held = replace(held, passage=Passage(quote.passage.article, start, end, reading.article.text[start:end]))
        else:
            yield held
            held = quote
    if held is not None:
        yield held


def paragraph_pieces(reading: Reading) -> Iterator[Quote]:
    """The paragraphs of a source that hold no quotation, as pieces; none of an article.

    Those of a transcript ("PRYCE: We are full.") are the words of whom the last label names.
    """
    if not reading.article.source:
        return
    quoted = {quote.paragraph for quote in reading.quotes}
    labels = {p.index: label for p in reading.paragraphs if (label := _LABEL.match(p.text))}
    transcript = len(labels) > 1 and len({label[1] for label in labels.values()}) > 1
    speaker: str | None = None
    for paragraph in reading.paragraphs:
        label = labels.get(paragraph.index) if transcript else None
        speaker = _named(label[1], reading.entities) if label else speaker
        if paragraph.index not in quoted:
            id_ = reading.article.id
            text = paragraph.text[label.end() :] if label else paragraph.text
            passage = Passage(id_, paragraph.end - len(text), paragraph.end, text)
            yield Quote(passage, paragraph.index, "direct", f"{id_}#p{paragraph.index}", speaker)


def _named(label: str, entities: Sequence[Entity]) -> str | None:
    """The person whom a transcript's label names, by the full name that the source gives; None for "Q" and "A"."""
    if label.upper() in _NOBODY:
        return None
    words = label.title() if label.isupper() else label
    known = {e.name for e in entities if e.kind == "person" and e.name.lower().endswith(f" {words.lower()}")}
    return known.pop() if len(known) == 1 else words


def runs_of(texts: Sequence[str]) -> Runs:
    """Every run of three words of some texts."""
    return frozenset(run for text in texts for run in _runs(text))


def missing_sentences(passage: Passage, held: Runs) -> Iterator[tuple[Passage, bool]]:
    """The sentences of a quotation that are long enough to be looked for, and whether each is not in the source.

    A sentence of which a good part is found was rewritten, and comes with False as one that is there.
    """
    for match in _SENTENCE.finditer(passage.text):
        runs = _runs(match.group())
        if len(runs) < _LEAST - _RUN + 1 or all(COMMON.issuperset(run) for run in runs):
            continue
        absent = sum(run in held for run in runs) <= _ABSENT * len(runs)
        start, end = passage.start + match.start(), passage.start + match.end()
        yield Passage(passage.article, start, end, match.group()), absent


def _runs(text: str) -> list[tuple[str, ...]]:
    keys = [word.key for word in words_of(text) if word.key]
    return list(zip(*(keys[place:] for place in range(_RUN)), strict=False))
