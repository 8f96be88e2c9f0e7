"""Population and other qualifiers of a number: age, sex, online. Canonical keys and values, as the tables use them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Qualifiers, Quantity

_ONLINE = re.compile(r"\b(?:online|on-line|cyber|internet|web)\b(?![- ]?(?:poll|survey|edition|shop))", re.IGNORECASE)
_SEX = {
    "F": re.compile(r"\b(?:females?|wom[ae]n|girls?)\b", re.IGNORECASE),
    "M": re.compile(r"\b(?:males?|m[ae]n|boys?)\b", re.IGNORECASE),
}
_INCLUSIVE_BELOW = re.compile(r"\s*(?:years? (?:of age|old)\s*)?(?:and|or) (?:under|younger|below)\b", re.IGNORECASE)
_INCLUSIVE_ABOVE = re.compile(r"\s*(?:years? (?:of age|old)\s*)?(?:and|or) (?:over|older|above)\b|\s*plus\b|\+", re.IGNORECASE)


def words_qualify(words: str) -> Qualifiers:
    """Qualifiers that the words of one statement give; both sexes named give none."""
    found: dict[str, str] = {}
    if _ONLINE.search(words):
        found["flag"] = "online"
    sexes = [sex for sex, pattern in _SEX.items() if pattern.search(words)]
    if len(sexes) == 1:
        found["sex"] = sexes[0]
    return tuple(sorted(found.items()))


def age_of(quantity: Quantity, after: str) -> str | None:
    """An age bound as "low-high" in completed years, both included: under 18 is 0-17, "10 and under" 0-10.

    ``after`` is the text that follows the number. None for a plain age ("a 14-year-old").
    """
    if quantity.kind != "age" or quantity.value is None:
        return None
    if isinstance(quantity.value, tuple):
        return f"{quantity.value[0]:g}-{quantity.value[1]:g}"
    years = int(quantity.value)
    if _INCLUSIVE_BELOW.match(after) or _INCLUSIVE_BELOW.search(quantity.passage.text):
        return f"0-{years}"
    if _INCLUSIVE_ABOVE.match(after) or _INCLUSIVE_ABOVE.search(quantity.passage.text):
        return f"{years}-"
    if quantity.comparator == "<":
        return f"0-{max(years - 1, 0)}"
    if quantity.comparator == ">":
        return f"{years}-"
    return None


def merged(*several: Qualifiers) -> Qualifiers:
    """The first to name a key wins."""
    found: dict[str, str] = {}
    for qualifiers in several:
        for key, value in qualifiers:
            found.setdefault(key, value)
    return tuple(sorted(found.items()))


def ages_within(quantities: Sequence[Quantity], start: int, end: int, text: str, text_start: int) -> Qualifiers:
    """The age bound printed between two offsets of the article, if there is exactly one."""
    ages = {
        age for quantity in quantities
        if start <= quantity.passage.start < end
        and (age := age_of(quantity, text[quantity.passage.end - text_start : quantity.passage.end - text_start + 40]))
    }  # fmt: skip
    return (("age", ages.pop()),) if len(ages) == 1 else ()
