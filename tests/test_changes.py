"""Rises and falls in a sentence: which number is the old level, the new one, the difference, and which way it went."""

from __future__ import annotations

import pytest

from pipeline.extract.changes import find_changes
from pipeline.extract.numbers import lay
from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.periods import find_periods
from pipeline.extract.quantities import read_quantities
from pipeline.extract.sentences import sentences
from pipeline.language import Parser, Text
from pipeline.units import load_units

PARTS = ("old", "new", "amount", "percent", "points", "multiple")


def changes(text: str, parser: Parser) -> list[tuple[str, str | None, dict[str, str]]]:
    """(trigger, direction, part -> the number as printed) of every change told in a sentence."""
    paragraph = paragraphs(text)[0]
    doc = next(parser.parse([Text(text)]))
    quantities = read_quantities("a", paragraph, find_periods("a", paragraph), load_units())
    sents = sentences(doc)
    found: list[tuple[str, str | None, dict[str, str]]] = []
    for number, sentence in enumerate(sents):
        laid = [n for n in lay(doc, 0, sents, list(enumerate(quantities))) if n.sentence.index == number]
        for change in find_changes("a", 0, doc, sentence, number, laid):
            places = {part: getattr(change, part) for part in PARTS}
            printed = {part: quantities[i].passage.text for part, i in places.items() if i is not None}
            found.append((change.trigger.text, change.direction, printed))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The number of thefts rose from 381 to 504.",
            ("rose", "up", {"old": "381", "new": "504"}),
        ),
        (
            "The gap widened as imports grew by $43.6bn to $419.2bn.",
            ("grew", "up", {"amount": "$43.6bn", "new": "$419.2bn"}),
        ),
        ("Shares in the bakery added 15p in early trading.", ("added", "up", {"amount": "15p"})),
        ("The brewer shed 2.5 per cent.", ("shed", "down", {"percent": "2.5 per cent"})),
        ("Wages rose at an annual rate of 5.3 per cent.", ("rose", "up", {"percent": "5.3 per cent"})),
        ("There was a fall in receipts of £5m.", ("fall", "down", {"amount": "£5m"})),
        ("The index closed higher (at 16,302, up 58 points).", ("up", "up", {"new": "16,302", "amount": "58"})),
        (
            "Some 11,400 came, 14 per cent above the target of 10,000.",
            ("above", "up", {"new": "11,400", "percent": "14 per cent", "old": "10,000"}),
        ),
    ],
)
def test_a_change_word_takes_the_numbers_of_its_statement(
    text: str, expected: tuple[str, str, dict[str, str]], parser: Parser
) -> None:
    assert expected in changes(text, parser)


@pytest.mark.parametrize(
    "text",
    [
        "The minister added that 5 people had resigned.",
        "The club added 3 players to its squad.",
        "The side slipped into trouble during a run of seven defeats.",
        "The festival lasts five weeks this fall.",
        "The rocket carried 12 satellites.",
        "The chain extended its contract with 40 farmers.",
        "Lorries made up 14 per cent of traffic.",
    ],
)
def test_what_only_looks_like_a_change_is_none(text: str, parser: Parser) -> None:
    assert changes(text, parser) == []


def test_what_shares_a_verb_shares_its_direction(parser: Parser) -> None:
    found = changes("Prices rose 3.4 per cent in May and 2.1 per cent in June.", parser)
    assert found == [("rose", "up", {"percent": "3.4 per cent"}), ("rose", "up", {"percent": "2.1 per cent"})]


def test_a_share_after_a_change_is_no_change(parser: Parser) -> None:
    found = changes("Sales rose 5 per cent and 20 per cent of shops took on staff.", parser)
    assert found == [("rose", "up", {"percent": "5 per cent"})]


def test_a_difference_goes_with_the_noun_behind_it_not_with_a_clause_before_it(parser: Parser) -> None:
    found = changes("Imports increased by 2 per cent but exports saw a decrease of 3 per cent.", parser)
    assert [(direction, parts) for _, direction, parts in found] == [
        ("up", {"percent": "2 per cent"}),
        ("down", {"percent": "3 per cent"}),
    ]
