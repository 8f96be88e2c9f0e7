"""What is only seen when all articles have been read: the findings across them, and the reports that these go into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline import merging
from pipeline.checks.batch_desk import BatchDesk, exact_figure
from pipeline.checks.check import Check, all_checks
from pipeline.match.sieve import ALWAYS
from pipeline.records import Change, Finding, PassageEvidence, Reading, Report, Trace
from pipeline.settings import Settings

_Findings = tuple[Finding, ...]


@dataclass(frozen=True)
class Across:
    """Findings across articles, by the articles that they touch.

    ``changed`` are an article's own findings where one across articles has become part of their working, ``touching``
    those that name it anywhere, ``first`` those that come first in it, each by the article's id.
    """

    changed: Mapping[str, _Findings] = field(default_factory=dict)
    touching: Mapping[str, _Findings] = field(default_factory=dict)
    first: Mapping[str, _Findings] = field(default_factory=dict)

    def complete(self, report: Report) -> Report:
        """The report with the findings of the batch that touch its article."""
        id_ = report.article.id
        if id_ not in self.changed and id_ not in self.touching:
            return report
        own = self.changed.get(id_, report.findings)
        return replace(report, findings=(*own, *self.touching.get(id_, ())))

    def once(self, article: str, own: _Findings) -> _Findings:
        """The findings that stand with the article where every finding of the batch comes once, in order."""
        found = (*self.changed.get(article, own), *self.first.get(article, ()))
        return tuple(sorted(found, key=lambda finding: (finding.passage.start, finding.code)))


def wanted(settings: Settings) -> tuple[Check, ...]:
    """The checks that the settings ask for, by code."""
    return tuple(check for check in all_checks() if check.runs(settings))


def narrowed(reading: Reading, checks: Sequence[Check]) -> tuple[Reading, tuple[Trace, ...]]:
    """The reading with those claims that a check across articles asks for, and no others: they are nine tenths of it;
    and what it may have in common with other articles, as each check asks for it, once."""
    finders = dict.fromkeys(check.traces for check in checks if check.batch is not None)
    traces = tuple(trace for finder in finders for trace in (finder(reading) if finder is not None else (ALWAYS,)))
    if ALWAYS in traces:
        return reading, traces
    exact = {claim.id for claim in reading.claims if exact_figure(claim) is not None}
    new = _new_ids(exact.union(*(trace.claims for trace in traces)))
    traces = tuple(replace(trace, claims=tuple(new[id_] for id_ in trace.claims)) for trace in traces)
    return _with_claims(reading, new), traces


def shared(narrow: Reading, kept: Sequence[Trace]) -> Reading:
    """The reading with what another article may share, by the traces that the sieve has kept, and nothing else.

    What is not compared but looked up (other quotations, persons, figures) is read again when it is asked for.
    """
    if narrow.article.source or ALWAYS in kept:
        return narrow
    quotes = tuple(narrow.quotes[place] for place in sorted({place for trace in kept for place in trace.quotes}))
    new = _new_ids({id_ for trace in kept for id_ in trace.claims})
    return _with_claims(replace(narrow, quotes=quotes, entities=()), new)


def _new_ids(ids: Iterable[int]) -> Mapping[int, int]:
    """Claims stand in the order of their ids, so those that are left have new ones: old id -> new id."""
    return {old: place for place, old in enumerate(sorted(ids))}


def _with_claims(reading: Reading, new: Mapping[int, int]) -> Reading:
    claims = tuple(replace(reading.claims[old], id=place) for old, place in new.items())
    changes = (_renumbered(change, new) for change in reading.changes)
    return replace(reading, claims=claims, changes=tuple(change for change in changes if change.new is not None))


def _renumbered(change: Change, new: Mapping[int, int]) -> Change:
    def id_of(old: int | None) -> int | None:
        return None if old is None else new.get(old)

    return replace(
        change, old=id_of(change.old), new=id_of(change.new), amount=id_of(change.amount),
        percent=id_of(change.percent), points=id_of(change.points), multiple=id_of(change.multiple),
    )  # fmt: skip


def find(
    readings: Sequence[Reading],
    settings: Settings,
    own: Callable[[str], _Findings],
    whole: Callable[[str], Reading] | None = None,
) -> Across:
    """Run the checks across articles. ``own`` gives the findings of a reported article by itself, by its id; it is
    asked only for the articles that a finding touches. ``whole`` is as in ``BatchDesk``."""
    if settings.each_alone:
        return Across()
    desk = BatchDesk(readings, whole)
    found = [finding for check in wanted(settings) if check.batch is not None for finding in check.batch(desk)]
    reported = {reading.article.id for reading in readings if not reading.article.source}
    touched = sorted(reported & set().union(*map(_articles, found)))
    before = {id_: own(id_) for id_ in touched}
    after, kept = merging.with_other_articles(list(before.values()), found)
    changed = {id_: now for (id_, was), now in zip(before.items(), after, strict=True) if now != was}
    touching: dict[str, _Findings] = {}
    first: dict[str, _Findings] = {}
    for finding in kept:
        for id_ in _articles(finding):
            touching[id_] = (*touching.get(id_, ()), finding)
        first[finding.passage.article] = (*first.get(finding.passage.article, ()), finding)
    return Across(changed, touching, first)


def _articles(finding: Finding) -> set[str]:
    """The articles and sources that a finding points into."""
    evidence = {item.passage.article for item in finding.evidence if isinstance(item, PassageEvidence)}
    return {finding.passage.article, *evidence}
