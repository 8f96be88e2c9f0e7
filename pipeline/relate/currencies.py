"""Which currencies a sum of money may be in, by their codes (ISO 4217): what is printed does not always say it all.

"$" is the American dollar unless the article speaks of a country with a dollar of its own; "rupees" alone may be
those of India or of five other countries, most of which the European Central Bank does not list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.patterns import lazily
from pipeline.records import Claim

#: Our reader's name of a currency -> its codes; the lira and the leu lost noughts in 2005.
_CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name.replace("_", " "): tuple(codes.split("/"))
        for name, codes in (
            pair.split(":") for pair in
            "dollar:USD pound_sterling:GBP penny:GBP euro:EUR japanese_yen:JPY swiss_franc:CHF australian_dollar:AUD "
            "canadian_dollar:CAD new_zealand_dollar:NZD hong_kong_dollar:HKD singapore_dollar:SGD chinese_yuan:CNY "
            "indian_rupee:INR russian_ruble:RUB south_korean_won:KRW swedish_krona:SEK norwegian_krone:NOK "
            "danish_krone:DKK brazilian_real:BRL mexican_peso:MXN south_african_rand:ZAR turkish_lira:TRY/TRL "
            "shekel:ILS thai_baht:THB malaysian_ringgit:MYR indonesian_rupiah:IDR philippine_peso:PHP polish_zloty:PLN "
            "czech_koruna:CZK hungarian_forint:HUF".split()
        )
    }
)  # fmt: skip
#: A hundredth of its currency.
_SMALL = frozenset({"penny"})
#: Names that several countries share -> what says that it is the one of _CODES.
_SHARED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "indian rupee": lazily(r"₹|INR|\bIndian\b"),
        "mexican peso": lazily(r"Mex|MXN"),
        "swiss franc": lazily(r"Swiss|CHF|SFr"),
        "turkish lira": lazily(r"Turkish|TRY|TL|₺"),
    }
)
_US = lazily(r"\bU\.?S\.?[ ]?\$|\$US|\bUSD|\bUS dollar|\bAmerican dollar", re.IGNORECASE)
#: Countries whose own dollar may be meant by a bare "$" in an article about them.
_DOLLARS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "AUD": lazily(r"\bAustralia"),
        "CAD": lazily(r"\bCanad[ai]"),
        "NZD": lazily(r"\bNew Zealand"),
        "SGD": lazily(r"\bSingapore"),
        "HKD": lazily(r"\bHong Kong"),
    }
)
_AROUND = 20


@dataclass(frozen=True)
class Currency:
    """What a printed name may stand for: ``codes`` as printed, ``others`` where the article makes them possible.

    ``sure`` is False where it may also be a currency that nobody lists. ``size`` is 0.01 for pence.
    """

    codes: tuple[str, ...]
    others: tuple[str, ...] = ()
    sure: bool = True
    size: float = 1.0


def dollars_of(text: str) -> tuple[str, ...]:
    """The other dollars that an article may mean by "$": those of the countries that it speaks of."""
    return tuple(code for code, named in _DOLLARS.items() if named.search(text))


def currency(claim: Claim, text: str, dollars: tuple[str, ...] = ()) -> Currency | None:
    """The currency of a sum of money of the article ``text``; None where it is none that is listed."""
    quantity = claim.quantity
    codes = _CODES.get(quantity.unit or "") if quantity.kind == "money" else None
    if codes is None or quantity.unit is None:
        return None
    start, end = quantity.passage.start, quantity.passage.end
    sign = _SHARED.get(quantity.unit)
    if sign is not None and not sign.search(text[max(0, start - 4) : end + _AROUND]):
        return Currency(codes, sure=False)
    if quantity.unit == "dollar" and not _US.search(text[max(0, start - 2) : end + _AROUND]):
        return Currency(codes, dollars)
    return Currency(codes, size=0.01 if quantity.unit in _SMALL else 1.0)
