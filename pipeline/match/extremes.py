"""Records and "the highest since" that print tells behind a level: "8,245 offences, the highest since 2007/08"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.match.cells import Stretch
from pipeline.match.indicators import Named
from pipeline.match.scenes import Scene, Scenes
from pipeline.patterns import lazily
from pipeline.records import Claim

_EXTREME = lazily(
    r"\b(?:the|its|their)\s+(?P<extreme>highest|lowest|most|fewest|largest|smallest)\b"
    r"(?:\s+(?:annual\s+)?(?:number|figure|level|total|rate|count|value|point)\b)?"
    r"(?:\s+(?:ever\s+recorded|recorded|on record|ever|since (?:comparable )?records began)\b|\s+since\s+(?:the\s+)?$)",
    re.IGNORECASE,
)
_LOW = frozenset({"lowest", "fewest", "smallest"})
#: Between the level and the words there is nothing else that the words may be about.
_LINK = lazily(r"[^;.:()]*$")


@dataclass(frozen=True)
class Extreme:
    """What print says of a level: the words' offsets in the article, and since when (None: since records began)."""

    claim: Claim
    start: int
    end: int
    low: bool
    since: Stretch | None


def find_extremes(claims: Sequence[Claim], named: Mapping[int, Named], scenes: Scenes) -> Iterator[Extreme]:
    """The extremes told behind a level; the last level before the words is what they are about."""
    levels = [claim for claim in claims if claim.role in {"level", "share", "rate"} and claim.id in named]
    for place, claim in enumerate(levels):
        scene = scenes.of(claim)
        _, behind = scene.at(claim)
        later = levels[place + 1] if place + 1 < len(levels) else None
        until = scene.at(later)[0] if later is not None and scenes.of(later) is scene else len(scene.text)
        found = _behind(scene, behind, until)
        if found is not None:
            start, end, low, since = found
            yield Extreme(claim, scene.start + start, scene.start + end, low, since)


def _behind(scene: Scene, start: int, until: int) -> tuple[int, int, bool, Stretch | None] | None:
    cuts = [(period.start, period.end, period.stretch) for period in scene.periods if start < period.start]
    for begin, end, stretch in [*cuts, (until, until, None)]:
        found = _EXTREME.search(scene.text, start, begin)
        if found is None or not _LINK.match(scene.text[start : found.start()]):
            continue
        low = found["extreme"].lower() in _LOW
        if scene.text[: found.end()].rstrip().lower().endswith(("since", "since the")):
            if stretch is not None:
                return found.start(), end, low, stretch
            continue
        return found.start(), found.end(), low, None
    return None
