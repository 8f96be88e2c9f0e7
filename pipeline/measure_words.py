"""The words of a measure, for comparing measures by meaning: content words in the singular, and the head noun."""

from __future__ import annotations

from pipeline.patterns import lazily

_PREPOSITION = lazily(r"\s(?:of|in|for|against|with|by|from|to|about|on|at|including|recorded|who|that|which)\s")
_WORD = lazily(r"[a-z]+")
_EMPTY = frozenset(
    "the a an of in for by to on at and or recorded reported total number numbers figure figures record against "
    "with people cases case overall national police cyber online".split()
)
_STEMS = {
    "children": "child",
    "sexual": "sex",
    "offences": "offence",
    "crimes": "crime",
    "women": "woman",
    "men": "man",
}


def words_of(measure: str) -> frozenset[str]:
    """The content words of a measure, singular, without what only qualifies."""
    return frozenset(_stem(word) for word in _WORD.findall(measure.lower()) if word not in _EMPTY)


def _stem(word: str) -> str:
    if word in _STEMS:
        return _STEMS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def head_of(measure: str) -> str:
    """The head noun of a measure's words, lower case, singular by its ending: "recorded offences in x" -> "offence"."""
    words = _PREPOSITION.split(f"{measure} ", maxsplit=1)[0].split()
    while len(words) > 1 and words[-1].endswith(("ed", "ing")):  # "incidents reported", "people emigrating"
        words.pop()
    head = words[-1].lower().strip("’'-") if words else ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head
