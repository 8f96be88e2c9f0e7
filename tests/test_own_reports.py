"""No report that copydesk wrote is read as an article, in whatever form and under whatever name it was kept."""

from __future__ import annotations

import pytest

from pipeline.files.notes import NoArticleError
from pipeline.files.own_reports import MARKDOWN_SIGN, is_own_report
from pipeline.files.plain import read
from pipeline.records import Article, Batch, Finding, Part, Passage, Report
from pipeline.report import FORMATS, concise, github, markdown, renderer
from pipeline.report.fields import article_fields
from pipeline.report.style import Style
from pipeline.settings import Settings

TEXT = "Fair\n\nVisits rose by 132, from 381 to 504."
ARTICLE = Article("fair.docx", TEXT, parts=(Part("paragraph", 1, 0, 4), Part("paragraph", 2, 6, len(TEXT))))
START = TEXT.index("132")
FINDING = Finding(
    "N102", "difference", "error", 0.9, Passage("fair.docx", START, START + 3, "132"), "132 is not the difference",
    key="N102-jkek3ufmkl",
)  # fmt: skip
REPORTS = (Report(ARTICLE, (), (), (), (FINDING,)),)
FOUND = Batch(REPORTS, (FINDING,))
PEOPLE_AND_SERVERS = [name for name in FORMATS if name not in ("jsonl", "json", "html", "xlsx")]


def written(form: str) -> str:
    return "".join(renderer(form)(FOUND, Settings(), Style()))


@pytest.mark.parametrize("form", PEOPLE_AND_SERVERS)
def test_a_report_is_known_for_one_whatever_its_file_is_called(form: str) -> None:
    with pytest.raises(NoArticleError, match="is a report of copydesk, not an article"):
        list(read("kept.txt", "kept.txt", written(form).encode()))


@pytest.mark.parametrize("detail", [-2, -1, 0, 1])
def test_the_report_for_people_is_known_however_short_or_long(detail: int) -> None:
    assert is_own_report("".join(renderer("text")(FOUND, Settings(), Style(detail=detail))))


@pytest.mark.parametrize(
    "text",
    [
        "Results\n  3:37    A. Smith won the mile – supported by her club.\n",
        "At 10:30:15: E N101 was the number of his cell.\n\nHe said so.",
        "The desk sent 12 articles, 40 numbers read out: all were right.\n\nThen it slept.",
        "1 article, 4 numbers read: so began the form that the clerk filled in.\n\nHe said nothing more.",
        "The tool's report read, in full:\n\n3 articles, 12 numbers read: 2 warnings\n",
        "Its last words were these.\n1 article, 4 numbers read: no findings",
        "::error is what the screen said.",
        "An article about <!-- generator: copydesk --> and other signs.",
    ],
)
def test_an_article_that_looks_a_little_like_a_report_stays_an_article(text: str) -> None:
    assert not is_own_report(text)


def test_long_runs_of_spaces_are_looked_at_once() -> None:
    assert not is_own_report("a\n  1:1 x" + ("\n" + " " * 60) * 40)


def test_markdown_begins_with_the_sign_that_the_reader_looks_for() -> None:
    assert markdown.SIGN == MARKDOWN_SIGN
    assert written("md").startswith(f"{MARKDOWN_SIGN}\n\n# ")


def test_a_finding_of_a_word_file_has_its_paragraph_in_lines_and_commands_too() -> None:
    assert list(concise.findings(FOUND, Settings(), Style())) == [
        "fair.docx:3:16: E N102 132 is not the difference (paragraph 2)\n"
    ]
    assert "title=N102 difference%2C paragraph 2::" in "".join(github.findings(FOUND, Settings(), Style()))


def test_what_was_dismissed_has_its_paragraph_and_its_reason() -> None:
    aside = Report(ARTICLE, (), (), (), (), dismissed=(FINDING,))
    assert article_fields(aside, {ARTICLE.id: ARTICLE})["dismissed"][0]["paragraph"] == 2
    batch = Batch((aside,), ())
    report = "".join(markdown.findings(batch, Settings(), Style()))
    assert "## Dismissed\n\n- N102 difference, paragraph 2: 132 is not the difference; in the baseline\n" in report
