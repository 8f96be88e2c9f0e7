"""Ages with the birth that they are counted from: "Hill, 45, who was born in 1961", "Hill (1931-1998) died aged 66".

Read from the text alone, and only where grammar leaves no doubt that birth and age are one person's, and as of when:
the article's own day, or the death that is printed with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.extract.birth_words import (
    ANY_YEAR,
    CODA,
    DEATH,
    DOUBTFUL,
    HIS_BIRTH,
    NAME,
    OF_DEATH,
    OF_NOW,
    SENTENCE,
)
from pipeline.extract.calendar_words import LEXICON
from pipeline.extract.stretches import Stretch, month_stretch, year_stretch
from pipeline.records import AgeAndBirth, Claim, Paragraph, Passage

_TOP = 3  # paragraphs in which an obituary says who died, and at what age
_OPENING = 2_000  # characters of such a paragraph
_RECENT, _STALE = timedelta(days=45), timedelta(days=366)


def find_ages(
    article_id: str, paragraphs: Sequence[Paragraph], claims: Sequence[Claim], now: Stretch | None
) -> tuple[AgeAndBirth, ...]:
    """Every age that is printed with a birth, in order; ``now`` is the stretch that holds the article's own day."""
    text = _Text(article_id, paragraphs, claims)
    as_of = None if now is None else _as_of(now)
    found = [item for paragraph in paragraphs for item in text.in_paragraph(paragraph, as_of)]
    if not found:
        found.extend(text.of_obituary(as_of))
    return tuple(found)


def _as_of(now: Stretch) -> Stretch:
    """The article's own day with the weeks before it; where only its month or year is known, a year to either side."""
    if now[0] == now[1]:
        return now[0] - _RECENT, now[1]
    return now[0] - _STALE, now[1] + _STALE


class _Text:
    """An article's paragraphs and numbers, asked for ages."""

    def __init__(self, article_id: str, paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> None:
        self._article, self._paragraphs, self._claims = article_id, paragraphs, claims
        self._starts = [claim.quantity.passage.start for claim in claims]

    def in_paragraph(self, paragraph: Paragraph, now: Stretch | None) -> Iterator[AgeAndBirth]:
        """The ages and births of single sentences."""
        told = "orn " in paragraph.text or "(" in paragraph.text
        if not told or ANY_YEAR.search(paragraph.text) is None:
            return
        at = 0
        for stop in [*(m.end() for m in SENTENCE.finditer(paragraph.text)), len(paragraph.text)]:
            sentence, start = paragraph.text[at:stop], paragraph.start + at
            at = stop
            if ("born" in sentence.lower() or "(" in sentence) and not DOUBTFUL.search(sentence):
                yield from self._in_sentence(sentence, start, now)

    def _in_sentence(self, sentence: str, start: int, now: Stretch | None) -> Iterator[AgeAndBirth]:
        sentence = sentence[:1].lower() + sentence[1:] if sentence.startswith("Born ") else sentence
        for pattern in OF_DEATH:
            if (match := pattern.search(sentence)) and (died := _stretch(match["died"])):
                item = self._aged(match, start, match, start, died)
                if item is not None:
                    yield item
                    return
        years = len(set(ANY_YEAR.findall(sentence)))
        if now is None or years != 1:
            return  # another year in the sentence: the age may be of that one
        for pattern in OF_NOW:
            match = pattern.search(sentence)
            if match is None or ("died" in pattern.pattern and match["verb"] in ("died", "had died")):
                continue
            item = self._aged(match, start, match, start, now, own=True)
            if item is not None:
                yield item
                return

    def of_obituary(self, now: Stretch | None) -> Iterator[AgeAndBirth]:
        """The age at death of the first paragraphs, against the birth that is told further down."""
        for paragraph in self._paragraphs[:_TOP]:
            told = "died" in paragraph.text or "dies" in paragraph.text
            death = DEATH.search(paragraph.text, 0, _OPENING) if told else None
            if death is None or DOUBTFUL.search(death.group()):
                continue
            for other in self._paragraphs:
                coda = CODA.search(other.text)
                if coda and (died := _stretch(coda["died"])):
                    item = self._aged(death, paragraph.start, coda, other.start, died)
                    if item is not None:
                        yield item
                    return
            if now is not None and death["verb"] in ("has died", "dies"):
                yield from self._born_below(death, paragraph, now)
            return

    def _born_below(self, death: re.Match[str], paragraph: Paragraph, now: Stretch) -> Iterator[AgeAndBirth]:
        words = f"{death['name']}{death['apposed']}".split(",")[0].split()
        surname = next((word for word in reversed(words) if re.fullmatch(NAME, word)), None)
        if surname is None:
            return
        wanted = re.compile(rf"\b{re.escape(surname)}{HIS_BIRTH}")
        for other in self._paragraphs:
            birth = wanted.search(other.text)
            if birth is not None:
                item = self._aged(death, paragraph.start, birth, other.start, now, own=True)
                if item is not None:
                    yield item
                return

    def _aged(
        self, aged: re.Match[str], start: int, birth: re.Match[str], birth_start: int, at: Stretch, own: bool = False
    ) -> AgeAndBirth | None:
        born = _stretch(birth["born"])
        if born is None or born[0] > at[1]:
            return None
        spans = [(start + aged.start("age"), start + aged.end("age")),
                 (birth_start + birth.start("born"), birth_start + birth.end("born"))]  # fmt: skip
        ids = [self._claim(*span) for span in spans]
        if None in ids:
            return None
        passages = [Passage(self._article, *spans[0], aged["age"]), Passage(self._article, *spans[1], birth["born"])]
        numbers = tuple(id_ for id_ in ids if id_ is not None)
        return AgeAndBirth(passages[0], passages[1], int(aged["age"]), born, at, own, numbers)

    def _claim(self, start: int, end: int) -> int | None:
        """The number that these characters are part of."""
        place = bisect_left(self._starts, end) - 1
        if place < 0 or self._claims[place].quantity.passage.end <= start:
            return None
        quantity = self._claims[place].quantity
        return None if quantity.comparator != "=" else self._claims[place].id


def _stretch(printed: str) -> Stretch | None:
    """The day, month or year that a printed date is."""
    words = re.findall(r"\d+|[A-Za-z]{3,}", printed)
    year = int(words[-1])
    month = next((LEXICON[w.lower()][1] for w in words if w.lower() in LEXICON and LEXICON[w.lower()][0] == "M"), None)
    day = next((int(w) for w in words[:-1] if w.isdigit()), None)
    if not isinstance(month, int):
        return year_stretch(year)
    try:
        return month_stretch(year, month, 1) if day is None else (date(year, month, day),) * 2
    except ValueError:
        return None
