"""Adapter: a claim against a table. The sentences are read and matched by the engine's own steps, with the benchmark's
reference values as the store.

Conventions of the labels, mapped here: values from a hundred billion on are rounded to three figures, and a figure of
a day or a month is held against the year's row. A verdict of the benchmark is one within 5 per cent of the row; ours,
which knows no tolerance, is told beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import floor, log10
from pathlib import Path
from typing import Any

from benchmarks import scorer
from benchmarks.board import Line, Section, at_least, missing
from benchmarks.demo_tables import demo_store
from benchmarks.scorer import lines_of
from benchmarks.tables_store import Reference, reference
from pipeline import desk
from pipeline.language import Parser
from pipeline.match.indicators import Names
from pipeline.match.kinds import same_unit
from pipeline.official.store import Store
from pipeline.records import Article, Claim, Match, Observation
from pipeline.settings import HouseStyle

Fields = dict[str, Any]
_SCORER = "tables_score.py"
_TOLERANCE = 0.05
_SAME = 1e-3  # the scorer's own
_ROUNDED_FROM = 1e11
_FIGURES = 3
#: Roles that say how much of something there is, or was.
_LEVELS = frozenset({"level", "total", "baseline", "rate", "share"})

#: (mode, path in what the scorer prints, measure, goal in per cent)
MEASURES: tuple[tuple[str, tuple[str, ...], str, float | None], ...] = (
    ("identify", ("all", "precision"), "identify, all: precision", 90),
    ("identify", ("all", "recall"), "identify, all: recall", 90),
    ("identify", ("core", "precision"), "identify, core: precision", 93),
    ("identify", ("core", "recall"), "identify, core: recall", 92),
    ("identify", ("slice:list", "f1"), "list sentences, F1", 80),
    ("identify", ("non_template", "f1"), "sentences of no template, F1", None),
    ("identify", ("unseen_domain", "f1"), "sites seen nowhere else, F1", None),
    ("extract", ("judged_precision",), "extract from text alone: precision", 95),
    ("extract", ("recall",), "extract from text alone: recall", 88),
    ("verify", ("all", "accuracy"), "verify", 95),
    ("verify", ("all", "per_label_PRF", "refuted", "0"), "verify, precision of refuted", 93),
    ("own", ("all", "per_label_PRF", "refuted", "0"), "our own verdict, precision of refuted", None),
    ("own", ("all", "per_label_PRF", "refuted", "1"), "our own verdict, recall of refuted", None),
    ("demo", ("all", "accuracy"), "ten claims of the demo", 100),
)  # fmt: skip
_OURS = {
    "supported": "supported", "supported_rounded": "supported", "revised_since": "supported",
    "superseded": "supported", "mismatch": "refuted",
}  # fmt: skip


@dataclass(frozen=True)
class Stated:
    """One number of a sentence that is of an indicator: what the reading and the match make of it."""

    claim: Claim
    match: Match | None

    @property
    def value(self) -> float | None:
        value = self.claim.quantity.value
        return float(value) if isinstance(value, (int, float)) else None

    @property
    def row(self) -> Observation | None:
        """The row of the match; for a day or a month, that of the year around it."""
        if self.match is None or self.match.observation is not None:
            return self.match.observation if self.match else None
        near, period = self.match.runner_up, self.claim.period
        around = (
            self.match.level == "other period"
            and near is not None and period is not None and period.start is not None and period.end is not None
            and near.start <= period.start and period.end <= near.end
        )  # fmt: skip
        return near if around else None


def read(texts: Iterable[str], parser: Parser, known: Store) -> dict[str, list[Stated]]:
    """What each text states of the store's indicators."""
    unique = list(dict.fromkeys(texts))
    names = Names(known.indicators)
    articles = [Article(str(place), text) for place, text in enumerate(unique)]
    found: dict[str, list[Stated]] = {}
    for reading in desk.read(articles, parser, known):
        laid = desk.lay_out(reading, names, known, HouseStyle())
        found[reading.article.text] = [
            Stated(claim, laid.levels.get(claim.id))
            for claim in reading.claims
            if claim.role in _LEVELS
            and (named := laid.named.get(claim.id)) is not None
            and named.exact
            and same_unit(claim.quantity, named.indicator)
        ]
    return found


def as_labelled(value: float) -> float:
    """A value with as many figures as the labels give it."""
    if abs(value) < _ROUNDED_FROM:
        return value
    return round(value, _FIGURES - 1 - floor(log10(abs(value))))


def same_value(a: float | None, b: float) -> bool:
    return a is not None and any(abs(x - b) <= _SAME * max(abs(b), 1e-9) for x in (a, as_labelled(a)))


def identified(gold: Iterable[Fields], found: Mapping[str, Sequence[Stated]], known: Reference) -> Iterator[Fields]:
    """Of each (place, property, value) of a text: is it what the text states?"""
    for record in gold:
        said = states(record, found[record["text"]], known) is not None
        yield {"id": record["id"], "pred": "claim" if said else "not_claim"}


