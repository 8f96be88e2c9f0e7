"""Numbers in words for messages: grouped, signed, and as short as they are exact."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.patterns import lazily
from pipeline.records import Claim, Interval, Quantity
from pipeline.relate import intervals

_NUMERAL = lazily(r"\d[\d,]*(?:\.\d+)?")


def plain(value: float) -> str:
    """1483.0 -> "1,483"; 21.374 -> "21.4"."""
    if abs(value - round(value)) < 1e-9 or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 1 else f"{value:.3g}"


def middle(interval: Interval) -> float:
    """The middle of an interval, or its closed end."""
    low, high = intervals.ends(interval)
    if interval.low is None:
        return high
    return low if interval.high is None else (low + high) / 2


def point(quantity: Quantity) -> float | None:
    """The printed value; the middle of a range."""
    if isinstance(quantity.value, tuple):
        return sum(quantity.value) / 2
    return quantity.value


def printed(claim: Claim) -> str:
    """The number with its hedge, as printed."""
    hedge = claim.quantity.hedge
    text = claim.quantity.passage.text
    if hedge is None or hedge.start > claim.quantity.passage.start:
        return text
    return f"{hedge.text.lower()} {text}"


def percent_change(old: Quantity, new: Quantity) -> str:
    """ "417 to 650 is +55.9%"."""
    before, after = point(old), point(new)
    if not before or after is None:
        return f"{old.passage.text} to {new.passage.text}"
    if old.kind == "percent":
        return f"{old.passage.text} to {new.passage.text} is {signed(after - before)} points"
    return f"{old.passage.text} to {new.passage.text} is {signed(100 * (after / before - 1))}%"


def signed(value: float) -> str:
    """8.4 -> "+8.4", with a minus sign for a fall."""
    return f"{value:+.1f}".replace("-", "−")


def difference(old: Quantity, new: Quantity) -> str:
    """ "381 to 504 is +123"."""
    before, after = point(old), point(new)
    if before is None or after is None:
        return f"{old.passage.text} to {new.passage.text}"
    change = after - before
    told = like(abs(change), *sorted((old, new), key=lambda level: -abs(point(level) or 0.0)))
    return f"{old.passage.text} to {new.passage.text} is {'+' if change >= 0 else '−'}{told}"


def like(value: float, *printed: Quantity) -> str:
    """A value as the first of some numbers is printed, to the decimals of the finest: 1.5e9 beside "£35bn" and
    "£33.5bn" -> "£1.5bn"."""
    text, size = printed[0].passage.text, point(printed[0])
    numerals = [_NUMERAL.findall(quantity.passage.text) for quantity in printed]
    if not size or any(len(found) != 1 for found in numerals) or not text.replace(numerals[0][0], ""):
        return plain(value)
    decimals = max(len(found[0].partition(".")[2]) for found in numerals)
    scaled = value * float(numerals[0][0].replace(",", "")) / abs(size)
    return text.replace(numerals[0][0], f"{scaled:,.{decimals}f}")


def one_in(share: float) -> str:
    """0.214 -> "21.4%, one in 4.7"."""
    return f"{100 * share:.1f}%" + (f", one in {1 / share:.1f}" if 0 < share < 0.75 else "")


def listed(words: Sequence[str]) -> str:
    """ "12, 40 and 3"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def three_figures(value: float) -> str:
    """To three significant figures and no fewer than the whole number: 80.4672 -> "80.5", 14934.8 -> "14,935"."""
    return plain(value) if abs(value) >= 100 or value == round(value) else f"{value:.3g}"


_PLURALS = {
    "foot": "feet", "inch": "inches", "pound-mass": "pounds", "penny": "pence", "krona": "kronor", "krone": "kroner",
}  # fmt: skip
_NO_PLURAL = ("hertz", "-force", "stone", "power", "yen", "yuan", "rand", "baht", "ringgit", "won", "s")


def units(name: str) -> str:
    """A unit's plural: "mile per hour" -> "miles per hour", "degree Celsius" -> "degrees Celsius"."""
    head, per, rest = name.partition(" per ")
    if head.startswith("degree "):
        return f"degrees {head.removeprefix('degree ').capitalize()}"
    *before, last = head.split(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif not last.endswith(_NO_PLURAL):
        last += "s"
    return " ".join((*before, last)) + per + rest


def money(quantity: Quantity) -> str:
    """A sum of money as printed, with the name of its currency where no sign shows it: "6bn euros"."""
    text = quantity.passage.text
    signed = not text[:1].isdigit() or not (text[-1:].isalnum()) or quantity.unit == "penny"
    return text if signed else f"{text} {units(currency(quantity))}"


def currency(quantity: Quantity) -> str:
    """The name of its currency: "pound", "dollar", "South African rand"."""
    name = quantity.unit or ""
    *nation, last = name.removesuffix(" sterling").split(" ")
    return " ".join((*(word.capitalize() for word in nation), last))


def rate(value: float) -> str:
    """An exchange rate to two decimals, or to three figures below one tenth and above a hundred."""
    return f"{value:.2f}" if 0.1 <= value < 100 else three_figures(value)
