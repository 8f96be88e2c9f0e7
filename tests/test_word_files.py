"""Word files: what is read of each, what is left out, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import Article
from tests.made_files import document, docx, para, run, table, zipped
from tests.reading import article, items, paragraphs


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ([para("Thefts rose ", "by 5 per cent.")], ["Thefts rose by 5 per cent."]),
        (["One.", para(""), "Two."], ["One.", "Two."]),
        (
            [
                para(
                    run("rose by "),
                    "<w:ins>" + run("6") + "</w:ins>",
                    "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>",
                )
            ],
            ["rose by 6"],
        ),
        (
            [
                para(
                    "<w:moveFrom>" + run("Here 5. ") + "</w:moveFrom>",
                    "Then 6.",
                    "<w:moveTo>" + run(" Here 5.") + "</w:moveTo>",
                )
            ],
            ["Then 6. Here 5."],
        ),
        (
            [
                para(
                    "Seen",
                    run(" hidden 7", "<w:vanish/>"),
                    run(" struck 8", "<w:strike/>"),
                    run(" kept", '<w:strike w:val="0"/>'),
                )
            ],
            ["Seen kept"],
        ),
        ([para("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c")], ["a b c"]),
        ([para("1,040", "<w:r><w:noBreakHyphen/></w:r>", "strong")], ["1,040\N{NON-BREAKING HYPHEN}strong"]),
        (
            [para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>', "Ten.")],
            ["Ten."],
        ),
        (
            ["Before.", table(["Town", "2015"], ["Dover", "48"]), "After."],
            ["Before.", "Town | 2015", "Dover | 48", "After."],
        ),
        ([table([para("A sentence. ") + para("Another one."), "x"])], ["A sentence.", "Another one.", "x"]),
        ([table([table(["inner", "1"])])], ["inner | 1"]),
        ([para('<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>', "An item.")], ["An item."]),
        ([para("Out<w:x/>er", "").replace("<w:x/>", "")], ["Outer"]),
        ([para('<w:hyperlink w:id="r9">' + run("a link") + "</w:hyperlink>", " after")], ["a link after"]),
        (
            [
                para(
                    "Up ",
                    run("132", "<w:b/><w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>"),
                    " since.",
                )
            ],
            ["Up 132 since."],
        ),
        (
            [para("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "Thefts rose to "), "318 last year.", "Other."],
            ["Thefts rose to 318 last year.", "Other."],
        ),
        (["One.", para("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "The last one.")], ["One.", "The last one."]),
        (
            [table([para("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "Dover"), "48"]), "After."],
            ["Dover | 48", "After."],
        ),
        (
            [
                para(
                    "From 381",
                    run("12", '<w:vertAlign w:val="superscript"/>'),
                    " to 504 on the 5",
                    run("th", '<w:vertAlign w:val="superscript"/>'),
                )
            ],
            ["From 381¹² to 504 on the 5th"],
        ),
        (["One\N{SOFT HYPHEN}two\x0b".replace("\x0b", "")], ["Onetwo"]),
    ],
)
def test_the_words_of_a_word_file_are_those_that_its_reader_sees(body: list[str], read: list[str]) -> None:
    found = article("a.docx", docx(*body))
    assert paragraphs(found) == read
    assert [part.kind for part in found.parts] == ["paragraph"] * len(read)


def test_the_style_of_a_paragraph_is_the_one_that_it_has_now() -> None:
    former = (
        '<w:pPr><w:pStyle w:val="Normal"/><w:pPrChange><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:pPrChange></w:pPr>'
    )
    assert article("a.docx", docx(para(former, "No title."), "Ten.")).title is None


def test_two_line_breaks_in_a_paragraph_part_its_text_and_not_its_number() -> None:
    found = article("a.docx", docx(para("One.", "<w:r><w:br/><w:br/></w:r>", "Two."), "Three."))
    assert found.text == "One.\n\nTwo.\n\nThree."
    assert [part.number for part in found.parts] == [1, 2]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + para("In the box: 5.") + "</w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    shape = f"<w:r><mc:AlternateContent {space}>{twice}</mc:AlternateContent></w:r>"
    assert paragraphs(article("a.docx", docx(para(shape, "Around it.")))) == ["In the box: 5.", "Around it."]


def test_notes_come_after_the_text_and_headers_and_comments_not_at_all() -> None:
    notes = document("<w:footnote>" + para("The 2015 figure.") + "</w:footnote>", root="footnotes")
    ends = document("<w:endnote>" + para("Source: a table.") + "</w:endnote>", root="endnotes")
    other = document(para("Draft 3 of 9"), root="hdr")
    found = article("a.docx", docx("Ten.", footnotes=notes, endnotes=ends, header1=other, comments=other))
    assert paragraphs(found) == ["Ten.", "The 2015 figure.", "Source: a table."]


def test_a_word_file_says_its_title_and_author_and_never_when_it_was_published() -> None:
    created = "<dcterms:created>2018-02-20T06:00:00Z</dcterms:created>"
    core = f"<dc:title>Draft</dc:title><dc:creator>Mary Holt</dc:creator>{created}"
    plain = article("a.docx", docx("Ten.", core=core))
    assert (plain.title, plain.author, plain.published) == ("Draft", "Mary Holt", None)
    assert article("b.docx", docx(para("Thefts up", style="Title"), "Ten.", core=core)).title == "Thefts up"
    (dated,) = items("c.docx", docx("Ten."), published="2018-02")
    assert isinstance(dated, Article)
    assert dated.published == "2018-02"


def test_the_document_may_have_another_name_in_the_archive_and_the_strict_names_of_elements() -> None:
    strict = document("Ten.").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert article("a.docx", docx("Ten.", name="word/document2.xml")).text == "Ten."
    assert article("b.docx", zipped({"word/document.xml": strict})).text == "Ten."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Ten.", "is not a Word file, whatever its name says; give it the name of its kind."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an old Word file, or one with a password, whatever its name says; save it as .docx without a password.",
        ),
        (
            docx("Ten.")[:200],
            "is a damaged Word file (its zip archive is not whole); open it in Word and save it again.",
        ),
        (zipped({"content.xml": "x"}), "is a zip archive without a Word document in it."),
        (docx(para("")), "holds no words."),
        (
            zipped({"word/document.xml": "<a><b></a>"}),
            "is a damaged Word file (word/document.xml is not XML: mismatched "
            "tag: line 1, column 8); open it in Word and save it again.",
        ),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "ha">]><a>&x;</a>'}),
            "is no Word file of Word's (its XML declares a document type); open it in Word and save it again.",
        ),
        (
            zipped({"word/document.xml": b" " * (33 * 1024 * 1024)}),
            "unpacks to more than 32 MB of text; no article is so long.",
        ),
    ],
)
def test_a_word_file_that_cannot_be_read_is_named_in_one_sentence(data: bytes, sentence: str) -> None:
    assert [str(item) for item in items("a.docx", data)] == [f"a.docx: {sentence}"]
