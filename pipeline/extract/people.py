"""Persons of an article, from capitals, titles and lexicons, and every mention of them.

A person is introduced by a full name and comes back by surname: "Sharon Copsey … Ms Copsey". Two people with one
surname are told apart by title, given name, or the one last named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.capitals import TOKEN, Words, sequences
from pipeline.extract.cues import SPEECH
from pipeline.extract.given_names import same_given_name, usual_pronoun
from pipeline.extract.name_words import (
    ALSO_SURNAMES,
    HONORIFICS,
    NOT_GIVEN,
    OFFICES,
    ORGANISATION_WORDS,
    ROLE_NOUNS,
)
from pipeline.patterns import lazily
from pipeline.records import Paragraph

_AGE = lazily(r",? \(?(?:aged )?\d\d\b[,).]")
_LONGEST_NAME = 5  # capitalised words in a row; more are a headline, or an office and its name
_LONGEST_RUN = 9
_NAMESAKES = 50  # persons of one surname that are told apart
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: Letters behind a name: "Fiona Grant MP". Only where the name has two words without them.
_LETTERS = frozenset("MP MPs MSP MEP MLA AM MS TD QC KC OBE MBE CBE KBE DBE PhD MD RN FRS".split())
#: "His mother, Carol, said": kin is named by given name.
_KIN = lazily(
    r"(?<![\w-])(?:mother|mum|father|dad|brother|sister|son|daughter|wife|husband|widow|widower|partner|"
    r"girlfriend|boyfriend|fianc[eé]e?|twin|grandmother|grandfather|grandson|granddaughter|uncle|aunt|auntie|"
    r"cousin|nephew|niece|stepfather|stepmother|stepson|stepdaughter)(?:-in-law)?,? $"
)
#: Words that no name has, but as the first of two: "Bill Farrow", "Christian Bale".
_NAMES_TOO = frozenset({"bill", "christian", "will"})
#: Given names that are words, months or places too.
_ALSO_WORDS = frozenset("will may april june mark hope bill grant chelsea victoria georgia jordan florence".split())
#: Nouns beside which a name stands, set off by a comma: "Her coalition partner, Karl Voss, was not amused".
_BESIDE = frozenset(
    "partner friend neighbour neighbor colleague counterpart deputy successor predecessor rival".split()
)
_SAID = frozenset({"said", "says", "added", "adds", "replied", "explained", "recalled"})


@dataclass(frozen=True)
class Person:
    """``name`` as the article introduces it; ``pronoun`` "m", "f" or "" where nothing says; ``sure`` if more than
    capitals says that this is a person."""

    name: str
    first: str
    last: str
    pronoun: str
    sure: bool


@dataclass(frozen=True)
class Mention:
    """A person's name in print."""

    start: int
    end: int
    person: Person


@dataclass(frozen=True)
class _Name:
    """A capitalised sequence read as a person's name: offsets of the name with its honorific."""

    start: int
    end: int
    honorific: str
    parts: tuple[str, ...]
    office: bool
    telling: bool = False  # words around it that only a person has
    speaks: bool = False  # a verb of speech follows
    said: bool = False  # or stands before: "said Mark"
    kin: bool = False  # a word for kin stands before


class People:
    """The persons of one article, each mention of them in order."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = tuple(mentions)
        self._starts = [m.start for m in self.mentions]
        self._by_last: dict[str, list[Person]] = {}
        for mention in self.mentions:
            known = self._by_last.setdefault(mention.person.last.lower(), [])
            if mention.person not in known:
                known.append(mention.person)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that lie in the stretch."""
        found = []
        for place in range(bisect_left(self._starts, start), len(self.mentions)):
            if self.mentions[place].start >= end:
                break
            if self.mentions[place].end <= end:
                found.append(self.mentions[place])
        return tuple(found)

    def before(self, at: int) -> Iterator[Mention]:
        """Mentions before a place, the nearest first."""
        for place in range(bisect_left(self._starts, at) - 1, -1, -1):
            yield self.mentions[place]

    def named(self, words: str) -> tuple[Person, ...]:
        """Persons that a surname, or a full name, may mean."""
        parts = words.split()
        found = self._by_last.get(parts[-1].lower(), []) if parts else []
        if len(parts) > 1:
            return tuple(p for p in found if not p.first or same_given_name(p.first, parts[0]))
        return tuple(found)


