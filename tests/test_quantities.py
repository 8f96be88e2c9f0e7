"""Every number of a paragraph: amounts, periods, identifiers and what is left over, in order and none lost."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.paragraphs import paragraphs
from pipeline.extract.periods import find_periods
from pipeline.extract.quantities import read_quantities
from pipeline.records import Paragraph, Quantity
from pipeline.units import load_units

UNITS = load_units()
SEEDS = Path(__file__).parent.parent / "seeds"


def read(text: str) -> list[Quantity]:
    return [q for p in paragraphs(text) for q in read_quantities("a", p, find_periods("a", p), UNITS)]


def raw(text: str) -> tuple[Quantity, ...]:
    return read_quantities("a", Paragraph(0, 0, len(text), text), (), UNITS)


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("ring 0808 800 5000 for help", "0808 800 5000", "phone"),
        ("ring 0800 1111 for help", "0800 1111", "phone"),
        ("ring 020 7946 0018 for help", "020 7946 0018", "phone"),
        ("ring +44 20 7946 0018 for help", "+44 20 7946 0018", "phone"),
        ("call 101 with information", "101", "phone"),
        ("it opens at 6am daily", "6am", "time"),
        ("it opens at 10:30 daily", "10:30", "time"),
        ("it opens at 9.45 a.m. daily", "9.45 a.m.", "time"),
        ("it began at 1800 GMT", "1800 GMT", "time"),
        ("they won 3-1 at home", "3-1", "score"),
        ("a 2-2 draw", "2-2", "score"),
        ("passed by a 5-4 vote", "5-4", "score"),
        ("after 9/11 the rules changed", "9/11", "identifier"),
        ("traffic on the M25 was slow", "M25", "identifier"),
        ("a Boeing 787 landed", "787", "identifier"),
        ("the B-17 bomber", "B-17", "identifier"),
        ("an MP3 player", "MP3", "identifier"),
        ("the FTSE 100 closed early", "100", "identifier"),
        ("see Figure 3.2 below", "3.2", "identifier"),
        ("under section 28 of it", "28", "identifier"),
        ("the office in BA1 2QR", "BA1 2QR", "identifier"),
        ("he spoke on Radio 4 today", "4", "identifier"),
        ("of 12 Acacia Avenue in", "12", "identifier"),
        ("see www.example.org/2017/report5.pdf now", "www.example.org/2017/report5.pdf", "identifier"),
        ("1. Figures are provisional", "1.", "identifier"),
        ("during Covid-19 they stopped", "Covid-19", "identifier"),
    ],
)  # fmt: skip
def test_digits_that_name_and_count_nothing_are_told_by_kind(text: str, printed: str, kind: str) -> None:
    found = [q for q in read(text) if any(c.isdigit() for c in q.passage.text)]
    assert [(q.passage.text, q.kind, q.value) for q in found] == [(printed, kind, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Europe, 12 firms closed", 12),
        ("Police dealt with 116 cases", 116),
        ("they sold 787 cars", 787),
        ("a rise of 10-15 jobs", (10, 15)),
        ("an average of 1500 jobs", 1500),
        ("about 2000 people came", 2000),
        ("3041 offences were recorded", 3041),
    ],
)
def test_a_count_is_not_taken_for_a_name_a_score_or_a_year(text: str, value: object) -> None:
    assert [q.value for q in read(text) if q.value is not None] == [value]


def test_a_financial_year_is_a_period_and_no_fraction() -> None:
    kinds = {q.passage.text: q.kind for q in read("In 2016/17 there were 3041 offences, down from 3210 in 2015/16.")}
    assert kinds == {"2016/17": "period", "3041": "count", "3210": "count", "2015/16": "period"}


def test_a_number_that_nobody_understands_is_kept_as_other() -> None:
    assert [(q.passage.text, q.kind) for q in raw("the value 3x7y9 stayed")] in (
        [("3x7y9", "other")],
        [("3x7y9", "identifier")],
    )
    assert [q.kind for q in raw("9" * 50)] == ["identifier"]


def test_the_first_seed_reads_as_a_fact_checker_reads_it() -> None:
    text = next(SEEDS.glob("000_*")).read_text(encoding="utf-8")
    claims = [(q.passage.text, q.kind, q.value, q.comparator) for q in read(text) if q.value is not None]
    assert claims == [
        ("570", "count", 570, "="),
        ("116", "count", 116, "="),
        ("10", "age", 10, "<"),
        ("one in 10", "ratio", 0.1, "~"),
        ("15 per cent", "percent", 15, "="),
        ("64,667", "count", 64_667, "="),
        ("6,438", "count", 6438, "="),
        ("59 per cent", "percent", 59, "="),
        ("hundreds", "vague", (100, 1000), "="),
        ("43", "count", 43, "="),
        ("18", "age", 18, "<"),
        ("14", "count", 14, "="),
        ("123", "count", 123, "="),
        ("381", "count", 381, "="),
        ("504", "count", 504, "="),
        ("443", "count", 443, "="),
        ("1,040", "count", 1040, "="),
        ("1,483", "count", 1483, "="),
    ]


def test_the_second_seed_reads_as_a_fact_checker_reads_it() -> None:
    text = next(SEEDS.glob("003_*")).read_text(encoding="utf-8")
    quantities = read(text)
    claims = [(q.passage.text, q.kind, q.value, q.comparator) for q in quantities if q.value is not None]
    assert claims == [
        ("3,000", "count", 3000, ">"),
        ("3041", "count", 3041, "="),
        ("3210", "count", 3210, "="),
        ("417", "count", 417, "="),
        ("650", "count", 650, "="),
        ("one in five", "ratio", 0.2, "="),
        ("56 per cent", "percent", 56, "="),
        ("hundreds", "vague", (100, 1000), "="),
        ("Three", "count", 3, "="),
        ("one", "age", 1, "<"),
        ("9,452", "count", 9452, "="),
        ("4,677", "count", 4677, "="),
    ]
    assert [q.passage.text for q in quantities if q.kind == "phone"] == ["0808 800 5000", "0800 1111"]


ALPHABET = st.sampled_from([*"0123456789", *"0123456789", *" ,.-–/:()£$%'\"’“”", *"abAMkmst", "\n", "½", "٣"])


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, max_size=80))
def test_no_digit_is_lost_and_no_two_numbers_overlap(text: str) -> None:
    quantities = raw(text)
    spans = [(q.passage.start, q.passage.end) for q in quantities]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(text[q.passage.start : q.passage.end] == q.passage.text != "" for q in quantities)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(found.start() in covered for found in re.finditer(r"\d", text))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(str(n) for n in range(10_000)),
        "-".join(str(n % 100) for n in range(10_000)),
        " to ".join(str(n) for n in range(10_000)),
        " ".join(["9" * 50] * 200),
        "9" * 100_000,
        "a1" * 50_000,
        "a." * 50_000 + "1",
        "(" * 1000 + "5" + ")" * 1000,
        "5" + " " * 100_000 + "6",
        "1," * 50_000,
        "about " * 20_000 + "5",
    ],
    ids=[
        "numbers",
        "dashes",
        "to",
        "long digits",
        "one run",
        "letters",
        "dots",
        "brackets",
        "spaces",
        "commas",
        "hedges",
    ],
)
def test_a_pathological_paragraph_is_read_to_its_end(text: str) -> None:
    quantities = raw(text)
    assert all(a.passage.end <= b.passage.start for a, b in itertools.pairwise(quantities))
