"""The checks across articles on made-up records: what is flagged, how gravely, and what is left alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks import (
    q101_same_words,
    q102_changed_wording,
    q103_turned_by_a_cut,
    q104_not_in_source,
    q105_other_title,
)
from pipeline.checks.batch_desk import BatchDesk
from pipeline.records import Article, Entity, Finding, Paragraph, Passage, PassageEvidence, Quote, Reading

TIDE = "The tide came over the wall twice that night and took the whole of the lower car park with it."
BOATS = "Not one of the boats in the inner harbour was left afloat when the morning came, not even ours."
CHECKS = (q101_same_words, q102_changed_wording, q103_turned_by_a_cut, q104_not_in_source, q105_other_title)
HELEN = "Helen Marsh"

Said = tuple[str, str | None]


def reading(id_: str, *said: Said, published: str | None = None, source: bool = False, **more: Any) -> Reading:
    """An article of one quotation a paragraph."""
    text = "\n".join(words for words, _ in said)
    quotes, at = [], 0
    for place, (words, speaker) in enumerate(said):
        passage = Passage(id_, at, at + len(words), words)
        quotes.append(Quote(passage, place, "direct", f"{id_}#{place}", speaker=speaker, **more))
        at += len(words) + 1
    people = sorted({speaker for _, speaker in said if speaker})
    entities = tuple(Entity(Passage(id_, 0, 1, text[:1]), "person", name) for name in people)
    paragraphs = tuple(Paragraph(q.paragraph, q.passage.start, q.passage.end, q.passage.text) for q in quotes)
    article = Article(id_, text, published=published, source=source)
    return Reading(article, paragraphs, quotes=tuple(quotes), entities=entities)


def found(*readings: Reading) -> list[Finding]:
    desk = BatchDesk(readings)
    return [finding for check in CHECKS for finding in check.check_batch(desk)]


def told(*readings: Reading) -> list[tuple[str, str, str]]:
    return [(f.code, f.severity, f.passage.text) for f in found(*readings)]


@pytest.mark.parametrize(
    ("other", "flagged"),
    [
        (TIDE.replace("came over", "never came over"), [("Q102", "warning", "tide came")]),
        (TIDE.replace("twice", "three times"), [("Q102", "warning", "twice")]),
        (TIDE.replace("the whole", "most"), [("Q102", "warning", "the whole")]),
        (TIDE.replace("lower", "upper"), [("Q102", "warning", "lower")]),
        (TIDE.replace("took", "really took"), []),
        (TIDE.replace("wall", "walls"), []),
        (TIDE.replace("The tide", "[It]"), []),
        (TIDE.replace("twice that night ", "… "), []),
        (TIDE.upper(), []),
        ("came over the wall twice that night and took the whole of the lower car park", []),
        (BOATS, []),
    ],
)
def test_a_wording_is_flagged_where_its_substance_is_another(other: str, flagged: list[tuple[str, str, str]]) -> None:
    changed = [f for f in told(reading("one", (TIDE, HELEN)), reading("two", (other, HELEN))) if f[1] == "warning"]
    assert changed == flagged


def test_several_changes_are_a_paraphrase_and_advice_at_most() -> None:
    other = TIDE.replace("wall", "bank").replace("lower", "upper").replace("night", "week")
    findings = told(reading("one", (TIDE, HELEN)), reading("two", (other, HELEN)))
    assert [(code, severity) for code, severity, _ in findings] == [("Q102", "advice")]


def test_the_same_change_in_three_articles_is_one_finding_with_all_of_them() -> None:
    other = TIDE.replace("twice", "three times")
    readings = [
        reading("one", (TIDE, HELEN), published="2020-01-01"),
        *(reading(name, (other, HELEN), published="2020-01-02") for name in ("two", "three", "four")),
    ]
    (finding,) = found(*readings)
    assert [e.passage.article for e in finding.evidence if isinstance(e, PassageEvidence)] == [
        "one", "two", "three", "four",
    ]  # fmt: skip


def test_a_year_apart_the_same_speaker_may_say_it_again_in_other_words() -> None:
    first = reading("one", (TIDE, HELEN), published="2019-01-01")
    again = reading("two", (TIDE.replace("twice", "three times"), HELEN), published="2020-01-02")
    assert [(f.code, f.severity) for f in found(first, again)] == [("Q102", "advice")]


def test_two_persons_with_a_phrase_in_common_are_not_misquoted() -> None:
    one = "We will always act in the best interests of this club."
    two = "They never act in the best interests of this club."
    assert told(reading("one", (one, HELEN)), reading("two", (two, "Neil Ford"))) == []


def test_a_source_is_evidence_and_is_not_reported_on() -> None:
    release = reading("release", (TIDE, HELEN), source=True)
    (finding,) = found(release, reading("one", (TIDE.replace("twice", "three times"), HELEN)))
    assert finding.passage.article == "one"
    assert "the source release" in finding.message
    assert found(release, reading("release 2", (TIDE.replace("twice", "three times"), HELEN), source=True)) == []


def test_the_prose_of_a_source_counts_as_its_words() -> None:
    release = replace(reading("release", (TIDE, HELEN), source=True), quotes=())
    (finding,) = found(release, reading("one", (TIDE.replace("lower", "upper"), HELEN)))
    assert (finding.code, finding.severity, finding.passage.text) == ("Q102", "warning", "upper")


def test_another_speaker_than_the_source_has_is_said() -> None:
    (finding,) = found(reading("release", (TIDE, HELEN), source=True), reading("one", (TIDE, "Neil Ford")))
    assert (finding.code, finding.passage.article) == ("Q101", "one")


def test_a_sentence_beside_one_of_the_source_is_surer_than_one_that_stands_alone() -> None:
    release = reading("release", (TIDE, HELEN), source=True)
    together = told(release, reading("one", (f"{TIDE} {BOATS}", HELEN)))
    assert together == [("Q104", "warning", BOATS)]
    assert told(release, reading("one", (TIDE, HELEN), (BOATS, HELEN))) == [("Q104", "advice", BOATS)]


def test_nothing_is_missing_from_a_source_that_the_article_has_nothing_from() -> None:
    release = reading("release", (TIDE, HELEN), source=True)
    assert told(release, reading("one", (BOATS, HELEN))) == []
    assert told(release, reading("one", (TIDE, HELEN), (BOATS, "Neil Ford"))) == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("Chief Inspector", "Superintendent", "warning"),
        ("Detective Sergeant", "Sgt", None),
        ("Ch Insp", "Supt", "warning"),
        ("Lt. Col.", "lieutenant colonel", None),
        ("chief executive", "CEO", None),
        ("deputy leader", "leader of the council", "advice"),
        ("chairman", "chief executive", "advice"),
        ("chairman and chief executive", "chief executive", None),
        ("Mr", "Mrs", "advice"),
        ("Ms", "Mrs", None),
        ("Dr", "Mr", None),
        ("former chief inspector", "Superintendent", None),
        ("Labour leader", "MP for Hull", None),
        ("head of service", "head of service for South West England", None),
    ],
)
def test_two_posts_are_flagged_only_where_they_exclude_each_other(one: str, other: str, severity: str | None) -> None:
    findings = found(reading("one", (TIDE, HELEN), role=one), reading("two", (TIDE, HELEN), role=other))
    assert [(f.code, f.severity) for f in findings] == ([("Q105", severity)] if severity else [])


VERSIONS = (
    TIDE, TIDE.replace("twice", "three times"), TIDE.replace("came", "never came"), TIDE.lower(), BOATS,
    f"{TIDE} {BOATS}", TIDE.replace("that night ", ""), f"{BOATS} {TIDE}", "twice that night", "", "…",
)  # fmt: skip
SAID = st.lists(
    st.tuples(st.sampled_from(VERSIONS), st.sampled_from([HELEN, "Neil Ford", "Ms Marsh", None])), max_size=3
)
DATES = st.sampled_from([None, "2020", "2020-01", "2020-01-02", "2020-03-01"])
BATCH = st.lists(st.tuples(SAID, DATES, st.booleans()), max_size=5)


def key(finding: Finding) -> tuple[object, ...]:
    """A finding without what depends on which of its passages comes first."""
    passages = frozenset(item.passage for item in finding.evidence if isinstance(item, PassageEvidence))
    return finding.code, finding.severity, passages


@given(BATCH, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_no_batch_raises_offsets_are_exact_and_the_order_of_articles_changes_no_finding(
    batch: Sequence[tuple[list[Said], str | None, bool]], shuffle: random.Random
) -> None:
    readings = [
        reading(f"a{place}", *said, published=published, source=source)
        for place, (said, published, source) in enumerate(batch)
    ]
    texts = {r.article.id: r.article.text for r in readings}
    findings = found(*readings)
    for finding in findings:
        assert not next(r for r in readings if r.article.id == finding.passage.article).article.source
        for passage in (finding.passage, *(e.passage for e in finding.evidence if isinstance(e, PassageEvidence))):
            assert texts[passage.article][passage.start : passage.end] == passage.text
    mixed = list(readings)
    shuffle.shuffle(mixed)
    assert Counter(map(key, found(*mixed))) == Counter(map(key, findings))
