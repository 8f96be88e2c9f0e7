"""PDF files: lines become paragraphs, pages are kept, and what is no article is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import Article
from tests.made_files import Printed, pdf, pdf_of
from tests.reading import article, items


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def column(*lines: str, left: float = 72, top: float = 760, size: float = 10) -> list[Printed]:
    """Lines one under another; an empty one leaves a gap."""
    return [(left, top - 1.2 * size * place, size, line) for place, line in enumerate(lines) if line]


BODY = (
    "Burglaries in the county rose by 32 per cent from 381 to 504 last year, the",
    "force said on Tuesday, and its chief constable was not sur-",
    "prised that so many of them were in the long-",
    "term records that are kept between 2015-",
    "16 and now.",
)
READ = (
    "Burglaries in the county rose by 32 per cent from 381 to 504 last year, the force said on Tuesday, and its chief "
    "constable was not surprised that so many of them were in the long-term records that are kept between 2015-16 and "
    "now."
)


def test_lines_of_a_pdf_file_become_paragraphs() -> None:
    found = article(
        "a.pdf", pdf(column("Burglaries up", size=20, top=800) + column(*BODY, "", "“It is 12 too many,” she said."))
    )
    assert found.text == f"Burglaries up\n\n{READ}\n\n“It is 12 too many,” she said."
    assert [(part.kind, part.number, part.start, part.end) for part in found.parts] == [("page", 1, 0, len(found.text))]


def test_a_small_figure_above_the_line_is_no_digit_of_the_number_before_it() -> None:
    line = b"\nBT /F1 10 Tf 1 0 0 1 72 700 Tm (Thefts rose to 504) Tj /F1 7 Tf 1 0 0 1 153 704 Tm (3) Tj "
    line += b"/F1 10 Tf 1 0 0 1 157 700 Tm ( from 381.) Tj ET"
    assert article("a.pdf", pdf([], extra=line)).text == "Thefts rose to 504³ from 381."


def test_columns_are_read_one_after_the_other() -> None:
    left, right = column(*BODY[:2], left=40), column(*BODY[2:], left=320)
    assert article("a.pdf", pdf(left + right)).text == READ


def test_a_paragraph_goes_on_over_the_page_without_what_every_page_repeats() -> None:
    pages = [
        [(72, 810, 8, "The Daily Record, Tuesday"), *lines, (300, 30, 8, f"Page {number} of 2")]
        for number, lines in enumerate((column(*BODY[:2]), column(*BODY[2:])), start=1)
    ]
    found, note = items("a.pdf", pdf(*pages))[::-1]
    assert isinstance(found, Article)
    assert found.text == READ
    assert str(note) == "a.pdf: running heads, feet and page numbers are left out, 4 lines."
    first, second = found.parts
    assert found.text[: first.end].endswith("was not sur")
    assert (first.number, second.number, found.text[second.start :][:6]) == (1, 2, "prised")


def test_a_first_line_that_is_indented_begins_a_paragraph_and_a_short_line_is_a_heading() -> None:
    lines = [
        (72, 700, 10, "Thefts in the whole of the county and in all its towns fell to 3,041 in 2015."),
        (90, 688, 10, "The police said that there had been 40 more of them in the year before that"),
        (72, 676, 10, "one, and that this was no surprise to anybody who had read what was printed."),
        (72, 652, 10, "Town 2015"),
        (72, 640, 10, "Dover 48"),
    ]
    assert [len(one.split()) for one in article("a.pdf", pdf(lines)).text.split("\n\n")] == [17, 31, 2, 2]


def test_paragraphs_of_one_full_indented_line_each_stay_apart_and_a_headline_of_two_lines_is_one() -> None:
    lines = [
        (72, 760, 20, "Thefts in all towns of the"),
        (72, 736, 20, "County went up again"),
        (90, 700, 10, "Of all the thefts of the year, almost one in 10 was in the county town."),
        (90, 688, 10, "The total for the whole of the county was up by 15 per cent to 64,667"),
        (72, 676, 10, "and the rest of it was counted in other places, which nobody had named so"),
        (72, 664, 10, "far, as the police said on the Tuesday of the week after the one in which"),
        (72, 652, 10, "it was asked."),
    ]
    found = article("a.pdf", pdf(lines)).text.split("\n\n")
    assert [one.split()[0] for one in found] == ["Thefts", "Of", "The"]


def test_a_pdf_file_says_its_title_and_author_but_no_file_name() -> None:
    page = column("Thefts rose to 504.")
    found = article("a.pdf", pdf(page, info="/Title (Thefts up) /Author (Mary Holt) /CreationDate (D:20180220)"))
    assert (found.title, found.author, found.published) == ("Thefts up", "Mary Holt", None)
    assert article("b.pdf", pdf(page, info="/Title (Microsoft Word - draft3.docx)")).title is None


def test_paragraphs_of_two_full_lines_each_stay_apart_though_most_lines_are_set_apart() -> None:
    one = (
        "The force said on Tuesday that thefts in the town had risen by a third,",
        "and that nobody knew why it was so.",
    )
    lines = [
        line for _ in range(6) for line in (*one, "", "It was the highest figure for eleven years in all of Kent.", "")
    ]
    read = article("a.pdf", pdf(column(*lines))).text
    assert read.split("\n\n") == [" ".join(one), lines[3]] * 6


def test_print_that_is_spaced_out_is_no_text_of_single_digits() -> None:
    (error,) = items("a.pdf", pdf(column(*(" ".join("Thefts rose by 132 to 504.") for _ in range(3)))))
    assert str(error) == (
        "a.pdf: has a text layer with a space between every two letters; save the article as plain text or as .docx."
    )


def test_a_page_without_text_is_said() -> None:
    found = items(
        "a.pdf", pdf(column("Thefts rose to 504 last year."), [], column("Nothing else did, said one of us."))
    )
    assert str(found[0]) == "a.pdf: no text was found on page 2 of its 3."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Ten.", "is not a PDF file, whatever its name says; give it the name of its kind."),
        (pdf([]), "has no text layer (its pages are pictures); run it through a program that recognises text."),
        (
            pdf(column("§¤¦¬ ±¶¸¿ ×÷¡¢ ¥©®°")),
            "has a text layer without letters (its fonts do not say what their signs "
            "mean); run it through a program that recognises text.",
        ),
        (
            pdf_of(
                [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", b"<< >>"],
                "/Encrypt << /Filter /Standard /V 1 /R 2 /O ("
                + "a" * 32
                + ") /U ("
                + "b" * 32
                + ") /P -4 >> /ID [(a) (b)]",
            ),
            "is encrypted and needs a password; save it without one.",
        ),
    ],
)
def test_a_pdf_file_that_cannot_be_read_is_named_in_one_sentence(data: bytes, sentence: str) -> None:
    assert [str(item) for item in items("a.pdf", data)] == [f"a.pdf: {sentence}"]


def test_a_damaged_pdf_file_is_named_with_what_to_do() -> None:
    (error,) = items("a.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type")
    assert str(error).startswith("a.pdf: is a damaged PDF file (")
    assert str(error).endswith("); open it and print it to a new PDF file, or save the article as plain text.")


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("MOST_PAGES", "has more than 1 pages"),
        ("MOST_TEXT", "holds more than 1 ch"),
        ("MOST_OPERATIONS", "takes more than 1 steps"),
    ],
)
def test_a_pdf_file_beyond_all_measure_is_not_read_to_its_end(
    limit: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"pipeline.files.pdf_lines.{limit}", 1)
    (error,) = items("a.pdf", pdf(column("Ten."), column("Nine.")))
    assert str(error).startswith(f"a.pdf: {sentence}")
