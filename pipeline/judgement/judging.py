"""What the engine found, as this newsroom judges it: severities, house style, decisions and a baseline.

Batch in, Batch out, a report at a time: nothing is collected, however long the batch is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.extract.paragraphs import paragraphs
from pipeline.finding_keys import code_of, keyed_across
from pipeline.judgement.baseline import Known
from pipeline.judgement.decisions import Entry
from pipeline.judgement.sequences import Filtered, Mapped
from pipeline.per_cent import in_house
from pipeline.records import Batch, Finding, Report
from pipeline.settings import Settings


@dataclass(frozen=True)
class Judgement:
    """What is laid over the findings: decisions by key, and the known findings of a baseline by key."""

    settings: Settings
    decisions: Mapping[str, Entry] = field(default_factory=dict)
    known: Mapping[str, Sequence[Known]] = field(default_factory=dict)

    def settled(self, finding: Finding) -> Finding:
        """A keyed finding with the severity, the style and the decision that this newsroom gives it."""
        level = self.settings.level(finding.code)
        entry = self.decisions.get(finding.key)
        return replace(
            finding,
            severity=finding.severity if level is None or level == "off" else level,
            suggestion=in_house_style(finding.suggestion, self.settings),
            decision=entry.decision if entry else finding.decision,
        )


class Judged:
    """A batch under a judgement."""

    def __init__(self, found: Batch, judgement: Judgement) -> None:
        """Take what the engine found; nothing is read of it yet."""
        self._found = found
        self._judgement = judgement
        self._across: dict[Finding, Finding] = {}
        self._all = Mapped(found.findings, self._settled)

    @cached_property
    def batch(self) -> Batch:
        """The batch with every finding keyed and judged; dismissed and known ones are put aside in their reports."""
        return replace(
            self._found,
            reports=Mapped(self._found.reports, self._report),
            findings=Filtered(self._all, lambda finding: not self._is_aside(finding)),
        )

    def undismissed(self) -> Iterator[Finding]:
        """The findings that a baseline holds: all, known ones too, but for those that a person has dismissed."""
        return (one for one in self._all if one.decision is None or one.decision.verdict != "dismissed")

    def left_out(self) -> int:
        """How many findings the baseline keeps back."""
        return sum(1 for one in self._all if one.decision is None and self._is_known(one))

    def stale(self, covers: Callable[[Entry], bool]) -> list[Entry]:
        """The decisions whose finding no longer occurs, in the order of their files.

        ``covers`` says of a decision whose article is not noted, or is not among those of the batch under that name,
        whether everything that it may be about was checked.
        """
        return [
            entry
            for entry in self._judgement.decisions.values()
            if entry.decision is not None
            and self._missing(entry.key)
            and (entry.article in self._found.articles or covers(entry))
        ]

    def gone(self) -> list[Known]:
        """The entries of the baseline whose finding no longer occurs in an article that was checked."""
        missing = (entries for key, entries in self._judgement.known.items() if self._missing(key))
        return [entry for entries in missing for entry in entries if entry.article in self._found.articles]

    def _is_aside(self, finding: Finding) -> bool:
        """Whether a finding counts for nothing: a person has dismissed it, or nobody has decided and it is known."""
        if finding.decision is not None:
            return finding.decision.verdict == "dismissed"
        return self._is_known(finding)

    def _is_known(self, finding: Finding) -> bool:
        """Whether the baseline has it: in its article, or in one that is not checked now, for files are renamed.

        The same sentence in another article beside the one of the baseline is news. Findings across articles are of
        several, and of articles by themselves the others are not known while the run goes on.
        """
        entries = self._judgement.known.get(finding.key, ())
        if not entries or self._judgement.settings.each_alone or finding.code in self._batch_codes:
            return bool(entries)
        if any(entry.article == finding.passage.article for entry in entries):
            return True
        return any(entry.article not in self._found.articles for entry in entries)

    def _missing(self, key: str) -> bool:
        """Whether the key's check ran and did not find it."""
        return key not in self._keys and self._ran.get(code_of(key), True)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(finding.key for finding in self._all)

    @cached_property
    def _batch_codes(self) -> frozenset[str]:
        from pipeline.checks.check import all_checks

        return frozenset(check.code for check in all_checks() if check.batch is not None)

    @cached_property
    def _ran(self) -> Mapping[str, bool]:
        from pipeline.checks.check import all_checks  # the checks bring the engine with them

        settings = self._judgement.settings
        return {
            check.code: check.runs(settings) and not (settings.each_alone and check.batch is not None)
            for check in all_checks()
        }

    def _report(self, report: Report) -> Report:
        kept: list[Finding] = []
        aside: list[Finding] = []
        for finding in map(self._settled, report.findings):
            (aside if self._is_aside(finding) else kept).append(finding)
        return replace(report, findings=tuple(kept), dismissed=(*report.dismissed, *aside))

    def _settled(self, finding: Finding) -> Finding:
        return self._judgement.settled(self._named(finding))

    def _named(self, finding: Finding) -> Finding:
        """Findings of one article come with their keys; one across articles needs the article that it stands in."""
        if finding.key:
            return finding
        if finding not in self._across:
            text = self._found.articles[finding.passage.article].text
            self._across[finding] = keyed_across(paragraphs(text), finding)
        return self._across[finding]


def in_house_style(suggestion: str | None, settings: Settings) -> str | None:
    """A suggested correction as the paper prints percentages."""
    return None if suggestion is None else in_house(suggestion, settings.house_style.per_cent)
