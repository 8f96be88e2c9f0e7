"""Places and their names on the way from raw tables to the table of geographies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.official.tables import Row


@dataclass(frozen=True)
class Area:
    """A place; ``parents`` are codes of areas that hold it, the smallest first. Dates are YYYY-MM-DD or empty."""

    code: str
    name: str
    kind: str
    parents: tuple[str, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    replaced_by: tuple[str, ...] = ()

    def within(self, known: Mapping[str, Area]) -> Area:
        """The area with the parents, and the successors, that are known."""
        parents = tuple(code for code in self.parents if code in known)
        return replace(self, parents=parents, replaced_by=tuple(code for code in self.replaced_by if code in known))

    def row(self) -> Row:
        """The area as a row of the table of geographies."""
        return (
            self.code, self.name, self.kind, "|".join(self.parents), self.valid_from, self.valid_to,
            "|".join(self.replaced_by),
        )  # fmt: skip


@dataclass(frozen=True)
class Alias:
    """Another name of a place; ``use`` as the table of aliases has it."""

    code: str
    text: str
    use: str = "name"
