"""Drafts -> claims: what a number's own statement leaves open is inherited, in this order: from the change or share
that it takes part in, from the claim before it in the sentence, from the paragraph, from the article's topic.

"Wiltshire's total increased by 14" and "6,438 of them" inherit what they refer to; a difference has the measure,
place and qualifiers of its level, the old level those of the new one, a year earlier.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.change_words import PASSAGES
from pipeline.extract.counted_periods import counted_from
from pipeline.extract.headlines import with_bodies
from pipeline.extract.owners import may_own, plain_words
from pipeline.extract.paragraph_reading import Draft, ParagraphReading
from pipeline.extract.scene import Scene
from pipeline.extract.tellings import DOERS
from pipeline.extract.timeline import shift
from pipeline.extract.unit_words import UNIT_KINDS
from pipeline.measure_words import head_of
from pipeline.patterns import lazily
from pipeline.records import NOT_CLAIMS, Change, Claim, Period, Place, Qualifiers, Quote, Role, Share

#: Abbreviations of what is measured; they own nothing ("CPI inflation").
_MEASURES = frozenset({"CPI", "CPIH", "RPI", "GDP", "GNP", "GNI"})
_GENERIC = frozenset({"case", "total", "figure", "number", "incident", "offence", "report", "increase", "them"})
_SIZES_OF_CHANGE = frozenset({"percent", "percentage_points", "count", "money", "measure"})
#: Numbers that may be of one topic.
_TOPICS = (
    frozenset({"money"}), frozenset({"measure"}), frozenset({"count", "vague", "percent", "ratio", "fraction"}),
    frozenset({"count", "money", "vague", "percentage_points", "multiple", "rank", "index"}),
)  # fmt: skip
_YEAR_DAYS = (360, 371)
#: From an old level to a period that is its own: "from 10,904 offences in 2016/17".
_RIGHT_BEHIND = lazily(r"\s+(?:(?!and\b|to\b)[a-z]+\s+){0,2}?(?:in|during|for|at)\s+(?:the\s+)?")
#: What companies and other bodies have: a number of these is of an organisation before it is of a place.
OWNED = frozenset(
    "profit sale share revenue turnover earning loss workforce employee staff job factory store branch stake "
    "dividend debt saving offer bid order subscriber customer passenger shipment margin income asset stock "
    "price workers contract takeover".split()
)


@dataclass(frozen=True)
class _Frame:
    """A draft's ties: the change it is in with its part, and the shares it is in."""

    change: Change | None = None
    part: str | None = None
    share: Share | None = None
    share_part: str | None = None


@dataclass(frozen=True)
class _Nobody:
    """Who owns no figures: persons by their surnames, and plain words with the capital of their sentence."""

    persons: frozenset[str]
    plain: frozenset[str]

    def is_person(self, name: str) -> bool:
        return name.split()[-1].casefold() in self.persons

    def has(self, name: str) -> bool:
        return self.is_person(name) or (name[1:].islower() and name.lower() in self.plain)


@dataclass(frozen=True)
class Background:
    """What an article says of all its numbers: what "national" means in it, the stretch that its figures cover where
    it names one, the surnames of its persons (who are no place and own no figures)."""

    country: Place | None = None
    reporting: Period | None = None
    persons: frozenset[str] = frozenset()
    text: str = ""


