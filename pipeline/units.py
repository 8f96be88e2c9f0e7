"""The only file that knows quantulum3: names of units and currencies, and how print spells them.

quantulum3's table is read as package data; importing the package costs seconds and switches module globals.
What British and American news needs beyond it (HK$, bhp, stone, percentage points) is added here, and what it
takes for a unit but news means as a plain word ("set", "span", "drop", "won") is left out.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import unit_symbols
from pipeline.errors import UsageError
from pipeline.patterns import lazily

PREFIXES = {
    "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "d": "deci", "c": "centi",
    "m": "milli", "µ": "micro", "n": "nano", "p": "pico", "f": "femto", "a": "atto", "z": "zepto", "y": "yocto",
}  # fmt: skip

#: The package that the table comes from.
PACKAGE = "quantulum3"

#: Surfaces of quantulum3 that in news are ordinary words, or another thing of the same name.
_ORDINARY = frozenset(
    "set pack piece pc pair instance time count turn revolution cycle circle barn span drop league ell bar quarter cup "
    "peck atto quad shake pond force kip gal candle candela nit rad gray mole mill mil dime real won tex "
    "dots pel gross "
    "mho beep bip rhe stokes franklin torr baud poise henry weber maxwell tesla gauss curie faraday rutherford denier "
    "nibble quartet tetrad dozen decade century millennium lustrum loan lightspeed sen katal langley darcy jansky "
    "galileo bary bel cubit stilb short-ton atmosphere".split()
)
#: Units that share a surface: the one that news means. "pound" is money unless its neighbours weigh it (amounts.py).
_PREFERRED = {"ton": "ton", "pound": "pound sterling", "minute": "minute", "second": "second", "metric ton": "tonne"}

#: (entity, surfaces, symbols) of names that quantulum3 has not, or has under a name that nobody prints.
_OURS: dict[str, tuple[str, str, str]] = {
    "percentage point": ("dimensionless", "percentage point|percent point|per cent point", ""),
    "point": ("index", "point", ""),
    "degree": ("angle", "degree", "° deg"),
    "stone": ("mass", "stone", ""),
    "millilitre": ("volume", "millilitre|milliliter", "ml mL"),
    "brake horsepower": ("power", "brake horsepower", "bhp"),
    "metric horsepower": ("power", "metric horsepower", "PS"),
    "megawatt hour": ("energy", "megawatt hour|megawatt-hour", "MWh"),
    "gigawatt hour": ("energy", "gigawatt hour|gigawatt-hour", "GWh"),
    "terawatt hour": ("energy", "terawatt hour|terawatt-hour", "TWh"),
    "foot pound-force": ("torque", "foot-pound|foot pound|pound-foot|pound foot|pound-feet|pound feet", "lb-ft lb.ft"),
    "mile per gallon": ("fuel economy", "mile per gallon|mile to the gallon|mile a gallon", "mpg"),
    "decade": ("time", "decade", ""),
    "century": ("time", "century", ""),
    "kilometre per second": ("speed", "kilometre per second|kilometer per second|kilometre a second", "km/s"),
    "nautical mile": ("length", "nautical mile", "nmi"),
    "kilopound per square inch": ("pressure", "kilopound per square inch", "ksi"),
    "litre per 100 kilometres": ("fuel economy", "litre per 100km|litre per 100 km|litre per 100 kilometre", ""),
    "million tonne": ("mass", "", "mt Mt MT"),
    "million tonnes of oil equivalent": ("energy", "", "Mtoe mtoe"),
    "billion cubic metre": ("volume", "", "bcm"),
    "swedish krona": ("currency", "swedish krona|swedish kronor", "SEK"),
    "norwegian krone": ("currency", "norwegian krone|norwegian kroner", "NOK"),
    "danish krone": ("currency", "danish krone|danish kroner", "DKK"),
    "hong kong dollar": ("currency", "hong kong dollar", "HKD"),
    "singapore dollar": ("currency", "singapore dollar", "SGD"),
    "new taiwan dollar": ("currency", "taiwan dollar|new taiwan dollar", "TWD"),
    "malaysian ringgit": ("currency", "malaysian ringgit|ringgit", "MYR"),
    "shekel": ("currency", "shekel|israeli shekel|new israeli shekel", "ILS NIS"),
    "turkish lira": ("currency", "turkish lira|lira", "TRY"),
    "saudi riyal": ("currency", "saudi riyal|riyal", "SAR"),
    "uae dirham": ("currency", "dirham", "AED"),
    "thai baht": ("currency", "thai baht|baht", "THB"),
    "indonesian rupiah": ("currency", "rupiah|indonesian rupiah", "IDR"),
    "nigerian naira": ("currency", "naira|nigerian naira", "NGN"),
    "kenyan shilling": ("currency", "kenyan shilling", "KES"),
    "polish zloty": ("currency", "zloty|polish zloty", "PLN"),
    "argentine peso": ("currency", "argentine peso", "ARS"),
    "philippine peso": ("currency", "philippine peso", "PHP"),
    "czech koruna": ("currency", "koruna|czech koruna|czech crown", "CZK"),
    "hungarian forint": ("currency", "forint|hungarian forint", "HUF"),
    "ukrainian hryvnia": ("currency", "hryvnia|ukrainian hryvnia", "UAH"),
    "vietnamese dong": ("currency", "vietnamese dong", "VND"),
    "georgian lari": ("currency", "lari|georgian lari", "GEL"),
    "costa rican colón": ("currency", "colón|costa rican colón", "₡"),
    "lao kip": ("currency", "lao kip", "₭"),
    "bitcoin": ("currency", "bitcoin", "BTC"),
    "sen": ("currency", "sen", ""),
}
#: More spellings of names that are already there.
_ALSO: dict[str, tuple[str, str]] = {
    "pound sterling": ("quid|british pound", "GBP"),
    "penny": ("pence|pennies|pence piece", "p"),
    "dollar": ("us dollar|american dollar|united states dollar|greenback", "USD"),
    "chinese yuan": ("renminbi", "RMB rmb Rmb CNY"),
    "japanese yen": ("", "JPY YEN"),
    "indian rupee": ("", "INR Rs"),
    "degree Celsius": (
        "degrees celsius|celcius|celsuis|centigrate|centegrade|degrees celcius|degrees centigrade|centigrade|"
        "degrees c|degree c|deg c|deg celsius",
        "°C C° ℃ degC",
    ),
    "degree fahrenheit": (
        "degrees fahrenheit|farenheit|farenheight|fahrenheight|degrees farenheit|degree farenheit|degrees f|degree "
        "f|deg f",
        "°F F° ℉ degF",
    ),
    "mile per hour": ("mile an hour", "mph MPH"),
    "kilometre per hour": ("kilometre an hour|kilometer an hour|km an hour|km per hour", "km/h kph kmph km/hr kmh"),
    "metre per second": ("", "m/s"),
    "square metre": ("square m|sq metre", "m2 m² sqm m^2"),
    "square kilometre": ("sq kilometre|square km|sq km", "km2 km² sqkm km^2"),
    "square mile": ("sq mile", "sq.mi"),
    "square foot": ("square ft|sq foot", "sqft ft2 ft²"),
    "square yard": ("sq yard", ""),
    "cubic metre": ("", "m3 m³"),
    "hectare": ("hectare", "ha"),
    "kilogram": ("kilo", "kg kgs Kg KG"),
    "pound-mass": ("", "lb lbs"),
    "kilometre": ("", "km kms Km KM"),
    "millimetre": ("millimeter", "mm"),
    "centimetre": ("", "cm"),
    "micrometre": ("", "μm um"),
    "horsepower": ("horse power|hp", "hp HP"),
    "kilowatt hour": ("", "kWh KWh kwh"),
    "megawatt": ("", "MW"),
    "gigabyte": ("gig", "GB Gb gb"),
    "megabyte": ("meg", "MB"),
    "kilobyte": ("", "KB Kb kB"),
    "terabyte": ("", "TB"),
    "megabit per second": ("", "Mbps Mbit/s Mb/s mbps"),
    "gigabit per second": ("", "Gbps Gbit/s Gb/s"),
    "minute": ("", "min mins"),
    "second": ("", "sec secs"),
    "hour": ("", "hr hrs"),
    "year": ("yr", "yr yrs"),
    "foot": ("", "ft"),
    "pound per square inch": ("", "psi"),
    "farad": ("", "µF mF"),
    "square centimetre": ("", "cm2 cm²"),
    "cubic centimetre": ("", "cm3 cm³ cc"),
    "newton metre": ("", "Nm"),
    "revolutions per minute": ("revolution per minute", "rpm"),
    "basis point": ("", "bps bp"),
    "barrel": ("barrel of oil equivalent", "bbl boe"),
}
#: Symbols of quantulum3 that may follow a number in news; its one-letter ones ("a", "p", "c", "S") mostly mislead.
_SYMBOLS = frozenset(
    "km cm mm µm nm mi ft yd kg g mg µg lb lbs oz t ha cl L l ml °C °F mph MPH kph kW MW GW TW W hp kWh "
    "kcal V kV A mAh "
    "m ″ ′ Ah Hz kHz MHz GHz GB MB TB KB kB PB gb tb Mbps kbps Gbps psi kPa MPa hPa mmHg Nm kN rpm RPM px "
    "dB ppm ppb ms msec "
    "min hr hrs h sec USD EUR GBP JPY CNY KRW INR RUB MXN BRL ZAR CHF CAD AUD NZD ₽ € £ ¥ 元 ₩ ₹ $ bps dm "
    "mSv µSv Bq kJ J MJ eV lm lx amp N Pa".split()
)
#: Currency signs and codes in front of the figure. Longest first when they are compiled.
BEFORE: dict[str, str] = {
    "$": "dollar", "US$": "dollar", "$US": "dollar", "U.S.$": "dollar", "USD": "dollar", "£": "pound sterling",
    "GBP": "pound sterling",
    "€": "euro", "EUR": "euro", "¥": "japanese yen", "JPY": "japanese yen", "Y=": "japanese yen",
    "A$": "australian dollar", "AU$": "australian dollar",
    "AUD": "australian dollar", "$A": "australian dollar", "C$": "canadian dollar", "CA$": "canadian dollar",
    "CAD$": "canadian dollar",
    "Can$": "canadian dollar", "CAD": "canadian dollar", "NZ$": "new zealand dollar", "$NZ": "new zealand dollar",
    "NZD$": "new zealand dollar",
    "NZD": "new zealand dollar", "HK$": "hong kong dollar", "HKD": "hong kong dollar", "S$": "singapore dollar",
    "SGD": "singapore dollar",
    "NT$": "new taiwan dollar", "R$": "brazilian real", "BRL": "brazilian real", "Rmb": "chinese yuan",
    "RMB": "chinese yuan", "CNY": "chinese yuan",
    "CN¥": "chinese yuan", "RM": "malaysian ringgit", "MYR": "malaysian ringgit", "Rs": "indian rupee",
    "Rs.": "indian rupee", "₹": "indian rupee",
    "INR": "indian rupee", "₽": "russian ruble", "RUB": "russian ruble", "₩": "south korean won",
    "KRW": "south korean won", "CHF": "swiss franc",
    "SFr": "swiss franc", "SEK": "swedish krona", "SKr": "swedish krona", "NOK": "norwegian krone",
    "NKr": "norwegian krone", "DKK": "danish krone",
    "DKr": "danish krone", "₪": "shekel", "NIS": "shekel", "₺": "turkish lira", "₦": "nigerian naira",
    "₱": "philippine peso", "฿": "thai baht",
    "₫": "vietnamese dong", "₴": "ukrainian hryvnia", "₾": "georgian lari", "Mex$": "mexican peso",
    "MXN": "mexican peso", "ZAR": "south african rand",
    "SAR": "saudi riyal", "AED": "uae dirham", "Ksh": "kenyan shilling", "₿": "bitcoin", "₡": "costa rican colón",
    "₭": "lao kip", "元": "chinese yuan",
    "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "rmb": "chinese yuan", "cad$": "canadian dollar",
    "nzd$": "new zealand dollar", "u.s.$": "dollar",
    # £ after transliteration to ASCII, as news archives have it; only before a scale or a comma
    "PS": "pound sterling",
}  # fmt: skip
_LETTERS = lazily(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*")
_JOINT = lazily(r"[ \u00a0\u2009\u202f]?[-‐‑][ \u00a0]?|[ \u00a0\u2009\u202f]+|/")
_SYMBOL = lazily(
    r"(?:sq|cu)[ .]?(?:m|km|ft|mi|yd|in|feet|metres?|miles?|kilomet(?:re|er)s?)\b"
    r"|°[ ]?[CF]?\b|[°€£¥元₽₩₹$℃℉′″'\"”]|[^\W\d_]+(?:[/.-][^\W\d_]+)?[²³23]?"
)
_LONGEST = 4


@dataclass(frozen=True)
class Unit:
    """A unit's name, as quantulum3 has it where it has it, and what it measures ("currency", "length", "time")."""

    name: str
    entity: str


