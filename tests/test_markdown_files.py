"""Markdown: mark-up is taken out, nothing else, and what is left can be found in the file again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.as_received import file_offset, report_as_received
from pipeline.files.markup import without_markup
from pipeline.records import Finding, Passage, PassageEvidence, Report
from pipeline.report.places import Places
from tests.reading import article


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("received", "read"),
    [
        ("# Thefts up #\n", "Thefts up\n"),
        ("Thefts up\n===\n\nTen.", "Thefts up\n\n\nTen."),
        ("1. One\n2) Two\n- [x] Three\n* Four\n  + Five", "One\nTwo\nThree\nFour\nFive"),
        ("> “Ten,” she said.\n> > Nine.\n> - Eight.", "“Ten,” she said.\nNine.\nEight."),
        ("In [Kent](https://a.b/2016/17_(x)) and [Ash][9].", "In Kent and Ash."),
        ("By **15** per cent, *not* ***six*** or __two__ _of_ them.", "By 15 per cent, not six or two of them."),
        ("**said *Mary* Holt** and **[Kent](https://a.b)**", "said Mary Holt and Kent"),
        ("2*3*4, a * b, snake_case_name, 5 * 6 * 7", "2*3*4, a * b, snake_case_name, 5 * 6 * 7"),
        ("the ~~3,040~~ 3,041 `x = 5` ![of 2016](a.png)", "the 3,041 "),
        ("```sql\nselect 5\n```\nTen.", "\n\n\nTen."),
        ("~~~\nnever closed 5", "\n"),
        ("| a | 1 |\n|---|--:|\n| b | 2 |", "| a | 1 |\n\n| b | 2 |"),
        ("a<br/>b <b>5</b> <!-- 7\n8 --> <https://a.b/9> 3 < 4 > 2", "a b 5 \n3 < 4 > 2"),
        ("It did.[^1]\n\n[^1]: In 2015.\n[1]: https://a.b/7", "It did.\n\nIn 2015.\n"),
        ("from 381<sup>1, 2</sup> to 10<sup>6</sup>", "from 381 to 10^6"),
        ("5 \\* 6 \\$7", "5 * 6 $7"),
        ("a\r\n***\r\nb&nbsp;c", "a\r\n\r\nb c"),
        ("Year: 2016\n---\n", "Year: 2016\n\n"),
    ],
)
def test_mark_up_is_taken_out_and_every_other_character_stays(received: str, read: str) -> None:
    assert without_markup(received)[0] == read


@given(st.text(st.sampled_from("ab1 \n\r\t*_`~#>-+=[]()!<>/|\\.:^&;“”{}")))
def test_every_character_that_is_read_stands_in_the_file_where_the_cuts_say(received: str) -> None:
    read, cuts = without_markup(received)
    assert all(received[file_offset(cuts, place)] in (char, "&", "<") for place, char in enumerate(read))
    assert [char for char in read if char in "\r\n"] == [char for char in received if char in "\r\n"]


def test_a_finding_points_into_the_file_as_received() -> None:
    received = "---\ntitle: T\n---\n> In [Kent](https://a.b/7) thefts **rose by *15* per cent** again.\n"
    found = article("a.md", received)
    start = found.text.index("15")
    passage = Passage("a.md", start, start + 11, found.text[start : start + 11])
    assert passage.text == "15 per cent"
    finding = Finding("N101", "percent_change", "error", 0.9, passage, "m", evidence=(PassageEvidence("it", passage),))
    report = report_as_received(Report(found, (), (), (), (finding,)))
    assert report.article.text == received
    told = report.findings[0].passage
    assert told.text == received[told.start : told.end] == "15* per cent"
    assert report.findings[0].evidence == (PassageEvidence("it", told),)
    assert Places(report.article).where(told.start) == f"line 4, column {received.splitlines()[3].index('15') + 1}"
    assert Places(found).where(start) == Places(report.article).where(told.start)


def test_a_text_without_mark_up_is_reported_as_it_is() -> None:
    found = article("a.txt", "It rose by 15 per cent.")
    report = Report(found, (), (), (), ())
    assert report_as_received(report) is report


FRONT = """---
title: "Thefts: up"
date: 2018-02-20T06:00:00Z
author: [Mary Holt, 'Tom Ash']
layout: 12
---
# Other

Ten."""


def test_front_matter_tells_of_the_article_and_is_no_part_of_its_words() -> None:
    found = article("a.md", FRONT)
    assert (found.title, found.published, found.author) == ("Thefts: up", "2018-02-20", "Mary Holt, Tom Ash")
    assert found.text == "\n" * 6 + "Other\n\nTen."
    assert file_offset(found.cuts, found.text.index("Ten.")) == FRONT.index("Ten.")


def test_front_matter_over_several_lines_and_a_day_in_words_are_read() -> None:
    front = "author:\n  - Mary Holt\n  - 'Tom Ash'\ndate: 20 February 2018\ntitle: >\n  Thefts\n  up\n"
    found = article("a.md", f"---\n{front}---\nTen.".replace("\n", "\r\n"))
    assert (found.title, found.published, found.author) == ("Thefts up", "2018-02-20", "Mary Holt, Tom Ash")


@pytest.mark.parametrize(
    ("received", "title"),
    [
        ("# Thefts **up**\n", "Thefts up"),
        ("Thefts up\n======\nTen.", "Thefts up"),
        ("Ten.\n\n## Later\n", "Later"),
        ("Ten.", None),
        ("---\nno entry here\n---\nTen.", None),
        ("+++\ntitle = 'Up'\n+++\nTen.", "Up"),
        ("---\ndate: soon\n---\nTen.", None),
    ],
)
def test_the_title_is_that_of_the_front_matter_or_the_first_heading(received: str, title: str | None) -> None:
    assert article("a.markdown", received).title == title
