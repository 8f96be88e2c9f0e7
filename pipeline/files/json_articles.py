"""``.json``: news items in IPTC ninjs, articles as a line of ``.jsonl`` has them, or a list of either."""

from __future__ import annotations

import json
from typing import Any

from pipeline.errors import InputError
from pipeline.files.article_lines import read_record
from pipeline.files.kinds import Items
from pipeline.files.ninjs import is_item, read_item
from pipeline.files.notes import NoArticleError
from pipeline.files.own_reports import OwnReportError
from pipeline.files.plain import words_of

_EXAMPLE = 'write {"id": …, "text": …}, a list of such articles, or ninjs'
#: The fields of the whole of what copydesk itself writes, of a check and of a lineage.
_OWN_REPORTS = ({"articles", "findings", "settings"}, {"statements", "articles"})


def read(where: str, id_: str, data: bytes) -> Items:
    """The articles of the file; one that cannot be read is named with its place, and the others go on."""
    text, notes = words_of(where, data)
    yield from ((where, note) for note in notes)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"is not JSON ({error.msg} at line {error.lineno}, column {error.colno})"
        raise InputError(where, what) from error
    except (ValueError, RecursionError) as error:
        raise InputError(where, "is JSON with numbers too long or brackets too deep", _EXAMPLE) from error
    if isinstance(value, dict) and any(value.keys() >= own for own in _OWN_REPORTS):
        raise OwnReportError(where)
    if isinstance(value, list) and any(_is_article(record) for record in value):
        for number, record in enumerate(value, start=1):
            place = f"{where}, article {number:,}"
            yield from _one(place, f"{id_}, article {number}", record)
    elif _is_article(value):
        yield from _one(where, id_, value)
    else:
        raise NoArticleError(where, "is JSON without an article in it", _EXAMPLE)


def _is_article(value: Any) -> bool:
    return isinstance(value, dict) and (is_item(value) or isinstance(value.get("text"), str))


def _one(place: str, id_: str, record: Any) -> Items:
    try:
        if not isinstance(record, dict):
            raise InputError(place, "is not a JSON object", _EXAMPLE)
        if is_item(record):
            yield from read_item(place, id_, record)
        else:
            yield place, read_record(place, {"id": id_, **record})
    except InputError as error:
        yield place, error
