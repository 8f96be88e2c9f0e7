"""Changes that print tells in several pieces: cases/chains.toml, and properties of what is put together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline import desk
from pipeline.language import Parser
from pipeline.records import Article, Finding
from pipeline.relate import change_comparisons, change_words
from pipeline.relate.sums import find_sums
from pipeline.settings import Settings
from tests.made import store

CASES = tomllib.loads((Path(__file__).parent / "cases" / "chains.toml").read_text("utf-8"))
ADDS_UP = [pytest.param(case, id=case["name"]) for case in CASES["case"]]
SILENT = [pytest.param(case, id=case["name"]) for case in CASES["silent"]]
FEW = settings(max_examples=25, deadline=None)


def slipped(case: dict[str, Any]) -> str:
    before, after = case["slip"]
    text: str = case["text"]
    return text.replace(before, after, 1)


@pytest.fixture(scope="module")
def findings(parser: Parser) -> dict[str, tuple[Finding, ...]]:
    """The findings of all cases, right and slipped, read in one go."""
    articles = [Article(case["name"], case["text"]) for case in (*CASES["case"], *CASES["silent"])]
    articles += [Article(f"slip of {case['name']}", slipped(case)) for case in CASES["case"]]
    batch = desk.check(articles, parser, store(()), Settings(each_alone=True))
    return {report.article.id: report.findings for report in batch.reports}


@pytest.mark.parametrize("case", ADDS_UP)
def test_what_adds_up_is_not_flagged(findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]) -> None:
    assert not findings[case["name"]]


@pytest.mark.parametrize("case", ADDS_UP)
def test_a_slip_in_any_piece_is_flagged_once(findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]) -> None:
    assert [finding.severity for finding in findings[f"slip of {case['name']}"]] in (["error"], ["warning"])


@pytest.mark.parametrize("case", SILENT)
def test_numbers_that_make_no_sum_are_left_alone(
    findings: dict[str, tuple[Finding, ...]], case: dict[str, Any]
) -> None:
    assert not findings[case["name"]]


def checked(parser: Parser, *texts: str) -> list[int]:
    articles = [Article(str(place), text) for place, text in enumerate(texts)]
    batch = desk.check(articles, parser, store(()), Settings(each_alone=True))
    return [len(report.findings) for report in batch.reports]


@FEW
@given(st.integers(1_000, 900_000), st.integers(1_000, 900_000))
def test_what_was_worked_out_from_true_figures_is_never_flagged_in_whatever_pieces_it_is_told(
    parser: Parser, old: int, new: int
) -> None:
    assume(old != new and abs(new - old) / old >= 0.01 and not 1900 <= min(old, new) <= 2100)
    verb, had, noun = ("rose", "risen", "an increase") if new > old else ("fell", "fallen", "a decrease")
    percent = f"{100 * abs(new - old) / old:.1f}%"
    assert not any(
        checked(
            parser,
            f"The number of parcels {verb} by {percent}, from {old:,} in 2012 to {new:,} in 2013.",
            f"There were {new:,} parcels in 2013, compared with {old:,} in 2012 ({noun} of {percent}).",
            f"There were {new:,} parcels in 2013, {noun} of {percent} compared with 2012 ({old:,}).",
            f"The number of parcels {verb} from {old:,} to {new:,}. That is {noun} of {percent}.",
            f"In 2012 there were {old:,} parcels. By 2013 this had {had} by {percent} to {new:,}.",
            f"The number of parcels {verb} by {abs(new - old):,} ({percent}) to {new:,}.",
        )
    )


@FEW
@given(st.integers(1_000, 900_000), st.integers(3, 60), st.integers(8, 30))
def test_a_percentage_far_from_the_levels_is_flagged_in_whatever_pieces_it_is_told(
    parser: Parser, old: int, change: int, slip: int
) -> None:
    new = old + old * change // 100
    assume(new > old and not 1900 <= old <= 2100 and not 1900 <= new <= 2100)
    percent = f"{change + slip}%"
    assert all(
        checked(
            parser,
            f"There were {new:,} parcels in 2013, compared with {old:,} in 2012 (an increase of {percent}).",
            f"There were {new:,} parcels in 2013, an increase of {percent} compared with 2012 ({old:,}).",
            f"The number of parcels rose from {old:,} to {new:,}. That is an increase of {percent}.",
        )
    )


def test_a_finding_across_sentences_is_a_warning_and_less_sure(parser: Parser) -> None:
    texts = (
        "Turnout fell from 82,400 to 71,700, a drop of 31%.",
        "Turnout fell from 82,400 to 71,700. That is a drop of 31%.",
    )
    articles = [Article(str(place), text) for place, text in enumerate(texts)]
    near, far = desk.check(articles, parser, store(()), Settings(each_alone=True)).findings
    assert (near.severity, far.severity) == ("error", "warning")
    assert far.confidence < near.confidence


def test_the_correction_mends_every_sum_that_is_broken(parser: Parser) -> None:
    text = "The number of vans increased by 171,000 (28 per cent), from 612,000 in 2001 to 738,000 in 2011."
    (finding,) = desk.check([Article("a", text)], parser, store(()), Settings(each_alone=True)).findings
    assert finding.suggestion == "783,000"
    assert finding.passage.text == "738,000"


def test_hostile_text_between_numbers_is_read_to_its_end() -> None:
    """What backtracks without bound would not come back from this."""
    patterns = [
        change_words.GOES_ON, change_words.OF_THE_SAME, change_words.TELLS_AGAIN, change_words.NAMES_ITS_BASE,
        change_words.COMPARES, change_comparisons._TO_BASE, change_comparisons._TO_DIFFERENCE,
        change_comparisons._VERB_TO_BASE,
    ]  # fmt: skip
    hostile = ("the " * 40 + "!", "a" * 160 + "!", "it has been " * 13 + "!", " more than the" * 12 + "!", "ly" * 80)
    for pattern in patterns:
        assert not any(found and found.end() > len(text) for text in hostile for found in [pattern.search(text)])


def test_every_change_of_a_long_article_is_put_together(parser: Parser) -> None:
    text = "\n\n".join(
        f"In 2012 there were {4_000 + n:,} parcels. By 2013 this had risen by 10% to {4_400 + n:,} (+10%)."
        for n in range(200)
    )
    (reading,) = desk.read([Article("a", text)], parser, store(()))
    assert len(list(find_sums(reading))) >= 200
