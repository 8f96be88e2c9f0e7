"""Which place lies in which, and which area a list of places makes up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.records import Geography

#: Kinds of place of which others are made up, so that a list of them can be a known area.
BRICKS = ("country",)


class Areas:
    """Places by code, with the questions that their parents answer."""

    def __init__(self, geographies: Mapping[str, Geography]) -> None:
        """Nothing is worked out before it is asked for."""
        self._places = geographies
        self._inside: dict[str, frozenset[str]] | None = None
        self._made_of: dict[frozenset[str], str] = {}

    def contains(self, area: str, part: str) -> bool:
        """Whether the place ``part`` lies in ``area`` or is it."""
        place = self._places.get(part)
        return area == part or (place is not None and area in place.parents)

    def children(self, area: str, kind: str | None = None) -> tuple[str, ...]:
        """Codes of the places in an area, of one kind where one is given, in the order of the tables."""
        return tuple(
            place.code
            for place in self._places.values()
            if area in place.parents and (kind is None or place.kind == kind)
        )

    def union(self, codes: Iterable[str]) -> str | None:
        """The area that the places make up together: England and Wales with Scotland is Great Britain.

        None when no known area is made up of just these, or when they overlap.
        """
        if self._inside is None:
            self._inside = self._index()
            self._made_of = {bricks: code for code, bricks in self._inside.items()}
        whole: set[str] = set()
        for code in codes:
            bricks = self._inside.get(code) or self._brick(code)
            if not bricks or whole & bricks:
                return None
            whole |= bricks
        return self._made_of.get(frozenset(whole))

    def _brick(self, code: str) -> frozenset[str]:
        place = self._places.get(code)
        return frozenset({code}) if place is not None and place.kind in BRICKS else frozenset()

    def _index(self) -> dict[str, frozenset[str]]:
        inside: dict[str, set[str]] = {}
        for place in self._places.values():
            if place.kind in BRICKS:
                for parent in place.parents:
                    inside.setdefault(parent, set()).add(place.code)
        return {area: frozenset(bricks) for area, bricks in inside.items()}
