"""Place names in text: what is one, what only looks like one, and what each may mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.places import find_places
from pipeline.official.gazetteer import Gazetteer
from pipeline.official.store import open_store
from pipeline.records import Paragraph
from pipeline.resources import data_folder


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_store([data_folder("reference")]).gazetteer


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[start:end] for start, end, _ in gazetteer.find(text)]


def codes(gazetteer: Gazetteer, text: str) -> list[list[str]]:
    return [[reading.code for reading in readings] for _, _, readings in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hives were counted in the UK.", "K02000001"),
        ("Hives were counted in the U.K. last year.", "K02000001"),
        ("Britain counted its hives.", "K02000001"),
        ("Great Britain counted its hives.", "K03000001"),
        ("It fell in England & Wales.", "K04000001"),
        ("It fell in Avon & Somerset.", "E23000036"),
        ("It fell in Devon and Cornwall.", "E23000035"),
        ("It fell in Dyfed Powys.", "W15000004"),
        ("Beekeepers in South West England agree.", "E12000009"),
        ("Beekeepers in the south-west of England agree.", "E12000009"),
        ("Beekeepers across the South West agree.", "E12000009"),
        ("The north east England office closed.", "E12000001"),
        ("GMP gave no figure.", "E23000005"),
        ("Officers of the Met gave no figure.", "E23000001"),
        ("The PSNI gave a figure.", "X-POLICE-NIR"),
        ("Police Scotland gave a figure.", "X-POLICE-SCT"),
        ("The US economy grew.", "USA"),
        ("The U.S. economy grew.", "USA"),
        ("America grew.", "USA"),
        ("The eurozone grew.", "EMU"),
        ("Prices in the Republic of Ireland rose.", "IRL"),
        ("Prices in Ivory Coast rose.", "CIV"),
        ("Prices in St. Helens rose.", "E08000013"),
        ("Prices in Newcastle upon Tyne rose.", "E08000021"),
        ("Prices in Stoke-on-Trent rose.", "E06000021"),
        ("Prices in King’s Lynn and West Norfolk rose.", "E07000146"),
        ("WILTSHIRE’S TOTAL ROSE.", "E23000038"),
    ],
)
def test_a_place_is_known_by_the_names_that_print_gives_it(gazetteer: Gazetteer, text: str, first: str) -> None:
    assert [readings[0] for readings in codes(gazetteer, text)] == [first]


@pytest.mark.parametrize(
    "text",
    [
        "She was reading about hives and he told us so.",
        "Reading about hives is a pleasure.",
        "TELL US MORE ABOUT HIVES",
        "Clark Kent keeps bees.",
        "Chelsea Manning and Jordan Peele keep bees.",
        "Yesterday the beekeeper Paula Lincoln won.",
        "Mr Kent and Dr. Wells keep bees.",
        "A. Kent keeps bees.",
        "The Bank of England held rates.",
        "The Duke of Sussex opened the hive.",
        "Derby County lost and Leeds United won.",
        "The Met Office expects rain.",
        "Oxford University keeps bees.",
        "Rugby League is played on Friday.",
        "Brent crude rose.",
        "Voters in the Northeast went to the polls.",
        "Reunion tour planned for bees.",
        "The turkey was cold, and the jersey warm.",
        "Numbers rose nationally, across the country.",
    ],
)
def test_a_word_that_only_looks_like_a_place_is_none(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The bus from Reading to Rugby was late.", ["Reading", "Rugby"]),
        ("Reading Borough Council keeps bees.", ["Reading"]),
        ("Derby City Council keeps bees.", ["Derby"]),
        ("In March Wiltshire counted, and on Monday Kent did.", ["Wiltshire", "Kent"]),
        ("Hives Lost Across Kent As Winter Bites In Wales", ["Kent", "Wales"]),
        ("Blair's Britain was not Thatcher’s Britain.", ["Britain", "Britain"]),
        ("New York and New South Wales are far apart.", ["New York", "New South Wales"]),
        ("It rained in Northern Ireland, not in Ireland.", ["Northern Ireland", "Ireland"]),
        ("London, Paris and Los Angeles bid.", ["London", "Paris", "Los Angeles"]),
        ("UK-based firms and US-led talks.", ["UK", "US"]),
    ],
)
def test_a_place_is_found_where_it_stands_as_one(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert found(gazetteer, text) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wiltshire Police counted.", "police force area"),
        ("Wiltshire’s police counted.", "police force area"),
        ("Wiltshire Council counted.", "unitary authority"),
        ("Kent County Council counted.", "county"),
        ("West Midlands Police counted.", "police force area"),
        ("Beekeepers in the West Midlands counted.", "region"),
    ],
)
def test_the_word_after_a_name_brings_the_reading_that_it_speaks_of_to_the_front(
    gazetteer: Gazetteer, text: str, kind: str
) -> None:
    ((_, _, readings),) = gazetteer.find(text)
    assert readings[0].kind == kind
    assert len({reading.code for reading in readings}) == len(readings) > 1


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("forces in England and Wales, Scotland and Northern Ireland", "", "K02000001"),
        ("forces in England, Wales, Scotland and Northern Ireland", "", "K02000001"),
        ("forces in Scotland, Northern Ireland, and England and Wales", "", "K02000001"),
        ("forces in England, Scotland and Wales", "", "K03000001"),
        ("forces in Wales and in England", "", "K04000001"),
        ("forces in England, Wales and Northern Ireland", "", "X-EWNI"),
    ],
)
def test_a_list_that_makes_up_a_known_area_is_that_area(gazetteer: Gazetteer, text: str, name: str, code: str) -> None:
    assert found(gazetteer, text) == [name or text.removeprefix("forces in ")]
    assert codes(gazetteer, text) == [[code]]


@pytest.mark.parametrize(
    "text",
    [
        "England and Scotland",
        "Scotland and Northern Ireland",
        "Of all in England, Wales had most",
        "Wiltshire, Dorset and Kent",
        "British and Irish",
    ],
)
def test_a_list_that_makes_up_no_known_area_stays_a_list(gazetteer: Gazetteer, text: str) -> None:
    assert len(found(gazetteer, text)) >= 2


def test_a_name_with_the_place_that_holds_it_means_only_what_lies_there(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "It closed in Durham, North Carolina.") == [[], ["US-NC"]]
    assert codes(gazetteer, "It closed in Swindon, England.") == [["E06000030"], ["E92000001"]]
    assert codes(gazetteer, "It closed in Swindon, England and Wales.")[1] == ["K04000001"]


def test_a_part_of_a_place_is_named_but_is_not_the_place(gazetteer: Gazetteer) -> None:
    text = "Hives are rare in southern England, north London and Eastern Europe."
    assert found(gazetteer, text) == ["southern England", "north London", "Eastern Europe"]
    assert codes(gazetteer, text)[:2] == [[], []]


def test_a_demonym_is_a_weak_reading_of_the_country(gazetteer: Gazetteer) -> None:
    ((_, _, (reading,)),) = gazetteer.find("A British beekeeper won.")
    assert (reading.code, reading.kind) == ("K02000001", "demonym")
    assert found(gazetteer, "They polish the frames.") == []


def test_offsets_are_the_articles_own(gazetteer: Gazetteer) -> None:
    paragraph = Paragraph(3, 40, 80, "Hives in Wiltshire and the\u00a0U.S. are few.")
    places = find_places("a", paragraph, gazetteer)
    assert [(p.passage.text, p.passage.start, p.passage.end, p.paragraph) for p in places] == [
        ("Wiltshire", 49, 58, 3),
        ("U.S.", 67, 71, 3),
    ]


@given(st.text(alphabet=st.sampled_from("aKentUSE .,&'’-\n\u00a0")) | st.text(max_size=60))
@settings(deadline=None)
def test_mentions_lie_in_the_text_in_order_and_apart_whatever_the_text(gazetteer: Gazetteer, text: str) -> None:
    mentions = gazetteer.find(text)
    edges = [0, *(edge for start, end, _ in mentions for edge in (start, end)), len(text)]
    assert edges == sorted(edges)
    assert all(start < end for start, end, _ in mentions)
