"""Docs -> what is reported without quotation marks, with its cue and speaker: "Police said that the road was closed".

A report is the clause that depends on a verb of speech, or the sentence that an "according to" stands in. Where some
of it is quoted the quotation tells who speaks, and nothing is told twice. What was not said, was asked or is only to
come ("would not say whether") is no report.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.extract.around import Around
from pipeline.extract.cues import SPEECH
from pipeline.extract.doc_text import text_of
from pipeline.extract.grammar import Grammar, Link
from pipeline.extract.people import find_people
from pipeline.extract.resolution import Resolver
from pipeline.patterns import lazily
from pipeline.records import Paragraph, Passage, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = lazily(r"[a-z]+")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG"})
_NOT_SAID = frozenset({"neg"})
_LEADS = frozenset({"that"})
_LEAST = 2  # words of a piece
_AT_ENDS = " \n\t.,;:!?—–-\"'“”‘’"


def needs_reading(paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """The indexes of the paragraphs whose Doc ``find_reported`` wants, in order: those with a word that reports."""
    return tuple(
        p.index for p in paragraphs if any(w in SPEECH or w == "according" for w in _WORD.findall(p.text.lower()))
    )


def find_reported(
    article: str, paragraphs: Sequence[Paragraph], quotes: Sequence[Quote], docs: Mapping[int, Doc]
) -> tuple[Quote, ...]:
    """Pieces of kind "indirect" in reading order; pieces of one report share their statement.

    ``quotes`` are the article's attributed quotations, ``docs`` are Docs by paragraph index. Never raises; linear in
    the length of the article.
    """
    resolver = Resolver(paragraphs, find_people(paragraphs), quotes)
    starts = [quote.paragraph for quote in quotes]
    found: list[Quote] = []
    number = 0
    for paragraph in paragraphs:
        own = quotes[bisect_left(starts, paragraph.index) : bisect_right(starts, paragraph.index)]
        doc = docs.get(paragraph.index)
        waiting = deque(own)
        for link, pieces in _reports(doc, paragraph, own) if doc is not None else ():
            number += 1
            while waiting and waiting[0].passage.start - paragraph.start < link.mention[0]:
                resolver.heard(waiting.popleft())
            speaker = resolver.speaker(paragraph, link)
            for start, end in pieces:
                found.append(
                    Quote(
                        _passage(article, paragraph, (start, end)), paragraph.index, "indirect", f"{article}#i{number}",
                        speaker.name, _passage(article, paragraph, speaker.mention), speaker.role,
                        speaker.organisation, _passage(article, paragraph, link.cue) if link.cue else None,
                    )
                )  # fmt: skip
        for quote in waiting:
            resolver.heard(quote)
    return tuple(found)


def _reports(
    doc: Doc, paragraph: Paragraph, quotes: Sequence[Quote]
) -> Iterator[tuple[Link, tuple[tuple[int, int], ...]]]:
    """The cue with its speaker, and the stretches of words that it reports; the outermost where one is in another."""
    base = paragraph.start
    around = Around(doc, [(q.passage.start - base, q.passage.end - base) for q in quotes])
    grammar = Grammar(around.inside)
    told = [False] * len(doc)
    for token in doc:
        if told[token.i] or around.inside[token.i]:
            continue
        words, link = _clause(token, grammar) or _according(token, grammar) or ((), None)
        if link is None or any(told[t.i] or around.inside[t.i] for t in words):
            continue
        pieces = tuple(_stretches(words))
        for word in words:
            told[word.i] = True
        if pieces:
            yield link, pieces


def _clause(cue: Token, grammar: Grammar) -> tuple[tuple[Token, ...], Link | None] | None:
    """The clause that a verb of speech takes, without its "that"."""
    if not grammar.is_cue(cue, SPEECH) or cue.tag_ not in _FINITE:
        return None
    children = list(cue.children)
    if any(c.dep_ in _NOT_SAID or (c.dep_ == "aux" and c.tag_ in ("MD", "TO")) for c in children):
        return None
    clause = next((c for c in children if c.dep_ == "ccomp"), None)
    subject = grammar.subject(cue)
    own = {cue.i}
    if clause is None and cue.dep_ == "parataxis" and any(c.dep_ == "nsubj" for c in children):
        clause, own = cue.head, {t.i for t in cue.subtree}  # "The road, Ann Lee said, is closed"
        while clause.dep_ in ("aux", "auxpass"):
            clause = clause.head
    if clause is None or subject is None or any(c.lower_ in ("whether", "if") for c in clause.children):
        return None
    words = tuple(t for t in clause.subtree if t.i not in own and not (t.lower_ in _LEADS and t.head == clause))
    if cue.dep_ != "parataxis" and any(t.i == subject.i for t in words):
        return None
    return words, grammar.link(subject, cue)


def _according(cue: Token, grammar: Grammar) -> tuple[tuple[Token, ...], Link | None] | None:
    """The sentence around "according to the report"."""
    if cue.lower_ != "according":
        return None
    to = next((c for c in cue.children if c.lower_ == "to"), None)
    who = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if who is None:
        return None
    phrase = {t.i for t in cue.subtree}
    return tuple(t for t in cue.sent if t.i not in phrase), grammar.link(who, cue)


def _stretches(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of words without a gap, as offsets in the paragraph, without the marks at their ends."""
    text = text_of(words[0].doc) if words else ""
    run: list[Token] = []
    for token in (*words, None):
        if token is not None and (not run or token.i == run[-1].i + 1):
            run.append(token)
            continue
        if sum(t.is_alpha for t in run) >= _LEAST:
            start, end = run[0].idx, run[-1].idx + len(run[-1])
            piece = text[start:end]
            yield start + len(piece) - len(piece.lstrip(_AT_ENDS)), end - len(piece) + len(piece.rstrip(_AT_ENDS))
        run = [token] if token is not None else []


def _passage(article: str, paragraph: Paragraph, span: tuple[int, int]) -> Passage:
    return Passage(article, paragraph.start + span[0], paragraph.start + span[1], paragraph.text[span[0] : span[1]])
