"""How the generated sentences print numbers, and how they misprint them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Printed:
    """A number in print; ``step`` is what one unit of its last digit is worth."""

    text: str
    value: float
    step: float


def exact(value: float, decimals: int = 0) -> Printed:
    """All its digits."""
    text = f"{value:,.{decimals}f}"
    return Printed(text, float(text.replace(",", "")), 10.0**-decimals)


def rounded(value: float) -> Printed:
    """Millions and more, to three digits: "1.85 million"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            digits = 2 if value < 10 * size else 1 if value < 100 * size else 0
            text = f"{value / size:.{digits}f}"
            return Printed(f"{text} {word}", float(text) * size, size * 10.0**-digits)
    return exact(value)


def percent(value: float, decimals: int) -> Printed:
    """Its digits only; the caller adds the words."""
    return exact(value, decimals)


def transposed(printed: Printed, rng: Random) -> Printed | None:
    """Two neighbouring digits swapped."""
    numeral, rest = _parts(printed)
    digits = numeral.replace(",", "")
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and "." not in digits[i : i + 2]]
    places = [i for i in places if not (i == 0 and digits[1] == "0")]
    if not places:
        return None
    i = rng.choice(places)
    return _again(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :], rest, printed)


def dropped(printed: Printed, rng: Random) -> Printed | None:
    """A digit left out; of three or more."""
    numeral, rest = _parts(printed)
    digits = numeral.replace(",", "")
    if len(digits.replace(".", "")) < 3:
        return None
    places = [i for i, digit in enumerate(digits) if digit != "." and not (i == 0 and digits[1] in "0.")]
    i = rng.choice(places)
    left = digits[:i] + digits[i + 1 :]
    return None if left.endswith(".") else _again(left, rest, printed)


def _parts(printed: Printed) -> tuple[str, str]:
    numeral, _, rest = printed.text.partition(" ")
    return numeral, rest


def _again(digits: str, rest: str, like: Printed) -> Printed:
    whole, dot, decimals = digits.partition(".")
    text = f"{int(whole):,}{dot}{decimals}"
    scale = like.value / float(_parts(like)[0].replace(",", ""))
    return Printed(f"{text} {rest}".strip(), float(digits) * scale, like.step)
