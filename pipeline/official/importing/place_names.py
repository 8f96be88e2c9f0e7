"""Places of a table by code or name -> codes of the table of geographies."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pipeline.patterns import lazily
from pipeline.records import Geography

_PUNCTUATION = lazily(r"[^\w&]+")
_AROUND = lazily(
    r"^(?:the|city of|county of|royal borough of|london borough of)\s|"
    r"\s(?:ua|mcd|council|county|police|constabulary|police force|police service|fire|city of|the)$"
)
_NOTE = lazily(r"\s*(?:\[[^\]]{1,40}\]|[*†‡]+)\s*$")
_DIGITS = lazily(r"(?<=[a-z)])\d{1,2}(?:,\d{1,2})*$", re.I)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without what tables write differently: case, punctuation, "&", "City of", "Police"."""
    words = " ".join(
        _PUNCTUATION.sub(" ", name.casefold().replace("&", " and ").replace("'", "").replace("’", "")).split()
    )
    words = re.sub(r"\bsaint\b", "st", words)
    while (bare := _AROUND.sub("", words)) != words and bare:
        words = bare
    return words


class PlaceNames:
    """Finds the one place that a cell names."""

    def __init__(
        self, places: Mapping[str, Geography], kinds: Iterable[str] = (), own: Mapping[str, str] | None = None,
        note_digits: bool = False,
    ) -> None:  # fmt: skip
        """``kinds`` are the kinds of place that the table has, the likeliest first; ``own`` are names of its own."""
        self._places = places
        self._kinds = tuple(kinds)
        self._own = {" ".join(name.split()): code for name, code in (own or {}).items()}
        self._note_digits = note_digits
        self._exact: dict[str, list[str]] = {}
        self._alias: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        for place in places.values():
            self._exact.setdefault(place.name.casefold(), []).append(place.code)
            self._folded.setdefault(folded(place.name), []).append(place.code)
            for alias in place.aliases:
                self._alias.setdefault(alias.casefold(), []).append(place.code)
                self._folded.setdefault(folded(alias), []).append(place.code)

    def find(self, cell: str) -> tuple[str, ...]:
        """The codes of the places that a cell may name: one where it is clear, none where it is unknown.

        A name as it is listed goes before one that only resembles it, so that "City of London" is not London.
        """
        for form in self._forms(" ".join(cell.split())):
            if form in self._own:
                return (self._own[form],)
            for code in (form, form.upper()):
                if code in self._places:
                    return (code,)
            for names, key in (
                (self._exact, form.casefold()),
                (self._alias, form.casefold()),
                (self._folded, folded(form)),
            ):
                if found := self._of_kind(names.get(key, ())):
                    return found
        return ()

    def _of_kind(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of the first kind that has any; all where no kinds are given."""
        codes = tuple(dict.fromkeys(codes))
        if not self._kinds:
            return codes
        by_kind = (tuple(code for code in codes if self._places[code].kind == kind) for kind in self._kinds)
        return next(filter(None, by_kind), ())

    def other_kinds(self, cell: str) -> str:
        """What a name is among the kinds that the table has not: "group of countries (K04000001)"; or nothing."""
        codes = self._folded.get(folded(cell), ())
        return " or a ".join(dict.fromkeys(map(self.described, codes)))

    def _forms(self, words: str) -> Iterable[str]:
        yield words
        bare = words
        while (less := _NOTE.sub("", bare)) != bare:
            bare = less
        if bare != words:
            yield bare
        if self._note_digits and (plain := _DIGITS.sub("", bare)) != bare:
            yield plain

    def kinds_of(self, cell: str) -> set[str]:
        """The kinds of place that a name may be of."""
        return {self._places[code].kind for code in self.find(cell)}

    def near(self, cell: str) -> str:
        """Names that resemble the cell, in words for a message; empty where none does."""
        places = [p for p in self._places.values() if not self._kinds or p.kind in self._kinds]
        names = {name.casefold(): name for place in places for name in (place.name, *place.aliases)}
        close = difflib.get_close_matches(cell.strip().casefold(), names, n=3, cutoff=0.7)
        return ", ".join(repr(names[key]) for key in close)

    def described(self, code: str) -> str:
        """A place in a message: "Kent, a county (E10000016)"."""
        place = self._places[code]
        return f"{place.kind} ({code})"

    def knows(self, code: str) -> bool:
        """Whether a table of geographies has the code."""
        return code in self._places
