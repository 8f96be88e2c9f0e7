"""Web pages: no paragraph of the article is lost, nothing around it is read, and nothing is fetched."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from pipeline.files.page_blocks import blocks_of
from pipeline.files.web_page import chosen_blocks
from tests.made_pages import AROUND, HEADLINE, PAGES, STORY, Page
from tests.reading import article, items, paragraphs

BRIEF = "a brief of two sentences"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page that is read fetches nothing")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_paragraph_of_the_article_is_read_in_order_and_once(page: Page) -> None:
    read = paragraphs(article("a.html", page.html))
    expected = STORY if page is not PAGES[BRIEF] else (STORY[0], STORY[3])
    assert [one for one in read if one in STORY] == list(expected)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_nothing_around_the_article_is_read(page: Page) -> None:
    read = [one for one in paragraphs(article("a.html", page.html)) if one not in STORY]
    captions = [one for one in read if "£3,000" in one]
    assert [one for one in read if one not in captions] == [HEADLINE]
    text = article("a.html", page.html).text
    assert not [
        words for words in (*AROUND, "812", "88", "99", "77", "540", "66", "company", "Section") if words in text
    ]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_says_what_it_knows_of_its_article(page: Page) -> None:
    found = article("a.htm", page.html)
    assert (found.title, found.published, found.author, found.outlet) == page.facts


def test_a_date_is_never_guessed() -> None:
    words = "<p>Published in 2017. " + STORY[0] + "</p><footer>© 2016</footer>"
    assert article("a.html", words).published is None
    wrong = '<meta name="date" content="yesterday"><meta name="dc.date" content="2018-02-20">'
    assert article("b.html", wrong + words).published == "2018-02-20"


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 50_000, "7", "null", '{"@type": 7, "headline": 8}', json.dumps({"@graph": {"@graph": [None]}})],
)
def test_linked_data_that_is_none_says_nothing(script: str) -> None:
    html = f'<title>T</title><script type="application/ld+json">{script}</script><p>{STORY[0]}</p>'
    assert (article("a.html", html).title, article("a.html", html).published) == ("T", None)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2018-02-20T06:00:00+01:00", "2018-02-20"),
        ("2018-02", "2018-02"),
        ("20180220", "2018-02-20"),
        ("2018/02/20 06:00", "2018-02-20"),
        ("20 February 2018", "2018-02-20"),
        ("Tue, 20 Feb 2018 06:00:00 GMT", "2018-02-20"),
        ("February 2nd, 2018", "2018-02-02"),
        ("Tuesday, Feb. 20, 2018 at 6am", "2018-02-20"),
        ("02/03/2018", None),
        ("31 February 2018", None),
        ("1519106400", None),
        ("Monday", None),
    ],
)
def test_a_stated_day_is_read_as_programs_write_it_and_not_where_it_could_be_two(stated: str, day: str | None) -> None:
    assert article("a.html", f'<meta name="date" content="{stated}"><p>{STORY[0]}</p>').published == day


def test_entities_in_linked_data_are_characters() -> None:
    linked = (
        '{"@type": "NewsArticle", "headline": "Holt &amp; Sons&#8217; sums", "author": {"name": "A &quot;B&quot; C"}}'
    )
    found = article("a.html", f'<script type="application/ld+json">{linked}</script><p>{STORY[0]}</p>')
    assert (found.title, found.author) == ("Holt & Sons’ sums", 'A "B" C')


def test_digits_above_the_line_are_no_digits_of_the_number_before_them() -> None:
    words = "Up to 504<sup>3</sup> from 381<sup><a href=#n>1, 2</a></sup> on the 5<sup>th</sup>, in 12 m<sup>2</sup>."
    assert article("a.html", f"<p>{words}</p>").text == "Up to 504³ from 381¹, ² on the 5th, in 12 m²."


def test_an_empty_line_parts_what_is_set_as_it_was_typed() -> None:
    assert paragraphs(article("a.html", "<pre>Up by 5,\nthen 6.\n\nIt cost £7.</pre>")) == [
        "Up by 5, then 6.",
        "It cost £7.",
    ]


def test_where_the_main_text_is_not_found_or_has_little_of_the_article_all_of_it_is_read() -> None:
    blocks = blocks_of("a", PAGES["an article element with paragraphs and linked data"].html)
    for told in ("", STORY[3], "something else entirely"):
        assert [block.words for block in chosen_blocks(blocks, told)] == [HEADLINE, *STORY]


def test_a_paragraph_that_the_main_text_lacks_is_kept_between_two_that_it_has_and_beside_them() -> None:
    html = "<div>" + "".join(f"<p>{one}</p>" for one in STORY) + "</div><div><p>" + AROUND[0] + ", always.</p></div>"
    blocks = blocks_of("a", html)
    assert [block.words for block in chosen_blocks(blocks, "\n".join((STORY[0], STORY[1], STORY[4])))] == list(STORY)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<p>£5 “so” é</p>".encode(), "£5 “so” é"),
        ('<meta charset="windows-1252"><p>£5 “so” é</p>'.encode("cp1252"), "£5 “so” é"),
        ('<meta charset="iso-8859-1"><p>£5 “so” é</p>'.encode("cp1252"), "£5 “so” é"),
        ('<meta charset="windows-1251"><p>Минск, 5</p>'.encode("cp1251"), "Минск, 5"),
        ('<meta charset="iso-8859-1"><p>£5 é so</p>'.encode(), "£5 é so"),
        ('\ufeff<meta charset="iso-8859-1"><p>£5 é so</p>'.encode(), "£5 é so"),
        ('<meta charset="no-such"><p>£5 é so</p>'.encode(), "£5 é so"),
        ('<meta charset="hex"><p>£5 é so</p>'.encode(), "£5 é so"),
        ('<?xml version="1.0" encoding="UTF-8"?><html><body><p>£5 é so</p></body></html>'.encode(), "£5 é so"),
        ("<p>£5 so</p>".encode("utf-16"), "£5 so"),
        (b"<p>5&nbsp;000 &pound;6 &#8220;so&#8221; &#0;&#xD800;x</p>", "5\xa0000 £6 “so” \ufffd\ufffdx"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_its_encoding(data: bytes, words: str) -> None:
    assert article("a.html", data).text == words


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<html><body></body></html>", "holds no words."),
        ("<!-- nothing -->", "holds no words."),
        ("<div>" * 5_000 + "Ten.", "has elements nested too deep to be read; save the article as plain text."),
        ("<b>x</b> " * 40_001, "has more than 40,000 elements; no page of an article has."),
        ("<nav><a href=x>Home</a></nav>", "holds no article that can be told from the rest of the page."),
        ("%PDF-1.4", "is a PDF file, whatever its name says; give it a name that ends in .pdf."),
        ("<p>\x00</p>", "is not text (character 4 is a null character)."),
        ('<meta name="generator" content="copydesk"><p>Ten.</p>', "is a report of copydesk, not an article."),
    ],
)
def test_a_page_that_cannot_be_read_is_named_in_one_sentence(html: str, sentence: str) -> None:
    assert [str(item) for item in items("a.html", html)] == [f"a.html: {sentence}"]
