"""The generated test: 5,000 sentences made from the shipped tables, right and wrong, half of the templates kept aside.

A sentence is refuted where a number of it ends as a mismatch or as inconsistent. The goals are held against the
templates kept aside; what building looks at are the others, and only their failures are listed by ``--show``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.board import Goal, Line, Section, at_least, rate, table
from benchmarks.generated_cases import Case, Row, cases
from benchmarks.generated_deck import Deck
from benchmarks.generated_templates import ASIDE
from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store
from pipeline.records import Article, Observation, Report, RowEvidence
from pipeline.settings import Settings

WANTED = 5000
SEED = 5
#: After every release of the shipped tables.
PUBLISHED = "2025-06-01"
_REFUTED = frozenset({"mismatch", "inconsistent"})
_SUPPORTED = frozenset({"supported", "supported_rounded", "consistent"})


@dataclass(frozen=True)
class Outcome:
    """What became of a sentence."""

    case: Case
    refuted: bool
    supported: bool
    right_row: bool
    right_diagnosis: bool
    said: str

    @property
    def aside(self) -> bool:
        return self.case.template.id in ASIDE

    @property
    def well(self) -> bool:
        return self.refuted == (self.case.fault is not None) and self.right_row and self.right_diagnosis


def measure(parser: Parser, store: Store, show: int = 0) -> Section:
    """Make the sentences, check them, and hold the half kept aside against the goals."""
    found = list(outcomes(cases(Deck(store), WANTED, SEED), parser, store))
    aside = [one for one in found if one.aside]
    build = [one for one in found if not one.aside]
    failures = [one for one in build if not one.well][:show]
    lines = (*_lines("aside", aside, goals=True), *_lines("build", build, goals=False))
    raw = "\n".join(f"{one.case.id} [{one.case.fault or 'right'}] {one.case.text}\n    {one.said}" for one in failures)
    return Section("generated", lines, raw, (by_class(found), by_kind(found)), {"sentences": len(found)})


def outcomes(made: Iterable[Case], parser: Parser, store: Store) -> Iterator[Outcome]:
    """Each sentence as an article of its own, checked."""
    known = list(made)
    articles = (Article(case.id, case.text, published=PUBLISHED) for case in known)
    reports = desk.check(articles, parser, store, Settings(each_alone=True)).reports
    by_id = {report.article.id: report for report in reports}
    return (outcome(case, by_id[case.id]) for case in known)


def outcome(case: Case, report: Report) -> Outcome:
    """A sentence held against what the report says of its numbers."""
    statuses = {checked.status for checked in report.claims}
    rows = {_row(row) for row in _rows(report)}
    said = "; ".join(
        [f"{f.code} {f.message} ({', '.join(f.diagnosis)})" for f in report.findings]
        + [
            f"{c.claim.quantity.passage.text}: {c.status}, {c.reason}"
            for c in report.claims
            if c.status != "not_a_claim"
        ]
    )
    told = "; ".join(" ".join((f.message, *f.diagnosis)) for f in report.findings)
    grave = any(f.severity != "advice" for f in report.findings)
    refuted = grave or bool(statuses & _REFUTED)
    return Outcome(
        case, refuted, not refuted and bool(statuses & _SUPPORTED),
        right_row=case.rows <= rows if refuted else bool(case.rows & rows),
        right_diagnosis=not (refuted and case.diagnosis) or any(words in told for words in case.diagnosis),
        said=said,
    )  # fmt: skip


def _rows(report: Report) -> Iterator[Observation]:
    """The rows that the report's numbers are held against, and those that its findings show."""
    for checked in report.claims:
        for verdict in checked.verdicts:
            if verdict.observation is not None:
                yield verdict.observation
    for finding in report.findings:
        yield from (item.observation for item in finding.evidence if isinstance(item, RowEvidence))


def _row(row: Observation) -> Row:
    return row.indicator, row.place_code, str(row.end)


def _lines(half: str, found: Sequence[Outcome], *, goals: bool) -> Iterator[Line]:
    wrong = [one for one in found if one.case.fault is not None]
    right = [one for one in found if one.case.fault is None]
    hits = [one for one in wrong if one.refuted]
    false = [one for one in right if one.refuted]
    judged = [one for one in found if one.refuted or one.supported]

    def goal(bound: float) -> Goal | None:
        return at_least(bound) if goals else None

    yield rate(f"{half}, refuted: precision", len(hits), len(hits) + len(false), goal(97))
    yield rate(f"{half}, refuted: recall", len(hits), len(wrong), goal(90))
    yield rate(f"{half}, right row, of those judged", sum(one.right_row for one in judged), len(judged), goal(97))
    named = [one for one in hits if one.case.diagnosis]
    yield rate(
        f"{half}, right diagnosis, of those refuted", sum(one.right_diagnosis for one in named), len(named), goal(85)
    )
    yield rate(f"{half}, right sentences supported", sum(one.supported for one in right), len(right))


def by_class(found: Sequence[Outcome]) -> str:
    """Recall and diagnosis by class of fault, in both halves."""
    faults = Counter(one.case.fault for one in found if one.case.fault is not None)
    rows = []
    for fault, _ in faults.most_common():
        cells: list[object] = [fault]
        for aside in (False, True):
            wrong = [one for one in found if one.case.fault == fault and one.aside == aside]
            hits = [one for one in wrong if one.refuted]
            named = [one for one in hits if one.case.diagnosis]
            cells += [
                len(wrong),
                _share(len(hits), len(wrong)),
                _share(sum(o.right_diagnosis for o in named), len(named)),
            ]
        rows.append(cells)
    return table(("fault", "build", "refuted", "diagnosis", "aside", "refuted", "diagnosis"), rows)


def by_kind(found: Sequence[Outcome]) -> str:
    """Refuted and supported by kind of template, in both halves."""
    rows = []
    for kind in dict.fromkeys(one.case.template.kind for one in found):
        cells: list[object] = [kind]
        for aside in (False, True):
            here = [one for one in found if one.case.template.kind == kind and one.aside == aside]
            wrong, right = ([one for one in here if (one.case.fault is None) == clean] for clean in (False, True))
            cells += [
                _share(sum(one.refuted for one in wrong), len(wrong)),
                _share(sum(one.refuted for one in right), len(right)),
                _share(sum(one.supported for one in right), len(right)),
            ]
        rows.append(cells)
    heads = ("kind", "build: refuted", "false", "supported", "aside: refuted", "false", "supported")
    return table(heads, rows)


def _share(hits: int, all_: int) -> str:
    return f"{100 * hits / all_:.0f}%" if all_ else "–"
