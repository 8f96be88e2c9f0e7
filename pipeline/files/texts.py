"""Bytes -> text, exactly as received: line ends stay, only a byte-order mark is taken off."""

from __future__ import annotations

import codecs

from pipeline.errors import InputError
from pipeline.patterns import lazily

#: A text with a larger share of control characters than this is no text, whatever its bytes decode to.
CONTROL_SHARE = 0.02
_CONTROL = lazily(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(where: str, data: bytes) -> tuple[str, str | None]:
    """The text, and how it was read where that was not as UTF-8: a sentence for the user.

    UTF-8, UTF-16 with its byte-order mark, else Windows-1252. Bytes that are mostly good UTF-8 are not read as
    Windows-1252, which would turn every quotation mark into three letters. Raises InputError for bytes that are
    no text or belong to none of these encodings.
    """
    how = None
    if data.startswith(_UTF16):
        text, how = _utf16(where, data), "read as UTF-16, as its byte-order mark says"
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            _refuse_binary(where, data.decode("latin-1"))
            text, how = _windows(where, data, error), "read as Windows-1252, because it is not UTF-8"
    _refuse_binary(where, text)
    return text, how


def _utf16(where: str, data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(where, f"starts as UTF-16, but byte {error.start + 1} does not fit") from error


def _windows(where: str, data: bytes, first: UnicodeDecodeError) -> str:
    loose = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= char <= "\udcff" for char in loose)
    good = sum(char > "\x7f" for char in loose) - bad
    if good > bad:
        raise InputError(where, f"is UTF-8, but not in {_place(data, first.start)}", "save it again as UTF-8")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        what = f"{_place(data, error.start)} is neither UTF-8 nor Windows-1252"
        raise InputError(where, what, "save it again as UTF-8") from error


def _place(data: bytes, at: int) -> str:
    line = data.count(b"\n", 0, at) + 1
    return f"byte 0x{data[at]:02x} (the {at + 1:,}th, on line {line:,})"


def _refuse_binary(where: str, text: str) -> None:
    at = text.find("\x00")
    if at >= 0:
        raise InputError(where, f"is not text (character {at + 1:,} is a null character)")
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > CONTROL_SHARE * len(text):
        raise InputError(where, f"is not text ({controls:,} of its {len(text):,} characters are control characters)")
