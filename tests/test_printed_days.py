"""Days in print: which cannot be, by their weekday or by any calendar: cases/days.toml, and every day there is."""

from __future__ import annotations

import tomllib
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import desk
from pipeline.extract.calendar_days import find_days
from pipeline.extract.printed_days import days_in_print
from pipeline.extract.stretches import year_stretch
from pipeline.language import Parser
from pipeline.records import Article, Batch, Finding, Paragraph, PrintedDay
from pipeline.relate.weekdays import exists, fits, mends
from pipeline.settings import Settings
from tests.made import store

CASES = tomllib.loads((Path(__file__).parent / "cases" / "days.toml").read_text("utf-8"))["case"]
DAYS = st.dates(date(1930, 1, 1), date(2060, 12, 31))
FORMS = [
    "{0:%A} {0.day} {0:%B} {0.year}", "{0:%A}, {0:%B} {0.day}, {0.year}", "{0:%a} {0.day} {0:%b} {0.year}",
    "{0:%A} ({0:%B} {0.day}, {0.year})", "{0:%A} the {0.day}th of {0:%B}, {0.year}",
    "{0.day} {0:%B} {0.year}, a {0:%A}",
    "{0:%b} {0.day}, {0.year} was a {0:%A}",
]  # fmt: skip


@pytest.fixture(scope="module")
def batch(parser: Parser) -> Batch:
    articles = [Article(case["name"], case["text"], published=case.get("published")) for case in CASES]
    return desk.check(articles, parser, store(()), Settings(each_alone=True))


def flagged(batch: Batch, name: str) -> list[Finding]:
    return [f for f in batch.findings if f.passage.article == name and f.code in ("N401", "N402")]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_day_that_cannot_be_is_flagged_once_and_no_other(batch: Batch, case: dict[str, Any]) -> None:
    found = flagged(batch, case["name"])
    assert [finding.passage.text for finding in found] == case["wrong"]
    assert [finding.suggestion for finding in found if finding.suggestion] == ([case["mend"]] if "mend" in case else [])


def test_a_date_that_is_wrong_is_no_longer_just_a_date(batch: Batch) -> None:
    (report,) = (r for r in batch.reports if r.article.id == "a day, its month and its year")
    assert [claim.status for claim in report.claims] == ["inconsistent"]


def test_a_date_that_fits_is_still_no_claim(batch: Batch) -> None:
    (report,) = (r for r in batch.reports if r.article.id == "the same with the right weekday")
    assert [claim.status for claim in report.claims] == ["not_a_claim"]


def read(text: str, now: int | None = None) -> tuple[PrintedDay, ...]:
    stretch = None if now is None else year_stretch(now)
    return find_days("a", (Paragraph(0, 0, len(text), text),), (), stretch)


@given(DAYS, st.sampled_from(FORMS))
def test_every_day_printed_with_its_own_weekday_fits(day: date, form: str) -> None:
    (found,) = read(f"They meet on {form.format(day)}.")
    assert (found.day, found.month, found.years) == (day.day, day.month, (day.year,))
    assert fits(found) is True


@given(DAYS, st.sampled_from(FORMS), st.integers(1, 6))
def test_a_day_printed_with_any_other_weekday_does_not(day: date, form: str, out: int) -> None:
    name = (day + timedelta(days=out)).strftime("%a" if "%a" in form else "%A")
    text = form.replace("%a", "%%").replace("%A", "%%").format(day).replace("%", name)
    (found,) = read(f"They meet on {text}.")
    assert fits(found) is False
    assert all(mend.day.weekday() == found.weekday for mend in mends(found, day) if mend.part != "weekday")


@settings(max_examples=60)
@given(DAYS, st.integers(-200, 200))
def test_a_day_near_the_article_fits_without_its_year(day: date, apart: int) -> None:
    now = day + timedelta(days=apart)
    text = f"They meet on {day:%A} {day.day} {day:%B}."
    (found,) = find_days("a", (Paragraph(0, 0, len(text), text),), (), (now, now))
    assert fits(found) is not False


@given(st.integers(1, 12), st.integers(1, 31), st.integers(1901, 2090))
def test_a_day_exists_if_its_month_is_that_long(month: int, day: int, year: int) -> None:
    (found,) = read(f"They meet on {day} {date(2000, month, 1):%B} {year}.")
    assert exists(found) is (day <= monthrange(year, month)[1])


def test_a_text_of_weekdays_and_months_is_read_in_one_go() -> None:
    assert len(days_in_print("Tuesday 3 May to " * 3000)) == 3000
    assert len(days_in_print("Monday, " * 20000)) == 0
