"""Reading one made file, for the tests of each kind. Files are written to the current folder."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

from pipeline.files.inputs import Read, read_inputs
from pipeline.records import Article


def items(name: str, data: bytes | str, published: str | None = None) -> list[Read]:
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_inputs([name], io.BytesIO(), published))


def article(name: str, data: bytes | str) -> Article:
    (found,) = [item for item in items(name, data) if isinstance(item, Article)]
    return found


def paragraphs(found: Article) -> list[str]:
    """The parts of the text; their numbers count up and nothing but line ends lies between them."""
    assert all(a.number < b.number and a.end <= b.start for a, b in pairwise(found.parts))
    assert all(not found.text[a.end : b.start].strip() for a, b in pairwise(found.parts))
    return [found.text[part.start : part.end] for part in found.parts]
