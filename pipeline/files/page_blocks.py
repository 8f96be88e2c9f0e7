"""The blocks of a web page: every stretch of words that a browser sets as a paragraph, in order, with where it stands.

The only file that knows lxml. Nothing is loaded from anywhere: the parser has no network and runs no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import InputError
from pipeline.files.passages import CELLS, clean, raised
from pipeline.patterns import lazily

#: Elements that begin and end a paragraph; all others run on in the line.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr "
    "ul".split()
)
_CELLS = frozenset({"td", "th"})
#: Elements whose words are not on the page, or are struck out.
_SILENT = frozenset(
    "script style noscript template head title iframe object embed svg math canvas audio video select option button "
    "input textarea del s strike".split()
)
#: Elements that stand beside an article and not in it.
_BESIDE = frozenset({"nav", "aside", "footer", "form", "dialog"})
_BESIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert"})
#: Names that newspapers give to what stands beside an article.
_BESIDE_NAMES = lazily(
    r"(?:^|[\s_-])(?:related|promo(?:ted|s|tion)?|newsletter|sign-?up|advert(?:isement|ising|s)?|sponsored|sponsor|share|"
    r"social|sharing|comments?|cookies?|consent|breadcrumbs?|menu|navbar|sidebar|recommend(?:ed|ations?)?|most-?read|"
    r"trending|teasers?|subscribe|subscription|paywall|popular|outbrain|taboola|more-?on|read-?more|tags?|topics)"
    r"(?:$|[\s_-])",
    2,  # re.IGNORECASE
)


_EMPTY_LINE = lazily(r"\n\s*\n")
_LINE_BREAKS = lazily(r"\s*[\r\n]\s*")
#: A page with more elements is no article: long live pages have half as many.
MOST_ELEMENTS = 40_000


@dataclass(frozen=True)
class Block:
    """A paragraph of the page.

    ``element`` sets it ("p"), ``parent`` and ``article`` count the element around it and the outermost <article> (0:
    none), ``main`` and ``beside`` say whether it stands in <main> and whether beside an article, ``linked`` is the
    part of its characters that are links.
    """

    words: str
    element: str
    parent: int
    article: int
    main: bool
    beside: bool
    linked: float


def page_tree(where: str, html: str) -> Any:
    """The page's elements; broken mark-up is mended as browsers do. None where there are none at all.

    Raises InputError where elements are nested so deep that the parser leaves out what follows.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(html, parser=parser)
    except (etree.LxmlError, ValueError):  # nothing but comments, or no element
        tree = None
    if any("depth" in entry.message for entry in parser.error_log.filter_from_level(etree.ErrorLevels.FATAL)):
        raise InputError(where, "has elements nested too deep to be read", "save the article as plain text")
    return tree


def blocks_of(where: str, html: str) -> list[Block]:
    """The blocks of a piece of HTML, all of them. Raises InputError as page_tree and blocks_in do."""
    tree = page_tree(where, html)
    return [] if tree is None else blocks_in(where, tree)


def blocks_in(where: str, tree: Any) -> list[Block]:
    """The blocks below an element, in order. Raises InputError where there are more elements than any article has."""
    from lxml import etree

    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            (walk.start if event == "start" else walk.end)(element)
        if walk.count > MOST_ELEMENTS:
            raise InputError(where, f"has more than {MOST_ELEMENTS:,} elements", "no page of an article has")
    walk.flush()
    return walk.blocks


class _Walk:
    """Goes through the elements in order, as a browser sets them, without recursion."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._linked = 0
        self.count = 0
        self._open: list[tuple[str, int]] = []
        self._around = dict.fromkeys(("silent", "beside", "link", "article", "main", "sup", "pre"), 0)
        self._article = 0

    def start(self, element: Any) -> None:
        """A start tag and the words after it."""
        tag = element.tag.lower()
        if tag in _BLOCKS:
            self.flush()
        elif tag in _CELLS and "".join(self._pieces).strip():
            self._pieces.append(CELLS)
        elif tag == "br":
            self._pieces.append("\n")
        self.count += 1
        self._open.append((tag, self.count))
        for kind in self._kinds(element, tag):
            self._around[kind] += 1
            if kind == "article" and self._around["article"] == 1:
                self._article = self.count
        self._say(element.text)

    def end(self, element: Any) -> None:
        """An end tag and the words after it."""
        tag = element.tag.lower()
        if tag in _BLOCKS:
            self.flush()
        for kind in self._kinds(element, tag):
            self._around[kind] -= 1
        if not self._around["article"]:
            self._article = 0
        self._open.pop()
        self._say(element.tail)

    def flush(self) -> None:
        """The paragraph at hand is whole; empty lines within it make it several."""
        whole = "".join(self._pieces)
        blocks = [(tag, number) for tag, number in self._open if tag in _BLOCKS] if whole.strip() else []
        linked = self._linked / max(1, len(whole))
        self._pieces, self._linked = [], 0
        for piece in _EMPTY_LINE.split(whole):
            words = clean(piece).strip(CELLS)
            if words:
                element = blocks[-1][0] if blocks else "body"
                parent = blocks[-2][1] if len(blocks) > 1 else 0
                around = self._around
                self.blocks.append(
                    Block(words, element, parent, self._article, around["main"] > 0, around["beside"] > 0, linked)
                )

    def _say(self, words: str | None) -> None:
        if words and not self._around["silent"]:
            said = words if "\n" not in words or self._around["pre"] else _LINE_BREAKS.sub(" ", words)
            self._pieces.append(raised(said) if self._around["sup"] else said)
            self._linked += len(words) if self._around["link"] else 0

    @staticmethod
    def _kinds(element: Any, tag: str) -> Iterator[str]:
        if tag in _SILENT or element.get("hidden") is not None:
            yield "silent"
        if tag == "a":
            yield "link"
        if tag in ("article", "main", "sup", "pre"):
            yield tag
        if tag in _BESIDE or element.get("role", "").lower() in _BESIDE_ROLES:
            yield "beside"
        elif tag not in ("html", "body", "main", "article"):
            names = f"{element.get('class', '')} {element.get('id', '')}"
            if names != " " and _BESIDE_NAMES.search(names):
                yield "beside"
