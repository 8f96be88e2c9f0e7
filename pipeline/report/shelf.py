"""The articles that a report points into, each with its places; a batch is larger than what is kept at hand."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import Article, Finding, Passage, PassageEvidence
from pipeline.report.places import Places

#: Articles whose places are kept: findings come article by article, and their evidence is of few others.
AT_HAND = 32


class Shelf:
    """Places of articles by id, found at their first use and kept for the last few articles only."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        """Take the articles of a batch, which may be read from a store as they are asked for."""
        self._articles = articles
        self._places: dict[str, tuple[Article, Places]] = {}

    def article(self, id_: str) -> Article:
        """The article of an id."""
        return self._taken(id_)[0]

    def places(self, id_: str) -> Places:
        """Where the lines, the parts and the sentences of an article are."""
        return self._taken(id_)[1]

    def sentence(self, passage: Passage) -> tuple[str, str, str]:
        """The sentence around a passage as received, in three: before it, the passage, behind it."""
        article, places = self._taken(passage.article)
        low, high = places.sentence(passage.start, passage.end)
        text = article.text
        return text[low : passage.start], text[passage.start : passage.end], text[passage.end : max(high, passage.end)]

    def _taken(self, id_: str) -> tuple[Article, Places]:
        found = self._places.pop(id_, None)
        if found is None:
            article = self._articles[id_]
            found = article, Places(article)
            if len(self._places) >= AT_HAND:
                del self._places[next(iter(self._places))]
        self._places[id_] = found
        return found


def passages(finding: Finding) -> list[tuple[str, Passage]]:
    """The passages of a finding's evidence with their labels, each once, without the finding's own."""
    labels: dict[Passage, str] = {}
    for evidence in finding.evidence:
        if isinstance(evidence, PassageEvidence) and evidence.passage != finding.passage:
            labels[evidence.passage] = labels.get(evidence.passage) or evidence.label
    return [(label, passage) for passage, label in labels.items()]
