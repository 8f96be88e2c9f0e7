"""Delimited text -> grid: any delimiter, UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections import Counter
from collections.abc import Mapping

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.grid import Grid, refuse_too_large

DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 200  # lines that the delimiter is told from
_CONTROL_SHARE = 0.02
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def read_text_grid(
    file: str,
    data: bytes,
    delimiter: str = "",
    encoding: str = "",
    quote: str = '"',
    hints: Mapping[str, str] | None = None,
) -> Grid:
    """The table of a delimited text; an empty ``delimiter`` or ``encoding`` is told from the text.

    Raises ReferenceTableError when the bytes are no text or the text no table.
    """
    text = decode(file, data, encoding)
    if not text.strip():
        raise ReferenceTableError(file, "the file is empty", "choose a file with a table in it")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or find_delimiter(text), quotechar=quote)
    rows: list[tuple[str, ...]] = []
    cells = 0
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    try:
        for row in reader:
            rows.append(tuple(row))
            cells += len(row)
            refuse_too_large(file, cells)
    except csv.Error as error:
        raise ReferenceTableError(f"{file}, row {len(rows) + 1}", f"the row cannot be read ({error})") from error
    return Grid(file, "", rows, hints or {})


def decode(file: str, data: bytes, encoding: str = "") -> str:
    """The text of the bytes: in the encoding that is given, else as its mark says, else UTF-8, else Windows-1252.

    Raises ReferenceTableError for bytes that are no text in it.
    """
    tried = encoding or _encoding(data)
    try:
        text = data.decode(tried)
    except LookupError as error:
        advice = 'write for example encoding = "utf-8"'
        raise ReferenceTableError(file, f"there is no encoding {encoding!r}", advice) from error
    except UnicodeError as error:
        _refuse_binary(file, data.decode("latin-1"))
        at = getattr(error, "start", 0)
        what = f"byte {at + 1:,} does not belong to {tried}"
        raise ReferenceTableError(file, what, "save the table again as UTF-8, or name its encoding") from error
    _refuse_binary(file, text)
    return text.removeprefix("\ufeff")


def _refuse_binary(file: str, text: str) -> None:
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13))
    if "\0" in text or controls > _CONTROL_SHARE * len(text):
        advice = "choose a .csv, .xlsx, .xls, .ods or JSON-stat file"
        raise ReferenceTableError(file, "this is neither text nor a spreadsheet", advice)


def _encoding(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:4096]
    if sample and sample[1::2].count(0) > 0.4 * len(sample[1::2]):
        return "utf-16-le"
    if sample and sample[::2].count(0) > 0.4 * len(sample[::2]):
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def find_delimiter(text: str) -> str:
    """The character that parts most lines into the same number of cells; a comma where none does."""
    lines = text[:200_000].splitlines()[:_SAMPLE]
    best, most = ",", 0
    for delimiter in DELIMITERS:
        try:
            lengths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        except csv.Error:
            continue
        if lengths:
            width, times = max(lengths.items(), key=lambda item: (item[1], item[0]))
            if times * min(width, 4) > most:
                best, most = delimiter, times * min(width, 4)
    return best
