"""What a difference between two printings amounts to: a change of substance, something doubtful, or nothing.

The comparison calls every other word material. Two reporters who write down one speech differ in "although" and
"though", in "pretty" and "the", and nobody is misquoted; they are not to differ in "may", "most", "before" or "fifty".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from pipeline.extract.lexicon import word_set
from pipeline.match.comparison import Change, Comparison
from pipeline.match.wording import COMMON, NEGATIONS, is_number, words_of

Kind = Literal["negation", "number", "qualifier", "word", "doubtful"]
#: The gravest first.
GRAVITY: tuple[Kind, ...] = ("negation", "number", "qualifier", "word", "doubtful")
CUT = 3  # words from which what is left out is a cut, and no longer a dropped word

#: Words that say how sure, how many, how often, or on what condition: one more or less is another statement.
QUALIFIERS = word_set(
    """may might must should shall could would will can cannot perhaps maybe possibly probably likely unlikely
    apparently allegedly reportedly alleged suspected supposed potential potentially arguably seem seems appear appears
    suggest suggests nearly almost roughly approximately partly largely mainly mostly generally usually often sometimes
    rarely seldom always every all most many some few several only if unless except until provided least"""
)
#: Words that are common and still turn a sentence round when they change place with another of them.
TELLING = word_set(
    "before after more less fewer up down over under good bad right wrong new old first last same different above below"
)
#: Words that a reporter's ear and a subeditor's pen put in and take out.
_EMPTY = word_set(
    """pretty quite rather really simply truly actually basically certainly obviously clearly indeed therefore thus
    hence however moreover furthermore although though while whether either both via upon per yes yeah oh okay
    er erm um uh hey em et etc please already yet still ever else already too currently since
    got get let lot kind sort bit thing things ourselves themselves myself itself shall"""
)
#: And phrases of two words.
_FILLERS = frozenset(
    {("i", "mean"), ("you", "know"), ("you", "see"), ("mind", "you"), ("of", "course"), ("as", "well")}
)
_PRONOUNS = word_set("i we you he she they it me us him them my our your his their its mine ours yours theirs")
#: One for another is another tense: more than nothing, and often only the reporter's.
_TENSES = word_set("am is are was were be been has have had do does did")
_STEM = 4  # letters that two forms of one word begin with
_ENDINGS = word_set("s es ed d ing er ers ly e y ies ied ion ions al ally n en ren")


@dataclass(frozen=True)
class Graded:
    """A difference and what it amounts to."""

    kind: Kind
    change: Change


def graded(comparison: Comparison) -> tuple[Graded, ...]:
    """The differences that say something, the gravest first; cuts are not among them."""
    found = [Graded(kind, c) for c in comparison.differences if not is_cut(c) and (kind := _kind(c))]
    return tuple(sorted(found, key=lambda g: (GRAVITY.index(g.kind), g.change.span_a)))


def closeness(comparison: Comparison) -> float:
    """Share of the words compared that both printings have; words cut off or out of one do not count."""
    changed = sum(
        max(len(_keys(c.a)), len(_keys(c.b)))
        for c in comparison.differences
        if c.kind not in ("cosmetic", "truncated") and not is_cut(c)
    )
    return comparison.shared / (comparison.shared + changed) if comparison.shared else 0.0


def is_cut(change: Change) -> bool:
    """Whether one printing has nothing, or an ellipsis, for several words of the other."""
    few, many = sorted((len(_keys(change.a)), len(_keys(change.b))))
    return few == 0 and many >= CUT


def _kind(change: Change) -> Kind | None:
    if change.kind == "negation":
        return "negation"
    a, b = _without_fillers(_keys(change.a)), _without_fillers(_keys(change.b))
    if change.kind == "number":
        return "number" if _counts(a, b) else "doubtful"
    if change.kind != "word":
        return None
    only_a, only_b = list((Counter(a) - Counter(b)).elements()), list((Counter(b) - Counter(a)).elements())
    if Counter(filter(QUALIFIERS.__contains__, only_a)) != Counter(filter(QUALIFIERS.__contains__, only_b)):
        return "qualifier"
    said_a, said_b = [w for w in only_a if _says(w)], [w for w in only_b if _says(w)]
    if not said_a and not said_b:
        swapped = any({*only_a} & kind and {*only_b} & kind for kind in (_PRONOUNS, _TENSES))
        return "doubtful" if swapped else None
    alike = len(said_a) == len(said_b) and all(_one_word(x, y) for x, y in zip(said_a, said_b, strict=True))
    return "doubtful" if alike else "word"


def _without_fillers(keys: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for key in keys:
        if kept and (kept[-1], key) in _FILLERS:
            kept.pop()
        else:
            kept.append(key)
    return kept


def _counts(a: Sequence[str], b: Sequence[str]) -> bool:
    """A figure against another, or one put in or left out; "one" and "first" alone are often no number."""
    numbers = [[w for w in side if is_number(w)] for side in (a, b)]
    return all(numbers) or any(w not in {"one", "first", "second", "half"} for side in numbers for w in side)


def _says(key: str) -> bool:
    if key in TELLING or is_number(key):
        return True
    return key not in COMMON and key not in _EMPTY and key not in _PRONOUNS and key not in NEGATIONS


def _one_word(a: str, b: str) -> bool:
    """Two forms of one word, or one misprinted: "child", "children"; "offence", "offences"; "recieve"."""
    if len(a) >= _STEM and len(b) >= _STEM and a[:_STEM] == b[:_STEM]:
        stem = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        if {a[stem:], b[stem:]} <= _ENDINGS | {""}:
            return True
    return min(len(a), len(b)) > _STEM and Levenshtein.distance(a, b, score_cutoff=1) <= 1


def _keys(text: str) -> list[str]:
    return [word.key for word in words_of(text) if word.key]
