"""C101: one thing, two articles, two figures; above all the nearest things that are no conflict."""

from __future__ import annotations

import pytest

from pipeline import desk
from pipeline.language import Parser
from pipeline.merging import with_other_articles
from pipeline.official.store import Store, open_store
from pipeline.records import Article, Finding, PassageEvidence
from pipeline.resources import data_folder
from pipeline.settings import Settings
from tests.made import passage

SHARED = "“These crimes are abhorrent and every child who has endured them needs help,” said Mary Holt. "
TOLD = "Wiltshire Police recorded 5,653 sexual offences in 2016/17."


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([data_folder("reference")])


def figures(parser: Parser, store: Store, *articles: Article) -> list[tuple[str, str]]:
    batch = desk.check(articles, parser, store, Settings(select=("C",)))
    return [(finding.passage.article, finding.passage.text) for finding in batch.findings]


@pytest.mark.parametrize(
    ("other", "flagged"),
    [
        (TOLD.replace("5,653", "5,463"), True),
        ("Wiltshire had a bad year in 2016/17. Wiltshire Police recorded 5,463 sexual offences.", True),
        (TOLD, False),
        (TOLD.replace("5,653", "about 5,700"), False),
        (TOLD.replace("5,653", "more than 5,000"), False),
        (TOLD.replace("5,653", "5,700"), False),
        (TOLD.replace("5,653", "131"), False),
        (TOLD.replace("2016/17", "2015/16"), False),
        (TOLD.replace("Wiltshire", "Gloucestershire"), False),
        (TOLD.replace("sexual offences", "burglaries"), False),
        (TOLD.replace("sexual offences", "sexual offences against children under 10"), False),
        (TOLD.replace("5,653", "5,463") + " Wiltshire Police recorded 5,653 sexual offences in 2016/17.", False),
    ],
)
def test_only_one_thing_with_two_exact_values_is_flagged(
    parser: Parser, store: Store, other: str, flagged: bool
) -> None:
    found = figures(parser, store, Article("one", SHARED + TOLD), Article("two", SHARED + other))
    assert found == ([("one", "5,653")] if flagged else [])


@pytest.mark.parametrize(
    ("one", "other", "flagged"),
    [
        ("rose by 15 per cent", "rose by 51 per cent", True),
        ("rose by 15 per cent", "rose by 17 per cent", True),
        ("rose by 15 per cent", "fell by 15 per cent", True),
        ("rose by 15 per cent", "rose by 15.4 per cent", False),
        ("rose by 15 per cent", "rose by 15.9 per cent", False),
        ("rose by 15 per cent", "rose by nearly 16 per cent", False),
        ("rose by 15 per cent", "rose by 59 per cent", False),
    ],
)
def test_percentages_of_one_change_are_held_against_each_other(
    parser: Parser, store: Store, one: str, other: str, flagged: bool
) -> None:
    texts = [f"{SHARED}Sexual offences in Wiltshire {told} in 2016/17." for told in (one, other)]
    found = figures(parser, store, *(Article(str(place), text) for place, text in enumerate(texts)))
    assert bool(found) == flagged


def test_articles_with_nothing_in_common_may_count_differently(parser: Parser, store: Store) -> None:
    one = "Cambridge counted 5,653 empty homes in 2016/17."
    assert figures(parser, store, Article("one", one), Article("two", one.replace("5,653", "5,463"))) == []


RELEASE = "There were 64,667 in the whole country, and 38,412 of them were solved."


@pytest.mark.parametrize(
    ("one", "other", "dates", "flagged"),
    [
        (f"{TOLD} {RELEASE}", f"{TOLD.replace('5,653', '5,563')} {RELEASE}", (None, None), True),
        (f"{TOLD} {RELEASE}", f"{TOLD.replace('5,653', '5,563')} {RELEASE}", ("2018-02-20", "2018-02-22"), True),
        (f"{TOLD} {RELEASE}", f"{TOLD.replace('5,653', '5,563')} {RELEASE}", ("2018-02-20", "2018-03-12"), False),
        (f"{TOLD} {RELEASE}", TOLD.replace("5,653", "5,563"), (None, None), False),
    ],
)
def test_two_exact_figures_in_common_are_one_release(
    parser: Parser, store: Store, one: str, other: str, dates: tuple[str | None, str | None], flagged: bool
) -> None:
    places = [text.replace("Wiltshire", "Kent").replace("sexual offences", "thefts of boats") for text in (one, other)]
    found = figures(parser, store, *(Article(str(i), t, published=dates[i]) for i, t in enumerate(places)))
    assert bool(found) == flagged


