"""What is said of many rows in a few words, and what a printed base makes of an index."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.match.index_bases import base_of, with_base
from pipeline.match.indicators import Named, Names
from pipeline.match.ranks import ordinal
from pipeline.match.series_words import some_periods
from pipeline.official.world_names import print_names
from pipeline.records import Indicator
from tests.made import LOOSE_SHEEP, row

INDEX = Indicator("wool_index", "wool prices index", "index", (), "What wool costs, 2012 = 100.", (), ("country",))


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ([], ""), ([2014], "2014"), ([2015, 2014], "2014 and 2015"), ([2014, 2016, 2015], "2014, 2015 and 2016"),
        (range(2001, 2019), "18 periods from 2001 to 2018"),
    ],
)  # fmt: skip
def test_a_few_periods_are_named_and_many_are_counted(years: list[int], told: str) -> None:
    rows = [replace(row(570, first=year), period=str(year)) for year in years]
    assert some_periods([*rows, *rows]) == told


@pytest.mark.parametrize(
    ("sentence", "number", "exact", "based"),
    [
        ("The wool prices index stood at 88.1 in May.", "88.1", True, False),
        ("The wool prices index stood at 88.1 in May (2012 = 100).", "88.1", True, True),
        ("The wool prices index stood at 88.1 in May (2008=100).", "88.1", False, False),
        ("The wool prices index stood at 88.1 in May (2012 = 100).", "100", None, None),
    ],
)
def test_an_index_is_one_of_its_own_base(sentence: str, number: str, exact: bool | None, based: bool | None) -> None:
    named = with_base(Named(INDEX, 1.0, exact=True), sentence, sentence.index(number))
    assert (named and named.exact, named and named.based) == (exact, based)


def test_the_base_of_an_index_is_in_its_definition() -> None:
    assert base_of(INDEX) == "2012"
    assert base_of(LOOSE_SHEEP) is None


def test_the_labels_of_the_world_bank_have_the_names_that_print_uses() -> None:
    assert "gross domestic product" in print_names("GDP (current US$)")
    assert print_names("Sheep at large") == ()


@pytest.mark.parametrize(("number", "told"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")])
def test_a_rank_is_told_as_print_tells_it(number: int, told: str) -> None:
    assert ordinal(number) == told


def _series(id_: str, label: str) -> Indicator:
    return Indicator(id_, label, "offence", (), "", (), ("police force area",))


@pytest.mark.parametrize(
    ("wide", "narrow", "meant"),
    [
        ("sheep offences", "sheep offences against lambs", "narrow"),
        ("sheep offences", "other sheep offences", "wide"),
        ("sheep offences", "sheep offences excluding rams", "wide"),
        ("sheep offences", "sheep theft offences", "wide"),
    ],
)  # fmt: skip
def test_a_bare_name_means_the_narrower_series_only_where_that_restricts_it(wide: str, narrow: str, meant: str) -> None:
    names = Names({"wide": _series("wide", wide), "narrow": _series("narrow", narrow)})
    found = names.narrowed({text: names.best(text) for text in (wide, narrow)})[wide]
    assert found is not None
    assert found.indicator.id == meant
