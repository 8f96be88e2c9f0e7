"""Lines of JSON objects: a line that cannot be read is named with its number, and the others go on."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeVar

from pipeline.errors import InputError

#: Longer lines are not read into memory, bytes.
LONGEST_LINE = 64 * 1024 * 1024

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Record = TypeVar("Record")
Reader = Callable[[str, dict[str, Any]], Record]


def read_records(
    where: str, handle: BinaryIO, reader: Reader[Record], example: str
) -> Iterator[tuple[str, Record | InputError]]:
    """Pairs of a place ("pairs.jsonl, line 3") and what ``reader`` makes of that line, or why there is nothing.

    ``reader`` takes the place and the line's object, and raises InputError; ``example`` shows what a line looks like.
    """
    for number, raw in _lines(handle):
        place = f"{where}, line {number}"
        if number == 1 and raw is not None and raw.startswith(_UTF16):
            yield where, InputError(where, "is UTF-16, and lines of JSON are UTF-8", "save it again as UTF-8")
            return
        if raw is None:
            yield place, InputError(place, f"is longer than {LONGEST_LINE // 2**20} MB")
        elif raw.strip():
            try:
                yield place, reader(place, _object(place, raw, example))
            except InputError as error:
                yield place, error


def words(place: str, record: dict[str, Any], name: str, *, needed: bool) -> str | None:
    """The string of that name. Raises InputError where it is missing though needed, no string, or no whole text."""
    value = record.get(name)
    if value is None and not needed:
        return None
    if value is None:
        raise InputError(place, f"has no {name!r}")
    if not isinstance(value, str):
        raise InputError(place, f"its {name!r} is not a string but {_kind(value)}")
    half = next((i for i, char in enumerate(value) if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        raise InputError(place, f"character {half + 1:,} of its {name!r} is half of a surrogate pair")
    return value


def _lines(handle: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while raw := handle.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if len(raw) <= LONGEST_LINE:
            yield number, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = handle.readline(LONGEST_LINE)
        yield number, None


def _object(place: str, raw: bytes, example: str) -> dict[str, Any]:
    try:
        record = json.loads(raw.decode("utf-8").rstrip())
    except UnicodeDecodeError as error:
        raise InputError(place, f"byte 0x{raw[error.start]:02x} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(place, f"is not JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(place, "is JSON with numbers too long or brackets too deep", f"write {example}") from error
    if not isinstance(record, dict):
        raise InputError(place, f"is not a JSON object but {_kind(record)}", f"write {example}")
    return record


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names: dict[type, str] = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return names.get(type(value), "a number")
