"""JSON: ninjs, articles of our own shape, and what copydesk itself wrote."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from pipeline.files.inputs import read_inputs
from pipeline.records import Article
from tests.reading import article, items, paragraphs


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


ITEM = {
    "uri": "https://example.org/items/7",
    "type": "text",
    "versioncreated": "2018-02-20T06:00:00+00:00",
    "byline": "Mary Holt",
    "headline": "Thefts up",
    "body_text": "Thefts rose.\r\n\r\nBy 5 per cent.",
    "provider": {"name": "An Agency"},
}
ITEM_2 = {
    "firstcreated": "2018-02-19T06:00:00Z",
    "headlines": [{"role": "short", "value": "Up"}, {"role": "main", "value": "Thefts up"}],
    "bodies": [
        {"role": "main", "contenttype": "text/html", "value": "<p>Thefts rose.</p><p>By <b>5</b> per cent.</p>"}
    ],
    "by": "Mary Holt",
    "infosources": [{"name": "An Agency"}],
}


@pytest.mark.parametrize(
    ("item", "day"),
    [
        (ITEM, "2018-02-20"),
        (ITEM_2, "2018-02-19"),
        ({**ITEM, "body_text": None, "body_xhtml": "<div><p>Thefts rose.</p>By 5 per cent.</div>"}, "2018-02-20"),
    ],
)
def test_an_item_of_ninjs_is_an_article(item: dict[str, object], day: str) -> None:
    found = article("a.json", json.dumps(item))
    assert paragraphs(found) == ["Thefts up", "Thefts rose.", "By 5 per cent."]
    assert (found.title, found.published, found.author, found.outlet) == ("Thefts up", day, "Mary Holt", "An Agency")


def test_an_item_that_its_agency_withdrew_is_read_with_a_note() -> None:
    note, _ = items("a.json", json.dumps({**ITEM, "pubstatus": "canceled"}))
    assert str(note) == "a.json: is read although its agency has withdrawn it (pubstatus)."


def test_one_article_or_a_list_of_them_is_read_as_lines_of_articles_are() -> None:
    ours = {"id": "x", "text": "Ten.", "published": 2018, "author": "A"}
    assert items("a.json", json.dumps(ours)) == [Article("x", "Ten.", published="2018", author="A")]
    assert items("b.json", json.dumps({"text": "Ten."})) == [Article("b.json", "Ten.")]
    several = items("c.json", json.dumps([ours, 7, {"text": 5}, {"text": "Nine."}, ITEM]))
    assert [item.id for item in several if isinstance(item, Article)] == ["x", "c.json, article 4", "c.json, article 5"]
    assert [str(item) for item in several if not isinstance(item, Article)] == [
        'c.json, article 2: is not a JSON object; write {"id": …, "text": …}, a list of such articles, or ninjs.',
        "c.json, article 3: its 'text' is not a string but a number.",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("{", "is not JSON (Expecting property name enclosed in double quotes at line 1, column 2)."),
        (
            '{"name": "x"}',
            'is JSON without an article in it; write {"id": …, "text": …}, a list of such articles, or ninjs.',
        ),
        ("7", 'is JSON without an article in it; write {"id": …, "text": …}, a list of such articles, or ninjs.'),
        (
            "[" * 100_000,
            'is JSON with numbers too long or brackets too deep; write {"id": …, "text": …}, a list of such '
            "articles, or ninjs.",
        ),
        (json.dumps({**ITEM, "body_text": " "}), "its body holds no words."),
        (json.dumps({"articles": [], "findings": [], "settings": {}}), "is a report of copydesk, not an article."),
    ],
)
def test_json_without_an_article_is_named_in_one_sentence(data: str, sentence: str) -> None:
    assert [str(item) for item in items("a.json", data)] == [f"a.json: {sentence}"]


def test_what_copydesk_wrote_into_a_folder_is_a_note_there_and_no_article() -> None:
    Path("d").mkdir()
    Path("d/a.txt").write_text("Ten.")
    Path("d/b.json").write_text('{"articles": [], "findings": [], "settings": {}}')
    Path("d/c.html").write_text(
        '<html><head><meta name="generator" content="copydesk"></head><body><p>Ten.</p></body></html>'
    )
    Path("d/d.jsonl").write_text('{"article": "d/a.txt", "code": "N101", "start": 0}\n' * 2)
    Path("d/e.md").write_text("<!-- generator: copydesk -->\n# Findings\n")
    Path("d/f.json").write_text('{"name": "something else"}')
    Path("d/g.txt").write_text("d/a.txt\n───────\n  no findings\n\n1 article, 1 number read: no findings\n")
    Path("d/known.jsonl").write_text('{"key": "N101-3tg7piir3t", "article": "d/a.txt", "message": "x"}\n')
    found = list(read_inputs(["d"], io.BytesIO()))
    assert [str(item) for item in found if not isinstance(item, Article)] == [
        "d/f.json: is JSON without an article in it.",
        "d/b.json: is a report of copydesk, not an article, and so are 5 others.",
    ]
    assert all(type(item).__name__ in ("Article", "Note") for item in found)
