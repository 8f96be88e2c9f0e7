"""``.jsonl``: a line an article; a line that cannot be read is named with its number, and the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pipeline.errors import InputError
from pipeline.files.json_lines import read_records, words
from pipeline.records import Article
from pipeline.settings import published_date

_OPTIONAL = ("title", "outlet", "url", "author")


def read_lines(where: str, handle: BinaryIO) -> Iterator[tuple[str, Article | InputError]]:
    """Pairs of a place ("articles.jsonl, line 3") and the article of that line, or why there is none."""
    return read_records(where, handle, read_record, '{"id": …, "text": …}')


def is_own_report(line: bytes) -> bool:
    """Whether a first line is one of copydesk's own output or a baseline: articles begin with other fields."""
    return line.startswith((b'{"article":', b'{"statement":', b'{"key":'))


def read_record(place: str, record: dict[str, Any]) -> Article:
    """The article of one object. Raises InputError where a field is missing or no words."""
    needed = {name: words(place, record, name, needed=True) for name in ("id", "text")}
    for name, value in needed.items():
        if not str(value).strip():
            raise InputError(place, "its 'id' is empty" if name == "id" else "its 'text' holds no words")
    title, outlet, url, author = (words(place, record, name, needed=False) for name in _OPTIONAL)
    published = _published(place, record)
    return Article(str(needed["id"]), str(needed["text"]), title, published, outlet, url, author=author)


def _published(place: str, record: dict[str, Any]) -> str | None:
    value = record.get("published")
    if value is None:
        return None
    found = published_date(str(value)) if isinstance(value, (str, int)) else None
    if found is None:
        raise InputError(place, f"its 'published' {value!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    return found
