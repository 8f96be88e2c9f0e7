"""Places that no table has, as grammar tells them, and lists of places that are one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract.name_words import FILE_WORDS, HONORIFICS
from pipeline.extract.scene import BEARINGS, LOCATIVE, WORLDWIDE, Named, taken_in
from pipeline.extract.spans import meets
from pipeline.patterns import lazily
from pipeline.records import Entity, Paragraph, Passage, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: A name that ends in one of these is a place's; the lower-case ones may follow it ("Harper county").
_PLACE_WORDS = frozenset(
    "county city airport province region island islands lake river bay street avenue road park valley beach square "
    "district village town forest desert sea ocean mountain mountains peninsula".split()
)
_SEAS = frozenset("atlantic pacific arctic antarctic mediterranean baltic caribbean".split())
_PLACE_NOUNS = frozenset("county province region district village".split())
_INSIDE = frozenset({"del", "de", "la", "el", "al", "upon", "on", "of", "le", "von", "van"})
#: What a text refers its reader to: "in Figure 3" is nowhere.
_PARTS_OF_TEXT = frozenset("figure figures table tables section sections chapter annex appendix chart box".split())
_NO_PLACES = HONORIFICS.keys() | _PARTS_OF_TEXT | FILE_WORDS
#: "A stake in Marlow", "involved in Marlowcare": in a body or a scheme, not in a place.
_TAKING_PART = frozenset(
    """stake stakes share shares shareholder shareholders shareholding holding interest interests investor investors
    investment investments invest invests invested investing involved participate participated participating
    participation confidence trust faith specialise specialises specialised belief believe""".split()
)
_LONGEST = 4  # tokens of a name behind its first
_POSSESSED = 3  # tokens from the first of a place to the "'s" behind it
_TWO_WORDS = 80  # characters, more than a bearing and a preposition take
_LISTED = lazily(r",? (?:and|&) (?:the |in )?|, (?:the |in )?")
_AND = lazily(r" (?:and|&) ")


def with_unknown_places(
    article_id: str, paragraph: Paragraph, doc: Doc, named: Named, learnt: Set[str] = frozenset()
) -> Named:
    """What is named in a parsed paragraph, with the places that only grammar tells here, or told before (``learnt``).
    A body that is a site ("at Marlow Airport") is a place where something is said to be there."""
    named = replace(named, organisations=tuple(o for o in named.organisations if not _is_site(o, paragraph)))
    unknown = [*_unknown_places(article_id, paragraph, doc, named, learnt), *_everywhere(article_id, paragraph)]
    places = sorted((*named.places, *unknown), key=lambda place: place.passage.start)
    return replace(named, places=tuple(_coordinated(article_id, paragraph, places)))


def _everywhere(article_id: str, paragraph: Paragraph) -> Iterator[Place]:
    for match in WORLDWIDE.finditer(paragraph.text):
        start, end = paragraph.start + match.start(), paragraph.start + match.end()
        yield Place(Passage(article_id, start, end, match.group()), paragraph.index, ())


def _is_site(body: Entity, paragraph: Paragraph) -> bool:
    if body.passage.text.split()[-1].lower() not in _PLACE_WORDS:
        return False
    start = body.passage.start - paragraph.start
    words = paragraph.text[max(0, start - _TWO_WORDS) : start].lower().removesuffix("the ").split()[-2:]
    return (words[-1:] == ["of"] and words[0] in BEARINGS) or bool(LOCATIVE.intersection(words[-1:]))


def _coordinated(article_id: str, paragraph: Paragraph, places: Sequence[Place]) -> Iterator[Place]:
    """ "Kent and Essex" are one place that no table has: a number beside them is of both, or it is not said which."""
    group: list[Place] = []
    for place in places:
        gap = (
            paragraph.text[group[-1].passage.end - paragraph.start : place.passage.start - paragraph.start]
            if group
            else ""
        )
        if group and not _LISTED.fullmatch(gap):
            yield _together(article_id, paragraph, group)
            group = []
        group.append(place)
    if group:
        yield _together(article_id, paragraph, group)


def _together(article_id: str, paragraph: Paragraph, group: Sequence[Place]) -> Place:
    first, last = group[0].passage, group[-1].passage
    words = paragraph.text[first.start - paragraph.start : last.end - paragraph.start]
    if len(group) == 1 or not _AND.search(words):
        return group[0]
    return Place(Passage(article_id, first.start, last.end, words), paragraph.index, ())


def _unknown_places(article_id: str, paragraph: Paragraph, doc: Doc, named: Named, learnt: Set[str]) -> list[Place]:
    """Names that no table has and that are places by where they stand ("in Matlock", "east of Carrascal"), by what
    follows ("Harper County", "Matlock, Derbyshire"), or because they were such before."""
    taken = taken_in(named)
    known = {place.passage.start for place in named.places}
    found: list[Place] = []
    for first, last in _names(doc):
        if doc[first].lower_.rstrip(".") in _NO_PLACES:
            continue  # "Mr Park", "Dame Jane Lake", "in Figure 3"
        again = _learnt_from(doc, first, last, learnt)
        if again is not None:
            last = again
        elif not (_stands_as_place(doc, first) or _is_called_place(doc, last) or _is_in(doc, last, paragraph, known)):
            continue
        end_token = last + 1 if last + 1 < len(doc) and doc[last + 1].text in _PLACE_NOUNS else last
        start, end = paragraph.start + doc[first].idx, paragraph.start + doc[end_token].idx + len(doc[end_token])
        if not meets(taken, start, end):
            text = paragraph.text[start - paragraph.start : end - paragraph.start]
            found.append(Place(Passage(article_id, start, end, text), paragraph.index, ()))
    return found


def _names(doc: Doc) -> Iterator[tuple[int, int]]:
    """The first and last tokens of runs of names, with the small words inside them ("Surigao del Sur")."""
    token = 0
    while token < len(doc):
        first = token
        while token < len(doc) and (doc[token].tag_ == "NNP" or (token > first and doc[token].lower_ in _INSIDE)):
            token += 1
        if token == first:
            token += 1
            continue
        last = token - 1
        while doc[last].lower_ in _INSIDE and last > first:
            last -= 1
        yield first, last


def _learnt_from(doc: Doc, first: int, last: int, learnt: Set[str]) -> int | None:
    """Where a name that was a place before ends, if the run begins with one ("flew to Matlock on Monday")."""
    ends = range(min(last, first + _LONGEST), first - 1, -1)
    return next((end for end in ends if doc[first : end + 1].text in learnt), None)


def _stands_as_place(doc: Doc, first: int) -> bool:
    if first == 0:
        return False
    before = doc[first - 1].lower_
    if before == "in" and doc[first - 1].head.lower_ in _TAKING_PART:
        return False
    return before in LOCATIVE or (before == "of" and first > 1 and doc[first - 2].lower_ in BEARINGS)


def _is_called_place(doc: Doc, last: int) -> bool:
    if doc[last].lower_ in _PLACE_WORDS | _SEAS:
        return True
    return last + 1 < len(doc) and doc[last + 1].text in _PLACE_NOUNS


def _is_in(doc: Doc, last: int, paragraph: Paragraph, known: set[int]) -> bool:
    """ "Matlock, Derbyshire": a known place right after the comma; "Marlow, Britain's largest brewer" is not in it."""
    if last + 2 >= len(doc) or doc[last + 1].text != "," or paragraph.start + doc[last + 2].idx not in known:
        return False
    return not any(token.tag_ == "POS" for token in doc[last + 3 : last + 3 + _POSSESSED])