def find_people(paragraphs: Sequence[Paragraph]) -> People:
    """Read all persons' names of an article; linear in its length."""
    names = [name for paragraph in paragraphs for name in _names(paragraph)]
    register = _Register()
    for name in names:
        register.introduce(name)
    mentions: list[Mention] = []
    for name in names:
        person = register.who(name)
        if person is not None:
            mentions.append(Mention(name.start, name.end, person))
    return People(mentions)


def _names(paragraph: Paragraph) -> Iterator[_Name]:
    for _, _, tokens in sequences(paragraph):
        for name in _of_run(tokens, paragraph):
            telling, speaks = _person_words(paragraph, name), _speaks(paragraph, name)
            said, kin = _words_before(paragraph, name) if len(name.parts) == 1 else (False, False)
            yield _Name(name.start, name.end, name.honorific, name.parts, name.office, telling, speaks, said, kin)


def _words_before(paragraph: Paragraph, name: _Name) -> tuple[bool, bool]:
    """Whether "said" stands before a name, and whether a word for kin does."""
    before = paragraph.text[max(0, name.start - paragraph.start - 30) : name.start - paragraph.start]
    words = before.split()
    return before[-1:] == " " and bool(words) and words[-1] in _SAID, _KIN.search(before) is not None


def _of_run(tokens: Words, paragraph: Paragraph) -> Iterator[_Name]:
    """The name of a run; of a headline in capitals, each given name with the word after it."""
    name = _person_name(tokens, paragraph.start) if len(tokens) <= _LONGEST_RUN else None
    if name is not None and (len(tokens) <= _LONGEST_NAME or name.office or name.honorific):
        yield name
        return
    if len(tokens) <= _LONGEST_NAME:
        return
    for pair in pairwise(tokens):
        if usual_pronoun(pair[0][1]) and pair[1][1].lower() not in NOT_GIVEN:
            name = _person_name(pair, paragraph.start)
            if name is not None:
                yield name


def _speaks(paragraph: Paragraph, name: _Name) -> bool:
    following = paragraph.text[name.end - paragraph.start : name.end - paragraph.start + 30].split()
    verb = following[0].rstrip(".,:;") if following else ""
    return verb in SPEECH and verb[-1] in "sd"


def _person_words(paragraph: Paragraph, name: _Name) -> bool:
    """An age or a post beside the name."""
    after = paragraph.text[name.end - paragraph.start : name.end - paragraph.start + 60]
    if _AGE.match(after) or after.startswith((", who ", " who ")):
        return True
    if after.startswith(", ") and any(w.lower() in ROLE_NOUNS for w in TOKEN.findall(after)[:6]):
        return True
    before = paragraph.text[max(0, name.start - paragraph.start - 30) : name.start - paragraph.start].split()
    return bool(before) and before[-1].lower().rstrip(",") in ROLE_NOUNS | _BESIDE


def _person_name(tokens: Words, base: int) -> _Name | None:
    words = [w for _, w in tokens]
    keys = [w.lower().rstrip(".") for w in words]
    if keys[-1] in ORGANISATION_WORDS and not (keys[-1] in ALSO_SURNAMES and usual_pronoun(keys[0])):
        return None
    begin, honorific, office = 0, "", False
    for i, key in enumerate(keys[:-1]):
        if i and usual_pronoun(keys[i - 1]) and key not in HONORIFICS:
            break
        if i >= begin and i and usual_pronoun(key) and not usual_pronoun(keys[i - 1]) and keys[i - 1] not in HONORIFICS:
            begin, honorific = i, ""  # "Crooked Hillary Clinton", "Universe Alicia Machado"
            break
        if key in HONORIFICS:
            begin, honorific = i + 1, key
        elif (key in OFFICES or key in ROLE_NOUNS) and not (key == "dean" and len(keys) == 2):
            judge = key == "justice" and i == begin and honorific in ("mr", "mrs", "ms", "lord", "lady")
            begin, honorific, office = i + 1, honorific if judge else "", True
        elif key in NOT_GIVEN and i + 2 < len(keys):
            begin, honorific = i + 1, ""
    parts = list(words[begin:])
    while len(parts) > 1 and parts[-1].lower().rstrip(".") in _GENERATION:
        parts.pop()
    letters = 0
    while len(parts) > 2 and parts[-1] in _LETTERS:
        letters += 1 + len(parts.pop())
    first = begin - 1 if honorific else begin
    if honorific and parts and parts[0].islower():  # "Mr van der Berg"
        begin, parts = begin + len(parts) - 1, parts[-1:]
    if not parts or len(parts) > 5 or _impersonal(parts, honorific):
        return None
    if parts[-1].lower() in OFFICES | HONORIFICS.keys() and not usual_pronoun(parts[0]):
        return None
    while len(parts) > 2 and parts[0].isupper() and len(parts[0]) > 1 and "." not in parts[0]:
        parts, begin = parts[1:], begin + 1  # "FBI Jane Doe"
    if parts[-1].isupper() and len(parts[-1]) > 1 and not usual_pronoun(parts[0]):
        return None
    start = tokens[min(first, begin)][0] if honorific else tokens[begin][0]
    end = tokens[begin + len(parts) - 1][0] + len(parts[-1]) + letters
    return _Name(base + start, base + end, honorific, tuple(parts), office)


