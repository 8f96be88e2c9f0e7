"""Accident and emergency departments of England: attendances, waits and admissions, by month and financial year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.official.figures import Figure, official_source, rounded, write_figures
from pipeline.official.raw_tables import number_in, raw_rows
from pipeline.official.spans import Span, financial_year, month
from pipeline.records import Indicator

_ENGLAND = "E92000001"
_COUNTED = ("attendances", "breaches", "admissions")
_COLUMNS = ("period", "org_code", "type", *_COUNTED)
_MONTHS_OF_A_YEAR = 12
_SOURCE = official_source(
    "nhs-england-ae",
    "NHS England",
    "A&E attendances and emergency admissions, April 2016 to March 2019",
    "https://www.england.nhs.uk/statistics/statistical-work-areas/ae-waiting-times-and-activity/",
)
_DEPARTMENTS = "in A&E departments of England, of all types, minor injury units and walk-in centres included."
_MAJOR = "in major (type 1) A&E departments of England: consultant-led, round the clock."


def _series(id_: str, label: str, unit: str, synonyms: tuple[str, ...], definition: str) -> Indicator:
    return Indicator(id_, label, unit, synonyms, definition, (), ("country",))


_ATTENDANCES = _series(
    "ae_attendances", "A&E attendances", "attendance",
    ("attendances at A&E", "A&E visits", "visits to A&E", "total A&E attendances", "attendances at A&E departments"),
    f"Attendances {_DEPARTMENTS}",
)  # fmt: skip
_MAJOR_ATTENDANCES = _series(
    "ae_attendances_type_1", "type 1 A&E attendances", "attendance",
    ("attendances at major A&E departments", "attendances at type 1 A&E departments", "major A&E attendances"),
    f"Attendances {_MAJOR}",
)  # fmt: skip
_LONG_WAITS = _series(
    "ae_waits_over_four_hours", "A&E waits of more than four hours", "patient",
    ("patients who waited more than four hours in A&E", "A&E four-hour breaches", "waits over four hours in A&E"),
    f"Patients who spent more than four hours {_DEPARTMENTS}",
)  # fmt: skip
_WITHIN = _series(
    "ae_within_four_hours", "A&E patients seen within four hours", "percentage",
    (
        "A&E patients dealt with within four hours", "patients seen within four hours", "A&E four-hour performance",
        "A&E patients admitted, transferred or discharged within four hours",
    ),
    f"Patients per hundred who spent four hours or less {_DEPARTMENTS}",
)  # fmt: skip
_MAJOR_WITHIN = _series(
    "ae_within_four_hours_type_1", "type 1 A&E patients seen within four hours", "percentage",
    ("patients seen within four hours at major A&E departments",),
    f"Patients per hundred who spent four hours or less {_MAJOR}",
)  # fmt: skip
_ADMISSIONS = _series(
    "emergency_admissions_via_ae", "emergency admissions via A&E", "admission",
    ("admissions via A&E", "emergency admissions through A&E", "A&E admissions"),
    f"Patients admitted to hospital from A&E, counted {_DEPARTMENTS}",
)  # fmt: skip
_Sums = dict[str, float]


def write_emergency(raw: Path, folder: Path, retrieved: str) -> None:
    """Write the data set from the raw table of providers by month.

    Raises ReferenceTableError when the raw table is missing or a row has no count.
    """
    write_figures(
        folder,
        "Accident and emergency attendances, England",
        "Sums over all providers by month from April 2016 to March 2019 and by financial year: attendances, of all "
        "departments and of major ones (type 1), patients who waited more than four hours, the percentage who did not, "
        "and admissions. The date of a release is the month after the period. Figures of single trusts are left out: "
        "a hospital is no place that the table of geographies knows. Contains public sector information licensed "
        "under the Open Government Licence v3.0.",
        _figures(raw),
        [_SOURCE],
        retrieved,
    )


def _figures(raw: Path) -> Iterator[Figure]:
    by_span: defaultdict[Span, tuple[_Sums, _Sums]] = defaultdict(lambda: (defaultdict(float), defaultdict(float)))
    months: defaultdict[Span, set[str]] = defaultdict(set)
    for number, row in enumerate(raw_rows(raw, _COLUMNS), start=2):
        year, month_number = int(row["period"][:4]), int(row["period"][5:7])
        of_year = financial_year(year if month_number >= 4 else year - 1)
        months[of_year].add(row["period"])
        for span in (month(year, month_number), of_year):
            everywhere, major = by_span[span]
            for column in _COUNTED:
                count = number_in(row, column, f"{raw}, row {number}")
                everywhere[column] += count
                if row["type"] == "1":
                    major[column] += count
    for span, (everywhere, major) in by_span.items():
        if span not in months or len(months[span]) == _MONTHS_OF_A_YEAR:
            yield from _told(span, everywhere, major)


def _told(span: Span, everywhere: _Sums, major: _Sums) -> Iterator[Figure]:
    for indicator, count in (
        (_ATTENDANCES, everywhere["attendances"]),
        (_MAJOR_ATTENDANCES, major["attendances"]),
        (_LONG_WAITS, everywhere["breaches"]),
        (_ADMISSIONS, everywhere["admissions"]),
    ):
        yield Figure(indicator, _ENGLAND, span, f"{count:.0f}", _SOURCE.id, span.month_after(1))
    for indicator, sums in ((_WITHIN, everywhere), (_MAJOR_WITHIN, major)):
        if sums["attendances"]:
            share = 100 * (1 - sums["breaches"] / sums["attendances"])
            value = rounded(share, 1)
            yield Figure(indicator, _ENGLAND, span, value, _SOURCE.id, span.month_after(1), "percent", decimals=1)
