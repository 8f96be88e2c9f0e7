"""What a web page says of its article: title, date, author and outlet, from JSON-LD, <meta> and <time>.

Only what the page states for machines counts. A date is never guessed from the words of the page.
Sources: schema.org's NewsArticle, the Open Graph protocol, Dublin Core.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.files.passages import clean
from pipeline.files.stated_days import stated_day

_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
    "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
#: Longer lists of objects in one script are not looked through.
_MOST_OBJECTS = 500


@dataclass(frozen=True)
class PageFacts:
    """Each is None where the page does not say."""

    title: str | None = None
    published: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None


def page_facts(tree: Any) -> PageFacts:
    """The facts of a page's elements."""
    named = _metas(tree)
    linked = next(_linked_articles(tree), {})
    headings = [words for element in tree.iter("h1") if (words := _words(element))]
    titles = [words for element in tree.iter("title") if (words := _words(element))]
    canonical = [e.get("href", "") for e in tree.iter("link") if e.get("rel", "").lower() == "canonical"]
    urls = [url for url in (*canonical, named.get("og:url", "")) if url.startswith("http")]
    return PageFacts(
        title=_name(linked.get("headline")) or _first(named, _TITLES) or next(iter(headings + titles), None),
        published=_published(tree, named, linked),
        author=_name(linked.get("author")) or _author(named),
        outlet=_name(linked.get("publisher")) or _first(named, _OUTLETS),
        url=next(iter(urls), None),
    )


def _words(element: Any) -> str:
    return clean("".join(element.itertext()))


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = clean(meta.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _author(named: dict[str, str]) -> str | None:
    found = _first(named, _AUTHORS)
    return None if found is None or found.startswith("http") else found


def _published(tree: Any, named: dict[str, str], linked: dict[str, Any]) -> str | None:
    stated = [linked.get("datePublished"), *(named[name] for name in _DATES if name in named)]
    times = (
        e.get("datetime") for e in tree.iter("time") if e.get("itemprop") == "datePublished" or "pubdate" in e.attrib
    )
    return next((found for value in (*stated, *times) if (found := _day(value))), None)


def _day(value: object) -> str | None:
    return stated_day(value) if isinstance(value, str) else None


def _linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that scripts of linked data describe."""
    for script in tree.iter("script"):
        if script.get("type", "").lower().strip() != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # the page says nothing, then
        waiting, seen = [value], 0
        while waiting and seen < _MOST_OBJECTS:
            one, seen = waiting.pop(0), seen + 1
            if isinstance(one, list):
                waiting.extend(one[:_MOST_OBJECTS])
            elif isinstance(one, dict):
                kinds = one.get("@type")
                if any(
                    isinstance(k, str) and k.endswith(_ARTICLES)
                    for k in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield one
                waiting.append(one.get("@graph"))


def _name(value: object) -> str | None:
    """The name of a person or an organisation, or the names of several; a plain string is its own name.

    Many programs write characters as HTML does ("Holt &amp; Sons"), where JSON needs none of that.
    """
    if isinstance(value, str):
        return clean(html.unescape(value)) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(name for one in value[:10] if (name := _name(one))) or None
    return None
