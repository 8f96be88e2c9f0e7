"""Doc of a paragraph -> for each of its quotation pieces, the cue and the words that name its speaker.

The order of evidence is that of print: a cue that follows a closing comma ("…,” said X"), a cue that leads up to the
opening mark ("X said: “…"), the verb that the quoted words depend on ("X called it “…”"), "according to X", a
name before a colon or after a dash. The parse says who the verb's subject is; word order where the parse is broken,
as it often is around quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.around import Around
from pipeline.extract.cues import FEELING, JUDGING, NAMING, SPEECH, SPEECH_NOUNS
from pipeline.extract.doc_text import text_of
from pipeline.extract.grammar import NO_SPEAKERS, NOMINAL, TIMES, Grammar, Link
from pipeline.patterns import lazily

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_END = frozenset(".!?")
_SOURCES = (("according", "to"), ("per",), ("in", "the", "words", "of"))
_SCARE = 4  # tokens; so few words in marks are no speech unless a cue says so
_CONJUNCTIONS = frozenset({"after", "before", "when", "while", "because", "since", "once", "until", "although"})
_DASHES = frozenset(("—", "–", "-", "―", "--"))
#: What parts the items of a list: "Jane Roe: “Yes”; Tom Iles: “No”".
_PARTING = _DASHES | {":", ";"}
_SIGNATURE = lazily(r"[\"”’']*\s*(?:―|—|–|--)\s*(?=[A-Z])")


class CueReader:
    """Reads the cues of one paragraph. ``pieces`` are the quotations' offsets in it, without marks, in order."""

    def __init__(self, doc: Doc, pieces: Sequence[tuple[int, int]]) -> None:
        """Lay out the words around the pieces."""
        self.doc = doc
        self.text = text_of(doc)
        self.pieces = pieces
        self._around = Around(doc, pieces)
        self._inside = self._around.inside
        self._gaps = self._around.gaps
        self._grammar = Grammar(self._inside)

    def links(self) -> list[Link | None]:
        """A link for each piece, or None; a piece without its own cue has that of its neighbour in the sentence."""
        found: list[Link | None] = []
        for i in range(len(self.pieces)):
            if self._asked(i):
                found.append(None)
                continue
            link = self._colon(i) or self._after(i) or self._before(i) or self._governing(i) or self._loose(i)
            found.append(link or self._carried(i, found))
        for i in range(len(found) - 2, -1, -1):
            if found[i] is None and not self._around.has_words(i + 1):
                found[i] = found[i + 1]
        return found

    def _asked(self, i: int) -> bool:
        """ "Asked whether it was “a sham”, Mr Hill said no": the words are the asker's, whom nobody names."""
        words = [t.lower_ for t in self._around.leading_up(i)]
        if words[:1] in (["when"], ["being"]):
            words = words[1:]
        return words[:1] == ["asked"] and "," not in words and ":" not in words

    def _carried(self, i: int, found: Sequence[Link | None]) -> Link | None:
        """No cue of its own: the sentence before names the speaker, or the piece before has one."""
        before = found[i - 1] if i else None
        link = self._sentence_before(i)
        if link is not None and (link.cue is not None or before is None or not link.pronoun):
            return link
        return before if i and (self._around.goes_on(i) or self._same_person(i)) else link

    def last(self) -> Link | None:
        """The cue that leads up to the end of the paragraph, for one that ends with a colon."""
        fragment = self._around.leading_up(len(self.pieces))
        return self._lead(fragment) if fragment else None

    def reported(self) -> Link | None:
        """Who says, in the last sentence, what it reports without marks: "Ann Lee says that trade is slow." """
        gap = self._gaps[-1]
        ends = [place for place, t in enumerate(gap[:-1]) if t.text in _END and self._around.ends(gap, place)]
        for token in gap[ends[-1] + 1 :] if ends else gap:
            finite = token.tag_ in ("VBD", "VBZ") and token.dep_ in ("ROOT", "parataxis")
            if finite and self._grammar.is_cue(token, SPEECH) and not self._grammar.hearer(token):
                subject = self._grammar.subject(token)
                if subject is not None and self._grammar.person_like(subject):
                    return self._grammar.link(subject, token)
        return None

    def _colon(self, i: int) -> Link | None:
        fragment = self._around.leading_up(i)
        if not fragment or fragment[-1].text != ":":
            return None
        parts = [place for place, t in enumerate(fragment[:-1]) if t.text in _PARTING]
        return self._lead(fragment[parts[-1] + 1 :] if parts else fragment) or self._lead(fragment)

    def _sentence_before(self, i: int) -> Link | None:
        """A quotation that stands as a sentence of its own after one that names who speaks."""
        gap = self._gaps[i]
        if not gap or gap[-1].text not in _END:
            return None
        ends = [place for place, t in enumerate(gap[:-1]) if t.text in _END and self._around.ends(gap, place)]
        sentence = gap[ends[-1] + 1 : -1] if ends else gap[:-1]
        link = self._lead(sentence) if sentence else None
        if link is not None:
            return link
        for token in sentence:
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.tag_ in ("NNP", "PRP"):
                return self._grammar.link(token, None) if self._grammar.person_like(token) else None
        return None

    def _same_person(self, i: int) -> bool:
        """Only pronouns, no other name, stand between this piece and the one before."""
        return not any(t.tag_ in ("NNP", "NNPS") and t.dep_ in _SUBJECTS for t in self._gaps[i])

    def _after(self, i: int) -> Link | None:
        signature = _SIGNATURE.match(self.text, self.pieces[i][1])
        if signature:
            return self._signed(i, signature.end())
        fragment = self._around.following(i)
        if not fragment:
            return None
        last = self.text[self.pieces[i][0] : self.pieces[i][1]].rstrip()[-1:]
        comma = last in ",?!—–-…" or fragment[0].text == ","
        words = [t for t in fragment if t.text not in ",—–-"]
        if not words:
            return None
        if words[0].lower_ == "by" and len(words) > 1:
            return self._agent(i, words)
        for place, token in enumerate(words[:30]):
            source = self._source_at(words, place)
            if source is not None:
                return source if comma or place == 0 else None
            if token.tag_ == "VBG" and place == 0:
                return None
            if self._grammar.is_cue(token, SPEECH) or (comma and self._grammar.is_cue(token, NAMING)):
                if not comma and not (place == 0 or all(self._plain(t) for t in words[:place])):
                    return None
                if words[0].tag_ in ("CC", "WDT", "WP", "WRB") or (words[0].tag_ == "IN" and words[0].lower_ != "as"):
                    return None
                return self._inverted_or_plain(token, words, place)
        return None

    def _agent(self, i: int, words: Sequence[Token]) -> Link | None:
        """ "was described as “…” by Mr Hill"."""
        cues = [t for t in self._around.leading_up(i) if t.tag_ == "VBN" and t.lower_ in NAMING | SPEECH]
        who = next((t for t in words[1:4] if t.tag_ in NOMINAL), None)
        if not cues or who is None:
            return None
        head = self._grammar.phrase_head(who)
        return self._grammar.link(head if head.i >= who.i else self._grammar.name_head(who), cues[-1])

    @staticmethod
    def _plain(token: Token) -> bool:
        return token.tag_ in NOMINAL or token.tag_ in ("DT", "JJ", "RB", "PRP$", "POS", "MD", "VBD", "VBZ")

    def _inverted_or_plain(self, cue: Token, words: Sequence[Token], place: int) -> Link | None:
        nominal = [t for t in words[:place] if t.tag_ in NOMINAL and t.lower_ not in TIMES]
        if not nominal:
            for token in words[place + 1 : place + 8]:
                if token.tag_ in NOMINAL and token.lower_ not in TIMES | NO_SPEAKERS:
                    return self._grammar.link(self._grammar.phrase_head(token), cue)
                if token.i == cue.i + 1 and token.tag_ == "VBD" and token.nbor().tag_ == "NNP":
                    continue  # "said warden Ruth Cole": a post that the tagger takes for a verb
                if token.tag_ in ("IN", "VBD", "VBZ", ".") and token.lower_ not in ("that",):
                    return None
            return None
        if cue.lower_ in ("quoted", "cited"):
            source = next((t for t in cue.children if t.dep_ == "dobj" and not self._inside[t.i]), None)
            if source is not None:
                return self._grammar.link(source, cue)
        subject = self._grammar.subject(cue)
        if subject is not None and subject.i < cue.i and any(t.i == subject.i for t in nominal):
            return self._grammar.link(subject, cue)
        return self._grammar.link(self._grammar.phrase_head(nominal[0]), cue)

    def _before(self, i: int) -> Link | None:
        fragment = self._around.leading_up(i)
        if not fragment:
            return None
        text = self.text
        led = fragment[-1].text in (",", ":", "—", "–") or self._grammar.is_cue(fragment[-1], SPEECH)
        if led or (fragment[-1].lower_ != "that" and text[self.pieces[i][0] : self.pieces[i][0] + 1].isupper()):
            return self._lead(fragment)
        return None

    def _lead(self, fragment: Sequence[Token]) -> Link | None:
        for verbs in (SPEECH, NAMING):
            for token in reversed(fragment):
                if self._grammar.is_cue(token, verbs) and not self._grammar.hearer(token):
                    subject = self._grammar.subject(token) or self._grammar.beside(token, fragment)
                    if subject is not None and (verbs is SPEECH or self._grammar.person_like(subject)):
                        return self._grammar.outer(token, subject) or self._grammar.link(subject, token)
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
                    if not link.pronoun and token.lower_ not in FEELING:
                        return link
                general = general or (link if len(span) > _SCARE else None)
            if token.head is token or (naming and token.dep_ == "advcl"):
                break
            token = token.head
        return naming or self._near(i) or general

    def _link_at(self, token: Token) -> Link | None:
        """A verb with its subject, or a noun of speech with its owner, as a link."""
        if token.tag_.startswith("VB"):
            subject = self._grammar.subject(token)
            if subject is None or self._inside[subject.i]:
                return None
            if token.lower_ in SPEECH:
                return self._grammar.outer(token, subject) or self._grammar.link(subject, token)
            known = self._grammar.person_like(subject) or subject.lower_ in SPEECH_NOUNS
            if known or (token.lower_ in JUDGING and subject.tag_ in NOMINAL):
                return self._grammar.link(subject, token)
        if token.lower_ in SPEECH_NOUNS:
            owner = next((t for t in token.children if t.dep_ == "poss" and not self._inside[t.i]), None)
            if owner is not None and owner.tag_ != "PRP$":
                return self._grammar.link(owner, token)
        return None

    def _near(self, i: int) -> Link | None:
        """The nearest cue before the piece in its sentence, then any after it."""
        fragment = self._around.leading_up(i)
        if i and len(fragment) == len(self._gaps[i]) and not any(self._grammar.is_cue(t, SPEECH) for t in fragment):
            fragment = [*self._around.leading_up(i - 1), *fragment] if self._around.sentence_open(i - 1) else fragment
        link = self._lead(fragment) if fragment else None
        if link is not None:
            return link
        after = self._around.following(i)
        for place, token in enumerate(after):
            source = self._source_at(after, place)
            if source is not None:
                return source
            if self._grammar.is_cue(token, SPEECH) and not self._apart(token):
                subject = self._grammar.subject(token)
                if subject is not None and not self._inside[subject.i]:
                    return self._grammar.link(subject, token)
        return None

    @staticmethod
    def _apart(cue: Token) -> bool:
        """Has the cue a clause to itself, with what it reports: "… after forecasters warned of snow"?"""
        return any(t.dep_ in ("mark", "advmod") and t.i < cue.i and t.lower_ in _CONJUNCTIONS for t in cue.children)

    def _loose(self, i: int) -> Link | None:
        fragment = self._around.leading_up(i)
        if fragment and fragment[-1].text == ":":
            return self._by_colon(fragment)
        return None

    def _by_colon(self, fragment: Sequence[Token]) -> Link | None:
        """ "Jane Roe, a baker in Leeds: “…”"; after a verb only the name right before the colon."""
        nominal = [t for t in fragment if t.tag_ in ("NNP", "NNPS") and t.lower_ not in TIMES]
        if not nominal:
            return self._led_by_verb(fragment)
        if any(t.tag_ in ("VBD", "VBZ", "VBP") for t in fragment):
            last = nominal[-1]
            if last.i == fragment[-1].i - 1:
                return self._grammar.link(last, None)
            return self._led_by_verb(fragment)
        head = self._grammar.phrase_head(nominal[0])
        return self._grammar.link(head if head.i >= nominal[0].i else self._grammar.name_head(nominal[0]), None)

    def _led_by_verb(self, fragment: Sequence[Token]) -> Link | None:
        """ "Mr Hill disagreed: “…”", "She is undeterred: “…”": who does what leads up to the colon."""
        verb = next((t for t in fragment if t.tag_ in ("VBD", "VBZ") and t.dep_ in ("ROOT", "ccomp")), None)
        subject = self._grammar.subject(verb) if verb is not None else None
        if subject is None or subject.i > fragment[-1].i or subject.i < fragment[0].i:
            return None
        named = subject.tag_ in ("NNP", "NNPS") or subject.lower_ in ("he", "she")
        return self._grammar.link(subject, None) if named else None

    def _signed(self, i: int, start: int) -> Link | None:
        """“…” — Jane Roe."""
        words = [t for t in self._gaps[i + 1] if t.idx + len(t) > start and t.text not in _DASHES]
        if (
            not words
            or words[0].tag_ not in ("NNP", "NNPS")
            or any(self._grammar.is_cue(t, SPEECH) for t in words[1:4])
        ):
            return None
        return self._grammar.link(self._grammar.phrase_head(words[0]), None)

    def _source_at(self, words: Sequence[Token], place: int) -> Link | None:
        """ "according to X", "per X", "in the words of X"."""
        for phrase in _SOURCES:
            if tuple(t.lower_ for t in words[place : place + len(phrase)]) == phrase:
                return self._according(words[place], words[place + len(phrase) :])
        return self._in_words_of(words, place)

    def _in_words_of(self, words: Sequence[Token], place: int) -> Link | None:
        """ "In Ms Hill’s words, …"."""
        if words[place].lower_ != "in":
            return None
        for at in range(place + 2, min(place + 8, len(words))):
            if words[at].lower_ in ("words", "view", "opinion") and words[at - 1].tag_ == "POS":
                return self._grammar.link(words[at - 2], words[at])
        return None

    def _according(self, cue: Token, words: Sequence[Token]) -> Link | None:
        for token in words[:12]:
            if token.tag_ in NOMINAL and token.lower_ not in NO_SPEAKERS:
                head = self._grammar.phrase_head(token)
                return self._grammar.link(head if head.i >= token.i else self._grammar.name_head(token), cue)
        return None
