"""Doc tokens outside the quotations -> who is the subject of a verb, and which words name that speaker.

Quotation marks often break the parse, so each question has a second answer by word order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extract.cues import PEOPLE_NOUNS, PRONOUNS, SPEECH, SPEECH_NOUNS
from pipeline.extract.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
NO_SPEAKERS = word_set("it this that there what them him himself herself me us you")
TIMES = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today yesterday tomorrow tonight morning afternoon evening night week month year day"""
)
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_QUOTED_AS = word_set("quoted reported described recorded cited known heard overheard")
#: Relations by which a verb without its own subject takes that of its head; and by which it is what its head reports.
_SHARING = word_set("conj xcomp advcl pcomp prep ccomp parataxis aux dep dobj pobj")
_REPORTED = word_set("ccomp conj xcomp pcomp prep dobj pobj relcl acl")
_LEFT_PARTS = word_set("det compound amod poss nmod nummod predet flat")
_RIGHT_PARTS = word_set("appos prep amod acl relcl nummod npadvmod")
_NAME_PARTS = word_set("compound amod nmod appos flat nummod poss")
_CLIMB = 8  # steps up the tree
#: Verbs whose passive has the hearer for its subject: "Drivers have been told to “stay at home”".
_ADDRESSED = word_set(
    "told urged warned asked advised ordered reminded instructed encouraged begged implored invited informed assured"
)
#: Forms that the tagger takes for something else when they stand beside a quotation mark.
_ALWAYS_VERBS = word_set("said says added wrote told tweeted")


@dataclass(frozen=True)
class Link:
    """Offsets in the paragraph: the speaker's mention, its whole noun phrase, and the cue."""

    mention: tuple[int, int]
    phrase: tuple[int, int]
    cue: tuple[int, int] | None
    pronoun: bool


