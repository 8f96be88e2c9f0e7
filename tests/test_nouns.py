"""What a bare number counts, read from a parse."""

from __future__ import annotations

import pytest

from pipeline.extract.nouns import counted_noun, counted_units, singular
from pipeline.extract.quantities import read_quantities
from pipeline.language import Parser
from pipeline.records import Paragraph
from pipeline.units import load_units


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("There were 3041 sex offences against children last year.", "3041", "sex offence"),
        ("The charity held 9,452 counselling sessions with young people.", "9,452", "counselling session"),
        ("Requests were sent to 43 forces in England.", "43", "force"),
        ("The survey covered seven European countries.", "seven", "european country"),
        ("Police stopped 20 of the cars that night.", "20", "car"),
        ("Three of the incidents were reported late.", "Three", "incident"),
        ("They interviewed 30-odd witnesses in June.", "30", "witness"),
        ("The court heard from 12 women and two men.", "12", "woman"),
        ("He handed over a 20 page report.", "20", "page"),
        ("A ten-storey building collapsed.", "ten", "storey"),
        ("The total rose to 504 last year.", "504", None),
        ("They polled 310 likely Labour primary voters.", "310", "likely labour primary voter"),
        ("They asked for another draft or two.", "two", "draft"),
        ("The garage sold 12 Ford and Fiat vans.", "12", "ford and fiat van"),
        ("They found 6,438 of them online.", "6,438", None),
        ("The total increased by 14 from June.", "14", None),
    ],
)
def test_a_bare_number_counts_the_noun_phrase_that_follows_it(
    text: str, number: str, noun: str | None, parser: Parser
) -> None:
    doc = next(parser.parse([text]))
    start = text.index(number)
    found = counted_noun(doc, start, start + len(number))
    assert (found[2] if found else None) == noun


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They built 5.2 million sheds, up from 4.1 million.", ["shed", "shed"]),
        ("The rate fell from 31.5 to 30.7 accidents.", ["accident", "accident"]),
        ("The best offer was 61.5 cents and the worst 58.2.", ["cent", "cent"]),
        ("It sells two-, three- and four-berth cabins.", ["berth", "berth", "berth"]),
        ("They waited two years for 41,300.", ["year", None]),
        ("Rents rose by 2 per cent but wages only by 1.", ["percentage", "percentage"]),
        ("Rents rose by 2 per cent to 45.", ["percentage", None]),
    ],
)
def test_a_number_without_a_noun_takes_the_unit_of_its_neighbour(
    text: str, units: list[str | None], parser: Parser
) -> None:
    doc = next(parser.parse([text]))
    quantities = read_quantities("a", Paragraph(0, 0, len(text), text), (), load_units())
    assert list(counted_units(doc, 0, quantities)) == units


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("offences", "offence"),
        ("children", "child"),
        ("countries", "country"),
        ("women", "woman"),
        ("losses", "loss"),
        ("churches", "church"),
        ("boxes", "box"),
        ("houses", "house"),
        ("buses", "bus"),
        ("series", "series"),
        ("police", "police"),
        ("lives", "life"),
        ("crises", "crisis"),
        ("movies", "movie"),
        ("people", "person"),
        ("shoes", "shoe"),
        ("heroes", "hero"),
    ],
)
def test_plurals_have_their_singular(plural: str, one: str) -> None:
    assert singular(plural, "NNS") == one
