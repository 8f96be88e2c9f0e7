"""Adapter: this project's numbers -> the predictions that a scorer of quantities reads.

One label stands for comparator and direction, as FORMATS has it. Kinds that name and count nothing are left out.
What the data sets label otherwise than this project does is mapped here, and only here:
- ordinals and verbs such as "doubled" are no quantities in NewsQuant and R3;
- "averaging 5" is about 5 there, and a printed sign a rise or fall;
- "dozens" starts at 12 there; a rate is one unit ("dollar per barrel"); ages are "year of age";
- span sets (PUD) mark the digits or number words alone, each end of a range, and years.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.amounts import read_amounts
from pipeline.extract.changes import find_changes
from pipeline.extract.nouns import counted_units
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.periods import find_periods
from pipeline.extract.placed_numbers import lay
from pipeline.extract.quantities import read_quantities
from pipeline.extract.sentences import sentences
from pipeline.language import Parser
from pipeline.records import Direction, Paragraph, Quantity
from pipeline.units import UnitTable, load_units

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEFT_OUT = frozenset({"date", "period", "time", "phone", "score", "identifier"})
_NAMES = {
    "degree Celsius": "celsius", "degree fahrenheit": "fahrenheit", "tonne": "metric ton", "metric horsepower": "horsep"
                                                                                                                "o"
                                                                                                                "w"
                                                                                                                "e"
                                                                                                                "r",
    "time": "count",
}  # fmt: skip
#: "a 19% drop", "5.4% lower": the size of a change, not a change, to NewsQuant.
_MEASURED_RISE = re.compile(
    r"[ -](?:\w+ )?(?:rise|increase|growth|jump|surge|leap|gain|hike|fall|drop|decrease|decline|slump|reduction|cut|"
    r"dip|plunge|slide|higher|lower|more|less|fewer)\b"
)
#: The verb is a "~" to NewsQuant; "an average of 50" is not.
_AVERAGED = re.compile(r"\baverag(?:ed|ing|es) \Z")
_SIGN = re.compile(r"[$£€]?([-+−])")
_OPENS = re.compile(r"[^()\[\].,;]{0,30}[(\[][^\d)\]]{0,12}")
_SUPERLATIVE = re.compile(r"(?!(?:for|mod|hon|conqu|inter|prot|requ|arr|cont|\w+thw)est)(\w{3,}?)est")
_SILENT_E = frozenset(
    {"larg", "lat", "wid", "saf", "fin", "brav", "wis", "strang", "nic", "rar", "simpl", "sever", "clos"}
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|first|second|third)$", re.IGNORECASE)
_PIECE = re.compile(
    r"\d[\d,.]*(?!\d|st\b|nd\b|rd\b|th\b)(?:\s?(?:million|billion|trillion|bn|m|k|tn)\b)?(?<![.,])|\b(?:[Oo]ne|"
    r"[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[A-Za-z]+teen|[Ee]leven|[Tt]welve|"
    r"[A-Za-z]+ty(?:-[a-z]+)?|"
    r"hundred|thousand|million|billion)\b"
)


def predict(
    texts: Iterable[tuple[str, str]], parser: Parser, spans: bool = False
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(id, text) pairs -> (id, predicted quantities). ``spans``: number spans as PUD marks them, years included."""
    units = load_units()
    for name, text in texts:
        parts = paragraphs(text)
        docs = list(parser.parse(part.text for part in parts))
        found: list[dict[str, Any]] = []
        for part, doc in zip(parts, docs, strict=True):
            quantities = _read(name, part, units)
            if spans:
                found.extend(piece for quantity in quantities for piece in _pieces(quantity))
            elif len(doc):
                told = _differences(name, part, doc, quantities)
                counted = counted_units(doc, part.start, quantities)
                for place, quantity in enumerate(quantities):
                    averaged = _AVERAGED.search(part.text, 0, quantity.passage.start - part.start) is not None
                    found.extend(
                        _prediction(quantity, counted[place], told.get(place), averaged) or _stretch(quantity, units)
                    )
        yield name, found


