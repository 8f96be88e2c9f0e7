"""Two hundred and more malformed inputs, the same for every run: cut off, wrong bits, bombs, loops, wrong names."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator

from tests.made_files import W, document, docx, para, pdf, pdf_of, run, table, zipped
from tests.made_pages import PAGES

WORDS = "Thefts in the town rose by 70 per cent from 211 to 318 last year, the police said on Tuesday."
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
SOUND_DOCX = docx(WORDS, table(["Town", "2015"], ["Dover", "48"]), para(run("Bold 12", "<w:b/>")), core="<x>1</x>")
SOUND_PDF = pdf(*([(72.0, 700.0 - 12 * line, 10.0, f"{WORDS} {page}") for line in range(5)] for page in "abc"))
SOUND_JSON = json.dumps({"headline": "Up", "body_text": WORDS, "versioncreated": "2018-02-20"}).encode()
SOUND_HTML = next(iter(PAGES.values())).html.encode()
SOUND = {"docx": SOUND_DOCX, "pdf": SOUND_PDF, "json": SOUND_JSON, "html": SOUND_HTML}

Named = Iterator[tuple[str, bytes]]


def malformed() -> Named:
    """Names and contents. Some are only a little wrong, and can still be read."""
    yield from _cut_off()
    yield from _wrong_bits()
    yield from _wrong_names()
    yield from _word_bombs()
    yield from _pdf_bombs()
    yield from _page_bombs()
    yield from _no_texts()
    yield from _json_faults()


def _cut_off() -> Named:
    for ending, whole in SOUND.items():
        for place in range(1, 13):
            yield f"cut-{place:02}.{ending}", whole[: len(whole) * place // 13]


def _wrong_bits() -> Named:
    chance = random.Random(7)
    for ending, whole in SOUND.items():
        for number in range(20):
            wrong = bytearray(whole)
            for _ in range(1 + number):
                wrong[chance.randrange(len(wrong))] = chance.randrange(256)
            yield f"bits-{number:02}.{ending}", bytes(wrong)


def _wrong_names() -> Named:
    endings = ("txt", "md", "html", "docx", "pdf", "json", "jsonl")
    for true, whole in SOUND.items():
        yield from ((f"is-{true}.{ending}", whole) for ending in endings if ending != true)
    for ending in endings:
        yield f"empty.{ending}", b""
        yield f"spaces.{ending}", b" \n" * 50
        yield f"zeros.{ending}", b"\0" * 5_000
        yield f"old-word.{ending}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
    yield "a\nb\x1b[2J\t.docx", b"PK"
    yield "right-to-left\u202e.pdf", b"%PDF"
    yield "very-" + "long-" * 40 + ".html", b""


def _word_bombs() -> Named:
    many = "<w:p>" * 100_000
    bodies = {
        "spaces": b" " * 80_000_000,
        "laughs": f"{LAUGHS}<w:document xmlns:w='{W}'><w:body>{para('&k;')}</w:body></w:document>",
        "outside": f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:p xmlns:w="{W}">&f;</w:p>',
        "deep": f'<w:document xmlns:w="{W}">{many}',
        "deep-and-whole": document(many + run("x") + "</w:p>" * 100_000),
        "deep-tables": document("<w:tbl><w:tr><w:tc>" * 20_000 + para("5") + "</w:tc></w:tr></w:tbl>" * 20_000),
        "unopened": document("</w:p></w:tr>"),
        "not-xml": b"\xff\xfe\xfd",
        "empty": b"",
        "unknown-encoding": '<?xml version="1.0" encoding="x-none"?><a/>',
        "other-namespace": '<document xmlns="urn:x"><p><r><t>Ten.</t></r></p></document>',
        "no-cells": document(table([], []), "<w:tr><w:tc></w:tc></w:tr>"),
    }
    for name, body in bodies.items():
        yield f"word-{name}.docx", zipped({"word/document.xml": body})
    yield "word-footnotes.docx", docx(WORDS, footnotes=LAUGHS + "<a/>")
    yield "word-core.docx", docx(WORDS, core="<dc:title>" + "x" * 100_000 + "</dc:title>")
    yield "word-target.docx", docx(WORDS, name="../../etc/passwd")
    yield "word-many.docx", zipped({f"{number}.xml": b"" for number in range(21_000)})
    forged = bytearray(SOUND_DOCX)
    place = forged.rindex(b"PK\x01\x02")
    for start, length in ((place + 8, 2), (place + 10, 2), (place + 20, 4), (place + 24, 4), (place + 42, 4)):
        wrong = bytearray(forged)
        wrong[start : start + length] = b"\xff" * length
        yield f"word-forged-{start - place}.docx", bytes(wrong)


def _pdf_bombs() -> Named:
    page = (
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> /Font << /F 7 0 R >> >> >>"
    )
    head = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

    def stream(content: bytes, more: str = "") -> bytes:
        return f"<< /Length {len(content)} {more} >>\nstream\n".encode() + content + b"\nendstream"

    def form(to: int, times: int) -> bytes:
        return stream(b"/X Do " * times, f"/Type /XObject /Subtype /Form /Resources << /XObject << /X {to} 0 R >> >>")

    flate = "/Filter /FlateDecode"
    drawings = {
        "form-in-itself": [stream(b"/X Do"), form(5, 10), b"<< >>", font],
        "forms-of-forms": [
            stream(b"/X Do " * 10),
            form(6, 10),
            form(8, 10),
            font,
            form(9, 10),
            form(10, 10),
            form(6, 10),
        ],
        "flate": [stream(zlib.compress(b" " * 90_000_000), flate)],
        "flate-twice": [stream(zlib.compress(zlib.compress(b" " * 90_000_000)), "/Filter [/FlateDecode /FlateDecode]")],
        "flate-broken": [stream(zlib.compress(b"BT (Ten) Tj ET " * 99)[:40], flate)],
        "filters": [stream(b"x", f"/Filter [{'/ASCIIHexDecode ' * 500}]")],
        "brackets": [stream(b"[" * 200_000)],
        "dictionaries": [stream(b"<<" * 200_000)],
        "string-open": [stream(b"BT /F 9 Tf (" + b"(" * 200_000)],
        "numbers": [stream(b"1 " * 1_200_000)],
        "operators": [stream(b"q " * 600_000)],
        "name-long": [stream(b"/" + b"a" * 500_000 + b" Do")],
        "huge-numbers": [stream(b"BT /F " + b"9" * 5_000 + b" Tf 1e999 -1e999 Td (Ten) Tj ET")],
        "wrong-operands": [stream(b"BT Tf (a) (b) Td [] Tj /F (x) Tf [(Ten) /x null] TJ ET Q Q Q cm ET")],
    }
    for name, objects in drawings.items():
        rest = [*objects, *([b"<< >>", b"<< >>", font][len(objects) - 1 :] if len(objects) < 4 else [])]
        yield f"pdf-{name}.pdf", pdf_of([*head, *rest, b"<< >>"])
    yield "pdf-pages-in-circles.pdf", pdf_of([head[0], b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>", b"<< >>"])
    yield "pdf-no-pages.pdf", pdf_of([head[0], b"<< /Type /Pages /Kids [] /Count 0 >>", b"<< >>"])
    yield "pdf-catalogue.pdf", pdf_of([b"1 0 R", b"<< >>"])
    yield "pdf-references.pdf", pdf_of([b"<< /Pages 2 0 R >>", b"3 0 R", b"2 0 R", b"<< >>"])
    yield (
        "pdf-many-pages.pdf",
        pdf_of([head[0], b"<< /Type /Pages /Kids [" + b"3 0 R " * 3_000 + b"] /Count 3000 >>", page, b"<< >>"]),
    )
    yield "pdf-table-in-circles.pdf", SOUND_PDF.replace(b"/Root", b"/Prev 9 /Root")
    yield "pdf-start.pdf", SOUND_PDF.replace(b"startxref\n", b"startxref\n99999")
    yield "pdf-size.pdf", SOUND_PDF.replace(b"/Size ", b"/Size 99999999")
    yield "pdf-locked.pdf", pdf_of([b"<< >>"], "/Encrypt << /Filter /Standard /V 5 /R 6 >> /ID [(a) (b)]")
    yield "pdf-locked-oddly.pdf", pdf_of([b"<< >>"], "/Encrypt << /Filter /None /V 99 >>")
    yield "pdf-many-objects.pdf", b"%PDF-1.4\n" + b"1 0 obj << >> endobj\n" * 60_000
    yield "pdf-many-starts.pdf", b"%PDF-1.4\n" + b"startxref\n" * 60_000


def _page_bombs() -> Named:
    pieces = {
        "divs": "<div>" * 100_000 + WORDS,
        "inline": "<b><i>" * 100_000 + WORDS,
        "tables": "<table><tr><td>" * 50_000,
        "lists": "<ul><li>" * 100_000,
        "closed": "</div>" * 100_000,
        "open": "<" * 500_000,
        "ands": "&" * 500_000,
        "attributes": "<p " + "a=1 " * 200_000 + ">Ten.",
        "comment": "<!--" * 100_000,
        "quote": '<p title="' + "x" * 500_000,
        "entities": LAUGHS + "<html><p>&k;</p></html>",
        "many": f"<p>{WORDS}</p>" * 5_000,
        "forms": "<form>" * 60_000,
        "data": "<script type='application/ld+json'>" + "[" * 200_000 + "</script><p>Ten.",
        "head": "<title>" * 100_000,
        "frames": "<frameset><frame src='file:///etc/passwd'></frameset>",
        "too-large": "<p>Ten.</p>" * 500_000,
        "svg": "<svg><foreignObject>" * 30_000 + WORDS,
        "cdata": "<![CDATA[" * 50_000,
        "breaks": "Ten.<br>" * 10_000,
    }
    for name, content in pieces.items():
        yield f"page-{name}.html", content.encode()
    signs = random.Random(11)
    for number in range(12):
        tags = signs.choices(
            ["<p>", "</p>", "<div class=x>", "</div>", "<table>", "<td>", WORDS, "<a href=x>", "&#x", "<!--"], k=400
        )
        yield f"page-mixed-{number:02}.html", "".join(tags).encode()


def _no_texts() -> Named:
    chance = random.Random(3)
    for ending in ("txt", "md"):
        yield f"noise.{ending}", chance.randbytes(4_000)
        yield f"half-utf16.{ending}", b"\xff\xfeT\0e"
        yield f"controls.{ending}", b"\x01\x02\x03Ten"
        yield f"utf8-and-not.{ending}", "“Ten” é".encode() + b"\x92"
    for name, sign in (
        ("fences", "```\n"),
        ("brackets", "["),
        ("stars", "*a "),
        ("quotes", "> "),
        ("front", "---\na: b\n"),
    ):
        yield f"marks-{name}.md", (sign * 20_000).encode()


def _json_faults() -> Named:
    faults = {
        "deep": "[" * 100_000,
        "number": "9" * 6_000,
        "twice": '{"text": "a"} {"text": "b"}',
        "list": "[1, 2]",
        "null": "null",
        "body": '{"body_text": 7}',
        "html": '{"body_html": "' + "<div>" * 9_000 + '"}',
        "bodies": '{"bodies": 5}',
        "roles": '{"bodies": [{"role": [], "value": {}}, 7, {"value": "Ten."}], "headlines": "x", "provider": 7}',
        "dates": '{"body_text": "Ten.", "versioncreated": 5, "byline": []}',
        "half": '{"text": "\\ud800"}',
        "nan": '{"text": NaN}',
    }
    for name, content in faults.items():
        yield f"json-{name}.json", content.encode()
        yield f"json-{name}.jsonl", content.encode()
