"""One figure printed twice: once loosely ("more than 3,000"), once exactly (3,041)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pipeline.measure_words import words_of
from pipeline.records import Claim, Interval, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.comparing import comparable, near
from pipeline.relate.equations import Equation, Linear
from pipeline.relate.level_index import LevelIndex
from pipeline.relate.sameness import same_level
from pipeline.relate.sum_record import Quantities, Sum, meets

_KINDS = frozenset({"count", "money", "measure"})
_AROUND = 60


def find(reading: Reading) -> Iterator[Sum]:
    """Every loose level that the article also gives exactly."""
    levels = [c for c in reading.claims if c.role == "level" and c.quantity.kind in _KINDS and not c.quoted]
    exactly = LevelIndex(level for level in levels if level.quantity.comparator == "=")
    for loose in levels:
        if loose.quantity.comparator != "=":
            named = _names_its_measure(loose, reading.article.text)
            exact = next((level for level in exactly.at_level(loose) if _restates(loose, level, named)), None)
            if exact is not None:
                yield Sum("restatement", (("exact", exact.id), ("loose", loose.id)), "loose")


def _restates(loose: Claim, exact: Claim, named: bool) -> bool:
    alike = exact.qualifiers == loose.qualifiers and same_level(exact, loose)
    return alike and _finer(exact.quantity, loose.quantity, named)


def _names_its_measure(loose: Claim, text: str) -> bool:
    """Whether the words around a number say what it counts: "some 436,000 went to children" leaves it to the text."""
    start, end = loose.quantity.passage.start, loose.quantity.passage.end
    return bool(words_of(loose.measure or "") & words_of(text[max(0, start - _AROUND) : end + _AROUND]))


def expected(_sum: Sum, quantities: Quantities) -> Interval | None:
    """The exact figure."""
    return intervals.of(quantities["exact"])


def equations(_sum: Sum, _quantities: Quantities) -> tuple[Equation, ...]:
    """Both are one figure."""
    return (Linear(((1, "exact"), (-1, "loose"))),)


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the loose figure holds and is how the exact one is told ("more than 300" for 3,041 is not)."""
    met = meets(expected)(sum_, quantities)
    return met if met is None else met and _told_near(quantities)


def _told_near(quantities: Quantities) -> bool:
    loose, exact = quantities["loose"].value, quantities["exact"].value
    if not isinstance(loose, (int, float)) or not isinstance(exact, (int, float)):
        return True
    return near(loose, exact)


def _finer(exact: Quantity, loose: Quantity, named: bool) -> bool:
    """Whether one is printed more finely than the other, and near enough to be the same figure."""
    if exact.step is None or loose.step is None or exact.step >= loose.step or not comparable(exact, loose):
        return False
    if not isinstance(exact.value, (int, float)) or not isinstance(loose.value, (int, float)):
        return False
    return _one_step(loose, loose.value, exact.value) or (named and _noughts_off(loose.value, exact.value))


def _one_step(loose: Quantity, told: float, exact: float) -> bool:
    """Within one unit of the loose figure's leading digit: "more than 4,000" and 3,041, not "about £250m" and £145m."""
    leading = 10.0 ** math.floor(math.log10(told)) if told > 0 and loose.comparator != "~" else 0.0
    return near(told, exact) and abs(told - exact) <= max(loose.step or 0.0, leading)


def _noughts_off(loose: float, exact: float) -> bool:
    """Ten, a hundred or a thousand times the same: a nought too many or too few."""
    if loose <= 0 or exact <= 0:
        return False
    power = round(math.log10(loose / exact))
    return 1 <= abs(power) <= 3 and 0.85 <= loose / exact / 10.0**power <= 1.15
