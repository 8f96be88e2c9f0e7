"""A pronoun in its article -> the person, the unnamed person or the body that it stands for.

"He" is who spoke last, or the subject of a sentence since; "it" is the body that said something last. Where somebody
else may be meant there is no answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extract.cues import PEOPLE_NOUNS, SPEECH
from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import HONORIFICS, ROLE_NOUNS
from pipeline.extract.people import Mention, People, Person
from pipeline.patterns import lazily
from pipeline.records import Paragraph, Quote

_FAR = 4_000  # characters that a pronoun may look back
_SUBJECT_VERB = lazily(
    r"[’']?(?:, (?:aged )?\d\d)?,? (?:who |also |then |later |has |had |have |\([^)]{1,30}\) ?)?"
    r"(?:\w{2,}ed|\w{3,}s|said|told|was|is|has|had|went|came|won|made|took|gave|got|did|will|would|could|may|might|can|"
    r"became|began|ran|met|spoke|wrote|left|stood|held|found|lost|led|felt|knew|thought|wept|sat|rose|fell|drove|wore|"
    r"woke|grew|flew|threw|drew|fought|caught|bought|brought|sold|built|kept|slept|spent|sent|put|set|cut|hit|dug|rang|"
    r"sang|drank|ate|hid|rode|shook|chose|broke|stole|swore|paid|heard|saw|read|taught|beat|burst|dealt|fled|hung|laid|lay)\b"
)
_SENTENCE_START = lazily(r"(?<![A-Z][a-z])(?<![A-Z])[.!?][”\"]?\s+(?=[A-Z“\"])")
_PRONOUN = lazily(r"\b(?:he|his|him|himself|she|her|herself|it|its|they|their)\b", re.IGNORECASE)
_PLURALS = word_set(
    "police couple family people pair twins fans protesters investigators lawmakers republicans democrats"
)
_WOMEN = word_set("mother daughter sister wife girlfriend widow actress headmistress policewoman")
_MEN = word_set("father son brother husband boyfriend widower headmaster policeman")
#: "Her bishop is …", "A woman who lives nearby said …": the noun phrase that begins a paragraph.
_NOUN_FIRST = lazily(
    r"(?P<phrase>(?:The|A|An|One|His|Her|Their|Its|Another|(?P<owner>[A-Z][\w-]+)[’']s) "
    r"(?:[\w’'-]+ ){0,3}?(?P<noun>[a-z][\w-]+))"
    r"(?=, who | (?:who|is|was|has|had|did|said|says|told|of|from|in|at|for|with|[a-z]{2,}(?:ed|s))\b)"
)
#: "Transport for the Midlands said that": a name at a paragraph's start that says something.
_BODY_SAYS = lazily(
    r"(?:The )?(?P<name>[A-Z][\w&’'-]*(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w&’'-]*){0,5})"
    r"(?:, [^,.]{2,80},)? (?:has )?(?:said|says|told|added|confirmed|announced|denied|insisted|warned)\b"
)
#: People nouns that are a body's: "it" means it, never "he".
BODIES = word_set(
    """statement report document letter study newspaper paper magazine website agency company firm charity council
    government department ministry campaign party union group organisation organization commission committee court
    office board trust force bank university college school church hospital club association federation institute
    foundation centre center airline retailer supermarket carmaker operator insurer regulator watchdog developer
    broadcaster museum theatre zoo lender brewer"""
)


class Antecedents:
    """Looks back from a place in an article, past its quotations."""

    def __init__(self, paragraphs: Sequence[Paragraph], people: People, quotes: Sequence[Quote]) -> None:
        self._people = people
        self._paragraphs = paragraphs
        self._starts = [p.start for p in paragraphs]
        self._quoted = [(q.passage.start, q.passage.end) for q in quotes]
        self._quote_starts = [a for a, _ in self._quoted]

    def paragraph_at(self, at: int) -> Paragraph:
        """The paragraph that a place lies in."""
        return self._paragraphs[bisect_right(self._starts, at) - 1]

    def is_quoted(self, at: int) -> bool:
        """Lies a place inside a quotation?"""
        place = bisect_right(self._quote_starts, at)
        return place > 0 and at < self._quoted[place - 1][1]

    def noun(self, wanted: str, at: int) -> tuple[int, int] | None:
        """Whom the pronoun's paragraph begins with, where that is a noun and nobody is named: "Her bishop is a keeper
        of bees. “They are no trouble,” he said". Offsets in the paragraph."""
        paragraph = self.paragraph_at(at)
        found = _NOUN_FIRST.match(paragraph.text)
        if found is None or paragraph.start + found.end() >= at:
            return None
        noun = found.group("noun").lower()
        if noun not in PEOPLE_NOUNS | ROLE_NOUNS or noun in BODIES or several(noun) or sex_of(noun) not in ("", wanted):
            return None
        owner = paragraph.start + found.end("owner")
        named = (m for m in self._people.within(paragraph.start, at) if m.end != owner)
        if any(not self.is_quoted(m.start) for m in named):
            return None
        return found.span("phrase")

    def body(self, at: int) -> tuple[int, str]:
        """The body with which the paragraph, or the one before it, begins and which says something there, and where
        it begins; (-1, "") if there is none."""
        place = bisect_right(self._starts, at) - 1
        for paragraph in reversed(self._paragraphs[max(0, place - 1) : place + 1]):
            body = _BODY_SAYS.match(paragraph.text)
            end = paragraph.start + body.end("name") if body else at
            if body and end < at and not any(m.person.sure for m in self._people.within(paragraph.start, end)):
                return paragraph.start, body.group("name")
        return -1, ""

    def person(self, wanted: str, at: int, spoke: tuple[int, Person] | None, other: Person | None) -> Person | None:
        """Who "he" (``wanted`` is "m") or "she" ("f") at a place is: the last who spoke or was a sentence's subject,
        else the nearest of the right sex.

        ``spoke`` is who spoke last, and where; ``other`` is whom the pronoun does not mean.
        """
        nearest: Person | None = None
        doubtful: Mention | None = None  # somebody stands between who may be no person
        last_at, last = spoke if spoke and spoke[1] != other else (-1, None)
        if last is not None and (last.pronoun not in ("", wanted) or at - last_at >= _FAR):
            last = None
        for mention in self._people.before(at):
            if at - mention.start > _FAR or (last is not None and mention.start < last_at):
                break
            if self.is_quoted(mention.start) or mention.person.pronoun not in ("", wanted) or mention.person == other:
                continue
            if not self._surely(mention, wanted):
                if doubtful is None and self._subject_like(mention):
                    doubtful = mention
                continue
            if self._subject_like(mention):
                return self._opening(mention, wanted) or mention.person
            nearest = nearest or mention.person
        if last is None and nearest is None and doubtful is not None and not self._far(doubtful.start, at):
            return doubtful.person if doubtful.person.first else None
        if last is None:
            return nearest
        unnamed = not last.first and not last.sure and last.pronoun != wanted
        return None if unnamed and (nearest is not None or doubtful is not None or self._far(last_at, at)) else last

    def _far(self, before: int, at: int) -> bool:
        """Stands a whole paragraph between two places?"""
        return bisect_right(self._starts, at) - bisect_right(self._starts, before) > 1

    def _surely(self, mention: Mention, wanted: str) -> bool:
        """Is it a person for sure, by name, by verb or by the words that follow?"""
        if mention.person.sure or mention.person.pronoun == wanted or self._speaks(mention):
            return True
        return self._subject_like(mention) and self._is_he_or_she(mention, wanted)

    def _is_he_or_she(self, mention: Mention, wanted: str) -> bool:
        """The first pronoun after a name, in its paragraph, shows a person: "Ibo Talu scored against his old club"."""
        paragraph = self.paragraph_at(mention.start)
        found = _PRONOUN.search(paragraph.text, mention.end - paragraph.start)
        if found is None or self._people.within(mention.end, paragraph.start + found.start()):
            return False
        if self.is_quoted(paragraph.start + found.start()):
            return False
        return found.group().lower() in (("he", "his", "himself") if wanted == "m" else ("she", "her", "herself"))

    def _opening(self, mention: Mention, wanted: str) -> Person | None:
        """The person with whom the mention's sentence begins: "Hill said praise from Rowe would not help. He …"."""
        paragraph = self.paragraph_at(mention.start)
        stop = mention.start - paragraph.start
        starts = [m.end() for m in _SENTENCE_START.finditer(paragraph.text, 0, stop)]
        first = next(iter(self._people.within(paragraph.start + (starts[-1] if starts else 0), mention.end)), None)
        if first is None or self.is_quoted(first.start) or first.person.pronoun not in ("", wanted):
            return None
        if not self._surely(first, wanted):
            return None
        return first.person if self._subject_like(first) else None

    def _subject_like(self, mention: Mention) -> bool:
        paragraph = self.paragraph_at(mention.start)
        at, end = mention.start - paragraph.start, mention.end - paragraph.start
        before = paragraph.text[max(0, at - 60) : at].rstrip()
        if paragraph.text[end : end + 2] in ("’s", "'s"):
            return False
        begins = (
            not before
            or before[-1] in '.!?”"'
            or before.split()[-1].lower().strip("(") in (*HONORIFICS, "but", "and", "when", "as", "while", "that")
        )
        return bool(_SUBJECT_VERB.match(paragraph.text, end)) or (begins and paragraph.text[end : end + 1] == ",")

    def _speaks(self, mention: Mention) -> bool:
        paragraph = self.paragraph_at(mention.start)
        following = paragraph.text[mention.end - paragraph.start :][:30].split()
        return bool(following) and following[0] in SPEECH


def sex_of(noun: str) -> str:
    """ "m" or "f" where a noun says it, else ""."""
    if noun in _WOMEN or noun.endswith("woman"):
        return "f"
    return "m" if noun in _MEN or noun.endswith("man") else ""


def several(words: str) -> bool:
    """Whether words that name nobody mean more than one: "officials", "the couple", "police"."""
    last = words.split()[-1:] or [""]
    noun = last[0].lower()
    return noun in _PLURALS or (noun.endswith("s") and noun in PEOPLE_NOUNS and noun[:-1] in PEOPLE_NOUNS)