def states(record: Fields, found: Iterable[Stated], known: Reference) -> Stated | None:
    """The number that states what the record says, or None."""
    code = known.code(record["entity"])
    return next(
        (
            stated
            for stated in found
            if stated.claim.indicator == record["property"]
            and stated.claim.place_code == code
            and same_value(stated.value, record["value"])
        ),
        None,
    )


def extracted(found: Mapping[str, Sequence[Stated]], known: Reference) -> Iterator[Fields]:
    """What every text states."""
    for text, stated in found.items():
        claims = [
            {"entity": entity, "property": s.claim.indicator, "value": as_labelled(s.value)}
            for s in stated
            if (entity := known.entities.get(s.claim.place_code or "")) is not None and s.value is not None
        ]
        yield {"text": text, "claims": claims}


def verified(
    gold: Iterable[Fields], found: Mapping[str, Sequence[Stated]], known: Reference, ours: bool = False
) -> Iterator[Fields]:
    """A verdict on each record by the row that the match found; ``ours``: the match's own verdict."""
    for record in gold:
        stated = states(record, found[record["text"]], known)
        row = stated.row if stated else None
        verdict = "not_enough_info"
        if ours:
            verdict = _OURS.get(stated.match.status if stated and stated.match else "", verdict)
        elif row is not None and row.value is not None:
            verdict = "supported" if within(record["value"], row.value) else "refuted"
        yield {"id": record["id"], "verdict": verdict, "ref_value": row.value if row else None}


def judged(gold: Iterable[Fields], found: Mapping[str, Sequence[Stated]]) -> Iterator[Fields]:
    """A verdict on each claim of the demo, which names no property: by the first of its numbers that has a row."""
    for record in gold:
        pairs = ((s.value, s.row.value) for s in found[record["text"]] if s.row is not None)
        value, row = next(((v, r) for v, r in pairs if v is not None and r is not None), (None, None))
        verdict = "not_enough_info"
        if value is not None and row is not None:
            verdict = "supported" if within(value, row) else "refuted"
        yield {"id": record["id"], "verdict": verdict, "ref_value": row}


def within(value: float, reference_value: float) -> bool:
    return abs(value - reference_value) <= _TOLERANCE * abs(reference_value)


def measure(data: Path, scorers: Path, parser: Parser, store: Store, show: int = 0) -> Section:
    """Read the sentences of ``data``/tables, match them with the reference values beside them, and score."""
    del show
    folder = data / "tables"
    results = scores(folder / "vr15", scorers / _SCORER, parser, store)
    results |= demo_scores(folder / "tv17_demo", scorers / _SCORER, parser, store)
    printed = json.dumps(results, indent=1)
    return Section("tables", tuple(lines(results)), printed)


def scores(folder: Path, scorer_: Path, parser: Parser, store: Store) -> dict[str, Fields]:
    """The scorer's result by mode."""
    gold, claims = list(lines_of(folder / "claims.jsonl")), list(lines_of(folder / "verify.jsonl"))
    known = reference(folder / "reference", store)
    found = read((record["text"] for record in (*gold, *claims)), parser, known.store)
    run = partial(_scored, scorer_)
    in_gold = {record["text"] for record in gold}
    return {
        "identify": run("identify", folder / "claims.jsonl", identified(gold, found, known)),
        "extract": run(
            "extract", folder / "claims.jsonl", extracted({t: s for t, s in found.items() if t in in_gold}, known)
        ),
        "verify": run("verify", folder / "verify.jsonl", verified(claims, found, known)),
        "own": run("verify", folder / "verify.jsonl", verified(claims, found, known, ours=True)),
    }


def demo_scores(folder: Path, scorer_: Path, parser: Parser, store: Store) -> dict[str, Fields]:
    """The scorer's result on the claims of the demo; none where there are none."""
    claims = list(lines_of(folder / "claims.jsonl"))
    if not claims:
        return {}
    found = read((record["text"] for record in claims), parser, demo_store(folder / "tables", store))
    return {"demo": _scored(scorer_, "verify", folder / "claims.jsonl", judged(claims, found))}


def _scored(scorer_: Path, mode: str, gold: Path, predictions: Iterable[Fields]) -> Fields:
    with scorer.written(predictions) as path:
        result: Fields = json.loads(scorer.score(scorer_, mode, gold, path))
    return result


def lines(results: Mapping[str, Fields]) -> Iterator[Line]:
    """The measures in what the scorer printed."""
    for mode, path, title, bound in MEASURES:
        goal = None if bound is None else at_least(bound)
        value: Any = results.get(mode)
        for step in path:
            value = value[int(step)] if isinstance(value, list) else (value or {}).get(step)
        if value is None or _is_empty(results[mode][path[0]]):
            yield missing(title, "no claims", goal)
        else:
            yield Line(title, 100 * value, f"{100 * value:.1f}%", goal)


def _is_empty(part: Any) -> bool:
    """Whether no claim of the data is in a part that the scorer prints."""
    return isinstance(part, dict) and part.get("n") == 0