def run(gold: Path, out: Path, parser: Parser) -> None:
    """Read a gold file, write the predictions for the scorer."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    marked = any(q.get("span") for row in rows for q in row["quantities"])
    with out.open("w", encoding="utf-8") as file:
        for name, quantities in predict(((row["id"], row["text"]) for row in rows), parser, spans=marked):
            file.write(json.dumps({"id": name, "quantities": quantities}, ensure_ascii=False) + "\n")


def _read(name: str, part: Paragraph, units: UnitTable) -> tuple[Quantity, ...]:
    return read_quantities(name, part, find_periods(name, part), units)


def _differences(name: str, part: Paragraph, doc: Doc, quantities: Sequence[Quantity]) -> dict[int, Direction]:
    """The direction of each number that *is* a rise or fall, by its place; levels that take part have none here."""
    sents = sentences(doc)
    numbers = lay(doc, part.start, sents, list(enumerate(quantities)))
    told: dict[int, Direction] = {}
    for sentence in sents:
        mine = [number for number in numbers if number.sentence.index == sentence.index]
        for change in find_changes(name, part.start, doc, sentence, sentence.index, mine):
            for place in (change.amount, change.percent, change.points, change.multiple):
                # "a 19% drop" and "34% higher" are levels of change in NewsQuant, "fell 19%" and "up 34%" are changes
                if (
                    place is not None
                    and change.direction is not None
                    and change.trigger.start < quantities[place].passage.start
                    and not _MEASURED_RISE.match(part.text, quantities[place].passage.end - part.start)
                ):
                    told[place] = change.direction
    return _shared(part, quantities, told)


def _shared(part: Paragraph, quantities: Sequence[Quantity], told: dict[int, Direction]) -> dict[int, Direction]:
    """A conversion in brackets goes with the number that it converts."""
    for place in [place for place in told if place + 1 < len(quantities)]:
        converted, quantity = quantities[place + 1], quantities[place]
        gap = part.text[quantity.passage.end - part.start : converted.passage.start - part.start]
        if converted.kind == quantity.kind and converted.unit != quantity.unit and _OPENS.fullmatch(gap):
            told[place + 1] = told[place]
    return told


def _prediction(
    quantity: Quantity, unit: str | None, direction: Direction | None, averaged: bool
) -> list[dict[str, Any]]:
    if quantity.kind in LEFT_OUT or quantity.value is None:
        return []
    if quantity.kind == "rank" and (unit is None or _ORDINAL.search(quantity.passage.text)):
        return []  # "the top three seeds" counts there, "the third seed" does not
    if quantity.kind == "other" and quantity.passage.text.lower() != "one":
        return []  # a denominator
    if quantity.kind == "multiple" and not re.search(r"\d|fold|times", quantity.passage.text):
        return []
    value = _listed(quantity.value)
    if quantity.kind == "vague" and value == [24, 100]:
        value = [12, 120]
    sign = _SIGN.match(quantity.passage.text) if quantity.kind in {"percent", "money"} else None
    if direction is None and sign is not None:
        direction = "up" if sign.group(1) == "+" else "down"
    label = _label(quantity, direction)
    if averaged and label == "=":
        label = "~"
    return [{"value": value, "unit": _unit(quantity, unit), "change": label}]


def _stretch(quantity: Quantity, units: UnitTable) -> list[dict[str, Any]]:
    """ "the past two years", "nine days later": a period to this project, a duration to the data sets."""
    if quantity.kind != "period":
        return []
    lasting = [a for a in read_amounts(quantity.passage.text, units) if a.kind == "measure"]
    return [{"value": _listed(a.value), "unit": a.unit, "change": a.comparator} for a in lasting]


def _listed(value: float | tuple[float, float] | None) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _unit(quantity: Quantity, unit: str | None) -> str | None:
    if quantity.kind == "age":
        return f"{unit} of age"
    if quantity.kind == "multiple":
        return "count"
    if unit and quantity.kind in {"ratio", "fraction"} and quantity.unit is None:
        unit = f"% {unit}"
    unit = _plain(unit) if unit and quantity.unit is None else unit
    unit = _NAMES.get(unit or "", unit)
    per = {"annum": "year"}.get(quantity.per or "", quantity.per)
    return f"{unit} per {per}" if unit and per else unit


def _plain(noun: str) -> str:
    """A counted noun with its adjectives in their ground form, without "and", as NewsQuant has them."""
    *modifiers, head = noun.replace(" and ", " ").split(" ")
    return " ".join([*(_ground(word) for word in modifiers), head])


def _ground(word: str) -> str:
    found = _SUPERLATIVE.fullmatch(word)
    if found is None:
        return word
    stem = found.group(1)
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem in _SILENT_E:
        return stem + "e"
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem


def _label(quantity: Quantity, direction: Direction | None) -> str:
    """FORMATS' rule for the one label: the comparator, but the direction where there is only a bound beside it."""
    if direction is not None and quantity.comparator in {"=", "<", ">"}:
        return direction
    return quantity.comparator


def _pieces(quantity: Quantity) -> Iterator[dict[str, Any]]:
    if quantity.kind in {"time", "phone", "score", "identifier", "vague"}:
        return
    for found in _PIECE.finditer(quantity.passage.text):
        start = quantity.passage.start + found.start()
        yield {"value": None, "unit": None, "span": [start, start + len(found.group())]}
