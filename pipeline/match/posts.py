"""Two posts that print gives to one person: could both be true of the same day?

Most people have several posts ("Labour leader", "MP for Hull"), and most posts several names. Few differences are
certain: two ranks of one ladder, a post beside its deputy, "Mr" beside "Mrs".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from pipeline.extract.lexicon import word_set
from pipeline.extract.name_words import HONORIFICS
from pipeline.patterns import lazily

Conflict = Literal["rank", "deputy", "post", "title"]
#: Ranks of one service: nobody has two of them at once. Longer names come first where one holds another.
_LADDERS: tuple[tuple[str, ...], ...] = (
    (
        "assistant chief constable", "deputy chief constable", "chief constable", "chief superintendent",
        "superintendent", "chief inspector", "inspector", "sergeant", "constable", "assistant commissioner",
        "deputy commissioner", "commissioner", "commander",
    ),
    (
        "lieutenant colonel", "lieutenant general", "major general", "brigadier", "colonel", "major", "captain",
        "corporal", "private", "general",
    ),
    ("station manager", "group manager", "area manager", "watch manager", "chief fire officer", "firefighter"),
    ("archbishop", "bishop", "archdeacon", "dean", "vicar", "curate"),
)  # fmt: skip
_SHORT = {
    "supt": "superintendent", "ch": "chief", "insp": "inspector", "sgt": "sergeant", "ds": "sergeant",
    "di": "inspector", "dci": "chief inspector", "dsi": "superintendent", "dcs": "chief superintendent",
    "pc": "constable", "dc": "constable", "acc": "assistant chief constable", "dcc": "deputy chief constable",
    "lt": "lieutenant", "col": "colonel", "gen": "general", "maj": "major", "capt": "captain", "cpl": "corporal",
    "det": "detective", "ceo": "chief executive", "exec": "executive", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "policewoman": "constable", "policeman": "constable",
}  # fmt: skip
_NOT_NOW = word_set("former ex retired late acting temporary interim then designate elect candidate")
_SECOND = word_set("deputy assistant vice associate")
#: Posts at the head of one organisation that are rarely one person's.
_HEADS = ("chief executive", "chair", "finance director", "managing director", "treasurer", "chief operating officer")
_WORD = lazily(r"[a-z]+")


def post_conflict(a: str, b: str) -> Conflict | None:
    """How two posts exclude each other: by rank, as a post and its deputy, as two posts at the head, or as titles of
    a man and of a woman; None: they may be one, or one person may have both."""
    titles = [HONORIFICS.get(post.lower().rstrip("."), "") for post in (a, b)]
    if any(titles):
        return "title" if all(titles) and titles[0] != titles[1] else None
    left, right = _words(a), _words(b)
    if _NOT_NOW & {*left, *right} or not left or not right:
        return None
    ranks = _rank(" ".join(left)), _rank(" ".join(right))
    if ranks[0] is not None and ranks[1] is not None:
        return "rank" if ranks[0] != ranks[1] and ranks[0][0] == ranks[1][0] else None
    for one, other in ((left, right), (right, left)):
        second = [word for word in one if word in _SECOND]
        if len(second) == 1 and not _SECOND & {*other} and _head(one, second[0]) == _head(other, ""):
            return "deputy"
    heads = [[head for head in _HEADS if head in " ".join(words)] for words in (left, right)]
    if all(len(found) == 1 for found in heads) and heads[0] != heads[1] and not _SECOND & {*left, *right}:
        return "post"
    return None


def _head(words: tuple[str, ...], without: str) -> tuple[str, ...]:
    """The words of the post itself, before "of", "for", "at"."""
    kept = [word for word in words if word != without]
    stop = next((i for i, word in enumerate(kept) if word in {"of", "for", "at", "in", "and"}), len(kept))
    return tuple(kept[:stop])


@lru_cache(maxsize=4096)
def _words(post: str) -> tuple[str, ...]:
    plain = post.lower().replace("ex-", "former ")
    return tuple(part for word in _WORD.findall(plain) for part in _SHORT.get(word, word).split())


@lru_cache(maxsize=4096)
def _rank(words: str) -> tuple[int, str] | None:
    """The ladder and the rank that a post begins with; "colonel of the board" and "general manager" are none."""
    plain = re.sub(r"^(?:detective|police|senior|the|a) ", "", words)
    for ladder, ranks in enumerate(_LADDERS):
        for rank in ranks:
            if plain == rank or plain.startswith((f"{rank} of ", f"{rank} for ", f"{rank} at ", f"{rank} in ")):
                return ladder, rank
    return None