@dataclass(frozen=True)
class UnitTable:
    """How units are printed after a number: words in lower case, with hyphens as spaces, and symbols as they stand."""

    words: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    first: frozenset[str]

    def after(self, text: str, at: int) -> tuple[Unit, int] | None:
        """The unit that begins exactly at ``at`` and the offset behind it; the longest spelling wins."""
        found = self._words(text, at)
        symbol = _SYMBOL.match(text, at)
        if symbol is not None:
            unit = self.symbols.get(_squeeze(symbol.group())) or self.symbols.get(symbol.group().rstrip("./-"))
            if unit is not None and (found is None or symbol.end() > found[1]) and _closed(text, symbol.end()):
                found = unit, symbol.end()
        pair = unit_symbols.paired(text, at) if text.find("/", at + 1, at + 5) > 0 else None
        if pair is not None and (found is None or pair[1] > found[1]):
            return Unit(pair[0], "rate"), pair[1]
        return found

    def _words(self, text: str, at: int) -> tuple[Unit, int] | None:
        word = _LETTERS.match(text, at)
        if word is None or word.group().lower() not in self.first:
            return None
        spelt, best = "", None
        for _ in range(_LONGEST):
            spelt += word.group().lower().replace("’", "'")
            if spelt in self.words:
                best = self.words[spelt], word.end()
            joint = _JOINT.match(text, word.end())
            word = _LETTERS.match(text, joint.end()) if joint else None
            if word is None:
                break
            spelt += " "
        return best if best and _closed(text, best[1]) else None