def assemble(
    readings: Sequence[ParagraphReading], quotes: Sequence[Quote], background: Background
) -> tuple[Claim, ...]:
    """All claims of an article in reading order."""
    nobody = _Nobody(background.persons, plain_words(background.text))
    drafts = [_without_nobody(draft, nobody) for reading in readings for draft in reading.drafts]
    changes = [change for reading in readings for change in reading.changes]
    shares = [share for reading in readings for share in reading.shares]
    frames = _frames(drafts, changes, shares)
    named = [(draft.quantity.kind, draft.measure, head_of(draft.measure)) for draft in drafts if draft.measure]
    topics = {kinds: _topic(named, kinds) for kinds in _TOPICS}
    scene = _scene(readings, nobody, background.text)
    done = {draft.id: _claim(draft, frames[draft.id], background.country) for draft in drafts}
    counted: dict[float, str] = {}
    tellings: set[str] = set()
    previous: Claim | None = None
    paragraph = -1
    claims: list[Claim] = []
    for draft in drafts:
        partners = [done[id_] for id_ in _partners(draft, frames[draft.id])]
        claim = _in_brackets(done[draft.id], draft, frames, done)
        if claim.quantity.kind not in NOT_CLAIMS:
            near = previous if draft.paragraph == paragraph else None
            claim = _placed(claim, draft, frames[draft.id], partners, scene)
            claim = replace(
                claim,
                measure=_again(claim, draft, counted)
                or _measure(claim, draft, frames[draft.id], partners, near, _topic_for(claim, topics))
                if claim.quantity.kind != "age"
                else None,
                qualifiers=_qualifiers(claim, draft, frames[draft.id], done),
            )
            told = draft.measure is None and draft.told is not None and (claim.measure or "").endswith(draft.told)
            if told and claim.measure is not None:
                tellings.add(claim.measure)
            claim = replace(claim, told=True) if claim.measure in tellings else claim
        claim = _spoken(claim, draft.source, quotes)
        done[claim.id] = claim
        claims.append(claim)
        if (
            draft.measure is not None
            and claim.quantity.kind == "count"
            and isinstance(claim.quantity.value, float | int)
        ):
            counted[claim.quantity.value] = draft.measure
        if claim.measure is not None and claim.quantity.kind not in NOT_CLAIMS and not _in_passing(claim, draft):
            previous, paragraph = claim, draft.paragraph
    for claim in claims:
        done[claim.id] = _without_the_olds_period(claim, frames[claim.id], done, background.text)
    dated = [
        _dated(done[claim.id], draft, frames[claim.id], done, scene, background)
        for claim, draft in zip(claims, drafts, strict=True)
    ]
    return with_bodies(dated, drafts, background.text)


def _without_nobody(draft: Draft, nobody: _Nobody) -> Draft:
    return replace(draft, owner=None) if draft.owner is not None and nobody.has(draft.owner) else draft


def _scene(readings: Sequence[ParagraphReading], nobody: _Nobody, text: str) -> Scene:
    seen = sorted((sight for reading in readings for sight in reading.sights), key=lambda sight: sight.start)
    named = [sight for sight in seen if sight.name and not nobody.is_person(sight.name)]
    return Scene(
        tuple(sight for sight in named if not (sight.organisation or sight.adjective)),
        tuple(sight for sight in named if sight.organisation and not nobody.has(sight.name) and may_own(sight.name)),
        tuple(sight for sight in seen if sight.period is not None),
        text,
        tuple(sight for sight in named if sight.adjective),
    )


def _frames(drafts: Sequence[Draft], changes: Sequence[Change], shares: Sequence[Share]) -> dict[int, _Frame]:
    frames = {draft.id: _Frame() for draft in drafts}
    for change in changes:
        for part in ("old", "new", "amount", "percent", "points", "multiple"):
            id_ = getattr(change, part)
            if id_ is not None and (frames[id_].change is None or part != "new"):
                frames[id_] = replace(frames[id_], change=change, part=part)
    for share in shares:
        for part in ("share", "part"):
            id_ = getattr(share, part)
            if id_ is not None and frames[id_].share is None:
                frames[id_] = replace(frames[id_], share=share, share_part=part)
    return frames


def _topic_for(claim: Claim, topics: Mapping[frozenset[str], str | None]) -> str | None:
    """A sum is of no people, and people are no sum: the topic of the numbers of its kind, where it has one."""
    own = (topic for kinds, topic in topics.items() if claim.quantity.kind in kinds)
    return next(own, None)


def _topic(named: Sequence[tuple[str, str, str]], kinds: frozenset[str]) -> str | None:
    """The measure that most numbers of some kinds are of; the first printed of the commonest head. ``named`` are kind,
    measure and its head of the numbers that have one."""
    heads = Counter(head for kind, _, head in named if kind in kinds)
    if not heads:
        return None
    best = max(heads.values())
    common = next(head for _, _, head in named if heads.get(head) == best)
    same = [measure for _, measure, head in named if head == common]
    return max(same, key=lambda words: (len(words.split()) > 1, -same.index(words)))


