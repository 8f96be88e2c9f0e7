"""Adapter: this project's numbers -> the predictions that a scorer of quantities reads.

One label stands for comparator and direction, as FORMATS has it. Kinds that name and count nothing are left out.
What the data sets label otherwise than this project does is mapped here, and only here:
- ordinals and verbs such as "doubled" are no quantities in NewsQuant and R3;
- "dozens" starts at 12 there; a rate is one unit ("dollar per barrel"); ages are "year of age";
- span sets (PUD) mark the digits or number words alone, each end of a range, and years.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.extract.direction import direction_of
from pipeline.extract.nouns import counted_noun
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.periods import find_periods
from pipeline.extract.quantities import read_quantities
from pipeline.language import Parser, Text
from pipeline.records import Direction, Paragraph, Quantity
from pipeline.units import UnitTable, load_units

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEFT_OUT = frozenset({"date", "period", "time", "phone", "score", "identifier"})
_NAMES = {
    "degree Celsius": "celsius", "degree fahrenheit": "fahrenheit", "tonne": "metric ton", "metric horsepower": "horsepower",
    "time": "count",
}  # fmt: skip
_PIECE = re.compile(
    r"\d[\d,.]*(?:\s?(?:million|billion|trillion|bn|m|k|tn)\b)?(?<![.,])|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[A-Za-z]+teen|[Ee]leven|[Tt]welve|[A-Za-z]+ty(?:-[a-z]+)?|"
    r"hundred|thousand|million|billion)\b"
)


def predict(texts: Iterable[tuple[str, str]], parser: Parser, spans: bool = False) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(id, text) pairs -> (id, predicted quantities). ``spans``: number spans as PUD marks them, years included."""
    units = load_units()
    for name, text in texts:
        parts = paragraphs(text)
        docs = list(parser.parse(Text(part.text) for part in parts))
        found: list[dict[str, Any]] = []
        for part, doc in zip(parts, docs, strict=True):
            for quantity in _read(name, part, units):
                found.extend(_pieces(quantity) if spans else _prediction(quantity, part, doc))
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


def _prediction(quantity: Quantity, part: Paragraph, doc: Doc) -> Iterator[dict[str, Any]]:
    if quantity.kind in LEFT_OUT or quantity.kind == "rank" or quantity.value is None:
        return
    start, end = quantity.passage.start - part.start, quantity.passage.end - part.start
    if quantity.kind == "multiple" and not re.search(r"\d|fold|times", quantity.passage.text):
        return
    value: Any = list(quantity.value) if isinstance(quantity.value, tuple) else quantity.value
    if quantity.kind == "vague" and value == [24, 100]:
        value = [12, 120]
    yield {"value": value, "unit": _unit(quantity, doc, start, end), "change": _label(quantity, direction_of(doc, start, end))}


def _unit(quantity: Quantity, doc: Doc, start: int, end: int) -> str | None:
    unit = quantity.unit
    if quantity.kind == "age":
        return f"{unit} of age"
    if quantity.kind == "multiple":
        return "count"
    if unit is None and quantity.kind in {"count", "vague", "ratio", "fraction", "other", "index"}:
        noun = counted_noun(doc, start, end)
        unit = noun[2] if noun else None
        if unit and quantity.kind in {"ratio", "fraction"}:
            unit = f"% {unit}"
    unit = _NAMES.get(unit or "", unit)
    return f"{unit} per {quantity.per}" if unit and quantity.per else unit


def _label(quantity: Quantity, direction: Direction | None) -> str:
    """FORMATS' rule for the one label: the comparator, but the direction where there is only a bound beside it."""
    if direction is not None and quantity.comparator in {"=", "<", ">"}:
        return direction
    return quantity.comparator


def _pieces(quantity: Quantity) -> Iterator[Mapping[str, Any]]:
    if quantity.kind in {"time", "phone", "score", "identifier", "rank", "vague"}:
        return
    for found in _PIECE.finditer(quantity.passage.text):
        start = quantity.passage.start + found.start()
        yield {"value": None, "unit": None, "span": [start, start + len(found.group())]}
