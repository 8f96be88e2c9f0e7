"""HTML that cannot be broken out of: every string is escaped where it is put in, unless it is HTML already."""

from __future__ import annotations

import html
import unicodedata

from pipeline.patterns import lazily
from pipeline.report.wording import visible

#: Characters of an article that a browser would hide, obey or refuse. Tabs and line feeds are shown as they are; the
#: joiners and the soft hyphen belong to the spelling of words.
_ODD = lazily(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_NOT_IN_HTML = lazily("[\x00\ud800-\udfff]")
_LINKABLE = lazily(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f-\x9f]+")


class Html(str):
    """A finished piece of HTML."""

    __slots__ = ()


Child = str | None
NOTHING = Html("")


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """An element. ``class_`` is the attribute class, ``aria_label`` is aria-label; None and False leave one out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def void(name: str, /, **attributes: str | bool | None) -> Html:
    """An element without an end tag (meta)."""
    return Html(f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>")


def opening(name: str, /, **attributes: str | bool | None) -> Html:
    """The start tag alone."""
    return void(name, **attributes)


def join(*children: Child) -> Html:
    """The children one behind the other; strings are escaped, with what a browser would hide made visible."""
    return Html("".join(c if isinstance(c, Html) else html.escape(visible(c)) for c in children if c))


def link(url: str, *children: Child) -> Html:
    """A link out of the page where the address is one of the web, else the bare words: no script, no file."""
    if not _LINKABLE.fullmatch(url):
        return join(*children)
    return tag("a", *children, href=url, rel="noopener noreferrer")


def exact(text: str) -> Html:
    """An article's characters as they are: a page that is parsed gives the same text back.

    What would be hidden or obeyed stands in an element of its own, which names it and ends its effect. The null
    character and half a surrogate pair cannot be in a page; a sign stands for each.
    """
    parts, done = [], 0
    for found in _ODD.finditer(text):
        parts += [html.escape(text[done : found.start()]), _odd(found.group())]
        done = found.end()
    return Html("".join(parts) + html.escape(text[done:]))


def as_shown(text: str) -> str:
    """The text that ``exact`` gives back."""
    return _NOT_IN_HTML.sub(lambda found: visible(found.group()), text)


def _odd(char: str) -> Html:
    if char == "\r":
        return Html("&#13;")
    name = f"U+{ord(char):04X}"
    shown = "&#8203;" if char == "\u200b" else as_shown(char)
    return tag("span", Html(shown), class_="odd", data_char=name, title=unicodedata.name(char, name).capitalize())


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(visible(value))}"'
