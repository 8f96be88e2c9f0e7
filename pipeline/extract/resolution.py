"""A mention in its paragraph -> who that is: full name of a surname, person of a pronoun, holder of a post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.antecedents import BODIES, Antecedents, several, sex_of
from pipeline.extract.capitals import is_acronym
from pipeline.extract.cues import PEOPLE_NOUNS, PRONOUNS
from pipeline.extract.grammar import Link
from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import ORGANISATION_WORDS, ROLE_NOUNS
from pipeline.extract.people import Mention, People, Person
from pipeline.extract.roles import role_around, split_role
from pipeline.patterns import lazily
from pipeline.records import Paragraph, Quote

_PARTNER = 50  # characters to the end of a second name
_MENTIONS = 80  # mentions looked through for the holder of a post
_COUPLE = lazily(r"Mr and Mrs (?:[A-Z][\w’'-]+ ?){1,2}(?<! )")
_INDEFINITE = lazily(r"^(?:one|another|some|two|several|a|an) ", re.IGNORECASE)
_DEFINITE = lazily(r"(?:the|its|their|his|her)\b", re.IGNORECASE)
_THE = lazily(r"^(?:the|The) (?=[A-Z])")
#: "central bank governor Park Seung": lower-case post, then the name.
_TITLED = lazily(r"((?:\S+ )*[a-z-]+) ((?:[A-Z][\w’'-]+ ?){1,4})")
_POST_WORDS = lazily(r"(?:(?!(?:of|at|for|from|to|in|on|by|that|and|said)\b)[\w’'-]+ ){1,6}")
_POST = lazily(r"(?:-in-law)?\s?(?:(?: of| for| at)[^.!?:;“”\"]{2,80})?,? ")
_PLURAL = frozenset({"they", "we"})
#: Posts before a name that make no role: "Brady’s assistant, Leo Darcy, said".
_OTHERS = word_set("assistant friend neighbour neighbor colleague partner girlfriend boyfriend client supporter deputy")
#: What stands before a name in reports of courts: "Prosecuting, Ann Lee said".
_COURT = word_set("prosecuting defending mitigating sentencing opening closing summing")
_DETERMINED = lazily(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Aa]n?)\b")
#: The rest of an organisation's name: "Institute for Budget Research", "University of Leeds".
_REST = lazily(r" (?:of|for|on|and) (?:the )?[A-Z][\w’'&-]*(?:(?: and| of| for)?(?: the)? [A-Z][\w’'&-]*){0,4}")


@dataclass(frozen=True)
class Speaker:
    """``name`` is None where a pronoun stays open; ``mention`` are offsets in the paragraph."""

    name: str | None
    mention: tuple[int, int]
    role: str | None = None
    organisation: str | None = None
    person: Person | None = None


class Resolver:
    """Follows an article from its start: who spoke last, who holds which post. Call it in reading order."""

    def __init__(self, paragraphs: Sequence[Paragraph], people: People, quotes: Sequence[Quote]) -> None:
        self._people = people
        self._antecedents = Antecedents(paragraphs, people, quotes)
        self._posts: dict[Person, tuple[str | None, str | None]] = {}
        self._last: tuple[int, Person] | None = None
        self._organisation: tuple[int, str] = (-1, "")  # the body that spoke last, and where
        self._together: Speaker | None = None  # who spoke last, where that is several
        self._unnamed: dict[str, list[Speaker]] = {}  # by post: "a spokesman for the council"

    def speaker(self, paragraph: Paragraph, link: Link) -> Speaker:
        """Resolve the mention of a link of this paragraph."""
        start, end = link.mention
        words = paragraph.text[start:end]
        if link.pronoun:
            found = self._pronoun(words.lower(), paragraph.start + start, self._addressee(paragraph, link))
        else:
            found = self._named(paragraph, link)
        if found is not None:
            self._last = (paragraph.start + start, found.person) if found.person else self._last
            joint = " and " in (found.name or "") or found is self._together
            self._together = found if joint else None
            return replace(found, mention=found.mention if not link.pronoun else link.mention)
        if link.pronoun:
            return Speaker(None, link.mention)
        found = self._described(paragraph, link)
        joint = several(words) or " and " in (found.name or "") or _neutral(words)
        self._together = found if found.person is None and joint else None
        return found

    def heard(self, quote: Quote) -> None:
        """A quotation whose speaker is known already: a pronoun after it may mean that person."""
        if quote.mention is None or quote.speaker is None:
            return
        known = self._people.named(quote.speaker)
        self._together = None
        if len(known) == 1:
            self._last = (quote.mention.start, known[0])
        elif not several(quote.speaker):
            said = Speaker(quote.speaker, (0, 0), quote.role, quote.organisation)
            self._person_unnamed(said, quote.speaker.split()[-1].lower(), quote.mention.start)

    @property
    def people(self) -> People:
        """The persons of the article."""
        return self._people

    def again(self, quote: Quote) -> Speaker:
        """The speaker of a quotation that was resolved before."""
        return Speaker(quote.speaker, (0, 0), quote.role, quote.organisation)

    def label(self, paragraph: Paragraph, span: tuple[int, int]) -> Speaker:
        """The speaker of a transcript's line, from the surname in capitals before the colon."""
        words = paragraph.text[span[0] : span[1]].title()
        known = self._people.named(words)
        person = known[0] if len(known) == 1 else None
        if person is None:
            return Speaker(words, span)
        return Speaker(person.name, span, *self._posts.get(person, (None, None)), person)

    def _named(self, paragraph: Paragraph, link: Link) -> Speaker | None:
        base = paragraph.start
        start, end = link.mention
        inside = [
            m
            for m in self._people.within(base + start, base + link.phrase[1])
            if not self._antecedents.is_quoted(m.start)
        ]
        mention = next((m for m in inside if m.start < base + end <= m.end), None)
        head = paragraph.text[start:end].split()[-1].lower() if paragraph.text[start:end].split() else ""
        if mention is None and (head in ROLE_NOUNS or head in _OTHERS or not head[:1].isalpha() or head in _COURT):
            mention = self._apposed(paragraph, link)
        if mention is None and _DETERMINED.match(paragraph.text, start):
            mention = self._beside(paragraph, link)
        if mention is None and link.cue is not None and link.cue[1] + 1 == start:
            mention = self._behind_a_post(paragraph, link)
        if mention is None:
            return None
        span = (mention.start - base, mention.end - base)
        role, organisation = self._post(mention)
        return Speaker(self._with_partner(mention, paragraph), span, role, organisation, mention.person)

    def _with_partner(self, mention: Mention, paragraph: Paragraph) -> str:
        """ "Ann Lee and Tom Roe said in a joint statement": both."""
        base = paragraph.start
        for other in self._people.within(mention.end, mention.end + _PARTNER):
            if paragraph.text[mention.end - base : other.start - base] == " and " and other.person != mention.person:
                return f"{mention.person.name} and {other.person.name}"
        for other in self._people.within(max(base, mention.start - _PARTNER), mention.start):
            if paragraph.text[other.end - base : mention.start - base] == " and " and other.person != mention.person:
                return f"{other.person.name} and {mention.person.name}"
        return mention.person.name

    def _apposed(self, paragraph: Paragraph, link: Link) -> Mention | None:
        """The name after a post: "The shadow secretary of state for health, Ann Lee, said"."""
        base, (start, end) = paragraph.start, link.mention
        for mention in self._people.within(base + max(0, start - 60), base + start):
            if paragraph.text[mention.end - base : start] in (", ", ", the ", ", a "):
                return mention  # "Ann Lee, health spokeswoman said", a comma short
        stop = link.cue[0] if link.cue and link.cue[0] > end else end + 110
        for mention in self._people.within(base + end, base + stop):
            between = paragraph.text[end : mention.start - base]
            if _POST.fullmatch(between) and not self._antecedents.is_quoted(mention.start):
                return mention
        return None

    def _beside(self, paragraph: Paragraph, link: Link) -> Mention | None:
        """The name that a comma sets beside a noun, whatever it says: "His counterpart, Ann Lee, said"."""
        base, end = paragraph.start, link.mention[1]
        for mention in self._people.within(base + end, base + end + _PARTNER):
            stop = mention.end - base
            set_off = paragraph.text[stop : stop + 1] == "," or (link.cue is not None and link.cue[0] == stop + 1)
            return mention if paragraph.text[end : mention.start - base] == ", " and set_off else None
        return None

    def _behind_a_post(self, paragraph: Paragraph, link: Link) -> Mention | None:
        """The name at the end of what follows the cue: "said Leeds estate agent Ann Lee", wherever the parse broke."""
        base, start = paragraph.start, link.mention[0]
        for mention in self._people.within(base + start, base + start + _PARTNER):
            post = _POST_WORDS.fullmatch(paragraph.text, start, mention.start - base)
            return mention if post and mention.person.sure and " " in mention.person.name else None
        return None

    def _post(self, mention: Mention) -> tuple[str | None, str | None]:
        role, organisation = self._role_at(mention)
        known = self._posts.get(mention.person)
        if role is None and known is None:
            for earlier in self._people.before(mention.start):
                if earlier.person == mention.person and not self._antecedents.is_quoted(earlier.start):
                    role, organisation = self._role_at(earlier)
                    if role:
                        break
        if role is None and known is not None:
            return known
        if role is not None:
            self._posts[mention.person] = (role, organisation)
        else:
            self._posts.setdefault(mention.person, (None, None))
        return role, organisation

    def _role_at(self, mention: Mention) -> tuple[str | None, str | None]:
        paragraph = self._antecedents.paragraph_at(mention.start)
        text, base = paragraph.text, paragraph.start
        return role_around(text, mention.start - base, mention.end - base, (0, len(text)))

    def _addressee(self, paragraph: Paragraph, link: Link) -> Person | None:
        """The other person of "he told Hannity", who is not "he"."""
        if link.cue is None:
            return None
        stop = paragraph.start + link.cue[1]
        told = next(iter(self._people.within(stop, stop + _PARTNER)), None)
        if told is None or paragraph.text[link.cue[1] : told.start - paragraph.start].strip():
            return None
        return told.person

    def _pronoun(self, word: str, at: int, other: Person | None) -> Speaker | None:
        wanted = PRONOUNS.get(word, "")
        if word == "they":
            return self._together
        if word == "it":
            _, said = max(self._organisation, self._antecedents.body(at))
            return Speaker(said, (0, 0)) if said else None
        if word in _PLURAL or not wanted:
            return None
        noun = self._antecedents.noun(wanted, at)
        if noun is not None:
            return self._described(self._antecedents.paragraph_at(at), Link(noun, noun, None, False))
        person = self._antecedents.person(wanted, at, self._last, other)
        if person is None:
            return None
        role, organisation = self._posts.get(person, (None, None))
        if role is None:
            first = next((m for m in self._people.mentions if m.person == person), None)
            if first is not None:
                role, organisation = self._role_at(first)
        return Speaker(person.name, (0, 0), role, organisation, person)

    def _described(self, paragraph: Paragraph, link: Link) -> Speaker:
        """An organisation, an unnamed person, or the holder of a post that the article named before."""
        start, end = link.mention
        couple = _COUPLE.match(paragraph.text, start)
        if couple:
            return Speaker(couple.group(), couple.span())
        words = paragraph.text[start:end]
        whole = paragraph.text[start : max(end, link.phrase[1])].split(",")[0]
        role, organisation = split_role(_INDEFINITE.sub("", whole)) if " " in words or words.islower() else (None, None)
        if role is not None and _DEFINITE.match(words):
            holder = self._holder(role.lower(), paragraph.start + start)
            if holder is not None:
                role, organisation = self._posts[holder]
                return Speaker(holder.name, link.mention, role, organisation, holder)
        if words.split()[-1:] and words.split()[-1].lower() in ORGANISATION_WORDS and words.split()[-1][:1].isupper():
            rest = _REST.match(paragraph.text, end)
            words += rest.group() if rest and (link.cue is None or not end <= link.cue[0] < rest.end()) else ""
        name = " ".join(_THE.sub("", words).split())
        titled = _TITLED.fullmatch(name)
        if titled and titled[1].split()[-1].lower() in ROLE_NOUNS:
            name, (role, organisation) = titled[2], split_role(titled[1])
            self._last = (paragraph.start + start, Person(name, "", name.split()[-1], "", False))
            return Speaker(name, (end - len(titled[2]), end), role, organisation)
        found = Speaker(name or None, link.mention, role, organisation)
        if name[:1].isupper() and role is None:
            self._remember(name, paragraph.start + start)
        elif name and not several(words):
            return self._person_unnamed(found, name.split()[-1].lower(), paragraph.start + start)
        return found

    def _person_unnamed(self, found: Speaker, noun: str, at: int) -> Speaker:
        """ "A spokesman for the council said": "he" may mean him, and "the spokesman"."""
        name, role = str(found.name), found.role
        if role is None and noun not in PEOPLE_NOUNS:
            return found
        if role is None and noun in BODIES:
            self._organisation = (at, name)
            return found
        if role is not None and name.lower().startswith("the "):
            earlier = [who for held, known in self._unnamed.items() if _same_post(held, role.lower()) for who in known]
            if len(earlier) == 1:
                found = replace(earlier[0], mention=found.mention)
        elif role is not None and found.name not in [who.name for who in self._unnamed.get(role.lower(), ())]:
            self._unnamed.setdefault(role.lower(), []).append(found)
        person = Person(str(found.name), "", noun, sex_of(noun), False)
        self._posts.setdefault(person, (found.role, found.organisation))
        self._last = (at, person)
        return found

    def _remember(self, name: str, at: int) -> None:
        """A name that no rule knows: "it" may mean it, and "he" too where it is no organisation's."""
        parts = name.split()
        if len(parts) <= 3 and not is_acronym(name, set()) and parts[-1].lower() not in ORGANISATION_WORDS:
            self._last = (at, Person(name, "", parts[-1], "", False))
        self._organisation = (at, name)

    def _holder(self, role: str, at: int) -> Person | None:
        """The one person before this place with that post: "the charity’s chief executive"."""
        for count, mention in enumerate(self._people.before(at)):
            if count > _MENTIONS:
                break
            if mention.person not in self._posts and not self._antecedents.is_quoted(mention.start):
                found = self._role_at(mention)
                if found[0]:
                    self._posts[mention.person] = found
        holders = [p for p, (held, _) in self._posts.items() if held and _same_post(held.lower(), role)]
        return holders[0] if len(holders) == 1 else None


def _neutral(words: str) -> bool:
    """Whether words for one unnamed person leave open which pronoun goes with them: "a spokesperson"."""
    noun = words.split()[-1].lower() if words else ""
    return noun in PEOPLE_NOUNS and noun not in BODIES and not sex_of(noun)


def _same_post(held: str, said: str) -> bool:
    return held == said or held.endswith(" " + said) or held.startswith((said + " ", said + ","))
