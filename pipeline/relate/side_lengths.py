"""Several measures given again together: "6ft by 4ft (1.8m x 1.2m)", "12 miles long and 5 wide (19 km by 8 km)".

The first in the brackets is then the first of those before them, not the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.patterns import lazily
from pipeline.records import Apposition, Claim, Reading

#: Between two lengths in one pair of brackets: "m x ", " km by ", " and ".
_BY = lazily(r"[ -]?[^\W\d]{0,12}[ ]?(?:x|×|by|and)[ ]?", re.IGNORECASE)
#: Between those before the brackets stands a few words at most.
_LIST = lazily(r"[^\n.;:()\d]{0,40}")


def sides(apposed: Apposition, reading: Reading) -> Iterator[tuple[int, int, str]]:
    """(first, other, what stands behind the other) of an apposition; of several measures one by one, and nothing where
    they cannot be told apart."""
    second = apposed.others[0]
    several = tuple(_several(second, reading)) if apposed.form == "brackets" else ()
    if not several:
        yield from ((apposed.first, id_, rest) for id_, rest in zip(apposed.others, apposed.rests, strict=True))
        return
    others = (second, *several)
    firsts = _before(apposed.first, len(others), reading)
    if len(firsts) == len(others):
        yield from ((one, other, "") for one, other in zip(firsts, others, strict=True))


def _several(second: int, reading: Reading) -> Iterator[int]:
    """The further lengths behind the first one in the brackets."""
    claims, text = reading.claims, reading.article.text
    for before, claim in zip(claims[second:], claims[second + 1 :], strict=False):
        between = text[before.quantity.passage.end : claim.quantity.passage.start]
        if not _BY.fullmatch(between):
            return
        yield claim.id


def _before(last: int, count: int, reading: Reading) -> tuple[int, ...]:
    """As many lengths of one unit before the brackets as in them."""
    found = [last]
    claims, text = reading.claims, reading.article.text
    while len(found) < count and found[0] > 0:
        before, claim = claims[found[0] - 1], claims[found[0]]
        between = text[before.quantity.passage.end : claim.quantity.passage.start]
        if not _LIST.fullmatch(between) or not _alike(before, claims[last]):
            return ()
        found.insert(0, before.id)
    return tuple(found)


def _alike(one: Claim, two: Claim) -> bool:
    """Of one unit; the first of "60 by 40 feet" may leave it out."""
    return one.quantity.unit == two.quantity.unit and one.quantity.kind == two.quantity.kind
