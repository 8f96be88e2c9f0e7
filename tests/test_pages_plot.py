"""The plot of a series with the printed number in it: what is drawn, where, and what is said of it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import language
from pipeline.desk import check
from pipeline.official.store import open_store
from pipeline.records import Article, Finding, Observation, Point, Series, Source
from pipeline.report.pages.plot import HEIGHT, WIDTH, plot
from pipeline.report.pages.scale import Scale, spelled, ticks
from pipeline.resources import data_folder
from pipeline.settings import Settings

SOURCE = Source("register", "Office of <Registers>", "Burglaries & more", "https://example.org/b", "OGL-3.0")


def series(values: list[float], printed: float, at: int = -1, unit: str = "burglary", decimals: int = 0) -> Series:
    points = tuple(
        Point(f"year ending March {2000 + n}", date(2000 + n, 3, 31), value, own=n > 0)
        for n, value in enumerate(values)
    )
    own = points[at]
    row = Observation(
        "burglaries", 1, "recorded_burglaries", "Northshire", "X1", own.period, own.end.replace(year=own.end.year - 1),
        own.end, "financial_year", own.value, decimals, unit, (("kind", "dwelling"),), "A", "", "register", "2019-05",
    )  # fmt: skip
    return Series(row, SOURCE, points, Point(own.period, own.end, printed), "a <record>")


def drawing(one: Series) -> ElementTree.Element:
    """The plot as a parser of XML reads it: well-formed, each id and each escape in order."""
    return ElementTree.fromstring(plot(one, "f1"))


def told(one: Series) -> str:
    return " ".join("".join(drawing(one).itertext()).split())


def test_the_plot_names_measure_place_unit_source_and_both_figures() -> None:
    words = told(series([500, 600, 700], 770))
    for part in (
        "Recorded burglaries, Northshire, kind dwelling",
        "Unit: burglary",
        "print 770",
        "official 700",
        "Source: Office of <Registers>, Burglaries & more, published May 2019.",
        "Hollow points are from other releases.",
        "The axis does not start at nought.",
        "A line of 3 figures from year ending March 2000 to year ending March 2002. For year ending March 2002 the "
        "official figure is 700; print makes it 770 (“a <record>”).",
    ):
        assert part in words


def test_the_plot_has_a_title_and_a_description_for_those_who_do_not_see_it() -> None:
    svg = drawing(series([1, 2, 3], 4)).find("svg")
    assert svg is not None
    assert svg.get("role") == "img"
    assert [svg.find(name).get("id") for name in ("title", "desc")] == (svg.get("aria-labelledby") or "").split()  # type: ignore[union-attr]


def test_every_figure_stands_in_a_table_below() -> None:
    cells = [cell.text for cell in drawing(series([1.5, 1200.25, 3], 4, decimals=2)).iter("td")]
    assert cells == ["1.50", "1,200.25", "3.00"]


def test_the_printed_number_is_above_the_official_one_where_it_is_higher() -> None:
    for printed, higher in ((900.0, True), (300.0, False)):
        root = drawing(series([500, 600, 700], printed))
        (gap,) = [line for line in root.iter("line") if line.get("class") == "gap"]
        assert (float(gap.get("y1", "")) < float(gap.get("y2", ""))) == higher


def test_a_level_that_a_printed_change_leads_to_is_not_said_to_be_printed() -> None:
    after = replace(series([500, 600, 700], 770), words="28 per cent", derived=True)
    assert "“28 per cent”: 770" in told(after)
    assert "The diamond stands where “28 per cent” puts the figure." in told(after)
    assert "print 770" not in told(after)
    assert "print 770" in told(replace(after, words="28 per cent and a great deal more than that"))


def test_a_printed_number_that_the_table_has_is_drawn_once() -> None:
    assert "official" not in re.sub("official figure", "", told(series([500, 600, 700], 700)))


def test_equal_series_give_equal_bytes() -> None:
    assert plot(series([1, 2, 3], 4), "f1") == plot(series([1, 2, 3], 4), "f1")


VALUES = st.floats(-1e13, 1e13, allow_nan=False).map(lambda value: round(value, 3))


@given(st.lists(VALUES, min_size=3, max_size=60), VALUES, st.integers(0, 2))
def test_whatever_the_figures_everything_is_on_the_paper(values: list[float], printed: float, at: int) -> None:
    root = drawing(series(values, printed, at))
    for element in root.iter():
        for key, high in (("x", WIDTH), ("x1", WIDTH), ("x2", WIDTH), ("cx", WIDTH), ("y", HEIGHT), ("cy", HEIGHT)):
            if element.get(key) is not None:
                assert -0.1 <= float(element.get(key, "")) <= high + 0.1
    assert len(list(root.iter("circle"))) >= len(values)


@given(st.lists(VALUES, min_size=1, max_size=60))
def test_an_axis_is_round_and_holds_every_value(values: list[float]) -> None:
    found = ticks(values)
    assert 2 <= len(found) <= 12
    slack = 1e-6 * max(1.0, *map(abs, values))
    assert found[0] - slack <= min(values)
    assert max(values) <= found[-1] + slack
    steps = [b - a for a, b in pairwise(found)]
    assert all(math.isclose(step, steps[0], rel_tol=1e-6, abs_tol=slack) for step in steps)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([100, 900], (0, 200, 400, 600, 800, 1000)),
        ([64_667, 64_676], (64_666, 64_668, 64_670, 64_672, 64_674, 64_676)),
        ([7, 7, 7], (6, 8)),
        ([0, 0], (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
    ],
)
def test_an_axis_starts_at_nought_unless_that_would_hide_the_difference(
    values: list[float], expected: tuple[float, ...]
) -> None:
    assert ticks(values)[0] == pytest.approx(expected[0])
    assert ticks(values)[-1] >= max(values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((0.0, 5000.0, 10000.0), ("0", "5,000", "10,000")),
        ((0.0, 2.5e6), ("0", "2.5 million")),
        ((-1.0, 0.0, 0.5), ("−1.0", "0", "0.5")),
        ((2e12, 3e12), ("2 trillion", "3 trillion")),
    ],
)
def test_an_axis_is_spelled_in_one_way(values: tuple[float, ...], words: tuple[str, ...]) -> None:
    assert spelled(values) == words


def test_a_scale_of_one_value_has_it_at_its_start() -> None:
    assert Scale(5, 5, 10, 90).at(5) == 10


FIGURES = {
    "a figure that differs": ("There were 1,757 robberies in Kent in 2017/18.", "R101", 1757.0),
    "a figure of another measure": ("Kent Police recorded 12,008 robberies in 2017/18.", "R102", 12008.0),
    "a record that was none": (
        "There were 12,008 burglaries in Kent in 2017/18, the highest number since 2003/04.", "R301", 12008.0,
    ),
    "a change, as the level that it makes": (
        "The UK total of recorded sexual offences against children was up 15 per cent to 64,667 in 2016/17.",
        "R201", 55507 * 1.15,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(parser: language.Parser) -> dict[str, Finding]:
    store = open_store([data_folder("reference")])
    articles = [Article(name, text, published="2018-08-01") for name, (text, _, _) in FIGURES.items()]
    batch = check(articles, parser, store, Settings(each_alone=True))
    return {finding.passage.article: finding for finding in batch.findings}


@pytest.mark.parametrize("name", FIGURES)
def test_a_finding_against_a_series_brings_the_series(name: str, found: dict[str, Finding]) -> None:
    _, code, value = FIGURES[name]
    finding = found[name]
    assert finding.code == code
    assert finding.series is not None
    assert finding.series.printed.value == pytest.approx(value)
    assert finding.series.derived == (code == "R201")
    ends = [point.end for point in finding.series.points]
    assert ends == sorted(set(ends))
    assert 3 <= len(ends) <= 60
    assert finding.series.printed.end in ends
    own = next(point for point in finding.series.points if point.end == finding.series.row.end)
    assert (own.value, own.own) == (finding.series.row.value, True)