def _claim(draft: Draft, frame: _Frame, country: Place | None) -> Claim:
    place = draft.place
    if draft.national and country is not None:
        place = country
    return Claim(
        id=draft.id,
        quantity=draft.quantity,
        role=_role(draft, frame),
        sentence=draft.sentence,
        direction=frame.change.direction if frame.change is not None else None,
        measure=draft.measure,
        predicate=draft.predicate,
        counted_with=draft.counted_with,
        place=place.passage.text if place else None,
        places=place.readings if place else (),
        period=draft.period,
        baseline=draft.baseline,
        qualifiers=draft.qualifiers,
        superlative=draft.superlative,
        whole_set=draft.whole_set,
        part_of=frame.share.wholes if frame.share is not None else (),
    )


def _role(draft: Draft, frame: _Frame) -> Role:
    kind = draft.quantity.kind
    if kind in NOT_CLAIMS or kind == "rank":
        return "other"
    if kind == "age":
        return "bound"
    if frame.part == "old":
        return "baseline"
    if frame.part in {"amount", "percent", "points", "multiple"}:
        return "change"
    if kind in {"ratio", "fraction"} or (kind == "percent" and (frame.part is None or frame.share_part == "share")):
        return "share"
    if kind in {"percentage_points", "multiple"}:
        return "change"
    return "rate" if draft.quantity.per else "level"


def _in_brackets(claim: Claim, draft: Draft, frames: Mapping[int, _Frame], done: Mapping[int, Claim]) -> Claim:
    """ "Fell by £0.5bn (0.7%)", "fell to 537m euros ($701m)": what stands in brackets rises and falls with what it
    says again; "a rise (28 per cent)" is one."""
    if claim.direction is not None or frames[draft.id].change is not None:
        return claim
    if draft.direction is not None and claim.quantity.kind in _SIZES_OF_CHANGE:
        return replace(claim, direction=draft.direction, role="change")
    said = done.get(draft.twin) if draft.twin is not None else None
    if said is None or said.direction is None:
        return claim
    if said.role == "change" and claim.quantity.kind in _SIZES_OF_CHANGE and claim.role in {"share", "level"}:
        share = frames[draft.id].share is not None and claim.quantity.kind != said.quantity.kind == "percent"
        return claim if share else replace(claim, direction=said.direction, role="change")
    if said.quantity.kind == claim.quantity.kind in UNIT_KINDS:
        return replace(claim, direction=said.direction, role=said.role)
    return claim


def _partners(draft: Draft, frame: _Frame) -> list[int]:
    """The ids from which a number inherits, the nearest relation first."""
    ids: list[int | None] = [draft.twin]
    if frame.change is not None:
        ids += [frame.change.new, frame.change.old, frame.change.amount, frame.change.percent]
    if frame.share is not None:
        ids += [frame.share.part, frame.share.whole, *frame.share.wholes]
    return [id_ for id_ in dict.fromkeys(ids) if id_ is not None and id_ != draft.id]


def _placed(claim: Claim, draft: Draft, frame: _Frame, partners: Sequence[Claim], scene: Scene) -> Claim:
    """Its own place, its partner's, the organisation that its clause is about, where the text is at."""
    if claim.place is not None:
        return claim
    compared = frame.part == "new" and frame.change is not None and not _is_of_time(frame.change)
    for other in partners:
        if other.place is not None and (draft.owner is None or other.place in draft.owner):
            if compared and other.role == "baseline":
                continue  # "4.6 per cent, compared with 3.9 for the UK": the other group's place is its own
            return replace(claim, place=other.place, places=other.places, inferred=other.inferred)
    if draft.owner is not None and draft.owner not in _MEASURES:
        return replace(claim, place=draft.owner)
    at = claim.quantity.passage.start, draft.paragraph, draft.sentence
    owned = claim.measure is not None and head_of(claim.measure) in OWNED
    sight = scene.actor(at[0], at[2]) if draft.referred == "it" else None
    if sight is None:
        body = owned or draft.referred == "body"
        sight = scene.owner(*at) if body else scene.place(*at) or scene.organisation(*at)
    if sight is None or sight.name in _MEASURES:
        return claim
    return replace(claim, place=scene.usual_name(sight), places=sight.readings, inferred=claim.inferred | {"place"})


