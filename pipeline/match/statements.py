"""Many quotations -> groups that print the same words, near-verbatim, in near-linear time.

An inverted index of word shingles names the few likely partners of each text, the comparison decides.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.match.comparison import CLIP, Comparison, compare_statements, same_keys
from pipeline.match.sieve import mark
from pipeline.match.sources import paragraph_pieces
from pipeline.match.wording import COMMON, keys_of
from pipeline.records import Quote, Reading, Trace

__all__ = ["Comparison", "compare_statements", "group_statements", "traces"]

SHORTEST = 6  # words that a piece needs to be grouped: commonplaces are no statement
_SHINGLE = 4  # words
_ENOUGH = 4  # one shared shingle in so many makes a likely partner
_SURE = 0.8  # share of its shingles from which a text needs no further comparison
_HOLDERS = 12  # texts remembered for one shingle, so that a commonplace does not make grouping quadratic
_SLOTS_EACH = 64  # a text, of the table that tells shingles seen once, which need no index, from the others
_MOST_SLOTS = 1 << 28

_Keys = tuple[str, ...]


def group_statements(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], ...]:
    """Groups of two or more pieces that print the same words, whole or in part; near-linear in their number.

    A piece counts where it has at least SHORTEST words. The order of the articles does not change the groups; each
    group, and the groups, come in the order given.
    """
    by_words: dict[_Keys, list[int]] = {}
    for i, quote in enumerate(quotes):
        keys = tuple(keys_of(quote.passage.text)[:CLIP])
        if len(keys) >= SHORTEST:
            by_words.setdefault(keys, []).append(i)
    texts = sorted(by_words, key=lambda keys: (-len(keys), keys))
    parent = list(range(len(texts)))
    for longer, shorter, sure in _candidates(texts):
        one, other = _root(parent, longer), _root(parent, shorter)
        if one != other and (sure or same_keys(texts[longer], texts[shorter])):
            parent[other] = one
    groups: dict[int, list[int]] = {}
    for place, keys in enumerate(texts):
        groups.setdefault(_root(parent, place), []).extend(by_words[keys])
    found = sorted((sorted(g) for g in groups.values() if len(g) > 1), key=lambda g: g[0])
    return tuple(tuple(quotes[i] for i in group) for group in found)


def traces(reading: Reading) -> Iterator[Trace]:
    """What a piece must have in common with another to be grouped with it: its words, or enough runs of them."""
    pieces = [((place,), quote) for place, quote in enumerate(reading.quotes)]
    for places, quote in (*pieces, *(((), piece) for piece in paragraph_pieces(reading))):
        keys = tuple(keys_of(quote.passage.text)[:CLIP])
        if len(keys) >= SHORTEST:
            shingles = _shingles(keys)
            yield Trace(1, (mark("words", keys),), places)
            yield Trace(max(2, len(shingles) // _ENOUGH), tuple(sorted(shingles)), places)


def _candidates(texts: Sequence[_Keys]) -> Iterator[tuple[int, int, bool]]:
    """Pairs of places that share runs of words, the longer text first, from an inverted index of shingles; and
    whether they share so many that nothing more need be asked."""
    repeated = _repeated(texts)
    slots = len(repeated)
    holders: dict[int, tuple[int, ...]] = {}
    for place, keys in enumerate(texts):
        shingles = _shingles(keys)
        known = [s for s in shingles if repeated[s % slots] > 1]
        shared: Counter[int] = Counter()
        for shingle in known:
            shared.update(holders.get(shingle, ()))
        enough = max(2, len(shingles) // _ENOUGH)
        likely = sorted((-n, other) for other, n in shared.items() if n >= enough)
        for n, other in likely[:_HOLDERS]:
            yield other, place, -n >= max(_SHINGLE, _SURE * len(shingles))
        for shingle in known:
            holding = holders.get(shingle, ())
            if len(holding) < _HOLDERS:
                holders[shingle] = (*holding, place)


def _repeated(texts: Sequence[_Keys]) -> bytearray:
    """How often each shingle occurs, up to two, by its slot: a byte for each of some slots a text, and no words."""
    slots = min(_MOST_SLOTS, _SLOTS_EACH * len(texts))
    seen = bytearray(slots)
    for keys in texts:
        for shingle in _shingles(keys):
            slot = shingle % slots
            if seen[slot] < 2:
                seen[slot] += 1
    return seen


def _shingles(keys: _Keys) -> set[int]:
    """Every run of four words with an uncommon one among them, as a number that is the same in every process."""
    return {
        zlib.crc32(" ".join(run).encode())
        for run in zip(*(keys[i:] for i in range(_SHINGLE)), strict=False)
        if not COMMON.issuperset(run)
    }


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
