"""A group of pieces that print the same words -> its versions, and each version beside the one it is held against.

Pieces with the same words, case and marks set aside, are one version. The first of the versions is the one to hold
the others against: a statement that the user holds, else what was published first, else the fullest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.match.comparison import CLIP, Comparison, Span, compare_statements
from pipeline.match.wording import words_of
from pipeline.records import Article, Quote

_MOST = 200  # versions of one statement that are looked at
_BEFORE = 30  # earlier versions that one may be held against

Rank = tuple[bool, str, int, str, int]
Ranked = Callable[[Quote], Rank]


@dataclass(frozen=True)
class Version:
    """One wording of a statement with every piece that prints it, the first in rank in front."""

    pieces: tuple[Quote, ...]

    @property
    def first(self) -> Quote:
        """The piece that stands for the version."""
        return self.pieces[0]

    @property
    def text(self) -> str:
        """Its words as that piece prints them."""
        return self.first.passage.text


@dataclass(frozen=True)
class Revised:
    """A version beside the earlier one that it is held against; side ``a`` of the comparison is the earlier's."""

    earlier: Version
    later: Version
    comparison: Comparison

    @property
    def across(self) -> tuple[Quote, Quote]:
        """A piece of each, of two articles where there are two."""
        a, b = self.earlier.first, self.later.first
        other = next((q for q in self.later.pieces if q.passage.article != a.passage.article), None)
        if other is not None:
            return a, other
        return next((q for q in self.earlier.pieces if q.passage.article != b.passage.article), a), b


def rank(quote: Quote, article: Article) -> Rank:
    """What comes first: the source, the earliest, the fullest; then names and places, so that any order will do.

    A date that is only known to the month counts from its last day, and no date comes after all of them.
    """
    published = (article.published or "") + "~"  # "2018-02~" comes after "2018-02-28~"
    passage = quote.passage
    return not article.source, published, -len(passage.text), passage.article, passage.start


def versions(group: Sequence[Quote], ranked: Ranked) -> tuple[Version, ...]:
    """The wordings of a group, by rank."""
    by_words: dict[tuple[str, ...], list[Quote]] = {}
    for quote in sorted(group, key=ranked):
        keys = tuple(word.key for word in words_of(quote.passage.text)[:CLIP])
        by_words.setdefault(keys, []).append(quote)
    return tuple(Version(tuple(pieces)) for pieces in by_words.values())


def revisions(found: Sequence[Version]) -> Iterator[Revised]:
    """Each version but the first beside the first earlier one that is the same statement.

    Halves of a statement that a third piece prints whole have no words in common: each is held against the whole, and
    the whole against each half of the article that it is held against first.
    """
    kept = found[:_MOST]
    for place, later in enumerate(kept):
        held: Version | None = None
        read: list[Span] = []
        for earlier in kept[: min(place, _BEFORE)]:
            if held is not None and earlier.first.passage.article != held.first.passage.article:
                continue
            comparison = compare_statements(earlier.text, later.text)
            span = _shared(comparison, later.text)
            if comparison.same and not any(span[0] < end and start < span[1] for start, end in read):
                held = held or earlier
                read.append(span)
                yield Revised(earlier, later, comparison)


def _shared(comparison: Comparison, later: str) -> Span:
    """The stretch of the later text that the earlier one has too, from the first shared word to the last."""
    start, end = 0, len(later)
    for change in comparison.differences:
        if change.edge and change.b and change.span_b[0] == 0:
            start = change.span_b[1]
        elif change.edge and change.b:
            end = change.span_b[0]
    return start, end
