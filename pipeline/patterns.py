"""Patterns that are compiled when they are first asked: most articles never meet most of them.

A start would otherwise spend more on compiling than on the tables and the settings together.
"""

from __future__ import annotations

import re
from typing import cast

_ASKED = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
    "pattern", "flags", "groups", "groupindex",
)  # fmt: skip


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled at the first question. What is asked often should cost as little as there."""
    return cast("re.Pattern[str]", _Waiting(pattern, flags))


class _Compiled:
    """A pattern's own methods as attributes: with no ``__getattr__`` beside them, they are found as fast as there."""

    def __repr__(self) -> str:
        return f"lazily({vars(self)['pattern']!r})"


class _Waiting:
    """A pattern that nobody has asked yet; it becomes a ``_Compiled`` of the same identity."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __repr__(self) -> str:
        return f"lazily({self.pattern!r})"

    def __getattr__(self, name: str) -> object:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for asked in _ASKED:
            setattr(self, asked, getattr(compiled, asked))
        self.__class__ = _Compiled  # type: ignore[assignment]  # the same object, without what it waited for
        return getattr(compiled, name)
