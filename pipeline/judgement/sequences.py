"""Sequences made of others as they are asked for: a batch may be larger than the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Mapped(Sequence[Made], Generic[Given, Made]):
    """Every item of another sequence, changed on its way out."""

    def __init__(self, items: Sequence[Given], change: Callable[[Given], Made]) -> None:
        """Take the other sequence; nothing of it is read yet."""
        self._items, self._change = items, change

    def __len__(self) -> int:
        """Count the items, which stay as many."""
        return len(self._items)

    def __bool__(self) -> bool:
        """Say whether there is any item, without counting them."""
        return bool(self._items)

    def __iter__(self) -> Iterator[Made]:
        """Change item after item."""
        return map(self._change, self._items)

    def __getitem__(self, place: Any) -> Any:
        """Give an item, or a tuple of them for a slice."""
        return (
            tuple(map(self._change, self._items[place]))
            if isinstance(place, slice)
            else self._change(self._items[place])
        )


class Filtered(Sequence[Given], Generic[Given]):
    """Those items of another sequence that pass; counting them goes through all."""

    def __init__(self, items: Sequence[Given], passes: Callable[[Given], bool]) -> None:
        """Take the other sequence; nothing of it is read yet."""
        self._items, self._passes = items, passes

    def __len__(self) -> int:
        """Count the items that pass."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Say whether any item passes, without looking at the rest."""
        return any(True for _ in self)

    def __iter__(self) -> Iterator[Given]:
        """Go through the items that pass."""
        return filter(self._passes, self._items)

    def __getitem__(self, place: Any) -> Any:
        """Give an item, or a tuple of them for a slice."""
        if isinstance(place, slice) or place < 0:
            return tuple(self)[place]
        for item in islice(self, place, place + 1):
            return item
        raise IndexError(place)
