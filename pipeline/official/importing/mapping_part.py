"""A section of a mapping file, read key by key; what it does not know is refused at once, with the nearest key."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.errors import ReferenceTableError
from pipeline.settings import nearest

#: What a guess leaves for a person to fill in.
TO_BE_SAID = "?"


def one_of_these(where: str, value: str, known: Sequence[str]) -> str:
    """The value when it is one of the known words. Raises ReferenceTableError with all of them, and the near one."""
    if value in known:
        return value
    near = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.55)
    advice = f"did you mean {near[0]!r}" if near else ""
    raise ReferenceTableError(where, f"{value!r} is none of {', '.join(known)}", advice)


def left_open(found: Any, name: str) -> Iterator[str]:
    """The keys whose values are still what a guess writes for a person to fill in."""
    if isinstance(found, dict):
        for key, value in found.items():
            yield from left_open(value, f"{name}.{key or repr(key)}".removeprefix("."))
    elif isinstance(found, list):
        if TO_BE_SAID in found:
            yield name
    elif found == TO_BE_SAID:
        yield name


class MappingPart:
    """A table of the TOML file, read key by key; what it does not know is refused at once."""

    def __init__(self, file: str, name: str, found: Any, known: tuple[str, ...] = ()) -> None:
        self.file, self.name = file, name
        if not isinstance(found, dict):
            raise ReferenceTableError(f"{file}, {name}", "this is no section", f"write [{name}] and keys below it")
        self.found: Mapping[str, Any] = found
        for key in found:
            if known and key not in known:
                raise ReferenceTableError(self.at(key), "there is no such key", nearest(key, known))

    def at(self, key: str) -> str:
        """Where a key stands, for messages."""
        return f"{self.file}, {'.'.join(filter(None, (self.name, key)))}"

    def part(self, key: str, *known: str) -> MappingPart:
        """The section below a key; an empty one where there is none."""
        return MappingPart(self.file, ".".join(filter(None, (self.name, key))), self.found.get(key, {}), known)

    def text(self, key: str, needed: str = "", number: bool = False) -> str:
        """A text; ``needed`` says what is missing where it is. With ``number`` and for dates, the value as text."""
        value = self.found.get(key, "")
        if isinstance(value, date) or (number and isinstance(value, int) and not isinstance(value, bool)):
            value = str(value)
        if not isinstance(value, str):
            raise ReferenceTableError(self.at(key), f"{value!r} is no text", 'write it in quotation marks: "…"')
        value = " ".join(value.split()) if value.strip() else value.strip()
        if needed and not value:
            raise ReferenceTableError(self.at(key), "this is missing", f"say {needed}")
        return value

    def raw(self, key: str) -> str:
        """A text as it is, blanks and all: a delimiter."""
        value = self.found.get(key, "")
        if not isinstance(value, str):
            raise ReferenceTableError(self.at(key), f"{value!r} is no text", 'write it in quotation marks: "…"')
        return value

    def chosen(self, key: str, known: tuple[str, ...], default: str = "") -> str:
        """One of the known words, or the default."""
        value = self.text(key) or default
        return one_of_these(self.at(key), value, known) if value else ""

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self.found.get(key, default)
        if not isinstance(value, bool):
            raise ReferenceTableError(self.at(key), f"{value!r} is neither true nor false")
        return value

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number between two bounds, or None where there is none."""
        value = self.found.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ReferenceTableError(self.at(key), f"{value!r} is no whole number from {low} to {high}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single one counts as a list of one."""
        value = self.found.get(key, [])
        listed = [value] if isinstance(value, (str, int)) else value
        if not isinstance(listed, list) or not all(isinstance(item, (str, int)) for item in listed):
            raise ReferenceTableError(self.at(key), f"{value!r} is no list of texts", 'write ["…", "…"]')
        return tuple(str(item) for item in listed)

    def pairs(self, key: str) -> dict[str, str]:
        """All keys of the section below a key, with their texts."""
        inner = self.part(key)
        return {name: inner.text(name, number=True) for name in inner.found}
