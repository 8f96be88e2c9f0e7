"""Statement x statement: the same words, and what differs between two printings of them.

Two quotations are the same statement where the shorter is for the most part found in the other, in order and in long
runs. A difference is cosmetic (case, marks, spelling, joined words, an honest ellipsis, an editor's bracket), a
truncation (the ends left off), or material: a word, a number, a negation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import Indel

from pipeline.extract.lexicon import word_set
from pipeline.match.wording import NEGATIONS, Word, figures, is_number, spelling, weight, words_of

Difference = Literal["none", "cosmetic", "truncated", "word", "number", "negation"]
_ORDER: tuple[Difference, ...] = ("none", "cosmetic", "truncated", "word", "number", "negation")
_Block = tuple[int, int, int]
Span = tuple[int, int]
MATERIAL: frozenset[Difference] = frozenset({"word", "number", "negation"})

COVERED = 0.7  # share of the shorter statement's weight that must be found in the other
COVERED_WORDS = 0.7  # and share of its words
WHOLE = 0.9  # from this share on, a statement of common words is the same too; below it
TELLING = 3  # uncommon words must be shared
LONG_RUN = 4  # words in one shared run
OVERLAP = 15  # words in one run that make two longer statements the same wherever they were cut
CLIP = 1_500  # words compared of a statement
_LONG = 250_000  # pairs of words; beyond, the alignment that is quick takes over from the one that looks for runs
_LEAST_SHORT, _SHORT = 3, 6  # words of a short statement, all of which another has with one more: "not"
_HEAVY = 2  # weight of a run that counts by itself
_CLOSE = 6  # words between a run and a shorter one that still belongs to it


_PRONOUNS = word_set("i we you he she they it us him them her my our your his their its this that these those who")
#: Verbs that change with their subject's number, by one form.
_NUMBER = {"has": "have", "is": "are", "am": "are", "was": "were", "does": "do"}


@dataclass(frozen=True)
class Change:
    """One place where two printings differ: the words of each, as printed, and where they stand in each text.

    Where one side has no words its span is empty and lies behind the word before. ``edge`` is set at either end.
    """

    kind: Difference
    a: str
    b: str
    span_a: Span = (0, 0)
    span_b: Span = (0, 0)
    edge: bool = False


@dataclass(frozen=True)
class Comparison:
    """``kind`` is the gravest difference; ``material`` if it changes what was said. ``shared`` counts words."""

    same: bool
    material: bool
    kind: Difference
    differences: tuple[Change, ...] = ()
    shared: int = 0


_DIFFERENT = Comparison(False, False, "none")


def compare_statements(a: str, b: str) -> Comparison:
    """Are these the same statement, and what differs? Symmetric but for the order within each difference."""
    left, right = words_of(a)[:CLIP], words_of(b)[:CLIP]
    keys_a, keys_b = _keys(left), _keys(right)
    blocks = _blocks(keys_a, keys_b)
    plain = [[w.key for w in side if w.key and not w.bracketed] for side in (left, right)]
    if not _same(keys_a, blocks, *plain):
        return _DIFFERENT
    changes = tuple(_changes(a, b, left, right, blocks))
    kind: Difference = max((c.kind for c in changes), key=_ORDER.index, default="none")
    if kind == "none" and a != b:
        kind = "cosmetic"
    return Comparison(True, kind in MATERIAL, kind, changes, sum(size for _, _, size in blocks))


def same_keys(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """The same statement, from the keys of their words alone: what grouping asks of very many pairs."""
    return _same(longer, _blocks(longer, shorter), longer, shorter)


def _keys(words: Sequence[Word]) -> list[str]:
    """Keys to align by; every ellipsis is a word of its own, so that none matches another."""
    return [w.key or f"\0{i}" for i, w in enumerate(words)]


def _blocks(left: Sequence[str], right: Sequence[str]) -> list[_Block]:
    """Runs of equal words (place in left, place in right, length), in order."""
    found: list[_Block]
    if len(left) * len(right) > _LONG:
        steps = Indel.opcodes(left, right)
        found = [(o.src_start, o.dest_start, o.src_end - o.src_start) for o in steps if o.tag == "equal"]
    else:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        found = [(m.a, m.b, m.size) for m in matcher.get_matching_blocks() if m.size]
    return _without_chance(found, left)


def _without_chance(blocks: list[_Block], left: Sequence[str]) -> list[_Block]:
    """Leave out a common word or two that match by chance, far from their neighbours' runs."""
    heavy = [size >= LONG_RUN or sum(map(weight, left[a : a + size])) >= _HEAVY for a, _, size in blocks]
    kept = []
    for i, block in enumerate(blocks):
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(blocks) and heavy[j]]
        if heavy[i] or any(_close(block, blocks[j]) for j in beside):
            kept.append(block)
    return kept or blocks[:1]


def _close(block: _Block, run: _Block) -> bool:
    (a, b, size), (x, y, _) = sorted((block, run))
    return x - (a + size) <= _CLOSE and y - (b + size) <= _CLOSE


