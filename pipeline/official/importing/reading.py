"""A file -> its grid. What kind of file it is, its bytes say, not its name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.grid import Grid
from pipeline.official.importing.json_stat import read_json_stat
from pipeline.official.importing.text_grid import decode, read_text_grid
from pipeline.official.importing.workbook_grid import is_spreadsheet, read_sheet, sheet_names
from pipeline.settings import nearest

MOST_BYTES = 512 * 1024 * 1024
_METADATA = "-metadata.json"


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises ReferenceTableError when it cannot be read, is empty, or is too large."""
    try:
        if path.is_dir():
            raise ReferenceTableError(str(path), "this is a folder", "name a file")
        size = path.stat().st_size
        if size > MOST_BYTES:
            what = f"it has {size:,} bytes, and copydesk imports at most {MOST_BYTES:,} at a time"
            raise ReferenceTableError(str(path), what, "save it in parts")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReferenceTableError(str(path), "there is no such file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReferenceTableError(str(path), f"the file cannot be read ({reason})") from error
    if not data.strip():
        raise ReferenceTableError(str(path), "the file is empty", "choose a file with a table in it")
    return data


def sheets_of(path: Path, data: bytes) -> tuple[str, ...]:
    """The names of the sheets; none where the file is no spreadsheet."""
    return sheet_names(str(path), data) if is_spreadsheet(data) else ()


def read_grid(path: Path, data: bytes, sheet: str | int | None = None, delimiter: str = "", encoding: str = "") -> Grid:
    """The file's table; of a spreadsheet the sheet of that name or number (from 1), which may be left out if only one.

    Raises ReferenceTableError saying what is wrong with the file.
    """
    if is_spreadsheet(data):
        return read_sheet(str(path), data, _chosen(path, sheet_names(str(path), data), sheet))
    if sheet is not None:
        raise ReferenceTableError(f"{path}, sheet {sheet!r}", "this file has no sheets", "leave the sheet out")
    if other := _no_table(data):
        raise ReferenceTableError(str(path), f"this is {other}", "save the table in it as a spreadsheet or as CSV")
    if data.lstrip()[:1] == b"{":
        return read_json_stat(str(path), decode(str(path), data))
    described = _described(path)
    dialect = described.get("dialect")
    dialect = dialect if isinstance(dialect, dict) else {}
    delimiter = delimiter or str(dialect.get("delimiter") or "")
    quote = str(dialect.get("quoteChar") or '"')
    if len(delimiter) > 1 or len(quote) > 1 or delimiter in ("\n", "\r", quote):
        raise ReferenceTableError(str(path), f"{delimiter!r} cannot part cells", 'write one character, such as ";"')
    return read_text_grid(
        str(path), data, delimiter, encoding or str(dialect.get("encoding") or ""), quote, _hints(described)
    )


def _no_table(data: bytes) -> str:
    """What a file is that is often taken for a table: a page of the web called .xls, a PDF; empty for all others."""
    start = data[:400].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"%pdf"):
        return "a PDF"
    return "a page of the web (HTML)" if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head")) else ""


def _chosen(path: Path, names: tuple[str, ...], sheet: str | int | None) -> str:
    where = f"{path}, sheet {sheet!r}" if sheet is not None else str(path)
    if not names:
        raise ReferenceTableError(where, "the spreadsheet has no sheets")
    if sheet is None:
        if len(names) == 1:
            return names[0]
        raise ReferenceTableError(where, "the spreadsheet has several sheets", f"choose one: {', '.join(names)}")
    if isinstance(sheet, int):
        if 1 <= sheet <= len(names):
            return names[sheet - 1]
        raise ReferenceTableError(where, f"it has only {len(names)} sheets", f"they are {', '.join(names)}")
    stripped = {name.strip().casefold(): name for name in names}
    if sheet in names:
        return sheet
    if sheet.strip().casefold() in stripped:
        return stripped[sheet.strip().casefold()]
    raise ReferenceTableError(where, "there is no such sheet", nearest(sheet, names))


def _described(path: Path) -> Mapping[str, Any]:
    """The CSVW description beside a table (https://www.w3.org/TR/tabular-data-primer/), or an empty one."""
    beside = path.with_name(path.name + _METADATA)
    if not beside.is_file():
        beside = path.with_name(path.stem + ".csv" + _METADATA)
    if not beside.is_file():
        return {}
    try:
        found = json.loads(beside.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReferenceTableError(
            str(beside), f"the description cannot be read ({error})".replace("\n", " ")
        ) from error
    if not isinstance(found, dict):
        raise ReferenceTableError(str(beside), "the description is no object of JSON")
    tables = found.get("tables")
    if isinstance(tables, list):
        for table in tables:
            if isinstance(table, dict) and str(table.get("url", "")).rsplit("/", 1)[-1] == path.name:
                return {**found, **table}
    return found


def _hints(described: Mapping[str, Any]) -> dict[str, str]:
    names = {
        "title": ("dc:title", "dcterms:title"),
        "description": ("dc:description", "dcterms:description"),
        "publisher": ("dc:publisher", "dcterms:publisher"),
        "licence": ("dc:license", "dcterms:license"),
        "release_date": ("dc:issued", "dcterms:issued", "dc:modified", "dcterms:modified"),
        "url": ("dc:source", "dcat:landingPage"),
    }
    found: dict[str, str] = {}
    for key, fields in names.items():
        text = next((text for field in fields if (text := _words(described.get(field)))), "")
        if text:
            found[key] = text
    schema = described.get("tableSchema")
    columns = schema.get("columns") if isinstance(schema, dict) else None
    for column in columns if isinstance(columns, list) else []:
        if isinstance(column, dict) and (role := _role(str(column.get("propertyUrl") or ""))):
            title = _words(column.get("titles")) or _words(column.get("name"))
            if title:
                found[f"column {role}"] = title
    return found


def _role(property_url: str) -> str:
    """What an RDF Data Cube property makes of a column."""
    last = property_url.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    return {"refArea": "place", "refPeriod": "period", "obsValue": "value", "unitMeasure": "unit",
            "obsStatus": "status", "indicator": "indicator"}.get(last, "")  # fmt: skip


def _words(value: Any) -> str:
    """Text of JSON-LD: a string, {"@value"}, {"schema:name"}, a list of them, or texts by language."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return _words(value[0]) if value else ""
    if isinstance(value, dict):
        return next(
            (text for key in ("@value", "en", "schema:name", "name", "@id") if (text := _words(value.get(key)))), ""
        )
    return ""
