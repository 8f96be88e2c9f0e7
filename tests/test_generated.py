"""The generated test of the tables: the same sentences in every run, half of the templates kept aside."""

from __future__ import annotations

import pytest

from benchmarks.generated import outcomes
from benchmarks.generated_cases import cases
from benchmarks.generated_deck import Deck
from benchmarks.generated_numbers import dropped, exact, rounded, transposed
from benchmarks.generated_templates import ASIDE, TEMPLATES
from pipeline.language import Parser
from pipeline.match.literal import Literals
from pipeline.official.store import Store, open_store
from pipeline.resources import data_folder


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store([data_folder("reference")])


def test_half_of_the_templates_of_each_kind_are_kept_aside() -> None:
    kinds = {template.kind for template in TEMPLATES}
    assert len(TEMPLATES) >= 40
    assert abs(2 * len(ASIDE) - len(TEMPLATES)) <= 1
    assert {t.kind for t in TEMPLATES if t.id in ASIDE} == kinds == {t.kind for t in TEMPLATES if t.id not in ASIDE}


def test_the_same_seed_gives_the_same_sentences(store: Store) -> None:
    deck = Deck(store)
    first, again, other = (list(cases(deck, 120, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert 0 < sum(case.fault is not None for case in first) < len(first)


def test_what_is_built_on_is_refuted_where_it_is_wrong_only(parser: Parser, store: Store) -> None:
    build = [case for case in cases(Deck(store), 130, 3) if case.template.id not in ASIDE]
    found = list(outcomes(build, parser, store))
    false = [one.case.text for one in found if one.refuted and one.case.fault is None]
    hits = [one for one in found if one.refuted and one.case.fault is not None]
    assert not false
    assert len(hits) >= 0.9 * sum(one.case.fault is not None for one in found)


def test_misprints_are_other_numbers() -> None:
    from random import Random

    rng = Random(4)
    assert transposed(exact(12), rng) is not None
    assert transposed(exact(11), rng) is None
    assert dropped(exact(12), rng) is None
    assert rounded(1_846_478).text == "1.85 million"
    swapped = transposed(rounded(1_846_478), rng)
    assert swapped is not None
    assert swapped.text in {"1.58 million"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("807 thefts from the person in Kent", ["thefts from the person"]),
        ("recorded 12 knife robberies in Kent", []),
        ("the number of offences of violence with injury in Kent", ["offences of violence with injury"]),
        ("burglaries of farms in Kent", []),
        ("the population of Kent was", ["population"]),
        ("the population of badgers was", []),
    ],
)
def test_a_name_counts_where_nothing_narrows_it(store: Store, text: str, found: list[str]) -> None:
    assert [text[name.start : name.end] for name in Literals(store.indicators).find(text)] == found
