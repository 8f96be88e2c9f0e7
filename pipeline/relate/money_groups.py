"""Sums of money that print gives as one another: which stand in apposition as conversions and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.patterns import lazily
from pipeline.records import Apposition, Claim, Reading
from pipeline.relate.currencies import Currency, currency, dollars_of
from pipeline.relate.rate_windows import sentence

#: All that may stand behind a sum that is a plain conversion: the name of its currency, and at what rate it was.
_ONLY_NAMED = lazily(
    r"(?:[A-Z][\w.]*\s+){0,3}(?:[A-Z]{3}|euros?|pounds?|sterling|dollars?|yen|yuan|renminbi|rand|rou?bles?|rupees?|"
    r"francs?|kron\w+|kroner|won|baht|lira|pesos?|reai?s|real|ringgit|rupiah|shekels?|zlot\w+|forints?|crowns?|pence|"
    r"p|shillings?|naira|dirhams?|riyals?|rials?|Canadian|Australian|American|US)?\s*(?:approx(?:imately|\.)?)?"
    r"(?:,?\s*\bat\b.*\b(?:rates?|exchange|time)\b.*)?"
)
#: Without a bracket that closes it the second sum runs on into the sentence: "or about £500m in fines".
_ALONE = lazily(
    r"\b(?:after|before|for|with|without|if|when|less|plus|more|net|gross|last|previous|earlier|in the|in \d{4}|today|"
    r"now)\b",
    re.IGNORECASE,
)
_INFLATION = lazily(
    r"\binflation|\bin (?:today|current|present|real|modern|(?:19|20)\d\d)(?:['’]s)?\b[- ]?(?:day )?"
    r"(?:money|prices|terms|dollars|pounds)|\btoday['’]s (?:money|prices|terms|value)|\bworth .{0,20}\b(?:today|now)\b"
    r"|\b(?:now|today) worth\b|\bpurchasing power|\bppp\b",
    re.IGNORECASE,
)
_ELSEWHERE = lazily(
    r"\bin (?:the )?(?:UK|US|USA|Britain|Europe|States|America|Japan|Germany|France|eurozone)\b", re.IGNORECASE
)
#: Without brackets: "$500m, or about £270m,".
_SAME = lazily(
    r", or\b|\b(?:about|around|roughly|approximately|i\.e|equal|equivalent|equals|translates?|which is)\b|[~≈]"
)
#: A long noun between the sum and its brackets, or a second clause, and the brackets are likelier about that.
_NOUN_WORDS = 8
#: Small sums are prices, and shops set them for each market; two prices of one thing are not this far apart.
_PRICE, _PRICES_APART = 1000.0, 3.0
_PRICE_POINT = lazily(r"(?:9|[.,][49]5)$")

Units = tuple[str | None, ...]


@dataclass(frozen=True)
class Pair:
    """Two sums of money that should be worth the same, and what their currencies may be."""

    first: Claim
    second: Claim
    one: Currency | None
    two: Currency | None

    @property
    def units(self) -> Units:
        """The names of both currencies as our reader has them."""
        return self.first.quantity.unit, self.second.quantity.unit

    @property
    def prices(self) -> bool:
        """Whether both are as small as prices."""
        values = (claim.quantity.value for claim in (self.first, self.second))
        return all(isinstance(value, (int, float)) and value < _PRICE for value in values)


def groups_of(reading: Reading) -> tuple[tuple[Claim, ...], ...]:
    """The sums of each apposition, the first one and its conversions."""
    return tuple(group for apposed in reading.appositions if (group := _group(apposed, reading)))


def pairs_of(groups: Sequence[Sequence[Claim]], reading: Reading) -> tuple[Pair, ...]:
    """Every two sums of a group in unlike currencies; no prices where the article tells them for each market."""
    text = reading.article.text
    dollars = dollars_of(text)
    pairs = tuple(pair for group in groups for pair in _pairs(group, text, dollars))
    if any(_ELSEWHERE.search(rest) for apposed in reading.appositions for rest in apposed.rests):
        return tuple(pair for pair in pairs if not pair.prices)
    return pairs


def _group(apposed: Apposition, reading: Reading) -> tuple[Claim, ...]:
    """The sums of money of one apposition that are conversions and nothing more."""
    first = reading.claims[apposed.first]
    brackets = apposed.form == "brackets"
    if first.quantity.kind != "money" or (brackets and len(apposed.noun.split()) > _NOUN_WORDS):
        return ()
    if not brackets and apposed.form not in {"slash", "said"} and not _SAME.search(apposed.noun):
        return ()
    others = tuple(
        reading.claims[id_] for id_, rest in zip(apposed.others, apposed.rests, strict=True)
        if reading.claims[id_].quantity.kind == "money" and _plain(rest, brackets)
    )  # fmt: skip
    if not others or _INFLATION.search(sentence(reading, (first, *others))):
        return ()
    return (first, *others)


def _plain(rest: str, brackets: bool) -> bool:
    """Whether what stands behind the second sum says nothing of it alone."""
    return _ONLY_NAMED.fullmatch(rest) is not None if brackets else _ALONE.search(rest) is None


def _pairs(group: Sequence[Claim], text: str, dollars: tuple[str, ...]) -> Iterator[Pair]:
    """The first sum with each of the others, and the others among themselves."""
    named = [(claim, currency(claim, text, dollars)) for claim in group]
    for (first, one), (second, two) in combinations(named, 2):
        one_rate = first.quantity.per == second.quantity.per or None in {first.quantity.per, second.quantity.per}
        if first.quantity.unit != second.quantity.unit and one_rate and not _price_points(first, second):
            yield Pair(first, second, one, two)


def _price_points(first: Claim, second: Claim) -> bool:
    """$149 and £99, 9.99 and 14.95: prices made to look low, for each market, and not far from each other."""
    values = [claim.quantity.value for claim in (first, second)]
    one, two = (value if isinstance(value, (int, float)) else 0.0 for value in values)
    if not 0 < max(one, two) < min(one, two) * _PRICES_APART:
        return False
    texts = [claim.quantity.passage.text.rstrip() for claim in (first, second)]
    return all(_PRICE_POINT.search(text) for text in texts)
