"""Markdown: mark-up is blanked sign for sign, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.markup import without_markup
from tests.reading import article


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("received", "read"),
    [
        ("# Thefts up #\n", "  Thefts up  \n"),
        ("Thefts up\n===\n\nTen.", "Thefts up\n   \n\nTen."),
        ("1. One\n2) Two\n- [x] Three\n* Four", "   One\n   Two\n      Three\n  Four"),
        ("> “Ten,” she said.\n> > Nine.", "  “Ten,” she said.\n    Nine."),
        ("In [Kent](https://a.b/2016/17_(x)) and [Ash][9].", "In  Kent" + " " * 26 + " and  Ash    ."),
        (
            "By **15** per cent, *not* ***six*** or __two__ _of_ them.",
            "By   15   per cent,  not     six    or   two    of  them.",
        ),
        ("**said *Mary* Holt**", "  said  Mary  Holt  "),
        ("2*3*4, a * b, snake_case_name, 5 * 6 * 7", "2*3*4, a * b, snake_case_name, 5 * 6 * 7"),
        ("the ~~3,040~~ 3,041 `x = 5` ![of 2016](a.png)", "the           3,041         " + " " * 17),
        ("```sql\nselect 5\n```\nTen.", "      \n        \n   \nTen."),
        ("~~~\nnever closed 5", "   \n              "),
        ("| a | 1 |\n|---|--:|\n| b | 2 |", "| a | 1 |\n" + " " * 9 + "\n| b | 2 |"),
        (
            "a<br/>b <b>5</b> <!-- 7\n8 --> <https://a.b/9> 3 < 4 > 2",
            "a     b    5    " + " " * 7 + "\n" + " " * 5 + " " + " " * 15 + " 3 < 4 > 2",
        ),
        ("It did.[^1]\n\n[^1]: In 2015.\n[1]: https://a.b/7", "It did.    \n\n      In 2015.\n" + " " * 18),
        ("5 \\* 6 \\$7", "5  * 6  $7"),
        ("a\r\n***\r\nb&nbsp;c", "a\r\n   \r\nb      c"),
        ("Year: 2016\n---\n", "Year: 2016\n   \n"),
    ],
)
def test_mark_up_is_blanked_and_every_other_character_stands_where_it_stood(received: str, read: str) -> None:
    assert without_markup(received) == read


@given(st.text(st.sampled_from("ab1 \n\r\t*_`~#>-+=[]()!<>/|\\.:^&;“”{}")))
def test_mark_up_never_moves_a_character(received: str) -> None:
    read = without_markup(received)
    assert len(read) == len(received)
    assert all(ours in (theirs, " ") for ours, theirs in zip(read, received, strict=True))
    assert [char for char in read if char in "\r\n"] == [char for char in received if char in "\r\n"]


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
    assert found.text.split() == ["Other", "Ten."]
    assert found.text.index("Ten.") == FRONT.index("Ten.")
    assert (found.parts, len(found.text)) == ((), len(FRONT))


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
