"""A paragraph's Doc -> its sentences and their segments, as offsets into the paragraph.

A segment is the stretch of a sentence that one statement takes: it ends at a dash, a semicolon, a bracket, before
"while" and "but", before a clause with its own subject, and before an apposition that tells a change ("…, down from
3210"). What qualifies a number (place, age, "online") is looked for in its own segment first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extract import change_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DASHES = frozenset({"–", "—", "--", "-", ";", "―"})
_CUTTING = _DASHES | set("()[],")
_TURNS = frozenset({"while", "whilst", "whereas", "but", "although", "though", "yet"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


@dataclass(frozen=True)
class Sentence:
    """``index`` counts within the paragraph; ``segments`` cover [start, end) in order."""

    index: int
    start: int
    end: int
    segments: tuple[tuple[int, int], ...]

    def segment_of(self, offset: int) -> tuple[int, int]:
        """The segment that holds the character at ``offset``."""
        place = bisect_right(self.segments, offset, key=_end)
        return self.segments[place] if place < len(self.segments) else (self.start, self.end)


def _end(segment: tuple[int, int]) -> int:
    return segment[1]


def sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of a parsed paragraph."""
    found: list[Sentence] = []
    for span in doc.sents:
        end = span.end_char
        cuts = [span.start_char, *_cuts(span), end]
        segments = tuple((a, b) for a, b in pairwise(cuts) if a < b)
        found.append(Sentence(len(found), span.start_char, end, segments))
    return tuple(found)


def _cuts(span: Span) -> Iterator[int]:
    tokens = list(span)
    subject = next((place for place, token in enumerate(tokens) if token.dep_ in _SUBJECTS), len(tokens))
    for place, token in enumerate(tokens):
        text = token.text
        if text not in _CUTTING:
            continue
        if (text in _DASHES and _spaced(token)) or text in {")", "]"}:
            yield token.idx + len(token)
        elif text in {"(", "["}:
            yield token.idx
        elif text == "," and place + 1 < len(tokens) and _new_statement(tokens, place, subject):
            yield token.idx + 1


def _spaced(token: Token) -> bool:
    """A dash between words, not a hyphen inside one."""
    return bool(token.whitespace_) or token.text not in {"-"}


def _new_statement(tokens: list[Token], comma: int, subject: int) -> bool:
    """Whether a statement begins behind the comma; ``subject`` is the place of the sentence's first subject."""
    following = tokens[comma + 1]
    if following.lower_ in _TURNS or _tells_change(tokens, comma + 1):
        return True
    if following.tag_ in {"WDT", "WP", "WRB", "WP$"}:
        return False
    if subject >= comma:
        return False
    for token in tokens[comma + 1 :]:
        if token.text in {",", ";"} or token.text in _DASHES:
            return False
        if token.dep_ in _SUBJECTS and token.tag_ not in {"WDT", "WP"}:
            return token.head.i > token.i and token.head.tag_.startswith(("VB", "MD"))
    return False


def _tells_change(tokens: list[Token], start: int) -> bool:
    """ ", down from 3210", ", a rise of 5 per cent", ", 5.4% lower than …"."""
    for token in tokens[start : start + 6]:
        word = token.lower_
        if (
            word in change_words.PARTICLES
            or word in change_words.NOUNS
            or (token.tag_ == "VBG" and word in change_words.DIRECTIONS)
        ):
            return True
        if word in change_words.COMPARATIVES and token.i > tokens[start].i:
            return True
        if not (
            word in {"a", "an", "the", "which", "some", "about", "of", "per", "cent", "percent", "%"}
            or token.tag_ in {"CD", "JJ", "$", "NN", "RB"}
        ):
            return False
    return False
