"""A newcomer's walk: tables of one's own, as published, are imported, and articles are held against them."""

from __future__ import annotations

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.importing.importer import import_file
from pipeline.official.store import Store, open_store
from pipeline.records import Article
from pipeline.resources import data_folder
from pipeline.settings import Settings

SHIPPED = data_folder("reference")
HEAD = """
[dataset]
name = "{name}"
[source]
publisher = "Larder Trust"
title = "{name}"
url = "https://larder.example/"
licence = "CC0-1.0"
release_date = "2018-06-01"
"""
GRITTING = "Council,2015/16,2016/17\nLeeds,3890.2,5210.9\nKirklees,2250.7,1980\n"
GRITTING_MAP = """
[indicator]
id = "gritting"
label = "spending on gritting"
synonyms = ["road salt"]
unit = "GBP"
measure = "currency"
multiplier = 3
[place]
column = "Council"
[value]
columns = ["B:C"]
headings = ["period"]
"""
RENTS = "Month,Wales,Scotland\n2017 Mar,101.4,102.1\n2018 Mar,102.4,102.8\n"
RENTS_MAP = """
[indicator]
id = "rent_index"
label = "index of mooring rents"
synonyms = ["mooring rents"]
unit = "index"
measure = "index"
[place]
kinds = ["country"]
[period]
column = "Month"
[value]
columns = ["B:C"]
headings = ["place"]
base_period = "2015"
"""
PARCELS = "Area,Period,Parcels\nScotland,Apr 2016 to Mar 2017,145865\nScotland,Apr 2017 to Mar 2018,170625\n"
PARCELS_MAP = """
[indicator]
id = "food_parcels"
label = "food parcels"
unit = "parcel"
[place]
column = "Area"
kinds = ["country"]
[period]
column = "Period"
[value]
column = "Parcels"
"""
#: The name of an indicator that comes with copydesk, with other figures and a later year.
SUICIDES = "Country,2017,2021\nScotland,12.5,14.1\nWales,13.2,12.7\n"
SUICIDES_MAP = """
[indicator]
id = "suicide_rate_registered"
label = "suicide rate"
synonyms = ["suicides"]
unit = "per_100k"
measure = "rate"
[place]
column = "Country"
kinds = ["country"]
[value]
columns = ["B:C"]
headings = ["period"]
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The tables that come with copydesk, and a newcomer's four."""
    folder = tmp_path_factory.mktemp("own")
    for name, table, mapping in (
        ("gritting", GRITTING, GRITTING_MAP), ("rents", RENTS, RENTS_MAP), ("parcels", PARCELS, PARCELS_MAP),
        ("suicides", SUICIDES, SUICIDES_MAP),
    ):  # fmt: skip
        (folder / f"{name}.csv").write_text(table, encoding="utf-8")
        (folder / f"{name}.toml").write_text(HEAD.format(name=name) + mapping, encoding="utf-8")
        assert not import_file(folder / f"{name}.csv", folder / f"{name}.toml", folder / "figures", SHIPPED).faults
    return open_store([SHIPPED, folder / "figures"])


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("Leeds council spent £5,210,900 on gritting in 2016-17.", "£5,210,900", "supported"),
        ("Kirklees spent £2.4m on road salt in 2016-17.", "£2.4m", "mismatch"),
        ("Leeds council spent £5.2m on statues in 2016-17.", "£5.2m", "no_reference"),
        ("Mooring rents in Scotland rose by 0.7 per cent in the year to March 2018.", "0.7 per cent", "supported"),
        ("Mooring rents in Wales rose by 2.4 per cent in the year to March 2018.", "2.4 per cent", "mismatch"),
        ("Mooring rents in Wales rose by 2.4 per cent in March 2018.", "2.4 per cent", "no_reference"),
        ("Volunteers in Scotland handed out 170,625 food parcels between April 2017 and March 2018, a 17 per cent "
         "increase on the previous year.", "17 per cent", "supported"),
        ("Volunteers in Scotland handed out 170,625 food parcels between April 2017 and March 2018, up 47 per cent "
         "on the previous year.", "47 per cent", "mismatch"),
        # the own table and the one that comes with copydesk have one name: neither makes the other's figure a mistake
        ("In Scotland there were 12.5 suicides per 100,000 people in 2017.", "12.5", "supported"),
        ("The suicide rate in Wales was 13.2 per 100,000 people in 2017.", "13.2 per 100,000", "supported"),
        ("The suicide rate in Wales was 12.7 per 100,000 people in 2021.", "12.7 per 100,000", "supported"),
        ("The suicide rate in Wales was 17.2 per 100,000 people in 2021.", "17.2 per 100,000", "mismatch"),
        ("The suicide rate in England was 9.2 per 100,000 people in 2017.", "9.2 per 100,000", "supported"),
    ],
)  # fmt: skip
def test_an_article_is_held_against_a_table_of_ones_own(
    own: Store, parser: Parser, text: str, number: str, status: str
) -> None:
    batch = desk.check([Article("a", text, published="2022-06")], parser, own, Settings())
    claims = {claim.claim.quantity.passage.text: claim.status for claim in batch.reports[0].claims}
    assert claims[number] == status
