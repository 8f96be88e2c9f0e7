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
    Decision,
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
from pipeline.report.wording import confidence_words, row_words
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
SUM = Verdict(3, "N102", "consistent", "700 and 112 is 812")
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


def rendered(batch: Batch, width: int = 100, detail: int = 0) -> str:
    return "".join(text.findings(batch, Settings(), Style(width, detail=detail)))


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


KEY = "N101-abcdefghij"
DECISION = Decision("dismissed", "the council\nconfirmed it", "Ann Lee", date(2026, 5, 3))


def test_the_key_ends_the_first_line_or_has_its_own(batch: Batch) -> None:
    keyed = replace(CHANGE, key=KEY)
    one = Batch((replace(batch.reports[0], findings=(keyed,)),), (keyed,))
    wide = next(line for line in rendered(one, 80).splitlines() if KEY in line)
    assert wide.startswith("error N101 percent-change, line 1, column 74  ")
    assert (len(wide), wide.endswith(KEY)) == (80, True)
    narrow = rendered(one, 60).splitlines()
    assert narrow[narrow.index("error N101 percent-change, line 1, column 74") + 1] == KEY.rjust(60)


def test_findings_stand_in_the_order_of_the_text(batch: Batch) -> None:
    turned = replace(batch.reports[0], findings=batch.reports[0].findings[::-1])
    assert rendered(Batch((turned, batch.reports[1]), batch.findings)) == rendered(batch)


def test_short_evidence_of_one_place_shares_a_line(batch: Batch) -> None:
    words = (("the later level", "812"), ("the year", "2019"), ("said by", "We are pleased"))
    evidence = tuple(PassageEvidence(label, passage(NORTH, said)) for label, said in words)
    told = replace(CHANGE, evidence=evidence)
    report = rendered(Batch((replace(batch.reports[0], findings=(told,)),), (told,)))
    assert "evidence    line 1: the later level “812”, the year “2019”\n" in report
    assert "evidence    said by, line 3: “We are pleased”\n" in report


def test_a_decision_is_told_with_its_finding(batch: Batch) -> None:
    accepted = replace(CHANGE, decision=replace(DECISION, verdict="accepted"))
    report = rendered(Batch((replace(batch.reports[0], findings=(accepted,)),), (accepted,)))
    assert "accepted    the council confirmed it (Ann Lee, 3 May 2026)" in report


def test_what_was_put_aside_is_accounted_for(batch: Batch) -> None:
    aside = (replace(CHANGE, decision=DECISION), replace(CHANGE, code="N102"), replace(CHANGE, code="N103"))
    north = replace(batch.reports[0], findings=(), dismissed=aside)
    south = replace(batch.reports[1], findings=(), dismissed=(replace(SAME_WORDS, decision=DECISION),))
    report = " ".join(rendered(Batch((north, south), ())).split())
    assert "dismissed N101 percent-change, line 1: the council confirmed it (Ann Lee, 3 May 2026)" in report
    assert "known 2 findings of the baseline left out" in report
    assert "dismissed Q101 same-words-different-speakers, north.txt: the council" in report
    assert report.endswith("no findings (1 dismissed, 2 known before)")


def test_less_is_told_when_less_is_asked(batch: Batch) -> None:
    findings, closing = rendered(batch, detail=-1), rendered(batch, detail=-2)
    assert "error N101" in findings
    assert "tally" not in findings
    assert "worst first" not in findings
    assert closing == "2 articles, 5 numbers read: 1 error, 1 warning\n"
    silent = Batch((Report(SOUTH, (), (), (), ()),), ())
    assert rendered(silent, detail=-1) == "1 article, 0 numbers read: no findings\n"


def test_more_is_told_when_more_is_asked(batch: Batch) -> None:
    report = " ".join(rendered(batch, detail=1).split())
    assert "confidence high (0.9)" in report
    assert (
        "row recorded burglaries, Northshire, 2018, kind dwelling: 1,700; Office of Registers, Burglaries by" in report
    )
    assert "R201 mismatch" not in report  # its one verdict is the reason already given
    two = replace(batch.reports[0].claims[3], verdicts=(*batch.reports[0].claims[3].verdicts, SUM))
    told = " ".join(rendered(Batch((replace(batch.reports[0], claims=(two,), findings=()),), ()), detail=1).split())
    assert "R201 mismatch: the table has 1,700 N102 consistent: 700 and 112 is 812" in told


def test_how_a_number_was_read_and_which_row_came_nearest_is_told_when_more_is_asked(batch: Batch) -> None:
    claim = checked(0, "812", "count", 812.0, "no_reference", "the table has burglaries only for 2018")
    near = replace(claim, verdicts=(Verdict(0, "R101", "no_reference", claim.reason, nearest=ROW),))
    near = replace(near, claim=replace(claim.claim, measure="burglaries", place="Northshire"))
    one = Batch((replace(batch.reports[0], claims=(near,), findings=()),), ())
    told = " ".join(rendered(one, detail=1).split())
    assert "read as count, level: burglaries; Northshire" in told
    assert "nearest recorded burglaries, Northshire, 2018, kind dwelling: 1,700; Office of Registers, Burgl" in told
    assert "nearest" not in rendered(one)


