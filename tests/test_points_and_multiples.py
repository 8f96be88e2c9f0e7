"""Differences between shares and multiples of levels: what is right is silent, what is wrong is flagged, in every form
that print gives them (cases/points.toml, cases/multiples.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Change, Finding
from pipeline.relate.multiple_sums import far_off
from pipeline.relate.sums import Sum, fits
from pipeline.resources import data_folder
from pipeline.settings import Settings
from tests.made import passage, printed

FOLDER = Path(__file__).parent / "cases"
CASES = [
    {"code": code, "file": name, **case}
    for name, code in (("points", "N105"), ("multiples", "N106"))
    for case in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["case"]
]
SIDES = [
    pytest.param(case, side, id=f"{case['file']}: {case['name']} ({side})")
    for case in CASES
    for side in ("right", "wrong")
    if side in case
]
MORE = settings(max_examples=80)
SHARES = st.integers(20, 980)  # in tenths of a per cent
FOLD = {"doubled": 2, "tripled": 3, "quadrupled": 4, "halved": 0.5}


@pytest.fixture(scope="module")
def findings(parser: Parser) -> dict[str, tuple[Finding, ...]]:
    articles = [
        Article(f"{case['file']}: {case['name']} ({side})", case[side]) for case, side in (p.values for p in SIDES)
    ]
    batch = desk.check(articles, parser, open_store([data_folder("reference")]), Settings())
    return {report.article.id: report.findings for report in batch.reports}


@pytest.mark.parametrize(("case", "side"), SIDES)
def test_the_wrong_figure_is_flagged_and_the_right_one_is_not(
    findings: dict[str, tuple[Finding, ...]], case: dict[str, Any], side: str
) -> None:
    grave = [
        finding for finding in findings[f"{case['file']}: {case['name']} ({side})"] if finding.severity != "advice"
    ]
    told = [(finding.code, finding.message, finding.working) for finding in grave]
    if side == "right":
        assert told == []
    else:
        assert case["code"] in {finding.code for finding in grave}, told


def change(old: float, new: float, **parts: int) -> Change:
    return Change(passage("rose"), "down" if new < old else "up", 0, old=0, new=1, **parts)


def of_shares(old: int, new: int, points: str) -> tuple[Sum, dict[str, Any]]:
    """Shares in tenths, printed to the whole per cent, and the points between them as printed."""
    sum_ = Sum("points", (("old", 0), ("new", 1), ("points", 2)), "points", change(old, new, points=2))
    levels = [printed(f"{(tenths + 5) // 10} per cent") for tenths in (old, new)]
    return sum_, {"old": levels[0], "new": levels[1], "points": printed(points)}


@MORE
@given(SHARES, SHARES)
def test_points_worked_out_from_shares_before_or_after_rounding_fit(old: int, new: int) -> None:
    before = abs(new - old) / 10
    after = abs((new + 5) // 10 - (old + 5) // 10)
    for points in (
        f"{before:.1f} percentage points",
        f"{after} percentage points",
        f"{round(before)} percentage points",
    ):
        if not points.startswith("0"):
            assert fits(*of_shares(old, new, points)) is True


@MORE
@given(SHARES, SHARES, st.integers(2, 30))
def test_points_that_are_two_or_more_off_do_not_fit(old: int, new: int, off: int) -> None:
    after = abs((new + 5) // 10 - (old + 5) // 10)
    assert fits(*of_shares(old, new, f"{after + off} percentage points")) is False


@MORE
@given(st.sampled_from(sorted(FOLD)), st.integers(1_001, 9_999), st.sampled_from([1, 10, 1_000, 1_000_000]))
def test_a_multiple_of_a_level_fits_and_scaling_both_levels_keeps_the_verdict(word: str, old: int, scale: int) -> None:
    sum_ = Sum("multiple", (("old", 0), ("new", 1), ("multiple", 2)), "multiple", change(1, FOLD[word], multiple=2))
    right = {"old": printed(f"{old * scale:,}"), "new": printed(f"{round(old * FOLD[word]) * scale:,}")}
    wrong = {"old": right["old"], "new": printed(f"{round(old * FOLD[word] * 1.5) * scale:,}")}
    told = printed(f"{word} from")
    assert fits(sum_, {**right, "multiple": told}) is True
    assert fits(sum_, {**wrong, "multiple": told}) is False
    assert far_off(sum_, {**wrong, "multiple": told})


def test_half_a_point_and_basis_points_are_points() -> None:
    sum_ = Sum("points", (("old", 0), ("new", 1), ("points", 2)), "points", change(4.75, 4.25, points=2))
    levels = {"old": printed("4.75%"), "new": printed("4.25%")}
    assert fits(sum_, {**levels, "points": printed("50 basis points")}) is True
    assert fits(sum_, {**levels, "points": printed("25 basis points")}) is False


def test_levels_in_other_decimals_are_read_to_the_finer_one_and_whole_per_cents_stay_whole() -> None:
    sum_ = Sum("multiple", (("old", 0), ("new", 1), ("multiple", 2)), "multiple", change(8, 33, multiple=2))
    levels = {"old": printed("8 per cent"), "new": printed("33 per cent")}
    assert fits(sum_, {**levels, "multiple": printed("quadrupled from")}) is True
