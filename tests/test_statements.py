"""The same words twice: what counts as the same statement, what differs, and groups of many."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.match.comparison import compare_statements
from pipeline.match.persons import speaker_conflict
from pipeline.match.statements import group_statements
from pipeline.records import Passage, Quote

LIFEBOAT = "The crew launched within nine minutes and brought all four anglers back to the harbour before the storm."


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (LIFEBOAT, "none"),
        (f"“{LIFEBOAT[:-1]},”", "cosmetic"),
        (LIFEBOAT.upper(), "cosmetic"),
        (LIFEBOAT.replace("harbour", "harbor"), "cosmetic"),
        (LIFEBOAT.replace("harbour", "har-bour"), "cosmetic"),
        (LIFEBOAT.replace("The crew", "[The volunteers]"), "cosmetic"),
        (LIFEBOAT.replace("anglers", "anglers [from Hull]"), "cosmetic"),
        (LIFEBOAT.replace("within nine minutes and ", "… "), "cosmetic"),
        ("brought all four anglers back to the harbour before the storm", "truncated"),
        (LIFEBOAT.split(" back")[0], "truncated"),
        (LIFEBOAT.replace("nine", "ten"), "number"),
        (LIFEBOAT.replace("nine", "9"), "cosmetic"),
        (LIFEBOAT.replace("four", "5"), "number"),
        (LIFEBOAT.replace("launched", "never launched"), "negation"),
        (LIFEBOAT.replace("brought", "did not bring"), "negation"),
        (LIFEBOAT.replace("before", "after"), "word"),
        (LIFEBOAT.replace("all ", ""), "word"),
    ],
)
def test_a_difference_is_named_for_what_it_changes(other: str, kind: str) -> None:
    result = compare_statements(LIFEBOAT, other)
    assert result.same
    assert result.kind == kind
    assert result.material == (kind in {"word", "number", "negation"})


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("We reopen the hall on 3 May at noon.", "We reopen the hall on May 3rd at noon.", "cosmetic"),
        ("We reopen the hall on 3 May at noon.", "We reopen the hall on May 4 at noon.", "number"),
        ("We reopen the old hall at 9.30am today.", "We reopen the old hall at 9:30 a.m. today.", "cosmetic"),
        ("We reopen the old hall at 9.30am today.", "We reopen the old hall at 9.30pm today.", "number"),
        ("The roof of the hall cost £1,500,000 in all.", "The roof of the hall cost £1.5m in all.", "cosmetic"),
        ("The roof of the hall cost £1,500,000 in all.", "The roof of the hall cost £1.5 million in all.", "cosmetic"),
        ("The roof of the hall cost £1,500,000 in all.", "The roof of the hall cost £1,600,000 in all.", "number"),
        ("They have been good to us all year long.", "[The council] has been good to us all year long.", "cosmetic"),
        ("They have been good to us all year long.", "[The council] had been good to us all year long.", "word"),
    ],
)
def test_one_figure_and_one_date_have_several_printed_forms(a: str, b: str, kind: str) -> None:
    assert compare_statements(a, b).kind == kind
    assert compare_statements(b, a).kind == kind


def test_the_differing_words_are_shown_as_printed() -> None:
    result = compare_statements(
        "Staff work on the Frontline every single night.", "Staff work on the front line every single night."
    )
    assert [(c.kind, c.a, c.b) for c in result.differences] == [("cosmetic", "Frontline", "front line")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (LIFEBOAT, "The crew thanked everyone who gave money towards the new station this year."),
        (
            "It is going to be a very long night for all of us.",
            "It is going to be one of the best seasons we have had.",
        ),
        ("We need to look at how it can be done.", "We need to look at what this means for pupils."),
        ("", LIFEBOAT),
    ],
)
def test_a_shared_turn_of_phrase_makes_no_statement(a: str, b: str) -> None:
    assert not compare_statements(a, b).same


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_compare_and_each_is_the_same_as_itself(a: str, b: str) -> None:
    compare_statements(a, b)
    assert compare_statements(a, a).kind == "none"


@pytest.mark.parametrize(
    ("a", "b", "conflict"),
    [
        ("Helen Marsh", "Neil Ford", True),
        ("Helen Marsh", "Neil Marsh", True),
        ("Helen Marsh", "Helen Marsh-Ford", False),
        ("Helen Marsh", "Anna Marsh-Ford", True),
        ("Stephen Marsh", "Steven Marsh", False),
        ("Helen Marsh", "Ms Marsh", False),
        ("Helen Marsh", "chief executive Helen Marsh, who chairs it", False),
        ("Sir Alan", "Alan Pike", False),
        ("Mike Ford", "Michael Ford", False),
        ("Helen Marsh", "She", False),
        ("Inés Calderón", "Calderon", False),
        ("Helen Marsh", "a spokesman", False),
        ("Helen Marsh", None, False),
        ("Helen Marsh and Neil Ford", "Neil Ford", False),
        ("Helen Marsh and Neil Ford", "Alan Pike", True),
        ("Royal National Institute", "RNI", False),
    ],
)
def test_speakers_conflict_only_where_no_reading_makes_them_one(a: str, b: str | None, conflict: bool) -> None:
    assert speaker_conflict(a, b) == conflict
    assert speaker_conflict(b, a) == conflict


def quotes(*texts: str) -> list[Quote]:
    return [
        Quote(Passage(f"a{i}", 0, len(text), text), 0, "direct", f"a{i}#1", speaker=f"Speaker {i}")
        for i, text in enumerate(texts)
    ]


def texts_of(groups: tuple[tuple[Quote, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(q.passage.article for q in group) for group in groups}


def test_a_statement_split_in_two_paragraphs_joins_the_one_printed_whole() -> None:
    first, second = (
        LIFEBOAT[:-1] + ", I am told.",
        "The harbour master closed both piers as soon as the wind had turned.",
    )
    groups = group_statements(
        quotes(first, second, f"{first} {second}", "Nothing like it was ever seen on this coast.")
    )
    assert texts_of(groups) == {frozenset({"a0", "a1", "a2"})}


def test_commonplaces_are_never_grouped() -> None:
    assert group_statements(quotes("I am absolutely delighted.", "I am absolutely delighted.")) == ()


PARTS = (
    "the harbour master closed both piers",
    "as soon as the wind had turned",
    "volunteers painted the old school bus",
    "in seven colours over the Easter weekend",
    "nobody thanked the crew of the second lifeboat",
    "and the county paid for none of it",
)


@given(st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4), max_size=14), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_articles_does_not_change_the_groups(said: list[list[str]], shuffle: random.Random) -> None:
    known = quotes(LIFEBOAT, LIFEBOAT.replace("nine", "ten"), *(" ".join(parts) for parts in said))
    mixed = list(known)
    shuffle.shuffle(mixed)
    groups = texts_of(group_statements(known))
    assert texts_of(group_statements(mixed)) == groups
    assert any({"a0", "a1"} <= group for group in groups)


def test_a_thousand_copies_of_a_statement_are_one_group() -> None:
    copies = quotes(*(f"{LIFEBOAT} Number {i} heard it." for i in range(1_000)))
    assert [len(group) for group in group_statements(copies)] == [1_000]
