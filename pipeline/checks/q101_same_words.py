"""The same words are attributed to different people in two articles.

What
----
Quotations of all articles of a run are grouped where they print the same words, whole or in part: case, quotation
marks, spelling, an ellipsis or an editor's bracket make no difference. Where two articles name different persons as
the speaker of the same words, that is one finding, with every passage as evidence. It says whether they speak for one
organisation. A source given with ``--source`` counts as an article. The articles must have more in common than the
words: the organisation or the surname of the speakers, another person, organisation or place that is not in the news
every day, or thirty-five words; and they must be within a month of each other where both dates are known.

Why it matters
--------------
Two people rarely say the same thirty words. One of the articles has the wrong name, or a press office has given one
statement to several of its spokespeople, as to one in each region, and a reader of either should know.

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

Who reads somebody's words back does not claim them.

    “Nobody on this estate should have to wait until spring for a safe front door,” said Mary Holt.
    ---
    “You said: ‘Nobody on this estate should have to wait until spring for a safe front door.’ Has anybody?” asked David
    Rowe.

Slogans and verses belong to everyone, and so does what an office says every day.

    “We will take back control of our money, our borders and our laws,” Mary Holt told the rally in Derby.
    ---
    “We will take back control of our money, our borders and our laws,” David Rowe told members in Crewe.

    “We would urge anyone who was in the area and saw anything to contact us,” said Mary Holt of Fenland Police.
    ---
    “We would urge anyone who was in the area and saw anything to contact us,” said David Rowe of Fenland Police.

Commonplaces belong to everyone.

    “I am absolutely delighted,” said Mary Holt.
    ---
    “I am absolutely delighted,” said David Rowe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.common_ground import common_ground, own_words
from pipeline.checks.printed_words import attributed
from pipeline.extract.given_names import usual_pronoun
from pipeline.extract.name_words import ORGANISATION_WORDS
from pipeline.match.persons import name_parts, same_organisation, speaker_conflict
from pipeline.match.statements import compare_statements
from pipeline.match.statements import traces as statement_traces
from pipeline.match.substance import graded
from pipeline.patterns import lazily
from pipeline.records import Finding, PassageEvidence, Quote

CODE = "Q101"
NAME = "same-words-different-speakers"
SEVERITY = "warning"
traces = statement_traces

_MOST = 200  # speakers in articles that are held against each other for one set of words
_PARTIAL = 8  # words below which a partial quotation may be a phrase that both took up
_SHARED = 15  # words in common of two statements that differ in substance
_COMPARED = 50  # pairs of printings whose differences are told in one finding
_SHOWN = 120  # quoted characters in a message
_ASK = "Ask the source which of them said it."
_Pieces = tuple[Quote, ...]
#: A quotation in a quotation.
_INNER = lazily(r"“[^“”]{15,}”|(?<!\w)‘[^‘]{15,}?’(?!\w)|\"[^\"]{15,}\"|(?<!\w)'.{15,}?'(?!\w)")
#: "You said that", "He told us:" before words that another is said to have spoken.
_TOLD = lazily(r"\b(?:said|say|says|saying|told \w+|tells \w+|wrote|tweeted|quote)(?: (?:was|is))?(?: that)?\W*$")


def check_batch(desk: BatchDesk) -> Iterator[Finding]:
    """One finding for each set of shared words that different persons are said to have spoken."""
    conflicts = [
        pieces
        for group in desk.groups
        for pieces in _conflicts(desk, [q for q in group if _counts(desk, q)])
        if not all(desk.is_source(q) for q in pieces)
    ]
    for cause in _causes(conflicts):
        yield _finding(desk, sorted(cause, key=lambda q: desk.in_order(q.passage)))


def _counts(desk: BatchDesk, quote: Quote) -> bool:
    """By a named person, for an organisation's words may be any of its people's; and more than a catchphrase."""
    if (quote.kind == "mixed" and len(quote.passage.text.split()) < _PARTIAL) or not own_words(quote):
        return False
    name = name_parts(quote.speaker)
    if not name or any(word in ORGANISATION_WORDS for word in name):
        return False
    if usual_pronoun(name[0]) or (quote.role is not None and len(name) > 1):
        return True
    return quote.speaker in desk.persons_of(quote.passage.article)


def _conflicts(desk: BatchDesk, group: Sequence[Quote]) -> Iterator[_Pieces]:
    """The pieces of all articles whose speakers differ, once for each two speakers.

    Where either article also gives the words to the other's speaker, nothing is certain and nothing is said.
    """
    holders: dict[tuple[str, str | None], Quote] = {}
    for quote in group:
        if len(holders) < _MOST:
            holders.setdefault((quote.passage.article, quote.speaker), quote)
    speakers: dict[str, list[str | None]] = {}
    for article, speaker in holders:
        speakers.setdefault(article, []).append(speaker)
    compared: dict[tuple[str, str], bool] = {}
    sides: dict[frozenset[str | None], set[tuple[str, str | None]]] = {}
    for one, other in combinations(holders.values(), 2):
        a, b = one.passage.article, other.passage.article
        if a == b or not speaker_conflict(one.speaker, other.speaker):
            continue
        if not all(speaker_conflict(one.speaker, s) for s in speakers[b]):
            continue
        if not all(speaker_conflict(other.speaker, s) for s in speakers[a]):
            continue
        texts = one.passage.text, other.passage.text
        if texts not in compared:
            compared[texts] = _same_words(*texts)
        if compared[texts] and common_ground(desk, one, other):
            sides.setdefault(frozenset((one.speaker, other.speaker)), set()).update(
                {(a, one.speaker), (b, other.speaker)}
            )
    for found in sides.values():
        yield tuple(q for q in group if (q.passage.article, q.speaker) in found)


def _same_words(one: str, other: str) -> bool:
    """Whether two people are said to have said the same; a short phrase of one that the other turns is his own, and
    words that one gives as another's are not."""
    if one == other:
        return True
    one, other = _INNER.sub(" ", one), _INNER.sub(" ", other)
    comparison = compare_statements(one, other)
    if any(change.edge and (_TOLD.search(change.a) or _TOLD.search(change.b)) for change in comparison.differences):
        return False
    turned = any(change.kind != "doubtful" for change in graded(comparison))
    return comparison.same and not (turned and comparison.shared < _SHARED)


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


