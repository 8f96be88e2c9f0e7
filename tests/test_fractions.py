"""A share told as a fraction and as a percentage: which pairs are one share, which agree, and how far print may go."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import open_store
from pipeline.records import Article, Finding, Report
from pipeline.relate.simple_fractions import SIMPLE, Judgement, judge, name
from pipeline.resources import data_folder
from pipeline.settings import Settings
from tests.made import printed

CASES = tomllib.loads((Path(__file__).parent / "cases" / "fractions.toml").read_text("utf-8"))
TEXTS = [(said, text) for said, case in CASES.items() for text in case["texts"]]
Seen = Callable[[str], Report]


@pytest.fixture(scope="module")
def seen(parser: Parser) -> Seen:
    articles = [Article(text, text) for _, text in TEXTS]
    batch = desk.check(articles, parser, open_store([data_folder("reference")]), Settings(each_alone=True))
    reports = {report.article.id: report for report in batch.reports}
    return reports.__getitem__


def what_is_said(report: Report) -> str:
    found: list[Finding] = [finding for finding in report.findings if finding.code in {"N302", "A103"}]
    if found:
        return found[0].severity
    judged = any(verdict.code == "N302" for checked in report.claims for verdict in checked.verdicts)
    return "close" if judged else "none"


@pytest.mark.parametrize(("said", "text"), [case for case in TEXTS if not case[0].startswith("majority")])
def test_a_fraction_and_the_percentage_beside_it(seen: Seen, said: str, text: str) -> None:
    assert what_is_said(seen(text)) == said
    assert {finding.code for finding in seen(text).findings} <= {"N302", "A103"}


@pytest.mark.parametrize(("said", "text"), [case for case in TEXTS if case[0].startswith("majority")])
def test_a_majority_and_the_percentage_beside_it(seen: Seen, said: str, text: str) -> None:
    assert any(f.code == "N305" for f in seen(text).findings) == (said == "majority_contradicted")


BANDS: dict[str, tuple[str, str, Judgement]] = {
    "a fraction and its own percentage": ("a third", "33%", "close"),
    "nearer to the fraction than to the next": ("a third", "30%", "close"),
    "nearer to the next simple fraction": ("a third", "28%", "loose"),
    "the percentage of another everyday fraction": ("a third", "25%", "wrong"),
    "a little past the next simple fraction": ("about two-thirds", "76%", "far"),
    "past the next but one": ("two in five", "14%", "wrong"),
    "nearly, and up to the next fraction below": ("nearly half", "41%", "loose"),
    "nearly, beyond it": ("nearly half", "32%", "far"),
    "nearly, on the wrong side by little": ("just under half", "52%", "wrong"),
    "nearly, where the fraction is no whole per cent": ("almost two thirds", "67%", "close"),
    "more than half, up to two thirds": ("more than half", "64%", "loose"),
    "more than half, beyond two thirds": ("more than half", "82%", "far"),
    "more than, by over ten points": ("more than one in five", "32%", "far"),
    "more than, where rounding may have taken the rest": ("more than half", "50%", "close"),
    "more than, on the wrong side": ("more than half", "48%", "wrong"),
    "less than, on the wrong side": ("less than a quarter", "27%", "wrong"),
    "a tenth reaches less far than a half": ("nearly one in ten", "5%", "far"),
    "a count of a count is no loose name": ("12 out of 23", "55%", "wrong"),
    "barely may fall on either side": ("barely half", "52%", "close"),
    "as many as is said to make it large": ("as many as one in five", "21%", "close"),
    "one in a hundred": ("one in 100", "10%", "wrong"),
    "a range that reaches it": ("a third", "30-35%", "close"),
    "a percentage with a hedge of its own": ("less than half", "more than 52%", "wrong"),
}


@pytest.mark.parametrize(("fraction", "percent", "wanted"), BANDS.values(), ids=BANDS.keys())
def test_a_fraction_reaches_as_far_as_its_neighbours_let_it(fraction: str, percent: str, wanted: Judgement) -> None:
    assert judge(printed(f"{fraction} of them"), printed(percent)) == wanted


@given(st.sampled_from([known.denominator for known in SIMPLE if known.numerator == 1 and known.denominator <= 100]))
def test_one_in_n_and_its_own_percentage_agree(many: int) -> None:
    for decimals in (0, 1, 2):
        percent = f"{100 / many:.{decimals}f}%"
        for hedge in ("", "about ", "nearly ", "more than ", "just under ", "less than "):
            assert judge(printed(f"{hedge}one in {many}"), printed(percent)) in {"close", "loose"}


@given(st.integers(100, 950), st.integers(0, 1))
def test_the_usual_name_of_a_percentage_never_contradicts_it(tenths: int, decimals: int) -> None:
    percent = printed(f"{tenths / 10:.{decimals}f}%")
    usual = name(percent)
    assert usual is None or judge(printed(f"{usual} of them"), percent) in {"close", "loose"}


@given(st.sampled_from(["half", "a third", "a quarter", "two-thirds"]), st.integers(1, 99))
def test_hedges_of_both_sides_cannot_both_be_contradicted(fraction: str, per_cent: int) -> None:
    percent = printed(f"{per_cent}%")
    sides = {judge(printed(f"{hedge} {fraction} of them"), percent) for hedge in ("more than", "less than")}
    assert sides != {"wrong"}
