"""Quotation pieces -> the same pieces with their speakers, from the cues of their paragraphs.

A quotation without a cue of its own takes a speaker only as print convention has it: the second piece of a
paragraph, a paragraph that goes on with an unclosed quotation, one that a colon leads up to. Else it stays
unattributed, which is a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.extract.cue_links import CueReader
from pipeline.extract.cues import SPEECH
from pipeline.extract.grammar import Link
from pipeline.extract.lone_quotes import goes_on_alone, spoken_before, told_of
from pipeline.extract.people import find_people
from pipeline.extract.resolution import Resolver, Speaker
from pipeline.patterns import lazily
from pipeline.records import Paragraph, Passage, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc


_LABEL = lazily(r"([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s")


_SMALL = lazily(r"[a-z]+")


@dataclass(frozen=True)
class _Cue:
    """A link with its offsets in the article and its speaker resolved."""

    speaker: Speaker
    mention: Passage
    cue: Passage | None


def needs_reading(paragraphs: Sequence[Paragraph], quotes: Sequence[Quote]) -> tuple[int, ...]:
    """The indexes of the paragraphs whose Doc ``attribute`` wants, in order."""
    by_index = {p.index: place for place, p in enumerate(paragraphs)}
    wanted: dict[int, None] = {}
    for index, group in groupby(quotes, key=lambda q: q.paragraph):
        place = by_index[index]
        pieces = list(group)
        if _around(paragraphs[place], pieces):
            wanted[index] = None
        elif place and (_leads_on(paragraphs[place - 1]) or _reports(paragraphs[place - 1])):
            wanted[paragraphs[place - 1].index] = None
    return tuple(sorted(wanted))


def attribute(quotes: Sequence[Quote], paragraphs: Sequence[Paragraph], docs: Mapping[int, Doc]) -> tuple[Quote, ...]:
    """Set speaker, mention, role, organisation and cue of each piece where print says whose words they are.

    ``docs`` are read Docs by paragraph index; a paragraph without one gets no cue of its own. Never raises.
    """
    if not quotes:
        return ()
    article = quotes[0].passage.article
    people = find_people(paragraphs)
    resolver = Resolver(paragraphs, people, quotes)
    place_of = {p.index: place for place, p in enumerate(paragraphs)}
    done: list[Quote] = []
    spoken: dict[str, _Cue] = {}
    cued = _with_words_around(quotes, paragraphs, place_of)
    last: tuple[int, int] = (-2, 0)  # the place of the paragraph quoted last, and where its pieces begin in ``done``
    for index, group in groupby(quotes, key=lambda q: q.paragraph):
        place = place_of[index]
        pieces = list(group)
        cues = _cues_of(article, paragraphs, place, pieces, docs, resolver)
        if not any(cues) and place and pieces[0].statement not in cued and not _around(paragraphs[place], pieces):
            said = done[last[1] :] if last[0] == place - 1 else ()
            cues = [_alone(article, paragraphs[place - 1 : place + 1], said, pieces, docs, resolver)] * len(pieces)
        last = (place, len(done))
        for piece, own in zip(pieces, cues, strict=True):
            label = _labelled(piece, paragraphs[place], resolver)
            cue = label or own or spoken.get(piece.statement)
            if cue is None:
                done.append(piece)
                continue
            if label:
                spoken[piece.statement] = label
            spoken.setdefault(piece.statement, cue)
            done.append(_said_by(piece, cue))
    return tuple(_backfilled(done, spoken))


def _with_words_around(
    quotes: Sequence[Quote], paragraphs: Sequence[Paragraph], place_of: Mapping[int, int]
) -> frozenset[str]:
    """The statements of which some paragraph has words beside its quotations, and so may say whose they are."""
    groups = ((paragraphs[place_of[index]], list(group)) for index, group in groupby(quotes, key=lambda q: q.paragraph))
    return frozenset(q.statement for paragraph, pieces in groups if _around(paragraph, pieces) for q in pieces)


def _labelled(piece: Quote, paragraph: Paragraph, resolver: Resolver) -> _Cue | None:
    """A transcript's line: "WALLACE: Will he be there?"."""
    label = _LABEL.match(piece.passage.text)
    if label is None:
        return None
    start = piece.passage.start - paragraph.start
    span = (start + label.start(1), start + label.end(1))
    speaker = resolver.label(paragraph, span)
    return _Cue(speaker, _passage(piece.passage.article, paragraph, span), None)


