"""One parsed paragraph -> drafts of its claims: what grammar says of each number, before anything is inherited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.anaphora import Reference, References
from pipeline.extract.appositions import find_appositions
from pipeline.extract.attribution import accordings, cited_source
from pipeline.extract.bracket_directions import direction_in_brackets
from pipeline.extract.captions import Caption, find_captions, in_listed_units
from pipeline.extract.changes import find_changes
from pipeline.extract.clauses import clauses
from pipeline.extract.comparisons import find_comparisons
from pipeline.extract.context import Setting
from pipeline.extract.counted_periods import counted_periods, with_months_settled
from pipeline.extract.cuts import Cut
from pipeline.extract.margins import find_margins
from pipeline.extract.measures import (
    counted_with,
    measure_head,
    measure_of,
    predicate_of,
    share_of_yardstick,
    subject_of,
)
from pipeline.extract.nouns import counted_units
from pipeline.extract.own_places import own_place
from pipeline.extract.owners import Owners
from pipeline.extract.periods import windows
from pipeline.extract.place_roles import place_roles
from pipeline.extract.placed_numbers import Number, lay
from pipeline.extract.qualifiers import Sayings, qualify, sayings
from pipeline.extract.respectively import dealt
from pipeline.extract.scene import Named, Sight, is_demonym, sights
from pipeline.extract.sentences import sentences
from pipeline.extract.shares import find_shares
from pipeline.extract.skeletons import Skeleton, skeletons
from pipeline.extract.tellings import told_by_verb, told_of_subject
from pipeline.extract.unknown_places import with_unknown_places
from pipeline.patterns import lazily
from pipeline.records import (
    Apposition,
    Change,
    Comparison,
    Direction,
    Margin,
    Paragraph,
    Passage,
    Period,
    Place,
    Qualifiers,
    Quantity,
    Share,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUPERLATIVE = lazily(
    r"\b(?:record(?:-breaking|-high|-low)?|highest|lowest|biggest|largest|smallest|all-time (?:high|low))\b"
    r"(?:\s+(?:high|low|level|number|total|figure))?(?:\s+(?:of|at))?\s*$",
    re.IGNORECASE,
)

_TRADED = frozenset({"shares", "stock"})
_BELOW_YEAR = frozenset({"month", "day", "week", "quarter", "season"})
#: Between a number and the brackets with its conversion: its noun at most.
_TWIN_GAP = lazily(r"(?:[ -][\w'’%]+){0,4}\s*")
_WHOLE_SET = lazily(r"\b(?:all(?: of)?(?: the)?|the|there (?:are|were|is|was))\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """What one number's own statement says of it; None is left for the caller to inherit."""

    id: int
    quantity: Quantity
    sentence: int
    segment: tuple[int, int]
    measure: str | None = None
    predicate: str | None = None
    counted_with: str | None = None
    elliptical: bool = False  # its measure has only an empty head ("total"): it speaks of the article's topic
    place: Place | None = None
    national: bool = False
    period: Period | None = None
    baseline: Period | None = None
    qualifiers: Qualifiers = ()
    superlative: Passage | None = None
    whole_set: bool = False
    owner: str | None = None  # a named subject that is no place: "Childline carried out 9,452 …"
    referred: Reference | None = None  # of somebody named before: "its factories", "the firm will open 12"
    twin: int | None = None  # the number before the brackets that this one stands in: a conversion, a count, a share
    source: str | None = None  # who is said to say it, outside quotation marks
    paragraph: int = 0
    about: str | None = None  # what the sentence before it in its paragraph is about
    told: str | None = None  # what its clause tells of it where no noun says what it is of: "were confirmed dead"
    counts_doers: bool = False  # it is the subject of that clause
    direction: Direction | None = None  # of a rise or fall in whose brackets it stands


