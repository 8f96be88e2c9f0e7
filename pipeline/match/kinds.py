"""Which numbers are held against which series: a count against counted things, a per cent against per cents, a rate
against rates with its own denominator, money against its own currency."""

from __future__ import annotations

from pipeline.match.indicators import Named
from pipeline.patterns import lazily
from pipeline.records import Claim, Indicator, Quantity
from pipeline.units import BEFORE

CHECKED_KINDS = frozenset({"count", "money", "percent", "measure", "index"})
_LEVELS = frozenset({"level", "baseline", "total"})
PERCENTAGE = "percentage"
_CURRENCIES = frozenset(BEFORE.values())
_RATE = lazily(r" per ([\d,]+) ")


def is_level(claim: Claim, named: Named | None) -> bool:
    """Whether a number says how much of its measure there was: a share or a rate does where the measure is one."""
    if claim.quantity.kind not in CHECKED_KINDS:
        return False
    if claim.role in _LEVELS:
        return True
    unit = named.indicator.unit if named is not None else ""
    return (claim.role == "share" and unit == PERCENTAGE) or (claim.role == "rate" and _denominator(unit) is not None)


def same_unit(quantity: Quantity, indicator: Indicator) -> bool:
    """A count is held against any row whose unit is a counted noun; money, per cents and measures only against rows in
    their own unit ("offences cost £3.4m" is not a number of offences), rates against rates of as many."""
    rate = _denominator(indicator.unit)
    if rate is not None or _denominator(f"x per {quantity.per} x") is not None:
        return rate == quantity.per
    if quantity.kind in {"count", "vague"}:
        return indicator.unit != PERCENTAGE and not is_money(indicator)
    return quantity.unit == indicator.unit


def is_money(indicator: Indicator) -> bool:
    """Whether a series is in a currency."""
    return indicator.unit in _CURRENCIES


def is_of_an_area(indicator: Indicator) -> bool:
    """Whether a series is of what only areas have: people, a gross domestic product, a percentage or a rate."""
    return indicator.unit in {"person", PERCENTAGE} or is_money(indicator) or _denominator(indicator.unit) is not None


def _denominator(unit: str) -> str | None:
    """ "100,000" of "homicide per 100,000 people"."""
    found = _RATE.search(unit)
    return found[1] if found else None
