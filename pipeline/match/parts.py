"""Which numbers print gives as a part of something: no table that has the whole can contradict them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Reading

_SHARES = frozenset({"percent", "fraction", "ratio"})


def parts_of_wholes(reading: Reading) -> frozenset[int]:
    """The ids of counts that are told with the share that they are: "87 per cent (48.6 million) of the population",
    "6,438 of them", "111,000 (60%)"; and of amounts behind the percentage of a rise."""
    told = {share.part for share in reading.shares if share.part is not None and share.part != share.whole}
    return frozenset(told | set(_beside_shares(reading)))


def _beside_shares(reading: Reading) -> Iterator[int]:
    for apposed in reading.appositions:
        first = reading.claims[apposed.first]
        others = [reading.claims[id_] for id_ in apposed.others]
        if first.quantity.kind in _SHARES:
            yield from (other.id for other in others if other.quantity.kind not in _SHARES)
        elif any(other.quantity.kind in _SHARES and other.role == "share" and not other.direction for other in others):
            yield first.id
