"""The lines of a PDF file's text layer with their places on the page. The only file that knows pypdf."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.errors import InputError
from pipeline.files.passages import clean, raised
from pipeline.files.quiet import quiet

#: Longer files are books. Every limit below is far above any article's, and keeps forged files from filling the memory.
MOST_PAGES = 500
#: Characters of text in all pages together.
MOST_TEXT = 5_000_000
#: Drawing operations in all pages together.
MOST_OPERATIONS = 2_000_000
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 64_000_000,
    "zlib_maximum_output_length": 16_000_000,
    "lzw_maximum_output_length": 16_000_000,
    "run_length_maximum_output_length": 16_000_000,
    "array_based_stream_maximum_output_length": 32_000_000,
    "stream_decoding_work_maximum_length": 64_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "zlib_maximum_recovery_input_length": 500_000,
    "page_tree_maximum_entries": 10_000,
    "xform_maximum_invocations_per_extraction": 200,
    "xmp_maximum_input_length": 1_000_000,
}
#: Typographic ligatures are one character each in many fonts.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
#: A superscript's letters are smaller than those of its line by this factor, and stand higher by this part of them.
_SMALLER, _HIGHER = 0.9, 0.15
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Line:
    """A line of print: its left end and its base line in points from the lower left, and the size of its letters.

    ``hyphenated``: it ends with a hyphen that only stands there because the line ends.
    """

    page: int
    left: float
    base: float
    size: float
    words: str
    hyphenated: bool = False


@dataclass(frozen=True)
class Layer:
    """The text layer of a file: its lines in the order in which they were set, and what the file says of itself."""

    lines: tuple[Line, ...]
    pages: int
    title: str | None
    author: str | None


class _TooMuchError(Exception):
    """A limit was reached; the words say which."""


def text_layer(where: str, data: bytes) -> Layer:
    """Read every page. Raises InputError where the file is damaged, encrypted or beyond all measure."""
    import pypdf
    from pypdf.errors import DependencyError, LimitReachedError

    with quiet("pypdf"), pypdf.apply_configuration(**_LIMITS):
        try:
            return _read(where, pypdf.PdfReader(io.BytesIO(data)))
        except InputError:
            raise
        except DependencyError as error:
            raise _encrypted(where) from error
        except _TooMuchError as error:
            raise InputError(where, str(error), "no article is so long") from error
        except LimitReachedError as error:
            what = f"unpacks to more than any article has ({_fault(error)})"
            raise InputError(where, what, "print it to a new PDF file, or save the article as plain text") from error
        except Exception as error:  # a parser of broken files may stumble in any way, and over one file only
            advice = "open it and print it to a new PDF file, or save the article as plain text"
            raise InputError(where, f"is a damaged PDF file ({_fault(error)})", advice) from error


def _fault(error: Exception) -> str:
    said = clean(str(error)) or type(error).__name__
    return "".join(char for char in said[:120] if char.isprintable()).rstrip(". ")


def _encrypted(where: str) -> InputError:
    return InputError(where, "is encrypted and needs a password", "save it without one")


def _read(where: str, reader: Any) -> Layer:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(where)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise _TooMuchError(f"has more than {MOST_PAGES} pages")
    gathered = _Gathered()
    for number, page in enumerate(reader.pages, start=1):
        gathered.page = number
        page.extract_text(visitor_operand_before=gathered.operation, visitor_text=gathered.text)
        gathered.end_line()
    about = reader.metadata or {}
    return Layer(tuple(gathered.lines), pages, _property(about, "/Title"), _property(about, "/Author"))


def _property(about: Any, name: str) -> str | None:
    """A title or an author, but no file name, which is what programs write there."""
    value = about.get(name)
    said = clean(value) if isinstance(value, str) else ""
    is_name = said.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".html", ".txt")) or said.startswith("Microsoft")
    return said if said and not is_name and said.lower() != "untitled" else None


class _Gathered:
    """Takes the pieces of text as pypdf comes to them, and makes lines of them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.page = 0
        self._pieces: list[str] = []
        self._place: tuple[float, float, float] | None = None
        self._operations = self._characters = 0

    def operation(self, *_: object) -> None:
        """Count an operation."""
        self._operations += 1
        if self._operations > MOST_OPERATIONS:
            raise _TooMuchError(f"takes more than {MOST_OPERATIONS:,} steps to draw")

    def text(self, text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        """A piece of text with the matrices under which it is drawn; a line end in it ends the line."""
        self._characters += len(text)
        if self._characters > MOST_TEXT:
            raise _TooMuchError(f"holds more than {MOST_TEXT:,} characters")
        for place, piece in enumerate(text.split("\n")):
            if place:
                self.end_line()
            if not piece.strip():
                self._pieces.append(piece)
                continue
            here = _placed(cm, tm, size)
            self._place = self._place or here
            self._pieces.append(raised(piece) if _is_above(here, self._place) else piece)

    def end_line(self) -> None:
        """The line is whole."""
        printed = "".join(self._pieces).translate(_LIGATURES).rstrip()
        words = clean(printed)
        if words and self._place is not None:
            left, base, size = self._place
            self.lines.append(Line(self.page, left, base, size, words, printed.endswith(_SOFT_HYPHEN)))
        self._pieces, self._place = [], None


def _is_above(piece: tuple[float, float, float], line: tuple[float, float, float]) -> bool:
    """Whether a piece is printed smaller and higher than the line that it stands in: a power, or the mark of a note."""
    return piece[2] < _SMALLER * line[2] and _HIGHER * line[2] < piece[1] - line[1] < line[2]


def _placed(cm: Sequence[float], tm: Sequence[float], size: float) -> tuple[float, float, float]:
    """Where a text matrix lies on the page, and how large its letters are there, points."""
    left = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    base = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    up = (tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
    return left, base, float(size) * (up[0] ** 2 + up[1] ** 2) ** 0.5
