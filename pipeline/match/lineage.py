"""Which article carries which statement, in whose name, and what became of its words on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from pipeline.match.comparison import MATERIAL, Change, Difference
from pipeline.match.persons import speaker_conflict
from pipeline.match.versions import Rank, Revised, rank, revisions, versions
from pipeline.records import Article, Quote

_ORDER: tuple[Difference, ...] = ("none", "cosmetic", "truncated", "word", "number", "negation")
_MOST = 10_000  # pairs of speakers of one statement that are compared


@dataclass(frozen=True)
class Printing:
    """One piece of an article that prints a statement, and how its words differ from an earlier piece's.

    ``against`` is that piece; None for the first of all, and for one that has words in common with none of them.
    """

    quote: Quote
    article: Article
    kind: Difference = "none"
    against: Quote | None = None
    differences: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Lineage:
    """A statement with every piece that prints it: a source first, then by date as far as dates are known."""

    number: int
    printings: tuple[Printing, ...]
    speaker_conflict: bool

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody to whom it is attributed."""
        return tuple(dict.fromkeys(p.quote.speaker for p in self.printings if p.quote.speaker))

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles and sources that print it."""
        return tuple(dict.fromkeys(p.article.id for p in self.printings))

    @property
    def kind(self) -> Difference:
        """The gravest difference between two of its printings."""
        return max((p.kind for p in self.printings), key=_ORDER.index)

    @property
    def material(self) -> bool:
        """Whether a difference changes what was said."""
        return self.kind in MATERIAL


def lineages(groups: Iterable[Sequence[Quote]], articles: Mapping[str, Article]) -> tuple[Lineage, ...]:
    """The statements that more than one article prints, the earliest first; no order of the articles changes them."""
    found = []
    for group in groups:
        if len({quote.passage.article for quote in group}) > 1:
            printings = _printings(group, articles)
            found.append((_rank(printings[0], articles), printings))
    found.sort(key=lambda pair: pair[0])
    return tuple(Lineage(number, printed, _conflict(printed)) for number, (_, printed) in enumerate(found, start=1))


def _printings(group: Sequence[Quote], articles: Mapping[str, Article]) -> tuple[Printing, ...]:
    wordings = versions(group, lambda quote: rank(quote, articles[quote.passage.article]))
    held: dict[int, Revised] = {}
    for found in revisions(wordings):
        held.setdefault(id(found.later), found)
    printed = []
    for wording in wordings:
        revised = held.get(id(wording))
        for quote in wording.pieces:
            article = articles[quote.passage.article]
            if revised is not None:
                comparison = revised.comparison
                against = revised.earlier.first
                printed.append(Printing(quote, article, comparison.kind, against, comparison.differences))
            elif quote is wording.first:
                printed.append(Printing(quote, article))
            else:
                kind: Difference = "none" if quote.passage.text == wording.text else "cosmetic"
                printed.append(Printing(quote, article, kind, wording.first))
    return tuple(sorted(printed, key=lambda one: _rank(one, articles)))


def _rank(printing: Printing, articles: Mapping[str, Article]) -> Rank:
    return rank(printing.quote, articles[printing.quote.passage.article])


def _conflict(printings: Sequence[Printing]) -> bool:
    speakers = dict.fromkeys(printing.quote.speaker for printing in printings)
    return any(speaker_conflict(a, b) for a, b in islice(combinations(speakers, 2), _MOST))
