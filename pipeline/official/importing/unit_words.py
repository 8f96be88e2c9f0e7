"""Words of a unit as tables print them -> kind of measure, unit and power of ten."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.patterns import lazily

_POWERS = {
    "": 0, "unit": 0, "units": 0, "ones": 0, "tens": 1, "hundreds": 2, "hundred": 2, "thousand": 3, "thousands": 3,
    "000s": 3, "'000": 3, "'000s": 3, "000": 3, "million": 6, "millions": 6, "m": 6, "mn": 6, "billion": 9,
    "billions": 9, "bn": 9,
}  # fmt: skip
_PERCENT = lazily(r"%|percent(?:age)?(?: ?\(%\))?|per cent|pct|pc|proportion \(%\)", re.I)
_POINTS = lazily(r"percentage points?|pp|ppts?", re.I)
_MONEY = lazily(
    r"(?P<c>£|\$|€|gbp|usd|eur|pounds?(?: sterling)?|us dollars?|euros?)"
    r"[ (]*(?P<p>'?000s?|thousands?|millions?|billions?|mn?|bn)?\)?(?P<r>.*)",
    re.I,
)
_CODES = {
    "£": "GBP",
    "gbp": "GBP",
    "poun": "GBP",
    "$": "USD",
    "usd": "USD",
    "us d": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
}
_RATE = lazily(r"(?:.*\b)?per (?P<n>1[0, ]*|million|thousand)(?: (?P<of>.+))?", re.I)
#: Codes of the SDMX code list of units (CL_UNIT) and of Eurostat's: what they count is for the mapping to say.
_SDMX_COUNTS = frozenset("NR NUM NUMBER PS PERS PER PN UNIT UNITS U HH".split())
_SDMX_UNITS = {"PC": "percent", "PCT": "percent", "PT": "percent"}
#: Units of measurement as articles have them, by their singular; not those of time, of which a table may give means.
_PHYSICAL = {
    **{unit: unit for unit in ("tonne", "kilogram", "mile", "kilometre", "metre", "hectare", "acre", "litre")},
    "kg": "kilogram", "km": "kilometre", "ha": "hectare", "kwh": "kilowatt hour",
    "mwh": "megawatt hour", "gwh": "gigawatt hour", "twh": "terawatt hour", "mw": "megawatt", "gw": "gigawatt",
}  # fmt: skip
_COUNT = lazily(r"(?:number|count|headcount|persons|people)(?: of (?P<of>.+))?(?: \(number\))?|no\.?", re.I)
_INDEX = lazily(r"index\b.{0,40}|.{0,12}\d{4}\s*=\s*100", re.I)
_NAMES = {"1000": "per_1k", "10000": "per_10k", "100000": "per_100k", "1000000": "per_million", "thousand": "per_1k",
          "million": "per_million"}  # fmt: skip


_MONEY_IN = lazily(
    r"(?<!\w)(?P<c>£|\$|€|GBP|USD|EUR|pounds?)[ ]?(?P<p>'?000s?|thousands?|millions?|billions?|mn?|bn)\b", re.I
)
_RATE_IN = lazily(r"\bper (?:1[0,]*000|thousand|million)(?: (?:population|people|persons|inhabitants))?\b", re.I)
_PERCENT_IN = lazily(
    r"^(?:percentages?|proportion|per ?cent|share) (?=of\b|\()|\((?:%|per ?cent|percentages?)\)"
    r"|[,–-] ?(?:%|per ?cent|percentages?)(?:$|[,;:])",
    re.I,
)
_POWER_IN = lazily(r"(?:\bin |[,(] ?|numbers? \()(?P<p>'?000s|thousands|millions|billions)\)?(?:$|[,;:)])", re.I)
_INDEX_IN = lazily(r"\b\d{4} ?= ?100\b", re.I)


@dataclass(frozen=True)
class Measured:
    """What a column's figures are: ``unit`` is empty where the words do not say what is counted."""

    measure: str
    unit: str = ""
    power: int = 0


def read_unit(text: str) -> Measured | None:
    """What the words of a unit mean, or None where they mean nothing that is known."""
    words = " ".join(text.replace("\u00a0", " ").split())
    if _POINTS.fullmatch(words):
        return Measured("point_change", "percentage_point")
    if _PERCENT.fullmatch(words):
        return Measured("percent", "percent")
    if found := _MONEY.fullmatch(words):
        if found["r"].strip():
            return None
        return Measured("currency", _CODES[found["c"].casefold()[:4]], _POWERS[(found["p"] or "").casefold()])
    if (found := _RATE.fullmatch(words)) and (name := _NAMES.get(re.sub("[ ,]", "", found["n"].casefold()))):
        return Measured("rate", name)
    if found := _COUNT.fullmatch(words):
        return Measured("count", (found["of"] or "").casefold())
    if _INDEX.fullmatch(words):
        return Measured("index", "index")
    if words in _SDMX_COUNTS:
        return Measured("count")
    if words in _SDMX_UNITS:
        return Measured("percent", _SDMX_UNITS[words])
    if unit := _PHYSICAL.get(words.casefold().removesuffix("s")):
        return Measured("count", unit)
    if words.casefold() in {"full-time equivalents", "full-time equivalent", "fte"}:
        return Measured("count", "full-time equivalent")
    return None


def unit_in(title: str) -> Measured | None:
    """The unit that a title or a note says all figures are in: "£ thousands", "rate per 100,000 population", "(%)".

    A power of ten without a unit ("thousands") comes with an empty unit.
    """
    if (found := _MONEY_IN.search(title)) and found["p"]:
        return read_unit(f"{found['c']}{found['p']}")
    if (found := _RATE_IN.search(title)) and (rate := read_unit(found[0])) is not None:
        return rate
    if _PERCENT_IN.search(title):
        return Measured("percent", "percent")
    if found := _POWER_IN.search(title):
        return Measured("count", "", _POWERS[found["p"].casefold()])
    return Measured("index", "index") if _INDEX_IN.search(title) else None


def read_power(text: str) -> int | None:
    """The power of ten that a column of multipliers names: Units, Thousands, 6."""
    words = text.strip().casefold()
    if words in _POWERS and not words.isdecimal():
        return _POWERS[words]
    return int(words) if re.fullmatch(r"-?\d", words) else None
