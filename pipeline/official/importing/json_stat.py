"""JSON-stat 2.0 (https://json-stat.org/full/) -> grid: a row a value, a column a dimension, codes beside labels."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping
from typing import Any

from pipeline.errors import ReferenceTableError
from pipeline.official.importing.grid import Grid, refuse_too_large
from pipeline.official.importing.workbook_grid import plain

VALUE, STATUS = "value", "status"


def read_json_stat(file: str, text: str) -> Grid:
    """The data set of a JSON-stat text. Raises ReferenceTableError when it is no JSON, or none of JSON-stat."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReferenceTableError(file, f"this is no JSON ({error})".replace("\n", " ")) from error
    if not isinstance(found, dict) or found.get("class", "dataset") != "dataset" or "dimension" not in found:
        advice = 'save one data set: an object with "class": "dataset", "dimension" and "value"'
        raise ReferenceTableError(file, "this is no data set of JSON-stat 2.0", advice)
    try:
        return _grid(file, found)
    except ReferenceTableError:
        raise
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError) as error:
        raise ReferenceTableError(file, f"the JSON-stat is malformed (at {error})".replace("\n", " ")) from error


def _grid(file: str, found: Mapping[str, Any]) -> Grid:
    dimensions = [_categories(found["dimension"][name], str(name)) for name in found["id"]]
    size = math.prod(len(categories) for _, categories in dimensions)
    if [len(categories) for _, categories in dimensions] != list(found["size"]):
        raise ReferenceTableError(file, "size does not fit the categories of the dimensions")
    refuse_too_large(file, size * (2 * len(dimensions) + 2))
    coded = [any(code != label for code, label in categories) for _, categories in dimensions]
    header: list[str] = []
    for (label, _), both in zip(dimensions, coded, strict=True):
        header += [label, f"{label} code"] if both else [label]
    values, statuses = found["value"], found.get("status", {})
    rows = [(*header, VALUE, STATUS)]
    for number, combined in enumerate(itertools.product(*(categories for _, categories in dimensions))):
        cells: list[str] = []
        for (code, label), both in zip(combined, coded, strict=True):
            cells += [label, code] if both else [label]
        value, status = _nth(values, number), _nth(statuses, number)
        if value is not None or status is not None:
            rows.append((*cells, _shown(value), _shown(status)))
    hints = {key: str(found[field]) for key, field in _HINTS.items() if isinstance(found.get(field), str)}
    return Grid(file, "", rows, hints)


_HINTS = {"title": "label", "publisher": "source", "release_date": "updated", "url": "href"}


def _categories(dimension: Mapping[str, Any], name: str) -> tuple[str, list[tuple[str, str]]]:
    category = dimension["category"]
    labels = category.get("label", {})
    index = category.get("index", list(labels))
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else list(index)
    label = str(dimension.get("label") or name)
    return label, [(str(code), str(labels.get(code, code))) for code in codes]


def _nth(values: Any, number: int) -> Any:
    if isinstance(values, list):
        return values[number] if number < len(values) else None
    return values.get(str(number)) if isinstance(values, dict) else values


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, float) else str(value)