def _same(left: Sequence[str], blocks: Sequence[_Block], plain_a: Sequence[str], plain_b: Sequence[str]) -> bool:
    """``plain_a`` and ``plain_b`` are the words outside editors' brackets: the share is of those of the shorter."""
    shorter = min(sum(map(weight, plain_a)), sum(map(weight, plain_b)))
    if not shorter or not blocks:
        return False
    longest = max(size for _, _, size in blocks)
    if longest >= OVERLAP:
        return True
    words = min(len(plain_a), len(plain_b))
    weights = [weight(key) for a, _, size in blocks for key in left[a : a + size]]
    share = sum(weights) / shorter
    if _LEAST_SHORT <= len(weights) == words <= _SHORT and abs(len(plain_a) - len(plain_b)) <= 1:
        return True
    if share < COVERED or len(weights) < COVERED_WORDS * words or longest < min(LONG_RUN, words):
        return False
    return share >= WHOLE or sum(w == 1 for w in weights) >= TELLING


def _changes(a: str, b: str, left: Sequence[Word], right: Sequence[Word], blocks: Sequence[_Block]) -> Iterator[Change]:
    at_a = at_b = 0
    stops = [*blocks, (len(left), len(right), 0)]
    for place, (next_a, next_b, size) in enumerate(stops):
        gap_a, gap_b = left[at_a:next_a], right[at_b:next_b]
        if gap_a or gap_b:
            edge = place in (0, len(stops) - 1)
            span_a, span_b = _span(left, at_a, next_a), _span(right, at_b, next_b)
            kind = _kind(gap_a, gap_b, edge)
            yield Change(kind, a[slice(*span_a)], b[slice(*span_b)], span_a, span_b, edge)
        at_a, at_b = next_a + size, next_b + size


def _kind(a: Sequence[Word], b: Sequence[Word], edge: bool) -> Difference:
    """What a difference is, from the words of each side that the other has not."""
    keys_a, keys_b = [w.key for w in a if w.key], [w.key for w in b if w.key]
    if spelling("".join(keys_a)) == spelling("".join(keys_b)):
        return "cosmetic"
    if any(not w.key for w in (*a, *b)) or (keys_a and _masked(keys_a, keys_b)):
        return "cosmetic"
    if all(w.bracketed for w in a) != all(w.bracketed for w in b) or (
        (not keys_a or not keys_b) and all(w.bracketed for w in (*a, *b))
    ):
        bracketed, plain = (a, b) if a and all(w.bracketed for w in a) else (b, a)
        if bracketed and all(w.bracketed for w in bracketed) and len(plain) <= 6:
            return "cosmetic"
    if _agrees_anew(a, b) or _agrees_anew(b, a):
        return "cosmetic"
    if edge and (not keys_a or not keys_b or min(len(keys_a), len(keys_b)) > 2 or abs(len(keys_a) - len(keys_b)) > 4):
        return "truncated"
    if not edge and (not keys_a or not keys_b) and max(len(keys_a), len(keys_b)) >= 8 and not _denies(keys_a + keys_b):
        return "truncated"
    if _denies(keys_a) != _denies(keys_b):
        return "negation"
    numbers_a, numbers_b = _numbers(keys_a), _numbers(keys_b)
    if numbers_a != numbers_b and ((numbers_a and numbers_b) or not keys_a or not keys_b):
        return "number"
    return "word" if _plain(keys_a) != _plain(keys_b) else "cosmetic"


def _agrees_anew(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """ "[The council] has" for "They have": an editor's bracket for a pronoun, and a verb that goes with it."""
    if not any(w.bracketed for w in a) or any(w.bracketed for w in b):
        return False
    verbs_a = [w.key for w in a if not w.bracketed]
    verbs_b = [w.key for w in b if w.key not in _PRONOUNS]
    return len(verbs_b) < len(b) and [_NUMBER.get(v, v) for v in verbs_a] == [_NUMBER.get(v, v) for v in verbs_b]


def _denies(keys: Sequence[str]) -> bool:
    return sum(k in NEGATIONS for k in keys) % 2 == 1


def _numbers(keys: Sequence[str]) -> Counter[str]:
    return Counter(figures(keys))


def _plain(keys: Sequence[str]) -> list[str]:
    """The words that are no numbers; "and" inside a number is none."""
    return [
        k
        for i, k in enumerate(keys)
        if not is_number(k) and not (k == "and" and 0 < i < len(keys) - 1 and is_number(keys[i - 1]))
    ]


def _masked(a: Sequence[str], b: Sequence[str]) -> bool:
    """An oath with stars for letters beside the oath in full."""
    if len(a) != len(b):
        return False
    return all(x == y or _fits(x, y) or _fits(y, x) for x, y in zip(a, b, strict=True))


def _fits(masked: str, word: str) -> bool:
    head, _, tail = masked.partition("*")
    return bool(head and tail) and word.startswith(head) and word.endswith(tail.strip("*")) and word.isalpha()


def _span(words: Sequence[Word], first: int, stop: int) -> Span:
    """Where some words stand in their text; none of them: the place behind the word before."""
    if first == stop:
        place = words[first - 1].end if first else 0
        return place, place
    return words[first].start, words[stop - 1].end
