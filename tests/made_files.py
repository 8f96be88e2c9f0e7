"""Word and PDF files made for tests, part by part, so that a test can make them wrong as well."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{inside}</cp:coreProperties>'
)


def run(words: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{words}</w:t></w:r>'


def para(*inside: str, style: str = "") -> str:
    """A paragraph of pieces of XML; a piece that is no XML is a run of words."""
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}{''.join(one if one.startswith('<') else run(one) for one in inside)}</w:p>"


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else para(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(*paragraphs: str, root: str = "document") -> str:
    body = "".join(one if one.startswith("<") else para(one) for one in paragraphs)
    inside = f"<w:body>{body}</w:body>" if root == "document" else body
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{W}">{inside}</w:{root}>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def docx(*paragraphs: str, core: str = "", name: str = "word/document.xml", **parts: str) -> bytes:
    """A Word file of paragraphs; ``parts`` are other files under word/ by their names without ending."""
    more = {f"word/{part}.xml": content for part, content in parts.items()}
    properties = {"docProps/core.xml": CORE.format(inside=core)} if core else {}
    return zipped({"_rels/.rels": RELATIONS.format(target=name), name: document(*paragraphs), **more, **properties})


#: Where a line starts and how large its letters are, points, and its words.
Printed = tuple[float, float, float, str]


def pdf(*pages: Sequence[Printed], info: str = "", extra: bytes = b"") -> bytes:
    """A PDF file with a text layer in Helvetica; characters are those of Windows-1252."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
    ]
    for place, lines in enumerate(pages):
        drawn = b"\n".join(_drawn(*line) for line in lines) + extra
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * place} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects.append(f"<< {info} >>".encode("cp1252"))
    return pdf_of(objects)


def pdf_of(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF file of numbered objects, the first the catalogue and the last the information."""
    made = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % start for start in starts)
    last = len(objects)
    made += (
        f"trailer\n<< /Size {last + 1} /Root 1 0 R /Info {last} 0 R {trailer} >>\nstartxref\n{table_at}\n%%EOF".encode()
    )
    return bytes(made)


def _drawn(left: float, base: float, size: float, words: str) -> bytes:
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET" % (size, left, base, escaped)
