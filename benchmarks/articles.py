"""Adapter: arithmetic inside one article. Errors and warnings, each article checked by itself.

The scorer wants a finding as {"id", "start", "end", "kind", "message"}; the ids are those of the clean and unread
articles, of the injected copies and of the hard negatives, each under its own field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import scorer
from benchmarks.articles_study import Texts, ablation, calibration
from benchmarks.board import Goal, Line, Section, at_least, at_most, missing, rate
from benchmarks.scorer import lines_of
from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store
from pipeline.records import Article, Finding
from pipeline.settings import Settings, published_date

#: The files that are checked, with the field that holds a text's id.
FILES = {"clean": "id", "injected": "inj_id", "hard_negatives": "neg_id", "bulk_unread": "id"}

#: Recall by relation and by error: (measure, names in the scorer's table, goal in per cent).
RECALL: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("recall, all injected errors", ("ALL",), 92),
    ("recall, percent change", ("chg",), 95),
    ("recall, difference", ("diff",), 95),
    ("recall, percentage points", ("pp",), 95),
    ("recall, weekday and date", ("weekday_date",), 95),
    ("recall, share", ("part",), 90),
    ("recall, sum", ("sum",), 90),
    ("recall, amount and percent", ("chgamt",), 90),
    ("recall, unit conversion", ("unit",), 90),
    ("recall, fraction", ("fraction_percent",), 90),
    ("recall, million for billion", ("million_billion_slip",), 95),
    ("recall, from and to swapped", ("from_to_swapped",), 95),
    ("recall, direction word", ("wrong_direction_word",), 95),
    ("recall, per cent against points", ("percent_vs_points", "points_vs_percent"), 85),
)

_RECALL = re.compile(r"^  (\w+) +(\d+) +([\d.]+)% +([\d.]+)%$", re.MULTILINE)
_CLEAN = re.compile(r"^clean: (\d+) articles, (\d+) false alarms", re.MULTILINE)
_BULK = re.compile(r"^bulk .*?: (\d+) articles, (\d+) findings", re.MULTILINE)
_PRINTED = re.compile(r"^real printed issues, (.+?): flagged (\d+) of (\d+)$", re.MULTILINE)
_SILENT = re.compile(r"^hard negatives: silent on (\d+) of (\d+)", re.MULTILINE)
_GOALS_PRINTED = {"inconsistent, not currency": at_least(100), "inconsistent, currency": at_least(80)}


def as_articles(records: Iterable[Mapping[str, Any]], id_field: str) -> Iterator[Article]:
    """The articles of a file; a record's own date is used where it is one."""
    for record in records:
        published = published_date(str(record.get("published") or ""))
        yield Article(record[id_field], record["text"], title=record.get("title"), published=published)


def as_prediction(finding: Finding) -> dict[str, Any]:
    """A finding as the scorer reads it, with what the studies need besides."""
    passage = finding.passage
    return {
        "id": passage.article,
        "start": passage.start,
        "end": passage.end,
        "kind": finding.code,
        "message": finding.message,
        "text": passage.text,
        "severity": finding.severity,
        "confidence": finding.confidence,
    }


def predictions(data: Path, parser: Parser, store: Store, lost: list[str]) -> Iterator[dict[str, Any]]:
    """Errors and warnings on every text of the folder, each text by itself; a text that raises is put on ``lost``."""
    settings = Settings(each_alone=True)
    for name, id_field in FILES.items():
        articles = as_articles(lines_of(data / f"{name}.jsonl"), id_field)
        batch = desk.check(articles, parser, store, settings, lambda id_, error: lost.append(f"{id_}: {error!r}"))
        for finding in batch.findings:
            if finding.severity != "advice":
                yield as_prediction(finding)


def measure(data: Path, scorers: Path, parser: Parser, store: Store, show: int = 0) -> Section:
    """Check every text of ``data``/articles and score the findings."""
    folder = data / "articles"
    lost: list[str] = []
    found = list(predictions(folder, parser, store, lost))
    with scorer.written(found) as path:
        raw = scorer.score(scorers / "articles_score.py", folder, path, "--list-misses", show)
    texts = Texts(
        injected=list(lines_of(folder / "injected.jsonl")),
        clean=list(lines_of(folder / "clean.jsonl")),
        relations={record["rel_id"]: record for record in lines_of(folder / "relations.jsonl")},
        negatives=[record["neg_id"] for record in lines_of(folder / "hard_negatives.jsonl")],
    )
    studies = {"calibration": calibration(found, texts), "ablation": ablation(found, texts)}
    return Section(
        "articles",
        (*lines(raw), Line("texts lost to an exception", len(lost), str(len(lost)), at_most(0))),
        raw,
        tables=tuple(study.printed() for study in studies.values()),
        details={name: study.rows() for name, study in studies.items()} | {"lost": lost, "findings": found},
    )


def lines(raw: str) -> Iterator[Line]:
    """The measures in what the scorer printed."""
    seen = {name: (round(int(n) * float(hit) / 100), int(n)) for name, n, hit, _ in _RECALL.findall(raw)}
    for measure_, names, bound in RECALL:
        cases = [seen[name] for name in names if name in seen]
        yield rate(measure_, sum(hits for hits, _ in cases), sum(n for _, n in cases), at_least(bound))
    yield _mean("false alarms a clean article", _CLEAN.search(raw), at_most(0.02))
    yield _mean("findings an unread article", _BULK.search(raw), at_most(0.01))
    silent = _SILENT.search(raw)
    hits, all_ = (int(silent[1]), int(silent[2])) if silent else (0, 0)
    yield rate("hard negatives left alone", hits, all_, at_least(99))
    for verdict, flagged, n in _PRINTED.findall(raw):
        yield rate(f"printed errors, {verdict}", int(flagged), int(n), _GOALS_PRINTED.get(verdict))


def _mean(measure_: str, found: Sequence[str] | re.Match[str] | None, goal: Goal) -> Line:
    if found is None or not int(found[1]):
        return missing(measure_, "no articles", goal)
    mean = int(found[2]) / int(found[1])
    return Line(measure_, mean, f"{mean:.3f} ({found[2]} in {found[1]})", goal)
