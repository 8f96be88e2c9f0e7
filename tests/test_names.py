"""Persons and organisations in print, under the name with which the article introduces them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.names import find_entities
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.people import find_people
from pipeline.records import Passage, Place, PlaceReading


def named(text: str, kind: str) -> list[tuple[str, str]]:
    entities = find_entities("a", paragraphs(text))
    return [(entity.passage.text, entity.name) for entity in entities if entity.kind == kind]


def test_short_mentions_carry_the_full_name() -> None:
    text = "Helen Marsh spoke first. Ms Marsh was late, Marsh said. Sir Alan Pike and Sir Alan agreed."
    assert named(text, "person") == [
        ("Helen Marsh", "Helen Marsh"),
        ("Ms Marsh", "Helen Marsh"),
        ("Marsh", "Helen Marsh"),
        ("Sir Alan Pike", "Alan Pike"),
        ("Sir Alan", "Alan Pike"),
    ]


def test_two_given_names_with_one_surname_are_two_persons() -> None:
    people = find_people(paragraphs("Helen Marsh and Neil Marsh met. Mr Marsh left before Ms Marsh."))
    assert [m.person.name for m in people.mentions] == ["Helen Marsh", "Neil Marsh", "Neil Marsh", "Helen Marsh"]


def test_a_short_form_of_a_given_name_is_the_same_person() -> None:
    people = find_people(paragraphs("Michael Ford won. Mike Ford was pleased."))
    assert {m.person.name for m in people.mentions} == {"Michael Ford"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Monday Theresa May spoke. Mrs May left.", "Theresa May"),
        ("The tribunal heard Charlotte Church sing.", "Charlotte Church"),
        ("Detective Inspector Rob Hale asked for witnesses.", "Rob Hale"),
        ("President Jean-Luc Moreau arrived.", "Jean-Luc Moreau"),
        ("Oisín O’Dowd, 34, a plumber, won.", "Oisín O’Dowd"),
        ("RNIB director Zofia Wolska resigned.", "Zofia Wolska"),
    ],
)
def test_titles_offices_and_odd_surnames_are_read(text: str, name: str) -> None:
    assert name in {entity for _, entity in named(text, "person")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officers of Kent Police came.", "Kent Police"),
        ("The RNIB said so, and RNIB staff agreed.", "RNIB"),
        ("The Office for National Statistics counts.", "Office for National Statistics"),
        ("A study by the University of Leeds found it.", "University of Leeds"),
    ],
)
def test_organisations_are_read(text: str, name: str) -> None:
    assert name in {entity for _, entity in named(text, "organisation")}


@pytest.mark.parametrize(
    "text", ["THOUSANDS marched on Friday. Thousands more sang.", "The UK and the US agreed at 5 PM."]
)
def test_shouted_words_and_common_capitals_are_no_organisations(text: str) -> None:
    assert named(text, "organisation") == []


def test_a_place_is_left_to_the_gazetteer_but_not_the_police_named_for_it() -> None:
    text = "Kent Police searched Kent and Alan Shire."
    places = tuple(
        Place(Passage("a", start, end, text[start:end]), 0, (PlaceReading("E1", "x", "county"),))
        for start, end in ((0, 4), (21, 25), (30, 40))
    )
    found = find_entities("a", paragraphs(text), places)
    assert [(e.kind, e.name) for e in found] == [("organisation", "Kent Police")]


@given(st.text(alphabet="ABab. ’'-\nMrsÉ&0", max_size=200))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    for entity in find_entities("a", paragraphs(text)):
        assert text[entity.passage.start : entity.passage.end] == entity.passage.text
        assert entity.name
