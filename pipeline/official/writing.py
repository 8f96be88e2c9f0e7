"""Writing a data set: tables checked first, each file put in place whole, its description with their hashes last."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.package import DESCRIPTION
from pipeline.official.schema import Table, frictionless
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


def write_data_set(folder: Path, about: Description, tables: Sequence[tuple[Table, Iterable[Row]]]) -> None:
    """Write the tables as CSV and the description beside them; equal input gives equal bytes.

    Nothing is written unless every table is good, and no file is ever half-written. The description goes last: were
    the writing cut short, its hashes would not fit, and the tables would be checked anew when read.

    Raises ReferenceTableError when a row is not what its table's columns say or the folder cannot be written.
    """
    contents = {table: _csv(table, list(rows), f"{about.name}/{table.name}.csv") for table, rows in tables}
    described = json.dumps(_described(about, contents), ensure_ascii=False, indent=2) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table, content in contents.items():
            _put(folder / f"{table.name}.csv", content)
        _put(folder / DESCRIPTION, described.encode())
    except OSError as error:
        raise ReferenceTableError(str(folder), f"the data set cannot be written ({error.strerror})") from error


def _csv(table: Table, rows: list[Row], name: str) -> bytes:
    import pandas as pd

    check_frame(pd.DataFrame(rows, columns=list(table.columns), dtype=str), table, name)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(rows)
    return text.getvalue().encode()


def _described(about: Description, contents: Mapping[Table, bytes]) -> dict[str, object]:
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
                "name": table.name,
                "path": f"{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": digest(content),
                "schema": frictionless(table),
            }
            for table, content in contents.items()
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
