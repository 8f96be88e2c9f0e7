"""``.jsonl``: a line an article; a line that cannot be read is named with its number, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.errors import InputError
from pipeline.records import Article
from pipeline.settings import published_date

#: Longer lines are not read into memory, bytes.
LONGEST_LINE = 64 * 1024 * 1024
_OPTIONAL = ("title", "outlet", "url")


def read_lines(where: str, handle: BinaryIO) -> Iterator[tuple[str, Article | InputError]]:
    """Pairs of a place ("articles.jsonl, line 3") and the article of that line, or why there is none."""
    for number, raw in _lines(handle):
        place = f"{where}, line {number}"
        if raw is None:
            yield place, InputError(place, f"is longer than {LONGEST_LINE // 2**20} MB")
        elif raw.strip():
            try:
                yield place, _article(place, raw)
            except InputError as error:
                yield place, error


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


def _article(place: str, raw: bytes) -> Article:
    try:
        record = json.loads(raw.decode("utf-8").rstrip())
    except UnicodeDecodeError as error:
        raise InputError(place, f"byte 0x{raw[error.start]:02x} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(place, f"is not JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(place, "is JSON that no article can be (numbers too long or brackets too deep)") from error
    if not isinstance(record, dict):
        raise InputError(place, f"is not a JSON object but {_kind(record)}", 'write {"id": …, "text": …}')
    words = {name: _string(place, record, name, needed=True) for name in ("id", "text")}
    if not str(words["text"]).strip():
        raise InputError(place, "its 'text' holds no words")
    extra = {name: _string(place, record, name, needed=False) for name in _OPTIONAL}
    return Article(str(words["id"]), str(words["text"]), published=_published(place, record), **extra)


def _string(place: str, record: dict[str, Any], name: str, *, needed: bool) -> str | None:
    value = record.get(name)
    if value is None and not needed:
        return None
    if value is None:
        raise InputError(place, f"has no {name!r}")
    if not isinstance(value, str):
        raise InputError(place, f"its {name!r} is not a string but {_kind(value)}")
    if name == "id" and not value.strip():
        raise InputError(place, "its 'id' is empty")
    half = next((i for i, char in enumerate(value) if "\ud800" <= char <= "\udfff"), None)
    if half is not None:
        raise InputError(place, f"character {half + 1:,} of its {name!r} is half of a surrogate pair")
    return value


def _published(place: str, record: dict[str, Any]) -> str | None:
    value = record.get("published")
    if value is None:
        return None
    found = published_date(str(value)) if isinstance(value, (str, int)) else None
    if found is None:
        raise InputError(place, f"its 'published' {value!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    return found


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names: dict[type, str] = {dict: "an object", list: "a list", str: "a string", bool: "true or false"}
    return names.get(type(value), "a number")
