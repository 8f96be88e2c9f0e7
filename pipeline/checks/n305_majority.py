"""A majority or a minority beside a percentage that is none.

What
    "Most of those polled (39%)", "a majority, 48 per cent, said", "a minority of members – 62 per cent –". Most is more
    than half, a minority less; a percentage that may round to half is left alone.

Why it matters
    "Most" is what a headline says of a poll, and the largest group is not always the greater part.

Flagged
    Most of those polled (39%) want a new bridge.

    A small majority of members, 46 per cent, voted for the merger.

    Only a minority of tenants (61%) pay by card.

Not flagged
    Most of those polled (61%) want a new bridge.

    The most popular answer (39%) was the bridge.

    Cars cost the town the most (39%), and buses the least.

    Most of the pupils (39% of the girls) walk to school.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Finding, PassageEvidence, Severity, Verdict
from pipeline.relate.majorities import find_majorities

CODE = "N305"
NAME = "majority"
SEVERITY: Severity = "error"


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every majority and minority that is also given as a percentage."""
    for said in find_majorities(desk.reading):
        percent = desk.claim(said.percent)
        holds = said.holds(percent)
        if holds is None:
            continue
        printed = percent.quantity.passage
        working = f"{printed.text} is {'not ' if not holds else ''}{'more' if said.over else 'less'} than half"
        yield Verdict(percent.id, CODE, "consistent" if holds else "inconsistent", working)
        if holds:
            continue
        yield Finding(
            code=CODE,
            name=NAME,
            severity="warning" if percent.quoted else SEVERITY,
            confidence=0.9,
            passage=printed,
            message=f"{printed.text} is not {said.words.text.lower()}",
            working=working,
            evidence=(PassageEvidence("the words", said.words),),
            speaker=percent.speaker if percent.quoted else None,
            subjects=frozenset({percent.id}),
        )
