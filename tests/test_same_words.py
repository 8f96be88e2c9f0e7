"""Q101 on made-up records: one finding for one cause, and silence where nothing is certain."""

from __future__ import annotations

import pytest

from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.q101_same_words import check_batch
from pipeline.records import Article, Entity, Finding, Passage, PassageEvidence, Quote, Reading

TIDE = "The tide came over the wall twice that night and took the whole of the lower car park with it."
BOATS = "Not one of the boats in the inner harbour was left afloat when the morning came, not even ours."


def reading(id_: str, *said: tuple[str, str | None], organisation: str | None = None) -> Reading:
    quotes: list[Quote] = []
    at = 0
    for place, (text, speaker) in enumerate(said):
        passage = Passage(id_, at, at + len(text), text)
        quotes.append(Quote(passage, place, "direct", f"{id_}#{place}", speaker=speaker, organisation=organisation))
        at += len(text) + 2
    people = {speaker for _, speaker in said if speaker}
    entities = tuple(Entity(Passage(id_, 0, 1, "x"), "person", name) for name in sorted(people))
    return Reading(Article(id_, ""), (), quotes=tuple(quotes), entities=entities)


def found(*readings: Reading) -> list[Finding]:
    return list(check_batch(BatchDesk(readings)))


def test_two_names_for_the_same_words_are_one_finding_with_both_passages() -> None:
    (finding,) = found(reading("one", (TIDE, "Helen Marsh")), reading("two", (TIDE, "Neil Ford")))
    assert finding.passage.article == "one"
    assert [e.passage.article for e in finding.evidence if isinstance(e, PassageEvidence)] == ["one", "two"]
    assert "Helen Marsh" in finding.message
    assert "Neil Ford" in finding.message


def test_no_edit_mends_a_wrong_name_so_none_is_suggested() -> None:
    (finding,) = found(reading("one", (TIDE, "Helen Marsh")), reading("two", (TIDE, "Neil Ford")))
    assert finding.suggestion is None
    assert finding.working is not None
    assert finding.working.endswith("Ask the source which of them said it.")


def test_two_quotations_of_the_same_two_people_are_one_cause() -> None:
    (finding,) = found(
        reading("one", (TIDE, "Helen Marsh"), (BOATS, "Helen Marsh")),
        reading("two", (f"{TIDE} {BOATS}", "Neil Ford")),
    )
    assert len(finding.evidence) == 3


def test_spelling_is_named_as_cosmetic_and_the_organisation_as_shared() -> None:
    (finding,) = found(
        reading("one", (TIDE, "Helen Marsh"), organisation="RNLI"),
        reading("two", (TIDE.replace("car park", "carpark"), "Neil Ford"), organisation="RNLI"),
    )
    assert finding.working is not None
    assert "“car park” / “carpark”" in finding.working
    assert "cosmetic" in finding.working
    assert "the same organisation, RNLI" in finding.working


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ((TIDE, "Helen Marsh"), (TIDE, "Helen Marsh")),
        ((TIDE, "Helen Marsh"), (TIDE, "Ms Marsh")),
        ((TIDE, "Helen Marsh"), (TIDE, None)),
        ((TIDE, "Helen Marsh"), (TIDE, "a spokesman")),
        ((TIDE, "Helen Marsh"), (TIDE, "Harbour Trust")),
        ((TIDE, "Helen Marsh"), (BOATS, "Neil Ford")),
        (("We are delighted.", "Helen Marsh"), ("We are delighted.", "Neil Ford")),
    ],
)
def test_nothing_is_said_where_nothing_is_certain(one: tuple[str, str | None], two: tuple[str, str | None]) -> None:
    assert found(reading("one", one), reading("two", two)) == []


def test_one_article_alone_never_contradicts_itself() -> None:
    assert found(reading("one", (TIDE, "Helen Marsh"), (TIDE, "Neil Ford"))) == []


def test_an_article_that_gives_the_words_to_both_contradicts_neither() -> None:
    assert found(reading("one", (TIDE, "Helen Marsh"), (TIDE, "Neil Ford")), reading("two", (TIDE, "Neil Ford"))) == []


def test_three_speakers_in_three_articles_are_one_finding() -> None:
    findings = found(
        reading("one", (TIDE, "Helen Marsh")), reading("two", (TIDE, "Neil Ford")), reading("three", (TIDE, "Ann Pike"))
    )
    assert len(findings) == 1
    assert len(findings[0].evidence) == 3
