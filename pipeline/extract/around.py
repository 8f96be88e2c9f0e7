"""The stretches of a paragraph around its quotations: the words between them, and the sentences those belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.doc_text import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_END = frozenset(".!?")


class Around:
    """The words around the quotation pieces of one paragraph; ``gaps[i]`` stands before piece i."""

    def __init__(self, doc: Doc, pieces: Sequence[tuple[int, int]]) -> None:
        """``pieces`` are offsets in the paragraph, without marks, in order."""
        self.doc = doc
        self.text = text_of(doc)
        self.pieces = pieces
        tokens = list(doc)  # each turn over a Doc makes its tokens anew
        self.inside = self._mask(tokens)
        self.gaps = self._between(tokens)

    def _mask(self, tokens: Sequence[Token]) -> list[bool]:
        inside = [False] * len(tokens)
        place = 0
        for i, token in enumerate(tokens):
            start = token.idx
            while place < len(self.pieces) and self.pieces[place][1] <= start:
                place += 1
            if place < len(self.pieces) and self.pieces[place][0] < start + len(token):
                inside[i] = True
        return inside

    def _between(self, tokens: Sequence[Token]) -> list[list[Token]]:
        """Words before the first piece, between pieces, after the last; quotation marks and spaces left out."""
        gaps: list[list[Token]] = [[] for _ in range(len(self.pieces) + 1)]
        place = 0
        for i, token in enumerate(tokens):
            if self.inside[i]:
                continue
            while place < len(self.pieces) and self.pieces[place][1] <= token.idx:
                place += 1
            if not token.is_space and not token.is_quote:
                gaps[place].append(token)
        return gaps

    def has_words(self, i: int) -> bool:
        """Do words stand before piece i?"""
        return any(t.is_alpha for t in self.gaps[i])

    def leading_up(self, i: int) -> list[Token]:
        """The sentence's words that lead up to piece i."""
        gap = self.gaps[i]
        for place in range(len(gap) - 1, -1, -1):
            if gap[place].text in _END and self.ends(gap, place):
                return gap[place + 1 :]
        return gap

    def following(self, i: int) -> list[Token]:
        """The sentence's words that follow piece i; none where the quotation ends its sentence."""
        gap = self.gaps[i + 1]
        if not gap or not self.sentence_open(i):
            return []
        for place, token in enumerate(gap):
            if token.text in _END and self.ends(gap, place):
                return gap[:place]
        return gap

    @staticmethod
    def ends(gap: Sequence[Token], place: int) -> bool:
        """Does the mark at this place end a sentence? Not where the next word is in small letters, nor in "No. 2"."""
        following = gap[place + 1] if place + 1 < len(gap) else None
        if following is None:
            return True
        if place and gap[place - 1].text in ("No", "Nos") and following.text[:1].isdigit():
            return False
        return not following.text[:1].islower()

    def sentence_open(self, i: int) -> bool:
        """Does the sentence go on after piece i? Not where it ends with a full stop and a capital follows."""
        start, end = self.pieces[i]
        last = self.text[start:end].rstrip()[-1:]
        gap = self.gaps[i + 1]
        if last == "." and gap:
            return gap[0].text[:1].islower()
        return True

    def goes_on(self, i: int) -> bool:
        """May piece i take the speaker of the piece before it? Only if no other sentence stands between."""
        gap = self.gaps[i]
        stops = sum(t.text in _END and self.ends(gap, place) for place, t in enumerate(gap[:-1]))
        return stops == 0 and (not gap or gap[-1].text in ".,;:!?—–-" or self.sentence_open(i - 1))
