"""What the words around a place name say: that it is no place, which of its readings comes first, or a longer place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.official import place_words as words_of
from pipeline.official.areas import Areas
from pipeline.patterns import lazily
from pipeline.records import Geography, PlaceReading

_BEFORE = lazily(r"([\w.’'-]+)[ \t\xa0]{1,2}\Z")
_AFTER = lazily(r"(?:['’]s?)?[ \t\xa0]{1,2}([\w-]+)(?:[ \t\xa0]{1,2}([\w-]+))?")
_TITLE_OF = lazily(rf"\b(?:{words_of.TITLES_OF}) (?:of|for) (?:the )?\Z")
_STOPS = frozenset(".!?:;•–—|\n\r")
_OPENING = " \t\xa0\"'“‘([”’"
_LIST = lazily(r"(?:(?P<comma>, )|[ \n]{1,2})?(?P<last>(?:and|&)[ \n]{1,2})?(?:in )?(?:the )?")
_MORE = lazily(r",? (?:and|or|&) |, ")
#: Kinds of place inside which "Boston, England" puts a place.
_HOLDERS = frozenset({"country", "group of countries", "state"})
_COUNCILS = frozenset({"county", "unitary authority", "metropolitan district", "London borough", "district"})
LONGEST_LIST = 5
LOOK = 40  # characters; a longer word before a name is no person's name


@dataclass(frozen=True)
class Mention:
    """A place name in a text with everything that it may mean."""

    start: int
    end: int
    readings: tuple[PlaceReading, ...]


def reading_here(text: str, mention: Mention, name: tuple[str, ...], after_the: bool) -> Mention | None:
    """The mention as its neighbours leave it, or None where the name is no place here.

    ``name`` is the name as the table has it, in words; ``after_the`` says that "the" before it is part of it.
    """
    before = _BEFORE.search(text, max(0, mention.start - LOOK), mention.start)
    previous = before[1] if before else ""
    after = _AFTER.match(text, mention.end)
    following, second = (after[1], after[2] or "") if after else ("", "")
    if _TITLE_OF.search(text, max(0, mention.start - LOOK), mention.start) or _all_capitals_us(text, mention):
        return None
    if _kind(mention) != "demonym":
        if len(name) == 1 and not name[0].isupper():
            if previous.lower() in words_of.PART_WORDS:
                return _part(text, mention, previous)
            if _is_name_of_something(text, mention, "in" if after_the else previous, following, second):
                return None
        elif previous.lower() in words_of.TITLES and previous[:1].isupper():
            return None
    return _ordered(mention, following, second)


def _is_name_of_something(text: str, mention: Mention, previous: str, following: str, second: str) -> bool:
    """Whether a name of one word is a person's, a club's, a company's or an ordinary word here."""
    word = text[mention.start : mention.end].lower()
    cued = following.lower() in words_of.CUES and not _is_club(following, second)
    located = previous.lower() in words_of.LOCATIVE
    first = _opens_sentence(text, mention.start)
    if _is_person(text, mention.start, previous):
        return True
    if _is_club(following, second):
        return True
    proper_next = following[:1].isupper() and not following.isupper() and following.lower() not in words_of.OPENERS
    adjacent = text[mention.end : mention.end + 1] in " \xa0"
    joined = proper_next and adjacent and not cued
    if joined and (word in words_of.GIVEN_PLACES or following.lower() in words_of.BODIES):
        return True
    if word in words_of.ORDINARY:
        listed = text[mention.end : mention.end + 1] == "," or text[max(0, mention.start - 2) : mention.start] == ", "
        return joined or not (cued or located or (listed and not first))
    small = _kind(mention) in _COUNCILS
    return joined and small and not located


def _kind(mention: Mention) -> str:
    """The kind of the likeliest reading; a town that no table has counts as a district."""
    return mention.readings[0].kind if mention.readings else "district"


def _is_person(text: str, start: int, previous: str) -> bool:
    if not previous[:1].isupper() or previous.endswith(("'s", "’s", "s’", "s'")):
        return False
    word = previous.lower().rstrip(".")
    if word in words_of.TITLES or word in words_of.GIVEN:
        return True
    if previous.isupper() or word in words_of.OPENERS or previous.endswith("."):
        return len(previous) == 2 and previous.endswith(".") and previous != "I."
    return not _opens_sentence(text, start - len(previous) - 1)