def _impersonal(parts: Sequence[str], honorific: str) -> bool:
    """Words that no name has, but for surnames that are words: "Theresa May", "Mrs May", "Charlotte Church"."""
    keys = [p.lower() for p in parts]
    surname = bool(usual_pronoun(keys[0]) and len(keys) > 1) or (bool(honorific) and len(keys) == 1)
    *given, last = keys
    if given and given[0] in _NAMES_TOO:
        given = given[1:]
    if any(k in ORGANISATION_WORDS or k in NOT_GIVEN for k in given):
        return True
    return not surname and (last in ORGANISATION_WORDS or last in NOT_GIVEN)


class _Register:
    """Who has which name: full names first, then each mention against them in reading order."""

    def __init__(self) -> None:
        self._surnames: dict[str, list[Person]] = {}
        self._given: dict[str, list[str]] = {}  # surnames of those with a given name, both in small letters
        self._latest: dict[str, Person] = {}

    def introduce(self, name: _Name) -> None:
        """Take note of a full name; of one known before, what this mention adds."""
        if len(name.parts) < 2:
            return
        last = name.parts[-1].lower()
        known = self._surnames.setdefault(last, [])
        pronoun = HONORIFICS.get(name.honorific, "") or usual_pronoun(name.parts[0])
        sure = bool(usual_pronoun(name.parts[0]) or name.honorific or name.office or name.telling)
        for i, person in enumerate(known):
            if same_given_name(person.first, name.parts[0]):
                if (sure and not person.sure) or (pronoun and not person.pronoun):
                    known[i] = Person(person.name, person.first, person.last, person.pronoun or pronoun, True)
                return
        if len(known) < _NAMESAKES:
            known.append(Person(" ".join(name.parts), name.parts[0], name.parts[-1], pronoun, sure))
            self._given.setdefault(name.parts[0].lower(), []).append(last)

    def who(self, name: _Name) -> Person | None:
        """The person of a mention; a lone surname's is made up where an honorific or a verb shows that it is one."""
        last = name.parts[-1].lower()
        known = sorted(self._surnames.get(last, ()), key=lambda p: not p.sure)
        if len(name.parts) > 1:
            person = next((p for p in known if same_given_name(p.first, name.parts[0])), None)
        else:
            person = self._short(name, known or self._by_given(name)) or self._unknown(name)
        if person is not None:
            self._latest[person.last.lower()] = person
        return person

    def _short(self, name: _Name, known: Sequence[Person]) -> Person | None:
        pronoun = HONORIFICS.get(name.honorific, "")
        fitting = [p for p in known if not pronoun or p.pronoun in ("", pronoun)]
        if fitting and fitting[0].sure:
            fitting = [p for p in fitting if p.sure]
        latest = self._latest.get(name.parts[-1].lower())
        return latest if latest in fitting else fitting[0] if fitting else None

    def _by_given(self, name: _Name) -> list[Person]:
        """ "Sir Alan" or "said Alan", where one Alan is known."""
        given = name.parts[-1].lower()
        plain = bool(usual_pronoun(given)) and given not in _ALSO_WORDS
        told = plain or name.honorific or name.speaks or name.said or name.kin
        surnames = self._given.get(given, ()) if told else ()
        if len(surnames) != 1:
            return []
        return [p for p in self._surnames[surnames[0]] if p.first.lower() == given]

    def _unknown(self, name: _Name) -> Person | None:
        last = name.parts[-1]
        if name.honorific or name.office:
            pronoun = HONORIFICS.get(name.honorific, "")
            title = "" if name.office else name.honorific.title()
            person = Person(f"{title} {last}".strip(), "", last, pronoun, True)
        elif name.kin and last.lower() not in NOT_GIVEN | ORGANISATION_WORDS:
            person = Person(last, "", last, usual_pronoun(last), True)
        elif name.speaks:
            person = Person(last, "", last, "", False)
        else:
            return None
        self._surnames.setdefault(last.lower(), []).append(person)
        return person
