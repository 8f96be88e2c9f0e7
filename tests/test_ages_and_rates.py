"""Ages with births (cases/ages.toml), rates over two periods (cases/rates.toml), and all that are worked out right."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import desk
from pipeline.language import Parser
from pipeline.records import AgeAndBirth, Article, Batch, Quantity
from pipeline.relate.ages import birth_years, fits, possible, years_old
from pipeline.relate.sum_record import Sum
from pipeline.relate.sums import fits as sum_fits
from pipeline.settings import Settings
from tests.made import passage, printed, store

FOLDER = Path(__file__).parent / "cases"
AGES = tomllib.loads((FOLDER / "ages.toml").read_text("utf-8"))["case"]
RATES = tomllib.loads((FOLDER / "rates.toml").read_text("utf-8"))["case"]
PEOPLE_DAYS = st.dates(date(1900, 1, 1), date(1990, 12, 31))
IN_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@pytest.fixture(scope="module")
def batch(parser: Parser) -> Batch:
    articles = [Article(case["name"], case["text"], published=case.get("published")) for case in (*AGES, *RATES)]
    return desk.check(articles, parser, store(()), Settings(each_alone=True))


@pytest.mark.parametrize("case", AGES, ids=[case["name"] for case in AGES])
def test_an_age_that_no_birthday_explains_is_flagged(batch: Batch, case: dict[str, Any]) -> None:
    found = [f.passage.text for f in batch.findings if f.passage.article == case["name"] and f.code == "N403"]
    assert found == ([case["wrong"]] if "wrong" in case else [])


@pytest.mark.parametrize("case", RATES, ids=[case["name"] for case in RATES])
def test_a_rate_that_is_not_itself_over_another_period_is_flagged(batch: Batch, case: dict[str, Any]) -> None:
    found = [f for f in batch.findings if f.passage.article == case["name"] and f.code == "N404"]
    told = [[item.passage.text for item in f.evidence if hasattr(item, "passage")] for f in found]
    assert told == ([case["wrong"]] if "wrong" in case else [])


def lived(age: int, born: date, at: date, exact: bool) -> AgeAndBirth:
    birth = (born, born) if exact else (date(born.year, 1, 1), date(born.year, 12, 31))
    return AgeAndBirth(passage("a"), passage("b"), age, birth, (at, at), False, (0, 1))


@given(PEOPLE_DAYS, PEOPLE_DAYS, st.booleans())
def test_the_age_that_birthdays_make_fits_whatever_is_printed_of_the_birth(one: date, other: date, exact: bool) -> None:
    born, at = sorted((one, other))
    assert fits(lived(years_old(born, at), born, at, exact))


@given(PEOPLE_DAYS, PEOPLE_DAYS, st.sampled_from([-10, -3, -2, 2, 3, 10]), st.booleans())
def test_an_age_two_years_out_never_fits_and_its_birth_years_mend_it(
    one: date, other: date, out: int, exact: bool
) -> None:
    born, at = sorted((one, other))
    item = lived(years_old(born, at) + out, born, at, exact)
    assert not fits(item)
    low, high = possible(item)
    assert high - low <= (0 if exact else 1)
    assert all(item.age - high <= born.year - year <= item.age - low for year in birth_years(item))


def rate(first: Quantity, again: Quantity, periods: tuple[str, str]) -> bool | None:
    sum_ = Sum("rate", (("rate", 0), ("again", 1)), "again", periods=periods)
    return sum_fits(sum_, {"rate": first, "again": again})


@given(st.integers(11, 9_999_999), st.sampled_from(sorted(IN_DAYS)), st.sampled_from(sorted(IN_DAYS)))
def test_a_rate_worked_out_over_another_period_and_rounded_fits(count: int, first: str, again: str) -> None:
    worked = count * IN_DAYS[again] / IN_DAYS[first]
    assert rate(printed(f"{count:,} calls"), printed(f"{worked:,.1f} calls"), (first, again)) is True


@given(st.integers(11, 9_999_999), st.sampled_from([0.1, 0.5, 2, 10]))
def test_a_rate_that_is_out_by_a_factor_does_not(count: int, factor: float) -> None:
    found = rate(printed(f"{count:,}.0 calls"), printed(f"{count * factor * 2:,.1f} calls"), ("week", "fortnight"))
    assert found is False


@given(st.integers(11, 99_999), st.sampled_from([5, 6, 7]))
def test_a_day_may_be_one_of_those_on_which_people_work(count: int, days: int) -> None:
    assert rate(printed(f"{count * days:,} calls"), printed(f"{count:,} calls"), ("week", "day")) is True
