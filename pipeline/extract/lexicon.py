"""Lexicons are written as blocks of words, so that they can be read, sorted and added to."""

from __future__ import annotations


def word_set(block: str) -> frozenset[str]:
    """The words of a block, whatever the spaces between them."""
    return frozenset(block.split())