@pytest.mark.parametrize(
    ("one", "other", "flagged"),
    [
        ("rose by 15 per cent to 5,504", "rose by 51 per cent to 5,504", True),
        ("rose by 15 per cent to 5,504", "fell by 15 per cent to 5,504", True),
        ("rose by 1,123 to 5,504", "rose by 1,213 to 5,504", True),
        ("rose from 4,381 to 5,504", "rose from 4,318 to 5,504", True),
        ("rose from 4,381 to 5,504", "rose from 3,950 to 5,504", False),
        ("rose by 15 per cent to 5,504", "rose by 15.2 per cent to 5,504", False),
        ("rose by 15 per cent to 5,504", "rose by 51 per cent to 5,540", False),
        ("rose by 15 per cent to 550", "rose by 51 per cent to 550", False),
        ("rose by 15 per cent to 5,504 on the year before", "rose by 24 per cent to 5,504 on five years ago", False),
        ("rose by 15 per cent to 5,504", "rose by more than 20 per cent to 5,504", False),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_one_change_has_one_percentage_one_amount_and_one_level_before(
    parser: Parser, store: Store, one: str, other: str, flagged: bool, turned: bool
) -> None:
    told = [f"{SHARED}Thefts of boats in Kent {words}." for words in (one, other)]
    told = told[::-1] if turned else told
    assert bool(figures(parser, store, *(Article(str(i), t) for i, t in enumerate(told)))) == flagged


def test_figures_inside_words_that_are_flagged_are_one_finding(parser: Parser, store: Store) -> None:
    said = (
        "Mary Holt said: “Kent Police recorded 5,653 thefts of boats in 2016/17, and nobody was ever charged with it.”"
    )
    articles = [Article("one", said), Article("two", said.replace("5,653", "5,563"))]
    batch = desk.check(articles, parser, store, Settings())
    assert [finding.code for finding in batch.findings] == ["Q102"]


def test_two_checks_of_the_same_two_figures_are_one_finding(parser: Parser, store: Store) -> None:
    told = f"{SHARED}Thefts of boats in Kent rose by 15 per cent to 5,504 in 2016/17."
    articles = [Article("one", told), Article("two", told.replace("15 per", "51 per"))]
    batch = desk.check(articles, parser, store, Settings())
    assert [finding.code for finding in batch.findings] == ["C101"]


def test_three_articles_are_one_finding(parser: Parser, store: Store) -> None:
    texts = [SHARED + TOLD, SHARED + TOLD.replace("5,653", "5,463"), SHARED + TOLD]
    batch = desk.check(
        [Article(str(place), text) for place, text in enumerate(texts)], parser, store, Settings(select=("C",))
    )
    (finding,) = batch.findings
    assert [item.passage.article for item in finding.evidence if isinstance(item, PassageEvidence)] == ["0", "1", "2"]
    assert all(report.findings == (finding,) for report in batch.reports)


def test_a_source_is_held_against_and_not_reported_on(parser: Parser, store: Store) -> None:
    release = Article("release", SHARED + TOLD, source=True)
    assert figures(parser, store, release, Article("one", SHARED + TOLD.replace("5,653", "5,463"))) == [
        ("one", "5,463")
    ]


def test_a_figure_that_is_flagged_already_is_not_flagged_again_but_said_there() -> None:
    own = Finding("R101", "value", "error", 0.9, passage("5,463", 9), "not what the table says", working="5,653")
    across = Finding(
        "C101", "other-figure", "warning", 0.7, passage("5,653", 4, "b"), "b has another figure.",
        evidence=(PassageEvidence("in b", passage("5,653", 4, "b")), PassageEvidence("in a", passage("5,463", 9))),
    )  # fmt: skip
    (findings,), kept = with_other_articles([(own,)], [across])
    assert kept == ()
    assert findings[0].working == "5,653; b has another figure."
    assert len(findings[0].evidence) == 2
    quotation = Finding("Q102", "x", "warning", 0.9, passage("5,463", 9), "y", evidence=across.evidence)
    assert with_other_articles([(own,)], [quotation]) == ([(own,)], (quotation,))
