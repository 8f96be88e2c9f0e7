"""What a mapping says: which cell of a published table is what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: What a row of headings over wide columns may name, beside "qualifier NAME" and "ignore".
HEADINGS = ("period", "place", "indicator", "unit", "ignore")


@dataclass(frozen=True)
class DataSetPart:
    """The data set that the figures go to: a folder of that name."""

    name: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class SourcePart:
    """The release that the figures come from."""

    publisher: str
    title: str
    url: str
    licence: str
    release_date: str
    retrieved: str = ""
    official: bool = True
    outlet: str = ""
    id: str = ""
    one_vintage: bool = False


@dataclass(frozen=True)
class TablePart:
    """Where in the file the table is. Rows count from 1, as a spreadsheet shows them; ``header`` may be several."""

    sheet: str | int | None = None
    header: tuple[int, ...] = (1,)
    first: int = 0
    last: int = 0
    delimiter: str = ""
    encoding: str = ""
    decimal: str = "."
    footnote_digits: bool = False
    fill_down: tuple[str, ...] = ()
    leave_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class IndicatorPart:
    """One indicator; empty fields are filled from the table or from the mapping's general part."""

    id: str = ""
    label: str = ""
    synonyms: tuple[str, ...] = ()
    unit: str = ""
    measure: str = ""
    multiplier: int | None = None
    definition: str = ""
    defaults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class IndicatorsPart:
    """The indicator of all figures, or the column that names it; ``values`` say more of the names in it."""

    all: IndicatorPart = IndicatorPart()
    column: str = ""
    values: Mapping[str, IndicatorPart] = field(default_factory=dict)
    others: str = "take"


@dataclass(frozen=True)
class NewPlace:
    """A place that the tables of geographies do not have, brought by the mapping."""

    code: str
    kind: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlacePart:
    """The place of all figures, or the column that has its name or code; ``rows`` are codes by number of row."""

    column: str = ""
    code: str = ""
    kinds: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    new: Mapping[str, NewPlace] = field(default_factory=dict)
    unknown: str = "error"


@dataclass(frozen=True)
class PeriodPart:
    """The period of all figures, or the column that has it; ``kind`` is what all of them are."""

    column: str = ""
    all: str = ""
    kind: str = ""


@dataclass(frozen=True)
class ValuePart:
    """The column of the figures, or the wide ones with what their headings name, a word for each header row."""

    column: str = ""
    columns: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    markers_right: bool = False
    times: str = ""
    decimals: int | None = None
    base_period: str = ""


@dataclass(frozen=True)
class UnitPart:
    """Unit and power of ten of all figures, or the columns that have them."""

    column: str = ""
    values: Mapping[str, IndicatorPart] = field(default_factory=dict)
    multiplier_column: str = ""


@dataclass(frozen=True)
class QualifierPart:
    """A column that narrows the figures; ``values`` renames what is in it, to nothing where it means the total."""

    column: str = ""
    all: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NotedPart:
    """The columns with status and notes, and what markers and words in them stand for."""

    status_column: str = ""
    statuses: Mapping[str, str] = field(default_factory=dict)
    note_column: str = ""
    coverage_column: str = ""
    markers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ImportMapping:
    """A whole mapping; ``file`` is where it was read from."""

    file: str
    data_set: DataSetPart
    source: SourcePart
    table: TablePart
    indicators: IndicatorsPart
    place: PlacePart
    period: PeriodPart
    value: ValuePart
    unit: UnitPart
    qualifiers: Mapping[str, QualifierPart]
    noted: NotedPart
