"""Real articles again in other words: as many as one likes, no two of which print the same statement.

Each long word is exchanged for another of the texts' own with the same length and ending, so that tokens, grammar and
the time that an article takes stay about what they were; long numbers end in another digit. Equal input, equal output.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.records import Article

_WORD = re.compile(r"\b[a-z]{5,}\b")
_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{5,})(?![\d.,]*\d)")
_ENDING = 3  # letters
_STEP = 7919  # a prime: another word in every variant

_Shape = tuple[int, str]


def variants(articles: Sequence[Article], number: int) -> Iterator[Article]:
    """The articles, then the articles in other words, again and again until there are so many."""
    words = _vocabulary(articles)
    for place, article in enumerate(itertools.islice(itertools.cycle(articles), number)):
        again = place // len(articles)
        yield varied(article, again, words) if again else article


def varied(article: Article, again: int, words: dict[_Shape, list[str]]) -> Article:
    """The article in other words; ``again`` counts from 1."""

    def other(match: re.Match[str]) -> str:
        alike = words.get(_shape(match.group()), [match.group()])
        return alike[(alike.index(match.group()) + again * _STEP) % len(alike)]

    def digit(match: re.Match[str]) -> str:
        return f"{match.group()[:-1]}{(int(match.group()[-1]) + again) % 10}"

    text = _NUMBER.sub(digit, _WORD.sub(other, article.text))
    return replace(article, id=f"{article.id}-{again}", text=text)


def _vocabulary(articles: Sequence[Article]) -> dict[_Shape, list[str]]:
    found: dict[_Shape, dict[str, None]] = {}
    for article in articles:
        for word in _WORD.findall(article.text):
            found.setdefault(_shape(word), {})[word] = None
    return {shape: list(alike) for shape, alike in found.items()}


def _shape(word: str) -> _Shape:
    return len(word), word[-_ENDING:]
