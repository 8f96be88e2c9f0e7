"""IPTC ninjs, the JSON of news agencies: one item -> one article. Reads versions 1.x and 2.x.

Source: the ninjs user guide of the International Press Telecommunications Council; in 2.x the headline and the body
of 1.x became lists of parts with roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.errors import InputError
from pipeline.files.kinds import Items
from pipeline.files.notes import Note
from pipeline.files.passages import clean, joined, numbered
from pipeline.files.stated_days import stated_day
from pipeline.patterns import lazily
from pipeline.records import Article

_BODIES = ("body_text", "body_html", "body_xhtml")
_HTML = frozenset({"body_html", "body_xhtml"})
#: What tells an item of ninjs from any other object: a body, and nothing of our own.
_SIGNS = (*_BODIES, "bodies")
#: The day on which this version was sent comes first: the words "yesterday" and "last year" in it count from there.
_DATES = ("versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated", "firstCreated")
#: How a body in HTML begins, where the item does not say what it is in.
_TAG = lazily(r"\s*<[a-z][a-z0-9]*[\s>]", 2)  # re.IGNORECASE
_BY = lazily(r"\Aby\s+", 2)
_LINE_ENDS = lazily(r"\r\n|\n|\r")


def is_item(record: dict[str, Any]) -> bool:
    """Whether an object is a news item of ninjs with a text: pictures and packages have none."""
    return any(name in record for name in _SIGNS) and not isinstance(record.get("text"), str)


def read_item(place: str, id_: str, record: dict[str, Any]) -> Items:
    """The item as one article: the headline, then the paragraphs of the body. Raises InputError."""
    if record.get("pubstatus", record.get("pubStatus")) in ("canceled", "cancelled", "withheld"):
        yield place, Note(place, "is read although its agency has withdrawn it (pubstatus)")
    title = _headline(record)
    body = [clean(words) for words in _body(place, record)]
    if not any(body):
        raise InputError(place, "its body holds no words")
    opening = [title] if title and title not in body[:2] else []
    text, parts = joined(numbered([*opening, *body]))
    yield (
        place,
        Article(
            id_,
            text,
            title=title,
            published=_published(record),
            outlet=_outlet(record),
            url=_words(record.get("uri")) if str(record.get("uri", "")).startswith("http") else None,
            author=_author(record),
            parts=parts,
        ),
    )


def _words(value: object) -> str | None:
    return clean(value) or None if isinstance(value, str) else None


def _author(record: dict[str, Any]) -> str | None:
    named = _words(record.get("byline")) or _words(record.get("by"))
    return named and (_BY.sub("", named) or None)


def _roles(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The parts of ninjs 2.x that have a text, those of the main role first."""
    given = record.get(name)
    parts = [part for part in given if isinstance(part, dict)] if isinstance(given, list) else []
    return sorted((part for part in parts if _words(part.get("value"))), key=lambda part: part.get("role") != "main")


def _headline(record: dict[str, Any]) -> str | None:
    parts = _roles(record, "headlines")
    return (
        _words(record.get("headline")) or (_words(parts[0]["value"]) if parts else None) or _words(record.get("title"))
    )


def _body(place: str, record: dict[str, Any]) -> Iterator[str]:
    for name in _BODIES:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            yield from _paragraphs(place, value, html=name in _HTML)
            return
    parts = _roles(record, "bodies")
    if parts:
        value = str(parts[0]["value"])
        kind = str(parts[0].get("contenttype", parts[0].get("contentType", "")))
        yield from _paragraphs(place, value, html="html" in kind or (not kind and _TAG.match(value) is not None))


def _paragraphs(place: str, value: str, html: bool) -> Iterator[str]:
    if html:
        from pipeline.files.page_blocks import blocks_of

        yield from (block.words for block in blocks_of(place, value))
    else:
        yield from _LINE_ENDS.split(value)


def _published(record: dict[str, Any]) -> str | None:
    for name in _DATES:
        value = record.get(name)
        found = stated_day(value) if isinstance(value, str) else None
        if found:
            return found
    return None


def _outlet(record: dict[str, Any]) -> str | None:
    provider = record.get("provider")
    named = _words(provider.get("name") or provider.get("literal")) if isinstance(provider, dict) else _words(provider)
    if named:
        return named
    sources = record.get("infosources", record.get("infoSources"))
    first = next((one for one in sources if isinstance(one, dict)), {}) if isinstance(sources, list) else {}
    return _words(first.get("name")) or _words(record.get("source")) or _words(record.get("copyrightholder"))
