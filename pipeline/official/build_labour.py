"""Unemployment rates of the United Kingdom, its countries and regions, and young people who neither work nor learn."""

from __future__ import annotations

from pathlib import Path

from pipeline.official.figures import official_source, write_figures
from pipeline.official.sdg import Selection, select
from pipeline.official.spans import Span
from pipeline.records import Indicator

_UNITED_KINGDOM = "K02000001"
_UNEMPLOYMENT = Indicator(
    "unemployment_rate",
    "unemployment rate",
    "percentage",
    (
        "unemployment", "jobless rate", "rate of unemployment", "joblessness", "headline unemployment rate",
        "headline jobless rate", "ILO unemployment rate", "unemployed rate", "youth unemployment rate",
        "youth unemployment",
    ),
    "People of 16 and over who have no job, look for one and could start, per hundred who have or look for one; "
    "seasonally adjusted, three months at a time (quarters only), from the Labour Force Survey.",
    (("age", "16-"),),
    ("region", "country", "group of countries"),
)  # fmt: skip
_NEET = Indicator(
    "young_people_not_in_education_employment_or_training",
    "young people not in education, employment or training",
    "percentage",
    (
        "NEET rate", "proportion of young people who were NEET", "young people who were NEET", "NEETs",
        "16 to 24-year-olds not in education, employment or training",
    ),
    "People of 16 to 24 who neither work nor learn, per hundred of that age; seasonally adjusted, three months at a "
    "time, or the mean of four quarters for a year.",
    (("age", "16-24"),),
    ("country",),
)  # fmt: skip
_LABOUR_MARKET = official_source(
    "ons-labour-market",
    "Office for National Statistics",
    "Labour market statistics time series",
    "https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/employmentandemployeetypes/datasets/"
    "labourmarketstatistics",
)
_YOUNG = official_source(
    "ons-neet",
    "Office for National Statistics",
    "Young people not in education, employment or training (NEET)",
    "https://www.ons.gov.uk/employmentandlabourmarket/peoplenotinwork/unemployment/datasets/"
    "youngpeoplenotineducationemploymentortrainingneettable1",
)


def _two_months_on(span: Span) -> str:
    return span.month_after(2)


_PROPORTION = "Proportion of youth not in education, employment or training"
_ADJUSTED = "Seasonally adjusted"
#: Estimates of a survey, which is weighted anew from time to time: every release moves some by a tenth.
_REVISED = "E"
_SELECTIONS = (
    Selection(
        "indicator_8-5-2.csv", _UNEMPLOYMENT, _LABOUR_MARKET, _UNITED_KINGDOM, _two_months_on,
        {"Series": _ADJUSTED}, "percent", status=_REVISED,
    ),
    *(
        Selection(
            "indicator_8-6-1.csv", _NEET, _YOUNG, _UNITED_KINGDOM, _two_months_on,
            {"Series": series, "Seasonally adjusted or not": _ADJUSTED}, "percent", status=_REVISED,
        )
        for series in (_PROPORTION, f"{_PROPORTION} (quarterly)")
    ),
)  # fmt: skip


def write_labour(raw: Path, folder: Path, retrieved: str) -> None:
    """Write the data set from the raw tables of goals 8.5 and 8.6.

    Raises ReferenceTableError when a raw table is missing or malformed.
    """
    write_figures(
        folder,
        "Labour market, United Kingdom",
        "Unemployment rates from the first quarter of 2000 to that of 2023, by sex for countries and regions, by age "
        "and sex for the United Kingdom; young people not in education, employment or training. Seasonally adjusted "
        "only: rates by country of birth and disability are not, and are left out. The raw table has calendar "
        "quarters, no rolling three months. The date of a release is the usual month, two after the period; the "
        "figures are those of the releases of May and February 2023. Contains public sector information licensed "
        "under the Open Government Licence v3.0.",
        [figure for selection in _SELECTIONS for figure in select(raw, selection)],
        [_LABOUR_MARKET, _YOUNG],
        retrieved,
    )
