"""Adapter: what each number is about, against hand labels. The claims are those of ``copydesk claims``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks import scorer
from benchmarks.articles import as_articles
from benchmarks.board import Line, Section, at_least
from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store
from pipeline.report.fields import Fields, claim_fields
from pipeline.settings import Settings

#: (name in the scorer's table, measure, goal in per cent)
MEASURES: tuple[tuple[str, str, float | None], ...] = (
    ("found", "claims found", 95),
    ("not_a_claim_ok", "other numbers recognised", 95),
    ("value", "value", 95),
    ("comparator", "comparator", 90),
    ("direction", "direction", 85),
    ("place", "place", 85),
    ("period", "period", 85),
    ("measure", "measure", 80),
    ("speaker", "speaker", None),
)


def claims(path: Path, parser: Parser, store: Store) -> Iterator[Fields]:
    """A record for every number of the articles in ``path``."""
    articles = as_articles(scorer.lines_of(path), "id")
    for report in desk.check(articles, parser, store, Settings(each_alone=True)).reports:
        for checked in report.claims:
            yield claim_fields(checked, report.sources)


def measure(data: Path, scorers: Path, parser: Parser, store: Store, show: int = 0) -> Section:
    """Read the articles of ``data``/slots and score every number (the scorer lists no misses to show)."""
    del show
    folder = data / "slots"
    with scorer.written(claims(folder / "articles.jsonl", parser, store)) as path:
        raw = scorer.score(scorers / "slots_score.py", folder / "gold.jsonl", path, may_fail=True)
    return Section("slots", tuple(lines(raw)), raw)


def lines(raw: str) -> Iterator[Line]:
    """The measures in what the scorer printed: a dictionary of per cents."""
    found = re.search(r"\{.*?\}", raw)
    figures = ast.literal_eval(found[0]) if found else {}
    for name, title, bound in MEASURES:
        value = figures.get(name)
        now = "not measured" if value is None else f"{value:.1f}%"
        yield Line(title, value, now, None if bound is None else at_least(bound))
