"""What a store holds, in numbers: data sets, indicators, and one indicator's periods, places and latest figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.measure_words import words_of
from pipeline.official.observations import Run
from pipeline.official.package import DataSet
from pipeline.official.store import Store
from pipeline.records import Indicator, Observation, Source


@dataclass(frozen=True)
class Extent:
    """How far some rows reach: how many, in how many places, and the labels of the first and the last period."""

    rows: int
    places: int
    first: str
    last: str
    end: date


@dataclass(frozen=True)
class Part:
    """An indicator's rows in one data set."""

    indicator: Indicator
    extent: Extent


@dataclass(frozen=True)
class Overview:
    """A data set in numbers; ``extent`` is None where it has no figures."""

    data_set: DataSet
    extent: Extent | None
    parts: Sequence[Part]
    sources: Sequence[Source]


def extent_of(runs: Sequence[Run]) -> Extent:
    """How far rows reach; there must be one."""
    first = min((run.first for run in runs), key=lambda period: period[:2])
    last = max((run.last for run in runs), key=lambda period: (period[1], period[0]))
    return Extent(sum(run.rows for run in runs), len({run.place_code for run in runs}), first[2], last[2], last[1])


def overviews(store: Store, data_sets: Iterable[DataSet]) -> list[Overview]:
    """Every data set of a store, in the order of its folders."""
    by_set: dict[str, dict[str, list[Run]]] = {}
    for run in store.observations.runs():
        by_set.setdefault(run.dataset, {}).setdefault(run.indicator, []).append(run)
    found: list[Overview] = []
    for data_set in data_sets:
        groups = by_set.get(data_set.name, {})
        runs = [run for group in groups.values() for run in group]
        sources = [store.sources[id_] for id_ in dict.fromkeys(run.source for run in runs)]
        parts = [Part(store.indicators[id_], extent_of(group)) for id_, group in groups.items()]
        found.append(Overview(data_set, extent_of(runs) if runs else None, parts, sources))
    return found


@dataclass(frozen=True)
class Coverage:
    """One indicator's rows: by kind of place, with the values of each qualifier, and who published them."""

    indicator: Indicator
    kinds: Mapping[str, Extent]
    qualifiers: Mapping[str, Sequence[str]]
    sources: Sequence[tuple[Source, str]]


def coverage(store: Store, indicator: Indicator) -> Coverage:
    """Which periods and places the rows of an indicator are about."""
    kinds: dict[str, list[Run]] = {}
    qualifiers: dict[str, dict[str, None]] = {}
    released: dict[str, str] = {}
    for run in store.observations.runs(indicator.id):
        kinds.setdefault(store.geographies[run.place_code].kind, []).append(run)
        for key, value in run.qualifiers:
            qualifiers.setdefault(key, {})[value] = None
        released[run.source] = max(released.get(run.source, ""), run.release)
    return Coverage(
        indicator,
        {kind: extent_of(runs) for kind, runs in kinds.items()},
        {key: tuple(values) for key, values in qualifiers.items()},
        [(store.sources[id_], day) for id_, day in sorted(released.items(), key=lambda item: (item[1], item[0]))],
    )


def latest(rows: Sequence[Observation], indicator: Indicator) -> list[Observation]:
    """The newest release of the last period for each population, the whole one first."""
    newest: dict[tuple[tuple[str, str], ...], Observation] = {}
    for row in rows:
        known = newest.get(row.qualifiers)
        if known is None or (row.end, row.release) >= (known.end, known.release):
            newest[row.qualifiers] = row
    whole = (indicator.defaults, ())
    return sorted(newest.values(), key=lambda row: (row.qualifiers not in whole, len(row.qualifiers), row.qualifiers))


def search(indicators: Iterable[Indicator], words: Sequence[str]) -> list[Indicator]:
    """The indicators in whose names or definition every word is, those with the words in their name first."""
    wanted = [word.casefold() for word in words]
    folded = set().union(*(words_of(word) for word in words)) if words else set()
    ranked: list[tuple[int, str, Indicator]] = []
    for indicator in indicators:
        texts = ((indicator.label, indicator.id), indicator.synonyms, (indicator.definition, indicator.unit))
        for rank in range(3):
            known = " ".join(text for some in texts[: rank + 1] for text in some).casefold()
            if all(word in known for word in wanted) or (folded and folded <= words_of(known)):
                ranked.append((rank, indicator.label, indicator))
                break
    return [indicator for _, _, indicator in sorted(ranked, key=lambda item: item[:2])]
