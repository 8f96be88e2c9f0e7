"""The tables of official figures for people: what there is, one indicator, and what a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.official.overview import Coverage, Extent, Overview
from pipeline.records import Indicator, Observation, Source
from pipeline.release_dates import day
from pipeline.report.wording import figure

_MOST = 12  # values of a qualifier, sources, populations that are listed


def listed(found: Iterable[Overview]) -> Iterator[str]:
    """Every data set with its rows, places, periods, sources and indicators."""
    for overview in found:
        yield f"{overview.data_set.name}: {overview.data_set.title}\n"
        if overview.extent is None:
            yield "  no figures of its own\n\n"
            continue
        yield f"  {_extent(overview.extent)}\n"
        for publisher, licence in dict.fromkeys((source.publisher, source.licence) for source in overview.sources):
            yield f"  source: {publisher} (licence: {licence})\n"
        for part in overview.parts:
            yield f"    {part.indicator.id}: {part.indicator.label}, {_extent(part.extent)}\n"
        yield "\n"


def shown(
    found: Coverage, place: str = "", rows: Sequence[Observation] = (), sources: Sequence[Source] = ()
) -> Iterator[str]:
    """One indicator: what it is, what its rows cover, and its latest figures for a place where one is asked for."""
    indicator = found.indicator
    yield f"{indicator.id}: {indicator.label}\n"
    yield f"  counts: {indicator.unit}\n"
    if indicator.definition:
        yield f"  definition: {indicator.definition}\n"
    if indicator.synonyms:
        yield f"  also called: {', '.join(indicator.synonyms)}\n"
    if indicator.defaults:
        yield f"  where print says nothing: {_pairs(indicator.defaults)}\n"
    for key, values in found.qualifiers.items():
        yield f"  {key}: {_some(values)}\n"
    for kind, extent in found.kinds.items():
        yield f"  {kind}: {_extent(extent)}\n"
    for source, released in found.sources[-_MOST:]:
        yield f"  source: {source.publisher}, {source.title}, published {day(released)}\n    {source.url}\n"
    if not place:
        return
    yield f"\n  latest for {place}:\n" if rows else f"\n  no figure for {place}\n"
    for row, source in zip(rows[:_MOST], sources, strict=False):
        about = ", ".join(filter(None, (row.period, _pairs(row.qualifiers))))
        note = f" [{row.note}]" if row.note else ""
        published = f"({source.publisher}, published {day(row.release)})"
        yield f"    {about}: {figure(row.value, row.decimals)}{note} {published}\n"
    if len(rows) > _MOST:
        yield f"    … and {len(rows) - _MOST} more populations\n"


def hits(found: Iterable[Indicator]) -> Iterator[str]:
    """The indicators that a search found, a line each."""
    for indicator in found:
        names = f" (also {_some(indicator.synonyms[:4])})" if indicator.synonyms else ""
        yield f"{indicator.id}: {indicator.label}{names}\n"


def _extent(extent: Extent) -> str:
    periods = extent.first if extent.first == extent.last else f"{extent.first} to {extent.last}"
    rows, places = (
        f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in ((extent.rows, "row"), (extent.places, "place"))
    )
    return f"{rows}, {places}, {periods}"


def _pairs(qualifiers: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{key} {value}" for key, value in qualifiers)


def _some(values: Sequence[str]) -> str:
    return ", ".join(values[:_MOST]) + (f" and {len(values) - _MOST} more" if len(values) > _MOST else "")
