"""Which numbers would have to be wrong: said in the working of a finding about sums, where it narrows the search down.

The message of a finding never blames a number. But where several sums fail together, or others hold that share numbers
with the one that fails, fewer numbers come into question than are printed in it, and a fact-checker looks there first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.checks.check import ArticleDesk
from pipeline.records import Finding
from pipeline.relate.system import smallest_wrong

#: Sums around one finding beyond which it is a table of its own.
_LARGEST = 40


def with_smallest_set(desk: ArticleDesk, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, with the smallest set of wrong numbers in the working of those about sums; one that several failing
    sums share is where a finding without a diagnosis points."""
    return tuple(_told(desk, finding) for finding in findings)


def _told(desk: ArticleDesk, finding: Finding) -> Finding:
    if not finding.code.startswith("N"):
        return finding
    around = dict.fromkeys(sum_ for id_ in sorted(finding.subjects) for sum_ in desk.sums_of.get(id_, ()))
    failing = [sum_ for sum_ in around if desk.fit_of[sum_] is False and sum_.ids <= finding.subjects]
    if not failing or len(around) > _LARGEST:
        return finding
    holding = [sum_ for sum_ in around if desk.fit_of[sum_]]
    sets = smallest_wrong(failing, holding, lambda id_: desk.claim(id_).quantity, desk.confirmed)
    if sets and len(sets[0]) > 1:
        return _with_working(finding, "no single wrong number explains all of it")
    if len(sets) != 1:
        return finding  # more than one number comes into question, as print alone shows
    (only,) = sets[0]
    passage = desk.claim(only).quantity.passage
    told = _with_working(finding, f"all of it fits if only {passage.text} is wrong")
    return replace(told, passage=passage) if len(failing) > 1 and not finding.diagnosis else told


def _with_working(finding: Finding, words: str) -> Finding:
    return replace(finding, working="; ".join(part for part in (finding.working, words) if part))
