"""The report in Markdown: what an article says shows as it stands there, and nothing in it is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.records import Batch
from pipeline.report import markdown
from pipeline.report.markdown_text import escaped, link, with_bold
from pipeline.report.style import Style
from pipeline.report.wording import one_line
from pipeline.settings import Settings
from tests.hostile import ARTICLE, BATCH, CLAIMS, DISMISSED, FINDINGS, OTHER, PAGED_BATCH, SOURCE

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
JOINER = "\u2060"
PLAIN = {"text", "text_special"}


def written(batch: Batch) -> str:
    return "".join(markdown.findings(batch, Settings(), Style()))


def inline(text: str) -> list[Token]:
    """The tokens of what has to be one paragraph."""
    blocks = PARSER.parse(text)
    assert [block.type for block in blocks] in (["paragraph_open", "inline", "paragraph_close"], []), text
    return [token for block in blocks for token in block.children or []]


def shown(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in PLAIN).replace(JOINER, "")


@given(st.one_of(st.text(), st.text("*_`[]()<>!#+-=|~\\&;:@$ .\n1aA/wx")))
def test_any_words_show_as_they_are(words: str) -> None:
    tokens = inline(escaped(words))
    assert {token.type for token in tokens} <= PLAIN
    assert shown(tokens).strip() == one_line(words).replace(JOINER, "").strip()


@given(*[st.one_of(st.text(), st.text("*_`[]<>US$5.£ a"))] * 3)
def test_the_words_in_the_middle_are_bold_and_no_others(before: str, words: str, behind: str) -> None:
    tokens = inline(with_bold(before, words, behind))
    kinds = {token.type for token in tokens} - PLAIN
    assert kinds <= {"strong_open", "strong_close", "html_inline"}
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<strong>", "</strong>"}
    expected = " ".join(f"{before}{words}{behind}".split())
    assert "".join(shown(tokens).split()) == "".join(one_line(expected).replace(JOINER, "").split())
    if words.strip():
        opens = [
            place for place, token in enumerate(tokens) if token.type == "strong_open" or "<strong>" in token.content
        ]
        assert len(opens) == 1


@pytest.mark.parametrize(
    ("before", "words", "behind", "expected"),
    [
        ("up ", "15 per cent", " to", "up **15 per cent** to"),
        ("US", "$5m", " more", r"US<strong>\$5m</strong> more"),
        ("up ", "15%", "-plus", "up **15%**-plus"),
        ("up ", "15%", "x", "up <strong>15%</strong>x"),
        ("- ", "1. a", "", r"\- **1. a**"),
        ("", "12", " rose", "**12** rose"),
    ],
)
def test_bold_is_written_so_that_it_is_read_as_bold(before: str, words: str, behind: str, expected: str) -> None:
    assert with_bold(before, words, behind) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("@desk and a@b.example", f"@{JOINER}desk and a@{JOINER}b.example"),
        ("#12 :tada:", rf"\#{JOINER}12 :{JOINER}tada:"),
        ("http://x.example www.x.example", f"http:{JOINER}//x.example www{JOINER}.x.example"),
        ("12. of May", r"12\. of May"),
        ("$5 to $6", r"\$5 to \$6"),
    ],
)
def test_what_ticket_systems_make_live_is_parted_by_an_invisible_joiner(words: str, expected: str) -> None:
    assert escaped(words) == expected


@pytest.mark.parametrize("url", ["https://a.example/x y>|<\n", "https://a.example/(a)", "https://é.example/"])
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    first, *_ = inline(link("the [source]", url))
    assert first.type == "link_open"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "file:///etc/passwd", "data:text/html,x"])
def test_other_addresses_are_no_links(url: str) -> None:
    assert not [token for token in inline(link("source", url)) if token.type == "link_open"]


def test_a_hostile_article_makes_no_markup_of_its_own() -> None:
    sign, *tokens = PARSER.parse(written(BATCH))
    assert sign.content.strip() == "<!-- generator: copydesk -->"
    children = [child for token in tokens for child in token.children or []]
    assert not [token for token in tokens if token.type in {"html_block", "fence", "code_block", "hr"}]
    assert not [child.content for child in children if child.type in {"html_inline", "code_inline", "image", "em_open"}]
    assert {child.attrs["href"] for child in children if child.type == "link_open"} == {
        "https://example.org/a%20b?c=%7C"
    }
    heads = [token.tag for token in tokens if token.type == "heading_open"]
    assert heads == ["h1", *["h2"] * 5, "h1", "h2", "h2", "h1"]


def test_the_whole_of_a_finding_and_the_account_are_there() -> None:
    report = written(BATCH)
    assert "## error N101 percent-change, line 1, column 18" in report
    assert r"> \=SUM(A1) rose by **12 per cent**." in report
    assert "- perhaps: a \\`digit\\` is wrong" in report
    assert "- said by: Ann: the words of a quotation, not the paper's" in report
    assert f"{len(CLAIMS)} numbers read: 1 mismatch, 4 no reference" in report
    assert f"{len(DISMISSED)} dismissed" in report
    assert "Note: a note \\| with lines" in report
    assert "| evidence | what it says | where it stands |" in report
    assert f"](<{SOURCE.url.replace(' ', '%20').replace('|', '%7C')}>)" in report


def test_several_articles_end_with_a_table_of_them_worst_first() -> None:
    last = written(BATCH).split("# All 2 articles")[1]
    rows = [line for line in last.splitlines() if line.startswith("| ")][2:]
    assert rows[0].endswith("| 1 | 1 | 1 | 5 | 4 |")
    assert rows[1] == f"| {OTHER.id} | 0 | 1 | 0 | 0 | 0 |"
    assert "1 error, 1 warning, 1 advice;" in last
    assert "All" not in written(PAGED_BATCH)


def test_an_article_elsewhere_shows_its_own_words_and_the_others_as_evidence() -> None:
    part = written(BATCH).split(f"# {OTHER.id}\n")[1]
    assert "## warning Q101 same-words, line 1, column 19" in part
    assert "> Another paper had **14** of them." in part
    assert "3,000 were␇ lost" in part
    assert FINDINGS[1].passage.article == ARTICLE.id


def test_a_place_is_a_paragraph_where_the_file_has_paragraphs() -> None:
    assert "## warning N101 percent-change, paragraph 2" in written(PAGED_BATCH)
