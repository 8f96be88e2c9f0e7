"""Rates of life and death, prisons and the economy that the United Kingdom reports for the Sustainable Development
Goals, as far as print means the same by their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.official.figures import official_source, write_figures
from pipeline.official.sdg import Selection, select
from pipeline.official.spans import Span, day
from pipeline.records import Indicator

_UNITED_KINGDOM, _ENGLAND_AND_WALES = "K02000001", "K04000001"
_COUNTRIES = ("country", "group of countries")
_CHILDREN = Indicator(
    "under_five_mortality_rate",
    "under-five mortality rate",
    "death per 1,000 live births",
    ("child mortality rate", "child mortality", "deaths of children under five per 1,000 live births"),
    "Deaths of children under five per 1,000 live births in a calendar year. Not the infant mortality rate, which "
    "counts deaths under one.",
    (),
    _COUNTRIES,
)
_MATERNAL = Indicator(
    "maternal_mortality_rate",
    "maternal mortality rate",
    "death per 100,000 maternities",
    ("maternal mortality", "maternal death rate", "rate of maternal deaths"),
    "Women who died in pregnancy or within six weeks of its end, of direct or indirect causes, per 100,000 "
    "maternities, three years together.",
    (),
    ("country",),
)
_SUICIDE = Indicator(
    "suicide_rate",
    "suicide rate",
    "death per 100,000 people",
    ("suicide mortality rate", "rate of suicide", "male suicide rate", "female suicide rate", "suicides per 100,000"),
    "Suicides registered in a calendar year per 100,000 people of 10 and over, age-standardised.",
    (),
    ("region", *_COUNTRIES),
)
_REMAND = Indicator(
    "unsentenced_prisoners",
    "prison population held on remand",
    "percentage",
    ("prisoners on remand", "unsentenced prisoners", "remand population as a share of the prison population"),
    "Prisoners held on remand, untried or convicted and not sentenced, per hundred prisoners on 30 June.",
    (),
    ("group of countries",),
)
_GROWTH = Indicator(
    "real_gdp_per_head_growth",
    "real GDP per head growth",
    "percentage",
    ("growth of real GDP per capita", "real GDP per capita growth", "growth in real GDP per head"),
    "By how much gross domestic product per head, at constant prices, was above that of the year before.",
    (),
    ("country",),
)


def _on_30_june(span: Span) -> Span:
    return day(date(span.end.year, 6, 30))


_SELECTIONS = (
    Selection(
        "indicator_3-2-1.csv",
        _CHILDREN,
        official_source(
            "ons-child-mortality", "Office for National Statistics", "Childhood mortality in England and Wales",
            "https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/deaths/datasets/"
            "childmortalitystatisticschildhoodinfantandperinatalchildhoodinfantandperinatalmortalityinenglandandwales",
        ),
        _UNITED_KINGDOM, lambda span: f"{span.end.year + 2}-03", decimals=2, base="1,000 live births",
    ),
    Selection(
        "indicator_3-1-1.csv",
        _MATERNAL,
        replace(
            official_source(
                "npeu-mbrrace", "National Perinatal Epidemiology Unit", "MBRRACE-UK reports",
                "https://www.npeu.ox.ac.uk/mbrrace-uk/reports",
            ),
            official=False,
        ),
        _UNITED_KINGDOM, lambda span: f"{span.end.year + 2}-11",
        {"Series": "Maternal mortality rate", "Age": ""}, decimals=2, base="100,000 maternities",
    ),
    Selection(
        "indicator_3-4-2.csv",
        _SUICIDE,
        official_source(
            "ons-suicides", "Office for National Statistics", "Suicides in the United Kingdom",
            "https://www.ons.gov.uk/peoplepopulationandcommunity/birthsdeathsandmarriages/deaths/datasets/"
            "suicidesintheunitedkingdomreferencetables",
        ),
        _UNITED_KINGDOM, lambda span: f"{span.end.year + 1}-09", {"Age": ""}, base="100,000 people",
    ),
    Selection(
        "indicator_16-3-2.csv",
        _REMAND,
        official_source(
            "moj-offender-management", "Ministry of Justice", "Offender management statistics quarterly",
            "https://www.gov.uk/government/collections/offender-management-statistics-quarterly",
        ),
        _ENGLAND_AND_WALES, lambda span: span.month_after(1), {"Age": ""}, "percent", span=_on_30_june,
    ),
    Selection(
        "indicator_8-1-1.csv",
        _GROWTH,
        official_source(
            "ons-economic-accounts", "Office for National Statistics", "UK economic accounts time series",
            "https://www.ons.gov.uk/economy/grossdomesticproductgdp/datasets/unitedkingdomeconomicaccounts",
        ),
        _UNITED_KINGDOM, lambda span: f"{span.end.year + 1}-03",
        {"Series": "Annual growth rate of real GDP per capita"}, "percent_change", status="E", base="the year before",
    ),
)  # fmt: skip


def write_uk_indicators(raw: Path, folder: Path, retrieved: str) -> None:
    """Write the data set from the raw tables of the goals.

    Raises ReferenceTableError when a raw table is missing or malformed.
    """
    write_figures(
        folder,
        "Indicators of the United Kingdom that newspapers print",
        "Deaths of children under five, maternal deaths, suicides, prisoners on remand, growth of GDP per head. The "
        "date of a release is the usual month. Left out, because print means something else by the name: the share of "
        "people at risk of poverty (Eurostat's survey; print has households below average income), referrals of "
        "victims of modern slavery (a count that differs from the headline one), the maternal mortality ratio, waste "
        "sent for recycling (print has household waste), crime survey shares of violence, of partner abuse and of "
        "childhood abuse (age ranges change from year to year). Contains public sector information licensed under the "
        "Open Government Licence v3.0.",
        [figure for selection in _SELECTIONS for figure in select(raw, selection)],
        [selection.source for selection in _SELECTIONS],
        retrieved,
    )
