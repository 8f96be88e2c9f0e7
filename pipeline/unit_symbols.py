"""Symbols of units that need more than a table: two with a slash, lone letters, the stroke for feet. Pure.

A lone letter is a unit only where the words around it say so: "2.5 F" is a capacity near "capacitor" and a
temperature near "outside", and nothing elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.patterns import lazily

#: Units in a pair with a slash, by the symbol that stands for them there.
_OVER = {
    "s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "day": "day", "d": "day",
    "yr": "year", "a": "year", "m": "metre", "km": "kilometre", "100km": "100 kilometres", "m2": "square metre",
    "m²": "square metre", "m3": "cubic metre", "m³": "cubic metre", "cm2": "square centimetre",
    "cm²": "square centimetre", "cm3": "cubic centimetre", "cm³": "cubic centimetre", "ha": "hectare",
    "kg": "kilogram", "g": "gram", "t": "tonne", "l": "litre", "L": "litre", "dl": "decilitre", "dL": "decilitre",
    "ml": "millilitre", "mL": "millilitre", "kWh": "kilowatt hour", "MWh": "megawatt hour", "s2": "second squared",
    "s²": "second squared",
}  # fmt: skip
_UNDER = {
    "g": "gram", "mg": "milligram", "kg": "kilogram", "µg": "microgram", "μg": "microgram", "ug": "microgram",
    "ng": "nanogram", "t": "tonne", "l": "litre", "L": "litre", "ml": "millilitre", "mmol": "millimole",
    "m": "metre", "cm": "centimetre", "mm": "millimetre", "km": "kilometre", "mi": "mile", "ft": "foot",
    "A": "ampere", "mA": "milliampere", "W": "watt", "kW": "kilowatt", "mW": "milliwatt", "MW": "megawatt",
    "V": "volt", "kV": "kilovolt", "J": "joule", "kJ": "kilojoule", "N": "newton", "kN": "kilonewton",
    "Wh": "watt hour", "kWh": "kilowatt hour", "MB": "megabyte", "GB": "gigabyte", "Mb": "megabit", "Gb": "gigabit",
    "kB": "kilobyte", "TB": "terabyte", "Bq": "becquerel", "mSv": "millisievert", "µSv": "microsievert",
    "m3": "cubic metre", "m³": "cubic metre", "cd": "candela",
}  # fmt: skip
_PAIR = lazily(r"([^\W\d_]{1,4}[3³]?)/(?:(100) ?)?([^\W\d_]{1,3}[23²³]?)(?![\w/])")

_HEAT = (
    r"temperatur\w*|degrees?|weather|forecast|heat\w*|hot|cold\w*|warm\w*|freez\w*|frost\w*|fever|outside|thermometer|"
    r"oven|celsius|fahrenheit|melt\w*|boil\w*|low of|high of"
)
#: Degrees beside those of the other scale: "68F (20C)", "20C, or 68F", "20C/68F".
_BESIDE = r"|[-−]?\d[\d.]*{0}(?: ?\(|/|,? or )|(?:\(|/|or )[-−]?\d[\d.]*{0}"
#: letter -> (unit, what it measures, words near it that say so), the first that fits.
_LETTERS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "F": (
        ("farad", "capacitance", r"capacit\w+|farads?"),
        ("degree fahrenheit", "temperature", _HEAT + _BESIDE.format("C")),
    ),
    "C": (
        ("coulomb", "charge", r"electric charge|charge of|coulombs?"),
        ("degree Celsius", "temperature", _HEAT + _BESIDE.format("F")),
    ),
    "K": (("kelvin", "temperature", r"kelvins?|superconduct\w+|absolute zero|melting point|plasma|temperature"),),
    "A": (("ampere", "current", r"amp\w*|fuses?|circuits?|electric\w*|charger|voltage|volts?|wires?|battery"),),
    "H": (("henry", "inductance", r"induct\w+|henr(?:y|ies)"),),
    "T": (("tesla", "magnetic field", r"magnet\w*|teslas?"),),
    "J": (("joule", "energy", r"joules?|kinetic|energy|work done"),),
    "N": (("newton", "force", r"newtons?|force|thrust|tension"),),
    "b": (("bit", "data storage", r"files?|bits?|bytes?|memory|storage|download\w*|transmit\w*"),),
    "B": (("byte", "data storage", r"files?|bits?|bytes?|memory|storage|download\w*"),),
    "R": (("south african rand", "currency", r"Johannesburg|South Africa\w*|rands?|Cape Town|Pretoria|Durban|Eskom"),),
    "g": (("gram", "mass", r"sugar|fat|salt|protein|flour|butter|cocaine|heroin|cannabis|grams?|weigh\w*|carbs?"),),
    "l": (("litre", "volume", r"water|milk|fuel|petrol|diesel|wine|beer|engine|bottles?|lit(?:re|er)s?|blood|oil"),),
    "L": (("litre", "volume", r"water|milk|fuel|petrol|diesel|wine|beer|engine|bottles?|lit(?:re|er)s?|blood|oil"),),
}  # fmt: skip
_NEAR = {
    letter: tuple((name, entity, lazily(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for name, entity, words in of)
    for letter, of in _LETTERS.items()
}
_LETTER = lazily(r"[ \u00a0]?([A-Zbgl])(?![\w’'&/-])(?!\.[A-Za-z])")
_REACH = 90
_STROKE = lazily(
    r"['′](?=[ -](?:tall|high|long|wide|deep|thick|above|below|x|by)\b)|['′](?=[ ]?\d{1,2}(?:[\"″”]|''))|′(?!\w)"
)
_LONE_STROKE = lazily(r"'(?![\w'])")
_DIMENSION = lazily(
    r"\b(?:altitude|height|depth|length|width|elevation|distance|ceiling|beam|wingspan|clearance)s? "
    r"(?:of|is|was|at|to) (?:\w+ )?$",
    re.IGNORECASE,
)


def paired(text: str, at: int) -> tuple[str, int] | None:
    """The unit "g/km", "mg/l", "W/m2" that begins at ``at``, and the offset behind it."""
    found = _PAIR.match(text, at)
    if found is None:
        return None
    under, over = _UNDER.get(found.group(1)), _OVER.get((found.group(2) or "") + found.group(3))
    return (f"{under} per {over}", found.end()) if under and over else None


def lettered(text: str, start: int, end: int) -> tuple[str, str, int] | None:
    """What the letter behind the number at [start, end) stands for: the unit, what it measures, the offset behind."""
    found = _LETTER.match(text, end)
    if found is None or found.group(1) not in _NEAR:
        return None
    around = text[max(0, start - _REACH) : start], text[found.end() : found.end() + _REACH]
    for name, entity, words in _NEAR[found.group(1)]:
        if any(words.search(side) for side in around):
            return name, entity, found.end()
    return None


def feet(text: str, start: int, end: int) -> int | None:
    """The offset behind the stroke that makes the number at [start, end) one of feet: 6'2", an altitude of 30'."""
    found = _STROKE.match(text, end)
    if found is None and _DIMENSION.search(text[max(0, start - 30) : start]):
        found = _LONE_STROKE.match(text, end)
    return found.end() if found else None


_STONE = lazily(r"[ ]?st(?=[ ]?\d{1,2}(?:[.]\d)?[ ]?lbs?\b)|[ ]st\b(?=[ ](?:in weight|heavier|lighter))|st\b")


def stones(text: str, start: int, value: float, end: int) -> int | None:
    """The offset behind "st" where it weighs: "6st 3lb", "12st"; 21st is a rank, and "the 22st" a slip for one."""
    found = _STONE.match(text, end) if text[max(0, start - 4) : start].lower() != "the " else None
    if found is None:
        return None
    followed = text[found.end() : found.end() + 3].strip()[:1].isdigit()
    rank = value % 10 == 1 and value % 100 != 11
    return found.end() if followed or not rank else None


_AFTER_HOURS = lazily(r"\d ?h(?:rs?|ours?)?,? ?$")


def minutes(text: str, start: int, end: int) -> bool:
    """Whether the "m" that ends the number at [start, end) is minutes: "3h 20m"."""
    return text[end - 1 : end] == "m" and _AFTER_HOURS.search(text[max(0, start - 8) : start]) is not None
