"""Pence beside pounds and cents beside dollars: the parts of one change in one unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from pipeline.records import Quantity
from pipeline.relate import intervals

#: The hundredth of a unit of money, and the units that it is a hundredth of.
_HUNDREDTHS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"penny": frozenset({"pound sterling"}), "cent": frozenset({"dollar", "euro"})}
)
_HUNDRED = 100.0
#: What is told to the penny is a price: "doubled to 410p, valuing it at £2.1bn" is not of one thing.
_PRICE = 1000.0


def one_currency(a: Quantity, b: Quantity) -> bool:
    """Whether one of two sums of money is printed in hundredths of the unit of the other ("35p", "£4.85")."""
    return a.kind == b.kind == "money" and (_is_hundredth(a, b) or _is_hundredth(b, a))


def _is_hundredth(small: Quantity, large: Quantity) -> bool:
    price = isinstance(large.value, (int, float)) and abs(large.value) < _PRICE
    return price and large.unit in _HUNDREDTHS.get(small.unit or "", frozenset())


def differ(quantities: Mapping[str, Quantity]) -> bool:
    """Whether some of the parts are in hundredths of the unit of others."""
    money = [quantity for quantity in quantities.values() if quantity.kind == "money"]
    return any(one_currency(money[0], other) for other in money[1:])


def in_one_unit(quantities: Mapping[str, Quantity]) -> Mapping[str, Quantity]:
    """The levels in the unit of the amount, where there is one, else all in hundredths; the same where none differ."""
    if not differ(quantities):
        return quantities
    unit = _unit(quantities)
    return {role: _converted(quantity, unit) for role, quantity in quantities.items()}


def _unit(quantities: Mapping[str, Quantity]) -> Quantity:
    amount = quantities.get("amount")
    if amount is not None and amount.kind == "money":
        return amount
    return _first_hundredth(quantities.values())


def _first_hundredth(quantities: Iterable[Quantity]) -> Quantity:
    return next(quantity for quantity in quantities if quantity.kind == "money" and quantity.unit in _HUNDREDTHS)


def _converted(quantity: Quantity, like: Quantity) -> Quantity:
    if not one_currency(quantity, like):
        return quantity
    factor = _HUNDRED if _is_hundredth(like, quantity) else 1 / _HUNDRED
    return replace(
        quantity,
        value=_times(quantity.value, factor),
        step=None if quantity.step is None else quantity.step * factor,
        interval=None if quantity.interval is None else intervals.scaled(quantity.interval, factor),
        unit=like.unit,
    )


def _times(value: float | tuple[float, float] | None, factor: float) -> float | tuple[float, float] | None:
    if isinstance(value, tuple):
        return value[0] * factor, value[1] * factor
    return None if value is None else value * factor
