"""How a house prints percentages: "15 per cent", "15 percent" or "15%"."""

from __future__ import annotations

from pipeline.patterns import lazily
from pipeline.settings import PerCent

_BEHIND_DIGITS = lazily(r"(?<=\d)(?:[ \xa0\u202f]?%(?!\w)|[ \xa0\u202f](?:per cent|percent)\b|[ \xa0]?pc\b)")
_BEHIND_WORDS = lazily(r"(?<=[a-z])[ \xa0](?:per cent|percent)\b")


def in_house(text: str, style: PerCent | None) -> str:
    """The text with its percentages as the house prints them; None leaves them as they are.

    A number in words keeps a word behind it in a house that prints the sign: a sentence may not begin with "15%".
    """
    if style is None:
        return text
    if style == "%":
        return _BEHIND_DIGITS.sub("%", text)
    return _BEHIND_WORDS.sub(f" {style}", _BEHIND_DIGITS.sub(f" {style}", text))


def has_sign(text: str) -> bool:
    """Whether the percentage is printed with the sign."""
    return "%" in text
