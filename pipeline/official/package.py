"""A data set: a folder with tables and a Frictionless description, ``datapackage.json``, of what they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReferenceTableError
from pipeline.official.schema import OBSERVATIONS, TABLES

DESCRIPTION = "datapackage.json"


@dataclass(frozen=True)
class Resource:
    """A table of a data set; ``hash`` is what its bytes had when they were checked, or None.

    ``indicators`` are those that a table of observations holds rows of; none where its description does not say.
    """

    path: Path
    hash: str | None
    indicators: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DataSet:
    """A data set's name, title and tables by name (indicators, sources …); observations may be in several tables,
    ``observations`` and ``observations-…``."""

    name: str
    title: str
    folder: Path
    resources: dict[str, Resource]
    observations: tuple[Resource, ...] = ()


def find_data_sets(folders: Sequence[Path]) -> tuple[DataSet, ...]:
    """The data sets in the folders: a folder is one itself, or holds some. In the order given, then by name.

    Raises ReferenceTableError when a folder is missing, holds none, or a description cannot be read.
    """
    found: list[DataSet] = []
    for folder in folders:
        if not folder.is_dir():
            raise ReferenceTableError(str(folder), "there is no such folder of reference tables")
        here = (
            [folder] if (folder / DESCRIPTION).is_file() else sorted(p.parent for p in folder.glob(f"*/{DESCRIPTION}"))
        )
        if not here:
            raise ReferenceTableError(
                str(folder), f"no data set is in this folder (no {DESCRIPTION} in it or one level below)"
            )
        found += map(read_description, here)
    return tuple(found)


def read_description(folder: Path) -> DataSet:
    """The description of one data set.

    Raises ReferenceTableError when it is not JSON or names no table that copydesk knows.
    """
    path = folder / DESCRIPTION
    try:
        described = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ReferenceTableError(str(path), f"the description cannot be read ({error})") from error
    resources = described.get("resources") if isinstance(described, dict) else None
    if not isinstance(resources, list) or not all(isinstance(resource, dict) for resource in resources):
        raise ReferenceTableError(str(path), "it has no list of resources")
    known = {
        str(resource["name"]): _resource(path, resource) for resource in resources if resource.get("name") in TABLES
    }
    observed = tuple(_resource(path, resource) for resource in resources if _is_observations(resource.get("name")))
    if not known and not observed:
        raise ReferenceTableError(str(path), f"it names none of the tables {', '.join(TABLES)}")
    name = str(described.get("name") or folder.name)
    return DataSet(name, str(described.get("title") or name), folder, known, observed)


def _is_observations(name: object) -> bool:
    return isinstance(name, str) and (name == OBSERVATIONS.name or name.startswith(f"{OBSERVATIONS.name}-"))


def _resource(description: Path, resource: dict[str, object]) -> Resource:
    path, known_hash = resource.get("path"), resource.get("hash")
    if not isinstance(path, str) or not path:
        raise ReferenceTableError(str(description), f"the resource {resource['name']!r} has no path")
    held = resource.get("indicators")
    return Resource(
        description.parent / path,
        known_hash if isinstance(known_hash, str) else None,
        frozenset(map(str, held)) if isinstance(held, list) else frozenset(),
    )
