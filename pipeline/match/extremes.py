"""Records and "the highest since" that print tells: behind a level ("8,245 offences, the highest since 2007/08"),
before it ("a five-year high of 8,245"), or of a series alone ("burglary in Kent reached a record high in 2017/18")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.change_words import DIRECTIONS
from pipeline.extract.stretches import move
from pipeline.match import cells
from pipeline.match.cells import Stretch, Tables, Wanted
from pipeline.match.indicators import Named
from pipeline.match.scene_names import only_name
from pipeline.match.scenes import Scene, Scenes
from pipeline.number_words import CARDINAL_WORDS, cardinal
from pipeline.patterns import lazily
from pipeline.records import Claim, Reading

_COUNT = rf"(?P<years>\d+|(?:{CARDINAL_WORDS})(?:-(?:{CARDINAL_WORDS}))?)"
_YEARS = (
    r"(?:in|for|over)\s+(?:(?:at least|more than|over|nearly|almost|about|around)\s+)?(?:(?:the\s+)?(?:past|last)\s+)?"
    rf"(?:{_COUNT}\s+years\b|(?P<decade>an?\s+decade|(?:the\s+)?(?:past|last)\s+decade|(?<=past )decade)\b)"
)
#: Words that say since when, further on: then "recorded" alone is no record.
_NO_LIMIT = r"(?![^.;]*\b(?:since|years|decade)\b)"
_EXTREME = lazily(
    r"\b(?:the|its|their)\s+(?P<extreme>highest|lowest|most|fewest|largest|smallest)\b"
    r"(?:\s+(?:annual\s+)?(?:number|figure|level|total|rate|count|value|point)\b)?"
    rf"(?:\s+since\s+(?:comparable\s+)?records\s+began\b|(?:\s+recorded)?\s+(?:{_YEARS}|(?P<since>since\s+(?:the\s+)?))|"
    rf"\s+(?:ever\s+recorded|recorded|on\s+record|ever)\b{_NO_LIMIT})",
    re.IGNORECASE,
)
_HIGH = lazily(
    rf"\ban?\s+(?:new\s+|fresh\s+)?(?:{_COUNT}-year|record|all-time)\s+(?P<extreme>high|low)\b{_NO_LIMIT}",
    re.IGNORECASE,
)
_OF_NUMBER = lazily(r"\s+of\s+(?:just\s+|only\s+|some\s+|about\s+)?[£$€]?$", re.IGNORECASE)
_LOW = frozenset({"lowest", "fewest", "smallest", "low"})
#: Between the level and the words there is nothing else that the words may be about.
_LINK = lazily(r"[^;.:()]*$")
_VERBS = "|".join(sorted({*DIRECTIONS, "hit", "reached", "was", "were", "stood", "is", "are", "remained", "at"}))
#: Between a series and the words, its places and periods left out: "burglary (in Kent) reached".
_REACHED = lazily(
    rf"(?:[\s,]|\b(?:in|for|across|of|the|recorded|reported|area|force|during|offences)\b)*(?:\b(?:{_VERBS})\b)\s*"
    rf"(?:\b(?:at|to|back)\b\s*)*(?:\ban?\b\s*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Extreme:
    """What print says of a cell of a table: the words' offsets in the article, and since when (None: since records
    began). ``claim`` is the level that is said to be it; None where only the series is named."""

    claim: Claim | None
    want: Wanted
    start: int
    end: int
    low: bool
    since: Stretch | None


@dataclass(frozen=True)
class _Words:
    """The words of an extreme, by their offsets in the sentence; ``years`` back, or a period ``since``."""

    start: int
    end: int
    low: bool
    years: int | None = None
    since: Stretch | None = None

    def back_to(self, own: Stretch | None) -> Stretch | None:
        """The last period that the extreme does not reach: "the highest in five years" may count its own year and
        the one that was as high."""
        return move(own, "year", 1 - self.years) if own is not None and self.years is not None else self.since


def find_extremes(
    claims: Sequence[Claim], named: Mapping[int, Named], scenes: Scenes, tables: Tables
) -> Iterator[Extreme]:
    """The extremes told beside a level; the last level before the words is what they are about."""
    levels = [claim for claim in claims if claim.role in {"level", "share", "rate"} and claim.id in named]
    for place, claim in enumerate(levels):
        scene = scenes.of(claim)
        before, behind = scene.at(claim)
        later = levels[place + 1] if place + 1 < len(levels) else None
        until = scene.at(later)[0] if later is not None and scenes.of(later) is scene else len(scene.text)
        found = _before(scene, before) or _behind(scene, behind, until)
        if found is not None and named[claim.id].exact:
            want = cells.wanted(claim, named[claim.id].indicator, tables)
            start, end = scene.start + found.start, scene.start + found.end
            yield Extreme(claim, want, start, end, found.low, found.back_to(want.stretch))


def find_bare_extremes(reading: Reading, scenes: Scenes, tables: Tables) -> Iterator[Extreme]:
    """The extremes that print tells of a series, in a sentence that names one, its place and its period."""
    for paragraph in reading.paragraphs:
        for pattern in (_EXTREME, _HIGH):
            for match in pattern.finditer(paragraph.text):
                scene = scenes.around(paragraph, paragraph.start + match.start())
                found = _of_series(scene, match.start() + paragraph.start - scene.start, tables)
                if found is not None:
                    yield found


def _of_series(scene: Scene, at: int, tables: Tables) -> Extreme | None:
    indicator = only_name(scene)
    found = next((words for words in _all_words(scene) if words.start == at), None)
    if indicator is None or found is None or scene.loose or len(scene.places) != 1:
        return None
    name = next(name for name in scene.names if name.indicator is indicator)
    own = [period for period in scene.periods if not found.start <= period.start < found.end]
    if len(own) != 1 or name.end > at or not _REACHED.fullmatch(_bare(scene, name.end, at)):
        return None
    place = tables.place_for(scene.places[0].readings, indicator)
    want = Wanted(indicator, place, cells.full((), indicator), own[0].stretch)
    since = found.back_to(want.stretch)
    return Extreme(None, want, scene.start + found.start, scene.start + found.end, found.low, since)


def _bare(scene: Scene, start: int, end: int) -> str:
    """The words between two offsets, without places and periods."""
    kept, at = "", start
    spans = [(one.start, one.end) for one in scene.places] + [(one.start, one.end) for one in scene.periods]
    for first, last in sorted(spans):
        if start <= first and last <= end:
            kept, at = kept + scene.text[at:first], last
    return kept + scene.text[at:end]


def _before(scene: Scene, end: int) -> _Words | None:
    """ "A five-year high of" right before a number."""
    for match in _HIGH.finditer(scene.text, 0, end):
        if _OF_NUMBER.fullmatch(scene.text, match.end(), end):
            return _words(match)
    return None


def _behind(scene: Scene, start: int, until: int) -> _Words | None:
    words = (one for one in _all_words(scene) if start <= one.start and one.start < until)
    return next((one for one in words if _LINK.match(scene.text[start : one.start])), None)


def _all_words(scene: Scene) -> Iterator[_Words]:
    """The extremes of a sentence; "since" goes on to the period behind it."""
    for match in (*_HIGH.finditer(scene.text), *_EXTREME.finditer(scene.text)):
        if match.groupdict().get("since"):
            behind = (one for one in scene.periods if match.start() < one.start <= match.end() < one.end)
            since = next(behind, None)
            if since is not None:
                yield replace(_words(match), end=since.end, since=since.stretch)
        else:
            yield _words(match)


def _words(match: re.Match[str]) -> _Words:
    return _Words(match.start(), match.end(), match["extreme"].lower() in _LOW, _years(match.groupdict()))


def _years(groups: Mapping[str, str | None]) -> int | None:
    """How many years back; None for a record."""
    if groups.get("decade"):
        return 10
    count = groups.get("years")
    if count is None:
        return None
    told = None if count.isdigit() else cardinal(count, 0)
    return int(count) if told is None else int(told.value)
