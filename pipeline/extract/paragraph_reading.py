"""One parsed paragraph -> drafts of its claims: what grammar says of each number, before anything is inherited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.changes import find_changes
from pipeline.extract.context import Setting
from pipeline.extract.measures import measure_of
from pipeline.extract.numbers import Number, lay
from pipeline.extract.qualifiers import ages_within, merged, words_qualify
from pipeline.extract.sentences import sentences
from pipeline.extract.shares import find_shares
from pipeline.records import Change, Paragraph, Passage, Period, Place, Qualifiers, Quantity, Share

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUPERLATIVE = re.compile(
    r"\b(?:record(?:-breaking|-high|-low)?|highest|lowest|biggest|largest|smallest|all-time (?:high|low))\b"
    r"(?:\s+(?:high|low|level|number|total|figure))?(?:\s+(?:of|at))?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one number's own statement says of it; None is left for the caller to inherit."""

    id: int
    quantity: Quantity
    sentence: int
    segment: tuple[int, int]
    measure: str | None = None
    elliptical: bool = False  # its measure has only an empty head ("total"): it speaks of the article's topic
    place: Place | None = None
    national: bool = False
    period: Period | None = None
    baseline: Period | None = None
    qualifiers: Qualifiers = ()
    superlative: Passage | None = None
    owner: str | None = None  # a named subject that is no place: "Childline carried out 9,452 …"


@dataclass(frozen=True, slots=True)
class ParagraphReading:
    """The drafts, changes and shares of one paragraph; ids are the article's."""

    drafts: tuple[Draft, ...]
    changes: tuple[Change, ...]
    shares: tuple[Share, ...]
    sentences: int
    counted: tuple[int, ...] = ()  # ids of its counted levels, the last first


def read_paragraph(
    article_id: str, paragraph: Paragraph, doc: Doc | None, numbered: Sequence[tuple[int, Quantity]],
    places: Sequence[Place], periods: Sequence[Period], first_sentence: int, earlier: Sequence[int],
) -> ParagraphReading:  # fmt: skip
    """``earlier`` are the ids of counted levels of the paragraphs before, the nearest first."""
    if doc is None or not len(doc):
        drafts = tuple(Draft(id_, quantity, first_sentence, (0, len(paragraph.text))) for id_, quantity in numbered)
        return ParagraphReading(drafts, (), (), 1)
    sents = sentences(doc)
    numbers = lay(doc, paragraph.start, sents, numbered)
    setting = Setting(paragraph.text, paragraph.start, tuple(places), tuple(periods), numbers)
    drafts_: list[Draft] = []
    changes: list[Change] = []
    shares: list[Share] = []
    nearest = list(earlier)
    for sentence in sents:
        mine = [number for number in numbers if number.sentence.index == sentence.index]
        sentence_id = first_sentence + sentence.index
        told = find_changes(article_id, paragraph.start, doc, sentence, sentence_id, mine)
        differences = frozenset(
            id_ for change in told for id_ in (change.amount, change.percent, change.points, change.multiple) if id_ is not None
        )
        shares += find_shares(paragraph.text, mine, sentence_id, differences, tuple(nearest[:3]))
        changes += told
        drafts_ += [_draft(article_id, doc, number, setting, sentence_id) for number in mine]
        counted = [n.id for n in mine if n.is_claim and n.quantity.kind == "count" and n.id not in differences and n.quantity.value not in (None, 1)]
        nearest = [*reversed(counted), *nearest]
    own = tuple(id_ for id_ in nearest if id_ not in set(earlier))
    return ParagraphReading(tuple(drafts_), tuple(changes), tuple(shares), len(sents), own)


def _draft(article_id: str, doc: Doc, number: Number, setting: Setting, sentence_id: int) -> Draft:
    segment = number.sentence.segment_of(number.start)
    if not number.is_claim:
        return Draft(number.id, number.quantity, sentence_id, segment)
    cut = [(t.passage.start - setting.start, t.passage.end - setting.start) for t in (*setting.places, *setting.periods)]
    cut += [(n.start, n.end) for n in setting.numbers if n.id != number.id]
    measure = measure_of(doc, number, cut)
    low, high = segment
    words = setting.text[low:high]
    place = context.place_of(number, setting)
    nearby = setting.text[low : number.start]
    return Draft(
        id=number.id,
        quantity=number.quantity,
        sentence=sentence_id,
        segment=segment,
        measure=measure,
        elliptical=measure is None,
        place=place,
        national=context.NATIONAL.search(nearby) is not None,
        period=context.period_of(number, setting),
        baseline=context.baseline_of(number, setting),
        qualifiers=merged(
            ages_within([n.quantity for n in setting.numbers], setting.start + low, setting.start + high, setting.text, setting.start),
            words_qualify(words),
        ),
        superlative=_superlative(article_id, setting, number),
        owner=_named_subject(doc, number, setting) if place is None else None,
    )


def _superlative(article_id: str, setting: Setting, number: Number) -> Passage | None:
    """ "a record 570", "the highest at 1,483": the word that claims an extreme, right before the number."""
    hedge = number.quantity.hedge
    edge = min(number.start, hedge.start - setting.start) if hedge is not None else number.start
    match = _SUPERLATIVE.search(setting.text, max(0, edge - 40), edge)
    if match is None:
        return None
    start, end = match.start(), match.start() + len(match.group().rstrip())
    return Passage(article_id, setting.start + start, setting.start + end, setting.text[start:end])


def _named_subject(doc: Doc, number: Number, setting: Setting) -> str | None:
    """The name that is the subject of the number's clause, when it is no place."""
    token = doc[number.first]
    for _ in range(8):
        if token.tag_.startswith(("VB", "MD")) or token.dep_ == "ROOT":
            for child in token.children:
                if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ in {"NNP", "NNPS"}:
                    names = [t for t in child.subtree if t.tag_ in {"NNP", "NNPS", "POS"} and t.i <= child.i]
                    return " ".join(t.text for t in names if t.tag_ != "POS") or None
            if token.dep_ == "ROOT":
                return None
        if token.head.i == token.i:
            return None
        token = token.head
    return None
