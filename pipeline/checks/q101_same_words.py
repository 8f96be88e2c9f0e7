"""The same words are attributed to different people in two articles.

What
----
Quotations of all articles of a run are grouped where they print the same words, whole or in part: case, quotation
marks, spelling, an ellipsis or an editor's bracket make no difference. Where two articles name different persons as
the speaker of the same words, that is one finding, with every passage as evidence.

Why it matters
--------------
Two people rarely say the same thirty words. One of the articles has the wrong name, or a press office has given one
statement to several of its spokespeople, and a reader of either should know.

Flagged
-------
    Mary Holt, chief executive of the Fenland Trust, said: “Nobody on this estate should have to wait until spring
    for a safe front door.”
    ---
    Fenland Trust chairman David Rowe said: “Nobody on this estate should have to wait until spring for a safe front
    door.”

Two people with one surname are two.

    “Nobody on this estate should have to wait until spring for a safe front door,” said Mary Holt.
    ---
    “Nobody on this estate should have to wait until spring for a safe front door,” said Peter Holt.

Not flagged
-----------
A surname and the full name are one person, and a quotation that names nobody contradicts nobody.

    “Nobody on this estate should have to wait until spring for a safe front door,” said Mary Holt, of the Fenland
    Trust.
    ---
    Mary Holt runs the Fenland Trust. “Nobody on this estate should have to wait until spring for a safe front door,”
    Ms Holt said.
    ---
    The trust has published a letter. “Nobody on this estate should have to wait until spring for a safe front door,”
    a spokesman said.

Commonplaces belong to everyone.

    “I am absolutely delighted,” said Mary Holt.
    ---
    “I am absolutely delighted,” said David Rowe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.extract.given_names import usual_pronoun
from pipeline.extract.name_words import ORGANISATION_WORDS
from pipeline.match.persons import name_parts, speaker_conflict
from pipeline.match.statements import compare_statements, group_statements
from pipeline.records import Finding, PassageEvidence, Quote, Reading

CODE = "Q101"
NAME = "same-words-different-speakers"
SEVERITY = "warning"

_MOST = 200  # speakers in articles that are held against each other for one set of words
_PARTIAL = 8  # words below which a partial quotation may be a phrase that both took up
_SHOWN = 120  # quoted characters in a message
_ASK = "Ask the source which of them said it."
_Pieces = tuple[Quote, ...]


def check_batch(readings: Sequence[Reading]) -> Iterator[Finding]:
    """One finding for each set of shared words that different persons are said to have spoken."""
    order = {reading.article.id: place for place, reading in enumerate(readings)}
    persons = {reading.article.id: {e.name for e in reading.entities if e.kind == "person"} for reading in readings}
    quotes = [quote for reading in readings for quote in reading.quotes]
    conflicts = [
        pieces
        for group in group_statements(quotes)
        for pieces in _conflicts([q for q in group if _counts(q, persons[q.passage.article])])
    ]
    for cause in _causes(conflicts):
        yield _finding(sorted(cause, key=lambda q: (order[q.passage.article], q.passage.start)))


def _counts(quote: Quote, persons: set[str]) -> bool:
    """By a named person, for an organisation's words may be any of its people's; and more than a catchphrase."""
    if quote.kind == "mixed" and len(quote.passage.text.split()) < _PARTIAL:
        return False
    name = name_parts(quote.speaker)
    if not name or any(word in ORGANISATION_WORDS for word in name):
        return False
    return quote.speaker in persons or bool(usual_pronoun(name[0])) or (quote.role is not None and len(name) > 1)


def _conflicts(group: Sequence[Quote]) -> Iterator[_Pieces]:
    """The pieces of two articles whose speakers differ, once for each two speakers.

    Where either article also gives the words to the other's speaker, nothing is certain and nothing is said.
    """
    holders: dict[tuple[str, str | None], Quote] = {}
    for quote in group:
        if len(holders) < _MOST:
            holders.setdefault((quote.passage.article, quote.speaker), quote)
    speakers: dict[str, list[str | None]] = {}
    for article, speaker in holders:
        speakers.setdefault(article, []).append(speaker)
    seen: set[frozenset[str | None]] = set()
    for one, other in combinations(holders.values(), 2):
        a, b = one.passage.article, other.passage.article
        key = frozenset((one.speaker, other.speaker))
        if a == b or key in seen or not speaker_conflict(one.speaker, other.speaker):
            continue
        if not all(speaker_conflict(one.speaker, s) for s in speakers[b]):
            continue
        if not all(speaker_conflict(other.speaker, s) for s in speakers[a]):
            continue
        if compare_statements(one.passage.text, other.passage.text).same:
            seen.add(key)
            sides = {(a, one.speaker), (b, other.speaker)}
            yield tuple(q for q in group if (q.passage.article, q.speaker) in sides)


def _causes(conflicts: Sequence[_Pieces]) -> Iterator[list[Quote]]:
    """Pieces that are one cause: of one conflict, of one statement, or of the same two speakers of two articles."""
    leader: dict[object, object] = {}
    whose = [frozenset((q.passage.article, q.speaker) for q in pieces) for pieces in conflicts]
    for pieces, who in zip(conflicts, whose, strict=True):
        for quote in pieces:
            leader[_led(leader, quote.statement)] = _led(leader, who)
    causes: dict[object, dict[tuple[str, int], Quote]] = {}
    for pieces, who in zip(conflicts, whose, strict=True):
        cause = causes.setdefault(_led(leader, who), {})
        cause.update({(q.passage.article, q.passage.start): q for q in pieces})
    for cause in causes.values():
        yield list(cause.values())


def _led(leader: dict[object, object], item: object) -> object:
    while leader.setdefault(item, item) != item:
        leader[item] = leader[leader[item]]
        item = leader[item]
    return item


def _finding(pieces: Sequence[Quote]) -> Finding:
    first = pieces[0]
    other = next(q for q in pieces if speaker_conflict(q.speaker, first.speaker))
    names = list(dict.fromkeys(str(q.speaker) for q in pieces))
    message = (
        f"The same words are attributed to {first.speaker} in {first.passage.article} and to {other.speaker} in "
        f"{', '.join(dict.fromkeys(q.passage.article for q in pieces if q.speaker != first.speaker))}"
    )
    return Finding(
        code=CODE,
        name=NAME,
        severity="warning",
        confidence=0.9,
        passage=first.passage,
        message=message + ".",
        working=" ".join((*_wording(pieces), _organisations(pieces, names), _ASK)),
        evidence=tuple(PassageEvidence(_label(q), q.passage) for q in pieces),
        speaker=first.speaker,
    )


def _wording(pieces: Sequence[Quote]) -> Iterator[str]:
    """What differs between the printings, in a sentence; spelling is no altered quotation."""
    cosmetic: dict[str, None] = {}
    other: dict[str, None] = {}
    for one, two in combinations(pieces, 2):
        if one.passage.article == two.passage.article:
            continue
        for change in compare_statements(one.passage.text, two.passage.text).differences:
            if change.kind == "cosmetic":
                cosmetic[f"“{change.a}” / “{change.b}”"] = None
            elif change.kind != "truncated":
                other[f"“{_short(change.a)}” / “{_short(change.b)}”"] = None
    if not cosmetic and not other:
        yield "The words are the same in both."
    if cosmetic:
        yield f"The words are the same but for {', '.join(cosmetic)}, which is cosmetic."
    if other:
        yield f"The wording differs at {', '.join(other)}."


def _organisations(pieces: Sequence[Quote], names: Sequence[str]) -> str:
    by_speaker = {str(q.speaker): q.organisation for q in pieces if q.organisation}
    organisations = set(by_speaker.values())
    if len(by_speaker) == len(names) and len(organisations) == 1:
        return f"All speak for the same organisation, {organisations.pop()}: they may share one statement."
    if len(by_speaker) == len(names):
        return f"They speak for different organisations: {'; '.join(f'{n}, {o}' for n, o in by_speaker.items())}."
    return "The articles do not say of all of them for whom they speak."


def _label(quote: Quote) -> str:
    post = " ".join(part for part in (quote.organisation, quote.role) if part)
    return f"attributed to {quote.speaker}" + (f", {post}" if post else "")


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
