"""One person has two ranks or posts in two articles that exclude each other.

What
----
The posts that the articles of a run, and the sources given with ``--source``, give to the speakers that they quote, by
full name. Two ranks of one service ("Chief Inspector", "Superintendent") are a warning where the two articles also
print a statement of that person in common, so that they are about one day; else they are advice, and only where the
articles are known to be of one month, for people are promoted. A post beside its deputy ("leader", "deputy leader") and
two posts at the head of one organisation ("chairman", "chief executive") are advice, and only with a common statement.
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
from pipeline.match.persons import name_parts, speaker_conflict
from pipeline.match.posts import Conflict, post_conflict
from pipeline.records import Finding, Passage, PassageEvidence, Quote, Severity

CODE = "Q105"
NAME = "other-title"
SEVERITY = "warning"

_MOST = 100  # pairs of an article and a post that are looked at of one surname
_SAYS = {
    "rank": "two ranks of one service", "deputy": "a post and its deputy's",
    "post": "two posts at the head of one organisation",
}  # fmt: skip
_ASK = "Ask the organisation which it is."


@dataclass(frozen=True)
class _Two:
    """One person with two posts."""

    one: Quote
    other: Quote
    conflict: Conflict
    severity: Severity


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each person."""
    by_surname: dict[str, dict[tuple[str, str, str], Quote]] = {}
    for reading in desk.readings:
        for quote in reading.quotes:
            name = name_parts(quote.speaker)
            if len(name) > 1 and quote.role:
                held = by_surname.setdefault(name[-1], {})
                held.setdefault((quote.passage.article, str(quote.speaker), quote.role), quote)
    for posts in by_surname.values():
        found: dict[tuple[str, ...], list[_Two]] = {}
        for one, other in combinations(sorted(posts.values(), key=desk.rank)[:_MOST], 2):
            two = _two(desk, one, other)
            if two is not None:
                found.setdefault(name_parts(one.speaker), []).append(two)
        for several in found.values():
            yield _finding(desk, several)


def _two(desk: BatchDesk, one: Quote, other: Quote) -> _Two | None:
    a, b = one.passage.article, other.passage.article
    if a == b or (desk.is_source(one) and desk.is_source(other)) or speaker_conflict(one.speaker, other.speaker):
        return None
    conflict = post_conflict(str(one.role), str(other.role))
    if conflict is None:
        return None
    if desk.share_statement(a, b):
        return _Two(one, other, conflict, "warning" if conflict == "rank" else "advice")
    near = near_for_certain(desk.articles[a], desk.articles[b])
    return _Two(one, other, conflict, "advice") if near and conflict == "rank" else None


def _finding(desk: BatchDesk, several: list[_Two]) -> Finding:
    quotes = {q.passage: q for two in several for q in (two.one, two.other)}
    ordered = sorted(quotes.values(), key=lambda q: desk.in_order(q.passage))
    first = ordered[0]
    gravest = min(several, key=lambda two: two.severity != "warning")
    posts = list(dict.fromkeys(str(quote.role) for quote in ordered))
    other = next((q for q in ordered if post_conflict(str(first.role), str(q.role))), ordered[-1])
    return Finding(
        code=CODE,
        name=NAME,
        severity=gravest.severity,
        confidence=0.8 if gravest.severity == "warning" else 0.4,
        passage=_mention(first),
        message=(
            f"{first.speaker} is {first.role} in {first.passage.article} and {other.role} in {other.passage.article}."
        ),
        working=f"{'; '.join(posts)}: {_SAYS[gravest.conflict]}. {_ASK}",
        evidence=tuple(PassageEvidence(f"{q.speaker}, {q.role}", _mention(q)) for q in ordered),
        speaker=first.speaker,
    )


def _mention(quote: Quote) -> Passage:
    return quote.mention or quote.passage
