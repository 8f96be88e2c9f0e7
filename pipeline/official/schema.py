"""The tidy tables of a data set, column by column. Names follow SDMX and the RDF Data Cube where they have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldType = Literal["string", "integer", "number", "date", "partial date", "qualifiers", "list", "flag"]
#: "cell": the column and every cell of it; "column": the column, whose cells may be empty; "no": neither.
Needed = Literal["cell", "column", "no"]

PERIOD_KINDS = (
    "calendar_year", "financial_year", "academic_year", "year_ending", "three_years", "quarter", "month",
    "rolling_3_months", "point_in_time", "span",
)  # fmt: skip
MEASURE_TYPES = (
    "count", "rate", "percent", "percent_change", "point_change", "ratio", "index", "currency", "mean", "median",
    "duration",
)  # fmt: skip
#: SDMX CL_OBS_STATUS: A normal, B break, E estimated, F forecast, I imputed, M missing, O missing value,
#: P provisional, Q suppressed, S strike, U low reliability.
STATUSES = ("A", "B", "E", "F", "I", "M", "O", "P", "Q", "S", "U")
ALIAS_USES = ("name", "abbreviation", "force", "demonym")


@dataclass(frozen=True)
class Field:
    """A column. ``list`` cells are parted by ``|``; a ``partial date`` is YYYY, YYYY-MM or YYYY-MM-DD."""

    name: str
    type: FieldType
    about: str
    needed: Needed = "no"
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of a data set: its columns in order, and the columns that together name a row."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)


OBSERVATIONS = Table(
    "observations",
    (
        Field("indicator", "string", "what is measured: an id of the table of indicators", "cell"),
        Field("measure_type", "string", "RDF Data Cube measure", "cell", MEASURE_TYPES),
        Field("unit_measure", "string", "SDMX UNIT_MEASURE: the counted noun, percent, GBP, per_100k …", "cell"),
        Field("unit_mult", "integer", "SDMX UNIT_MULT: power of ten (0 units, 3 thousands, 6 millions)", "cell"),
        Field("base_period", "string", "for an index, a rate or a change: what it is compared with"),
        Field("ref_area", "string", "SDMX REF_AREA: a code of the table of geographies", "cell"),
        Field("qualifiers", "qualifiers", "key=value;key=value, sorted by key; empty for the total", "column"),
        Field("time_period", "string", "the period as published: 2016/17, year ending March 2017", "cell"),
        Field("period_start", "date", "first day", "cell"),
        Field("period_end", "date", "last day", "cell"),
        Field("period_type", "string", "kind of period", "cell", PERIOD_KINDS),
        Field("obs_value", "number", "as published, in decimals; empty where suppressed", "column"),
        Field("decimals", "integer", "SDMX DECIMALS; negative where rounded to tens, hundreds …", "cell"),
        Field("obs_status", "string", "SDMX CL_OBS_STATUS", "cell", STATUSES),
        Field("coverage", "string", "what part answered: 39 of 43 forces"),
        Field("source_id", "string", "an id of the table of sources", "cell"),
        Field("release_date", "partial date", "when the value became public, as exactly as known: its vintage", "cell"),
        Field("note", "string", "what a reader of the figure must know"),
    ),
    (
        "indicator", "measure_type", "unit_measure", "ref_area", "qualifiers", "period_start", "period_end",
        "source_id", "release_date",
    ),
)  # fmt: skip

INDICATORS = Table(
    "indicators",
    (
        Field("id", "string", "stable name in lower case with underscores", "cell"),
        Field("label", "string", "name as the publisher gives it", "cell"),
        Field("synonyms", "list", "other names that print uses"),
        Field("unit", "string", "the counted noun in the singular, or the unit", "cell"),
        Field("definition", "string", "what is counted, and what is not"),
        Field("defaults", "qualifiers", "qualifiers that hold where print gives none"),
        Field("geography_kinds", "list", "kinds of place that the rows are about, the finest first"),
        Field("members", "flag", "yes where the rows count a known set, so that a count of some says nothing of it"),
    ),
    ("id",),
)

SOURCES = Table(
    "sources",
    (
        Field("id", "string", "stable name of this release", "cell"),
        Field("publisher", "string", "who compiled the figures", "cell"),
        Field("title", "string", "the release, in words", "cell"),
        Field("outlet", "string", "the news outlet, where it is the only witness"),
        Field("url", "string", "where it was published", "cell"),
        Field("licence", "string", "under which terms the figures may be used", "cell"),
        Field("retrieved", "partial date", "when the figures were taken from there"),
        Field("official", "flag", "yes for official statistics, else no", "cell"),
        Field("one_vintage", "flag", "yes where all figures are as they stood on one day, later than their release"),
    ),
    ("id",),
)

GEOGRAPHIES = Table(
    "geographies",
    (
        Field("code", "string", "GSS code, ISO 3166 code or, with X-, a code of this table's own", "cell"),
        Field("name", "string", "name in English", "cell"),
        Field("kind", "string", "country, region, police force area, county …", "cell"),
        Field("parents", "list", "codes of the areas that hold it, the smallest first"),
        Field("valid_from", "partial date", "when it came to be; empty where not known or long ago"),
        Field("valid_to", "partial date", "its last day, where it is no more"),
        Field("replaced_by", "list", "codes of the areas that took its place"),
    ),
    ("code",),
)

ALIASES = Table(
    "aliases",
    (
        Field("code", "string", "a code of the table of geographies", "cell"),
        Field("alias", "string", "another name that print uses", "cell"),
        Field("use", "string", "what kind of name it is", "cell", ALIAS_USES),
    ),
    ("code", "alias"),
)

TABLES = {table.name: table for table in (OBSERVATIONS, INDICATORS, SOURCES, GEOGRAPHIES, ALIASES)}

_FRICTIONLESS = {"integer": "integer", "number": "number", "date": "date", "flag": "boolean"}


def frictionless(table: Table) -> dict[str, object]:
    """The table's schema in the words of the Frictionless Table Schema."""
    fields: list[dict[str, object]] = []
    for field in table.fields:
        described: dict[str, object] = {"name": field.name, "type": _FRICTIONLESS.get(field.type, "string")}
        if field.type == "flag":
            described |= {"trueValues": ["yes"], "falseValues": ["no"]}
        described["description"] = field.about
        constraints: dict[str, object] = {}
        if field.needed == "cell":
            constraints["required"] = True
        if field.allowed:
            constraints["enum"] = list(field.allowed)
        if constraints:
            described["constraints"] = constraints
        fields.append(described)
    return {"fields": fields, "missingValues": [""], "primaryKey": list(table.key)}
