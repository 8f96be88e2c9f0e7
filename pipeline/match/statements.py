"""Many quotations -> groups that print the same words, near-verbatim, in near-linear time.

An inverted index of word shingles names the few likely partners of each text, the comparison decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from pipeline.match.comparison import CLIP, COVERED, Comparison, compare_statements
from pipeline.match.wording import COMMON, words_of
from pipeline.records import Quote

__all__ = ["Comparison", "compare_statements", "group_statements"]

SHORTEST = 6  # words that a piece needs to be grouped: commonplaces are no statement
_SHINGLE = 4
_HOLDERS = 12  # pieces remembered for one shingle, so that a commonplace does not make grouping quadratic


def group_statements(quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], ...]:
    """Groups of two or more pieces that print the same words, whole or in part; near-linear in their number.

    A piece counts where it has at least SHORTEST words. The order of the articles does not change the groups; each
    group, and the groups, come in the order given.
    """
    pieces = [(i, tuple(w.key for w in words_of(q.passage.text) if w.key)) for i, q in enumerate(quotes)]
    pieces = [(i, keys[:CLIP]) for i, keys in pieces if len(keys) >= SHORTEST]
    by_words: dict[tuple[str, ...], list[int]] = {}
    for i, keys in pieces:
        by_words.setdefault(keys, []).append(i)
    parent = list(range(len(quotes)))
    for members in by_words.values():
        for other in members[1:]:
            parent[_root(parent, other)] = _root(parent, members[0])
    for longer, shorter in _candidates(sorted(by_words, key=lambda keys: (-len(keys), keys))):
        if _near(longer, shorter):
            parent[_root(parent, by_words[shorter][0])] = _root(parent, by_words[longer][0])
    groups: dict[int, list[int]] = {}
    for i, _ in pieces:
        groups.setdefault(_root(parent, i), []).append(i)
    found = sorted((sorted(g) for g in groups.values() if len(g) > 1), key=lambda g: g[0])
    return tuple(tuple(quotes[i] for i in group) for group in found)


def _candidates(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs that share a telling run of words, the longer text first, from an inverted index of shingles."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for place, keys in enumerate(texts):
        shared: Counter[int] = Counter()
        shingles = {keys[i : i + _SHINGLE] for i in range(len(keys) - _SHINGLE + 1)}
        for shingle in shingles:
            shared.update(holders.get(shingle, ()))
        enough = max(2, len(shingles) // 4)
        likely = sorted((-n, other) for other, n in shared.items() if n >= min(enough, len(shingles)))
        for _, other in likely[:_HOLDERS]:
            yield texts[other], keys
        for shingle in sorted(shingles):
            if all(word in COMMON for word in shingle):
                continue
            known = holders.setdefault(shingle, [])
            if len(known) < _HOLDERS:
                known.append(place)


def _near(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Cheap bound first, then the comparison that reports are made of."""
    shared = Indel.similarity(longer, shorter) // 2
    if shared < COVERED * 0.7 * len(shorter):
        return False
    return compare_statements(" ".join(longer), " ".join(shorter)).same


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
