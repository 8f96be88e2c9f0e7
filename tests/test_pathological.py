"""Paragraphs that no newspaper prints: they are read to the end, in time and memory that grow with their length."""

from __future__ import annotations

from collections import defaultdict

import pytest

from pipeline import desk
from pipeline.extract.article_reading import Tools, scan
from pipeline.extract.changes import find_changes
from pipeline.extract.nouns import counted_units
from pipeline.extract.periods import find_periods
from pipeline.extract.placed_numbers import Number, lay
from pipeline.extract.quantities import read_quantities
from pipeline.extract.sentences import sentences
from pipeline.language import Parser
from pipeline.records import Article, Paragraph, Quantity
from pipeline.settings import Settings
from pipeline.units import load_units
from tests.made import store

UNITS = load_units()


def read(text: str) -> tuple[Quantity, ...]:
    paragraph = Paragraph(0, 0, len(text), text)
    return read_quantities("a", paragraph, find_periods("a", paragraph), UNITS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join(str(1000 + i) for i in range(10_000)), id="ten thousand numbers"),
        pytest.param("word 12 per cent, " * 60_000, id="a line of a megabyte"),
        pytest.param("9" * 1_000_000, id="a number of a million digits"),
        pytest.param(" ".join("7" * 50 for _ in range(5_000)), id="numbers of fifty digits"),
        pytest.param("(" * 1_000 + "5" + ")" * 1_000, id="a thousand brackets"),
        pytest.param("1," * 50_000, id="figures and commas"),
        pytest.param("1/" * 20_000, id="figures and slashes"),
        pytest.param("5-" * 20_000, id="figures and dashes"),
        pytest.param("1." * 50_000, id="figures and points"),
        pytest.param("one of " * 20_000, id="one of one of"),
        pytest.param("more than " * 40_000 + "5", id="hedges without an end"),
        pytest.param("a million " * 20_000, id="a million million"),
        pytest.param("$" * 50_000 + "5", id="currency signs"),
        pytest.param("minus " * 40_000 + "5", id="minus minus"),
        pytest.param("“5 ” " * 10_000, id="quotation marks"),
        pytest.param("a@" * 50_000, id="half an address"),
        pytest.param("6'2\" " * 10_000, id="feet and inches"),
    ],
)
def test_numbers_are_read_in_linear_time(text: str) -> None:
    quantities = read(text)
    assert all(text[q.passage.start : q.passage.end] == q.passage.text for q in quantities)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join(str(1000 + i) for i in range(5_000)), id="numbers"),
        pytest.param(" and ".join(f"rose by {i} to {i + 7}" for i in range(1, 1_500)), id="rises in one sentence"),
        pytest.param(" ".join(f"Sales rose by {i} to {i + 7} in May." for i in range(1, 1_500)), id="sentences"),
        pytest.param("It rose " + "(5 " * 1_000 + ")" * 1_000 + " to 7.", id="brackets"),
        pytest.param("word 12 per cent, " * 3_000, id="a list without an end"),
    ],
)
def test_units_and_changes_are_read_in_linear_time(text: str, parser: Parser) -> None:
    quantities = read(text)
    doc = next(parser.parse([text]))
    sents = sentences(doc)
    units = counted_units(doc, 0, quantities)
    of_sentence: dict[int, list[Number]] = defaultdict(list)
    for number in lay(doc, 0, sents, list(enumerate(quantities))):
        of_sentence[number.sentence.index].append(number)
    for sentence in sents:
        find_changes("a", 0, doc, sentence, sentence.index, of_sentence[sentence.index])
    assert len(units) == len(quantities)


@pytest.mark.parametrize(
    ("text", "numbers", "quotations"),
    [
        pytest.param(" ".join(str(2100 + i) for i in range(10_000)), 10_000, 0, id="numbers"),
        pytest.param("Police recorded 570 offences. " * 10_000, 10_000, 0, id="sentences"),
        pytest.param(" ".join("7" * 50 for _ in range(5_000)), 5_000, 0, id="numbers of fifty digits"),
        pytest.param("“We saw 5 cases,” he said. " * 5_000, 5_000, 5_000, id="quotations"),
    ],
)
def test_the_scan_counts_everything(text: str, numbers: int, quotations: int) -> None:
    found = scan(Article("odd", text), Tools(UNITS, store(()).gazetteer))
    assert sum(map(len, found.quantities)) == numbers
    assert len(found.quotes) == quotations


@pytest.mark.parametrize(
    ("text", "least"),
    [
        pytest.param(" ".join(str(1000 + i) for i in range(2_000)), 2_000, id="numbers"),
        pytest.param(" ".join(f"Police recorded {1000 + i} offences." for i in range(2_000)), 2_000, id="sentences"),
        pytest.param(", ".join(f"{1000 + i} girls under {5 + i % 20}" for i in range(1_000)), 2_000, id="ages"),
        pytest.param("“We have seen 5 cases,” said John Smith. " * 1_000, 1_000, id="quotations"),
        pytest.param("Sales rose by 50% from 100 to 120. " * 300, 900, id="three hundred errors"),
        pytest.param(
            " ".join(f"There were {i} online offences. One in five offences were online." for i in range(5, 505)),
            1_000,
            id="shares without a part",
        ),
        pytest.param("It rose " + "(" * 1_000 + "5" + ")" * 1_000 + " to 7.", 2, id="a thousand brackets"),
        pytest.param("It rose by " + "7" * 50 + " to " + "8" * 50 + ".", 2, id="fifty digits"),
        pytest.param("1" * 1_000_000, 1, id="a line of a megabyte"),
    ],
)
def test_the_desk_reads_to_the_end(text: str, least: int, parser: Parser) -> None:
    (report,) = desk.check([Article("odd", text)], parser, store(()), Settings(each_alone=True)).reports
    assert len(report.claims) >= least
    assert all(text[p.start : p.end] == p.text for p in (c.claim.quantity.passage for c in report.claims))
