"""Ranks among the areas of one kind: "the third highest number of any force", "more robberies than any other force"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.match import cells
from pipeline.match import derived_words as words
from pipeline.match.cells import Stretch
from pipeline.match.named_rows import NamedRows, stretch_of, told
from pipeline.match.scene_names import only_name
from pipeline.match.scenes import Scene, Scenes
from pipeline.records import Indicator, Interval, Observation, Reading

_FORCE_AREA = "police force area"
_KINDS = {"forc": _FORCE_AREA, "poli": _FORCE_AREA, "regi": "region", "coun": "country"}
_SHOWN = 2


@dataclass(frozen=True)
class Ranking:
    """A place among all of its kind: ``rank`` from and to (where figures are equal), its row and some ahead of it."""

    rank: Interval
    rows: tuple[Observation, ...]
    working: str


@dataclass(frozen=True)
class FirstPlace:
    """ "The highest of any force", a rank without a number; ``start`` and ``end`` are the article's offsets."""

    start: int
    end: int
    ranking: Ranking

    @property
    def fits(self) -> bool:
        """Whether the tables have it first too."""
        return self.ranking.rank.low == 1


def ordinal(number: int) -> str:
    """ "22nd"."""
    tail = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


class Ranker:
    """Ranks the places that the sentences of one article rank."""

    def __init__(self, rows: NamedRows) -> None:
        self._rows, self._store = rows, rows.tables.store

    def first_places(self, reading: Reading, scenes: Scenes) -> Iterator[FirstPlace]:
        """The places that print calls the first of their kind."""
        for paragraph in reading.paragraphs:
            patterns = (words.RANK, words.MORE_THAN_ANY, words.OF_ALL)
            for match in (match for pattern in patterns for match in pattern.finditer(paragraph.text)):
                if match.groupdict().get("ordinal") or not _is_told_first(paragraph.text, match):
                    continue
                scene = scenes.around(paragraph, paragraph.start + match.start())
                ranking = self.ranking(scene, match, paragraph.start - scene.start)
                if ranking is not None:
                    yield FirstPlace(paragraph.start + match.start(), paragraph.start + match.end(), ranking)

    def ranking(self, scene: Scene, match: re.Match[str], shift: int = 0) -> Ranking | None:
        """Where the tables have the place that the words rank; ``shift`` leads from the words' text to the scene's."""
        indicator, stretch = only_name(scene), stretch_of(scene)
        if indicator is None or stretch is None or _is_of_other(scene, match.span("between"), shift):
            return None
        kind = _KINDS[match["kind"][:4].lower()]
        own = [place for place in scene.places if any(one.kind == kind for one in place.readings)]
        others = [place for place in scene.places if place not in own]
        if len(own) != 1 or len(others) > 1:
            return None
        code = next(one.code for one in own[0].readings if one.kind == kind)
        area = self._rows.tables.place_for(others[0].readings, indicator) if others else None
        if others and (area is None or not self._store.contains(area.code, code)):
            return None
        low = match["extreme"].lower() in words.LOW
        return _ranked(self._of_kind(indicator, kind, area.code if area else None, stretch), code, low)

    def _of_kind(self, indicator: Indicator, kind: str, area: str | None, stretch: Stretch) -> list[Observation]:
        """The row of each area of a kind, counted by heads."""
        codes = [
            code for code in self._store.places(indicator.id)
            if self._store.geographies[code].kind == kind and (not area or self._store.contains(area, code))
        ]  # fmt: skip
        found = []
        for held in self._store.rows_among(indicator.id, codes, stretch).values():
            rows = [row for row in self._rows.plain_of(held, indicator) if cells.is_of(row, stretch)]
            heads = [row for row in rows if not row.unit.startswith("full-time")]
            row = cells.chosen(heads, self._rows.tables.article.published)
            if row is not None:
                found.append(row)
        return found


def _ranked(rows: list[Observation], code: str, low: bool) -> Ranking | None:
    mine = next((row for row in rows if row.place_code == code), None)
    if mine is None or mine.value is None:
        return None
    value = mine.value
    ahead = [row for row in rows if row.value is not None and (row.value < value if low else row.value > value)]
    ties = sum(row.value == value for row in rows)
    place = ordinal(len(ahead) + 1)
    working = f"{told(mine)} is the {place} {'lowest' if low else 'highest'} of {len(rows)}"
    beside = sorted(ahead, key=lambda row: row.value or 0.0, reverse=low)
    if beside:
        working += f"; the first is {told(beside[-1])}"
    shown = dict.fromkeys((mine, *beside[:_SHOWN], *beside[-1:]))
    return Ranking(Interval(len(ahead) + 1, len(ahead) + ties), tuple(shown), working)


def _is_told_first(text: str, match: re.Match[str]) -> bool:
    """Whether print says that it is the first: neither "one of the highest" nor "the highest outside London"."""
    return not words.NOT_FIRST.search(text[: match.start()]) and not words.EXCEPT.match(text[match.end() :])


def _is_of_other(scene: Scene, between: tuple[int, int], shift: int) -> bool:
    """Whether the words rank by something that is not the figure itself: "the highest rate of increase of any force".
    The words of the indicator's own name are no such words: "the highest unemployment rate"."""
    low, high = between[0] + shift, between[1] + shift
    rest = scene.text[low:high]
    for name in scene.names:
        if low <= name.start and name.end <= high:
            rest = scene.text[low : name.start] + " " + scene.text[name.end : high]
    return words.OTHER_RANKING.search(rest) is not None