@dataclass(frozen=True)
class ParagraphReading:
    """The drafts, changes and shares of one paragraph; ids are the article's."""

    drafts: tuple[Draft, ...]
    changes: tuple[Change, ...]
    shares: tuple[Share, ...]
    sentences: int
    appositions: tuple[Apposition, ...] = ()
    counted: tuple[int, ...] = ()  # ids of its counted levels, the last first
    sights: tuple[Sight, ...] = ()
    skeletons: tuple[Skeleton, ...] = ()
    margins: tuple[Margin, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def learnt(self) -> frozenset[str]:
        """The names that no table has and that were places here."""
        return frozenset(sight.name for sight in self.sights if not (sight.readings or sight.organisation))


@dataclass(frozen=True)
class Before:
    """What the paragraphs before one hand on: how many sentences they have, the ids of their counted levels (the
    nearest first), the names that grammar showed to be places."""

    sentences: int
    counted: tuple[int, ...]
    learnt: Set[str]


def read_paragraph(
    article_id: str, paragraph: Paragraph, doc: Doc | None, numbered: Sequence[tuple[int, Quantity]],
    named: Named, before: Before,
) -> ParagraphReading:  # fmt: skip
    """What a paragraph says, in an article that was read up to it."""
    first_sentence = before.sentences
    if doc is None or not len(doc):
        whole = (0, len(paragraph.text))
        drafts = tuple(
            Draft(id_, quantity, first_sentence, whole, paragraph=paragraph.index) for id_, quantity in numbered
        )
        seen = sights(paragraph, None, named, (), first_sentence)
        return ParagraphReading(drafts, (), (), 1, find_appositions(paragraph, numbered), (), seen)
    listed = named.places
    named = with_unknown_places(article_id, paragraph, doc, named, before.learnt)
    sents = sentences(doc)
    units = counted_units(doc, paragraph.start, [quantity for _, quantity in numbered])
    numbered = [(id_, replace(quantity, unit=unit)) for (id_, quantity), unit in zip(numbered, units, strict=True)]
    numbered = in_listed_units(paragraph, numbered)
    captions = find_captions(paragraph, numbered, listed)
    numbered = [(id_, captions[id_].quantity if id_ in captions else quantity) for id_, quantity in numbered]
    numbers = lay(doc, paragraph.start, sents, numbered)
    read = clauses(doc)
    owners = Owners(References(read))
    said = sayings(read, numbers)
    according = accordings(doc)
    roles = place_roles(paragraph, doc, named.places)
    named = replace(named, periods=with_months_settled(named.periods, sents, paragraph.start))
    own_periods = _with_windows(paragraph, named.periods)
    setting = Setting(paragraph.text, paragraph.start, named.places, own_periods, numbers, roles.passing)
    drafts_: list[Draft] = []
    changes: list[Change] = []
    shares: list[Share] = []
    of_sentence = _by_sentence(numbers)
    counted: list[int] = []
    about: str | None = None
    for sentence in sents:
        mine = of_sentence.get(sentence.index, ())
        sentence_id = first_sentence + sentence.index
        told = find_changes(article_id, paragraph.start, doc, sentence, sentence_id, mine)
        differences = frozenset(
            id_
            for change in told
            for id_ in (change.amount, change.percent, change.points, change.multiple)
            if id_ is not None
        )
        shares += find_shares(paragraph.text, mine, sentence_id, differences, (*counted[:-4:-1], *before.counted)[:3])
        changes += told
        dated = {number.id: context.period_of(number, setting) for number in mine}
        dated |= _of_levels(told, mine, setting)
        dated |= counted_periods(mine, sentence, setting)
        dated |= dealt(paragraph.text, paragraph.start, sentence, mine, named.periods)
        dated |= _dealt(told, sentence.start, sentence.end, mine, setting, named.periods)
        drawn = [
            _draft(article_id, owners, number, setting, sentence_id, said, according, dated[number.id], listed)
            for number in mine
        ]
        dealt_places = dealt(paragraph.text, paragraph.start, sentence, mine, listed)
        drawn = [_captioned(draft, captions.get(draft.id)) for draft in drawn]
        drafts_ += [replace(draft, about=about, place=dealt_places.get(draft.id, draft.place)) for draft in drawn]
        span = doc.char_span(sentence.start, sentence.end)
        about = (subject_of(span, setting.cut) if span is not None else None) or about
        olds = {change.old for change in told}
        counted += [number.id for number in mine if _counts(number) and number.id not in differences | olds]
    at = tuple((sentence.end + paragraph.start, first_sentence + sentence.index) for sentence in sents)
    seen = sights(paragraph, doc, replace(named, periods=setting.stayed_in), at, first_sentence, roles.left)
    apposed = find_appositions(paragraph, numbered)
    own = tuple(reversed(counted))
    bare = skeletons(doc, paragraph.text, sents, of_sentence, changes, first_sentence)
    return ParagraphReading(
        tuple(drafts_), tuple(changes), tuple(shares), len(sents), apposed, own, seen, bare,
        find_margins(paragraph, numbered), find_comparisons(paragraph, numbered),
    )  # fmt: skip


def _by_sentence(numbers: Iterable[Number]) -> Mapping[int, Sequence[Number]]:
    found: dict[int, list[Number]] = defaultdict(list)
    for number in numbers:
        found[number.sentence.index].append(number)
    return found


def _counts(number: Number) -> bool:
    """Whether a share of "them" may be of it."""
    return number.is_claim and number.quantity.kind == "count" and number.quantity.value not in (None, 1)


def _with_windows(paragraph: Paragraph, periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods, with "between April 2016 and March last year" as one stretch."""
    merged = list(periods)
    if len(merged) < 2:
        return tuple(merged)
    for (start, _), (closed, end) in windows(paragraph):
        pair = [p for p in merged if p.passage.start in {start, closed}]
        if len(pair) != 2 or pair[0].start is None or pair[1].end is None or not {p.kind for p in pair} <= _BELOW_YEAR:
            continue  # "from 2015/16 to 2016/17" deals two periods out, it is not one
        text = paragraph.text[start - paragraph.start : end - paragraph.start]
        passage = Passage(pair[0].passage.article, start, end, text)
        one = replace(pair[0], passage=passage, kind="span", end=pair[1].end)
        merged[merged.index(pair[0]) : merged.index(pair[1]) + 1] = [one]
    return tuple(merged)


def _dealt(
    changes: Sequence[Change], start: int, end: int, numbers: Sequence[Number], setting: Setting, ends: Sequence[Period]
) -> dict[int, Period]:
    """ "From 417 to 650 from 2015/16 to 2016/17": each level its own period. ``ends`` are the periods with the two ends
    of a window apart; a window between the levels, or one of several periods, is the one level's whole period ("from
    4.7% between January and March 2017 to 4.3% a year later")."""
    pair = context.dealt_periods(start, end, replace(setting, periods=tuple(ends)))
    whole = [change for change in changes if change.old is not None and change.new is not None]
    if pair is None or len(whole) != 1:
        return {}
    at = {number.id: number.start for number in numbers}
    levels = [at[id_] for id_ in (whole[0].old, whole[0].new) if id_ is not None]
    if min(levels) < pair[0].passage.start - setting.start < max(levels):
        return {}
    named = setting.between(setting.periods, start, end)
    if pair[0] not in named and len(named) > 1:
        return {}
    return {id_: period for id_, period in zip((whole[0].old, whole[0].new), pair, strict=True) if id_ is not None}


def _of_levels(changes: Sequence[Change], numbers: Sequence[Number], setting: Setting) -> dict[int, Period | None]:
    by_id = {number.id: number for number in numbers}
    found: dict[int, Period | None] = {}
    for change in changes:
        old, new = (
            by_id.get(-1 if change.old is None else change.old),
            by_id.get(-1 if change.new is None else change.new),
        )
        if old is not None and new is not None:
            found[old.id], found[new.id] = context.of_levels(old, new, setting)
    return found


def _draft(
    article_id: str, owners: Owners, number: Number, setting: Setting, sentence_id: int, said: Sayings,
    according: Sequence[Token], period: Period | None, listed: Sequence[Place],
) -> Draft:  # fmt: skip
    segment = number.sentence.segment_of(number.start)
    if not number.has_context:
        return Draft(number.id, number.quantity, sentence_id, segment, paragraph=number.quantity.paragraph)
    read = owners.read
    cut = setting.cut_for(number)
    head = measure_head(read, number, cut)
    measure = measure_of(head, number, cut) if head is not None and number.quantity.kind != "age" else None
    if head is not None and number.quantity.kind == "percent":
        measure = share_of_yardstick(read, head, number, cut) or measure
    of_subject = told_of_subject(read, number, cut) if measure is None else None
    low = segment[0]
    at = setting.start + number.start
    place = context.place_of(number, setting)
    if place is not None and is_demonym(place):
        place = None
    own = context.place_beside(number, setting) or own_place(read, number, head, setting.start, listed)
    place = own or place
    traded = head is not None and head.lower_ in _TRADED  # "Marlow shares fell 4% in London"
    owner = _owner(owners, number, head, cut, setting) if own is None else None
    if place is not None and owner is not None and (traded or context.yields_to(place, owner, number, setting)):
        place = None
    referred = owners.references.referred(number, head)
    if place is not None and own is None and referred == "it" and context.is_passed(place, number, setting):
        place = None  # "Its trade with Wales was worth £5m" is of who trades
    everywhere = context.worldwide(number, setting)
    nearby = setting.text[low : number.start]
    return Draft(
        id=number.id,
        quantity=number.quantity,
        sentence=sentence_id,
        segment=segment,
        measure=measure,
        predicate=predicate_of(read, number, cut) if number.quantity.kind == "percent" else None,
        counted_with=counted_with(head, number) if head is not None and number.quantity.kind == "count" else None,
        elliptical=measure is None,
        place=(everywhere if place is None or (own is None and place.passage.end <= at) else None) or place,
        national=context.NATIONAL.search(nearby) is not None,
        period=period,
        baseline=context.baseline_of(number, setting),
        qualifiers=qualify(read, number, segment, said),
        superlative=_superlative(article_id, setting, number),
        twin=_twin(number, setting),
        source=cited_source(read.doc, number, according),
        paragraph=number.quantity.paragraph,
        whole_set=_WHOLE_SET.search(setting.text, max(0, number.start - 24), number.start) is not None,
        owner=owner if place is None else None,
        referred=referred,
        told=of_subject or (told_by_verb(read, number, cut) if measure is None else None),
        counts_doers=of_subject is not None,
        direction=direction_in_brackets(setting.text, number),
    )


def _captioned(draft: Draft, caption: Caption | None) -> Draft:
    """What a label says goes before what grammar makes of its words."""
    if caption is None:
        return draft
    place, owner = (draft.place, draft.owner) if caption.place is None else (caption.place, None)
    return replace(draft, measure=caption.label, elliptical=False, place=place, owner=owner)


def _owner(owners: Owners, number: Number, head: Token | None, cut: Cut, setting: Setting) -> str | None:
    """Who the number is about; a place that only says whence somebody comes is nobody here either."""
    owner = owners.owner_of(number, head, cut)
    return None if owner is not None and setting.is_whence(owner) else owner


def _twin(number: Number, setting: Setting) -> int | None:
    """ "50 miles (80 km)", "111,000 (60%)", "$12 (£6.50; 9 euros)": the number right before the brackets."""
    opened = setting.text.rfind("(", 0, number.start)
    if opened < 0 or ")" in setting.text[opened : number.start]:
        return None
    before = setting.claim_before(opened)
    if before is None or not _TWIN_GAP.fullmatch(setting.text, before.end, opened):
        return None
    return before.id


def _superlative(article_id: str, setting: Setting, number: Number) -> Passage | None:
    """ "a record 570", "the highest at 1,483": the word that claims an extreme, right before the number."""
    hedge = number.quantity.hedge
    edge = min(number.start, hedge.start - setting.start) if hedge is not None else number.start
    match = _SUPERLATIVE.search(setting.text, max(0, edge - 40), edge)
    if match is None:
        return None
    start, end = match.start(), match.start() + len(match.group().rstrip())
    return Passage(article_id, setting.start + start, setting.start + end, setting.text[start:end])