def _is_club(following: str, second: str) -> bool:
    is_club = following.lower() in words_of.CLUBS and following[:1].isupper()
    return is_club and second.lower() not in words_of.COUNCIL_AFTER


def _opens_sentence(text: str, position: int) -> bool:
    before = text[max(0, position - 6) : position].rstrip(_OPENING)
    return not before or before[-1] in _STOPS or "\n" in text[max(0, position - 3) : position]


def _all_capitals_us(text: str, mention: Mention) -> bool:
    """ "TELL US MORE": the pronoun, in a line of capitals."""
    if text[mention.start : mention.end] != "US":
        return False
    around = text[max(0, mention.start - 12) : mention.start] + text[mention.end : mention.end + 12]
    return any(c.isupper() for c in around) and not any(c.islower() for c in around)


def _part(text: str, mention: Mention, previous: str) -> Mention:
    start = text.rindex(previous, 0, mention.start)
    return Mention(start, mention.end, ())


def _ordered(mention: Mention, following: str, second: str) -> Mention:
    """The likeliest reading first: "Wiltshire Police" speaks of the force's area, "Wiltshire Council" of its own."""
    word, next_word = following.lower(), second.lower()
    if word in words_of.FORCE_CUES or (word == "county" and next_word in words_of.FORCE_CUES):
        return _first(mention, frozenset({"police force area"}))
    if word in words_of.COUNCIL_CUES:
        return _first(mention, _COUNCILS)
    return mention


def _first(mention: Mention, kinds: frozenset[str]) -> Mention:
    return replace(mention, readings=tuple(sorted(mention.readings, key=lambda reading: reading.kind not in kinds)))


def keep_inside(text: str, mentions: Sequence[Mention], areas: Areas) -> list[Mention]:
    """ "Durham, North Carolina": of the first name only readings inside the second are left, or none."""
    kept: list[Mention] = []
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following is not None and _names_its_holder(text, mentions, index):
            holders = [reading.code for reading in following.readings]
            inside = tuple(r for r in mention.readings if any(areas.contains(h, r.code) for h in holders))
            mention = replace(mention, readings=inside)
        kept.append(mention)
    return kept


def _names_its_holder(text: str, mentions: Sequence[Mention], index: int) -> bool:
    mention, following = mentions[index], mentions[index + 1]
    if not mention.readings or not following.readings or text[mention.end : following.start] != ", ":
        return False
    if following.readings[0].kind not in _HOLDERS or mention.readings[0].kind in _HOLDERS:
        return False
    in_list = index > 0 and _MORE.fullmatch(text, mentions[index - 1].end, mention.start)
    goes_on = index + 2 < len(mentions) and _MORE.fullmatch(text, following.end, mentions[index + 2].start)
    return not (in_list or goes_on)


def join_lists(text: str, mentions: Sequence[Mention], areas: Areas, places: Mapping[str, Geography]) -> list[Mention]:
    """Lists of places that make up a known area become one mention of that area."""
    joined: list[Mention] = []
    position = 0
    while position < len(mentions):
        run = _list_from(text, mentions[position : position + LONGEST_LIST])
        whole = _whole(run, areas, places)
        joined.append(whole or mentions[position])
        position += len(run) if whole else 1
    return joined


def _list_from(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The places up to the one after "and": "A, B and C". A list of two has no comma ("in England, Wales had …")."""
    for size in range(2, len(mentions) + 1):
        link = _LIST.fullmatch(text, mentions[size - 2].end, mentions[size - 1].start)
        if link is None or not (link["comma"] or link["last"]):
            break
        if link["last"]:
            return mentions[: 1 if size == 2 and link["comma"] else size]
    return mentions[:1]


def _whole(run: Sequence[Mention], areas: Areas, places: Mapping[str, Geography]) -> Mention | None:
    if len(run) < 2 or any(not m.readings or _kind(m) == "demonym" for m in run):
        return None
    code = areas.union(m.readings[0].code for m in run)
    if code is None:
        return None
    return Mention(run[0].start, run[-1].end, (PlaceReading(code, places[code].name, places[code].kind),))
