"""What a page's file and its places are called: known from the article alone, so that any page can link there."""

from __future__ import annotations

import hashlib
import unicodedata

from pipeline.patterns import lazily
from pipeline.records import Passage

INDEX = "index.html"
_UNSAFE = lazily(r"[^A-Za-z0-9]+")
#: Characters of an article's name that its page's name keeps; any file system takes that.
LONGEST = 60
_DIGITS = 12  # of the hash: two of 100,000 articles share them once in 50,000 batches


def page_name(article: str) -> str:
    """ "story-1f0c9a7be210.html": the end of the article's id, and a hash of the whole.

    The same for the same id whatever else is in the batch, different for different ids, and safe on any system.
    """
    plain = unicodedata.normalize("NFKD", article).encode("ascii", "ignore").decode()
    words = _UNSAFE.sub("-", plain.rsplit("/", 1)[-1].removesuffix(".txt"))[:LONGEST].strip("-").lower()
    digest = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{words or 'article'}-{digest}.html"


def passage_id(passage: Passage) -> str:
    """The anchor of words that a finding is about, on the page of their article."""
    return f"p{passage.start}-{passage.end}"


def number_id(claim: int) -> str:
    """The anchor of a number in the text."""
    return f"n{claim}"


def number_card(claim: int) -> str:
    """The anchor of what is known of a number."""
    return f"c{claim}"


def finding_card(place: int) -> str:
    """The anchor of a finding; they count from 1 in the order of the page's list."""
    return f"f{place}"


def quote_card(place: int) -> str:
    """The anchor of a quotation piece; they count from 1 in the order of the text."""
    return f"q{place}"
