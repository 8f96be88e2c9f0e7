"""Runs of capitalised words, of which names are made, and the acronyms among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import FILE_WORDS, STARTERS
from pipeline.patterns import lazily
from pipeline.records import Paragraph

#: A run: offsets in the article, and its words with their offsets in the paragraph.
Words = tuple[tuple[int, str], ...]
Run = tuple[int, int, Words]

_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof|Rev|Gen|Lt|Col|Sgt|Capt|Maj|Supt|Cllr|Hon|Jr|Sr|St)\."
_CAPITAL = rf"(?:{_TITLE}|[A-Z]\.(?:[A-Z]\.)*|[A-ZÀ-ÖØ-Þ][\w&]*(?:[’'-]\w+)*)"
_JOINING = r"(?:(?:de|van|von|der|den|al|bin|bint|ibn|el|la|le|du|di|da|dos)[ \u00a0-]){1,2}"
_SEQUENCE = lazily(rf"(?=[A-ZÀ-ÖØ-Þ])(?<![\w@#]){_CAPITAL}(?:[ \u00a0](?:{_JOINING})?{_CAPITAL})*")
TOKEN = lazily(rf"{_CAPITAL}|[a-z]+")
#: Capitals that name no organisation.
_NOT_ACRONYMS = frozenset(
    word.upper()
    for word in FILE_WORDS
    | word_set(
        """uk us usa uae am pm tv dvd cd pc mp mps ceo ii iii iv vi ok id dna hiv gdp vat a&e dj phd qc kc obe mbe cbe
        ad bc bst gmt est edt la ny dc"""
    )
)


def sequences(paragraph: Paragraph) -> Iterator[Run]:
    """Runs of capitalised words: offsets in the article, and the words with their offsets in the paragraph.

    A run ends at a possessive: "CNN’s Jake Tapper" is two.
    """
    for match in _SEQUENCE.finditer(paragraph.text):
        run: list[tuple[int, str]] = []
        for token in TOKEN.finditer(match.group()):
            word = token.group()
            bare = re.sub(r"[’']s?$", "", word) if word[-1] in "s’'" else word
            run.append((match.start() + token.start(), bare))
            if bare != word:
                yield from _run(run, paragraph)
                run = []
        yield from _run(run, paragraph)


def _run(run: list[tuple[int, str]], paragraph: Paragraph) -> Iterator[Run]:
    first = 0
    while first < len(run) - 1 and run[first][1].lower() in STARTERS and not _is_will(run[first], paragraph):
        first += 1
    run = run[first:]
    if run:
        end = run[-1][0] + len(run[-1][1])
        yield paragraph.start + run[0][0], paragraph.start + end, tuple(run)


def _is_will(word: tuple[int, str], paragraph: Paragraph) -> bool:
    """Will, the name: with a capital inside a sentence."""
    return word[1] == "Will" and paragraph.text[max(0, word[0] - 2) : word[0]].strip()[-1:].isalpha()


def is_acronym(word: str, lower: set[str]) -> bool:
    """NSPCC, but not a headline's MORE; ``lower`` holds the words that the article also prints in small letters."""
    letters = word.replace("&", "").replace(".", "")
    return (
        2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha() and word not in _NOT_ACRONYMS
        and "." not in word and letters.lower() not in lower
    )  # fmt: skip