class Grammar:
    """Questions to the parse of one paragraph. ``inside`` says of each token whether it is quoted."""

    def __init__(self, inside: Sequence[bool]) -> None:
        """Keep which tokens are quoted: none of them is ever a cue or a speaker."""
        self._inside = inside

    def is_cue(self, token: Token, verbs: frozenset[str]) -> bool:
        """A verb of this lexicon, outside the quotations."""
        lower = token.lower_
        if lower not in verbs or self._inside[token.i]:
            return False
        return token.tag_.startswith("VB") or lower in _ALWAYS_VERBS

    def subject(self, verb: Token) -> Token | None:
        """Who does it; climbs over coordination, participles and relative clauses, at most a few steps."""
        at, steps = verb, 0
        while steps < _CLIMB:
            steps += 1
            children = list(at.children)
            own = [t for t in children if t.dep_ in ("nsubj", "csubj") and not self._inside[t.i]]
            if own:
                subject = _agreeing(own, at) if len(own) > 1 else own[-1]
                if subject.lower_ in _RELATIVES and subject.tag_ in ("WP", "WDT"):
                    return self._antecedent(at)
                return None if self._speechless(subject, verb) else subject
            passive = [t for t in children if t.dep_ == "nsubjpass" and not self._inside[t.i]]
            if passive:
                agent = next((c for t in children if t.dep_ == "agent" for c in t.children if c.dep_ == "pobj"), None)
                if agent is not None and not (at is not verb and at.lower_ in ("quoted", "cited")):
                    return agent
                if at.lower_ in _QUOTED_AS or (at is not verb and at.lower_ not in _ADDRESSED):
                    return passive[-1]
                return None
            if at is verb and at.dep_ == "acl" and at.tag_ == "VBN":
                by = next((c for t in children if t.dep_ == "agent" for c in t.children if c.dep_ == "pobj"), None)
                if by is not None and not self._inside[by.i]:
                    return by  # "a move described by a friend as “…”"
            if at.dep_ == "acl":
                if at.head.lower_ in SPEECH_NOUNS and at.head.dep_ in ("dobj", "pobj", "nsubjpass"):
                    at = at.head
                    continue
                return at.head if not self._inside[at.head.i] else None
            if at.dep_ == "relcl":
                return self._antecedent(at)
            if at.dep_ in _SHARING and at.head is not at:
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
    def hearer(verb: Token) -> bool:
        """Is the verb's subject who hears it? "Drivers have been told to “stay at home”"."""
        return verb.lower_ in _ADDRESSED and any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children)

    @staticmethod
    def _speechless(subject: Token, verb: Token) -> bool:
        """No speaker: "there", "what"; "it" may be a paper or a party, if it says, adds or writes."""
        if subject.lower_ in TIMES:
            return True
        if subject.lower_ == "it":
            return not (verb.lower_ in SPEECH and verb.tag_ in ("VBD", "VBZ"))
        return subject.lower_ in NO_SPEAKERS

    def _antecedent(self, verb: Token) -> Token | None:
        at = verb
        while at.dep_ in _SHARING and at.head is not at:
            at = at.head
        head = at.head
        if at.dep_ == "relcl" and head is not at and not self._inside[head.i] and head.tag_ in NOMINAL:
            return self.phrase_head(head) if head.dep_ == "appos" else head
        return None

    def beside(self, cue: Token, fragment: Sequence[Token]) -> Token | None:
        """The subject by word order: before the cue, or after it where the cue comes first ("Said Ellis: “…”")."""
        if cue.i == fragment[0].i and cue.tag_ != "VBG":
            follows = next((t for t in fragment[1:6] if t.tag_ in NOMINAL), None)
            return self.phrase_head(follows) if follows is not None else None
        return self._nominal_before(cue, fragment)

    def outer(self, cue: Token, subject: Token) -> Link | None:
        """ "Lynch said she recalled thinking, “…”": the pronoun's clause is what the outer verb's subject says."""
        if subject.tag_ != "PRP" or cue.dep_ == "conj":
            return None
        at, steps = cue, 0
        while steps < _CLIMB and at.head is not at and at.dep_ in _REPORTED:
            at, steps = at.head, steps + 1
            if self.is_cue(at, SPEECH):
                said_by = self.subject(at)
                if said_by is not None and said_by is not subject and not self._inside[said_by.i]:
                    return self.outer(at, said_by) or self.link(said_by, at)
        return None

    def _nominal_before(self, cue: Token, fragment: Sequence[Token]) -> Token | None:
        for token in reversed([t for t in fragment if t.i < cue.i]):
            if token.tag_ in NOMINAL and token.lower_ not in TIMES | NO_SPEAKERS:
                return self.phrase_head(token)
            if token.tag_ in ("VBD", "VBZ", "IN") and token.head is not cue:
                return None
        return None

    def name_head(self, token: Token) -> Token:
        """From the first word of a name to its last, and no further."""
        at = token
        while at.dep_ == "compound" and at.head.i > at.i and not self._inside[at.head.i]:
            at = at.head
        return at

    def phrase_head(self, token: Token) -> Token:
        """From a word of a noun phrase to its head: "Tom" of "Tom Smith", "firm" of "Smith, head of the firm"."""
        at, steps = token, 0
        while steps < _CLIMB and at.head is not at and not self._inside[at.head.i]:
            head, steps = at.head, steps + 1
            joined = at.dep_ in _NAME_PARTS and head.tag_ in NOMINAL
            nested = at.dep_ == "pobj" and head.dep_ == "prep" and head.head.tag_ in NOMINAL and head.head.i < at.i
            if nested and not self._inside[head.head.i]:
                at = head.head
            elif joined:
                at = head
            else:
                break
        return at

    @staticmethod
    def person_like(token: Token) -> bool:
        """A name, a pronoun or a noun for people."""
        return (
            token.tag_ in ("NNP", "NNPS")
            or token.lower_ in PRONOUNS
            or token.lower_ in PEOPLE_NOUNS
            or token.lower_ == "they"
        )

    def link(self, head: Token, cue: Token | None) -> Link | None:
        """The mention that a head word stands for, with its phrase; None where it names no speaker."""
        if self._inside[head.i] or (head.lower_ in NO_SPEAKERS and head.lower_ != "it"):
            return None
        start, end = head.idx, head.idx + len(head)
        for child in head.lefts:
            if child.dep_ in _LEFT_PARTS and not self._inside[child.i]:
                edge = child.left_edge
                if cue is not None and edge.i <= cue.i < head.i:
                    continue  # "Said Ellis", read as one name
                if not self._inside[edge.i] and not any(self._inside[edge.i : head.i]):
                    start = min(start, edge.idx)
        phrase_end = end
        for child in head.rights:
            if child.dep_ in _RIGHT_PARTS or child.tag_ == ",":
                stop = child.right_edge
                if any(self._inside[head.i : stop.i + 1]) or (cue is not None and head.i < cue.i <= stop.i):
                    break
                phrase_end = max(phrase_end, stop.idx + len(stop))
        cue_span = (cue.idx, cue.idx + len(cue)) if cue is not None else None
        return Link(
            (start, end), (start, phrase_end), cue_span, head.lower_ in PRONOUNS or head.lower_ in ("they", "it")
        )


def _agreeing(subjects: Sequence[Token], verb: Token) -> Token:
    """Of several that the parse gives one verb, the first that agrees with it in number; else the last."""
    finite = next((t for t in (*verb.children, verb) if t.tag_ in ("VBZ", "VBP")), None)
    if finite is None:
        return subjects[-1]
    wanted = ("NN", "NNP") if finite.tag_ == "VBZ" else ("NNS", "NNPS")
    return next((t for t in subjects if t.tag_ in wanted), subjects[-1])