def _cues_of(
    article: str,
    paragraphs: Sequence[Paragraph],
    place: int,
    pieces: Sequence[Quote],
    docs: Mapping[int, Doc],
    resolver: Resolver,
) -> list[_Cue | None]:
    paragraph = paragraphs[place]
    doc = docs.get(paragraph.index)
    links: list[Link | None] = [None] * len(pieces)
    base = paragraph
    if doc is not None and _around(paragraph, pieces):
        inner = [(q.passage.start - paragraph.start, q.passage.end - paragraph.start) for q in pieces]
        links = CueReader(doc, inner).links()
    elif place and _leads_on(paragraphs[place - 1]):
        base = paragraphs[place - 1]
        before = docs.get(base.index)
        if before is not None:
            links = [CueReader(before, ()).last()] * len(pieces)
    return [_resolved(article, base, link, resolver) if link else None for link in links]


def _alone(
    article: str,
    paragraphs: Sequence[Paragraph],
    said: Sequence[Quote],
    pieces: Sequence[Quote],
    docs: Mapping[int, Doc],
    resolver: Resolver,
) -> _Cue | None:
    """The speaker of a paragraph without a word beside its quotation; ``paragraphs`` are the one before and its own."""
    before, own = paragraphs
    if not goes_on_alone(own, pieces):
        return None
    if said:
        quote = spoken_before(said, before, resolver.people)
        if quote is None or quote.mention is None:
            return None
        return _Cue(resolver.again(quote), quote.mention, quote.cue)
    doc = docs.get(before.index)
    link = CueReader(doc, ()).reported() if doc is not None else None
    if link is not None:
        return _resolved(article, before, link, resolver)
    mention = told_of(before, pieces, resolver.people)
    if mention is None:
        return None
    span = (mention.start - before.start, mention.end - before.start)
    return _resolved(article, before, Link(span, span, None, False), resolver)


def _resolved(article: str, base: Paragraph, link: Link, resolver: Resolver) -> _Cue:
    speaker = resolver.speaker(base, link)
    return _Cue(
        speaker, _passage(article, base, speaker.mention), _passage(article, base, link.cue) if link.cue else None
    )


def _passage(article: str, paragraph: Paragraph, span: tuple[int, int]) -> Passage:
    return Passage(article, paragraph.start + span[0], paragraph.start + span[1], paragraph.text[span[0] : span[1]])


def _said_by(piece: Quote, cue: _Cue) -> Quote:
    who = cue.speaker
    return replace(
        piece, speaker=who.name, mention=cue.mention, role=who.role, organisation=who.organisation, cue=cue.cue
    )


def _backfilled(quotes: Sequence[Quote], spoken: Mapping[str, _Cue]) -> Iterator[Quote]:
    """The first paragraphs of a statement whose cue comes with the last."""
    for piece in quotes:
        if piece.mention is None and piece.statement in spoken:
            yield _said_by(piece, spoken[piece.statement])
        else:
            yield piece


def _around(paragraph: Paragraph, pieces: Sequence[Quote]) -> bool:
    """Has the paragraph words beside its quotations?"""
    at = paragraph.start
    for piece in pieces:
        if _has_word(paragraph.text[at - paragraph.start : piece.passage.start - paragraph.start]):
            return True
        at = piece.passage.end
    return _has_word(paragraph.text[at - paragraph.start :])


def _has_word(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _leads_on(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith(":")


def _reports(paragraph: Paragraph) -> bool:
    """Has the paragraph a verb that reports?"""
    return any(word in SPEECH for word in _SMALL.findall(paragraph.text))
