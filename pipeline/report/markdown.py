"""A report to paste into a ticket: findings with their sentences, the evidence with its sources, the account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Batch, CheckedClaim, Finding, Report, Status
from pipeline.report.account import decision_words, quotations
from pipeline.report.evidence_words import particulars, witnesses
from pipeline.report.markdown_text import escaped, link, row, with_bold
from pipeline.report.shelf import Shelf, passages
from pipeline.report.style import Style
from pipeline.report.wording import STATUSES, several, severities
from pipeline.settings import Settings

#: The first line, which nobody sees where the report is shown: by it the report is never read as an article.
SIGN = "<!-- generator: copydesk -->"
#: Statuses of numbers that nothing could be said of.
OPEN: tuple[Status, ...] = ("no_reference", "not_checkable")


@dataclass(frozen=True)
class _Sum:
    """What the table at the end says of an article."""

    name: str
    errors: int
    warnings: int
    advice: int
    numbers: int
    unchecked: int


def findings(batch: Batch, _settings: Settings, _style: Style) -> Iterator[str]:
    """A part an article; behind several articles a table of them, worst first."""
    shelf = Shelf(batch.articles)
    sums: list[_Sum] = []
    yield f"{SIGN}\n\n"
    for report in batch.reports:
        yield ("\n" if sums else "") + f"# {escaped(report.article.id)}\n"
        yield from _part(report, shelf)
        sums.append(_sum(report))
    if len(sums) > 1:
        yield from _closing(sums, batch)


def _part(report: Report, shelf: Shelf) -> Iterator[str]:
    article = report.article
    about = [article.title, article.author, article.outlet, article.published]
    if any(about):
        yield f"\n{escaped(', '.join(part for part in about if part))}\n"
    yield f"\n{severities([finding.severity for finding in report.findings])}"
    yield f", {len(report.dismissed):,} dismissed\n" if report.dismissed else "\n"
    for finding in report.findings:
        yield from _finding(finding, report, shelf)
    yield from _put_aside(report, shelf)
    yield "\n## Account\n"
    yield from _account(report, shelf)


def _finding(finding: Finding, report: Report, shelf: Shelf) -> Iterator[str]:
    known = [finding.passage, *(passage for _, passage in passages(finding))]
    here = next((passage for passage in known if passage.article == report.article.id), finding.passage)
    where = shelf.places(here.article).where(here.start)
    yield f"\n## {finding.severity} {finding.code} {escaped(finding.name, start=False)}, {where}\n"
    yield f"\n{escaped(finding.message)}\n"
    yield f"\n> {with_bold(*shelf.sentence(here))}\n"
    parts = list(particulars(finding))
    if parts:
        yield "\n"
        yield from (f"- {name}: {escaped(words, start=False)}\n" for name, words in parts)
    evidence = list(witnesses(finding, shelf))
    if here != finding.passage:  # the finding stands at another article, whose words are evidence here
        first = finding.passage
        place = f"{first.article}, {shelf.places(first.article).where(first.start)}"
        evidence_rows = [row(["", escaped(f"“{first.text}”"), escaped(place)])]
    else:
        evidence_rows = []
    evidence_rows += [row([escaped(one.label), escaped(one.says), link(one.where, one.url)]) for one in evidence]
    if evidence_rows:
        yield "\n" + row(["evidence", "what it says", "where it stands"]) + row(["---"] * 3)
        yield from evidence_rows


def _put_aside(report: Report, shelf: Shelf) -> Iterator[str]:
    """The findings that count for nothing: those that a person has dismissed, with the reason; those of a baseline."""
    if report.dismissed:
        yield "\n## Dismissed\n\n"
    for finding in report.dismissed:
        where = f"{finding.code} {finding.name}, {shelf.places(finding.passage.article).where(finding.passage.start)}"
        reason = decision_words(finding.decision) if finding.decision else "in the baseline"
        yield f"- {escaped(f'{where}: {finding.message}; {reason}', start=False)}\n"


def _account(report: Report, shelf: Shelf) -> Iterator[str]:
    tally = report.tally()
    counts = ", ".join(f"{count:,} {STATUSES[status]}" for status, count in tally.items())
    yield f"\n{several(len(report.claims), 'number')} read" + (f": {counts}\n" if counts else "\n")
    listed = [checked for status in tally for checked in report.claims if checked.status == status]
    if listed:
        yield "\n" + row(["status", "number", "where", "why"]) + row(["---"] * 4)
        yield from (_number(checked, shelf) for checked in listed)
    if report.quotes:
        yield f"\nQuotations: {escaped(quotations(report.quotes), start=False)}\n"
    for note in report.notes:
        yield f"\nNote: {escaped(note, start=False)}\n"


def _number(checked: CheckedClaim, shelf: Shelf) -> str:
    passage = checked.claim.quantity.passage
    where = shelf.places(passage.article).brief(passage.start)
    return row([STATUSES[checked.status], escaped(passage.text), where, escaped(checked.reason)])


def _sum(report: Report) -> _Sum:
    found = [finding.severity for finding in report.findings]
    tally = report.tally()
    return _Sum(
        report.article.id,
        found.count("error"),
        found.count("warning"),
        found.count("advice"),
        len(report.claims),
        sum(tally.get(status, 0) for status in OPEN),
    )


def _closing(sums: list[_Sum], batch: Batch) -> Iterator[str]:
    yield f"\n# All {len(sums):,} articles\n"
    yield f"\n{severities([finding.severity for finding in batch.findings])}; "
    yield "what touches several articles is counted with each in the table\n"
    yield "\n" + row(["article", "errors", "warnings", "advice", "numbers read", "could not be checked"])
    yield row(["---", *["--:"] * 5])
    for one in sorted(sums, key=lambda one: (-one.errors, -one.warnings, -one.advice)):
        figures = (one.errors, one.warnings, one.advice, one.numbers, one.unchecked)
        yield row([escaped(one.name), *(f"{figure:,}" for figure in figures)])
