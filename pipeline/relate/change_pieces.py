"""What the readers of a change in several pieces share: where a piece starts, and whether it is of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Change
from pipeline.relate import change_words as words
from pipeline.relate.page import Page, parts_of

#: The parts of a change that say how much, not from where to where.
DIFFERENCES = ("amount", "percent", "points", "multiple")
#: The kinds of number that rise and fall.
LEVELS = frozenset({"count", "money", "measure", "index", "percent"})
#: The longest text between two pieces of one change.
LINK = 160


@dataclass(frozen=True)
class Told:
    """A change as the whole text tells it; ``inferred`` where a part of it stands in another sentence."""

    change: Change
    inferred: bool = False


def differences(change: Change) -> Iterator[int]:
    """The claims of a change that say how much."""
    return (id_ for role in DIFFERENCES if (id_ := getattr(change, role)) is not None)


def start_of(page: Page, change: Change) -> int:
    """Where a piece starts: at its word, or at the difference that stands right before it ("a 15% rise")."""
    starts = [page.start(id_) for id_ in differences(change) if -40 < page.start(id_) - change.trigger.start < 0]
    return min([change.trigger.start, *starts])


def tells_of_the_same(page: Page, piece: Change) -> bool:
    """Whether the piece names no other thing that rose or fell: "raising its share by 5%", "which lifted
    receipts from", "a 5% drop in demand"."""
    after = [page.claims[id_].quantity.passage.start for id_ in parts_of(piece) if page.start(id_) > piece.trigger.end]
    word = piece.trigger.text.lower()
    with_object = word.endswith("ing") or page.lead(piece.trigger.start).endswith("which ")
    if with_object and after:
        return words.AT_ONCE.fullmatch(page.text[piece.trigger.end : min(after)]) is not None
    return not words.OF_ANOTHER.match(page.text, piece.trigger.end)


def of_another_base(page: Page, change: Change, old: int | None) -> bool:
    """ "A rise of 41% on the previous year": of another level than one that the text told before it, unless that one is
    of the year that is named."""
    last = max(differences(change), default=None)
    if last is None:
        return False
    named = words.NAMES_ITS_BASE.match(page.text, max(page.end(last), change.trigger.end))
    if named is None:
        return False
    period = page.claims[old].period if old is not None else None
    return named["year"] is None or period is None or period.start is None or named["year"] != str(period.start.year)
