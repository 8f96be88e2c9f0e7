"""The frame of every page: what it may load (nothing), its style and its script, both inside and named by hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pipeline.report.pages.markup import Html, join, tag, void

_FOLDER = Path(__file__).resolve().parent


def page(title: str, body: Iterable[Html], *, scripted: bool) -> Iterator[str]:
    """A whole page, a piece at a time. Nothing in it depends on the time, the machine or the version."""
    style, script = written("page.css"), written("page.js") if scripted else Html("")
    yield "<!DOCTYPE html>\n"
    yield '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield void("meta", http_equiv="Content-Security-Policy", content=policy(style, script)) + "\n"
    yield void("meta", name="viewport", content="width=device-width, initial-scale=1") + "\n"
    yield void("meta", name="generator", content="copydesk") + "\n"
    yield void("meta", name="referrer", content="no-referrer") + "\n"
    yield void("meta", name="color-scheme", content="light dark") + "\n"
    yield tag("title", title) + "\n"
    yield f"<style>{style}</style>\n</head>\n<body>\n"
    yield from body
    yield f"<script>{script}</script>\n" if script else ""
    yield "</body>\n</html>\n"


def policy(style: str, script: str) -> str:
    """Nothing is loaded and nothing runs but the style and the script whose hashes stand here."""
    parts = ["default-src 'none'", f"style-src '{_hash(style)}'", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*parts, f"script-src '{_hash(script)}'"] if script else parts)


def section(name: str, id_: str, *children: str | None, class_: str | None = None) -> Html:
    """A part of the page under a heading of the second rank, which also names it."""
    heading = tag("h2", name, id=f"{id_}-name")
    return join(tag("section", heading, *children, id=id_, class_=class_, aria_labelledby=f"{id_}-name"), Html("\n"))


@cache
def written(name: str) -> Html:
    """A file of the page, as it lies beside this one."""
    return Html((_FOLDER / name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
