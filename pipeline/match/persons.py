"""Speaker x speaker: may two names in print be one person's?"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from pipeline.extract.given_names import same_given_name
from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import HONORIFICS, OFFICES, ROLE_NOUNS
from pipeline.patterns import lazily

_PRONOUNS = word_set("he she they it we i you who him her them")
_JOINT = lazily(r"(?<=\w) and (?=[A-Z][\w’'-]+ [A-Z])")
_WORD = lazily(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
_DETERMINERS = word_set("the a an its his her their our one another some")


def speaker_conflict(a: str | None, b: str | None) -> bool:
    """Whether two speakers are certainly two: both named, and no reading makes them one.

    "Ms Copsey" and "Sharon Copsey" are one, "Sir Simon" and "Simon Bailey" too; two given names with one surname are
    two; a pronoun, or an unnamed "spokesman", conflicts with nobody.
    """
    left, right = _names(a), _names(b)
    return bool(left and right) and not any(_one(one, other) for one in left for other in right)


def same_organisation(a: str, b: str) -> bool:
    """Whether two names may be one organisation's: "the NSPCC", "NSPCC"; "RNI", "Royal National Institute"."""
    left, right = (tuple(w.lower() for w in _WORD.findall(name) if w.lower() not in _DETERMINERS) for name in (a, b))
    if not left or not right:
        return False
    return left == right or set(left) < set(right) or set(right) < set(left) or _acronym(left, right)


def _acronym(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    small = ("of", "for", "and", "in", "to")
    capitals = ["".join(w[0] for w in words if w not in small) for words in (a, b)]
    return (len(a) == 1 and a[0] == capitals[1]) or (len(b) == 1 and b[0] == capitals[0])


def _names(speaker: str | None) -> list[tuple[str, ...]]:
    """The names of one speaker, or of the two of a joint statement."""
    return [name for part in _JOINT.split(speaker or "") if (name := name_parts(part))]


@lru_cache(maxsize=4096)
def name_parts(speaker: str | None) -> tuple[str, ...]:
    """The words of the name itself; empty where the words name nobody ("a spokesman", "She")."""
    if not speaker:
        return ()
    tokens = _WORD.findall(speaker.split(",")[0])
    words = [w for w in tokens if w.lower() not in _DETERMINERS]
    lower_case = [i for i, w in enumerate(words) if w[:1].islower() and w.lower() in ROLE_NOUNS | OFFICES]
    if lower_case:
        words = words[lower_case[-1] + 1 :]
    while len(words) > 1 and words[0].lower().rstrip(".") in OFFICES | HONORIFICS.keys() | ROLE_NOUNS:
        words = words[1:]
    words = [w.rstrip(".") for w in words if not w.endswith("’s")]
    if not words or words[0].lower() in _PRONOUNS or not any(w[:1].isupper() for w in words):
        return ()
    return tuple(_plain(w) for w in words if w.lower() not in ("jr", "sr"))


def _plain(word: str) -> str:
    """Lower case without accents: not every outlet prints those of "Calderón"."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))


def _one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a == b or set(a) <= set(b) or set(b) <= set(a):
        return True
    if a[-1] != b[-1] and not {a[-1]} & {*b[-1].split("-")} and not {b[-1]} & {*a[-1].split("-")}:
        return _initials(a) == "".join(b) or _initials(b) == "".join(a)
    return len(a) == 1 or len(b) == 1 or same_given_name(a[0], b[0])


def _initials(words: tuple[str, ...]) -> str:
    return "".join(w[0] for w in words) if len(words) > 1 else "".join(words)
