"""Dates of releases in words."""

from __future__ import annotations

import pytest

from pipeline.release_dates import day, month


@pytest.mark.parametrize(
    ("release", "exactly", "roughly"),
    [
        ("2019-10-24", "24 October 2019", "October 2019"),
        ("2019-01-02", "2 January 2019", "January 2019"),
        ("2019-12", "December 2019", "December 2019"),
        ("2019", "2019", "2019"),
        ("", "", ""),
    ],
)
def test_a_release_is_dated_as_exactly_as_it_is_known(release: str, exactly: str, roughly: str) -> None:
    assert (day(release), month(release)) == (exactly, roughly)


@pytest.mark.parametrize("release", ["soon", "2019-13", "2019-00-01", "2019-10-24-1", "2019-ten", "-", "2019-"])
def test_what_is_no_date_stays_as_it_is(release: str) -> None:
    assert day(release) == release
