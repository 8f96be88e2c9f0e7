"""The report for people, on records made by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.records import (
    Article,
    Batch,
    CheckedClaim,
    Claim,
    Finding,
    Interval,
    Kind,
    Observation,
    Passage,
    PassageEvidence,
    Quantity,
    Quote,
    Report,
    RowEvidence,
    Source,
    Status,
    Verdict,
)
from pipeline.report import text
from pipeline.report.style import Style
from pipeline.settings import Settings

NORTH = Article(
    "north.txt",
    "Burglaries in Northshire fell. There were 812 of them in 2019, a rise of 40 per cent on the 700 of the year "
    "before.\nCall 0300 123 456.\n“We are pleased,” said Ann Lee.",
)
SOUTH = Article("south.txt", "“We are pleased,” said Bob Ray, who runs the northern force.")
SOURCE = Source("register", "Office of Registers", "Burglaries by area", "https://example.org/burglaries", "OGL-3.0")
ROW = Observation(
    "burglaries", 12, "recorded_burglaries", "Northshire", "X1", "2018", date(2018, 1, 1), date(2018, 12, 31),
    "calendar_year", 1700.0, 0, "burglary", (("kind", "dwelling"),), "final", "", "register", "2020-03-05",
)  # fmt: skip


def passage(article: Article, words: str) -> Passage:
    start = article.text.index(words)
    return Passage(article.id, start, start + len(words), words)


def checked(number: int, words: str, kind: Kind, value: float | None, status: Status, reason: str) -> CheckedClaim:
    interval = None if value is None else Interval(value, value)
    quantity = Quantity(passage(NORTH, words), 0, kind, value, interval, None, "=")
    observation = ROW if status == "mismatch" else None
    verdicts = (Verdict(number, "R201", status, reason, observation),) if status == "mismatch" else ()
    return CheckedClaim(Claim(number, quantity, "level", 0), status, reason, verdicts, observation)


CHANGE = Finding(
    "N101", "percent-change", "error", 0.9, passage(NORTH, "40 per cent"), "700 to 812 is no rise of 40 per cent",
    working="700 to 812 is +16%", suggestion="16 per cent", diagnosis=("the wrong base was used",),
    evidence=(
        PassageEvidence("before", passage(NORTH, "700")),
        RowEvidence("the table", ROW, SOURCE),
    ),
    speaker="Ann Lee", subjects=frozenset({2}),
)  # fmt: skip
SAME_WORDS = Finding(
    "Q101", "same-words-different-speakers", "warning", 1.0, passage(NORTH, "We are pleased"),
    "the same words are attributed to Ann Lee and to Bob Ray",
    evidence=(PassageEvidence("also", passage(SOUTH, "We are pleased")),),
)  # fmt: skip


@pytest.fixture
def batch() -> Batch:
    claims = (
        checked(0, "812", "count", 812.0, "supported", "the table has 812"),
        checked(1, "2019", "period", None, "not_a_claim", "a period"),
        checked(2, "40 per cent", "percent", 40.0, "inconsistent", "700 to 812 is +16%"),
        checked(3, "700", "count", 700.0, "mismatch", "the table has 1,700"),
        checked(4, "0300 123 456", "phone", None, "not_a_claim", "a telephone number"),
    )
    quote = Quote(passage(NORTH, "We are pleased"), 2, "direct", "s1", "Ann Lee", passage(NORTH, "Ann Lee"))
    notes = ("a quotation mark on line 3 is never closed",)
    north = Report(NORTH, claims, (quote,), (), (CHANGE, SAME_WORDS), notes, {"register": SOURCE})
    south = Report(SOUTH, (), (), (), (SAME_WORDS,))
    return Batch((north, south), (CHANGE, SAME_WORDS))


def rendered(batch: Batch, width: int = 100) -> str:
    return "".join(text.findings(batch, Settings(), Style(width)))


def test_a_finding_shows_its_sentence_with_the_words_underlined(batch: Batch) -> None:
    report = rendered(batch, 80)
    lines = report.splitlines()
    at = next(i for i, line in enumerate(lines) if "40 per cent on" in line)
    assert lines[at].index("40 per cent") == lines[at + 1].index("^")
    assert lines[at + 1].strip() == "^" * len("40 per cent") + " " * len(" on the ") + "---"
    assert "Burglaries in Northshire fell" not in lines[at]
    assert "error N101 percent-change, line 1, column 74" in report


def test_a_finding_shows_working_evidence_source_diagnosis_and_suggestion(batch: Batch) -> None:
    report = " ".join(rendered(batch).split())
    for words in (
        "700 to 812 is no rise of 40 per cent",
        "working 700 to 812 is +16%",
        "evidence before, line 1: “700”",
        "evidence the table: recorded burglaries, Northshire, 2018, kind dwelling: 1,700",
        "Source: Office of Registers, Burglaries by area, published 5 March 2020",
        "https://example.org/burglaries",
        "perhaps the wrong base was used",
        "suggestion 16 per cent",
        "said by Ann Lee: the words of a quotation, not the paper's",
    ):
        assert words in report


def test_what_a_table_notes_of_its_row_stands_before_the_source(batch: Batch) -> None:
    assert "Note:" not in rendered(batch)
    noted = replace(CHANGE, evidence=(RowEvidence("the table", replace(ROW, note="unchanged since\n2013"), SOURCE),))
    north = replace(batch.reports[0], findings=(noted,))
    report = " ".join(rendered(Batch((north,), (noted,))).split())
    assert "kind dwelling: 1,700 Note: unchanged since 2013 Source: Office of Registers" in report


def test_a_finding_across_files_stands_in_the_part_of_each(batch: Batch) -> None:
    north, south = rendered(batch).split("south.txt\n")
    assert "warning Q101 same-words-different-speakers, line 3, column 2" in north
    assert "evidence    also, south.txt:1:2: “We are pleased”" in north
    assert "warning Q101 same-words-different-speakers, line 1, column 2" in south
    assert "evidence    north.txt:3:2: “We are pleased”" in south


def test_the_tally_accounts_for_every_number(batch: Batch) -> None:
    report = rendered(batch)
    assert "5 numbers read: 1 inconsistent, 1 mismatch, 1 supported, 2 not claims" in report
    assert "line 1: 700             the table has 1,700" in report
    assert "2019 (period); 0300 123 456 (phone)" in report
    assert "1 statement in 1 piece: Ann Lee (1)" in report
    assert "note        a quotation mark on line 3 is never closed" in report
    assert report.endswith("2 articles, 5 numbers read: 1 error, 1 warning\n")


def test_an_article_without_findings_says_so() -> None:
    report = rendered(Batch((Report(SOUTH, (), (), (), ()),), ()))
    assert "no findings" in report
    assert "0 numbers read" in report


def test_nothing_read_is_nothing_reported() -> None:
    assert rendered(Batch((), ())) == ""


def test_what_a_terminal_would_obey_is_shown_and_not_sent() -> None:
    article = Article("odd\nname\x1b[2J.txt", "A rise of \x1b[31m40\u202e per cent\x07 was seen.")
    start = article.text.index("40")
    finding = replace(
        CHANGE, passage=Passage(article.id, start, start + 2, "40"), evidence=(), message="see \x1b]0;title\x07"
    )
    report = rendered(Batch((Report(article, (), (), (), (finding,)),), (finding,)))
    assert not set(report) & set("\x1b\x07\u202e\r")
    line = next(line for line in report.splitlines() if "A rise of" in line)
    under = report.splitlines()[report.splitlines().index(line) + 1]
    assert line.index("40") == under.index("^^")


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(batch: Batch, width: int) -> None:
    assert max(map(len, rendered(batch, width).splitlines())) <= width


def test_colour_changes_no_letter(batch: Batch) -> None:
    coloured = "".join(text.findings(batch, Settings(), Style(100, colour=True)))
    assert coloured != rendered(batch)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == rendered(batch)
