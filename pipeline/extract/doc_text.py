"""The text of a Doc, put together once: spaCy joins it from its tokens at every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "copydesk.text"


def text_of(doc: Doc) -> str:
    """What ``doc.text`` gives, kept with the Doc."""
    data = doc.user_data
    if _KEY not in data:
        data[_KEY] = doc.text
    text: str = data[_KEY]
    return text