def test_a_row_has_the_label_of_its_table_and_the_unit_of_a_rate() -> None:
    rate = replace(ROW, measure="A&E patients seen", value=88.4, decimals=1, unit="percentage", qualifiers=())
    assert row_words(rate) == "A&E patients seen, Northshire, 2018: 88.4%"
    assert row_words(replace(rate, value=None)) == "A&E patients seen, Northshire, 2018: suppressed"


@pytest.mark.parametrize(("detail", "several", "listed"), [(0, True, False), (0, False, True), (1, True, True)])
def test_a_file_without_findings_is_told_in_its_tally_among_several(
    batch: Batch, detail: int, several: bool, listed: bool
) -> None:
    clean = replace(batch.reports[0], findings=())
    reports = (clean, batch.reports[1]) if several else (clean,)
    report = rendered(Batch(reports, ()), detail=detail)
    assert "5 numbers read: 1 inconsistent" in report
    assert ("the table has 812" in report) is listed
    assert "a quotation mark on line 3 is never closed" in report


def many() -> Batch:
    advice = replace(CHANGE, severity="advice")
    plan = {
        "a/mild.txt": [advice] * 3, "b/none.txt": [], "c/worst.txt": [CHANGE, advice],
        "d/two.txt": [SAME_WORDS] * 2, "e/none.txt": [], "f/mild.txt": [advice] * 3,
    }  # fmt: skip
    unchecked = replace(checked(0, "812", "count", 812.0, "no_reference", "no table has this measure"))
    reports = tuple(
        Report(replace(NORTH, id=name), (unchecked,) * 2, (), (), tuple(moved(one, name) for one in found))
        for name, found in plan.items()
    )
    return Batch(reports, tuple(finding for report in reports for finding in report.findings))


def moved(finding: Finding, article: str) -> Finding:
    return replace(finding, passage=replace(finding.passage, article=article), evidence=())


def test_the_worst_files_come_first_in_the_summary() -> None:
    lines = rendered(many()).splitlines()
    table = lines[lines.index(next(line for line in lines if line.startswith("worst first"))) :]
    assert [line.split() for line in table] == [
        ["worst", "first", "errors", "warnings", "advice", "numbers", "unchecked"],
        ["c/worst.txt", "1", "–", "1", "2", "2"],
        ["d/two.txt", "–", "2", "–", "2", "2"],
        ["a/mild.txt", "–", "–", "3", "2", "2"],
        ["f/mild.txt", "–", "–", "3", "2", "2"],
        ["2", "files", "without", "findings", "–", "–", "–", "4", "4"],
        [],
        "6 articles, 12 numbers read: 1 error, 2 warnings, 7 advice".split(),
    ]
    assert len({len(line) for line in table[:6]}) == 1


def test_a_summary_that_is_too_wide_for_a_table_is_told_in_words() -> None:
    lines = rendered(many(), 60).splitlines()
    table = lines[lines.index("worst first") :]
    assert table[1:3] == ["  c/worst.txt", "    1 error, 1 advice; 2 numbers, 2 of them unchecked"]
    assert table[-4:-2] == ["  2 files without findings", "    no findings; 4 numbers, 4 of them unchecked"]


def test_one_article_and_a_clean_batch_have_no_summary(batch: Batch) -> None:
    clean = tuple(replace(report, findings=()) for report in batch.reports)
    one = replace(batch.reports[0], findings=(CHANGE,))
    assert "worst first" not in rendered(Batch((one,), (CHANGE,))) + rendered(Batch(clean, ()))


@pytest.mark.parametrize(("color", "terminal", "coloured"), [
    ("auto", False, False), ("auto", True, True), ("always", False, True), ("never", True, False),
])  # fmt: skip
def test_colour_is_as_it_was_asked_for(color: str, terminal: bool, coloured: bool) -> None:
    assert Style(80, colour=terminal).told(0, color).colour is coloured


@pytest.mark.parametrize(("confidence", "words"), [(1.0, "high (1)"), (0.7, "fair (0.7)"), (0.5, "low (0.5)")])
def test_confidence_is_told_in_words(confidence: float, words: str) -> None:
    assert confidence_words(confidence) == words


@pytest.mark.parametrize(("alike", "detail", "together"), [(2, 0, False), (3, 0, True), (3, 1, False)])
def test_numbers_that_share_a_reason_stand_below_it(alike: int, detail: int, together: bool) -> None:
    words = ("812", "700", "0300 123 456")[:alike]
    claims = tuple(checked(i, word, "count", 1.0, "no_reference", "no such table") for i, word in enumerate(words))
    other = checked(3, "2019", "count", 1.0, "no_reference", "another reason")
    report = rendered(Batch((Report(NORTH, (*claims, other), (), (), ()),), ()), detail=detail)
    assert ("      no such table\n        line 1:   812; 700\n        line 2:   0300 123 456\n" in report) is together
    assert report.count("no such table") == (1 if together else alike)
    assert "line 1: 2019            another reason" in report
