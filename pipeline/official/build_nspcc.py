"""Figures that the NSPCC asked of police forces under the Freedom of Information Act, as newspapers printed them."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.build_geography import Places
from pipeline.official.figures import indicator_row
from pipeline.official.raw_tables import RawRow, raw_rows
from pipeline.official.schema import INDICATORS, OBSERVATIONS, SOURCES
from pipeline.official.tables import Row
from pipeline.official.writing import Description, write_data_set
from pipeline.patterns import lazily
from pipeline.records import Indicator

LICENCE = "facts as printed by news outlets; no licence claimed over the facts"
_COLUMNS = (
    "indicator", "geography", "geography_type", "age_group", "online_flag", "period", "value", "measure", "source",
    "as_reported_by", "reported_on", "note",
)  # fmt: skip
_CHILDREN = "recorded_sexual_offences_against_children"
_FORCES_AND_UP = ("police force area", "region", "country", "group of countries")
_KINDS = {"country": ("group of countries", "country")}
#: How the raw table names each series, and what the series is.
_SERIES = {
    "recorded sexual offences against children": Indicator(
        _CHILDREN,
        "recorded sexual offences against children",
        "offence",
        (
            "child sex offences", "child sexual offences", "sex offences against children",
            "sexual offences against children", "recorded sex offences against children", "child sex crimes",
            "sex crimes against children", "sexual crimes against children", "sexual offences against under 18s",
            "sex offences against under 18s", "child sexual abuse offences", "child sex abuse offences",
            "child abuse offences", "sexual offences involving children", "sex offences committed against children",
            "reported child sex offences", "child sexual abuse crimes",
        ),
        "Sexual offences against people under 18 that police recorded in a financial year, by force; with flag=online, "
        "those that officers flagged as having an online element. Forces that did not answer are left out.",
        (("age", "0-17"),),
        _FORCES_AND_UP,
    ),
    "recorded non-recent sexual offences against children": Indicator(
        "recorded_non_recent_sexual_offences_against_children",
        "recorded non-recent sexual offences against children",
        "offence",
        (
            "historic child sex offences", "historical child sexual offences", "non-recent child sexual abuse",
            "historic child sex abuse reports", "historic child sexual abuse offences",
            "non-recent sexual offences against children",
        ),
        "Sexual offences against people under 18 that police recorded in the year and that had happened long before.",
        (("age", "0-17"),),
        _FORCES_AND_UP,
    ),
    "Childline counselling sessions": Indicator(
        "childline_counselling_sessions",
        "Childline counselling sessions",
        "counselling session",
        ("counselling sessions with children", "counselling sessions with young people", "Childline sessions"),
        "All counselling sessions that Childline held in a financial year, whatever they were about.",
        (),
        ("country",),
    ),
    "Childline counselling sessions about online safety and abuse": Indicator(
        "childline_counselling_sessions_about_online_safety",
        "Childline counselling sessions about online safety and abuse",
        "counselling session",
        ("counselling sessions about online abuse", "counselling sessions about online safety"),
        "Counselling sessions that Childline held in a financial year about online safety and abuse.",
        (),
        ("country",),
    ),
    "territorial police forces": Indicator(
        "territorial_police_forces",
        "territorial police forces",
        "police force",
        ("police forces", "forces", "police services", "constabularies", "police force areas"),
        "Police forces that serve a territory; special forces such as the British Transport Police are left out.",
        (),
        ("country", "group of countries"),
        members=True,
    ),
}  # fmt: skip
_UNDER = lazily(r"under (\d+)")
_AND_UNDER = lazily(r"(\d+) and under")
_COVERAGE = lazily(r"(?:all )?\d+ (?:of \d+ )?forces|.* supplied no figures")
_URL = lazily(r"(\S+\.\S+?)(?: \((.+)\))?")
_BBC = lazily(r"bbc news (\S+)")


def write_nspcc(raw: Path, folder: Path, places: Places, retrieved: str) -> None:
    """Write the data set from the compiled table of press reports.

    Raises ReferenceTableError when a row has an unknown series, place, age group or period.
    """
    rows = raw_rows(raw, _COLUMNS)
    sources = {_source(row, retrieved) for row in rows}
    observations = sorted(_observation(row, f"{raw}, row {n}", places) for n, row in enumerate(rows, start=2))
    write_data_set(
        folder,
        _about(retrieved),
        [(OBSERVATIONS, observations), (INDICATORS, map(indicator_row, _SERIES.values())), (SOURCES, sorted(sources))],
    )


def _observation(row: RawRow, where: str, places: Places) -> Row:
    series = _SERIES.get(row["indicator"])
    if series is None:
        raise ReferenceTableError(f"{where}, column indicator", f"{row['indicator']!r} is no series that is known")
    kind = row["geography_type"]
    code = places.code(row["geography"], _KINDS.get(kind, (kind,)))
    if code is None:
        raise ReferenceTableError(f"{where}, column geography", f"{row['geography']!r} is no known {kind}")
    year = re.fullmatch(r"(\d{4})/\d\d", row["period"])
    if year is None:
        raise ReferenceTableError(f"{where}, column period", f"{row['period']!r} is no financial year such as 2016/17")
    coverage, note = (row["note"], "") if _COVERAGE.fullmatch(row["note"]) else ("", row["note"])
    return (
        series.id, row["measure"], series.unit, "0", "", code, _qualifiers(row, where), row["period"],
        f"{year[1]}-04-01", f"{int(year[1]) + 1}-03-31", "financial_year", row["value"], "0",
        "U" if "unexplained" in note else "A", coverage, _source(row, "")[0], row["reported_on"], note,
    )  # fmt: skip


def _qualifiers(row: RawRow, where: str) -> str:
    parts: list[str] = []
    age = row["age_group"]
    if age:
        under, and_under = _UNDER.fullmatch(age), _AND_UNDER.fullmatch(age)
        if under is None and and_under is None:
            raise ReferenceTableError(f"{where}, column age_group", f"{age!r} is no age group such as 'under 18'")
        parts.append(f"age=0-{int(under[1]) - 1 if under else and_under[1] if and_under else ''}")
    if row["online_flag"] == "online element":
        parts.append("flag=online")
    return ";".join(parts)


def _source(row: RawRow, retrieved: str) -> Row:
    """The release as one outlet printed it on one day."""
    report, released = row["as_reported_by"], row["reported_on"]
    bbc, link = _BBC.fullmatch(report), _URL.fullmatch(report)
    address = f"bbc.co.uk/news/{bbc[1]}" if bbc else link[1] if link else report
    outlet = address.split("/")[0]
    publisher, _, how = row["source"].partition(" Freedom of Information ")
    title = f"Freedom of Information {how}" if how else "Figures"
    title += f", as printed by {outlet}" + (f" ({link[2]})" if link and link[2] else "")
    words = re.sub(r"[^a-z0-9]+", "-", f"{publisher} {'foi ' if how else ''}{outlet} {released}".lower())
    return words, publisher, title, outlet, f"https://{address}", LICENCE, retrieved, "no", "no"


def _about(retrieved: str) -> Description:
    return Description(
        name="nspcc-foi",
        title="Recorded sexual offences against children, NSPCC Freedom of Information requests to police forces",
        description=(
            "Figures compiled from press reports, with the outlet and the date of each; no licence is claimed over the "
            "facts; not official statistics. Releases disagree in places: every one is kept, under its own date. The "
            "two counts of territorial police forces and the counts of Childline sessions come from the same reports."
        ),
        retrieved=retrieved,
        licences=(
            {"name": "notspecified", "title": "Facts as printed by news outlets; no licence claimed over the facts"},
        ),
        sources=(
            {
                "title": "NSPCC (National Society for the Prevention of Cruelty to Children), Freedom of Information "
                "requests to police forces, as printed by news outlets; each is named in sources.csv",
                "path": "https://www.nspcc.org.uk/",
            },
        ),
    )
