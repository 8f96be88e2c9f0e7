"""Doc of a paragraph -> for each of its quotation pieces, the cue and the words that name its speaker.

The order of evidence is that of print: a cue that follows a closing comma ("…,” said X"), a cue that leads up to the
opening mark ("X said: “…"), the verb that the quoted words depend on ("X called it “…”"), "according to X", a
name before a colon or after a dash. The parse says who the verb's subject is; word order where the parse is broken,
as it often is around quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.cues import NAMING, PEOPLE_NOUNS, PRONOUNS, SPEECH, SPEECH_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_NO_SPEAKERS = frozenset(
    {"it", "this", "that", "there", "what", "them", "him", "himself", "herself", "me", "us", "you"}
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today yesterday tomorrow tonight morning afternoon evening night week month year day""".split()
)
_QUOTED_AS = frozenset({"quoted", "reported", "described", "recorded", "cited", "known", "heard", "overheard"})
_AUXILIARY = frozenset(
    {"is", "was", "are", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "to"}
)
_END = frozenset(".!?")
_SOURCES = (("according", "to"), ("per",), ("in", "the", "words", "of"))
_SCARE = 4  # tokens; so few words in marks are no speech unless a cue says so
_REPORTED = frozenset({"ccomp", "conj", "xcomp", "pcomp", "prep", "dobj", "pobj", "relcl", "acl"})
_DASHES = frozenset(("—", "–", "-", "―", "--"))
_SIGNATURE = re.compile(r"[\"”’']*\s*(?:―|—|–|--)\s*(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Link:
    """Offsets in the paragraph: the speaker's mention, its whole noun phrase, and the cue."""

    mention: tuple[int, int]
    phrase: tuple[int, int]
    cue: tuple[int, int] | None
    pronoun: bool


class CueReader:
    """Reads the cues of one paragraph. ``pieces`` are the quotations' offsets in it, without marks, in order."""

    def __init__(self, doc: Doc, pieces: Sequence[tuple[int, int]]) -> None:
        self.doc = doc
        self.pieces = pieces
        self._inside = self._mask()
        self._gaps = self._between()

    def links(self) -> list[Link | None]:
        """A link for each piece, or None; a piece without its own cue has that of its neighbour in the sentence."""
        found: list[Link | None] = []
        for i in range(len(self.pieces)):
            link = self._colon(i) or self._after(i) or self._before(i) or self._governing(i) or self._loose(i)
            found.append(link or self._carried(i, found))
        for i in range(len(found) - 2, -1, -1):
            if found[i] is None and not self._words(i + 1):
                found[i] = found[i + 1]
        return found

    def _carried(self, i: int, found: Sequence[Link | None]) -> Link | None:
        """No cue of its own: the sentence before names the speaker, or the piece before has one."""
        before = found[i - 1] if i else None
        link = self._sentence_before(i)
        if link is not None and (link.cue is not None or before is None or not link.pronoun):
            return link
        return before if i and (self._goes_on(i) or self._same_person(i)) else link

    def last(self) -> Link | None:
        """The cue that leads up to the end of the paragraph, for one that ends with a colon."""
        fragment = self._fragment_before(len(self.pieces))
        return self._lead(fragment) if fragment else None

    # -- stretches of the paragraph ------------------------------------------------------------------------------

    def _mask(self) -> list[bool]:
        inside = [False] * len(self.doc)
        place = 0
        for token in self.doc:
            while place < len(self.pieces) and self.pieces[place][1] <= token.idx:
                place += 1
            if place < len(self.pieces) and self.pieces[place][0] < token.idx + len(token):
                inside[token.i] = True
        return inside

    def _between(self) -> list[list[Token]]:
        """Words before the first piece, between pieces, after the last; quotation marks and spaces left out."""
        gaps: list[list[Token]] = [[] for _ in range(len(self.pieces) + 1)]
        place = 0
        for token in self.doc:
            while place < len(self.pieces) and self.pieces[place][1] <= token.idx:
                place += 1
            if not self._inside[token.i] and not token.is_space and not token.is_quote:
                gaps[place].append(token)
        return gaps

    def _words(self, i: int) -> bool:
        return any(t.is_alpha for t in self._gaps[i])

    def _fragment_before(self, i: int) -> list[Token]:
        """The sentence's words that lead up to piece i."""
        gap = self._gaps[i]
        for place in range(len(gap) - 1, -1, -1):
            if gap[place].text in _END and self._ends(gap, place):
                return gap[place + 1 :]
        if i and gap and not self._sentence_open(i - 1) and not gap[0].text[:1].islower():
            return gap
        return gap

    def _fragment_after(self, i: int) -> list[Token]:
        """The sentence's words that follow piece i; none where the quotation ends its sentence."""
        gap = self._gaps[i + 1]
        if not gap or not self._sentence_open(i):
            return []
        for place, token in enumerate(gap):
            if token.text in _END and self._ends(gap, place):
                return gap[:place]
        return gap

    @staticmethod
    def _ends(gap: Sequence[Token], place: int) -> bool:
        following = gap[place + 1] if place + 1 < len(gap) else None
        return following is None or not following.text[:1].islower()

    def _sentence_open(self, i: int) -> bool:
        """Does the sentence go on after piece i? Not where it ends with a full stop and a capital follows."""
        last = self.doc.text[: self.pieces[i][1]].rstrip()[-1:]
        gap = self._gaps[i + 1]
        if last == "." and gap:
            return gap[0].text[:1].islower()
        return True

    def _goes_on(self, i: int) -> bool:
        """May piece i take the speaker of the piece before it? Only if no other sentence stands between."""
        gap = self._gaps[i]
        stops = sum(t.text in _END for t in gap[:-1])
        return stops == 0 and (not gap or gap[-1].text in ".,;:!?—–-" or self._sentence_open(i - 1))

    # -- the ways of print -----------------------------------------------------------------------------------------

    def _colon(self, i: int) -> Link | None:
        fragment = self._fragment_before(i)
        if not fragment or fragment[-1].text != ":":
            return None
        dashes = [place for place, t in enumerate(fragment) if t.text in _DASHES]
        return self._lead(fragment[dashes[-1] + 1 :] if dashes else fragment) or self._lead(fragment)

    def _sentence_before(self, i: int) -> Link | None:
        """A quotation that stands as a sentence of its own after one that names who speaks."""
        gap = self._gaps[i]
        if not gap or gap[-1].text not in _END:
            return None
        ends = [place for place, t in enumerate(gap[:-1]) if t.text in _END and self._ends(gap, place)]
        sentence = gap[ends[-1] + 1 : -1] if ends else gap[:-1]
        link = self._lead(sentence) if sentence else None
        if link is not None:
            return link
        for token in sentence:
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.tag_ in ("NNP", "PRP"):
                return self._link(token, None) if self._person_like(token) else None
        return None

    def _same_person(self, i: int) -> bool:
        """Only pronouns, no other name, stand between this piece and the one before."""
        return not any(t.tag_ in ("NNP", "NNPS") and t.dep_ in _SUBJECTS for t in self._gaps[i])

    def _after(self, i: int) -> Link | None:
        signature = _SIGNATURE.match(self.doc.text, self.pieces[i][1])
        if signature:
            return self._signed(i, signature.end())
        fragment = self._fragment_after(i)
        if not fragment:
            return None
        last = self.doc.text[self.pieces[i][0] : self.pieces[i][1]].rstrip()[-1:]
        comma = last in ",?!—–-…" or fragment[0].text == ","
        words = [t for t in fragment if t.text not in ",—–-"]
        if not words:
            return None
        for place, token in enumerate(words[:30]):
            source = self._source_at(words, place)
            if source is not None:
                return source if comma or place == 0 else None
            if token.tag_ == "VBG" and place == 0:
                return None
            if self._is_cue(token, SPEECH) or (comma and self._is_cue(token, NAMING)):
                if not comma and not (place == 0 or all(self._plain(t) for t in words[:place])):
                    return None
                if words[0].tag_ in ("CC", "WDT", "WP", "WRB") or (words[0].tag_ == "IN" and words[0].lower_ != "as"):
                    return None
                return self._inverted_or_plain(token, words, place)
        return None

    @staticmethod
    def _plain(token: Token) -> bool:
        return token.tag_ in _NOMINAL or token.tag_ in ("DT", "JJ", "RB", "PRP$", "POS", "MD", "VBD", "VBZ")

    def _inverted_or_plain(self, cue: Token, words: Sequence[Token], place: int) -> Link | None:
        nominal = [t for t in words[:place] if t.tag_ in _NOMINAL and t.lower_ not in _TIMES]
        if not nominal:
            for token in words[place + 1 : place + 8]:
                if token.tag_ in _NOMINAL and token.lower_ not in _TIMES | _NO_SPEAKERS:
                    return self._link(self._phrase_head(token), cue)
                if token.tag_ in ("IN", "VBD", "VBZ", ".") and token.lower_ not in ("that",):
                    return None
            return None
        if cue.lower_ in ("quoted", "cited"):
            source = next((t for t in cue.children if t.dep_ == "dobj" and not self._inside[t.i]), None)
            if source is not None:
                return self._link(source, cue)
        subject = self._subject(cue)
        if subject is not None and subject.i < cue.i and any(t.i == subject.i for t in nominal):
            return self._link(subject, cue)
        return self._link(self._phrase_head(nominal[0]), cue)

    def _before(self, i: int) -> Link | None:
        fragment = self._fragment_before(i)
        if not fragment:
            return None
        text = self.doc.text
        led = fragment[-1].text in (",", ":", "—", "–") or self._is_cue(fragment[-1], SPEECH)
        if led or (fragment[-1].lower_ != "that" and text[self.pieces[i][0] : self.pieces[i][0] + 1].isupper()):
            return self._lead(fragment)
        return None

    def _lead(self, fragment: Sequence[Token]) -> Link | None:
        for verbs in (SPEECH, NAMING):
            for token in reversed(fragment):
                if self._is_cue(token, verbs):
                    subject = self._subject(token) or self._beside(token, fragment)
                    if subject is not None and (verbs is SPEECH or self._person_like(subject)):
                        return self._outer(token, subject) or self._link(subject, token)
        for place in range(len(fragment)):
            source = self._source_at(fragment, place)
            if source is not None:
                return source
        if fragment[-1].text == ":":
            return self._by_colon(fragment)
        return None

    def _governing(self, i: int) -> Link | None:
        """Climb from the quoted words to the verb that they depend on, and take its subject."""
        start, end = self.pieces[i]
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None or len(span) == 0:
            return None
        token, general, naming = span.root, None, None
        for _ in range(14):
            if not self._inside[token.i]:
                link = self._link_at(token)
                if link is not None and token.lower_ in SPEECH:
                    return link
                if link is not None and token.lower_ in NAMING and naming is None:
                    naming = link
                    if not link.pronoun:
                        return link
                general = general or (link if len(span) > _SCARE else None)
            if token.head is token or (naming and token.dep_ == "advcl"):
                break
            token = token.head
        return naming or self._near(i) or general

    def _link_at(self, token: Token) -> Link | None:
        """A verb with its subject, or a noun of speech with its owner, as a link."""
        if token.tag_.startswith("VB"):
            subject = self._subject(token)
            if subject is None or self._inside[subject.i]:
                return None
            if token.lower_ in SPEECH:
                return self._outer(token, subject) or self._link(subject, token)
            if self._person_like(subject) or subject.lower_ in SPEECH_NOUNS:
                return self._link(subject, token)
        if token.lower_ in SPEECH_NOUNS:
            owner = next((t for t in token.children if t.dep_ == "poss" and not self._inside[t.i]), None)
            if owner is not None and owner.tag_ != "PRP$":
                return self._link(owner, token)
        return None

    def _near(self, i: int) -> Link | None:
        """The nearest cue before the piece in its sentence, then any after it."""
        fragment = self._fragment_before(i)
        if i and len(fragment) == len(self._gaps[i]) and not any(self._is_cue(t, SPEECH) for t in fragment):
            fragment = [*self._fragment_before(i - 1), *fragment] if self._sentence_open(i - 1) else fragment
        link = self._lead(fragment) if fragment else None
        if link is not None:
            return link
        after = self._fragment_after(i)
        for place, token in enumerate(after):
            source = self._source_at(after, place)
            if source is not None:
                return source
            if self._is_cue(token, SPEECH):
                subject = self._subject(token)
                if subject is not None and not self._inside[subject.i]:
                    return self._link(subject, token)
        return None

    def _loose(self, i: int) -> Link | None:
        fragment = self._fragment_before(i)
        if fragment and fragment[-1].text == ":":
            return self._by_colon(fragment)
        return None

    def _by_colon(self, fragment: Sequence[Token]) -> Link | None:
        """ "Jane Roe, a baker in Leeds: “…”"."""
        nominal = [t for t in fragment if t.tag_ in ("NNP", "NNPS") and t.lower_ not in _TIMES]
        if not nominal or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in fragment[: fragment.index(nominal[0])]):
            return None
        return self._link(self._phrase_head(nominal[0]), None)

    def _signed(self, i: int, start: int) -> Link | None:
        """“…” — Jane Roe."""
        words = [t for t in self._gaps[i + 1] if t.idx + len(t) > start and t.text not in _DASHES]
        if not words or words[0].tag_ not in ("NNP", "NNPS") or any(self._is_cue(t, SPEECH) for t in words[1:4]):
            return None
        return self._link(self._phrase_head(words[0]), None)

    def _source_at(self, words: Sequence[Token], place: int) -> Link | None:
        """ "according to X", "per X", "in the words of X"."""
        for phrase in _SOURCES:
            if tuple(t.lower_ for t in words[place : place + len(phrase)]) == phrase:
                return self._according(words[place], words[place + len(phrase) :])
        return None

    def _according(self, cue: Token, words: Sequence[Token]) -> Link | None:
        for token in words[:12]:
            if token.tag_ in _NOMINAL and token.lower_ not in _NO_SPEAKERS:
                return self._link(self._phrase_head(token), cue)
        return None

    # -- grammar ---------------------------------------------------------------------------------------------------

    def _is_cue(self, token: Token, verbs: frozenset[str]) -> bool:
        lower = token.lower_
        if lower not in verbs or self._inside[token.i]:
            return False
        return token.tag_.startswith("VB") or lower in ("said", "says", "added", "wrote", "told", "tweeted")

    def _subject(self, verb: Token) -> Token | None:
        """Who does it; climbs over coordination, participles and relative clauses, at most a few steps."""
        at, steps = verb, 0
        while steps < 7:
            steps += 1
            children = list(at.children)
            own = [t for t in children if t.dep_ in ("nsubj", "csubj") and not self._inside[t.i]]
            if own:
                subject = own[-1]
                if subject.lower_ in _RELATIVES and subject.tag_ in ("WP", "WDT"):
                    return self._antecedent(at)
                return None if self._speechless(subject, verb) else subject
            passive = [t for t in children if t.dep_ == "nsubjpass" and not self._inside[t.i]]
            if passive:
                agent = next((c for t in children if t.dep_ == "agent" for c in t.children if c.dep_ == "pobj"), None)
                if agent is not None:
                    return agent
                if at.lower_ in _QUOTED_AS or at is not verb:
                    return passive[-1]
                return None
            if at.dep_ == "acl":
                if at.head.lower_ in SPEECH_NOUNS and at.head.dep_ in ("dobj", "pobj", "nsubjpass"):
                    at = at.head
                    continue
                return at.head if not self._inside[at.head.i] else None
            if at.dep_ == "relcl":
                return self._antecedent(at)
            if (
                at.dep_
                in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "parataxis", "aux", "dep", "dobj", "pobj")
                and at.head is not at
            ):
                if at.dep_ == "ccomp" and at.tag_ in ("VBD", "VBZ") and at is verb:
                    return None
                if at.dep_ == "pcomp" and at.head.lower_ == "as" and at.head.head.lower_ in _QUOTED_AS:
                    quoted = next((t for t in at.head.head.children if t.dep_ == "dobj"), None)
                    if quoted is not None:
                        return quoted
                at = at.head
                continue
            return None
        return None

    @staticmethod
    def _speechless(subject: Token, verb: Token) -> bool:
        """No speaker: "there", "what"; "it" may be a paper or a party, if it says, adds or writes."""
        if subject.lower_ in _TIMES:
            return True
        if subject.lower_ == "it":
            return not (verb.lower_ in SPEECH and verb.tag_ in ("VBD", "VBZ"))
        return subject.lower_ in _NO_SPEAKERS

    def _antecedent(self, verb: Token) -> Token | None:
        at = verb
        while at.dep_ in ("conj", "xcomp") and at.head is not at:
            at = at.head
        head = at.head
        if at.dep_ == "relcl" and head is not at and not self._inside[head.i] and head.tag_ in _NOMINAL:
            return self._phrase_head(head) if head.dep_ == "appos" else head
        return None

    def _beside(self, cue: Token, fragment: Sequence[Token]) -> Token | None:
        """The subject by word order: before the cue, or after it where the cue comes first ("Said Ellis: “…”")."""
        if cue.i == fragment[0].i and cue.tag_ != "VBG":
            follows = next((t for t in fragment[1:6] if t.tag_ in _NOMINAL), None)
            return self._phrase_head(follows) if follows is not None else None
        return self._nominal_before(cue, fragment)

    def _outer(self, cue: Token, subject: Token) -> Link | None:
        """ "Lynch said she recalled thinking, “…”": the pronoun's clause is what the outer verb's subject says."""
        if subject.tag_ != "PRP" or cue.dep_ == "conj":
            return None
        at, steps = cue, 0
        while steps < 8 and at.head is not at and at.dep_ in _REPORTED:
            at, steps = at.head, steps + 1
            if self._is_cue(at, SPEECH):
                said_by = self._subject(at)
                if said_by is not None and said_by is not subject and not self._inside[said_by.i]:
                    return self._outer(at, said_by) or self._link(said_by, at)
        return None

    def _nominal_before(self, cue: Token, fragment: Sequence[Token]) -> Token | None:
        for token in reversed([t for t in fragment if t.i < cue.i]):
            if token.tag_ in _NOMINAL and token.lower_ not in _TIMES | _NO_SPEAKERS:
                return self._phrase_head(token)
            if token.tag_ in ("VBD", "VBZ", "IN") and token.head is not cue:
                return None
        return None

    def _phrase_head(self, token: Token) -> Token:
        """From a word of a noun phrase to its head: "Tom" of "Tom Smith", "firm" of "Smith, head of the firm"."""
        at, steps = token, 0
        while steps < 8 and at.head is not at and not self._inside[at.head.i]:
            head, steps = at.head, steps + 1
            joined = (
                at.dep_ in ("compound", "amod", "nmod", "appos", "flat", "nummod", "poss") and head.tag_ in _NOMINAL
            )
            nested = at.dep_ == "pobj" and head.dep_ == "prep" and head.head.tag_ in _NOMINAL and head.head.i < at.i
            if nested and not self._inside[head.head.i]:
                at = head.head
            elif joined:
                at = head
            else:
                break
        return at

    @staticmethod
    def _person_like(token: Token) -> bool:
        return (
            token.tag_ in ("NNP", "NNPS")
            or token.lower_ in PRONOUNS
            or token.lower_ in PEOPLE_NOUNS
            or token.lower_ == "they"
        )

    def _link(self, head: Token, cue: Token | None) -> Link | None:
        if self._inside[head.i] or (head.lower_ in _NO_SPEAKERS and head.lower_ != "it"):
            return None
        start, end = head.idx, head.idx + len(head)
        for child in head.lefts:
            if (
                child.dep_ in ("det", "compound", "amod", "poss", "nmod", "nummod", "predet", "flat")
                and not self._inside[child.i]
            ):
                edge = child.left_edge
                if not self._inside[edge.i] and not any(self._inside[edge.i : head.i]):
                    start = min(start, edge.idx)
        phrase_end = end
        for child in head.rights:
            if child.dep_ in ("appos", "prep", "amod", "acl", "relcl", "nummod", "npadvmod") or child.tag_ == ",":
                stop = child.right_edge
                if any(self._inside[head.i : stop.i + 1]) or (cue is not None and head.i < cue.i <= stop.i):
                    break
                phrase_end = max(phrase_end, stop.idx + len(stop))
        cue_span = (cue.idx, cue.idx + len(cue)) if cue is not None else None
        return Link(
            (start, end), (start, phrase_end), cue_span, head.lower_ in PRONOUNS or head.lower_ in ("they", "it")
        )


_TRAILING = re.compile(r"[\s,;:.]+$")
