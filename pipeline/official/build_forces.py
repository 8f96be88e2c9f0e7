"""Police force areas of England and Wales, from the Home Office's list of forces and their names in print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.raw_areas import Alias, Area
from pipeline.official.raw_tables import raw_rows
from pipeline.patterns import lazily

_FORCE_WORDS = lazily(r" (?:Police|Constabulary)$")
_REGIONS = {"Eastern": "East of England", "Yorkshire and the Humber": "Yorkshire and The Humber"}
_INVERTED = lazily(r"(.+), (.+ of)$")


def force_areas(raw: Path, basic: Sequence[Area]) -> tuple[list[Area], list[Alias]]:
    """The areas of the territorial forces, and other names of them.

    "Wiltshire Police" is no name of its own: the gazetteer reads "Wiltshire" with the word that follows.

    Raises ReferenceTableError when a force lies in no region that is known.
    """
    holders = {area.name: area for area in basic if area.kind in ("region", "country")}
    areas: list[Area] = []
    forces = raw / "police_force_areas_gss.csv"
    for number, row in enumerate(raw_rows(forces, ("geo_code", "force_name", "region")), start=2):
        holder = holders.get(_REGIONS.get(row["region"], row["region"]))
        if holder is None:
            raise ReferenceTableError(
                f"{forces}, row {number}, column region", f"{row['region']!r} is no region that is known"
            )
        areas.append(
            Area(row["geo_code"], _folded(row["force_name"]), "police force area", (holder.code, *holder.parents))
        )
    names = {area.code: area.name for area in areas}
    aliases: list[Alias] = []
    for row in raw_rows(raw / "police_force_aliases.csv", ("gss_code", "alias")):
        code, alias = row["gss_code"], _folded(row["alias"])
        bare = _FORCE_WORDS.sub("", alias)
        if code in names and bare.replace("-", " ") != names[code].replace("-", " ") and bare != "Met":
            aliases.append(Alias(code, alias, "force" if bare != alias or alias.isupper() else "name"))
    return areas, aliases


def _folded(name: str) -> str:
    """ "Avon & Somerset" and "London, City of" as they are said."""
    return _INVERTED.sub(r"\2 \1", name.replace(" & ", " and "))