def _measure(
    claim: Claim, draft: Draft, frame: _Frame, partners: Sequence[Claim], previous: Claim | None, topic: str | None
) -> str | None:
    """Its own measure, its partner's, that of the number before it in the sentence, what its clause tells, the
    article's topic. A difference is of what its new level is of, a conversion of what it converts."""
    own = claim.measure
    if frame.part in {"amount", "percent", "points", "multiple"} and frame.change is not None:
        own = next((other.measure for other in partners if other.id == frame.change.new and other.measure), own)
    converted = next((other for other in partners if other.id == draft.twin), None)
    if converted is not None and converted.quantity.kind == claim.quantity.kind in UNIT_KINDS:
        own = converted.measure or own
    for other in partners:
        own = own or (other.measure if other.role != "change" or claim.role == "change" else None)
    if own is None and claim.quantity.kind == "count" and previous is not None:
        own = previous.measure if previous.sentence == claim.sentence else None
    for other in partners:
        own = own or other.measure
    if own is not None and not (head_of(own) in _GENERIC and len(own.split()) == 1):
        return own
    if own is None and draft.told is not None and (frame.change is None or draft.counts_doers):
        if not draft.counts_doers:
            return (_before(claim, previous, own) if claim.quantity.kind == "count" else None) or draft.told
        doers = _before(claim, previous, own) or draft.about or topic
        if claim.quantity.kind in UNIT_KINDS and (doers == topic or head_of(doers or "") in DOERS):
            return draft.told
        return f"{doers} that {draft.told}" if doers else draft.told
    told = _before(claim, previous, own)
    return told or (draft.about if own is None and claim.quantity.kind in UNIT_KINDS else None) or topic or own


def _again(claim: Claim, draft: Draft, counted: Mapping[float, str]) -> str | None:
    """ "The nine now charged" are the nine suppliers of a paragraph before."""
    value = claim.quantity.value
    if claim.measure is not None or not draft.whole_set or claim.quantity.kind != "count":
        return None
    return counted.get(value) if isinstance(value, float | int) else None


def _in_passing(claim: Claim, draft: Draft) -> bool:
    """ "722,000 (9 per cent of all residents), a rise of 254,000": what stands in brackets hands nothing on."""
    return draft.twin is not None and claim.quantity.kind in {"percent", "ratio", "fraction"}


def _before(claim: Claim, previous: Claim | None, own: str | None) -> str | None:
    """What the number before it is of: in its sentence, or of another count right before."""
    if previous is not None and previous.sentence == claim.sentence:
        return previous.measure or own
    if own is None and previous is not None and previous.quantity.kind == claim.quantity.kind == "count":
        return previous.measure
    return None


def _qualifiers(claim: Claim, draft: Draft, frame: _Frame, done: Mapping[int, Claim]) -> Qualifiers:
    """Its own qualifiers, else those of the change that it takes part in or of the number that it converts."""
    if claim.qualifiers:
        return claim.qualifiers
    tied = [draft.twin]
    if frame.change is not None:
        tied += [frame.change.new, frame.change.old, frame.change.amount, frame.change.percent]
    others = (done[id_].qualifiers for id_ in tied if id_ is not None and id_ != claim.id)
    return next((qualifiers for qualifiers in others if qualifiers), ())


def _spoken(claim: Claim, source: str | None, quotes: Sequence[Quote]) -> Claim:
    """Whose words the number is in: a quoted speaker's, or those of the source that its sentence cites. The quotations
    are in order and apart."""
    at = claim.quantity.passage.start
    place = bisect_right(quotes, at, key=_opening) - 1
    if place >= 0 and at < quotes[place].passage.end:
        return replace(claim, quoted=True, speaker=quotes[place].speaker)
    return claim if source == claim.speaker else replace(claim, speaker=source)


def _opening(quote: Quote) -> int:
    return quote.passage.start


