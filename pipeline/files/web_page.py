"""Web pages (.html): the article's paragraphs without what stands around it, and what the page says of it.

trafilatura tells the article from the rest of the page. Its judgement is held against the page itself: a paragraph of
prose between two that it kept, or beside one in the same element, is kept as well, and where it keeps little of what
the page calls its article, that whole article is read.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from pipeline.errors import InputError
from pipeline.files.kinds import Items, first_bytes
from pipeline.files.notes import Note
from pipeline.files.own_reports import OwnReportError
from pipeline.files.page_blocks import Block, blocks_in, page_tree
from pipeline.files.page_facts import page_facts
from pipeline.files.passages import joined, numbered
from pipeline.files.quiet import quiet
from pipeline.files.texts import decode
from pipeline.patterns import lazily
from pipeline.records import Article

#: Of the prose in the page's own article, trafilatura must keep this part to be believed.
_BELIEVED = 0.5
#: Shorter blocks of a page are labels and buttons more often than sentences, characters.
_SENTENCE, _LONG = 40, 80
#: What stands between paragraphs of prose and belongs to them, however short it is.
_BETWEEN_PROSE = frozenset({"h1", "h2", "h3", "li", "tr"})
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = lazily(r"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", 2)  # re.IGNORECASE
_DECLARATION = lazily(r"^\s*<\?xml[^>]{0,200}\?>")
_GENERATOR = lazily(r"<meta[^>]{0,100}name=[\"']?generator[\"']?[^>]{0,100}content=[\"']?copydesk\b", 2)
_ENDED = lazily(r"[.!?:;][\"'”’)\]]*$|[\"'”’]$")
_NOT_LETTERS = lazily(r"\W+")
#: Larger texts are compared by whole paragraphs only.
_COMPARED = 200_000


def read(where: str, id_: str, data: bytes) -> Items:
    """The page as one article with numbered paragraphs. Raises InputError."""
    html, how = _decoded(where, data)
    if _GENERATOR.search(html, 0, 5_000):
        raise OwnReportError(where)
    tree = page_tree(where, html)
    blocks = [] if tree is None else blocks_in(where, tree)
    if not blocks:
        raise InputError(where, "holds no words")
    facts = page_facts(tree)
    chosen = chosen_blocks(blocks, _main_text(html))
    if not chosen:
        raise InputError(where, "holds no article that can be told from the rest of the page")
    headline = facts.title
    words = [block.words for block in chosen]
    if headline and not any(_same(headline, one) for one in words[:4]):
        words.insert(0, headline)
    text, parts = joined(numbered(words))
    if how:
        yield where, Note(where, how)
    yield (
        where,
        Article(id_, text, headline, facts.published, facts.outlet, facts.url, author=facts.author, parts=parts),
    )


def _decoded(where: str, data: bytes) -> tuple[str, str | None]:
    """The page's characters: in the encoding that it declares where that is not UTF-8, else as any text is read.

    Bytes that are UTF-8 or begin with a byte-order mark are that, whatever is declared: programs that save a page write
    it anew and leave the declaration as it was.
    """
    other = first_bytes(data)
    if other is not None:
        words, ending = other
        advice = f"give it a name that ends in {ending}" if ending else "give it the name of its kind"
        raise InputError(where, f"is {words}, whatever its name says", advice)
    declared = None if _is_unicode(data) else _CHARSET.search(data[:4_000].decode("latin-1"))
    try:
        name = codecs.lookup(declared[1]).name if declared else "utf-8"
        if name != "utf-8":
            text = data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
            return _DECLARATION.sub("", decode(where, text.encode("utf-8"))[0]), None
    except (LookupError, ValueError):
        pass  # a wrong declaration is none
    text, how = decode(where, data)
    return _DECLARATION.sub("", text), how


def _is_unicode(data: bytes) -> bool:
    if data.startswith(_MARKS):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def _main_text(html: str) -> str:
    """The main text by trafilatura, a line a paragraph; empty where it finds none."""
    import trafilatura

    with quiet("trafilatura", "htmldate", "courlan", "justext"):
        try:
            found = trafilatura.extract(
                html, include_comments=False, include_tables=True, include_links=False, deduplicate=False,
                favor_recall=True, with_metadata=False, output_format="txt",
            )  # fmt: skip
        except Exception:  # it stumbles over broken pages; what the page itself marks as its article is read then
            found = None
    return found or ""


def chosen_blocks(blocks: Sequence[Block], main_text: str) -> list[Block]:
    """The blocks of the article, in order."""
    own = _own_article(blocks)
    kept = _kept(blocks, main_text)
    prose = sum(len(block.words) for block in own if _is_prose(block))
    told = sum(len(block.words) for block, is_kept in zip(blocks, kept, strict=True) if is_kept)
    if not any(kept) or told < _BELIEVED * prose:
        if not prose:
            return [block for block in blocks if not block.beside]
        return [block for block in own if _is_prose(block) or block.element in _BETWEEN_PROSE]
    places = [place for place, is_kept in enumerate(kept) if is_kept]
    first, last = places[0], places[-1]
    parents = {blocks[place].parent for place in places if blocks[place].element == "p"}
    return [
        block
        for place, block in enumerate(blocks)
        if kept[place]
        or (_is_prose(block) and (first < place < last or (block.element == "p" and block.parent in parents)))
    ]


def _own_article(blocks: Sequence[Block]) -> list[Block]:
    """What the page itself marks: its <article> with the most prose, else its <main>, else all of it."""
    prose: dict[int, int] = {}
    for block in blocks:
        if block.article and _is_prose(block):
            prose[block.article] = prose.get(block.article, 0) + len(block.words)
    if prose:
        longest = max(prose, key=lambda article: prose[article])
        return [block for block in blocks if block.article == longest and not block.beside]
    main = [block for block in blocks if block.main and not block.beside]
    return main if any(map(_is_prose, main)) else [block for block in blocks if not block.beside] or list(blocks)


def _is_prose(block: Block) -> bool:
    """A sentence rather than a label, a button or a list of links."""
    if block.beside or block.linked > 0.5:
        return False
    long = len(block.words)
    has_number = any(char.isdigit() for char in block.words)
    return long >= _LONG or (_ENDED.search(block.words) is not None and (long >= _SENTENCE or has_number))


def _kept(blocks: Sequence[Block], main_text: str) -> list[bool]:
    """Which blocks the main text has, by their letters and digits."""
    lines = {_key(line) for line in main_text.splitlines()} - {""}
    whole = _key(main_text) if len(main_text) <= _COMPARED else ""
    return [
        bool(key) and (key in lines or (len(key) >= _SENTENCE // 2 and key in whole))
        for key in (_key(block.words) for block in blocks)
    ]


def _key(words: str) -> str:
    return _NOT_LETTERS.sub("", words).casefold()


def _same(title: str, words: str) -> bool:
    """Whether a block is the headline, also where the title carries the paper's name after it."""
    ours, theirs = _key(title), _key(words)
    return bool(theirs) and (ours == theirs or (len(theirs) > 15 and ours.startswith(theirs)))