def _finding(desk: BatchDesk, pieces: Sequence[Quote]) -> Finding:
    first = pieces[0]
    other = next(q for q in pieces if speaker_conflict(q.speaker, first.speaker))
    names = list(dict.fromkeys(str(q.speaker) for q in pieces))
    others = dict.fromkeys(_named(desk, q) for q in pieces if q.speaker != first.speaker)
    share = _one_organisation(desk, pieces, names)
    return Finding(
        code=CODE,
        name=NAME,
        severity="warning",
        confidence=0.9,
        passage=first.passage,
        message=(
            f"The same words are attributed to {first.speaker} in {first.passage.article} and to {other.speaker} in "
            f"{', '.join(others)}"
        ),
        working=" ".join((*_wording(pieces), _organisations(desk, pieces, names), _ASK)),
        diagnosis=("one statement given to several people of one organisation",) if share else (),
        evidence=tuple(PassageEvidence(_label(desk, q), q.passage) for q in pieces),
        speaker=first.speaker,
    )


def _named(desk: BatchDesk, quote: Quote) -> str:
    return f"the source {quote.passage.article}" if desk.is_source(quote) else quote.passage.article


def _wording(pieces: Sequence[Quote]) -> Iterator[str]:
    """What differs between the printings, in a sentence; spelling is no altered quotation."""
    cosmetic: dict[str, None] = {}
    other: dict[str, None] = {}
    texts = dict.fromkeys((piece.passage.article, piece.passage.text) for piece in pieces)
    pairs = ((a, b) for (one, a), (two, b) in combinations(texts, 2) if one != two and a != b)
    for a, b in islice(dict.fromkeys(pairs), _COMPARED):
        for change in compare_statements(a, b).differences:
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


def _organisations(desk: BatchDesk, pieces: Sequence[Quote], names: Sequence[str]) -> str:
    by_speaker = _whose(desk, pieces)
    if share := _one_organisation(desk, pieces, names):
        posts = {str(q.speaker): q.role for q in pieces if q.role}
        who = f" ({'; '.join(f'{n}, {p}' for n, p in posts.items())})" if len(posts) > 1 else ""
        return f"All speak for the same organisation, {share}{who}: they may share one statement."
    if len(by_speaker) == len(names):
        return f"They speak for different organisations: {'; '.join(f'{n}, {o}' for n, o in by_speaker.items())}."
    return "The articles do not say of all of them for whom they speak."


def _one_organisation(desk: BatchDesk, pieces: Sequence[Quote], names: Sequence[str]) -> str | None:
    """The organisation that all of them speak for, by its fullest name; a press office lends its words to many."""
    by_speaker = _whose(desk, pieces)
    organisations = list(by_speaker.values())
    alike = all(same_organisation(organisations[0], one) for one in organisations[1:])
    return max(organisations, key=len) if organisations and alike and len(by_speaker) == len(names) else None


def _whose(desk: BatchDesk, pieces: Sequence[Quote]) -> dict[str, str]:
    """The organisation of each speaker, from any quotation of theirs in the same articles."""
    found: dict[str, str] = {}
    for piece in pieces:
        for quote in (piece, *desk.quotes_of(piece.passage.article)):
            if quote.speaker == piece.speaker and quote.organisation:
                found.setdefault(str(piece.speaker), quote.organisation)
    return found


def _label(desk: BatchDesk, quote: Quote) -> str:
    return ("the source, " if desk.is_source(quote) else "") + attributed(quote)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
