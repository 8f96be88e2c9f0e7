"""Cells of a table -> values. Every function raises ValueError on a cell that is not what its column holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pipeline.official.schema import Field, FieldType
from pipeline.patterns import lazily
from pipeline.records import Qualifiers

EXPECTED: dict[FieldType, str] = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number in digits, such as 1234 or 12.5",
    "date": "a day written YYYY-MM-DD",
    "partial date": "a date written YYYY, YYYY-MM or YYYY-MM-DD",
    "qualifiers": "key=value pairs parted by semicolons and sorted by key, such as age=0-17;flag=online",
    "list": "values parted by |",
    "flag": "yes or no",
}
_NUMBER = lazily(r"[+-]?\d+(?:\.\d+)?")
_INTEGER = lazily(r"[+-]?\d+")
_PARTIAL = lazily(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAY = lazily(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=4096)
def day(cell: str) -> date:
    """YYYY-MM-DD."""
    if not _DAY.fullmatch(cell):
        raise ValueError(cell)
    return date.fromisoformat(cell)


@lru_cache(maxsize=4096)
def partial_date(cell: str) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD, kept as it is."""
    found = _PARTIAL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return cell


def number(cell: str, power: int = 0) -> float | None:
    """A decimal times ten to the ``power``; None for an empty cell."""
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell):
        raise ValueError(cell)
    return float(Decimal(cell).scaleb(power)) if power else float(cell)


@lru_cache(maxsize=256)
def integer(cell: str) -> int:
    """A whole number in digits."""
    if not _INTEGER.fullmatch(cell):
        raise ValueError(cell)
    return int(cell)


@lru_cache(maxsize=4096)
def qualifiers(cell: str) -> Qualifiers:
    """``key=value;key=value``, sorted by key, each key once."""
    pairs: list[tuple[str, str]] = []
    for part in cell.split(";") if cell else ():
        key, sign, value = part.partition("=")
        if not (key and sign and value) or (pairs and pairs[-1][0] >= key):
            raise ValueError(cell)
        pairs.append((key, value))
    return tuple(pairs)


def listed(cell: str) -> tuple[str, ...]:
    """Values parted by ``|``."""
    if not cell:
        return ()
    values = tuple(cell.split("|"))
    if not all(values):
        raise ValueError(cell)
    return values


def flag(cell: str) -> bool:
    """``yes`` or ``no``."""
    return {"yes": True, "no": False}[cell]


def is_good(cell: str, field: Field) -> bool:
    """Whether the cell holds what the column holds."""
    if not cell:
        return field.needed != "cell"
    if field.allowed:
        return cell in field.allowed
    try:
        _READERS[field.type](cell)
    except (ValueError, KeyError):
        return False
    return True


_READERS: dict[FieldType, Callable[[str], object]] = {
    "string": str,
    "integer": integer,
    "number": number,
    "date": day,
    "partial date": partial_date,
    "qualifiers": qualifiers,
    "list": listed,
    "flag": flag,
}
