"""Numbers given again in another form right behind: which belong together, and which only stand near."""

from __future__ import annotations

import pytest

from pipeline.extract.appositions import find_appositions
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.quantities import read_quantities
from pipeline.units import load_units

CASES = {
    "a conversion in brackets": ("The path is 50 miles (80 km) long.", "50 miles|80 km"),
    "two conversions in one pair of brackets": ("It cost 300m euros (£207m; $400m) to build.", "300m|£207m|$400m"),
    "a share in brackets behind the noun that it is of": ("A quarter of all firms (24%) agreed.", "quarter|24%"),
    "a share between commas": ("Almost a quarter, 22%, said no.", "quarter|22%"),
    "a share between dashes": ("Some four in 10 voters — 39 per cent — were undecided.", "four in 10|39 per cent"),
    "a share between dashes behind a longer noun": (
        "Nearly half of those who took part last week – 48 per cent – were happy.",
        "half|48 per cent",
    ),
    "a share between commas behind a longer noun": (
        "Two-thirds of people polled in the town, 63%, said yes.",
        "Two-thirds|63%",
    ),
    "a ratio and its noun": ("Two in five voters, 41%, agreed.", "Two in five|41%"),
    "a percentage first": ("Some 24% of firms – almost a quarter – agreed.", "24%|quarter"),
    "a share with at": ("Over half of voters, at 52 per cent, agreed.", "half|52 per cent"),
    "the share of another clause is none": ("Half of them voted for it last week, 30 per cent did not.", ""),
    "a conversion behind a verb": ("The 17m/s top speed of the lift translates to about 38mph.", "17|38"),
    "a conversion by words behind a comma": ("The path, 50 miles, or 80 km, is shut.", "50|80"),
    "a conversion by a dash and a hedge": ("It is 50 miles - about 80 km - to the sea.", "50|80"),
    "a conversion by a slash": ("The limit is 50mph/80km/h here.", "50|80"),
    "a sum by a slash": ("It paid £20m/$26m in costs.", "£20m|$26m"),
    "a choice of another number of the same unit is none": ("It took 5 hours/6 hours to mend.", ""),
    "a number of the next clause is none": ("He paid £20, and 30 people saw it.", ""),
    "brackets behind a full stop are none": ("There were 40 people. (12 of them left.)", ""),
    "brackets that are never closed are none": ("It rose to 40 units (30 per cent of all.", ""),
    "a list is none": ("They came 4, 5, 6 or 7 times.", ""),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_an_apposition_is(text: str, wanted: str) -> None:
    (paragraph,) = paragraphs(text)
    numbered = list(enumerate(read_quantities("a", paragraph, (), load_units())))
    found = find_appositions(paragraph, numbered)
    words = [[numbered[id_][1].passage.text for id_ in (each.first, *each.others)] for each in found]
    expected = [wanted.split("|")] if wanted else []
    assert len(words) == len(expected)
    for mine, theirs in zip(words, expected, strict=True):
        assert all(their in my or my in their for my, their in zip(mine, theirs, strict=True)), words


def test_what_else_stands_around_the_numbers_is_kept() -> None:
    (paragraph,) = paragraphs("It costs 5bn rupees a year ($50m in cash; 27m pounds) to run.")
    numbered = list(enumerate(read_quantities("a", paragraph, (), load_units())))
    (found,) = find_appositions(paragraph, numbered)
    assert (found.noun, found.rests) == ("rupees a year", ("in cash", "pounds"))
