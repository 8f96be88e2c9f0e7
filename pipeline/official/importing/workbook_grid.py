"""Spreadsheets (.xlsx, .xls, .ods) -> grids, through calamine; numbers and dates become the text that a cell shows."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.grid import Grid, column_of, refuse_too_large

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_UNPACKED = 1 << 30  # bytes; a small file may unpack to anything
_CHUNK = 1 << 22
_ADDRESS = re.compile(rb'<(?:\w+:)?c\b[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"')
_FORMAT = "choose a .csv, .xlsx, .xls or .ods file"


def is_spreadsheet(data: bytes) -> bool:
    """Whether the bytes begin as spreadsheets do."""
    return data.startswith((ZIP, OLE))


def sheet_names(file: str, data: bytes) -> tuple[str, ...]:
    """The names of the sheets, in order. Raises ReferenceTableError when it is no readable spreadsheet."""
    return tuple(_workbook(file, data).sheet_names)


def read_sheet(file: str, data: bytes, sheet: str) -> Grid:
    """One sheet of a spreadsheet. Raises ReferenceTableError when it cannot be read or is too large."""
    book = _workbook(file, data)
    try:
        found = book.get_sheet_by_name(sheet)
        refuse_too_large(file, found.total_height * found.total_width)
        rows = [tuple(map(_text, row)) for row in found.to_python(skip_empty_area=False)]
    except ReferenceTableError:
        raise
    except BaseException as error:  # a fault inside calamine is no Exception
        raise _unreadable(file, error) from error
    return Grid(file, sheet, rows)


def _workbook(file: str, data: bytes) -> CalamineWorkbook:
    from python_calamine import load_workbook

    if data.startswith(OLE) and _ENCRYPTED in data:
        raise _locked(file)
    if data.startswith(ZIP):
        _refuse_bombs(file, data)
    try:
        return load_workbook(io.BytesIO(data))
    except BaseException as error:
        raise _unreadable(file, error) from error


def _unreadable(file: str, error: BaseException) -> BaseException:
    from python_calamine import PasswordError

    if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
        return error
    if isinstance(error, PasswordError) or "password" in str(error).lower():
        return _locked(file)
    reason = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return ReferenceTableError(file, f"the spreadsheet cannot be read ({reason})", f"save it again, or {_FORMAT}")


def _locked(file: str) -> ReferenceTableError:
    return ReferenceTableError(file, "the spreadsheet is protected by a password", "save a copy without a password")


def _refuse_bombs(file: str, data: bytes) -> None:
    """A few bytes can claim a sheet of seventeen thousand million cells, for which calamine would want memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise _locked(file)
            unpacked = sum(info.file_size for info in infos)
            if unpacked > _MOST_UNPACKED:
                raise ReferenceTableError(file, f"it unpacks to {unpacked:,} bytes, too many", "save it in parts")
            if "META-INF/manifest.xml" in archive.namelist():
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise _locked(file)
                return
            for info in infos:
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    refuse_too_large(file, _spanned(archive, info))
    except ReferenceTableError:
        raise
    except Exception as error:  # zipfile raises many kinds for bytes that only begin as an archive
        raise ReferenceTableError(
            file, "the file is damaged: it begins as a spreadsheet and is none", _FORMAT
        ) from error


def _spanned(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    """The cells between A1 and the last row and column that a sheet of an .xlsx names."""
    last_row = last_column = 0
    rest = b""
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            piece = rest + chunk
            seen: set[bytes] = set()
            for found in _ADDRESS.finditer(piece):
                last_row = max(last_row, int(found[2]))
                seen.add(found[1])
            last_column = max([last_column, *((column_of(name.decode()) or 0) + 1 for name in seen)])
            rest = piece[-256:]
    return last_row * last_column


def _text(value: object) -> str:
    """A cell's value as text: 15 significant digits, which is what spreadsheets keep; a day without a time."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return plain(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def plain(value: float) -> str:
    """A float in decimals without an exponent and without the noise of its last bits."""
    if value != value or abs(value) > 1e300:
        return str(value)
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    shown = f"{value:.15g}"
    if "e" in shown:
        from decimal import Decimal

        shown = format(Decimal(shown), "f")
    return shown
