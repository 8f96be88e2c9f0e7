"""Counties, unitary authorities, districts, boroughs and combined authorities, past ones included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.official.raw_areas import Alias, Area
from pipeline.official.raw_tables import RawRow, raw_rows
from pipeline.patterns import lazily

_KINDS = {
    "Non-metropolitan district": "district",
    "NI district": "district",
    "Unitary authority": "unitary authority",
    "Scottish unitary authority": "unitary authority",
    "Welsh unitary authority": "unitary authority",
    "Metropolitan district": "metropolitan district",
    "London borough": "London borough",
    "City corporation": "London borough",
    "County": "county",
    "Combined authority": "combined authority",
}
_COUNCIL_COLUMNS = (
    "local-authority-code", "nice-name", "gss-code", "start-date", "end-date", "replaced-by", "nation",
    "local-authority-type-name", "county-la",
)  # fmt: skip
_SUFFIXES = lazily(r" (?:City|Council|County|CCA|MCA|Mayoral Combined Authority)$")
#: The register that the list grew out of opened then: its dates of that month say nothing of the councils.
_REGISTER_OPENED = "2005-06"


def council_areas(raw: Path, basic: Sequence[Area], forces: Sequence[Area]) -> tuple[list[Area], list[Alias]]:
    """Councils' areas with the police force area, county, region and country that hold them.

    The region is that of the police force area, since no force crosses a region and the list of councils puts some
    counties in the wrong one.
    """
    listed = raw_rows(raw / "mysociety" / "uk_local_authorities_future.csv", _COUNCIL_COLUMNS)
    rows = {row["local-authority-code"]: row for row in listed if row["gss-code"] and _kind(row)}
    force_of = _force_of(raw, rows)
    by_code = {force.code: force for force in forces}
    countries = {area.name: area for area in basic if area.kind == "country"}
    areas: list[Area] = []
    aliases: list[Alias] = []
    for short, row in rows.items():
        force = by_code.get(force_of.get(short, ""))
        country = countries[row["nation"] or "England"]
        above = (force.code, *force.parents) if force else (country.code, *country.parents)
        county = rows.get(row["county-la"])
        same_force = county is not None and force_of.get(row["county-la"]) == force_of.get(short)
        parents = (county["gss-code"], *above) if county is not None and same_force else above
        successors = tuple(rows[new]["gss-code"] for new in row["replaced-by"].split(",") if new in rows)
        began = "" if row["start-date"].startswith(_REGISTER_OPENED) else row["start-date"]
        name, *others = _names(row["nice-name"])
        areas.append(Area(row["gss-code"], name, _kind(row), parents, began, row["end-date"], successors))
        aliases += [Alias(row["gss-code"], other) for other in others]
    return areas, aliases


def _kind(row: RawRow) -> str:
    return _KINDS.get(row["local-authority-type-name"], "")


def _force_of(raw: Path, rows: Mapping[str, RawRow]) -> dict[str, str]:
    """The police force area of each council by its short code: looked up, or that of its predecessors or districts."""
    looked_up = raw_rows(raw / "ons_lad16_csp16_pfa16_lookup.csv", ("LAD16CD", "PFA16CD"))
    force_of_code = {row["LAD16CD"]: row["PFA16CD"] for row in looked_up}
    known = {short: force_of_code[row["gss-code"]] for short, row in rows.items() if row["gss-code"] in force_of_code}
    for short, row in rows.items():
        if _kind(row) == "combined authority" or short in known:
            continue
        members = [known[other] for other in _members(short, rows) if other in known]
        if members:
            known[short] = Counter(members).most_common(1)[0][0]
    return known


def _members(short: str, rows: Mapping[str, RawRow]) -> Iterator[str]:
    for other, row in rows.items():
        if row["county-la"] == short or short in row["replaced-by"].split(","):
            yield other


def _names(listed: str) -> tuple[str, ...]:
    """The plain name, and the listed one where it says more: "Bristol", "City of Bristol"."""
    name = listed.removeprefix("The ").strip()
    if name == "City of London":
        return (name,)
    if name.startswith("City of "):
        return name.removeprefix("City of "), name
    plain = _SUFFIXES.sub("", name)
    return (plain, name) if name.endswith(" City") else (plain,)
