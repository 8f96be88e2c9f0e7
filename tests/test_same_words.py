"""Q101 on made-up records: one finding for one cause, and silence where nothing is certain."""

from __future__ import annotations

import pytest

from pipeline.checks.batch_desk import BatchDesk
from pipeline.checks.q101_same_words import check_batch
from pipeline.records import Article, Entity, Finding, Passage, PassageEvidence, Quote, Reading

TIDE = "The tide came over the wall twice that night and took the whole of the lower car park with it."
BOATS = "Not one of the boats in the inner harbour was left afloat when the morning came, not even ours."


def reading(
    id_: str,
    *said: tuple[str, str | None],
    organisation: str | None = None,
    places: tuple[str, ...] = ("Whitby",),
    published: str | None = None,
    cue: str | None = None,
) -> Reading:
    quotes: list[Quote] = []
    at = 0
    for place, (text, speaker) in enumerate(said):
        passage = Passage(id_, at, at + len(text), text)
        verb = Passage(id_, at, at, cue) if cue else None
        quotes.append(
            Quote(passage, place, "direct", f"{id_}#{place}", speaker=speaker, organisation=organisation, cue=verb)
        )
        at += len(text) + 2
    people = {speaker for _, speaker in said if speaker}
    entities = tuple(Entity(Passage(id_, 0, 1, "x"), "person", name) for name in sorted(people))
    entities += tuple(Entity(Passage(id_, 0, 1, "x"), "place", name) for name in places)
    return Reading(Article(id_, "", published=published), (), quotes=tuple(quotes), entities=entities)


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


def test_articles_with_nothing_else_in_common_may_share_a_slogan() -> None:
    assert found(reading("one", (TIDE, "Helen Marsh"), places=()), reading("two", (TIDE, "Neil Ford"))) == []
    everyday = ("England", "London")
    assert found(*(reading(a, (TIDE, b), places=everyday) for a, b in (("one", "Ann Lee"), ("two", "Neil Ford")))) == []


def test_one_surname_a_long_statement_and_one_organisation_tie_articles_together() -> None:
    assert found(reading("one", (TIDE, "Ann Ford"), places=()), reading("two", (TIDE, "Neil Ford"), places=()))
    long = f"{TIDE} {BOATS}"
    assert found(reading("one", (long, "Ann Lee"), places=()), reading("two", (long, "Neil Ford"), places=()))
    one = reading("one", (TIDE, "Ann Lee"), places=(), organisation="RNLI")
    assert found(one, reading("two", (TIDE, "Neil Ford"), places=(), organisation="RNLI"))


def test_what_is_months_apart_is_said_anew() -> None:
    one = reading("one", (TIDE, "Helen Marsh"), published="2023-01-10")
    assert found(one, reading("two", (TIDE, "Neil Ford"), published="2023-06-10")) == []
    assert found(one, reading("two", (TIDE, "Neil Ford"), published="2023-01-12"))


@pytest.mark.parametrize("verb", ["sang", "chanted", "recited"])
def test_who_sings_a_song_did_not_write_it(verb: str) -> None:
    assert found(reading("one", (TIDE, "Ann Lee"), cue=verb), reading("two", (TIDE, "Neil Ford"), cue=verb)) == []


@pytest.mark.parametrize(
    "stock",
    [
        "We would urge anyone who was in Mill Lane on that night and who saw anything at all to contact us.",
        "Our thoughts and prayers are with the families of all those who were hurt in this terrible accident.",
        "I would like to thank everyone who has supported us over what has been a long and difficult year.",
        "We apologise to all our passengers for any inconvenience that these works at the station may cause.",
        "I am absolutely delighted to have signed for this great club, which has such a proud history.",
        "You do not have to say anything, but it may harm your defence if you do not mention something.",
    ],
)
def test_what_is_said_every_day_belongs_to_nobody(stock: str) -> None:
    assert found(reading("one", (stock, "Ann Lee")), reading("two", (stock, "Neil Ford"))) == []
    more = f"{stock} {TIDE}"
    assert found(reading("one", (more, "Ann Lee")), reading("two", (more, "Neil Ford")))


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
