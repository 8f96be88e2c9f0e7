"""Countries of the world by ISO 3166-1 alpha-3 code, and the regions that the United Nations puts them in."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.official.raw_areas import Alias, Area
from pipeline.official.raw_tables import RawRow, raw_rows

_COLUMNS = (
    "ISO3166-1-Alpha-3", "CLDR display name", "official_name_en", "UNTERM English Short", "UNTERM English Formal",
    "Region Code", "Region Name", "Sub-region Code", "Sub-region Name", "Intermediate Region Code",
    "Intermediate Region Name",
)  # fmt: skip
#: The United Kingdom has its GSS code.
_LISTED_ELSEWHERE = frozenset({"GBR"})
#: Where the list's short name is no name in print.
_NAMES = {
    "US": "United States",
    "Congo - Brazzaville": "Republic of the Congo",
    "Congo - Kinshasa": "Democratic Republic of the Congo",
}
#: Names that without their accents are ordinary words.
_ORDINARY_WORDS = frozenset({"Reunion"})
_LEVELS = ("Intermediate Region", "Sub-region", "Region")


def world_areas(raw: Path, known: Collection[str]) -> tuple[list[Area], list[Alias]]:
    """Countries and regions of the world, and other names of the countries."""
    areas: dict[str, Area] = {}
    aliases: list[Alias] = []
    for row in raw_rows(raw / "country-codes.csv", _COLUMNS):
        code = row["ISO3166-1-Alpha-3"]
        regions = [
            (f"M49-{row[f'{level} Code'].zfill(3)}", row[f"{level} Name"]) for level in _LEVELS if row[f"{level} Name"]
        ]
        holders = tuple(region for region, _ in regions)
        for rank, (region, name) in enumerate(regions):
            areas.setdefault(region, Area(region, name, "world region", holders[rank + 1 :]))
        if code and code not in _LISTED_ELSEWHERE:
            name = _plain(_NAMES.get(row["CLDR display name"], row["CLDR display name"]))
            areas.setdefault(code, Area(code, name, "country", holders))
            aliases += [Alias(code, other) for other in dict.fromkeys(_other_names(row, name)) if other != name]
    return [area for code, area in areas.items() if code not in known], aliases


def _other_names(row: RawRow, name: str) -> Iterator[str]:
    for column in ("official_name_en", "UNTERM English Short", "UNTERM English Formal"):
        other = row[column].rstrip(" *").removesuffix(" (the)").removeprefix("the ")
        if other and "(" not in other and ", " not in other:
            yield _plain(other)
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if bare not in _ORDINARY_WORDS:
        yield bare
        yield bare.replace("St.", "St")


def _plain(name: str) -> str:
    return name.replace(" & ", " and ")
