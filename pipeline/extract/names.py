"""Names in print -> entities: persons and organisations in reading order.

Rules over capitals find them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.extract.capitals import Run, is_acronym, sequences
from pipeline.extract.given_names import usual_pronoun
from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import ALSO_SURNAMES, ORGANISATION_WORDS
from pipeline.extract.people import find_people
from pipeline.records import Entity, Paragraph, Passage, Place

#: Words that head an organisation's name, so that "of" or "for" may go on with it.
_HEADS = word_set(
    """university bank office department ministry institute chamber chambers association house federation society
    college council board bureau confederation campaign centre royal school court church"""
)
_TIES = (" of ", " for ", " of the ", " for the ")


def find_entities(article_id: str, paragraphs: Sequence[Paragraph], places: Sequence[Place] = ()) -> tuple[Entity, ...]:
    """Persons and organisations in reading order, none overlapping a place; an organisation that holds a place's
    name ("Wiltshire Police") is an organisation."""
    lower = {w.lower() for p in paragraphs for w in re.findall(r"[A-Z]?[a-z]+", p.text)}
    where = [(p.passage.start, p.passage.end) for p in places]
    organisations = [
        found
        for paragraph in paragraphs
        for found in _organisations(article_id, paragraph, lower)
        if not _within(found.passage.start, found.passage.end, where)
    ]
    taken = sorted([*((o.passage.start, o.passage.end) for o in organisations), *where])
    persons = [
        Entity(_passage(article_id, paragraphs, mention.start, mention.end), "person", mention.person.name)
        for mention in find_people(paragraphs).mentions
        if mention.person.sure and not _overlaps(mention.start, mention.end, taken)
    ]
    return tuple(sorted((*persons, *organisations), key=lambda e: (e.passage.start, e.passage.end)))


def _organisations(article_id: str, paragraph: Paragraph, lower: set[str]) -> Iterator[Entity]:
    found: dict[tuple[int, int], str] = {}
    text, base = paragraph.text, paragraph.start
    for start, end, tokens in _joined(paragraph):
        words = [w for _, w in tokens]
        if len(words) > 1 and _organisation(words):
            found[(start, end)] = text[start - base : end - base]
            continue
        for offset, word in tokens:
            if is_acronym(word, lower):
                found[(paragraph.start + offset, paragraph.start + offset + len(word))] = word
    for (start, end), name in sorted(found.items()):
        words_ = paragraph.text[start - paragraph.start : end - paragraph.start]
        yield Entity(Passage(article_id, start, end, words_), "organisation", name)


def _organisation(words: Sequence[str]) -> bool:
    last = words[-1].lower()
    if last in ALSO_SURNAMES and usual_pronoun(words[0]):
        return False
    return last in ORGANISATION_WORDS or any(w.lower() in _HEADS for w in words[:-1])


def _joined(paragraph: Paragraph) -> Iterator[Run]:
    """Sequences, those that "of" or "for" ties to an organisation's head word made one: "Bank of England"."""
    held: Run | None = None
    for run in sequences(paragraph):
        if held is not None:
            between = paragraph.text[held[1] - paragraph.start : run[0] - paragraph.start]
            if held[2][-1][1].lower() in _HEADS and between in _TIES:
                held = (held[0], run[1], (*held[2], *run[2]))
                continue
            yield held
        held = run
    if held is not None:
        yield held


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch meets any of the spans, which are in order."""
    place = bisect_left(spans, (end, 0))
    return any(a < end and start < b for a, b in spans[max(0, place - 2) : place])


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (start, end))
    return any(a <= start and end <= b for a, b in spans[max(0, place - 1) : place + 1])


def _passage(article_id: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> Passage:
    place = bisect_right(paragraphs, start, key=lambda p: p.start) - 1
    paragraph = paragraphs[place]
    return Passage(article_id, start, end, paragraph.text[start - paragraph.start : end - paragraph.start])
