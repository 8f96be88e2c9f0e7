"""Reading articles: what is read, exactly as received, and what is said of the rest."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.files.inputs import Note, Read, read_inputs
from pipeline.files.kinds import ALL_KINDS, KINDS, KINDS_IN_WORDS, Kind
from pipeline.files.texts import decode
from pipeline.records import Article
from tests.made_files import docx, pdf


def read(*paths: Path | str, stdin: bytes = b"", published: str | None = None) -> list[Read]:
    return list(read_inputs([str(path) for path in paths], io.BytesIO(stdin), published))


def said(items: list[Read]) -> list[str]:
    return [str(item) for item in items if not isinstance(item, Article)]


def articles(items: list[Read]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    "text", ["a\r\nb\rc\n\n", " \tlead and trail \n", "no end", "\u2028 \x0c é “q” 😀", "a\ufeffb"]
)
def test_a_text_is_kept_exactly_as_received(text: str) -> None:
    Path("a.txt").write_bytes(text.encode())
    assert read("a.txt") == [Article("a.txt", text)]


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbfTen.")
    assert read("a.txt") == [Article("a.txt", "Ten.")]


def test_windows_1252_is_read_and_said() -> None:
    Path("a.txt").write_bytes("“Ten” – £5".encode("cp1252"))
    assert read("a.txt")[-1] == Article("a.txt", "“Ten” – £5")
    assert said(read("a.txt")) == ["a.txt: read as Windows-1252, because it is not UTF-8."]


def test_utf_16_is_read_by_its_mark() -> None:
    assert decode("a", "Ten £".encode("utf-16"))[0] == "Ten £"
    with pytest.raises(InputError, match="starts as UTF-16, but byte 3 does not fit"):
        decode("a", b"\xff\xfe\x00")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.txt: is empty."),
        (b" \r\n\t ", "a.txt: holds no words."),
        (b"\xef\xbb\xbf", "a.txt: holds no words."),
        (
            b"Ten.\nIt fell \x81 by",
            "a.txt: byte 0x81 (the 14th, on line 2) is neither UTF-8 nor Windows-1252; save it again as UTF-8.",
        ),
        (
            "“Ten” said “é” – ".encode() + b"\x92 more",
            "a.txt: is UTF-8, but not in byte 0x92 (the 29th, on line 1); save it again as UTF-8.",
        ),
        (
            b"PK\x03\x04\x00\x00",
            "a.txt: is a zip archive, as Word files are, whatever its name says; give it a name that ends in .docx.",
        ),
        (b"%PDF-1.4 \x00", "a.txt: is a PDF file, whatever its name says; give it a name that ends in .pdf."),
        (b"\x89PNG\r\n\x1a\n\x00\x81", "a.txt: is not text (character 9 is a null character)."),
        (b"\x01\x02\x03abc", "a.txt: is not text (3 of its 6 characters are control characters)."),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_article_is_named_in_one_sentence(data: bytes, sentence: str) -> None:
    Path("a.txt").write_bytes(data)
    Path("b.txt").write_text("Ten.")
    items = read("a.txt", "b.txt")
    assert said(items) == [sentence]
    assert isinstance(items[0], InputError)
    assert articles(items) == [Article("b.txt", "Ten.")]


def test_a_missing_path_is_named() -> None:
    assert said(read("none.txt", "no/such/folder/")) == [
        "none.txt: there is no such file or folder.",
        "no/such/folder/: there is no such file or folder.",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable for root")
def test_an_unreadable_file_and_folder_are_named() -> None:
    Path("d/e").mkdir(parents=True)
    Path("d/a.txt").write_text("Ten.")
    Path("d/b.txt").touch(0o000)
    Path("d/e").chmod(0o000)
    assert said(read("d")) == [
        "d/b.txt: you may not read it (permission denied).",
        "d/e: you may not read it (permission denied).",
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.doc", "a.doc: is an old Word file, which is not read; save it as .docx or as plain text."),
        ("a.ODT", "a.ODT: is an OpenDocument file, which is not read; save it as .docx or as plain text."),
        ("a.rtf", "a.rtf: is an RTF file, which is not read; save it as .docx or as plain text."),
        ("a.csv", "a.csv: is a table, which is not read; save the article as plain text."),
    ],
)
def test_a_kind_that_is_not_read_is_said_to_be_one(name: str, sentence: str) -> None:
    Path(name).write_text("Ten")
    assert said(read(name)) == [sentence]


def test_a_file_of_unknown_kind_is_read_when_it_is_named() -> None:
    Path("copy").write_text("Ten.")
    assert read("copy") == [Article("copy", "Ten.")]


def test_a_folder_is_read_in_order_of_names_with_its_folders() -> None:
    for name in ("d/b.txt", "d/a.md", "d/z/a.txt", "d/c/x.txt", "d/c/.hidden/y.txt", "d/.z.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Ten.")
    names = [article.id for article in articles(read("d/"))]
    assert names == ["d/a.md", "d/b.txt", "d/c/x.txt", "d/z/a.txt"]
    assert said(read("d/")) == []


def test_what_is_not_read_in_a_folder_is_named() -> None:
    Path("d").mkdir()
    for name in ("a.txt", "b.png", "NOTES", "c.xlsx", "e.zip"):
        Path("d", name).write_text("Ten.")
    assert said(read("d")) == [
        f"d: only {KINDS_IN_WORDS} files of a folder are read, not NOTES, b.png, c.xlsx and 1 other."
    ]
    Path("d/sub").mkdir()
    Path("d/sub/x.txt").write_text("Ten.")
    Path("d/sub/y.gif").write_text("")
    assert said(read("d/sub")) == [f"d/sub: only {KINDS_IN_WORDS} files of a folder are read, not y.gif."]


def test_a_folder_without_an_article_is_an_error() -> None:
    Path("d/e").mkdir(parents=True)
    Path("d/a.png").touch()
    (error,) = read("d")
    assert isinstance(error, InputError)
    assert str(error) == f"d: holds no article; files of these kinds are read: {', '.join(ALL_KINDS)}."


def test_links_that_lead_back_do_not_loop() -> None:
    Path("d/e").mkdir(parents=True)
    Path("d/e/up").symlink_to("..")
    Path("d/self.txt").symlink_to("self.txt")
    Path("d/gone.txt").symlink_to("nowhere.txt")
    Path("d/a.txt").write_text("Ten.")
    items = read("d")
    assert articles(items) == [Article("d/a.txt", "Ten.")]
    assert said(items) == [
        "d/gone.txt: there is no such file or folder.",
        "d/self.txt: is a link that leads back to itself.",
        f"d: only {KINDS_IN_WORDS} files of a folder are read, not e/up.",
    ]


def test_a_pipe_in_a_folder_does_not_hold_everything_up() -> None:
    Path("d").mkdir()
    os.mkfifo("d/a.txt")
    Path("d/b.txt").write_text("Ten.")
    assert [article.id for article in articles(read("d"))] == ["d/b.txt"]


def test_a_file_is_read_once_however_often_it_is_given() -> None:
    Path("a.txt").write_text("Ten.")
    items = read("a.txt", "./a.txt", "-", "-", stdin=b"Nine.")
    assert articles(items) == [Article("a.txt", "Ten."), Article("-", "Nine.")]
    assert said(items) == ["./a.txt: is given twice and read once.", "standard input: is given twice and read once."]


def test_standard_input_is_a_text() -> None:
    assert read("-", stdin="£5\r\n".encode(), published="2018") == [Article("-", "£5\r\n", published="2018")]
    assert said(read("-", stdin=b"")) == ["standard input: is empty."]


@pytest.mark.parametrize(
    ("data", "read"),
    [
        (docx("Ten."), {"-": "Ten."}),
        (pdf([(72, 700, 10, "Thefts rose.")]), {"-": "Thefts rose."}),
        (b"\n<!DOCTYPE html><html><body><p>Thefts rose by 5, they said.</p>", {"-": "Thefts rose by 5, they said."}),
        (b'<?xml version="1.0"?>\n<HTML><body><p>Thefts rose by 5.</p>', {"-": "Thefts rose by 5."}),
        (b'{"headline": "Up", "body_text": "By 5."}', {"-": "Up\n\nBy 5."}),
        (b'[\n{"id": "a", "text": "Ten."},\n{"id": "b", "text": "Six."}]', {"a": "Ten.", "b": "Six."}),
        (b'\xef\xbb\xbf{"id": "a", "text": "Ten."}\n{"id": "b", "text": "Six."}\n', {"a": "Ten.", "b": "Six."}),
        (b"**Ten.** <b>It</b> is.", {"-": "**Ten.** <b>It</b> is."}),
        (b"[Update] Ten.\n", {"-": "[Update] Ten.\n"}),
        (b"{Ten}", {"-": "{Ten}"}),
        (b"[" * 100_000, {"-": "[" * 100_000}),
        (b"<htmlish is how no page begins.", {"-": "<htmlish is how no page begins."}),
    ],
)
def test_standard_input_and_a_name_that_tells_no_kind_are_what_their_content_is(
    data: bytes, read: dict[str, str]
) -> None:
    found = [item for item in read_inputs(["-"], io.BytesIO(data)) if isinstance(item, Article)]
    assert {one.id: one.text for one in found} == read
    Path("story.log").write_bytes(data)
    found = [item for item in read_inputs(["story.log"], io.BytesIO()) if isinstance(item, Article)]
    assert [one.text for one in found] == list(read.values())


def test_names_that_are_no_words_are_written_so_that_a_report_can_hold_them() -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text("Ten.")
    Path("a\nb.txt").write_text("Ten.")
    Path("d").mkdir()
    assert [a.id for a in articles(read(os.fsdecode(b"caf\xe9.txt"), "a\nb.txt"))] == ["caf\\xe9.txt", "a\nb.txt"]


def test_a_pattern_that_no_shell_expanded_is_expanded() -> None:
    for name in ("d/b.txt", "d/a.txt", "d/c.md", "d/e/f.txt", "d/e/g/h.txt", "d/.x.txt", "d/k.png"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Ten.")
    found = {
        pattern: [article.id for article in articles(read(pattern))]
        for pattern in ("d/*.txt", "d/**/*.txt", "**/[fh].txt", "d/*/f.*", "./d/?.md", "d/e/**", "d/*", "**/**/*.txt")
    }
    assert found == {
        "d/*.txt": ["d/a.txt", "d/b.txt"],
        "d/**/*.txt": ["d/a.txt", "d/b.txt", "d/e/f.txt", "d/e/g/h.txt"],
        "**/[fh].txt": ["d/e/f.txt", "d/e/g/h.txt"],
        "d/*/f.*": ["d/e/f.txt"],
        "./d/?.md": ["./d/c.md"],
        "d/e/**": ["d/e/f.txt", "d/e/g/h.txt"],
        "d/*": ["d/a.txt", "d/b.txt", "d/c.md", "d/e/f.txt", "d/e/g/h.txt"],
        "**/**/*.txt": ["d/a.txt", "d/b.txt", "d/e/f.txt", "d/e/g/h.txt"],
    }
    assert said(read("d/*")) == [f"d/*: only {KINDS_IN_WORDS} files that fit a pattern are read, not d/k.png."]
    assert said(read("d/*.pdf", "no/**/x?")) == [
        "d/*.pdf: no file fits this pattern.",
        "no/**/x?: no file fits this pattern.",
    ]


def test_a_name_with_the_signs_of_a_pattern_is_a_name_where_there_is_such_a_file() -> None:
    Path("a[1].txt").write_text("Ten.")
    Path("a1.txt").write_text("Nine.")
    assert read("a[1].txt") == [Article("a[1].txt", "Ten.")]


@pytest.mark.parametrize("name", ["a[.txt", "\x1b[2J.txt", "[].txt"])
def test_a_bracket_that_is_not_closed_is_no_pattern(name: str) -> None:
    assert said(read(name)) == [f"{name}: there is no such file or folder."]


def test_a_pattern_follows_no_links_to_folders() -> None:
    Path("d/e").mkdir(parents=True)
    Path("d/e/up").symlink_to("..")
    Path("d/e/a.txt").write_text("Ten.")
    assert [article.id for article in articles(read("d/**/*.txt"))] == ["d/e/a.txt"]


def test_words_marks_of_open_files_are_passed_over() -> None:
    Path("d").mkdir()
    Path("d/~$story.docx").write_bytes(b"\x05Mary")
    Path("d/a.txt").write_text("Ten.")
    assert [str(item) for item in read("d") if not isinstance(item, Article)] == []


def line(**fields: object) -> str:
    return json.dumps({"id": "x", "text": "Ten.", **fields})


def test_a_line_is_an_article_with_what_is_known_of_it() -> None:
    Path("a.jsonl").write_text(
        "\ufeff" + line(title="T", published="2018-02-03", outlet="O", url="u", author="A", other=[1]) + "\r\n\n"
        + line(id="y", text="a\nb", published=2018, title=None),
        encoding="utf-8",
    )  # fmt: skip
    assert read("a.jsonl", published="1999") == [
        Article("x", "Ten.", "T", "2018-02-03", "O", "u", author="A"),
        Article("y", "a\nb", published="2018"),
    ]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("{not json", "is not JSON (Expecting property name enclosed in double quotes at column 2)."),
        ("[1]", 'is not a JSON object but a list; write {"id": …, "text": …}.'),
        ("7", 'is not a JSON object but a number; write {"id": …, "text": …}.'),
        (line(text=None), "has no 'text'."),
        (line(id=None), "has no 'id'."),
        (line(id=" "), "its 'id' is empty."),
        (line(id=7), "its 'id' is not a string but a number."),
        (line(text=["a"]), "its 'text' is not a string but a list."),
        (line(title={}), "its 'title' is not a string but an object."),
        (line(text=" \n"), "its 'text' holds no words."),
        (line(published="soon"), "its 'published' 'soon' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."),
        (line(published="2018-13"), "its 'published' '2018-13' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."),
        (line(published=True), "its 'published' True is not a date; write YYYY, YYYY-MM or YYYY-MM-DD."),
        (line(text="a \ud800"), "character 3 of its 'text' is half of a surrogate pair."),
        ("[" * 100_000, 'is JSON with numbers too long or brackets too deep; write {"id": …, "text": …}.'),
        ("1" * 5_000, 'is JSON with numbers too long or brackets too deep; write {"id": …, "text": …}.'),
        (line(id="first"), "the id 'first' is that of a.jsonl, line 1; give each article its own."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named_and_the_others_go_on(bad: str, sentence: str) -> None:
    Path("a.jsonl").write_text("\n".join([line(id="first"), bad, line(id="last")]))
    items = read("a.jsonl")
    assert said(items) == [f"a.jsonl, line 2: {sentence}"]
    assert [article.id for article in articles(items)] == ["first", "last"]


def test_a_line_that_is_not_utf_8_is_named() -> None:
    Path("a.jsonl").write_bytes(line().encode() + b'\n{"id": "\xff"}\n')
    assert said(read("a.jsonl")) == ["a.jsonl, line 2: byte 0xff is not UTF-8."]


def test_lines_in_utf_16_are_told_once() -> None:
    Path("a.jsonl").write_bytes('{"id": "a", "text": "Ten."}\n'.encode("utf-16") * 3)
    assert said(read("a.jsonl")) == ["a.jsonl: is UTF-16, and lines of JSON are UTF-8; save it again as UTF-8."]


def test_a_line_beyond_all_measure_is_not_read_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.files.json_lines.LONGEST_LINE", 40)
    Path("a.jsonl").write_text(line() + "\n" + line(text="a" * 500) + "\n" + line(id="z"))
    items = read("a.jsonl")
    assert [article.id for article in articles(items)] == ["x", "z"]
    assert said(items) == ["a.jsonl, line 2: is longer than 0 MB."]


def test_an_empty_file_of_lines_is_named() -> None:
    Path("a.jsonl").write_text("\n\n")
    assert said(read("a.jsonl")) == ["a.jsonl: is empty; write an article a line."]


def test_a_file_beyond_all_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, ".txt", Kind("plain", 1024 * 1024))
    Path("a.txt").write_text("a" * (1024 * 1024 + 1))
    assert said(read("a.txt")) == ["a.txt: is larger than 1 MB; no article is."]


def test_a_very_long_paragraph_is_read_with_a_note() -> None:
    text = "It rose by 5. " * 400_000
    Path("a.txt").write_text(text)
    items = read("a.txt")
    assert articles(items) == [Article("a.txt", text)]
    assert isinstance(items[1], Note)
    assert said(items) == ["a.txt: a paragraph of 5,600,000 characters is read in pieces of at most 6,000."]
