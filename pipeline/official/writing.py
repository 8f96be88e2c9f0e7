"""Writing a data set: tables checked first, each file put in place whole, its description with their hashes last."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.package import DESCRIPTION
from pipeline.official.schema import OBSERVATIONS, Table, frictionless
from pipeline.official.tables import Row, check_frame, digest


@dataclass(frozen=True)
class Description:
    """What a data set's description says beside its tables; ``retrieved`` is the day its figures were taken."""

    name: str
    title: str
    description: str
    retrieved: str
    licences: tuple[Mapping[str, str], ...]
    sources: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class _File:
    """A table as it is written: its resource's name, its bytes, and the indicators of its observations."""

    name: str
    table: Table
    content: bytes
    indicators: tuple[str, ...] = ()


def write_data_set(
    folder: Path, about: Description, tables: Sequence[tuple[Table, Iterable[Row]]], apart: bool = False
) -> None:
    """Write the tables as CSV and the description beside them; equal input gives equal bytes.

    With ``apart`` the observations of each indicator are a file of their own, so that a large data set is read no
    further than an article needs.

    Nothing is written unless every table is good, and no file is ever half-written. What rows mention is written
    before them, and the description last, or, of a data set that is there already, just before the observations:
    were the writing cut short, the data set would be the old one, or one whose hashes do not fit and whose tables are
    checked anew when read; never rows of a source or a place that no table has.

    Raises ReferenceTableError when a row is not what its table's columns say or the folder cannot be written.
    """
    files = [file for table, rows in tables for file in _files(table, list(rows), about.name, apart)]
    described = json.dumps(_described(about, files), ensure_ascii=False, indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mentioned = [(f"{file.name}.csv", file.content) for file in files if file.table is not OBSERVATIONS]
        observed = [(f"{file.name}.csv", file.content) for file in files if file.table is OBSERVATIONS]
        description = [(DESCRIPTION, described.encode())]
        grows = all((folder / name).is_file() for name, _ in (*observed, *description))
        for name, content in [*mentioned, *(description + observed if grows else observed + description)]:
            _put(folder / name, content)
    except OSError as error:
        raise ReferenceTableError(str(folder), f"the data set cannot be written ({error.strerror})") from error


def _files(table: Table, rows: list[Row], name: str, apart: bool) -> Iterator[_File]:
    if table is not OBSERVATIONS:
        yield _File(table.name, table, _csv(table, rows, f"{name}/{table.name}.csv"))
        return
    held = sorted({row[0] for row in rows})
    for own in [(indicator,) for indicator in held] if apart else [tuple(held)]:
        file = f"{table.name}-{own[0]}" if apart else table.name
        mine = [row for row in rows if row[0] in own]
        yield _File(file, table, _csv(table, mine, f"{name}/{file}.csv"), own)


def _csv(table: Table, rows: list[Row], name: str) -> bytes:
    import pandas as pd

    check_frame(pd.DataFrame(rows, columns=list(table.columns), dtype=str), table, name)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def _described(about: Description, files: Sequence[_File]) -> dict[str, object]:
    return {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "retrieved": about.retrieved,
        "licenses": [dict(licence) for licence in about.licences],
        "sources": [dict(source) for source in about.sources],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": file.name,
                "path": f"{file.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(file.content),
                "hash": digest(file.content),
                **({"indicators": list(file.indicators)} if file.indicators else {}),
                "schema": frictionless(file.table),
            }
            for file in files
        ],
    }


def _put(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
