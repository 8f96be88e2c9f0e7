"""A sum of money and the same sum in another currency are at a rate that was not.

What
    "$500m (£270m; 390m euros)": the rate that two of the figures imply must be one of the European Central Bank's
    daily reference rates around the article's date (a year or a month of it is enough), or of the time that the
    sentence names. Without a date it must be near the rate on which the article's other pairs agree, or one that was
    since 1999. Both figures are read as loosely as print rounds them; prices under 1,000 get room, as shops set them
    for each market. What stands behind words such as "in the UK" or "in today's money" is no conversion.

Why it matters
    One of the figures is wrong: a million for a billion, a digit, or the sign of another currency.

Flagged
    The merger is worth $2.4bn (£1.3m).

    The painting was sold for $35,000 (£18,600), a chair for $4,000 (£2,100) and a lamp for $9,000 (£14,800) in 2005.

Not flagged
    The painting was sold for $35,000 (£18,600), a chair for $4,000 (£2,100) and a lamp for $9,000 (£4,800) in 2005.

    The player costs $149 (£99 in Britain).

    The house, bought for £20,000 ($900,000 in today's money), is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks import judging, wording
from pipeline.checks.check import ArticleDesk, Said
from pipeline.official.exchange_rates import ExchangeRates
from pipeline.records import Quantity, Severity
from pipeline.relate import currency_pairs, intervals
from pipeline.relate.currencies import currency
from pipeline.relate.sum_record import HeldAgainst
from pipeline.relate.sums import Sum, fits

CODE = "N304"
NAME = "currency-pair"
SEVERITY: Severity = "error"
_FACTORS = {
    1e3: "a factor of a thousand",
    10.0: "a factor of ten",
    100.0: "a factor of a hundred",
    1e6: "a factor of a million",
}
_COMMON = {"EUR": "euros", "GBP": "pounds", "USD": "dollars"}


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every pair of sums in two currencies."""
    for sum_ in desk.sums:
        rate = sum_.exchange
        if sum_.kind != "currency_pair" or rate is None:
            continue
        quantities = desk.quantities(sum_)
        working = _working(quantities, rate)
        fit = fits(sum_, quantities)
        if fit:
            yield judging.consistent(sum_, CODE, working)
        elif fit is False:
            base, quoted = quantities["base"], quantities["quoted"]
            diagnosis = _diagnosis(sum_, desk, quantities)
            never = bool(rate.ever) and not currency_pairs.fits_at(rate.ever, quantities)
            yield from judging.contradiction(
                desk,
                sum_,
                judging.Wording(
                    CODE,
                    NAME,
                    SEVERITY if never or rate.source in {"same", "before"} else "warning",
                    f"{wording.money(quoted)} is not {wording.money(base)}",
                    working,
                    diagnosis=diagnosis,
                    confidence=0.95 if never else 0.85,
                ),
            )


def _working(quantities: dict[str, Quantity], rate: HeldAgainst) -> str:
    """ "$11bn to £8.5bn is 1.29 dollars to the pound; … rates from January 2004 to January 2006, with a margin: …"."""
    base, quoted = quantities["base"], quantities["quoted"]
    one, two = wording.point(base), wording.point(quoted)
    told = f"{wording.money(base)} to {wording.money(quoted)}"
    if rate.source == "same" or not one or not two:
        return told
    low, high = intervals.ends(rate.likely)
    turned = low * high < 1
    implied = one / two if turned else two / one
    if turned:
        low, high = 1 / high, 1 / low
    over, under = (base, quoted) if turned else (quoted, base)
    told += f" is {wording.rate(implied)} {wording.units(wording.currency(over))} to the {wording.currency(under)}"
    return f"{told}; {_source(rate)}: {wording.rate(low)} to {wording.rate(high)}"


def _source(rate: HeldAgainst) -> str:
    bank = f"{ExchangeRates.publisher} rates"
    if rate.source == "neighbours":
        return "the article's other pairs, with a margin"
    if rate.source == "before":
        return f"{bank}, with room for older years"
    if rate.start is None or rate.end is None:
        return f"{bank} since 1999, with a margin"
    return f"{bank} from {rate.start:%B %Y} to {rate.end:%B %Y}, with a margin"


def _diagnosis(sum_: Sum, desk: ArticleDesk, quantities: dict[str, Quantity]) -> tuple[str, ...]:
    """The first of the ways in which such pairs go wrong under which this one fits."""
    return (
        _digit_lost(sum_, quantities)
        or _copied(quantities)
        or _factor(sum_, quantities)
        or _other_currency(sum_, desk, quantities)
    )  # fmt: skip


def _digit_lost(sum_: Sum, quantities: dict[str, Quantity]) -> tuple[str, ...]:
    """ "$110,00": a group of thousands with two digits."""
    for role, quantity in quantities.items():
        value, words = quantity.value, quantity.passage.text
        if isinstance(value, (int, float)) and re.search(r"\d,\d\d(?!\d)", words):
            whole = {**quantities, role: replace(quantity, value=10 * value, step=10 * (quantity.step or 1))}
            if fits(sum_, whole):
                return (f"a digit too few: {words} has two digits behind the comma",)
    return ()


def _copied(quantities: dict[str, Quantity]) -> tuple[str, ...]:
    base, quoted = quantities["base"], quantities["quoted"]
    if base.value != quoted.value:
        return ()
    return (f"one figure for two currencies: {wording.money(base)} and {wording.money(quoted)}",)


def _factor(sum_: Sum, quantities: dict[str, Quantity]) -> tuple[str, ...]:
    for factor, name in _FACTORS.items():
        for times, small, large in ((1 / factor, "quoted", "base"), (factor, "base", "quoted")):
            if currency_pairs.fits_at(currency_pairs.at_factor(sum_, times), quantities):
                low, high = wording.money(quantities[small]), wording.money(quantities[large])
                return (f"{name}: {low} is too little, or {high} too much",)
    return ()


def _other_currency(sum_: Sum, desk: ArticleDesk, quantities: dict[str, Quantity]) -> tuple[str, ...]:
    """The sign of another currency: at the rate of dollar and euro, "£8.5bn" is 8.5bn euros."""
    rate, text = sum_.exchange, desk.reading.article.text
    codes = {role: currency(desk.claim(id_), text) for role, id_ in sum_.parts}
    base, quoted = codes["base"], codes["quoted"]
    if rate is None or base is None or quoted is None:
        return ()
    rates = desk.tables.store.rates
    for role in ("quoted", "base"):
        names = [
            name for code, name in _COMMON.items()
            if code not in base.codes and code not in quoted.codes
            and (pair := (base.codes[0], code) if role == "quoted" else (code, quoted.codes[0]))
            and (span := rates.between(*pair, rate.start, rate.end)) is not None
            and currency_pairs.fits_at((span,), quantities)
        ]  # fmt: skip
        if names:
            return (f"another currency: {wording.money(quantities[role])} would fit in {' or '.join(names)}",)
    return ()
