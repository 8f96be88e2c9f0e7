"""Everything known of the articles of a run when the checks across articles run; made of records, without texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.printed_words import near
from pipeline.match.persons import name_parts, same_organisation, speaker_conflict
from pipeline.match.sources import paragraph_pieces, statement_pieces
from pipeline.match.statements import group_statements
from pipeline.match.versions import Rank, Revised, rank, revisions, versions
from pipeline.match.wording import words_of
from pipeline.records import Article, Claim, Passage, Quote, Reading

_Group = tuple[Quote, ...]
Figure = tuple[str, str | None, float]
_DIGITS = 1_000  # times the last printed place: four significant digits
_ONE_RELEASE = 7  # days between two articles that rewrite one release


@dataclass(frozen=True)
class BatchDesk:
    """The articles of a run, and the sources that the user holds; only a source has its text and paragraphs.

    Of a long run the readings have only what another article may share; ``whole`` gives an article's, by its id, with
    all that it says. None: the readings have it all.
    """

    readings: Sequence[Reading]
    whole: Callable[[str], Reading] | None = None

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every article and source by id."""
        return {reading.article.id: reading.article for reading in self.readings}

    @cached_property
    def order(self) -> Mapping[str, tuple[bool, int]]:
        """The place of each in the run; sources come last, for they are not reported on."""
        return {r.article.id: (r.article.source, place) for place, r in enumerate(self.readings)}

    @cached_property
    def groups(self) -> tuple[_Group, ...]:
        """Pieces that print the same words, of articles and of sources; a source's prose counts by the paragraph.

        They come by rank, and the pieces of each too, so that no order of the articles changes what is made of them.
        """
        pieces = [
            quote for reading in self.readings for quote in (*statement_pieces(reading), *paragraph_pieces(reading))
        ]
        ranked = [tuple(sorted(group, key=self.rank)) for group in group_statements(pieces)]
        return tuple(sorted(ranked, key=lambda group: self.rank(group[0])))

    @cached_property
    def revised(self) -> tuple[Revised, ...]:
        """Every wording of a statement beside the one that it is held against."""
        return tuple(found for group in self.groups for found in revisions(versions(group, self.rank)))

    @cached_property
    def statements_of(self) -> Mapping[str, frozenset[int]]:
        """The groups that each article has a piece of, by their places: articles with one in common share it."""
        found: dict[str, set[int]] = {}
        for place, group in enumerate(self.groups):
            for quote in group:
                found.setdefault(quote.passage.article, set()).add(place)
        return {article: frozenset(places) for article, places in found.items()}

    @cached_property
    def _reading(self) -> Callable[[str], Reading]:
        return self.whole or {reading.article.id: reading for reading in self.readings}.__getitem__

    def quotes_of(self, article: str) -> tuple[Quote, ...]:
        """All quotations of an article or source."""
        return self._reading(article).quotes

    def persons_of(self, article: str) -> frozenset[str]:
        """The names of all persons that an article or source names."""
        return frozenset(entity.name for entity in self._reading(article).entities if entity.kind == "person")

    def names_of(self, article: str) -> frozenset[str]:
        """Persons, organisations and places that an article or source names, in small letters."""
        return frozenset(entity.name.casefold() for entity in self._reading(article).entities)

    def figures_of(self, article: str) -> frozenset[Figure]:
        """The figures of an article that hardly two releases have in common: printed with four digits or more."""
        return frozenset(filter(None, map(exact_figure, self._reading(article).claims)))

    def rank(self, quote: Quote) -> Rank:
        """What of the same words comes first; no order of the articles changes it."""
        return rank(quote, self.articles[quote.passage.article])

    def is_source(self, quote: Quote) -> bool:
        """Whether the words stand in a statement that the user holds."""
        return self.articles[quote.passage.article].source

    def in_order(self, passage: Passage) -> tuple[tuple[bool, int], int]:
        """For sorting passages as the run has them."""
        return self.order[passage.article], passage.start

    def share_statement(self, one: str, other: str) -> bool:
        """Whether two articles print a statement in common."""
        nothing: frozenset[int] = frozenset()
        return not self.statements_of.get(one, nothing).isdisjoint(self.statements_of.get(other, nothing))

    def share_release(self, one: str, other: str, *cited: str | None) -> bool:
        """Whether two articles go by one release: they print two exact figures in common, or one, and cite the same
        organisation (``cited``: whom each cites) for what is compared."""
        a, b = self.articles[one], self.articles[other]
        if not near(a, b, _ONE_RELEASE):
            return False
        common = len(self.figures_of(one) & self.figures_of(other))
        names = [name for name in cited if name]
        return common >= (1 if len(names) == 2 and same_organisation(*names) else 2)

    def quoted_elsewhere(self, article: str, run: str) -> bool:
        """Whether some words that one quotation leaves out stand in another of the same article."""
        wanted = f" {_plain(run)} "
        return any(wanted in f" {_plain(quote.passage.text)} " for quote in self.quotes_of(article))


def exact_figure(claim: Claim) -> Figure | None:
    """A level printed with at least four significant digits: kind, unit and value; None of any other number."""
    quantity = claim.quantity
    value, step = quantity.value, quantity.step
    if quantity.kind not in ("count", "money") or quantity.hedge is not None or quantity.comparator != "=":
        return None
    if not isinstance(value, (int, float)) or not step or abs(value) < _DIGITS * step:
        return None
    return quantity.kind, quantity.unit if quantity.kind == "money" else None, float(value)


def one_speaker(a: Quote, b: Quote) -> bool:
    """Whether both are attributed, and to a person who may be one."""
    named = name_parts(a.speaker) and name_parts(b.speaker)
    return bool(named) and not speaker_conflict(a.speaker, b.speaker)


def _plain(text: str) -> str:
    return " ".join(word.key for word in words_of(text) if word.key)
