"""Words of a table as names here: ids of indicators, keys and values of qualifiers as claims have them."""

from __future__ import annotations

import re

from pipeline.patterns import lazily

_AGES = (
    (lazily(r"(?:aged )?under (?P<b>\d+)(?: years?)?", re.I), -1),
    (lazily(r"(?:aged )?(?P<b>\d+) (?:years )?and (?:under|below)", re.I), 0),
    (lazily(r"(?:aged )?(?P<a>\d+) ?(?:to|-|–) ?(?P<b>\d+)(?: years?(?: olds?)?)?", re.I), 0),
    (lazily(r"(?:aged )?(?P<a>\d+)(?: (?:years )?(?:and|or) (?:over|above|older)|\+)", re.I), 0),
)
_SEXES = {
    "f": "F", "female": "F", "females": "F", "women": "F", "girls": "F",
    "m": "M", "male": "M", "males": "M", "men": "M", "boys": "M",
}  # fmt: skip


def slug(label: str, joint: str = "_") -> str:
    """A name in small letters and digits."""
    words = label.casefold().replace("&", " and ").replace("%", " percent ").replace("£", " pounds ")
    return re.sub(r"[^a-z0-9]+", joint, words).strip(joint)[:100].strip(joint) or "x"


def is_sex(text: str) -> bool:
    """Whether a heading names a sex, or both."""
    return text.casefold() in _SEXES or text.casefold() in {"all", "persons", "people", "both", "both sexes", "total"}


def is_age(text: str) -> bool:
    """Whether a heading names ages, or all of them."""
    return any(p.fullmatch(text) for p, _ in _AGES) or text.casefold() in {"all", "all ages", "total"}


def qualifier_key(name: str) -> str:
    """A qualifier's key: small letters and underscores."""
    return re.sub(r"[\s-]+", "_", name)


def qualifier_value(key: str, text: str) -> str:
    """A qualifier's value as claims have it: small letters, and ages as 0-17."""
    words = " ".join(text.replace(";", ",").replace("=", " ").split()).casefold()
    if key == "sex":
        return _SEXES.get(words, words)
    if key == "age":
        for pattern, less in _AGES:
            if found := pattern.fullmatch(words):
                bounds = {"a": "0", **found.groupdict()}
                return f"{bounds['a']}-{int(bounds['b']) + less}" if "b" in bounds else f"{bounds['a']}-"
    return words
