"""The United Kingdom's data for the Sustainable Development Goals, indicator by indicator, as tidy raw tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.figures import SEXES, Figure, rounded
from pipeline.official.raw_tables import RawRow, number_in, raw_rows
from pipeline.official.spans import Span, calendar_year, financial_year, quarter, three_years
from pipeline.patterns import lazily
from pipeline.records import Indicator, Source

_STATUSES = {
    "Normal value": "A", "Undefined": "A", "Definition differs": "A", "Low reliability": "U",
    "Missing data; suppressed": "Q", "Missing value; suppressed": "Q", "Missing value": "M",
}  # fmt: skip
_AGES = ((lazily(r"(\d+) to (\d+)"), "{}-{}"), (lazily(r"(\d+) and over"), "{}-"))
_PERIODS: tuple[tuple[re.Pattern[str], Callable[[int, int], Span]], ...] = (
    (lazily(r"(\d{4})()"), lambda year, _: calendar_year(year)),
    (lazily(r"(\d{4})/(\d\d)"), lambda year, _: financial_year(year)),
    (lazily(r"(\d{4})-(\d\d)"), lambda year, _: three_years(year)),
    (lazily(r"(\d{4}) Q([1-4])"), quarter),
)


@dataclass(frozen=True)
class Selection:
    """Which rows of a raw table are figures of an indicator, and how its publisher told them.

    ``where`` is what columns must hold; every other column that splits the population must be empty. ``whole`` is the
    area of rows that name none. ``published`` gives the usual month of a period's first release.
    """

    table: str
    indicator: Indicator
    source: Source
    whole: str
    published: Callable[[Span], str]
    where: Mapping[str, str] = field(default_factory=dict)
    measure: str = "rate"
    decimals: int = 1
    status: str = ""
    base: str = ""
    span: Callable[[Span], Span] = lambda span: span


#: Columns that say nothing of who is counted.
_PLAIN = frozenset(
    {"Year", "Value", "Units", "Unit measure", "Unit multiplier", "Observation status", "GeoCode", "Country", "Region"}
)
_READ = frozenset({"Age", "Sex"})


def select(folder: Path, chosen: Selection) -> Iterator[Figure]:
    """The figures that a selection takes from its raw table.

    Raises ReferenceTableError when the table is missing, or a selected row has a period, age or status that is not
    known, or no number.
    """
    path = folder / chosen.table
    for number, row in enumerate(raw_rows(path, ("Year", "Observation status", "Value", *chosen.where)), start=2):
        if all(row[column] == cell for column, cell in chosen.where.items()) and not _split(row, chosen):
            yield _figure(row, f"{path}, row {number}", chosen)


def _split(row: RawRow, chosen: Selection) -> bool:
    """Whether a row is of a part of the population that no qualifier tells."""
    others = row.keys() - _PLAIN - _READ - chosen.where.keys()
    return any(row[column] for column in others)


def _figure(row: RawRow, where: str, chosen: Selection) -> Figure:
    if row["Observation status"] not in _STATUSES:
        raise ReferenceTableError(
            f"{where}, column Observation status", f"{row['Observation status']!r} is no status that is known"
        )
    if not row.get("GeoCode") and (row.get("Country") or row.get("Region")):
        raise ReferenceTableError(f"{where}, column GeoCode", "the row names an area and has no code of it")
    span = chosen.span(_span(row["Year"], where))
    value = rounded(number_in(row, "Value", where), chosen.decimals) if row["Value"] else ""
    status = _STATUSES[row["Observation status"]]
    return Figure(
        chosen.indicator, row.get("GeoCode") or chosen.whole, span, value, chosen.source.id, chosen.published(span),
        chosen.measure, qualifiers=(("age", _age(row.get("Age", ""), where)), ("sex", SEXES[row.get("Sex", "")])),
        decimals=chosen.decimals, status=chosen.status if status == "A" and chosen.status else status,
        base=chosen.base,
    )  # fmt: skip


def _span(text: str, where: str) -> Span:
    for pattern, build in _PERIODS:
        if found := pattern.fullmatch(text):
            return build(int(found[1]), int(found[2] or 0))
    raise ReferenceTableError(f"{where}, column Year", f"{text!r} is no period that is known")


def _age(text: str, where: str) -> str:
    if not text:
        return ""
    for pattern, form in _AGES:
        if found := pattern.fullmatch(text):
            return form.format(*found.groups())
    raise ReferenceTableError(f"{where}, column Age", f"{text!r} is no age group such as '16 to 24'")
