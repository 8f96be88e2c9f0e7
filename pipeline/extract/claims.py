"""Drafts -> claims: what a number's own statement leaves open is inherited, in this order: from the change or share
that it takes part in, from the claim before it in the sentence, from the paragraph, from the article's topic.

"Wiltshire's total increased by 14" and "6,438 of them" inherit what they refer to; a difference has the measure,
place and qualifiers of its level, the old level those of the new one, a year earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.extract.paragraph_reading import Draft, ParagraphReading
from pipeline.extract.timeline import shift
from pipeline.measure_words import head_of
from pipeline.records import NOT_CLAIMS, Change, Claim, Period, Place, Quote, Role, Share

_GENERIC = frozenset({"case", "total", "figure", "number", "incident", "offence", "report", "increase", "them"})
_YEAR_DAYS = (360, 371)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A draft's ties: the change it is in with its part, and the shares it is in."""

    change: Change | None = None
    part: str | None = None
    share: Share | None = None
    share_part: str | None = None


def assemble(
    readings: Sequence[ParagraphReading], quotes: Sequence[Quote], country: Place | None, reporting: Period | None
) -> tuple[Claim, ...]:
    """All claims of an article in reading order.

    ``country`` is what "national" means in it, ``reporting`` the stretch that its figures cover, where it names one.
    """
    drafts = [draft for reading in readings for draft in reading.drafts]
    changes = [change for reading in readings for change in reading.changes]
    shares = [share for reading in readings for share in reading.shares]
    frames = _frames(drafts, changes, shares)
    topic = _topic(drafts)
    done: dict[int, Claim] = {}
    previous: Claim | None = None
    for draft in _levels_first(drafts, frames):
        done[draft.id] = _claim(draft, frames[draft.id], country)
    claims: list[Claim] = []
    for draft in drafts:
        claim = _inherit(done[draft.id], draft, frames[draft.id], done, previous, topic)
        claim = _spoken(claim, quotes)
        done[claim.id] = claim
        claims.append(claim)
        if claim.measure is not None and claim.quantity.kind not in NOT_CLAIMS:
            previous = claim
    return tuple(_dated(claim, frames[claim.id], done, reporting) for claim in claims)


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


def _topic(drafts: Sequence[Draft]) -> str | None:
    """The measure that most numbers of the article are of; the first printed of the commonest head."""
    heads = Counter(head_of(d.measure) for d in drafts if d.measure and d.quantity.kind in {"count", "money", "vague"})
    if not heads:
        return None
    best = max(heads.values())
    for draft in drafts:
        if draft.measure and heads.get(head_of(draft.measure)) == best:
            same = [d.measure for d in drafts if d.measure and head_of(d.measure) == head_of(draft.measure)]
            return max(same, key=lambda words: (len(words.split()) > 1, -same.index(words)))
    return None


def _levels_first(drafts: Sequence[Draft], frames: Mapping[int, _Frame]) -> list[Draft]:
    """New levels and wholes before what hangs on them."""
    return sorted(drafts, key=lambda draft: (frames[draft.id].part not in {None, "new"}, draft.id))


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
        place=place.passage.text if place else None,
        places=place.readings if place else (),
        period=draft.period,
        baseline=draft.baseline,
        qualifiers=draft.qualifiers,
        superlative=draft.superlative,
        whole_set=draft.whole_set,
        part_of=_wholes(frame),
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
    if kind in {"ratio", "fraction"} or (kind == "percent" and frame.part is None):
        return "share"
    if kind in {"percentage_points", "multiple"}:
        return "change"
    return "rate" if draft.quantity.per else "level"


def _wholes(frame: _Frame) -> tuple[int, ...]:
    return frame.share.wholes if frame.share is not None else ()


def _partners(claim_id: int, frame: _Frame) -> list[int]:
    """The ids from which a number inherits, the nearest relation first."""
    ids: list[int | None] = []
    if frame.change is not None:
        ids += [frame.change.new, frame.change.old, frame.change.amount, frame.change.percent]
    if frame.share is not None:
        ids += [frame.share.part, frame.share.whole, *frame.share.wholes]
    return [id_ for id_ in ids if id_ is not None and id_ != claim_id]


def _inherit(
    claim: Claim, draft: Draft, frame: _Frame, done: Mapping[int, Claim], previous: Claim | None, topic: str | None
) -> Claim:
    if claim.role == "other" or claim.role == "bound":
        return claim
    partners = [done[id_] for id_ in _partners(claim.id, frame)]
    near = previous if previous is not None and previous.sentence == claim.sentence else None
    measure, place, places = claim.measure, claim.place, claim.places
    qualifiers = claim.qualifiers
    for other in partners:
        measure = measure or other.measure
        if place is None and draft.owner is None:
            place, places = other.place, other.places
    tied = [other for other in partners if frame.change is not None]
    for other in tied:
        qualifiers = qualifiers or other.qualifiers
    if measure is None or (head_of(measure) in _GENERIC and len(measure.split()) == 1):
        before = previous.measure if previous is not None else None
        same = before is not None and topic is not None and head_of(before) == head_of(topic)
        measure = (
            (before if same or (near is not None and measure is None and topic is None) else topic) or before or measure
        )
    if place is None and draft.owner is not None:
        place, places = draft.owner, ()
    if place is None and previous is not None:
        place, places = previous.place, previous.places
    return replace(claim, measure=measure, place=place, places=places, qualifiers=qualifiers)


def _spoken(claim: Claim, quotes: Sequence[Quote]) -> Claim:
    at = claim.quantity.passage.start
    for quote in quotes:
        if quote.passage.start <= at < quote.passage.end:
            return replace(claim, quoted=True, speaker=quote.speaker)
    return claim


def _dated(claim: Claim, frame: _Frame, done: Mapping[int, Claim], reporting: Period | None) -> Claim:
    """Give a claim its period: its own, its partner's, the reporting period; an old level lies a year earlier."""
    if claim.role in {"other", "bound"}:
        return claim
    period = claim.period
    if frame.part == "old" and frame.change is not None:
        return replace(claim, period=period or _year_before(_new_period(frame, done, reporting)))
    if period is None:
        partners = [done[id_].period for id_ in _partners(claim.id, frame) if done[id_].role != "baseline"]
        period = next((p for p in partners if p is not None), None) or reporting
    return replace(claim, period=period)


def _new_period(frame: _Frame, done: Mapping[int, Claim], reporting: Period | None) -> Period | None:
    new = frame.change.new if frame.change is not None else None
    return (done[new].period if new is not None else None) or reporting


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
