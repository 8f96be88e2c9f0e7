"""One person has two ranks or posts in two articles that exclude each other.

What
----
The posts that the articles of a run, and the sources given with ``--source``, give to the speakers that they quote, by
full name. Two ranks of one service ("Chief Inspector", "Superintendent") are a warning where the two articles also
print a statement of that person in common, so that they are about one day; else they are advice, and only where the
articles are known to be of one month, for people are promoted. A post beside its deputy ("leader", "deputy leader") and
two posts at the head of one organisation ("chairman", "chief executive") are advice, and only with a common statement;
so are "Mr" and "Mrs".
Abbreviations and synonyms are one; "former" and "acting" posts are left alone.

Why it matters
--------------
A wrong rank is the commonest correction to a quotation that is otherwise right, and the easiest to get right.

Flagged
-------
    Chief Inspector Jane Hill, of Fenland Police, said: “The road will stay closed until every vehicle has been
    recovered and checked.”
    ---
    Superintendent Jane Hill said: “The road will stay closed until every vehicle has been recovered and checked.”

    “We will reopen the road by Sunday, and we will pay for the damage,” said Ann Poole, deputy leader of the council.
    ---
    “We will reopen the road by Sunday, and we will pay for the damage,” said Ann Poole, leader of the council.

Not flagged
-----------
An abbreviation, a post and a rank, another person.

    Chief Inspector Jane Hill, of Fenland Police, said: “The road will stay closed until every vehicle has been
    recovered and checked.”
    ---
    “The road will stay closed until every vehicle has been recovered and checked,” said Ch Insp Jane Hill.
    ---
    “The road will stay closed until every vehicle has been recovered and checked,” said Jane Hill, head of the roads
    unit.
    ---
    Superintendent Mark Hill said: “The bridge was not damaged, and it opens in the morning.”

Another occasion.

    Chief Inspector Jane Hill, of Fenland Police, said: “The road will stay closed until every vehicle has been
    recovered and checked.”
    ---
    Superintendent Jane Hill said: “Nobody was hurt when the roof of the station came down in the night.”
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.printed_words import near_for_certain
from pipeline.extract.name_words import HONORIFICS
from pipeline.match.persons import name_parts, speaker_conflict
from pipeline.match.posts import Conflict, post_conflict
from pipeline.match.sieve import mark
from pipeline.records import Finding, Passage, PassageEvidence, Quote, Reading, Severity, Trace

CODE = "Q105"
NAME = "other-title"
SEVERITY = "warning"

_MOST = 100  # pairs of an article and a post that are looked at of one surname
_SAYS = {
    "rank": "two ranks of one service", "deputy": "a post and its deputy's",
    "post": "two posts at the head of one organisation", "title": "a man's title and a woman's",
}  # fmt: skip
_ASK = "Ask the organisation which it is."


@dataclass(frozen=True)
class _Post:
    """A post, or a title, that an article gives to a speaker."""

    quote: Quote
    post: str


@dataclass(frozen=True)
class _Two:
    """One person with two posts."""

    one: _Post
    other: _Post
    conflict: Conflict
    severity: Severity


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each person."""
    by_surname: dict[str, dict[tuple[str, str, str], _Post]] = {}
    for reading in desk.readings:
        for surname, quote, post in _posts(reading):
            held = by_surname.setdefault(surname, {})
            held.setdefault((quote.passage.article, str(quote.speaker), post), _Post(quote, post))
    for posts in by_surname.values():
        found: dict[tuple[str, ...], list[_Two]] = {}
        ranked = sorted(posts.values(), key=lambda held: (desk.rank(held.quote), held.post))
        for one, other in combinations(ranked[:_MOST], 2):
            two = _two(desk, one, other)
            if two is not None:
                found.setdefault(name_parts(one.quote.speaker), []).append(two)
        for several in found.values():
            yield _finding(desk, several)


def traces(reading: Reading) -> Iterator[Trace]:
    """Someone of the surname must have a post in another article."""
    places = {quote: place for place, quote in enumerate(reading.quotes)}
    found: dict[str, dict[int, None]] = {}
    for surname, quote, _ in _posts(reading):
        found.setdefault(surname, {})[places[quote]] = None
    for surname in sorted(found):
        yield Trace(1, (mark(CODE, surname),), quotes=tuple(found[surname]))


def _posts(reading: Reading) -> Iterator[tuple[str, Quote, str]]:
    """Surname, quotation and post or title of every speaker with a full name."""
    for quote in reading.quotes:
        name = name_parts(quote.speaker)
        for post in (quote.role, _title(quote)):
            if len(name) > 1 and post:
                yield name[-1], quote, post


def _two(desk: BatchDesk, one: _Post, other: _Post) -> _Two | None:
    a, b = one.quote.passage.article, other.quote.passage.article
    if a == b or (desk.is_source(one.quote) and desk.is_source(other.quote)):
        return None
    if speaker_conflict(one.quote.speaker, other.quote.speaker):
        return None
    conflict = post_conflict(one.post, other.post)
    if conflict is None:
        return None
    if desk.share_statement(a, b):
        return _Two(one, other, conflict, "warning" if conflict == "rank" else "advice")
    near = near_for_certain(desk.articles[a], desk.articles[b])
    return _Two(one, other, conflict, "advice") if near and conflict == "rank" else None


def _finding(desk: BatchDesk, several: list[_Two]) -> Finding:
    posts = {(held.quote.passage, held.post): held for two in several for held in (two.one, two.other)}
    ordered = sorted(posts.values(), key=lambda held: desk.in_order(held.quote.passage))
    first = ordered[0]
    gravest = min(several, key=lambda two: two.severity != "warning")
    other = next((held for held in ordered if post_conflict(first.post, held.post)), ordered[-1])
    speaker = first.quote.speaker
    return Finding(
        code=CODE,
        name=NAME,
        severity=gravest.severity,
        confidence=0.8 if gravest.severity == "warning" else 0.4,
        passage=_mention(first.quote),
        message=(
            f"{speaker} is {first.post} in {first.quote.passage.article} and {other.post} in "
            f"{other.quote.passage.article}"
        ),
        working=f"{'; '.join(dict.fromkeys(held.post for held in ordered))}: {_SAYS[gravest.conflict]}. {_ASK}",
        evidence=tuple(PassageEvidence(f"{held.quote.speaker}, {held.post}", _mention(held.quote)) for held in ordered),
        speaker=speaker,
    )


def _title(quote: Quote) -> str | None:
    """ "Mr" of "Mr Chris Lee"."""
    first = quote.mention.text.split(" ", 1)[0] if quote.mention else ""
    return first if first.lower().rstrip(".") in HONORIFICS else None


def _mention(quote: Quote) -> Passage:
    return quote.mention or quote.passage