def _dated(
    claim: Claim, draft: Draft, frame: _Frame, done: Mapping[int, Claim], scene: Scene, background: Background
) -> Claim:
    """Give a claim its period: its own, its partner's, the one that the text is at, the reporting period; an old
    level without a period of its own lies a year before the new one."""
    start = claim.quantity.passage.start
    if frame.part == "old" and claim.period is not None and claim.period.anchor == "context":
        return replace(claim, period=_counted(claim.period, scene.period(start, draft.paragraph, draft.sentence)))
    if claim.quantity.kind in NOT_CLAIMS or claim.period is not None:
        return claim
    partners = [done[id_] for id_ in _partners(draft, frame)]
    if frame.part == "old" and frame.change is not None and _is_of_time(frame.change):
        base = _base_told(frame.change, done)
        if base is not None:
            return replace(claim, period=base)
        new = next((other.period for other in partners if other.role != "baseline" and other.period is not None), None)
        new = new or scene.period(start, draft.paragraph, draft.sentence) or background.reporting
        return replace(claim, period=_year_before(new), inferred=claim.inferred | {"period"})
    periods = [other.period for other in partners if other.role != "baseline" and other.period is not None]
    twin = done[draft.twin].period if draft.twin is not None else None
    if twin is not None:
        return replace(claim, period=twin)
    if periods:
        return replace(claim, period=periods[0])
    at = scene.period(start, draft.paragraph, draft.sentence)
    if frame.part is not None and frame.change is not None and frame.change.old is not None:
        old = done[frame.change.old].period
        if at is not None and old is not None and at.passage == old.passage:
            at = None  # "£12.4m, compared with £10.1m in 2016": the old level's period is not the new one's
    period = at or background.reporting
    return replace(claim, period=period, inferred=claim.inferred | ({"period"} if period else frozenset()))


def _without_the_olds_period(claim: Claim, frame: _Frame, done: Mapping[int, Claim], text: str) -> Claim:
    """ "12,008 thefts, up 10 per cent from 10,904 in 2016/17": the period right behind the old level is its alone."""
    old = frame.change.old if frame.change is not None else None
    if old is None or old == claim.id or claim.period is None or claim.quantity.kind in NOT_CLAIMS:
        return claim
    own, of_old = done[old].quantity.passage, done[old].period
    behind = text[own.end : claim.period.passage.start]
    if of_old is None or of_old.passage != claim.period.passage or claim.quantity.passage.start > own.start:
        return claim
    return replace(claim, period=None) if _RIGHT_BEHIND.fullmatch(behind) else claim


def _counted(period: Period, at: Period | None) -> Period:
    """ "A year earlier" than the period that the text is at, where its own sentence does not say."""
    if period.start is not None or at is None or at.start is None or at.end is None:
        return period
    return counted_from(period, (at.start, at.end))


def _is_of_time(change: Change) -> bool:
    """Whether a change is from one time to another: "compared with" may be of two groups at one time."""
    return change.direction is not None or change.trigger.text.lower() in PASSAGES


def _base_told(change: Change, done: Mapping[int, Claim]) -> Period | None:
    """The dated period that a difference is told to be from: "6% more than in January, when there were 1,895"."""
    differences = (done[id_].baseline for id_ in (change.percent, change.amount, change.points) if id_ is not None)
    return next((period for period in differences if period is not None and period.start is not None), None)


def _year_before(period: Period | None) -> Period | None:
    if period is None or period.start is None or period.end is None:
        return None
    if not _YEAR_DAYS[0] <= (period.end - period.start).days <= _YEAR_DAYS[1]:
        return None
    start, end = shift(period, "year", -1)
    return replace(
        period,
        start=start,
        end=end,
        label="a year earlier",
        kind="relative",
        reason=f"a year before {period.label or period.passage.text}",
    )


def country_of(places: Sequence[Place]) -> Place | None:
    """What "national" means in an article: the first country that it names, a state before its parts."""
    for kind in ("country", "nation"):
        for place in places:
            if any(reading.kind == kind for reading in place.readings):
                return replace(place, readings=tuple(r for r in place.readings if r.kind == kind))
    return None


def reporting_period(periods: Sequence[Period]) -> Period | None:
    """The stretch of about a year that the article's figures cover: the latest that it names, or None.

    Only stretches that figures are reported for count: financial and academic years, years ending, and windows
    ("between April 2016 and March 2017"), not bare calendar years, which may date anything.
    """
    named = [
        p for p in periods
        if p.kind in {"financial_year", "academic_year", "year_ending", "span"} and p.start and p.end
        and _YEAR_DAYS[0] <= (p.end - p.start).days + 1 <= _YEAR_DAYS[1]
    ]  # fmt: skip
    return max(named, key=lambda p: (p.end or date.min, -p.passage.start)) if named else None