def load_units() -> UnitTable:
    """The table, built once by whoever runs the desk (a few milliseconds).

    Raises UsageError when quantulum3 is not installed.
    """
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    known: dict[str, Unit] = {}
    for name, entity, surfaces, signs in _entries():
        unit = known.setdefault(name, Unit(name, entity))
        for surface in surfaces:
            for form in _forms(surface.lower().replace("-", " ")):
                if form not in words or _PREFERRED.get(surface.lower()) == name:
                    words[form] = unit
        for sign in signs:
            symbols.setdefault(sign, unit)
    return UnitTable(words, symbols, frozenset(form.split(" ", 1)[0] for form in words))


def quantulum_entries() -> Iterator[tuple[str, str, list[str], list[str]]]:
    """(name, entity, surfaces, symbols) of quantulum3's units with its metric prefixes applied, as its loader does."""
    for name, props in _package_data().items():
        surfaces, symbols = props.get("surfaces", []), props.get("symbols", [])
        yield name, props["entity"], surfaces, symbols
        for letter in props.get("prefixes", []):
            prefix = PREFIXES[letter]
            yield prefix + name, props["entity"], [prefix + s for s in surfaces], [letter + s for s in symbols]


def _entries() -> Iterator[tuple[str, str, Iterable[str], Iterable[str]]]:
    for name, (entity, surfaces, symbols) in _OURS.items():
        yield name, entity, [s for s in surfaces.split("|") if s], symbols.split()
    for name, entity, theirs, signs in quantulum_entries():
        if name in {"united states dollar", "short ton", "minute of arc", "second of arc", "degree angle"}:
            continue
        more, also = _ALSO.get(name, ("", ""))
        plain = [s for s in theirs if s.lower() not in _ORDINARY]
        yield (
            name,
            entity,
            [s for s in [*more.split("|"), *plain] if s],
            [*also.split(), *(s for s in signs if s in _SYMBOLS or s[:3] in {"sq ", "cu "})],
        )


def _package_data() -> dict[str, Any]:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError("units", "quantulum3 is not installed", "pip install quantulum3")
    path = Path(spec.submodule_search_locations[0]) / "units.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _forms(surface: str) -> tuple[str, ...]:
    """A surface and its plural: "mile per hour" and "miles per hour"."""
    head, joint, rest = re.match(r"(.*?)( per | of | an? | to the |$)(.*)", surface).groups()  # type: ignore[union-attr]
    return surface, f"{_plural(head)}{joint}{rest}"


def _plural(words: str) -> str:
    if words.endswith("foot"):
        return words[:-4] + "feet"
    if words.endswith(("s", "yen", "yuan", "rand", "renminbi", "baht", "ringgit", "hertz", "feet", "won")):
        return words
    if words.endswith(("ch", "x", "sh")):
        return words + "es"
    return words[:-1] + "ies" if re.search(r"[^aeiou]y$", words) else words + "s"


def _squeeze(symbol: str) -> str:
    return re.sub(r"^(sq|cu)[ .]?", r"\1 ", symbol) if symbol[:2] in {"sq", "cu"} else symbol.replace("° ", "°")


def _closed(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() or text[at] == "_")
